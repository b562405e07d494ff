"""What happened inside a tool call: an agent or a graph that a tool asked, in the same run.

The id of each span inside begins with the id of the tool call's span and a mark that no id of
a node or a call has, so that what the run itself did is told apart without a list of spans.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.traces.events import RunFinished, RunStarted, TraceEvent

INSIDE = ">"


def inside(span_id: str) -> str:
    """What the ids of the spans inside a tool call begin with."""
    return f"{span_id}{INSIDE}"


def within(span_id: str) -> tuple[str, ...]:
    """What the ids of the spans in a node begin with: calls, nodes and rounds."""
    return tuple(span_id + mark for mark in ("#", "/", "[", INSIDE))


def is_inside(event: TraceEvent) -> bool:
    """Whether an event belongs to what a tool asked, not to the run itself."""
    return not isinstance(event, RunStarted | RunFinished) and INSIDE in event.span_id


def own_events(events: Iterable[TraceEvent]) -> Iterator[TraceEvent]:
    """The events of the run itself."""
    return (event for event in events if not is_inside(event))


def outer_call(span_id: str) -> str:
    """The tool call that a span is directly inside; empty for one of the run itself."""
    return span_id.rpartition(INSIDE)[0]
