"""Firings and audit lines on their way to disk: in batches, and never more than fits."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from workbench.app.notices import Notice, Notices
from workbench.base.errors import StoreDamaged, StoreError
from workbench.policy.audit import AuditEntry, AuditLog
from workbench.telemetry.alerts.firings import Done, Firing
from workbench.telemetry.alerts.store import FiringStore

log = logging.getLogger(__name__)
WRITE_AFTER_S = 0.5
_MOST_WAITING = 500
_MOST_KEPT = 2_000
_STORE = "alerts.store"
_NO_AUDIT = "The audit log could not be written"
_NO_HISTORY = "The history of alerts could not be written"


class Bucket:
    """Lets a burst through, and then so many in a second."""

    def __init__(
        self, burst: int, per_s: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most, self._per_s, self._clock = float(burst), per_s, clock
        self._left, self._at_s = float(burst), clock()

    def take(self) -> bool:
        """Whether one more may pass now."""
        now_s = self._clock()
        gained = max(0.0, now_s - self._at_s) * self._per_s
        self._left, self._at_s = min(self._most, self._left + gained), now_s
        if self._left < 1.0:
            return False
        self._left -= 1.0
        return True


class AlertLog:
    """Writes in a thread, some firings at a time; what a storm brings beyond that is counted.

    Attributes:
        unkept: Firings that were too many to keep, since the start.
    """

    def __init__(
        self,
        store: FiringStore,
        audit: AuditLog,
        notices: Notices,
        report: Callable[[str, Done], None],
    ) -> None:
        self._store, self._audit, self._notices, self._report = store, audit, notices, report
        self._firings: dict[str, Firing] = {}
        self._lines: list[tuple[str, AuditEntry]] = []
        self._kept: dict[str, None] = {}
        self._new, self._audited = Bucket(60, 0.5), Bucket(60, 0.5)
        self._lock = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None
        self._refused: set[str] = set()  # said once, until it works again
        self.unkept = 0

    def put(self, firing: Firing) -> bool:
        """Keep a firing, or how it is now if it was kept; whether it is."""
        if firing.id not in self._kept:
            if len(self._firings) >= _MOST_WAITING or not self._new.take():
                if not firing.reason:
                    self.unkept += 1
                return False
            self._kept[firing.id] = None
            if len(self._kept) > _MOST_KEPT:
                del self._kept[next(iter(self._kept))]
        self._firings[firing.id] = firing
        self._soon()
        return True

    def audit(self, firing_id: str, entry: AuditEntry) -> None:
        """Add a line to the audit log; how that went is told of the firing."""
        if len(self._lines) >= _MOST_WAITING or not self._audited.take():
            self._report(firing_id, Done("audit", "failed", "Too many lines at once."))
            return
        self._lines.append((firing_id, entry))
        self._soon()

    async def flush(self) -> None:
        """Write what waits; what cannot be written is said."""
        async with self._lock:
            await self._write_lines()
            await self._write_firings()

    async def close(self) -> None:
        """Write the rest."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        await self.flush()

    def _soon(self) -> None:
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._later(), name="alert-log")

    async def _later(self) -> None:
        while self._firings or self._lines:
            await asyncio.sleep(WRITE_AFTER_S)
            before = len(self._firings)
            await self.flush()
            if self._firings and len(self._firings) >= before:
                return  # The store refuses: the next firing tries again.

    async def _write_lines(self) -> None:
        lines, self._lines = self._lines, []
        if not lines:
            return
        try:
            entries = [entry for _id, entry in lines]
            await asyncio.to_thread(self._audit.write, entries, sync=True)
        except StoreError as exc:
            self._tell(_NO_AUDIT, exc)
            for firing_id, _entry in lines:
                self._report(firing_id, Done("audit", "failed", f"Not written: {exc.message}."))
            return
        self._refused.discard(_NO_AUDIT)
        for firing_id, entry in lines:
            if entry.what == "alert.fired":
                self._report(firing_id, Done("audit", "done", "Written to the audit log."))

    async def _write_firings(self) -> None:
        firings, self._firings = self._firings, {}
        if not firings:
            return
        try:
            await self._put([*firings.values()])
        except StoreError as exc:
            self._firings = firings | self._firings
            self._tell(_NO_HISTORY, exc)
            return
        self._refused.discard(_NO_HISTORY)

    def _tell(self, title: str, exc: StoreError) -> None:
        if title not in self._refused:
            self._refused.add(title)
            self._notices.tell(exc, title)

    async def _put(self, firings: list[Firing]) -> None:
        try:
            await asyncio.to_thread(self._store.put, firings)
        except StoreDamaged as exc:
            await self.begin_anew(exc)
            await asyncio.to_thread(self._store.put, firings)

    async def begin_anew(self, exc: StoreDamaged) -> None:
        """Put the damaged history aside, and say so.

        Raises:
            StoreError: It cannot be moved.
        """
        kept = await asyncio.to_thread(self._store.put_aside)
        if kept is not None:
            log.warning("alerts.store_damaged kept=%s", kept.name)
            self._notices.add(_damaged(exc, kept))


def put_damaged_aside(store: FiringStore, notices: Notices, *, alone: bool) -> None:
    """Begin a new history where the old one is damaged; blocking.

    Args:
        store: The history.
        notices: Told of it; on the thread of this call.
        alone: No other program has it open, so what is open in it ended with its program.
    """
    try:
        if alone:
            store.end_open()
        store.newest(1)
        store.dismissed(0.0)
    except StoreDamaged as exc:
        _tell_damaged(store, exc, notices)
    except StoreError as exc:
        notices.tell(exc, "The history of alerts cannot be read")


def _tell_damaged(store: FiringStore, exc: StoreDamaged, notices: Notices) -> None:
    try:
        kept = store.put_aside()
    except StoreError as refused:
        notices.tell(refused, "The damaged history of alerts could not be put aside")
        return
    if kept is not None:
        notices.add(_damaged(exc, kept))


def _damaged(exc: StoreDamaged, kept: Path) -> Notice:
    return Notice(
        "warning",
        "The history of alerts was damaged",
        f"{exc.message[:1].upper()}{exc.message[1:]}.",
        f"It is kept as {kept.name}; a new one is begun.",
        key=_STORE,
    )


def with_done(firing: Firing, done: Done, most: int = 50) -> Firing:
    """The firing with one more thing that was done."""
    return replace(firing, done=(*firing.done, done)[-most:])
