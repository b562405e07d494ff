"""``workbench job``: made of a file, allowed, rehearsed, run, shown, paused, removed."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from tests.unit.app.talker import RECORDING
from workbench.__main__ import _parser
from workbench.agents.documents import AgentDocument, AgentModel, ToolUse
from workbench.agents.files import write_agent
from workbench.app import reports
from workbench.app.jobs import commands
from workbench.app.workbench import open_workbench
from workbench.base.errors import WorkbenchError
from workbench.base.paths import Paths

Say = Callable[..., Awaitable[tuple[int, str, str]]]
JOB = """
format: 1
title: Morning sums
agent: helper
input: What is 12 * 7?
when: {kind: at, times: ['09:00'], days: [mon, tue, wed, thu, fri], zone: Europe/Berlin}
grants:
- tool: calculator
  arguments:
    expression: {kind: text, most_chars: 40}
"""


@pytest.fixture
async def say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> AsyncIterator[Say]:
    """Give a command; returns code, output and errors."""
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    paths.make()
    (paths.models / "talker.replay.json").write_text(json.dumps(RECORDING))
    (tmp_path / "sums.yaml").write_text(JOB)
    tools = (ToolUse("calculator"), ToolUse("save_note"))
    helper = AgentDocument("helper", "Helper", model=AgentModel("talker"), tools=tools)
    (paths.agents / "helper.yaml").write_text(write_agent(helper))
    async with open_workbench(paths) as bench:

        async def said(*words: str) -> tuple[int, str, str]:
            try:
                code = await commands.run(bench, _parser().parse_args(["job", *words]))
            except WorkbenchError as exc:
                code = 1
                reports.tell(f"{exc.message} / {exc.hint}")
            told = capsys.readouterr()
            return code, told.out, told.err

        yield said


async def test_that_a_job_goes_from_its_file_to_a_report(say: Say, tmp_path: Path) -> None:
    assert "There is no job" in (await say("list"))[1]
    code, out, _err = await say("add", str(tmp_path / "sums.yaml"))
    assert code == 0
    assert "Every weekday at 09:00 (Europe/Berlin), the agent helper runs" in out
    assert "workbench job allow sums" in out
    code, out, _err = await say("check", "sums", "--json")
    assert (code, json.loads(out)["asks"]) == (2, "nobody allowed it yet")
    code, _out, err = await say("run", "sums")
    assert code == 1
    assert "nobody allowed it" in err
    code, out, _err = await say("run", "sums", "--rehearse")
    assert code == 0
    assert "1 granted" in out
    assert (await say("allow", "sums"))[0] == 0
    assert (await say("check", "sums"))[0] == 0
    code, out, _err = await say("run", "sums", "--json")
    told = json.loads(out)
    assert (code, told["state"], told["summary"]) == (0, "done", "12 * 7 is 84.")
    assert "owner" not in told
    code, out, _err = await say("show", "sums", "--run", str(told["id"]))
    assert "# Morning sums: done" in out
    assert "12 * 7 is 84." in out
    (row,) = json.loads((await say("list", "--json"))[1])["jobs"]
    assert (row["state"], row["last"]["state"]) == ("on", "done")
    assert row["next_s"] is not None
    assert (await say("pause", "sums"))[0] == 0
    assert "paused" in (await say("show", "sums"))[1]
    assert (await say("resume", "sums"))[0] == 0
    assert (await say("remove", "sums"))[0] == 0
    assert "There is no job" in (await say("list"))[1]


async def test_that_a_refused_run_ends_with_1_and_names_what_to_change(
    say: Say, tmp_path: Path
) -> None:
    text = JOB.replace("What is 12 * 7?", "Note that we need milk")
    (tmp_path / "milk.agentjob.yaml").write_text(text)
    assert (await say("add", str(tmp_path / "milk.agentjob.yaml"), "--allow"))[0] == 0
    code, out, _err = await say("run", "milk")
    assert code == 1
    assert "Tool: `save_note`" in out
    assert "this tool was not granted" in out
    assert "Grant it, with its limits" in out


BAD = [
    (("format: 1", "format: 2"), "newer version"),
    (("agent: helper", "agent: helper\ngraph: other"), "exactly one"),
    (("times: ['09:00']", "times: ['9 am']"), "when.times"),
    (("Europe/Berlin", "Mars/Base"), "time zone"),
    (("most_chars: 40", "most_chars: forty"), "most_chars"),
    (("title:", "colour:"), "colour"),
    (("tool: calculator", "tool: ''"), "grants"),
    (("input: What is 12 * 7?", "input: ''"), "input"),
    (("format: 1", "format: [1"), "line"),
]


async def test_that_a_bad_file_is_refused_with_the_place(say: Say, tmp_path: Path) -> None:
    for change, told in BAD:
        (tmp_path / "bad.yaml").write_text(JOB.replace(*change))
        code, _out, err = await say("add", str(tmp_path / "bad.yaml"))
        assert code == 1, told
        assert told in err
        assert "bad.yaml" in err
    assert not list((tmp_path / "data" / "jobs").glob("*.yaml"))


async def test_that_a_damaged_job_in_the_folder_is_told_of_and_left_alone(
    say: Say, tmp_path: Path
) -> None:
    place = tmp_path / "data" / "jobs"
    (place / "newer.agentjob.yaml").write_text(JOB.replace("format: 1", "format: 9"))
    (place / "torn.agentjob.yaml").write_bytes(b"\xff\xfe{{{")
    before = {path.name: path.read_bytes() for path in place.glob("*.yaml")}
    await say("watch", "--for", "0.1")  # looks at the folder again
    code, out, _err = await say("list", "--json")
    found = json.loads(out)
    assert code == 0
    assert found["jobs"] == []
    assert {one["file"] for one in found["unread"]} == set(before)
    assert {path.name: path.read_bytes() for path in place.glob("*.yaml")} == before


async def test_that_watching_runs_what_is_due_and_ends(say: Say, tmp_path: Path) -> None:
    await say("add", str(tmp_path / "sums.yaml"), "--allow")
    code, out, _err = await say("watch", "--for", "0.3", "--json")
    events = [json.loads(line)["event"] for line in out.splitlines()]
    assert code == 0
    assert events[0] == "watching"
    assert events[-1] == "stopped"
