"""A run's spans as rows of a waterfall; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.traces.events import ModelCallFinished, Record
from workbench.traces.tree import Span, SpanKind, SpanStatus, span_tree


@dataclass(frozen=True, slots=True)
class SpanRow:
    """One row. Times are seconds since the run began.

    Attributes:
        queue_s: How much of the beginning was waiting.
        first_token_s: When the first token came, after the span's start; 0 if unknown.
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


def rows_of(records: Sequence[Record], now_s: float = 0.0) -> list[SpanRow]:
    """Spans in the order they began; those that go on end at ``now_s`` or the last event."""
    root = span_tree(records)
    if root is None:
        return []
    last_s = max(now_s, records[-1].at_s)
    rows: list[SpanRow] = []
    _walk(root, 0, root.start_s, last_s, rows)
    return rows


def _walk(span: Span, depth: int, zero_s: float, last_s: float, out: list[SpanRow]) -> None:
    finished = next(
        (r.event for r in span.records if isinstance(r.event, ModelCallFinished)), None
    )
    start_s = max(0.0, span.start_s - zero_s)
    end_s = max(start_s, (span.end_s if span.end_s is not None else last_s) - zero_s)
    out.append(
        SpanRow(
            span.span_id, span.kind, span.name or span.kind, depth, start_s, end_s, span.status,
            finished.queue_s if finished else 0.0,
            finished.time_to_first_token_s if finished else 0.0,
            span,
        )
    )  # fmt: skip
    for child in span.children:
        _walk(child, depth + 1, zero_s, last_s, out)


def nice_step_s(length_s: float, most: int = 6) -> float:
    """A round distance between the marks of a time axis."""
    step = 0.001
    while length_s / step > most:
        for factor in (2.0, 2.5, 2.0):
            step *= factor
            if length_s / step <= most:
                break
    return step


def time_words(value_s: float) -> str:
    """A time for the eye."""
    if value_s < 1.0:
        return f"{value_s * 1000:.0f} ms"
    return (
        f"{value_s:.2f} s" if value_s < 60 else f"{value_s / 60:.0f} min {value_s % 60:.0f} s"
    )
