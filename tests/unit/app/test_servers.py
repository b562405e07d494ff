"""Runs on models of servers, and what happens when one cannot answer."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.servers.scripted import MODEL, Scripted, running_server
from workbench.__main__ import _parser
from workbench.agents.documents import AgentDocument, AgentModel, ToolUse
from workbench.app import headless
from workbench.app.loaded import Host
from workbench.app.notices import Notice
from workbench.app.reports import run_report
from workbench.app.run import Run
from workbench.app.server_metrics import ServerMetrics
from workbench.app.start_host import StartEngine
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import ModelError, PolicyError
from workbench.base.paths import Paths
from workbench.engines.api import LoadOptions
from workbench.engines.host import EngineHost
from workbench.engines.openai_compatible.connection import Connection
from workbench.engines.registry import engine_for
from workbench.models.store import InstalledModel
from workbench.traces.events import (
    AnswerDelta,
    ModelCallFinished,
    ModelCallStarted,
    ModelReplaced,
    Record,
    RunEnd,
    RunFinished,
    ToolCallFinished,
)
from workbench.traces.tree import span_tree


@pytest.fixture
def server() -> Iterator[Scripted]:
    with running_server() as script:
        yield script


async def in_a_thread(model: InstalledModel, options: LoadOptions) -> Host:
    """Like the program, without the time that a process takes to start."""
    spec = replace(engine_for(model.path), own_process=False)
    return await EngineHost.start(spec, model.path, options, mode="thread")


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Workbench]:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    async with open_workbench(paths, start_host=in_a_thread) as opened:
        yield opened


async def connect(bench: Workbench, script: Scripted, name: str, **values: object) -> str:
    connection = Connection(script.base_url, MODEL, title=name, retries=0, **values)  # type: ignore[arg-type]
    added = bench.connections.add(connection, wanted_id=name)
    await bench.models.refresh()
    return added.id


async def ask(
    bench: Workbench, text: str, first: str, *fallback: str
) -> tuple[Run, RunFinished]:
    model = AgentModel(id=first, fallback=fallback)
    agent = AgentDocument("tester", "Tester", model=model, tools=(ToolUse("calculator"),))
    run = await bench.runs.start(agent, text)
    return run, await asyncio.wait_for(run.wait(), 60)


def of(run: Run, kind: type) -> list[object]:
    return [record.event for record in run.records if isinstance(record.event, kind)]


async def test_that_an_agent_uses_a_tool_with_a_server(
    bench: Workbench, server: Scripted
) -> None:
    first = await connect(bench, server, "first")

    run, end = await ask(bench, "calculate", first)

    assert (end.end, end.answer) == ("answered", "The result is 84.")
    (result,) = of(run, ToolCallFinished)
    assert isinstance(result, ToolCallFinished)
    assert not result.failed
    assert server.heard[1]["messages"][-1]["role"] == "tool"


async def test_that_the_next_model_answers_when_one_cannot_be_loaded(
    bench: Workbench, server: Scripted
) -> None:
    with running_server() as gone:
        away = await connect(bench, gone, "away")
    second = await connect(bench, server, "second")

    run, end = await ask(bench, "say", away, "unknown", second)

    assert (end.end, end.answer) == ("answered", "One two three.")
    (replaced,) = of(run, ModelReplaced)
    assert isinstance(replaced, ModelReplaced)
    assert (replaced.from_model_id, replaced.to_model_id) == (away, second)
    assert "nobody listens there" in replaced.reason
    assert [e.model_id for e in of(run, ModelCallStarted)] == [away, second]  # type: ignore[attr-defined]
    assert [e.finish_reason for e in of(run, ModelCallFinished)] == ["failed", "stop"]  # type: ignore[attr-defined]
    assert any(notice.key == f"failover.{away}" for notice in bench.notices.items)
    tree = span_tree(run.records)
    assert tree is not None
    assert [span.status for span in tree.children] == ["failed", "ok"]


async def test_that_the_command_line_says_which_model_answers(
    bench: Workbench, server: Scripted, capsys: pytest.CaptureFixture[str]
) -> None:
    with running_server() as gone:
        away = await connect(bench, gone, "away")
    second = await connect(bench, server, "second")
    model = AgentModel(id=away, fallback=(second,))
    await bench.agents.save(AgentDocument("tester", "Tester", model=model))

    options = _parser().parse_args(["run", "tester", "--input", "say", "--json"])
    assert await asyncio.wait_for(headless._carried_out(bench, options), 60) == 0

    report = json.loads(capsys.readouterr().out)
    assert (report["usage"]["model_id"], report["usage"]["models_tried"]) == (
        second,
        [away, second],
    )
    assert report["answer"] == "One two three."

    bench.notices.items.clear()
    options = _parser().parse_args(["run", "tester", "--input", "say"])
    with headless._warned(bench):
        assert await asyncio.wait_for(headless._carried_out(bench, options), 60) == 0
        bench.notices.add(Notice("info", "Big was unloaded", key="room.big"))
        bench.notices.add(Notice("info", "Something else"))
    bench.notices.add(Notice("warning", "Too late"))

    said = capsys.readouterr()
    assert said.out == "One two three.\n"
    first, second_line = said.err.splitlines()
    assert first.startswith("warning: second answers instead of away / ")
    assert "nobody listens there" in first
    assert second_line == "note: Big was unloaded"


@pytest.mark.parametrize(
    ("end", "answer", "model_id"),
    [("answered", "", "m"), ("token_limit", "Some", "m"), ("failed", "", "")],
)
def test_that_a_report_names_the_model_of_an_answer_that_was_cut_too(
    end: RunEnd, answer: str, model_id: str
) -> None:
    records = [
        Record("r", 0, 0.0, ModelCallStarted("s", "n", "m", "replay")),
        Record("r", 1, 0.0, RunFinished(end, answer)),
    ]

    used = run_report("r", records)["usage"]

    assert (used["model_id"], used["models_tried"]) == (model_id, ["m"])


async def test_that_a_model_passed_over_from_the_start_is_told(
    bench: Workbench, server: Scripted
) -> None:
    second = await connect(bench, server, "second")

    run, end = await ask(bench, "say", "unknown", second)

    assert end.answer == "One two three."
    assert of(run, ModelReplaced) == []
    (notice,) = [one for one in bench.notices.items if one.key == "failover.unknown"]
    assert notice.title == "second answers instead of unknown"


@pytest.mark.parametrize("failing", ["broken", "error-200", "forbidden"])
async def test_that_the_next_model_answers_when_a_server_fails_at_once(
    bench: Workbench, server: Scripted, failing: str
) -> None:
    with running_server() as good:
        first = await connect(bench, server, "first")
        second = await connect(bench, good, "second")
        good.answers[failing] = "say"

        run, end = await ask(bench, failing, first, second)

    assert (end.end, end.answer) == ("answered", "One two three.")
    assert len(of(run, ModelReplaced)) == 1


async def test_that_the_model_stays_for_the_rest_of_the_run(
    bench: Workbench, server: Scripted
) -> None:
    with running_server() as good:
        first = await connect(bench, server, "first")
        second = await connect(bench, good, "second")
        server.answers["calculate"] = "broken"

        run, end = await ask(bench, "calculate", first, second)

    assert end.end == "answered"
    assert [e.model_id for e in of(run, ModelCallStarted)] == [first, second, second]  # type: ignore[attr-defined]
    assert len(server.heard) == 1


async def test_that_no_other_model_goes_on_after_text_was_shown(
    bench: Workbench, server: Scripted
) -> None:
    first = await connect(bench, server, "first")
    second = await connect(bench, server, "second")

    run, end = await ask(bench, "error-event", first, second)

    assert end.end == "failed"
    assert "lost a card" in end.message
    assert of(run, AnswerDelta)
    assert not of(run, ModelReplaced)
    assert len(server.heard) == 1


async def test_that_a_request_that_is_too_long_is_not_sent_elsewhere(
    bench: Workbench, server: Scripted
) -> None:
    first = await connect(bench, server, "first")
    second = await connect(bench, server, "second")

    run, end = await ask(bench, "too-long", first, second)

    assert end.end == "failed"
    assert "900 of 512" in end.message
    assert not of(run, ModelReplaced)


async def test_that_the_first_failure_is_told_when_none_can_answer(
    bench: Workbench, server: Scripted
) -> None:
    first = await connect(bench, server, "first")
    with running_server() as gone:
        away = await connect(bench, gone, "away")

    run, end = await ask(bench, "broken", first, away)

    assert end.end == "failed"
    assert "boom" in end.message
    assert len(of(run, ModelReplaced)) == 1


async def test_that_a_far_server_is_never_reached_offline(bench: Workbench) -> None:
    bench.settings.change(network="off")
    bench.connections.add(Connection("https://192.0.2.1/v1", "cloud"), wanted_id="cloud")
    await bench.models.refresh()

    with pytest.raises(ModelError, match="beyond this machine"):
        await bench.runs.start(AgentDocument("a", "A", model=AgentModel(id="cloud")), "hi")
    with pytest.raises(ModelError, match="beyond this machine"):
        await bench.loading.load("cloud")
    start = StartEngine(bench.settings, bench.guard, bench.connections)
    with pytest.raises(PolicyError, match="beyond this machine"):
        await start(bench.models.get("cloud"), LoadOptions())
    assert bench.guard.contacts == ()


async def test_that_turning_the_network_off_lets_far_servers_go(
    bench: Workbench, server: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    near = await connect(bench, server, "near")
    far = await connect(bench, server, "far")
    await bench.loading.load(near)
    await bench.loading.load(far)
    path = bench.connections.get(far).path
    path.write_text(path.read_text().replace("127.0.0.1", "192.0.2.1"))
    gone = asyncio.Event()
    bench.loading.listen(lambda loaded: gone.set() if len(loaded) == 1 else None)

    bench.settings.change(network="off")

    await asyncio.wait_for(gone.wait(), 20)
    assert [loaded.model.id for loaded in bench.loading.snapshot] == [near]
    assert "beyond this machine" in bench.models.get(far).problem


async def test_that_a_loaded_server_is_asked_for_its_measurements(
    bench: Workbench, server: Scripted
) -> None:
    server.pages["/metrics"] = (200, b'vllm:num_requests_running{engine="0"} 3\n')
    measured = await connect(bench, server, "measured", kind="vllm")
    silent = await connect(bench, server, "silent")
    metrics = ServerMetrics(
        bench.loading, bench.connections, bench.settings, bench.guard, bench.monitor
    )
    try:
        for name in (measured, silent):
            await metrics.read(bench.connections.get(name))

        assert metrics.values() == {"server.measured_running": 3.0}
    finally:
        await metrics.close()
