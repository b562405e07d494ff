"""One exchange as the transcript shows it: a run's records folded into parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from workbench.app.graph_starts import is_graph
from workbench.traces.events import (
    AnswerDelta,
    ApprovalAsked,
    ApprovalGiven,
    ModelCallFinished,
    ModelCallStarted,
    ModelReplaced,
    NodeEvent,
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
)
from workbench.traces.nesting import is_inside
from workbench.ui.chat.block_stream import BlockStream
from workbench.ui.chat.cut_call import CutCall
from workbench.ui.chat.graph_steps import GraphSteps

_SHOWN_INSIDE = (
    ToolCallStarted,
    ToolCallFinished,
    ApprovalAsked,
    ApprovalGiven,
    PersonAsked,
    PersonAnswered,
    ModelCallFinished,
)
"""What is shown of what a tool asked: its calls, its questions and what it cost."""
Live = Literal["queued", "reading", "thinking", "writing", "tool", "asking", "done"]


@dataclass(slots=True)
class TextPart:
    """What one model call answered."""

    span_id: str
    stream: BlockStream = field(default_factory=BlockStream)
    source: list[str] = field(default_factory=list)
    closed: bool = False


@dataclass(slots=True)
class ThoughtPart:
    """What one model call thought, or what a node of a graph wrote on the way.

    Attributes:
        title: The node; empty for a thought.
        note: What the node decided.
    """

    span_id: str
    source: list[str] = field(default_factory=list)
    tokens: int = 0
    closed: bool = False
    title: str = ""
    note: str = ""


@dataclass(slots=True)
class CallPart:
    """One tool call, from its wish to its result."""

    started: ToolCallStarted
    asked: ApprovalAsked | None = None
    given: ApprovalGiven | None = None
    finished: ToolCallFinished | None = None

    @property
    def waiting(self) -> bool:
        return self.asked is not None and self.given is None and self.finished is None


@dataclass(slots=True)
class BrokenPart:
    """A tool call that could not be read."""

    event: ToolCallBroken


Part = TextPart | ThoughtPart | CallPart | BrokenPart


@dataclass(frozen=True, slots=True)
class Figures:
    """What an answer cost, over all model calls of its run."""

    tokens_per_s: float
    time_to_first_token_s: float
    new_tokens: int
    duration_s: float


class TurnModel:
    """Folds records, one at a time, each at constant cost."""

    def __init__(self, run_id: str, user_text: str = "") -> None:
        self.run_id = run_id
        self.user_text = user_text
        self.agent_title = ""
        self.model_id = ""
        self.parts: list[Part] = []
        self.calls: dict[str, CallPart] = {}
        self.model_calls: list[ModelCallFinished] = []
        self.prompt: PromptRendered | None = None
        self.read_tokens = 0
        self.state: Live = "queued"
        self.end: RunFinished | None = None
        self.last_call_span = ""
        self._cut = CutCall()
        self._steps: GraphSteps | None = None
        self.form: PersonAsked | None = None

    def take_all(self, records: Iterable[Record]) -> None:
        """Fold several records."""
        for record in records:
            self.take(record)

    def take(self, record: Record) -> None:
        """Fold one record."""
        event = record.event
        self._cut.take(record)
        if is_inside(event) and not isinstance(event, _SHOWN_INSIDE):
            return
        if isinstance(event, AnswerDelta):
            self._written(event)
        elif isinstance(event, ReasoningPiece):
            self._thought(event)
        elif isinstance(
            event, ToolCallStarted | ToolCallFinished | ApprovalAsked | ApprovalGiven
        ):
            self._call(event)
        elif isinstance(event, NodeEvent):
            self._node(event)
        else:
            self._rest(event)

    @property
    def step_title(self) -> str:
        """The node of a graph that works now; empty for an agent."""
        return self._steps.title if self._steps is not None else ""

    def _written(self, event: AnswerDelta) -> None:
        if self._steps is not None and self._steps.is_step(event):
            self.state = "writing"
        else:
            self._text(event.span_id, event.text)

    def _node(self, event: NodeEvent) -> None:
        if isinstance(event, PersonAsked):
            self.form, self.state = event, "asking"
        elif isinstance(event, PersonAnswered):
            self.form = None
        if self._steps is None:
            return
        if isinstance(event, NodeStarted):
            self._steps.begin(event)
        elif isinstance(event, NodeFinished) and (step := self._steps.end(event)):
            title, written, tokens, note = step
            self._close_last()
            self.parts.append(
                ThoughtPart(event.span_id, written, tokens, closed=True, title=title, note=note)
            )

    def _rest(
        self,
        event: RunStarted | ModelCallStarted | PromptRendered | ModelCallFinished
        | ModelReplaced | ToolCallBroken | RunFinished,
    ) -> None:  # fmt: skip
        if isinstance(event, RunStarted):
            self.user_text, self.model_id = event.user_text, event.model_id
            self.agent_title = str(event.agent.get("displayName") or event.agent_name)
            if is_graph(event.agent):
                self._steps = GraphSteps(event.agent)
        elif isinstance(event, ModelCallStarted):
            self.state, self.model_id = "queued", event.model_id or self.model_id
            self.last_call_span = event.span_id
            if self._steps is not None:
                self._steps.begin(event)
        elif isinstance(event, PromptRendered):
            self.state, self.prompt = "reading", event
            self.read_tokens = event.cached_tokens
        elif isinstance(event, ModelCallFinished):
            self.model_calls.append(event)
            self._close_last()
        elif isinstance(event, ModelReplaced):
            self.model_id = event.to_model_id
        elif isinstance(event, ToolCallBroken):
            self._close_last()
            self.parts.append(BrokenPart(event))
        else:
            self._finish(event)

    def _finish(self, event: RunFinished) -> None:
        self._close_last()
        self.end, self.state, self.form = event, "done", None
        if (cut := self._cut.finished()) is not None:
            self.model_calls.append(cut)
        if event.answer and self._lacks(event.answer):
            self._text(self.last_call_span, event.answer)
            self._close_last()
            self.state = "done"

    def _lacks(self, answer: str) -> bool:
        """The answer is not what was shown last while it was written."""
        texts = [part for part in self.parts if isinstance(part, TextPart)]
        if not texts or self._steps is None:
            return not texts
        return "".join(texts[-1].source).strip() != answer.strip()

    def _text(self, span_id: str, text: str) -> None:
        last = self.parts[-1] if self.parts else None
        if not isinstance(last, TextPart) or last.closed or last.span_id != span_id:
            self._close_last()
            last = TextPart(span_id)
            self.parts.append(last)
        last.stream.feed(text)
        last.source.append(text)
        self.state = "writing"

    def _thought(self, event: ReasoningPiece) -> None:
        last = self.parts[-1] if self.parts else None
        if not isinstance(last, ThoughtPart) or last.closed or last.span_id != event.span_id:
            self._close_last()
            last = ThoughtPart(event.span_id)
            self.parts.append(last)
        last.source.append(event.text)
        last.tokens += event.tokens
        self.state = "thinking"

    def _call(
        self, event: ToolCallStarted | ToolCallFinished | ApprovalAsked | ApprovalGiven
    ) -> None:
        if isinstance(event, ToolCallStarted):
            self._close_last()
            part = CallPart(event)
            self.calls[event.span_id] = part
            self.parts.append(part)
            self.state = "tool"
            return
        known = self.calls.get(event.span_id)
        if known is None:
            return
        if isinstance(event, ApprovalAsked):
            known.asked, self.state = event, "asking"
        elif isinstance(event, ApprovalGiven):
            known.given, self.state = event, "tool"
        else:
            known.finished = event

    def _close_last(self) -> None:
        last = self.parts[-1] if self.parts else None
        if isinstance(last, TextPart) and not last.closed:
            last.stream.finish()
            last.closed = True
        elif isinstance(last, ThoughtPart):
            last.closed = True

    @property
    def answer(self) -> str:
        """The answer as the model wrote it, in Markdown."""
        texts = ["".join(part.source) for part in self.parts if isinstance(part, TextPart)]
        if self._steps is not None and self.end is not None:
            return self.end.answer
        return "\n\n".join(text.strip("\n") for text in texts)

    @property
    def asking(self) -> CallPart | None:
        """The first call that waits for a person."""
        if self.end is not None:
            return None
        return next((call for call in self.calls.values() if call.waiting), None)

    @property
    def figures(self) -> Figures | None:
        """Summed over the model calls; None before the first one ended."""
        calls = [call for call in self.model_calls if call.new_tokens]
        if not calls:
            return None
        tokens = sum(call.new_tokens for call in calls)
        writing_s = sum(
            call.new_tokens / call.tokens_per_s for call in calls if call.tokens_per_s > 0
        )
        total_s = self.end.duration_s if self.end else sum(call.total_s for call in calls)
        speed = tokens / writing_s if writing_s else 0.0
        return Figures(speed, calls[0].time_to_first_token_s, tokens, total_s)
