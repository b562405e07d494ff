"""What became of a tool call: as written, as read, as a person left it, as it was run; pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

from workbench.traces.events import (
    AnswerDelta,
    ApprovalAsked,
    ApprovalGiven,
    ReasoningPiece,
    Record,
    ToolCallBroken,
    ToolCallFinished,
    ToolCallStarted,
)

Mark: TypeAlias = tuple[int, int]
"""A part of a text, in characters: from, to."""
StepKind: TypeAlias = Literal["written", "read", "person", "run"]
_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_MOST_DIFFERED_CHARS = 20_000


@dataclass(frozen=True, slots=True)
class CallStep:
    """One state of a call.

    Attributes:
        text: The whole text, or what is said where there is none.
        marks: What in it is new or gone, next to the step it is compared with.
        note: What happened on the way to it.
        failed: It did not get further.
    """

    kind: StepKind
    text: str
    marks: tuple[Mark, ...] = ()
    note: str = ""
    failed: bool = False


@dataclass(slots=True)
class _Call:
    span_id: str
    model_span_id: str
    name: str
    raw: str
    arguments: str
    repaired: str = ""
    problem: str = ""
    asked: ApprovalAsked | None = None
    given: list[ApprovalGiven] = field(default_factory=list)
    finished: ToolCallFinished | None = None


@dataclass(frozen=True, slots=True)
class ToolCallSteps:
    """A tool call and its states, the first one as the model wrote it."""

    span_id: str
    name: str
    steps: tuple[CallStep, ...]


def call_steps(records: Iterable[Record], span_id: str) -> tuple[ToolCallSteps, ...]:
    """The call of a tool's span, or every call that a model's span wrote."""
    calls: dict[str, _Call] = {}
    broken = 0
    for record in records:
        event = record.event
        if isinstance(event, AnswerDelta | ReasoningPiece):
            continue  # most events of a long answer
        if isinstance(event, ToolCallStarted):
            calls[event.span_id] = _Call(
                event.span_id, event.model_span_id, event.name, event.raw,
                event.arguments, event.repaired,
            )  # fmt: skip
        elif isinstance(event, ToolCallBroken):
            broken += 1
            calls[f"{event.span_id}!{broken}"] = _Call(
                "", event.span_id, event.name, event.raw, event.arguments,
                problem=event.answer,
            )  # fmt: skip
        elif (call := calls.get(getattr(event, "span_id", ""))) is not None:
            _note(call, event)
    wanted = (one for one in calls.values() if span_id in (one.span_id, one.model_span_id))
    return tuple(
        ToolCallSteps(one.span_id, one.name or "?", tuple(_steps(one))) for one in wanted
    )


def _note(call: _Call, event: object) -> None:
    if isinstance(event, ApprovalAsked):
        call.asked = event
    elif isinstance(event, ApprovalGiven):
        call.given.append(event)
    elif isinstance(event, ToolCallFinished):
        call.finished = event


def _steps(call: _Call) -> Iterator[CallStep]:
    read = _as_read(call) if call.name else ""
    gone, new = differences(call.raw, read) if call.repaired and read else ((), ())
    yield CallStep("written", call.raw, gone)
    if not read:
        yield CallStep("read", call.problem, note="It could not be read.", failed=True)
        return
    note = f"Mended: {call.repaired}." if call.repaired else "Read as it stands."
    yield CallStep("read", read, new, note)
    if call.problem:
        yield CallStep("run", call.problem, note="It was not run.", failed=True)
        return
    yield from _ran(call)


def _as_read(call: _Call) -> str:
    """Name and arguments in the form in which most models write them, to be compared."""
    name = json.dumps(call.name, ensure_ascii=False)
    lines = pretty(call.arguments).split("\n")
    arguments = "\n  ".join(lines)
    return f'{{\n  "name": {name},\n  "arguments": {arguments}\n}}'


def _ran(call: _Call) -> Iterator[CallStep]:
    arguments = call.arguments
    for given in call.given:
        _gone, marks = differences(pretty(arguments), pretty(given.arguments))
        edited = bool(marks or _gone) and given.decision != "deny"
        word = {"deny": "denied it", "allow_once": "allowed it"}.get(given.decision, "")
        note = f"{given.by} {word or 'allowed it for good'}"
        note += ", with other arguments." if edited else "."
        yield CallStep("person", pretty(given.arguments), marks if edited else (), note)
        arguments = given.arguments if given.decision != "deny" else arguments
    if call.asked is not None and not call.given:
        yield CallStep("person", pretty(call.asked.arguments), note="Nobody answered yet.")
        return
    ended = call.finished
    if ended is None:
        yield CallStep("run", pretty(arguments), note="It goes on.")
    elif ended.denied:
        yield CallStep("run", ended.result, note="It was not run.", failed=True)
    else:
        took = f"The tool itself ran for {_time(ended.duration_s)}"
        note = f"{took} and failed." if ended.failed else f"{took}."
        yield CallStep("run", pretty(arguments), note=note, failed=ended.failed)


def _time(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"


def pretty(text: str) -> str:
    """JSON on lines of its own; what is none stays as it is."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return json.dumps(value, ensure_ascii=False, indent=2)


def differences(before: str, after: str) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """What is only in the one and only in the other, by words; spaces do not count."""
    if len(before) + len(after) > _MOST_DIFFERED_CHARS:
        return (), ()
    left, right = _words(before), _words(after)
    matcher = SequenceMatcher(
        None, [word for word, _at in left], [word for word, _at in right], autojunk=False
    )
    gone: list[Mark] = []
    new: list[Mark] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            gone += [(at, at + len(word)) for word, at in left[a:b]]
            new += [(at, at + len(word)) for word, at in right[c:d]]
    return tuple(gone), tuple(new)


def _words(text: str) -> list[tuple[str, int]]:
    found = _WORD.finditer(text)
    return [(one.group(), one.start()) for one in found if not one.group().isspace()]
