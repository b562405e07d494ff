"""Which connection fetches which chunks: long runs, halved when another has nothing to do."""

from __future__ import annotations

import threading
from collections.abc import Collection
from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class Span:
    """A run of chunks that one connection fetches: from ``next`` up to ``end``."""

    next: int
    end: int


class Spans:
    """Deals out what is missing. Thread-safe."""

    def __init__(self, count: int, done: Collection[int], streams: int) -> None:
        self._lock = threading.Lock()
        self._free = _runs(count, done)
        self._going: list[Span] = []
        while self._free and len(self._free) < streams:
            if not self._halve():
                break

    def take(self) -> Span | None:
        """The longest run nobody has; else the later half of the longest that goes on."""
        with self._lock:
            if not self._free and not self._steal():
                return None
            longest = max(self._free, key=lambda span: span.end - span.next)
            self._free.remove(longest)
            self._going.append(longest)
            return longest

    def begin(self, span: Span) -> int | None:
        """The next chunk of a run, or None if the run is over or the rest was given away."""
        with self._lock:
            if span.next >= span.end:
                return None
            span.next += 1
            return span.next - 1

    def give_back(self, span: Span, unfinished: int | None) -> None:
        """A connection is done with a run; ``unfinished`` is the chunk it did not complete."""
        with self._lock:
            if span in self._going:
                self._going.remove(span)
            begin = span.next if unfinished is None else unfinished
            if begin < span.end:
                self._free.append(Span(begin, span.end))
                span.end = begin

    def _halve(self) -> bool:
        longest = max(self._free, key=lambda span: span.end - span.next)
        if longest.end - longest.next < 2:
            return False
        middle = (longest.next + longest.end) // 2
        self._free.append(Span(middle, longest.end))
        longest.end = middle
        return True

    def _steal(self) -> bool:
        rest = [span for span in self._going if span.end - span.next >= 2]
        if not rest:
            return False
        longest = max(rest, key=lambda span: span.end - span.next)
        middle = (longest.next + longest.end + 1) // 2
        self._free.append(Span(middle, longest.end))
        longest.end = middle
        return True


def _runs(count: int, done: Collection[int]) -> list[Span]:
    runs: list[Span] = []
    for index in range(count):
        if index in done:
            continue
        if runs and runs[-1].end == index:
            runs[-1].end = index + 1
        else:
            runs.append(Span(index, index + 1))
    return runs
