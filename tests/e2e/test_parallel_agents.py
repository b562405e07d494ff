"""Agents of a graph that work at once share one model, which writes for all together."""

from __future__ import annotations

import asyncio
from pathlib import Path

from workbench.agents.documents import AgentDocument, AgentModel, ModelOptions
from workbench.agents.graphs.documents import Body, GraphDocument, Link, Node
from workbench.app.run_command import follow
from workbench.app.workbench import open_workbench
from workbench.base.paths import Paths
from workbench.traces.events import AnswerDelta, ModelCallFinished, ModelCallStarted

NAMES = ("one", "two", "three", "four")
TALKS = ModelOptions(temperature=2.0, top_k=0, min_p=0.0, top_p=1.0, max_output_tokens=120)


def _agent(name: str) -> AgentDocument:
    return AgentDocument(name, name.title(), model=AgentModel("starter", options=TALKS))


def _graph() -> GraphDocument:
    team = {"agents": [{"agent": name} for name in NAMES]}
    nodes = (
        Node("asked", "input"),
        Node("team", "parallel", settings=team),
        Node("out", "output"),
    )
    links = (Link("asked", "value", "team", "prompt"), Link("team", "text", "out", "value"))
    return GraphDocument("together", "Together", body=Body(nodes, links))


async def test_that_agents_at_once_are_written_for_in_one_batch(tmp_path: Path) -> None:
    async with open_workbench(Paths(tmp_path / "data", tmp_path / "cache")) as bench:
        bench.settings.change(engine_threads=1)
        for name in NAMES:
            await bench.agents.save(_agent(name))

        run = await bench.runs.start(_graph(), "Tell me a long story")
        await asyncio.wait_for(follow(bench, run, frozenset(), {}), 120)

        events = [record.event for record in run.records]
    ends = [at for at, event in enumerate(events) if isinstance(event, ModelCallFinished)]
    begun = [event for event in events if isinstance(event, ModelCallStarted)]
    early = {e.span_id for e in events[: ends[0]] if isinstance(e, AnswerDelta)}
    assert len(begun) == len(ends) == len(NAMES)
    # One after the other, the first would have ended before another wrote a word.
    assert len(early) == len(NAMES)
