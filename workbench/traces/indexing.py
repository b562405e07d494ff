"""Makes ended runs searchable, a little at a time, so that nothing waits for it."""

from __future__ import annotations

import time
from threading import Lock

from workbench.traces import span_index
from workbench.traces.connections import Connections
from workbench.traces.values import SpanRow

SLICE_S = 0.05
_MOST_RUNS = 200
_MOST_SPANS = 500
_Found = tuple[int, list[tuple[SpanRow, str]]]


class Indexing:
    """Reads runs without holding anybody up, and stores what is found in short transactions.

    A kill loses at most the slice that was going on; the next one begins there.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._lock = Lock()
        self._held: list[_Found] = []
        self._checked = False

    def some(self, limit_s: float = SLICE_S) -> int:
        """Work for about that long; returns how many runs still wait.

        Raises:
            StoreError: The disk is full, or the system refused.
        """
        if self._lock.acquire(timeout=limit_s):
            try:
                self._work(time.monotonic() + limit_s)
            finally:
                self._lock.release()
        with self._connections.reading() as connection:
            return span_index.waiting(connection)

    def _work(self, until_s: float) -> None:
        if not self._checked:
            with self._connections.writing() as connection:
                span_index.start_anew_if_older(connection)
            self._checked = True
        if not self._held:
            self._read(until_s)
        if self._held:
            self._write(until_s)

    def _read(self, until_s: float) -> None:
        with self._connections.reading() as connection:
            count = 0
            for run_seq, run_id in span_index.next_runs(connection, _MOST_RUNS):
                found = span_index.outline(connection, run_id, with_text=True)
                spans = list(found.spans())
                self._held.append((run_seq, spans))
                count += len(spans)
                if count >= _MOST_SPANS or time.monotonic() > until_s:
                    return

    def _write(self, until_s: float) -> None:
        held, self._held = self._held, []
        with self._connections.writing() as connection:
            for place, (run_seq, spans) in enumerate(held):
                left_s = max(0.0, until_s - time.monotonic())
                if not span_index.put(connection, run_seq, spans, left_s):
                    left = held[place:]
                    break
            else:
                left = []
        self._held = left
