"""Rates over the newest runs and answers; there is none before it means something."""

from __future__ import annotations

from collections import deque
from statistics import median

MOST_KEPT = 10_000


class ErrorRate:
    """The share of runs that failed, of those that ended within a window.

    Below a least count there is none: one failure of one run is no rate.
    """

    def __init__(self, window_s: float = 300.0, least: int = 10) -> None:
        self._window_s, self._least = window_s, least
        self._ended: deque[tuple[float, bool]] = deque(maxlen=MOST_KEPT)

    def add(self, clock_s: float, *, failed: bool) -> None:
        """Note a run that ended, on a clock that nobody sets."""
        self._ended.append((clock_s, failed))

    def percent(self, clock_s: float) -> float | None:
        """The share in percent; None while too few runs ended."""
        while self._ended and clock_s - self._ended[0][0] > self._window_s:
            self._ended.popleft()
        if len(self._ended) < self._least:
            return None
        return 100.0 * sum(failed for _at_s, failed in self._ended) / len(self._ended)


class RecentMedian:
    """The median of what was measured within a window; none below a least count."""

    def __init__(self, window_s: float = 120.0, least: int = 2) -> None:
        self._window_s, self._least = window_s, least
        self._values: deque[tuple[float, float]] = deque(maxlen=MOST_KEPT)

    def add(self, clock_s: float, value: float) -> None:
        """Note a value, on a clock that nobody sets."""
        self._values.append((clock_s, value))

    def median(self, clock_s: float) -> float | None:
        """The median; None while there are too few values."""
        while self._values and clock_s - self._values[0][0] > self._window_s:
            self._values.popleft()
        if len(self._values) < self._least:
            return None
        return float(median(value for _at_s, value in self._values))
