"""What is done with recorded runs beside everything else: made searchable, kept or removed."""

from __future__ import annotations

import asyncio
import logging
import time

from workbench.app.notices import Notices
from workbench.app.run import Run
from workbench.base import deeds
from workbench.base.errors import StoreError, WorkbenchError
from workbench.base.settings import Settings
from workbench.base.settings_store import SettingsStore
from workbench.traces.retention import Forget, Keep
from workbench.traces.store import TraceStore

log = logging.getLogger(__name__)
_BEGIN_S = 2.0
_PAUSE_S = 0.1
_RETAIN_AFTER_S = 60.0
_RETAIN_EVERY_S = 3600.0
_DAY_S = 86_400.0


class RunKeeping:
    """Makes ended runs searchable in slices, and removes what the settings say.

    Attributes:
        waiting_runs: How many ended runs cannot be searched yet.
    """

    def __init__(
        self,
        store: TraceStore,
        settings: SettingsStore,
        notices: Notices,
        forget: Forget,
        *,
        alone: bool,
    ) -> None:
        """Join them.

        Args:
            store: Where the runs are.
            settings: How long they are kept.
            notices: Where it is told that it could not be done.
            forget: Forgets what graphs remember of conversations that go; blocking.
            alone: No other program has the store open: only then is anything removed.
        """
        self._store, self._settings, self._notices = store, settings, notices
        self._alone, self._forget = alone, forget
        self.waiting_runs = 0
        self._more = asyncio.Event()
        self._more.set()
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin, once there is nothing better to do."""
        self._tasks = [asyncio.create_task(self._index(), name="index-runs")]
        if self._alone:
            self._tasks.append(asyncio.create_task(self._retain(), name="retain-runs"))

    def take(self, run: Run) -> None:
        """Hear of a run."""
        if run.finished:
            self._more.set()

    async def close(self) -> None:
        """End in good order; what was begun is gone on with another time."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _index(self) -> None:
        await asyncio.sleep(_BEGIN_S)
        while True:
            await self._more.wait()
            self._more.clear()
            try:
                while left := await asyncio.to_thread(self._store.index_some):
                    self.waiting_runs = left
                    await asyncio.sleep(_PAUSE_S)
                self.waiting_runs = 0
            except StoreError as exc:
                log.warning("runs.not_indexed reason=%s", exc)
                await asyncio.sleep(_RETAIN_AFTER_S)
                self._more.set()

    async def _retain(self) -> None:
        await asyncio.sleep(_RETAIN_AFTER_S)
        while True:
            await self.retain()
            await asyncio.sleep(_RETAIN_EVERY_S)

    async def retain(self) -> int:
        """Remove for good what the settings say; returns how many runs that were."""
        keep = keep_of(self._settings.settings)
        try:
            gone = await asyncio.to_thread(self._store.retain, keep, time.time(), self._forget)
        except WorkbenchError as exc:
            self._notices.tell(exc, "Old runs could not be removed")
            return 0
        if gone:
            log.info("runs.removed count=%d", gone)
            deeds.tell("runs.retained", removed=gone)
        return gone


def keep_of(settings: Settings) -> Keep:
    """How long and how much the settings keep."""
    return Keep(settings.keep_runs_days * _DAY_S, settings.keep_runs_bytes)
