"""The steps of a run that goes on, as columns that grow with its events.

An event costs the same whether it is the first or the millionth. A table of all steps is put
together in arrays, so that a window can ask for one four times a second.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from workbench.traces.events import (
    AnswerDelta,
    ModelCallFinished,
    ModelReplaced,
    NodeTried,
    ReasoningPiece,
    Record,
    RunFinished,
    ToolCallBroken,
)
from workbench.traces.span_table import KINDS, MOST_DEPTH, STATUSES, SpanTable
from workbench.traces.tree import Grower, Growing

if TYPE_CHECKING:
    import numpy as np

    Ints = np.ndarray[Any, np.dtype[np.int64]]

_RUNNING = STATUSES.index("running")
_MENDED = (ToolCallBroken, NodeTried, ModelReplaced)
_PIECES = (AnswerDelta, ReasoningPiece)


class GrowingTable:
    """Takes the events of one run in their order; rows are in the order in which steps began.

    Attributes:
        count: How many events were taken.
    """

    def __init__(self) -> None:
        self._grower: Grower | None = None
        self._rows: dict[str, int] = {}
        self._open: set[int] = set()
        self._codes: dict[str, int] = {}
        self._ids: list[str] = []
        self._parents, self._sizes, self._depths = array("q"), array("q"), array("q")
        self._kinds, self._statuses, self._failed = array("B"), array("B"), array("B")
        self._names, self._first, self._last = array("i"), array("q"), array("q")
        self._start_s, self._end_s = array("d"), array("d")
        self._first_token_s, self._wait_s = array("d"), array("d")
        self._last_s = 0.0
        self.count = 0

    def __len__(self) -> int:
        return len(self._ids)

    def take(self, records: Iterable[Record]) -> None:
        """Take more events."""
        for record in records:
            self._take(record)

    def _take(self, record: Record) -> None:
        if self._grower is None:
            self._grower = Grower(record.run_id, record.at_s)
            self._add(self._grower.spans[record.run_id], record.number)
        grower, known = self._grower, len(self._ids)
        own = grower.take(record)
        if len(grower.spans) > known:
            self._add(grower.spans[next(reversed(grower.spans))], record.number)
        self.count += 1
        self._last_s = max(self._last_s, record.at_s)
        row = self._rows[own.span.span_id]
        self._last[row] = record.number
        if isinstance(record.event, _PIECES):
            return
        self._note(row, own, record)
        if isinstance(record.event, RunFinished):
            for left in tuple(self._open):
                self._note(left, grower.spans[self._ids[left]], None)

    def _add(self, growing: Growing, number: int) -> None:
        span, row = growing.span, len(self._ids)
        parent = self._rows.get(growing.parent, -1)
        self._rows[span.span_id] = row
        self._open.add(row)
        self._ids.append(span.span_id)
        self._parents.append(parent)
        self._sizes.append(1)
        self._depths.append(self._depths[parent] + 1 if parent >= 0 else 0)
        self._kinds.append(KINDS.index(span.kind))
        self._statuses.append(_RUNNING)
        self._failed.append(0)
        self._names.append(0)
        self._first.append(number)
        self._last.append(number)
        self._start_s.append(span.start_s)
        self._end_s.append(span.start_s)
        self._first_token_s.append(0.0)
        self._wait_s.append(0.0)
        self._note(row, growing, None)
        while parent >= 0:
            self._sizes[parent] += 1
            parent = self._parents[parent]

    def _note(self, row: int, growing: Growing, record: Record | None) -> None:
        """Write down how a step stands now."""
        span, event = growing.span, record.event if record is not None else None
        self._names[row] = self._codes.setdefault(span.name, len(self._codes))
        self._start_s[row] = span.start_s
        self._end_s[row] = span.start_s if span.end_s is None else span.end_s
        self._statuses[row] = STATUSES.index(span.status)
        if span.end_s is not None:
            self._open.discard(row)
        if span.status == "failed" or isinstance(event, _MENDED):
            self._failed[row] = 1
        if isinstance(event, ModelCallFinished):
            self._first_token_s[row] = max(0.0, event.time_to_first_token_s)
            self._wait_s[row] = max(0.0, event.queue_s)

    # -- looked into

    def records_of(self, span_id: str) -> Sequence[Record]:
        """The events of one step; not a copy."""
        growing = self._grower.spans.get(span_id) if self._grower else None
        return growing.records if growing is not None else ()

    def records_around(self, span_id: str, most: int) -> list[Record]:
        """The events of a step and, up to so many, of what is inside of it, in their order."""
        found = list(self.records_of(span_id))
        spans = self._grower.spans if self._grower else {}
        waiting = list(spans[span_id].children) if span_id in spans else []
        left = most
        while waiting and left > 0:
            growing = spans[waiting.pop()]
            found += growing.records[:left]
            left -= len(growing.records)
            waiting += growing.children
        found.sort(key=lambda record: record.number)
        return found

    # -- as a table

    def table(self, now_s: float = 0.0) -> SpanTable:
        """All steps so far; those that go on end at ``now_s`` or with the last event."""
        if not self._ids:
            return SpanTable()
        import numpy as np

        count = len(self._ids)
        places = self._places()
        order = np.empty(count, dtype=np.int64)
        order[places] = np.arange(count)
        sizes, parents = _of(self._sizes)[order], _of(self._parents)[order]
        start_s, end_s = self._times(now_s)
        in_order = bool((order == np.arange(count)).all())
        ids = self._ids if in_order else [self._ids[row] for row in order.tolist()]
        return SpanTable(
            ids=list(ids) if in_order else ids,
            names=list(self._codes),
            parents=_column("i", np.where(parents < 0, -1, places[parents]), np.int32),
            ends=_column("i", np.arange(count) + sizes, np.int32),
            depths=_column("H", np.minimum(_of(self._depths)[order], MOST_DEPTH), np.uint16),
            kinds=_column("B", np.frombuffer(self._kinds, np.uint8)[order], np.uint8),
            statuses=_column("B", np.frombuffer(self._statuses, np.uint8)[order], np.uint8),
            failed=_column("B", np.frombuffer(self._failed, np.uint8)[order], np.uint8),
            name_codes=_column("i", np.frombuffer(self._names, np.int32)[order], np.int32),
            first=_column("q", _of(self._first)[order], np.int64),
            last=_column("q", _of(self._last)[order], np.int64),
            start_s=_column("d", start_s[order], np.float64),
            end_s=_column("d", end_s[order], np.float64),
            first_token_s=_column("d", np.frombuffer(self._first_token_s)[order], np.float64),
            wait_s=_column("d", np.frombuffer(self._wait_s)[order], np.float64),
            length_s=float(end_s.max()) or 0.001,
        )

    def _places(self) -> Ints:
        """The row of each step where children stand below what is around them."""
        import numpy as np

        parents, sizes, depths = map(_of, (self._parents, self._sizes, self._depths))
        by_parent = np.argsort(parents, kind="stable")
        before = np.cumsum(sizes[by_parent]) - sizes[by_parent]
        begins = np.searchsorted(parents[by_parent], parents[by_parent])
        offset = np.empty(len(parents), dtype=np.int64)
        offset[by_parent] = before - before[begins]
        places = np.zeros(len(parents), dtype=np.int64)
        by_depth = np.argsort(depths, kind="stable")
        edges = np.flatnonzero(np.diff(depths[by_depth])) + 1
        for level in np.split(by_depth, edges)[1:]:
            places[level] = places[parents[level]] + 1 + offset[level]
        return places

    def _times(self, now_s: float) -> tuple[Any, Any]:
        """Beginnings and ends, counted from that of the run; as in ``span_table``."""
        import numpy as np

        start_s, end_s = np.frombuffer(self._start_s), np.frombuffer(self._end_s)
        last_s = max(float(start_s.max()), float(end_s.max()), self._last_s, now_s)
        running = np.frombuffer(self._statuses, np.uint8) == _RUNNING
        took_s = np.maximum(0.0, np.where(running, last_s, end_s) - start_s)
        since_s = np.maximum(0.0, start_s - start_s[0])
        return since_s, since_s + took_s


def _of(column: array[int]) -> Ints:
    import numpy as np

    return np.frombuffer(column, dtype=np.int64)


def _column(code: str, values: Any, kind: Any) -> array[Any]:
    made = array(code)
    made.frombytes(values.astype(kind, copy=False).tobytes())
    return made
