"""Which rows of a waterfall are on screen: what is folded, filtered and found; no Qt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.traces.span_table import KINDS, STATUSES, SpanTable, rows_shown
from workbench.traces.tree import SpanKind

if TYPE_CHECKING:
    import numpy as np

_BAD = tuple(STATUSES.index(one) for one in ("failed", "denied"))
_FEW = 50


@dataclass(frozen=True, slots=True)
class StepFilter:
    """Which steps are wanted; what is empty lets each pass.

    Attributes:
        kinds: Only these.
        failed: Only what failed or was denied, or had something in it mended.
        slower_s: Only what took longer.
    """

    kinds: frozenset[SpanKind] = frozenset()
    failed: bool = False
    slower_s: float = 0.0

    @property
    def is_empty(self) -> bool:
        """Everything passes."""
        return not (self.kinds or self.failed or self.slower_s > 0)


EVERY_STEP = StepFilter()


class ShownRows:
    """The state of a waterfall that does not depend on where it is painted.

    Attributes:
        table: Every step.
        shown: The rows on screen, in order.
        found: The rows that a search found and that pass the filter, in order.
        passing: How many rows pass the filter by themselves.
        version: Another number whenever other rows are shown.
    """

    def __init__(self) -> None:
        self.table = SpanTable()
        self.shown: Sequence[int] = range(0)
        self.found: Sequence[int] = ()
        self.passing = self.version = 0
        self.filter = EVERY_STEP
        self._closed = False
        self._turned: set[str] = set()
        self._found_ids: frozenset[str] = frozenset()
        self._wanted: bytes | None = None
        self._begins: np.ndarray[Any, Any] | None = None

    def set_table(self, table: SpanTable) -> None:
        """Show other steps; what has the same id stays folded."""
        self.table = table
        self._wanted, self.passing = self._passing()
        self._refresh()
        self._find_again()

    def set_filter(self, wanted: StepFilter) -> None:
        """Show only such steps, and what is around them."""
        self.filter = wanted
        self._wanted, self.passing = self._passing()
        self._refresh()
        self._find_again()

    def set_found(self, ids: frozenset[str]) -> None:
        """Say which steps a search found."""
        self._found_ids = ids
        self._find_again()

    # -- folding

    def is_folded(self, row: int) -> bool:
        """Whether the inside of a row is not shown."""
        return self._is_closed_first(row) != (self.table.ids[row] in self._turned)

    def _is_closed_first(self, row: int) -> bool:
        """Whether a row that nobody touched by itself is folded: the run never is."""
        return self._closed and row > 0

    def has_inside(self, row: int) -> bool:
        """Whether there is something inside of a row."""
        return self.table.ends[row] > row + 1

    def fold(self, row: int, *, closed: bool) -> None:
        """Hide or show what is inside of a row."""
        self._turn(row, closed=closed)
        self._refresh()

    def _turn(self, row: int, *, closed: bool) -> None:
        if closed != self._is_closed_first(row):
            self._turned.add(self.table.ids[row])
        else:
            self._turned.discard(self.table.ids[row])

    def unfold(self) -> None:
        """Forget what is folded, before another table comes."""
        self._closed = False
        self._turned.clear()

    def fold_all(self, *, closed: bool) -> None:
        """Hide or show what is inside of everything but the run itself."""
        self._closed = closed
        self._turned.clear()
        self._refresh()

    def open_to(self, row: int) -> None:
        """Unfold what is around a row."""
        around = self.table.parents[row]
        turned = False
        while around >= 0:
            if self.is_folded(around):
                self._turn(around, closed=False)
                turned = True
            around = self.table.parents[around]
        if turned:
            self._refresh()

    # -- places

    def place(self, row: int) -> int:
        """Where a row is among those shown; -1 if it is not."""
        if isinstance(self.shown, range):
            return row if 0 <= row < len(self.shown) else -1
        at = bisect_left(self.shown, row)
        return at if at < len(self.shown) and self.shown[at] == row else -1

    def near(self, row: int) -> int:
        """The row itself, or else what is shown around it; -1 if nothing is."""
        while row >= 0 and self.place(row) < 0:
            row = self.table.parents[row]
        return row

    def place_at(self, time_s: float) -> int:
        """Where the first row is that begins at or after a time."""
        if not self.shown:
            return 0
        import numpy as np

        if self._begins is None:
            begins_s = np.frombuffer(self.table.start_s)[np.asarray(self.shown)]
            self._begins = np.maximum.accumulate(begins_s)
        return min(int(np.searchsorted(self._begins, time_s)), len(self.shown) - 1)

    def is_found(self, row: int) -> bool:
        """Whether the search found a row."""
        return self.found_place(row) >= 0

    def found_place(self, row: int) -> int:
        """Where a row is among those that were found; -1 if it is not."""
        at = bisect_left(self.found, row)
        return at if at < len(self.found) and self.found[at] == row else -1

    def next_found(self, row: int, step: int) -> int:
        """The found row after (1) or before (-1) a row, round the end; -1 if there is none."""
        if not self.found:
            return -1
        at = bisect_left(self.found, row)
        here = at < len(self.found) and self.found[at] == row
        if step > 0:
            return self.found[(at + (1 if here else 0)) % len(self.found)]
        return self.found[(at - 1) % len(self.found)]

    # -- inner

    def _refresh(self) -> None:
        self.shown = rows_shown(self.table, self._folded_rows(), self._wanted)
        self._begins = None
        self.version += 1

    def _folded_rows(self) -> Iterable[int]:
        turned = self._turned_rows()
        if not self._closed:
            return turned
        import numpy as np

        closed = np.ones(len(self.table), dtype=bool)
        closed[:1] = False
        rows = np.asarray(turned, dtype=np.int64)
        closed[rows] = ~closed[rows]
        found: Iterable[int] = np.flatnonzero(closed)
        return found

    def _turned_rows(self) -> tuple[int, ...]:
        if len(self._turned) < _FEW:
            places = (self.table.row_of(one) for one in self._turned)
            return tuple(sorted(row for row in places if row >= 0))
        return tuple(row for row, one in enumerate(self.table.ids) if one in self._turned)

    def _find_again(self) -> None:
        ids, wanted = self._found_ids, self._wanted
        self.found = (
            [
                row
                for row, one in enumerate(self.table.ids)
                if one in ids and (wanted is None or wanted[row])
            ]
            if ids
            else ()
        )

    def _passing(self) -> tuple[bytes | None, int]:
        """For each row whether it, or something inside of it, passes; and how many do."""
        table, count = self.table, len(self.table)
        if self.filter.is_empty or not count:
            return None, count
        import numpy as np

        passes = np.ones(count, dtype=bool)
        if self.filter.kinds:
            codes = [KINDS.index(kind) for kind in self.filter.kinds]
            passes &= np.isin(np.frombuffer(table.kinds, dtype=np.uint8), codes)
        if self.filter.failed:
            bad = np.isin(np.frombuffer(table.statuses, dtype=np.uint8), _BAD)
            passes &= bad | np.frombuffer(table.failed, dtype=np.uint8).astype(bool)
        if self.filter.slower_s > 0:
            took_s = np.frombuffer(table.end_s) - np.frombuffer(table.start_s)
            passes &= took_s > self.filter.slower_s
        own = int(passes.sum())
        around = np.frombuffer(table.parents, dtype=np.int32)
        level = np.unique(around[passes])
        while len(level) and (len(level) > 1 or level[0] >= 0):
            level = level[level >= 0]
            passes[level] = True
            level = np.unique(around[level])
        passes[0] = True
        return passes.astype(np.uint8).tobytes(), own
