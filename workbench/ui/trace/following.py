"""Follows a run while it goes on, however many events it has and however fast they come."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Sequence
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from workbench.app.run import Run
from workbench.traces.events import Record
from workbench.traces.growing_table import GrowingTable
from workbench.ui.bridge import EventPump

LIVE_MS = 250
SLICE_S = 0.006
"""So long events are taken in one turn of the event loop."""
_BATCH = 200
_REST = 8
"""Drawing takes at most this part of the time: a long run is drawn less often."""


class Following(QObject):
    """Takes the events of a run in slices, and says when there is more to draw.

    Attributes:
        grown: The steps so far.
        records: All events so far.

    Signals:
        grew: There is more, or time has passed; at most four times a second. Also once at the
            end, when ``is_alive`` is no longer true.
    """

    grew = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grown, self.records = GrowingTable(), list[Record]()
        self._alive = False
        self._library: asyncio.Future[object] | None = None
        self._waiting: deque[Record] = deque()
        self._pump = EventPump(self)
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._on_turn)
        self._draw = QTimer(self)
        self._draw.setSingleShot(True)
        self._draw.timeout.connect(self._on_draw)

    @property
    def is_alive(self) -> bool:
        """The run goes on, or not all of it was taken yet."""
        return self._alive

    def start(self, run: Run) -> None:
        """Follow a run from its beginning; the one before is let go of."""
        self.stop()
        self._alive = True
        # Imported meanwhile: a tenth of a second is long for who scrolls.
        loop = asyncio.get_running_loop()
        self._library = loop.run_in_executor(None, import_module, "numpy")
        self._pump.start(run.events(), self._on_records)
        self._draw.start(LIVE_MS)

    def stop(self) -> None:
        """Follow nothing, and forget what came."""
        self._pump.stop()
        self._turn.stop()
        self._draw.stop()
        self._waiting.clear()
        self._alive = False
        self.grown, self.records = GrowingTable(), []

    def _on_records(self, records: Sequence[Record]) -> None:
        self._waiting.extend(records)
        if not self._turn.isActive():
            self._turn.start(0)

    @Slot()
    def _on_turn(self) -> None:
        until_s = time.perf_counter() + SLICE_S
        while self._waiting and time.perf_counter() < until_s:
            few = [self._waiting.popleft() for _ in range(min(_BATCH, len(self._waiting)))]
            self.grown.take(few)
            self.records += few
        if not self._waiting:
            self._turn.stop()

    @Slot()
    def _on_draw(self) -> None:
        if self._library is not None and not self._library.done():
            self._draw.start(LIVE_MS)
            return
        self._alive = self._pump.running or bool(self._waiting)
        began_s = time.perf_counter()
        self.grew.emit()
        took_ms = 1000 * (time.perf_counter() - began_s)
        if self._alive and not self._draw.isActive():
            self._draw.start(max(LIVE_MS, int(_REST * took_ms)))
