"""Whatever goes wrong in a run or in what stores it: it has a last event, and nobody hangs."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.unit.app.test_runs import DONE, READY, World, start
from workbench.agents.services import StopSignal
from workbench.app import runs as runs_module
from workbench.app.places import Places
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.engines.api import TextDelta
from workbench.traces.events import AnswerDelta, Record, RunFinished, RunStarted, TraceEvent
from workbench.traces.store import TraceStore


@pytest.fixture
def world() -> World:
    world = World()
    world.steps = [[READY, TextDelta("Hello"), DONE]]
    return world


@pytest.fixture
async def bench(tmp_path: Path, world: World) -> AsyncIterator[Workbench]:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    paths.make()
    (paths.models / "talker.replay.json").write_text("{}")
    async with open_workbench(paths, start_host=world.start) as opened:
        yield opened


def refusing(
    monkeypatch: pytest.MonkeyPatch, when: Callable[[Sequence[Record]], bool], exc: Exception
) -> None:
    """Let the store break for some batches."""
    whole = TraceStore.append

    def append(self: TraceStore, records: Sequence[Record]) -> None:
        if when(records):
            raise exc
        whole(self, records)

    monkeypatch.setattr(TraceStore, "append", append)


def has(kind: type[Any]) -> Callable[[Sequence[Record]], bool]:
    return lambda records: any(isinstance(record.event, kind) for record in records)


BREAKS = [
    MemoryError(),
    RecursionError("too deep"),
    ValueError("no such value"),
    OSError(5, "x"),
]


@pytest.mark.parametrize("exc", BREAKS, ids=lambda exc: type(exc).__name__)
async def test_that_a_store_that_breaks_ends_the_run(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch, exc: Exception
) -> None:
    refusing(monkeypatch, lambda records: not has(RunStarted)(records), exc)
    said: list[str] = []
    asyncio.get_running_loop().set_exception_handler(
        lambda _loop, context: said.append(str(context["message"]))
    )

    run = await start(bench)
    end = await asyncio.wait_for(run.wait(), 20)
    await asyncio.sleep(0)
    gc.collect()

    assert end.end == "failed"
    assert "could not be stored" in end.message
    assert bench.runs.active == ()
    assert said == []
    assert bench.notices.items[-1].title == "A run could not be stored"


async def test_that_the_end_is_stored_without_what_no_store_can_take(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusing(monkeypatch, has(AnswerDelta), ValueError("this piece"))

    run = await start(bench)
    end = await asyncio.wait_for(run.wait(), 20)

    stored = await bench.conversations.records(run.run_id)
    assert stored[-1].event == end
    assert isinstance(end, RunFinished)
    assert "this piece" in bench.notices.items[-1].reason
    assert not run.unsaved


@pytest.mark.parametrize(
    "exc", [MemoryError(), RuntimeError("broken")], ids=["memory", "other"]
)
async def test_that_a_run_that_breaks_has_an_end(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch, exc: Exception
) -> None:
    async def broken(*_given: Any, **_more: Any) -> AsyncGenerator[TraceEvent, None]:
        raise exc
        yield

    monkeypatch.setattr(runs_module, "run_agent", broken)

    run = await start(bench)
    end = await asyncio.wait_for(run.wait(), 20)

    assert end.end == "failed"
    stored = await bench.conversations.records(run.run_id)
    assert stored[-1].event == end


async def test_that_a_run_that_gets_no_place_has_an_end(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    @asynccontextmanager
    async def held(
        _self: Places, _stop: StopSignal, _waits: Callable[[], None]
    ) -> AsyncGenerator[None, None]:
        raise RuntimeError("no places")
        yield

    monkeypatch.setattr(Places, "held", held)

    run = await start(bench)
    end = await asyncio.wait_for(run.wait(), 20)
    monkeypatch.undo()
    await (await start(bench)).wait()

    assert end.end == "interrupted"
    stored = await bench.conversations.records(run.run_id)
    assert stored[-1].event == end
