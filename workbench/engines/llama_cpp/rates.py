"""How fast an engine reads and writes now."""

from __future__ import annotations

import time
from collections import deque

_WINDOW_S = 1.0
_STEP_S = 0.1


class RateMeter:
    """Tokens per second over about the last second, from counters that only grow."""

    def __init__(self) -> None:
        self._marks: deque[tuple[float, int, int]] = deque([(time.perf_counter(), 0, 0)])

    def note(self, written_tokens: int, read_tokens: int) -> None:
        """Take the counters, at most ten times a second."""
        now_s = time.perf_counter()
        if now_s - self._marks[-1][0] < _STEP_S:
            return
        self._marks.append((now_s, written_tokens, read_tokens))
        while len(self._marks) > 2 and now_s - self._marks[1][0] > _WINDOW_S:
            self._marks.popleft()

    def per_s(self, written_tokens: int, read_tokens: int) -> tuple[float, float]:
        """Tokens written and read per second until the counters were these."""
        now_s = time.perf_counter()
        marks = [mark for mark in self._marks if now_s - mark[0] <= 1.5 * _WINDOW_S]
        if not marks:
            return 0.0, 0.0
        since_s = max(now_s - marks[0][0], 1e-3)
        return (written_tokens - marks[0][1]) / since_s, (read_tokens - marks[0][2]) / since_s
