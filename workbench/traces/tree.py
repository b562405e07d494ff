"""Records of a run as a tree of spans; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, assert_never

from workbench.traces.events import (
    AnswerDelta,
    ApprovalAsked,
    ApprovalGiven,
    ModelCallFinished,
    ModelCallStarted,
    ModelReplaced,
    NodeFinished,
    NodeOutcome,
    NodePaused,
    NodeResumed,
    NodeStarted,
    NodeTried,
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
)
from workbench.traces.nesting import INSIDE

SpanKind = Literal["run", "node", "model", "tool", "approval", "person"]
SpanStatus = Literal["running", "ok", "failed", "cancelled", "denied", "reused", "skipped"]


@dataclass(frozen=True, slots=True)
class Span:
    """Something that took time. ``end_s`` is None while it goes on.

    Attributes:
        span_id: The run's id for the run, the ask's id for an approval.
        records: Its own events; those of its children are theirs.
    """

    span_id: str
    kind: SpanKind
    name: str
    start_s: float
    end_s: float | None = None
    status: SpanStatus = "running"
    children: tuple[Span, ...] = ()
    records: tuple[Record, ...] = ()

    @property
    def duration_s(self) -> float | None:
        """Seconds from its beginning to its end by the clock, with all it waited for in them.

        This is how long a step took, wherever that is told: waterfall, transcript, search,
        tables and reports. What was at work meanwhile, without the wait for a turn or for a
        leave, has figures of its own. Never negative, even if the clock was set back.
        """
        return None if self.end_s is None else max(0.0, self.end_s - self.start_s)


@dataclass(slots=True)
class Growing:
    """A span that is still being put together; ``parent`` is the id of the one around it."""

    span: Span
    parent: str
    children: list[str] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)


def span_tree(records: Sequence[Record]) -> Span | None:
    """The run as a span with its nodes, model and tool calls below; None without records."""
    if not records:
        return None
    run_id = records[0].run_id
    grower = Grower(run_id, records[0].at_s)
    for record in records:
        grower.take(record)
    return grower.frozen(run_id)


class Grower:
    """Puts the spans of one run together, record by record.

    Attributes:
        spans: Those there are, in the order in which they began, by id.
    """

    def __init__(self, run_id: str, at_s: float) -> None:
        self._run_id = run_id
        self.spans = {run_id: Growing(Span(run_id, "run", "", at_s), "")}

    def take(self, record: Record) -> Growing:
        """Take the next record; returns the span that it is a part of."""
        event = record.event
        self._open(record)
        own = self._home(record)
        own.records.append(record)
        if isinstance(event, RunStarted):
            own.span = replace(own.span, name=event.agent_name, start_s=record.at_s)
        elif isinstance(event, RunFinished):
            self._end(own, record.at_s, _run_status(event))
            self._end_rest(record.at_s)
        elif isinstance(event, ModelCallFinished):
            self._end(own, record.at_s, _model_status(event))
        elif isinstance(event, ToolCallFinished):
            self._end(own, record.at_s, _tool_status(event))
        elif isinstance(event, ApprovalGiven):
            self._end(own, record.at_s, "denied" if event.decision == "deny" else "ok")
        elif isinstance(event, NodeFinished):
            self._end(own, record.at_s, _NODE_STATUS[event.outcome])
        elif isinstance(event, NodeResumed):
            self._end(own, record.at_s, "ok")
        elif isinstance(event, PersonAnswered):
            self._end(own, record.at_s, "denied" if event.declined else "ok")
        return own

    def _open(self, record: Record) -> None:
        event = record.event
        if isinstance(event, ModelCallStarted):
            self._add(event.span_id, "model", event.model_id, record.at_s, event.node_id)
        elif isinstance(event, NodeStarted):
            home = event.parent_span_id
            self._add(event.span_id, "node", event.title, record.at_s, home)
        elif isinstance(event, NodeFinished):  # one that was passed over never began
            self._add(event.span_id, "node", event.node_id, record.at_s, _around(event))
        elif isinstance(event, NodePaused):
            self._add(event.ask_id, "person", event.when, record.at_s, event.span_id)
        elif isinstance(event, PersonAsked):
            self._add(event.ask_id, "person", event.title, record.at_s, event.span_id)
        elif isinstance(event, ToolCallStarted):
            home = event.model_span_id or event.node_id
            self._add(event.span_id, "tool", event.name, record.at_s, home)
        elif isinstance(event, ApprovalAsked):
            self._add(event.ask_id, "approval", event.name, record.at_s, event.span_id)

    def _add(
        self, span_id: str, kind: SpanKind, name: str, start_s: float, parent: str
    ) -> None:
        if span_id in self.spans:
            return
        known = parent if parent in self.spans else self._run_id
        self.spans[span_id] = Growing(Span(span_id, kind, name, start_s), known)
        self.spans[known].children.append(span_id)

    def _home(self, record: Record) -> Growing:
        return self.spans.get(span_id_of(record), self.spans[self._run_id])

    def _end(self, growing: Growing, at_s: float, status: SpanStatus) -> None:
        growing.span = replace(growing.span, end_s=at_s, status=status)

    def _end_rest(self, at_s: float) -> None:
        for growing in self.spans.values():
            if growing.span.end_s is None:
                self._end(growing, at_s, "cancelled")

    def frozen(self, span_id: str) -> Span:
        """A span with all that is below it."""
        growing = self.spans[span_id]
        return replace(
            growing.span,
            children=tuple(self.frozen(child) for child in growing.children),
            records=tuple(growing.records),
        )


def span_id_of(record: Record) -> str:
    """The span an event belongs to; that of a question is its ``ask_id``."""
    event = record.event
    match event:
        case RunStarted() | RunFinished():
            return record.run_id
        case (
            ApprovalAsked()
            | ApprovalGiven()
            | NodePaused()
            | NodeResumed()
            | PersonAsked()
            | PersonAnswered()
        ):
            return event.ask_id
        case (
            NodeStarted()
            | NodeTried()
            | NodeFinished()
            | ModelCallStarted()
            | PromptRendered()
            | AnswerDelta()
            | ReasoningPiece()
            | ModelCallFinished()
            | ModelReplaced()
            | ToolCallBroken()
            | ToolCallStarted()
            | ToolCallFinished()
        ):
            return event.span_id
        case _:
            assert_never(event)


_NODE_STATUS: dict[NodeOutcome, SpanStatus] = {
    "done": "ok",
    "reused": "reused",
    "failed": "failed",
    "skipped": "skipped",
    "stopped": "cancelled",
}


def _around(event: NodeFinished) -> str:
    """The span of the node around one that was passed over."""
    call, mark, own = event.span_id.rpartition(INSIDE)
    outer = own.rpartition("/")[0]
    node = outer.rpartition("[")[0] if outer.endswith("]") else outer
    return f"{call}{mark}{node}" if node else call


def _run_status(event: RunFinished) -> SpanStatus:
    if event.end == "answered":
        return "ok"
    return "cancelled" if event.end in ("cancelled", "interrupted") else "failed"


def _model_status(event: ModelCallFinished) -> SpanStatus:
    if event.error or event.finish_reason == "failed":
        return "failed"
    return "cancelled" if event.finish_reason == "cancelled" else "ok"


def _tool_status(event: ToolCallFinished) -> SpanStatus:
    if event.denied:
        return "denied"
    return "failed" if event.failed else "ok"
