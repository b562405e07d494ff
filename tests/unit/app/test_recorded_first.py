"""What changes something is done only once the store knows that it begins."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.unit.agents.graphs.running import graph
from tests.unit.app.test_runs import CALLED, DONE, READY, World, call, start
from workbench.app import run_services
from workbench.app.run import Run
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import StoreFull
from workbench.base.paths import Paths
from workbench.engines.api import TextDelta
from workbench.policy.approvals import Approvals
from workbench.tools.api import ToolContext, ToolResult, ToolSpec
from workbench.traces.events import Record, RunStarted, ToolCallStarted
from workbench.traces.store import TraceStore

NOTE = graph(
    {"note": ("tool", {"tool": "save_note", "values": {"title": "a", "text": "b"}})}, ()
)
SUM = graph({"sum": ("tool", {"tool": "calculator", "values": {"expression": "6*7"}})}, ())
Seen = Callable[[ToolSpec], None]


@pytest.fixture
async def bench(tmp_path: Path, world: World) -> AsyncIterator[Workbench]:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    paths.make()
    (paths.models / "talker.replay.json").write_text("{}")
    async with open_workbench(paths, start_host=world.start) as opened:
        yield opened


@pytest.fixture
def world() -> World:
    world = World()
    note = call("save_note", title="Milk", text="Buy milk")
    world.steps = [[READY, note, CALLED], [READY, TextDelta("Saved."), DONE]]
    return world


async def by_a_graph(bench: Workbench) -> Run:
    return await bench.runs.start_graph(NOTE, {})


WAYS = pytest.mark.parametrize("begin", [start, by_a_graph], ids=["agent", "graph"])
Begin = Callable[[Workbench], Awaitable[Run]]


def unasked(monkeypatch: pytest.MonkeyPatch, seen: Seen) -> None:
    """Let every tool run unasked; ``seen`` is told as soon as one is carried out."""

    async def carry_out(
        spec: ToolSpec, _arguments: Mapping[str, Any], _context: ToolContext
    ) -> ToolResult:
        seen(spec)
        return ToolResult("done")

    monkeypatch.setattr(Approvals, "decide", lambda *_given: "allow")
    monkeypatch.setattr(run_services, "carry_out", carry_out)


def slow_store(
    monkeypatch: pytest.MonkeyPatch, before: Callable[[Sequence[Record]], None]
) -> None:
    whole = TraceStore.append

    def append(self: TraceStore, records: Sequence[Record]) -> None:
        if not isinstance(records[0].event, RunStarted):
            before(records)
        whole(self, records)

    monkeypatch.setattr(TraceStore, "append", append)


@WAYS
async def test_that_a_change_waits_until_its_call_is_stored(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch, begin: Begin
) -> None:
    stored: list[list[str]] = []

    def seen(_spec: ToolSpec) -> None:
        (run,) = bench.runs.active
        events = [record.event for record in bench.runs._store.records(run.run_id)]
        stored.append([event.name for event in events if isinstance(event, ToolCallStarted)])

    unasked(monkeypatch, seen)
    slow_store(monkeypatch, lambda _records: time.sleep(0.1))

    run = await begin(bench)
    end = await asyncio.wait_for(run.wait(), 20)

    assert end.end == "answered"
    assert stored == [["save_note"]]


@WAYS
async def test_that_nothing_is_changed_that_cannot_be_recorded(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch, begin: Begin
) -> None:
    done: list[str] = []

    def refuse(records: Sequence[Record]) -> None:
        if any(isinstance(record.event, ToolCallStarted) for record in records):
            raise StoreFull("no space left on the disk", "Free some space.")

    unasked(monkeypatch, lambda spec: done.append(spec.name))
    slow_store(monkeypatch, refuse)

    run = await begin(bench)
    end = await asyncio.wait_for(run.wait(), 20)

    assert end.end == "failed"
    assert "no space left" in end.message
    assert done == []


async def test_that_what_changes_nothing_waits_for_no_disk(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried_out = threading.Event()
    in_time: list[bool] = []

    def wait(records: Sequence[Record]) -> None:
        if any(isinstance(record.event, ToolCallStarted) for record in records):
            in_time.append(carried_out.wait(20))

    unasked(monkeypatch, lambda _spec: carried_out.set())
    slow_store(monkeypatch, wait)

    run = await bench.runs.start_graph(SUM, {})
    await asyncio.wait_for(run.wait(), 60)

    assert in_time == [True]
