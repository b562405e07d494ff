"""The library of tools in the program: what runs see of it, and the commands over it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.app.test_runs import (
    CALLED,
    DONE,
    READY,
    World,
    call,
    until,
)
from workbench.__main__ import _parser
from workbench.agents.documents import AgentDocument, ToolUse
from workbench.app import headless
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import DocumentError
from workbench.base.paths import DATA_VARIABLE, Paths
from workbench.engines.api import EngineEvent, TextDelta
from workbench.tools.documents import ToolDocument
from workbench.tools.files import SUFFIX, read_tool, write_tool
from workbench.tools.kinds.api import ToolKind
from workbench.tools.kinds.python import PythonSettings
from workbench.tools.kinds.registry import KINDS, kind_of
from workbench.tools.registry import TOOLS
from workbench.traces.events import ApprovalAsked, ToolCallFinished

AGENT = AgentDocument("tester", "Tester", tools=(ToolUse("doubled"),))


def python(name: str, source: str = "def run():\n    return 42\n") -> ToolDocument:
    return ToolDocument(name, name.title(), "Says a number", "python", PythonSettings(source))


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = Paths(tmp_path / "data", tmp_path / "cache")
    found.make()
    (found.models / "talker.replay.json").write_text("{}")
    return found


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
async def bench(paths: Paths, world: World) -> AsyncIterator[Workbench]:
    async with open_workbench(paths, start_host=world.start) as opened:
        yield opened


async def test_that_a_tool_is_there_once_it_is_saved_and_gone_once_removed(
    bench: Workbench,
) -> None:
    told: list[int] = []
    library = bench.tool_library
    library.listen(lambda: told.append(len(bench.tools)))
    assert bench.tools == TOOLS
    await library.save(python("doubled"))
    assert [spec.name for spec in bench.tools] == [*(s.name for s in TOOLS), "doubled"]
    assert library.by_name["doubled"].title == "Doubled"
    assert (bench.paths.tools / f"doubled{SUFFIX}").is_file()
    await library.save(replace(python("doubled"), name="tripled"), "doubled")
    assert list(library.by_name)[-1] == "tripled"
    token = await library.remove("tripled")
    assert bench.tools == TOOLS
    await library.restore(token)
    assert len(bench.tools) == len(TOOLS) + 1
    assert len(library.by_name) == len(bench.tools) + len(library.samples)
    assert told[0] == len(TOOLS) + 1


async def test_that_names_stay_apart(bench: Workbench) -> None:
    library = bench.tool_library
    await library.save(python("doubled"))
    for name in ("calculator", "ca1culator", "d0ubled", "doubled", "my-tool", "Tool", ""):
        with pytest.raises(DocumentError):
            await library.save(python(name))
    assert library.free_name("Calculator") == "calculator_2"
    assert library.free_name("Price quote!") == "price_quote"
    assert library.free_name("7 days") == "tool_7_days"
    with pytest.raises(DocumentError):
        await library.remove("calculator")


async def test_that_files_that_clash_are_told_and_left_out(bench: Workbench) -> None:
    folder = bench.paths.tools
    (folder / f"a{SUFFIX}").write_text(write_tool(python("save_note")))
    (folder / f"b{SUFFIX}").write_text(write_tool(python("doubled")))
    (folder / f"c{SUFFIX}").write_text("kind: Graph\n")
    await bench.tool_library.refresh()
    assert [tool.name for tool in bench.tool_library.documents] == ["doubled"]
    assert {path.name[0] for path, _message, _hint in bench.tool_library.problems} == {"a", "c"}


async def test_that_bad_files_are_told_when_the_program_opens(paths: Paths) -> None:
    (paths.tools / f"bad{SUFFIX}").write_text("kind: Graph\n")
    async with open_workbench(paths) as bench:
        titles = [notice.title for notice in bench.notices.items]
    assert "A tool was not loaded" in titles


async def test_that_a_run_calls_a_tool_that_was_made_while_it_was_open(
    bench: Workbench, world: World
) -> None:
    await bench.tool_library.save(python("doubled"))
    world.steps = [[READY, call("doubled"), CALLED], [READY, TextDelta("42."), DONE]]
    run = await bench.runs.start(AGENT, "Hi", model_id="talker")
    asked = (await until(run, ApprovalAsked)).event
    assert isinstance(asked, ApprovalAsked)
    assert "process of its own" in asked.touches
    await bench.runs.answer(asked.ask_id, "allow_once")
    await asyncio.wait_for(run.wait(), 20)
    (result,) = [r.event for r in run.records if isinstance(r.event, ToolCallFinished)]
    assert (result.result, result.failed) == ("42", False)


async def test_that_always_holds_for_the_tool_as_it_was_when_it_was_asked(
    bench: Workbench, world: World
) -> None:
    library = bench.tool_library
    await library.save(python("doubled"))
    calls: list[EngineEvent] = [READY, call("doubled"), CALLED]
    world.steps = [calls, [READY, TextDelta("a"), DONE], calls, [READY, TextDelta("b"), DONE]]
    run = await bench.runs.start(AGENT, "Hi", model_id="talker")
    asked = (await until(run, ApprovalAsked)).event
    assert isinstance(asked, ApprovalAsked)
    # While the person reads, the file becomes another one.
    other = python("doubled", "def run():\n    return 'taken'\n")
    await library.save(other, "doubled")
    await bench.runs.answer(asked.ask_id, "allow_always")
    await asyncio.wait_for(run.wait(), 20)
    (result,) = [r.event for r in run.records if isinstance(r.event, ToolCallFinished)]
    assert result.result == "42"
    second = await bench.runs.start(AGENT, "Hi", model_id="talker")
    again = (await until(second, ApprovalAsked)).event
    assert isinstance(again, ApprovalAsked)
    await bench.runs.answer(again.ask_id, "deny")
    await asyncio.wait_for(second.wait(), 20)


async def test_that_a_tool_that_asks_each_time_keeps_no_always(
    bench: Workbench, world: World
) -> None:
    await bench.tool_library.save(replace(python("doubled"), approval="always"))
    calls: list[EngineEvent] = [READY, call("doubled"), CALLED]
    world.steps = [calls, [READY, TextDelta("a"), DONE], calls, [READY, TextDelta("b"), DONE]]
    for decision in ("allow_always", "deny"):
        run = await bench.runs.start(AGENT, "Hi", model_id="talker")
        asked = (await until(run, ApprovalAsked)).event
        assert isinstance(asked, ApprovalAsked)
        assert asked.each_time
        await bench.runs.answer(asked.ask_id, decision)
        await asyncio.wait_for(run.wait(), 20)
    assert bench.approvals.list() == ()


async def test_that_always_is_kept_while_the_file_stays_as_it_is(
    bench: Workbench, world: World
) -> None:
    await bench.tool_library.save(python("doubled"))
    calls: list[EngineEvent] = [READY, call("doubled"), CALLED]
    world.steps = [calls, [READY, TextDelta("a"), DONE], calls, [READY, TextDelta("b"), DONE]]
    run = await bench.runs.start(AGENT, "Hi", model_id="talker")
    asked = (await until(run, ApprovalAsked)).event
    assert isinstance(asked, ApprovalAsked)
    await bench.runs.answer(asked.ask_id, "allow_always")
    await asyncio.wait_for(run.wait(), 20)
    await bench.tool_library.refresh()
    second = await bench.runs.start(AGENT, "Hi", model_id="talker")
    async with asyncio.timeout(20), aclosing(second.events()) as batches:
        kinds = {type(record.event) async for batch in batches for record in batch}
    assert ApprovalAsked not in kinds


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    return tmp_path


def command(*words: str) -> int:
    return headless.main(_parser().parse_args(["tools", *words]))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_that_each_kind_can_be_begun_and_listed(
    data: Path,
    kind: ToolKind,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert command("new", "mine", "--kind", kind.key, "--title", "My own", "--json") == 0
    made = json.loads(capsys.readouterr().out)
    assert (made["name"], Path(made["path"]).parent) == ("mine", data / "tools")
    assert command("list", "--json") == 0
    listed = json.loads(capsys.readouterr().out)
    found = next(row for row in listed["tools"] if row["name"] == "mine")
    assert (found["title"], found["kind"]) == ("My own", kind.key)
    assert found["approval"] in ("ask", "always")
    assert kind_of(found["kind"]) is kind
    assert command("rm", "mine", "--json") == 0
    assert not (data / "tools" / f"mine{SUFFIX}").exists()


def test_that_a_tool_is_tried_and_what_the_model_sees_is_shown(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("new", "mine") == 0
    capsys.readouterr()
    assert command("try", "mine", "--values", '{"text": "a b c"}', "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert json.loads(found["text"]) == {"words": 3, "characters": 5}
    assert found["definition"]["function"]["parameters"]["required"] == ["text"]
    assert set(found["protections"]) >= {"network", "folders", "processes", "memory"}
    assert found["duration_s"] > 0
    assert command("try", "mine", "--values", '{"text": "a"}') == 0
    said = capsys.readouterr().out
    assert "The model sees:" in said
    assert "Held here: time, output" in said
    assert command("try", "calculator", "--values", '{"expression": "6*7"}') == 0
    assert capsys.readouterr().out.startswith("42")


@pytest.mark.parametrize("values", ["{", "[]", '{"txt": "a"}', "{}", '{"text": 3}'])
def test_that_values_that_do_not_fit_are_named(
    data: Path, capsys: pytest.CaptureFixture[str], values: str
) -> None:
    assert command("new", "mine") == 0
    assert command("try", "mine", "--values", values) == 1
    assert "mine" in capsys.readouterr().err


def test_that_a_file_is_checked_without_being_run(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mark = tmp_path / "ran"
    path = tmp_path / f"strange{SUFFIX}"
    source = f"open({str(mark)!r}, 'w')\ndef run():\n    return 1\n"
    path.write_text(write_tool(python("strange", source)))
    assert command("check", str(path)) == 0
    assert not mark.exists()
    path.write_text(write_tool(python("strange", "def run():\n    return (\n")))
    assert command("check", str(path), "--json") == 1
    (problem, *_more) = json.loads(capsys.readouterr().out.partition("\n")[2])
    assert (problem["level"], problem["field"]) == ("error", "settings.source")


def test_that_versions_are_listed_compared_and_brought_back(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("new", "mine") == 0
    path = data / "tools" / f"mine{SUFFIX}"
    first = path.read_text("utf-8")
    capsys.readouterr()
    assert command("versions", "mine") == 0
    assert "there is no earlier version" in capsys.readouterr().out
    other = replace(read_tool(path), description="Does another thing.")
    asyncio.run(saved_in(data, other))
    assert command("versions", "mine", "--json") == 0
    (version,) = json.loads(capsys.readouterr().out)
    kept = data / "tools" / ".versions" / "mine" / f"{version['id']}{SUFFIX}"

    assert command("diff", str(kept), "mine") == 1
    assert "+description: Does another thing." in capsys.readouterr().out
    assert command("diff", "mine", str(path)) == 0
    assert command("restore", "mine", version["id"][:8], "--json") == 0

    assert path.read_text("utf-8") == first
    assert command("restore", "mine", "nothing") == 1


async def saved_in(data: Path, tool: ToolDocument) -> None:
    """Save a tool as the window does."""
    async with open_workbench(Paths(data, data / "cache")) as bench:
        await bench.tool_library.save(tool, tool.name)


def test_that_a_bad_name_or_tool_is_refused(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (
        ("new", "calculator"),
        ("new", "My Tool"),
        ("rm", "calculator"),
        ("rm", "nothing"),
        ("versions", "calculator"),
        ("versions", "nothing"),
        ("diff", "nothing", "nothing"),
        ("check", "nothing"),
        ("try", "nothing"),
    ):
        assert command(*words) == 1
        assert capsys.readouterr().err
