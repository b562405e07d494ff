"""Whether two runs went the same way, event by event, but for what no two runs share.

Two runs are equal if they have the same spans, and each span has the same events in the same
order: events of spans that went on beside one another lie between one another. Neighbouring
pieces of an answer count as one. Everything else counts, to the last character; only what a run
took in all counts where it came to its end.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.traces.codec import fields_of
from workbench.traces.events import (
    AnswerDelta,
    ModelCallFinished,
    NodeFinished,
    ReasoningPiece,
    Record,
    RunFinished,
    RunStarted,
    ToolCallFinished,
    TraceEvent,
)
from workbench.traces.nesting import within
from workbench.traces.tree import span_id_of

_LEFT_OUT: Mapping[type[TraceEvent], frozenset[str]] = {
    RunStarted: frozenset({"conversation_id", "parent_run_id", "forked_from", "role", "owner"}),
    RunFinished: frozenset({"duration_s"}),
    NodeFinished: frozenset({"duration_s"}),
    ToolCallFinished: frozenset({"duration_s"}),
    ModelCallFinished: frozenset(
        {
            "queue_s",
            "time_to_first_token_s",
            "tokens_per_s",
            "prompt_tokens_per_s",
            "total_s",
        }
    ),
}
STOPPED = "The call was stopped."
_CUT = " cut"
CUT_ENDS = frozenset({"cancelled", "interrupted", "time_limit"})
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class EventDifference:
    """The first event that is not the same.

    Attributes:
        span_id: The step it belongs to; empty for the run itself.
        number: Of the event in the first run; None if that has none there.
        before: The event's canonical values in the first run, with its ``type``; None if it
            has none there.
        after: Those in the second run.
    """

    span_id: str
    number: int | None
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def first_difference(
    first: Sequence[Record], second: Sequence[Record]
) -> EventDifference | None:
    """Where the second run first differs from the first one; None if it does not.

    If the second one was stopped, what counts is what the first one did before it was cut off
    (stopped, out of time, killed). How far steps came that were stopped because another one
    failed depends on the moment, so of them counts what both runs have.
    """
    cut = _cut_at(first) if _was_stopped(second) else None
    one, other = _by_span(first), _by_span(second)
    every = (each for run in (one, other) for events in run.values() for each in events)
    if any(values.get(_CUT) or values.get("end") == "failed" for _number, values in every):
        one, other = _without_sums(one), _without_sums(other)
    loose = _ended_from_outside(one)
    found: list[tuple[int, EventDifference]] = []
    for span_id, events in one.items():
        given = other.get(span_id, [])
        wanted, partly = _wanted(events, cut)
        if cut is None and loose(span_id):
            wanted, partly = wanted[: len(given)], True
        difference = _first(span_id, wanted, given, partly=partly)
        if difference is not None:
            place = difference.number if difference.number is not None else events[-1][0]
            found.append((place, difference))
    stopped = cut is not None or any(_is_cut(record.event) for record in first)
    begun_later = _ended_from_outside(other)
    for span_id in () if found or stopped else other.keys() - one.keys():
        if begun_later(span_id):  # another one failed before it began in the first run
            continue
        number, values = other[span_id][0]
        found.append((number, EventDifference(span_id, None, None, values)))
    return min(found, key=lambda each: each[0])[1] if found else None


_Event = tuple[int, Mapping[str, Any]]
_SUMS = ("steps", "prompt_tokens", "new_tokens")


def _without_sums(spans: Mapping[str, list[_Event]]) -> dict[str, list[_Event]]:
    """Leave out what a run took in all.

    Where it failed or was stopped, that counts steps which had begun beside the one that
    failed and left no event; what each step took is compared with the step.
    """
    return {
        span_id: [
            (number, {name: value for name, value in values.items() if name not in _SUMS})
            if values["type"] == "RunFinished"
            else (number, values)
            for number, values in events
        ]
        for span_id, events in spans.items()
    }


def _first(
    span_id: str, wanted: Sequence[_Event], given: Sequence[_Event], *, partly: bool
) -> EventDifference | None:
    for place, (number, values) in enumerate(wanted):
        if place >= len(given):
            return EventDifference(span_id, number, values, None)
        if values != given[place][1] and not (
            partly and place == len(wanted) - 1 and _is_one_piece(given[place][1], values)
        ):
            return EventDifference(span_id, number, values, given[place][1])
    if len(given) > len(wanted) and not partly:
        return EventDifference(span_id, None, None, given[len(wanted)][1])
    return None


def _ended_from_outside(spans: Mapping[str, Sequence[_Event]]) -> Callable[[str], bool]:
    """Says of a span whether it was stopped, or lies in a node that was."""
    cut = {span_id for span_id, events in spans.items() if any(e[1].get(_CUT) for e in events)}
    nodes = tuple(
        start
        for span_id in cut
        if any(values["type"] == "NodeFinished" for _number, values in spans[span_id])
        for start in within(span_id)
    )
    return lambda span_id: span_id in cut or span_id.startswith(nodes)


def _is_one_piece(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """One piece of an answer is the beginning of the other: somewhere it was cut off."""
    if not one["type"] == other["type"] in ("AnswerDelta", "ReasoningPiece"):
        return False
    texts = str(one["text"]), str(other["text"])
    return texts[0].startswith(texts[1]) or texts[1].startswith(texts[0])


def _was_stopped(records: Sequence[Record]) -> bool:
    last = records[-1].event if records else None
    return not isinstance(last, RunFinished) or last.end in CUT_ENDS


def _cut_at(records: Sequence[Record]) -> int:
    """The number of the first event that says that something was cut off."""
    numbers = (record.number for record in records if _is_cut(record.event))
    return next(numbers, records[-1].number + 1 if records else 0)


def _is_cut(event: TraceEvent) -> bool:
    match event:
        case ModelCallFinished():
            return event.finish_reason == "cancelled"
        case NodeFinished():
            return event.outcome == "stopped"
        case ToolCallFinished():
            return event.failed and event.result == STOPPED
        case RunFinished():
            return event.end in CUT_ENDS
        case _:
            return False


def _wanted(events: Sequence[_Event], cut: int | None) -> tuple[Sequence[_Event], bool]:
    """The events that count, and whether there may be more after them."""
    if cut is not None:
        return [each for each in events if each[0] < cut], True
    kept = [each for each in events if not each[1].get(_CUT)]
    return kept, len(kept) < len(events)


def _by_span(records: Iterable[Record]) -> dict[str, list[_Event]]:
    found: dict[str, list[_Event]] = {}
    for record in records:
        event = record.event
        is_run = isinstance(event, RunStarted | RunFinished)
        span_id = "" if is_run else _without_run(span_id_of(record))
        own = found.setdefault(span_id, [])
        values = canonical(event)
        if _is_cut(event):
            values[_CUT] = True
        if own and isinstance(event, AnswerDelta | ReasoningPiece):
            number, before = own[-1]
            if before["type"] == values["type"]:
                joined = {
                    "text": before["text"] + values["text"],
                    "tokens": before["tokens"] + values["tokens"],
                }
                own[-1] = (number, {**before, **joined})
                continue
        own.append((record.number, values))
    return found


def canonical(event: TraceEvent) -> dict[str, Any]:
    """The values of an event that two equal runs share, as JSON has them, with its ``type``."""
    out = _LEFT_OUT.get(type(event), _NONE)
    values = {name: value for name, value in fields_of(event).items() if name not in out}
    if "ask_id" in values:
        values["ask_id"] = _without_run(values["ask_id"])
    read = json.loads(json.dumps(values, default=str))
    return {"type": type(event).__name__, **read}


def _without_run(ask_id: str) -> str:
    """The id of a question without that of the run, which stands before it."""
    return ask_id.partition(":")[2] or ask_id
