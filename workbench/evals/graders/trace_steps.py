"""A trace as its steps: tools, nodes and the answer, with their order and their time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any, Literal

from workbench.evals.values import ExpectedCall
from workbench.traces.events import (
    AnswerDelta,
    ApprovalGiven,
    ModelCallFinished,
    NodeFinished,
    NodeStarted,
    Record,
    RunFinished,
    ToolCallBroken,
    ToolCallFinished,
    ToolCallStarted,
)
from workbench.traces.nesting import is_inside

ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Step:
    """A tool call or a node of the run, or of what a tool of it asked.

    Attributes:
        names: Under which it may be meant: a tool's name, a node's id and title.
        began: Its place in the trace.
        ended: None if it never ended.
        duration_s: None if it never ended.
        problem: Why it failed; empty if it did not.
    """

    kind: Literal["tool", "node"]
    names: tuple[str, ...]
    began: int
    ended: int | None = None
    duration_s: float | None = None
    problem: str = ""

    def is_named(self, glob: str) -> bool:
        """Whether one of its names fits, with ``*`` and ``?``; capitals count."""
        return any(fnmatchcase(name, glob) for name in self.names)


def steps(records: Sequence[Record]) -> list[Step]:
    """The tool calls and nodes in the order in which they began.

    A call that could not be carried out (no such tool, arguments that do not fit) is a step
    too: it was tried.
    """
    ends = dict(_ends(records))
    found = []
    for place, record in enumerate(records):
        event = record.event
        if isinstance(event, ToolCallStarted):
            kind: Literal["tool", "node"] = "tool"
            names: tuple[str, ...] = (event.name,)
        elif isinstance(event, NodeStarted):
            kind, names = "node", tuple(filter(None, (event.node_id, event.title)))
        elif isinstance(event, ToolCallBroken):
            if event.name:
                found.append(Step("tool", (event.name,), place, place, 0.0, event.answer))
            continue
        else:
            continue
        ended, duration_s, problem = ends.get((kind, event.span_id), (None, None, ""))
        found.append(Step(kind, names, place, ended, duration_s, problem))
    return found


def _ends(
    records: Sequence[Record],
) -> Iterator[tuple[tuple[str, str], tuple[int, float, str]]]:
    for place, record in enumerate(records):
        event = record.event
        if isinstance(event, ToolCallFinished):
            problem = event.result if event.failed or event.denied else ""
            yield ("tool", event.span_id), (place, event.duration_s, problem)
        elif isinstance(event, NodeFinished):
            problem = event.message if event.outcome == "failed" else ""
            yield ("node", event.span_id), (place, event.duration_s, problem)


def answer_place(records: Sequence[Record]) -> int | None:
    """Where the answer begins: the first piece of the last model call that wrote some.

    In a graph, and where no pieces were kept, it is the end of the run; None if it has none.
    """
    end = next((n for n, one in enumerate(records) if isinstance(one.event, RunFinished)), None)
    if any(isinstance(one.event, NodeStarted) for one in records):
        return end
    span, place = "", end
    for number, record in enumerate(records):
        event = record.event
        if not isinstance(event, AnswerDelta) or is_inside(event) or not event.text.strip():
            continue
        if event.span_id != span:
            span, place = event.span_id, number
    return place


def model_errors(records: Iterable[Record]) -> list[str]:
    """What went wrong in model calls."""
    return [
        one.event.error or one.event.finish_reason
        for one in records
        if isinstance(one.event, ModelCallFinished)
        and (one.event.error or one.event.finish_reason == "failed")
    ]


def calls_of(records: Sequence[Record], *, only_good: bool = False) -> tuple[ExpectedCall, ...]:
    """The run's own tool calls in order, with the arguments that the model wrote.

    Args:
        records: The trace.
        only_good: Leave out those that were denied or failed, and take the arguments that a
            person put in their place.
    """
    bad, edited = set[str](), dict[str, str]()
    for record in records:
        event = record.event
        if isinstance(event, ToolCallFinished) and (event.failed or event.denied):
            bad.add(event.span_id)
        elif isinstance(event, ApprovalGiven) and event.decision != "deny":
            edited[event.span_id] = event.arguments
    made = []
    for record in records:
        event = record.event
        if not isinstance(event, ToolCallStarted) or is_inside(event):
            continue
        if only_good and event.span_id in bad:
            continue
        text = edited.get(event.span_id, event.arguments) if only_good else event.arguments
        made.append(ExpectedCall(event.name, _arguments(text)))
    return tuple(made)


def _arguments(text: str) -> dict[str, Any] | None:
    try:
        found = json.loads(text) if text.strip() else {}
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
