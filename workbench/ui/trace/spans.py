"""A run's spans as rows of a waterfall; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

from workbench.traces.events import Record
from workbench.traces.growing_table import GrowingTable
from workbench.traces.span_table import KINDS, STATUSES, SpanTable
from workbench.traces.tree import Span, SpanKind, SpanStatus
from workbench.ui.language.figures import figure


@dataclass(frozen=True, slots=True)
class SpanRow:
    """One row. Times are seconds since the run began.

    Attributes:
        queue_s: How much of the beginning was waiting.
        first_token_s: When the first token came, after the span's start; 0 if unknown.
        span: With its events where they are known.
        inside: How many rows are inside of it.
    """

    span_id: str
    kind: SpanKind
    name: str
    depth: int
    start_s: float
    end_s: float
    status: SpanStatus
    queue_s: float
    first_token_s: float
    span: Span
    inside: int = 0


class Rows(Sequence[SpanRow]):
    """The rows of a table, each made when it is looked at."""

    def __init__(self, table: SpanTable) -> None:
        self.table = table

    def __len__(self) -> int:
        return len(self.table)

    @overload
    def __getitem__(self, row: int) -> SpanRow: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[SpanRow]: ...
    def __getitem__(self, row: int | slice) -> SpanRow | Sequence[SpanRow]:
        if isinstance(row, slice):
            return [self[one] for one in range(*row.indices(len(self)))]
        if not -len(self) <= row < len(self):
            raise IndexError(row)
        return row_at(self.table, row % len(self))


def row_at(table: SpanTable, row: int, records: Sequence[Record] = ()) -> SpanRow:
    """A row; with its events it can be looked into."""
    kind, status = KINDS[table.kinds[row]], STATUSES[table.statuses[row]]
    name, start_s, end_s = table.name(row) or kind, table.start_s[row], table.end_s[row]
    return SpanRow(
        span_id=table.ids[row],
        kind=kind,
        name=name,
        depth=table.depths[row],
        start_s=start_s,
        end_s=end_s,
        status=status,
        queue_s=table.wait_s[row],
        first_token_s=table.first_token_s[row],
        span=Span(table.ids[row], kind, name, start_s, end_s, status, records=tuple(records)),
        inside=table.ends[row] - row - 1,
    )


def table_of_records(records: Sequence[Record], now_s: float = 0.0) -> SpanTable:
    """The steps that some events tell of; those that go on end at ``now_s`` or the last."""
    growing = GrowingTable()
    growing.take(records)
    return growing.table(now_s)


def rows_of(records: Sequence[Record], now_s: float = 0.0) -> list[SpanRow]:
    """Rows with their events, each below the one around it."""
    growing = GrowingTable()
    growing.take(records)
    table = growing.table(now_s)
    return [
        row_at(table, row, growing.records_of(span_id)) for row, span_id in enumerate(table.ids)
    ]


def nice_step_s(length_s: float, most: int = 6) -> float:
    """A round distance between the marks of a time axis."""
    step = 0.001
    if length_s <= 0:
        return step
    while length_s / step > most:
        for factor in (2.0, 2.5, 2.0):
            step *= factor
            if length_s / step <= most:
                break
    return step


def call_number(table: SpanTable, row: int) -> int:
    """Which model call of the run a row is, by when it began; from 1."""
    import numpy as np

    calls = np.frombuffer(table.kinds, dtype=np.uint8) == KINDS.index("model")
    before = np.frombuffer(table.first, dtype=np.int64) <= table.first[row]
    return int((calls & before).sum())


def time_words(value_s: float) -> str:
    """A time for the eye."""
    if 0.0 < value_s < 0.0005:
        return "<1 ms"
    if value_s < 1.0:
        return f"{value_s * 1000:.0f} ms"
    if value_s < 59.995:
        return figure(f"{value_s:.2f} s")
    minutes, seconds = divmod(round(value_s), 60)
    if minutes < 60:
        return f"{minutes} min {seconds} s"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min"
