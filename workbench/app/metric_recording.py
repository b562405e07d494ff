"""Keeps the monitor's samples and what runs measured for months; never stands in the way."""

from __future__ import annotations

import asyncio
import logging
import math
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from workbench.app.notices import Notice, Notices
from workbench.base.errors import StoreDamaged, StoreError
from workbench.telemetry.history import HistoryStore, Wanted
from workbench.telemetry.metrics import metric
from workbench.telemetry.monitor import Monitor, Sample
from workbench.telemetry.rollup import FINEST_S, Bucket, bucket_start
from workbench.telemetry.tracks import History

log = logging.getLogger(__name__)
FILE = "metrics.db"
FLUSH_S = 30.0
LONGEST_WAIT_S = 300.0
MOST_WAITING = 360
"""Buckets that wait for a disk that takes nothing: an hour of them."""
_NOTICE = "history.stopped"
_MOST_KNOWN = 4_000


def _all(_name: str) -> bool:
    return True


class Recorder:
    """Gathers values in memory and writes them in one transaction every half minute.

    Lives on the event loop; the file is read and written in threads. What cannot be written
    waits, and is written once that works again.

    Attributes:
        problem: Why nothing is recorded now; None while all is well.
        failures: How often in a row it could not be written.
    """

    def __init__(
        self,
        store: HistoryStore,
        notices: Notices,
        clock: Callable[[], float] = time.time,
        flush_s: float = FLUSH_S,
    ) -> None:
        self._store, self._notices, self._clock = store, notices, clock
        self._flush_s = flush_s
        self._waiting: dict[int, Bucket] = {}
        self._known: dict[str, bool] = {}
        self._busy = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None
        self._unlisten: Callable[[], None] | None = None
        self._newest: tuple[int, Bucket] = (-1, Bucket())
        self.problem: StoreError | None = None
        self.failures = 0

    def start(self, monitor: Monitor) -> None:
        """Begin to record; needs a running loop."""
        self._unlisten = monitor.listen(self._on_sample)
        self._task = asyncio.get_running_loop().create_task(self._go_on(), name="recording")

    def observe(
        self, name: str, value: float, *, spread: bool = False, at_s: float | None = None
    ) -> None:
        """Take one value in; what is no number, or of an impossible time, is left out.

        Args:
            name: The metric.
            value: Its value.
            spread: Percentiles will be asked of it.
            at_s: When, in Unix seconds; now if None.
        """
        bucket = self._bucket(self._clock() if at_s is None else at_s)
        if bucket is not None and math.isfinite(value):
            bucket.add(name, value, spread=spread)

    def _on_sample(self, sample: Sample) -> None:
        bucket = self._bucket(sample.time_s)
        if bucket is None:
            return
        for name, value in sample.values.items():
            if self._is_recorded(name) and math.isfinite(value):
                bucket.add(name, value)

    def _is_recorded(self, name: str) -> bool:
        found = self._known.get(name)
        if found is None:
            row = metric(name)
            found = row is not None and row.recorded
            if len(self._known) < _MOST_KNOWN:
                self._known[name] = found
        return found

    def _bucket(self, time_s: float) -> Bucket | None:
        start_s = bucket_start(time_s, FINEST_S)
        if start_s is None:
            return None
        if start_s != self._newest[0] or start_s not in self._waiting:
            self._newest = (start_s, self._waiting.setdefault(start_s, Bucket()))
        return self._newest[1]

    async def history(
        self, from_s: float, to_s: float, most_points: int, wanted: Wanted = _all
    ) -> History:
        """What was measured in a span of time, as fine as ``most_points`` allow.

        Raises:
            StoreError: The file cannot be read.
        """
        async with self._busy:  # else what is being written would count twice
            newer = _copied(self._waiting, wanted)
            return await asyncio.to_thread(
                self._store.read, from_s, to_s, most_points, wanted, newer
            )

    async def flush(self) -> None:
        """Write what waits.

        Raises:
            StoreError: It cannot be written; it waits on.
        """
        async with self._busy:
            taken, self._waiting = self._waiting, {}
            if not taken:
                return
            try:
                await asyncio.to_thread(self._store.write, taken)
            except BaseException:
                self._give_back(taken)
                raise

    def _give_back(self, taken: dict[int, Bucket]) -> None:
        for start_s, later in self._waiting.items():
            taken.setdefault(start_s, Bucket()).merge(later)
        for start_s in sorted(taken)[:-MOST_WAITING]:
            del taken[start_s]
        self._waiting = taken
        self._newest = (-1, Bucket())

    async def close(self) -> None:
        """Write what waits, if that can be done, and close the file."""
        unlisten, self._unlisten = self._unlisten, None
        if unlisten is not None:
            unlisten()
        task, self._task = self._task, None
        if task is not None:
            async with self._busy:  # a write that was cancelled half way would be done twice
                task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        try:
            await self.flush()
        except StoreError as exc:
            log.warning("history.not_written reason=%s", exc.message)
        await asyncio.to_thread(self._store.close)

    async def _go_on(self) -> None:
        while True:
            wait_s = self._flush_s * 2 ** min(self.failures, 10)
            await asyncio.sleep(min(max(wait_s, self._flush_s), LONGEST_WAIT_S))
            await self.record()

    async def look(self) -> None:
        """See that the file can be used; a damaged one is put aside, and that is told."""
        await self._tried(self._looked)

    async def _looked(self) -> None:
        async with self._busy:
            lost = await asyncio.to_thread(self._store.look)
        if lost is not None:
            kept = f"The log was kept as .damaged/{lost.kept_as.name}." if lost.kept_as else ""
            log.warning("history.log_lost reason=%s", lost.reason)
            self._notices.add(
                Notice(
                    "warning",
                    "The newest part of the history of the dashboards was lost",
                    f"{lost.reason[:1].upper()}{lost.reason[1:]}; all before it is there.",
                    kept,
                    key="history.log",
                )
            )

    async def record(self) -> None:
        """Write what waits, and say once that it cannot be, and once that it can again."""
        await self._tried(self.flush)

    async def _tried(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await self._without_damage(work)
        except StoreError as exc:
            self._failed(exc)
        except Exception as exc:
            log.exception("history.broke")
            self._failed(StoreError(f"a defect of the program: {exc!r}"))
        else:
            self._went_well()

    async def _without_damage(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except StoreDamaged as exc:
            kept = await asyncio.to_thread(self._store.set_aside)
            if kept is not None:
                self._tell_new_file(exc, kept)
            await work()

    def _failed(self, exc: StoreError) -> None:
        self.failures += 1
        if self.problem is None:
            log.warning("history.stopped reason=%s", exc.message)
            title = "The dashboards keep no history for now"
            self._notices.add(
                Notice("warning", title, f"{exc.message}.", exc.hint, key=_NOTICE)
            )
        self.problem = exc

    def _went_well(self) -> None:
        if self.problem is not None:
            log.info("history.goes_on failures=%d", self.failures)
            title = "The dashboards keep their history again"
            self._notices.add(Notice("success", title, key=_NOTICE))
        self.problem, self.failures = None, 0

    def _tell_new_file(self, exc: StoreDamaged, kept: Path) -> None:
        log.warning("history.damaged kept=%s", kept.name)
        self._notices.add(
            Notice(
                "warning",
                "The history of the dashboards was damaged",
                f"{exc.message[:1].upper()}{exc.message[1:]}; a new one was begun.",
                f"The old file was kept as {kept.name}; it can be removed.",
                key="history.damaged",
            )
        )


def _copied(waiting: dict[int, Bucket], wanted: Wanted) -> dict[int, Bucket]:
    """What is wanted of the buckets, apart from those that go on growing."""
    copies: dict[int, Bucket] = {}
    for start_s, bucket in waiting.items():
        part = Bucket(
            {name: stat for name, stat in bucket.stats.items() if wanted(name)},
            {name: one for name, one in bucket.spreads.items() if wanted(name)},
        )
        copies[start_s] = Bucket()
        copies[start_s].merge(part)
    return copies
