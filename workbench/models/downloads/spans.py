"""Which connection fetches which chunks: long claims first, ever shorter ones at the end.

A claim is asked for in one request and never given to another, so no byte is sent in vain; that
the claims shrink lets all connections end at the same time (guided self-scheduling,
Polychronopoulos and Kuck 1987).
"""

from __future__ import annotations

import threading
from collections.abc import Collection
from dataclasses import dataclass

MOST_CHUNKS = 32


@dataclass(slots=True, eq=False)
class Span:
    """A claim: chunks from ``next`` up to ``end``, for one connection."""

    next: int
    end: int


class Spans:
    """Deals out what is missing. Thread-safe."""

    def __init__(
        self,
        count: int,
        done: Collection[int],
        streams: int,
        most: int = MOST_CHUNKS,
        begun: Collection[int] = (),
    ) -> None:
        """Deal out all that is not done.

        Args:
            count: Chunks of the file.
            done: Those that are there.
            streams: Connections.
            most: Chunks of one claim.
            begun: Those of which a part is there: a claim begins with such a chunk or does
                not hold it, since only the first chunk of an answer can begin in its middle.
        """
        self._lock = threading.Lock()
        self._streams, self._most = streams, most
        self._free = _runs(count, done, begun)

    def take(self) -> Span | None:
        """The beginning of the longest run that nobody has, or None."""
        with self._lock:
            if not self._free:
                return None
            left = sum(run.end - run.next for run in self._free)
            longest = max(self._free, key=lambda run: run.end - run.next)
            size = max(1, min(self._most, left // (2 * self._streams or 1)))
            claim = Span(longest.next, min(longest.next + size, longest.end))
            longest.next = claim.end
            if longest.next == longest.end:
                self._free.remove(longest)
            return claim

    def begin(self, span: Span) -> int | None:
        """The next chunk of a claim, or None if there is none left."""
        if span.next >= span.end:
            return None
        span.next += 1
        return span.next - 1

    def give_back(self, span: Span, unfinished: int | None) -> None:
        """A connection ended; ``unfinished`` is the chunk that it did not complete."""
        begin = span.next if unfinished is None else unfinished
        if begin < span.end:
            with self._lock:
                self._free.append(Span(begin, span.end))


def _runs(count: int, done: Collection[int], begun: Collection[int]) -> list[Span]:
    runs: list[Span] = []
    for index in range(count):
        if index in done:
            continue
        if runs and runs[-1].end == index and index not in begun:
            runs[-1].end = index + 1
        else:
            runs.append(Span(index, index + 1))
    return runs
