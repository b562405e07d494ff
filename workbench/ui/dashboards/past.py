"""What the dashboards know of earlier: read from the history when it is wanted, and kept."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from fnmatch import fnmatchcase
from typing import Any

from PySide6.QtCore import QObject, Signal

from workbench.app.metric_recording import Recorder
from workbench.app.usage import Usage, is_usage, usage_of
from workbench.base.errors import StoreError
from workbench.telemetry.tracks import History, percentile_of
from workbench.ui.dashboards.time_range import TimeRange

MOST_POINTS = 1_500
_SOONEST_S, _LATEST_S = 10.0, 60.0
_SHARE = 1_000.0
Run = Callable[[Coroutine[Any, Any, Any]], object]


class Past(QObject):
    """Asks for what a page shows; one question at a time, the newest wish wins.

    Signals:
        came: What was asked for is there, or cannot be read (``problem``).
    """

    came = Signal()

    def __init__(
        self, recorder: Recorder | None, run: Run | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._recorder, self._run = recorder, run
        self._asked: tuple[TimeRange, tuple[str, ...]] | None = None
        self._asked_s = 0.0
        self._reading = False
        self.history: History | None = None
        self.usage: Usage | None = None
        self.problem: StoreError | None = None
        self._names: frozenset[str] = frozenset()
        closed: list[bool] = []
        self._closed = closed
        self.destroyed.connect(lambda: closed.append(True))

    def want(self, shown: TimeRange, patterns: tuple[str, ...]) -> None:
        """Read what a range holds of these metrics, if that is not known or grew old."""
        if self._recorder is None or self._run is None or self._reading:
            return
        wish = (shown, patterns)
        if wish == self._asked and not self._is_old(shown):
            return
        if wish != self._asked and not self._knows(shown):
            self.history = self.usage = None
            self._names = frozenset()
        self._asked, self._asked_s = wish, time.monotonic()
        self._reading = True
        self._run(self._read(self._recorder, shown, patterns))

    def forget(self) -> None:
        """Read again at the next wish."""
        self._asked = None

    def _is_old(self, shown: TimeRange) -> bool:
        age_s = time.monotonic() - self._asked_s
        after_s = min(_LATEST_S, max(_SOONEST_S, shown.span_s / _SHARE))
        return shown.is_live and age_s >= after_s

    def _knows(self, shown: TimeRange) -> bool:
        """What is there is of the same range, only of other metrics."""
        return self._asked is not None and self._asked[0] == shown

    async def _read(
        self, recorder: Recorder, shown: TimeRange, patterns: tuple[str, ...]
    ) -> None:
        to_s = shown.until_s if shown.until_s is not None else time.time()

        def wanted(name: str) -> bool:
            return is_usage(name) or any(fnmatchcase(name, one) for one in patterns)

        closed = self._closed
        try:
            found = await recorder.history(to_s - shown.span_s, to_s, MOST_POINTS, wanted)
            usage = await asyncio.to_thread(_digested, found)
            self._names = found.names
        except StoreError as exc:
            self.history, self.usage, self.problem = None, None, exc
            self._names = frozenset()
        else:
            self.history, self.usage, self.problem = found, usage, None
        finally:
            self._reading = False
        if not closed:
            self.came.emit()

    def names(self) -> frozenset[str]:
        """Metrics of which something is known."""
        return self._names

    @property
    def step_s(self) -> float:
        """Time between two of its values; 0 of nothing."""
        return float(self.history.step_s) if self.history is not None else 0.0


def _digested(found: History) -> Usage:
    """What takes long where the window is."""
    return usage_of(found.totals())


def whole_patterns(patterns: tuple[str, ...]) -> tuple[str, ...]:
    """The patterns, with what percentiles among them are of."""
    found = []
    for one in patterns:
        asked = percentile_of(one)
        found.append(asked[0] if asked is not None else one)
    return tuple(dict.fromkeys(found))
