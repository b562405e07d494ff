"""Jobs of a program whose engine answers by script."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.unit.app.test_runs import CALLED, DONE, READY, World
from workbench.agents.documents import AgentDocument, ToolUse
from workbench.app.jobs.values import Job, JobLimits, When
from workbench.app.workbench import Workbench
from workbench.base.paths import Paths
from workbench.engines.api import EngineEvent, TextDelta, ToolCall
from workbench.policy.tool_grants import ArgumentLimit, ToolGrant

NOON = 1_790_000_000.0


def folder(place: Path) -> Paths:
    """A data folder with one model."""
    made = Paths(place / "data", place / "cache")
    made.make()
    (made.models / "talker.replay.json").write_text("{}")
    return made


def agent(*tools: str) -> AgentDocument:
    """An agent with these tools."""
    return AgentDocument("helper", "Helper", tools=tuple(ToolUse(name) for name in tools))


def answers(text: str = "Done.") -> list[EngineEvent]:
    """A model call that answers."""
    return [READY, TextDelta(text), DONE]


def calls(name: str, **arguments: Any) -> list[EngineEvent]:
    """A model call that calls a tool."""
    return [READY, ToolCall("c1", name, json.dumps(arguments)), CALLED]


def sums(**changes: Any) -> Job:
    """A job whose agent may calculate."""
    grant = ToolGrant("calculator", {"expression": ArgumentLimit(most_chars=50)})
    values: dict[str, Any] = {
        "agent": "helper",
        "input": "What is 12 * 7?",
        "grants": (grant,),
        "limits": JobLimits(seconds=20, steps=5, tokens=5_000, tool_calls=5),
    }
    return Job("sums", **(values | changes))


def inbox(place: Path, **changes: Any) -> Job:
    """A job that reads each new file of a folder."""
    grant = ToolGrant(
        "read_file", {"path": ArgumentLimit("path", most_bytes=1_000)}, (str(place),)
    )
    when = When("folder", folder=str(place), pattern="*.txt", stable_s=0.5)
    values: dict[str, Any] = {
        "agent": "helper",
        "input": "Read {file}",
        "when": when,
        "grants": (grant,),
    }
    return Job("inbox", **(values | changes))


async def allowed(bench: Workbench, world: World, job: Job, *tools: str) -> Job:
    """Keep a job and its agent, and allow it."""
    names = tools or tuple(grant.tool for grant in job.grants)
    known = any(one.name == "helper" for one in bench.agents.agents)
    await bench.agents.save(agent(*names), "helper" if known else "")
    known = bench.jobs.library.knows(job.name)
    await bench.jobs.save(job, job.name if known else "", allow=True)
    return job
