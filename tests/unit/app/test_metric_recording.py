"""The recorder loses nothing that it can keep, and never stands in the way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from types import MappingProxyType

import pytest

from workbench.app.metric_recording import MOST_WAITING, Recorder
from workbench.app.notices import Notices
from workbench.base.errors import StoreError, StoreFull, StoreNewer
from workbench.telemetry.history import Finest, HistoryStore
from workbench.telemetry.monitor import Monitor, Sample

NOW_S = 1_700_000_000.0


class Disk(HistoryStore):
    """A store on a disk that can be full, or slow."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.refusal: StoreError | None = None
        self.transactions = 0

    def write(self, finest: Finest) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.transactions += 1
        super().write(finest)


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    return Disk(tmp_path / "metrics.db")


@pytest.fixture
async def recorder(disk: Disk) -> AsyncIterator[Recorder]:
    made = Recorder(disk, Notices(), lambda: NOW_S)
    yield made
    disk.refusal = None
    await made.close()


async def test_that_samples_survive_a_restart(recorder: Recorder, disk: Disk) -> None:
    monitor = Monitor(0.5)
    recorder.start(monitor)
    values = {"cpu.percent": 30.0, "cpu.core.0_percent": 1.0, "unknown": 1.0, "memory.x": 2.0}
    for number in range(60):
        when_s = NOW_S + number * 0.5
        monitor._keep(Sample(when_s, MappingProxyType(values)))
    monitor._keep(Sample(NOW_S, MappingProxyType({"cpu.percent": float("nan")})))
    await recorder.close()
    assert disk.transactions == 1
    again = Recorder(HistoryStore(disk.path), Notices())
    found = await again.history(NOW_S - 60, NOW_S + 60, 100)
    assert found.names == {"cpu.percent"}
    assert found.totals().count("cpu.percent") == 60
    assert list(found.track("cpu.percent").times) == [NOW_S, NOW_S + 10, NOW_S + 20]
    assert monitor._listeners == []
    await again.close()


async def test_that_what_waits_is_read_and_counted_once(recorder: Recorder) -> None:
    async def counted() -> int:
        found = await recorder.history(NOW_S - 60, NOW_S + 60, 100)
        return found.totals().count("a")

    recorder.observe("a", 1.0, spread=True)
    assert await counted() == 1
    recorder.observe("a", 2.0, spread=True)
    counts = await asyncio.gather(counted(), recorder.flush(), counted(), counted())
    assert [counts[0], *counts[2:]] == [2, 2, 2]
    assert await counted() == 2
    recorder.observe("a", float("inf"))
    recorder.observe("a", 1.0, at_s=float("nan"))
    assert await counted() == 2


async def test_that_a_full_disk_is_told_once_and_nothing_is_lost(
    recorder: Recorder, disk: Disk
) -> None:
    notices = recorder._notices
    disk.refusal = StoreFull("the disk is full", "Free some.")
    for number in range(3):
        recorder.observe("a", 1.0, at_s=NOW_S + 10 * number)
        await recorder.record()
    assert [notice.title for notice in notices.items] == [
        "The dashboards keep no history for now"
    ]
    assert recorder.problem is disk.refusal
    disk.refusal = None
    await recorder.record()
    assert recorder.problem is None
    assert [(notice.level, notice.title) for notice in notices.items] == [
        ("success", "The dashboards keep their history again")
    ]
    await recorder.record()
    assert len(notices.items) == 1
    found = await recorder.history(NOW_S - 60, NOW_S + 60, 100)
    assert found.totals().count("a") == 3


async def test_that_a_clock_that_jumps_breaks_nothing(recorder: Recorder, disk: Disk) -> None:
    year_s = 365 * 86_400
    for jump_s in (0, -3_600, year_s, -year_s, 1e12, -NOW_S - 1, float("nan"), 0):
        recorder._clock = lambda now_s=NOW_S + jump_s: now_s  # type: ignore[misc]
        recorder.observe("a", 1.0)
        disk._writes = 0  # as if it were time to prune
        await recorder.record()
    assert recorder.problem is None
    found = await recorder.history(NOW_S - 10, NOW_S + 10, 100)
    assert found.totals().count("a") == 2, "what the right clock said is all there"
    whole = await recorder.history(0.0, 4e9, 10_000)
    assert whole.totals().count("a") == 5, "times that cannot be are left out"
    times = whole.track("a").times
    assert list(times) == sorted(times)
    backwards = await recorder.history(NOW_S + 10, NOW_S - 10, 100)
    assert not backwards.names


async def test_that_what_waits_has_an_end(recorder: Recorder, disk: Disk) -> None:
    disk.refusal = StoreFull("the disk is full")
    for number in range(MOST_WAITING + 50):
        recorder.observe("a", 1.0, at_s=NOW_S + 10 * number)
    await recorder.record()
    assert len(recorder._waiting) == MOST_WAITING
    assert min(recorder._waiting) == NOW_S + 500
    recorder.observe("a", 1.0, at_s=NOW_S + 5000)
    assert recorder._waiting[int(NOW_S) + 5000]


async def test_that_a_damaged_file_is_kept_and_a_new_one_begun(
    recorder: Recorder, disk: Disk
) -> None:
    disk.path.write_bytes(b"nonsense" * 1000)
    recorder.observe("a", 1.0)
    await recorder.record()
    assert recorder.problem is None
    assert "damaged" in recorder._notices.items[0].title
    assert disk.path.with_name("metrics.damaged.db").exists()
    found = await recorder.history(NOW_S - 60, NOW_S + 60, 100)
    assert found.totals().count("a") == 1


async def test_that_a_defect_stops_nothing(
    recorder: Recorder, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_finest: Finest) -> None:
        raise ValueError("a slip")

    recorder.observe("a", 1.0)
    with monkeypatch.context() as patched:
        patched.setattr(disk, "write", broken)
        await recorder.record()
    assert recorder.problem is not None
    assert "a slip" in recorder.problem.message
    await recorder.record()
    assert recorder.problem is None


async def test_that_it_goes_on_by_itself(disk: Disk) -> None:
    recorder = Recorder(disk, Notices(), flush_s=0.01)
    disk.refusal = StoreNewer("newer")
    recorder.start(Monitor())
    recorder.observe("a", 1.0)
    async with asyncio.timeout(20):
        while recorder.problem is None:  # noqa: ASYNC110  nothing tells of it
            await asyncio.sleep(0.01)
        disk.refusal = None
        while recorder.problem is not None:  # noqa: ASYNC110  as above
            await asyncio.sleep(0.01)
    await recorder.close()
    assert disk.transactions == 1


async def test_that_names_that_no_file_holds_are_left_out(recorder: Recorder) -> None:
    recorder.observe("half \ud800", 1.0)
    recorder.observe("line\nbreak", 1.0)
    recorder.observe("long" * 100, 1.0)
    recorder.observe("good ü", 1.0)
    await recorder.record()
    assert recorder.problem is None
    found = await recorder.history(NOW_S - 60, NOW_S + 60, 100)
    assert found.names == {"good ü"}
