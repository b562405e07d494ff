"""How fast bytes come, and how fast they may."""

from __future__ import annotations

import threading
import time
from collections import deque

WINDOW_S = 5.0
_SLICE_S = 0.25


class Rate:
    """Bytes per second over the last seconds. Thread-safe."""

    def __init__(self, window_s: float = WINDOW_S) -> None:
        self._window_s = window_s
        self._slices: deque[list[float]] = deque()
        self._lock = threading.Lock()
        self._begun_s = time.monotonic()

    def add(self, count_bytes: int) -> None:
        """Bytes came in."""
        now_s = time.monotonic()
        with self._lock:
            if self._slices and now_s - self._slices[-1][0] < _SLICE_S:
                self._slices[-1][1] += count_bytes
            else:
                self._slices.append([now_s, count_bytes])
            self._drop(now_s)

    @property
    def bytes_per_s(self) -> float:
        """The mean over the window."""
        now_s = time.monotonic()
        with self._lock:
            self._drop(now_s)
            span_s = min(self._window_s, max(now_s - self._begun_s, _SLICE_S))
            return sum(count for _, count in self._slices) / span_s

    def _drop(self, now_s: float) -> None:
        while self._slices and now_s - self._slices[0][0] > self._window_s:
            self._slices.popleft()


class Brake:
    """Holds threads back so that together they take no more than a rate. Thread-safe.

    Attributes:
        rate_bytes_per_s: The rate; 0 is no limit. It may change at any time.
    """

    def __init__(self, rate_bytes_per_s: float = 0.0) -> None:
        self.rate_bytes_per_s = rate_bytes_per_s
        self._lock = threading.Lock()
        self._free_at_s = time.monotonic()

    def take(self, count_bytes: int, stop: threading.Event) -> None:
        """Wait until so many bytes may be taken, or until ``stop`` is set."""
        rate = self.rate_bytes_per_s
        if rate <= 0:
            return
        with self._lock:
            now_s = time.monotonic()
            at_s = max(self._free_at_s, now_s)
            self._free_at_s = at_s + count_bytes / rate
        if at_s > now_s:
            stop.wait(at_s - now_s)
