"""The steps of a run as columns: a million of them are a few arrays, not a million objects."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, get_args

from workbench.traces.tree import SpanKind, SpanStatus

KINDS: tuple[SpanKind, ...] = get_args(SpanKind)
STATUSES: tuple[SpanStatus, ...] = get_args(SpanStatus)
MOST_DEPTH = 60_000


class SpanLine(NamedTuple):
    """What a table takes of one step; the names are those of ``values.SpanRow``."""

    span_id: str
    parent_id: str
    kind: str
    name: str
    first: int
    last: int
    start_s: float
    end_s: float
    status: str
    failed: bool
    first_token_s: float = 0.0
    wait_s: float = 0.0


@dataclass(slots=True)
class SpanTable:
    """Columns of equal length, a row for each step; children stand below what is around them.

    Attributes:
        ids: The steps.
        parents: The row around each; -1 for the run.
        ends: The row after the last one that is inside of each.
        depths: How many are around each.
        kinds: Places in ``KINDS``.
        statuses: Places in ``STATUSES``.
        failed: 1 where it, or something in it, failed.
        name_codes: Places in ``names``.
        first: Number of its first event.
        last: Number of its last event.
        start_s: Seconds after the run began.
        end_s: So far, where it goes on.
        first_token_s: Of a model call, after its start; 0 if unknown.
        wait_s: How much of the beginning was waiting.
        length_s: When the last of all ended; never 0.
    """

    ids: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    parents: array[int] = field(default_factory=lambda: array("i"))
    ends: array[int] = field(default_factory=lambda: array("i"))
    depths: array[int] = field(default_factory=lambda: array("H"))
    kinds: array[int] = field(default_factory=lambda: array("B"))
    statuses: array[int] = field(default_factory=lambda: array("B"))
    failed: array[int] = field(default_factory=lambda: array("B"))
    name_codes: array[int] = field(default_factory=lambda: array("i"))
    first: array[int] = field(default_factory=lambda: array("q"))
    last: array[int] = field(default_factory=lambda: array("q"))
    start_s: array[float] = field(default_factory=lambda: array("d"))
    end_s: array[float] = field(default_factory=lambda: array("d"))
    first_token_s: array[float] = field(default_factory=lambda: array("d"))
    wait_s: array[float] = field(default_factory=lambda: array("d"))
    length_s: float = 0.001
    _looked_up: int = field(default=0, compare=False, repr=False)

    def __len__(self) -> int:
        return len(self.ids)

    def name(self, row: int) -> str:
        """What a step is called."""
        return self.names[self.name_codes[row]]

    def row_of(self, span_id: str) -> int:
        """The row of a step; -1 if it is not there."""
        last = self._looked_up  # most who ask, ask several times for the chosen one
        if last < len(self.ids) and self.ids[last] == span_id:
            return last
        try:
            self._looked_up = self.ids.index(span_id)
        except ValueError:
            return -1
        return self._looked_up

    def set_waits(self, waits_s: Mapping[str, float]) -> None:
        """Say how long some steps waited before they began."""
        if not waits_s:
            return
        for row, span_id in enumerate(self.ids):
            if (wait_s := waits_s.get(span_id)) is not None:
                self.wait_s[row] = wait_s


def table_of(lines: Iterable[SpanLine], now_s: float = 0.0) -> SpanTable:
    """Steps in the order in which they began as a table.

    Args:
        lines: The run first; times are Unix seconds.
        now_s: Where those end that go on; else they end at the last time there is.
    """
    found = SpanTable()
    codes: dict[str, int] = {}
    rows: dict[str, int] = {}
    zero_s = last_s = 0.0
    for row, line in enumerate(lines):
        if not row:
            zero_s = line.start_s
        last_s = max(last_s, line.end_s, line.start_s)
        rows.setdefault(line.span_id, row)
        parent = rows.get(line.parent_id, 0)
        found.ids.append(line.span_id)
        found.parents.append(parent if row and parent < row else -1 if not row else 0)
        found.kinds.append(_place(KINDS, line.kind, "node"))
        found.statuses.append(_place(STATUSES, line.status, "ok"))
        found.failed.append(1 if line.failed else 0)
        found.name_codes.append(codes.setdefault(line.name, len(codes)))
        found.first.append(line.first)
        found.last.append(line.last)
        found.start_s.append(line.start_s)
        found.end_s.append(line.end_s)
        found.first_token_s.append(max(0.0, line.first_token_s))
        found.wait_s.append(max(0.0, line.wait_s))
    found.names = list(codes)
    _set_times(found, zero_s, max(last_s, now_s))
    _nest(found)
    return found


def _place(known: Sequence[str], word: str, otherwise: str) -> int:
    """A word of a newer program counts as another one."""
    return known.index(word if word in known else otherwise)


def _set_times(table: SpanTable, zero_s: float, last_s: float) -> None:
    """Count from the beginning; what a step took stays so where the clock was set back."""
    running = STATUSES.index("running")
    for row, status in enumerate(table.statuses):
        end_s = last_s if status == running else table.end_s[row]
        took_s = max(0.0, end_s - table.start_s[row])
        table.start_s[row] = max(0.0, table.start_s[row] - zero_s)
        table.end_s[row] = table.start_s[row] + took_s
    table.length_s = max(table.end_s, default=0.0) or 0.001


def _nest(table: SpanTable) -> None:
    """Move children below their parents, and say where each ends."""
    parents, count = table.parents, len(table.ids)
    sizes = array("i", [1]) * count
    for row in range(count - 1, 0, -1):
        sizes[parents[row]] += sizes[row]
    places, free = array("i", bytes(4 * count)), array("i", bytes(4 * count))
    in_order = True
    for row in range(count):
        if row:
            places[row] = free[parents[row]]
            free[parents[row]] += sizes[row]
        free[row] = places[row] + 1
        in_order = in_order and places[row] == row
    table.ends = array("i", (places[row] + sizes[row] for row in range(count)))
    if not in_order:
        _reorder(table, places)
    table.depths = array("H", bytes(2 * count))
    for row in range(1, count):
        table.depths[row] = min(MOST_DEPTH, table.depths[table.parents[row]] + 1)


def _reorder(table: SpanTable, places: Sequence[int]) -> None:
    order = array("i", bytes(4 * len(places)))
    for row, place in enumerate(places):
        order[place] = row
    table.ids = [table.ids[row] for row in order]
    old = table.parents
    table.parents = array("i", (places[old[row]] if old[row] >= 0 else -1 for row in order))
    for name in _COLUMNS:
        column = getattr(table, name)
        setattr(table, name, array(column.typecode, (column[row] for row in order)))


_COLUMNS = (
    "ends",
    "kinds",
    "statuses",
    "failed",
    "name_codes",
    "first",
    "last",
    "start_s",
    "end_s",
    "first_token_s",
    "wait_s",
)


def rows_shown(
    table: SpanTable, folded: Iterable[int], wanted: bytes | None = None
) -> Sequence[int]:
    """The rows that are on screen, in order; a million take some milliseconds.

    Args:
        table: All of them.
        folded: Rows whose inside is not shown, each once.
        wanted: For each row 1 if it may be shown; None: all may.
    """
    count = len(table)
    if not count or (wanted is None and isinstance(folded, tuple) and not folded):
        return range(count)
    import numpy as np

    ends = np.frombuffer(table.ends, dtype=np.int32)
    rows = np.fromiter(folded, np.int64) if not isinstance(folded, np.ndarray) else folded
    rows = rows[ends[rows] > rows + 1]
    if not len(rows) and wanted is None:
        return range(count)
    around = np.zeros(count + 1, dtype=np.int32)
    around[rows + 1] = 1
    around -= np.bincount(ends[rows], minlength=count + 1).astype(np.int32)
    visible = np.cumsum(around[:count], dtype=np.int32) == 0
    if wanted is not None:
        visible &= np.frombuffer(wanted, dtype=np.uint8) != 0
    shown = array("i")
    shown.frombytes(np.flatnonzero(visible).astype(np.int32).tobytes())
    return shown
