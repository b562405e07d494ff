"""Two runs side by side: the same steps found in both, and what is not the same in them.

Steps are the same if they have the same id: ids say where in the document and in which round a
step is, so that runs of one document line up whatever they answered. The work grows with the
number of events, not with its square, and what is told is bounded.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from workbench.traces.events import (
    AnswerDelta,
    ApprovalAsked,
    ApprovalGiven,
    ModelCallFinished,
    ModelCallStarted,
    NodeFinished,
    NodeStarted,
    PersonAnswered,
    PersonAsked,
    PromptRendered,
    ReasoningPiece,
    Record,
    RunFinished,
    RunStarted,
    ToolCallBroken,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)
from workbench.traces.tree import Span, span_tree

MOST_DIFFERENCES = 2_000
MOST_VALUE_CHARS = 20_000
Side = Literal["both", "first", "second"]


@dataclass(frozen=True, slots=True)
class SpanDifference:
    """Something that is not the same in a step of two runs.

    Attributes:
        span_id: The step; empty for the run itself. That of a question to a person has no id
            of a run in it, and its kind before it: ``approval:tool-1-1``.
        kind: ``run``, ``node``, ``model``, ``tool``, ``approval`` or ``person``.
        name: Of the step, in the run that has it.
        side: ``both`` have the step and differ in it; else the only one that has it.
        what: What differs: ``answer``, ``prompt``, ``arguments`` …; ``step`` if only one run
            has it.
        before: The value in the first run, as text; empty if it has none.
        after: The value in the second run.
        order: Place of the step among those of the first run, then of the second.
    """

    span_id: str
    kind: str
    name: str
    side: Side
    what: str
    before: str
    after: str
    order: int


@dataclass(frozen=True, slots=True)
class PairedSpan:
    """A step of one or both runs, for showing them beside one another."""

    span_id: str
    first: Span | None
    second: Span | None
    differs: bool


@dataclass(frozen=True, slots=True)
class RunComparison:
    """How two runs differ.

    Attributes:
        spans: The steps of both, in the order of the first; those that only the second has
            stand after the step before them there.
        differences: In the order of the steps, not more than ``MOST_DIFFERENCES``.
        more: There are more of them.
    """

    spans: tuple[PairedSpan, ...]
    differences: tuple[SpanDifference, ...]
    more: bool

    @property
    def first(self) -> SpanDifference | None:
        """The first difference; None if there is none."""
        return self.differences[0] if self.differences else None


def compare_runs(first: Sequence[Record], second: Sequence[Record]) -> RunComparison:
    """Line two runs up and say what differs. Times, speeds and ids of runs do not count."""
    one, other = _spans(first), _spans(second)
    found: list[SpanDifference] = []
    pairs: list[PairedSpan] = []
    for order, span_id in enumerate(_merged(list(one), list(other))):
        before, after = one.get(span_id), other.get(span_id)
        differences = list(_between(span_id, before, after, order))
        found += differences[: MOST_DIFFERENCES + 1 - len(found)]
        pairs.append(PairedSpan(span_id, before, after, bool(differences)))
    more = len(found) > MOST_DIFFERENCES
    return RunComparison(tuple(pairs), tuple(found[:MOST_DIFFERENCES]), more)


def _merged(first: Sequence[str], second: Sequence[str]) -> Iterator[str]:
    """The ids of both: those of the first in order, those the second adds behind their own."""
    known = set(first)
    added: dict[str, list[str]] = {}
    last = ""
    for span_id in second:
        if span_id in known:
            last = span_id
        else:
            added.setdefault(last, []).append(span_id)
    for span_id in first:
        yield span_id
        yield from added.get(span_id, ())
    if "" in added:  # without a common step before them
        yield from added[""]


def _spans(records: Sequence[Record]) -> dict[str, Span]:
    tree = span_tree(records)
    found: dict[str, Span] = {}
    waiting = [tree] if tree else []
    while waiting:
        span = waiting.pop()
        found["" if span.kind == "run" else _without_run(span)] = span
        waiting.extend(reversed(span.children))
    return found


def _without_run(span: Span) -> str:
    """The id of a question begins with that of its run."""
    if span.kind in ("approval", "person"):
        return f"{span.kind}:{span.span_id.partition(':')[2] or span.span_id}"
    return span.span_id


def _between(
    span_id: str, before: Span | None, after: Span | None, order: int
) -> Iterator[SpanDifference]:
    there = before or after
    if there is None:
        return
    if before is None or after is None or before.kind != after.kind:
        side: Side = "both" if before and after else "first" if before else "second"
        yield SpanDifference(
            span_id, there.kind, there.name, side, "step", _named(before), _named(after), order
        )
        return
    one, other = _facts(before), _facts(after)
    for what in dict.fromkeys((*one, *other)):
        if one.get(what) != other.get(what):
            yield SpanDifference(
                span_id,
                there.kind,
                there.name,
                "both",
                what,
                _text(one.get(what)),
                _text(other.get(what)),
                order,
            )


def _named(span: Span | None) -> str:
    return f"{span.kind} {span.name}".strip() if span else ""


def _facts(span: Span) -> dict[str, Any]:
    """What a step got and gave, by name, in the order in which it is read."""
    found: dict[str, Any] = {}
    for record in span.records:
        event = record.event
        if isinstance(event, AnswerDelta | ReasoningPiece):
            name = "answer" if isinstance(event, AnswerDelta) else "reasoning"
            found.setdefault(name, []).append(event.text)
        elif isinstance(event, ToolCallBroken):
            found.setdefault("broken calls", []).append(event.raw)
        else:
            found |= _values(event)
    joined = {name: "".join(found[name]) for name in ("answer", "reasoning") if name in found}
    return found | joined


def _values(event: TraceEvent) -> Mapping[str, Any]:
    match event:
        case RunStarted():
            return {
                "agent": event.agent_name,
                "document": event.agent,
                "model": event.model_id,
                "message": event.user_text,
                "inputs": event.inputs,
            }
        case RunFinished():
            return {"end": event.end, "answer": [event.answer], "reason": event.message}
        case NodeStarted():
            return {"kind": event.kind, "title": event.title, "inputs": event.inputs}
        case NodeFinished():
            return {
                "outcome": event.outcome,
                "outputs": event.outputs,
                "note": event.note,
                "message": event.message,
            }
        case _:
            return _values_of_call(event)


def _values_of_call(event: TraceEvent) -> Mapping[str, Any]:
    match event:
        case ModelCallStarted():
            tools = list(event.tool_names)
            return {"model": event.model_id, "sampling": event.sampling, "tools": tools}
        case PromptRendered():
            return {"prompt": event.text}
        case ModelCallFinished():
            return {
                "finish reason": event.finish_reason,
                "new tokens": event.new_tokens,
                "error": event.error,
            }
        case ToolCallStarted():
            return {"tool": event.name, "arguments": _read(event.arguments)}
        case ToolCallFinished():
            return {"result": event.result, "failed": event.failed, "denied": event.denied}
        case _:
            return _values_of_person(event)


def _values_of_person(event: TraceEvent) -> Mapping[str, Any]:
    match event:
        case ApprovalAsked():
            return {"asked": event.name, "arguments": _read(event.arguments)}
        case ApprovalGiven():
            return {"decision": event.decision, "given arguments": _read(event.arguments)}
        case PersonAsked():
            return {"title": event.title, "text": event.text, "fields": event.fields}
        case PersonAnswered():
            return {"values": event.values, "declined": event.declined}
        case _:
            return {}


def _read(arguments: str) -> Any:
    """Arguments are the same however their JSON is written."""
    try:
        return json.loads(arguments)
    except (ValueError, RecursionError):
        return arguments


def _text(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        value = json.dumps(value, ensure_ascii=False, indent=1, default=str)
    cut = str(value)
    return cut if len(cut) <= MOST_VALUE_CHARS else cut[:MOST_VALUE_CHARS] + "…"
