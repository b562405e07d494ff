"""Earlier runs as messages of the prompt.

The same events give the same messages every time, so the prompt of the next turn begins with
exactly the prompt of this one and the engine reuses its KV cache.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from workbench.engines.api import CallInMessage, Message
from workbench.traces.events import (
    AnswerDelta,
    ModelCallStarted,
    NodeStarted,
    ReasoningPiece,
    RunFinished,
    RunStarted,
    ToolCallBroken,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)

UNFINISHED_CALL = "The call was stopped before it had a result."


@dataclass(slots=True)
class _Step:
    """One model call: what it thought and wrote, its calls, and what came back."""

    reasoning: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    calls: list[CallInMessage] = field(default_factory=list)
    results: dict[str, str] = field(default_factory=dict)
    spans: dict[str, str] = field(default_factory=dict)
    replies: list[str] = field(default_factory=list)


def _step_messages(step: _Step) -> list[Message]:
    """One step as messages; none for a step in which the model wrote nothing."""
    text = "".join(step.text)
    messages: list[Message] = []
    if text or step.calls:
        # The template writes the breaks around it, and decides whether it is seen again.
        reasoning = "".join(step.reasoning).strip()
        messages.append(
            Message("assistant", text, calls=tuple(step.calls), reasoning=reasoning)
        )
    messages.extend(
        Message(
            "tool", step.results.get(call.id, UNFINISHED_CALL), call_id=call.id, name=call.name
        )
        for call in step.calls
    )
    messages.extend(Message("user", reply) for reply in step.replies)
    return messages


def run_messages(events: Iterable[TraceEvent]) -> list[Message]:
    """The messages of one run: the user's, then every step."""
    messages: list[Message] = []
    steps: list[_Step] = []
    owners: dict[str, _Step] = {}
    events = list(events)
    if any(isinstance(event, NodeStarted) for event in events):
        return _graph_messages(events)
    for event in events:
        if isinstance(event, RunStarted):
            messages.append(Message("user", event.user_text))
        elif isinstance(event, ModelCallStarted):
            steps.append(_Step())
        elif steps:
            _note(event, steps[-1], owners)
    for step in steps:
        messages.extend(_step_messages(step))
    return messages


def _graph_messages(events: Iterable[TraceEvent]) -> list[Message]:
    """The messages of a run of a graph: what was asked and what came out, not its inside."""
    messages: list[Message] = []
    for event in events:
        if isinstance(event, RunStarted):
            messages.append(Message("user", event.user_text))
        elif isinstance(event, RunFinished) and event.answer:
            messages.append(Message("assistant", event.answer))
    return messages


def _note(event: TraceEvent, step: _Step, owners: dict[str, _Step]) -> None:
    if isinstance(event, AnswerDelta):
        step.text.append(event.text)
    elif isinstance(event, ReasoningPiece):
        step.reasoning.append(event.text)
    elif isinstance(event, ToolCallBroken) and event.name:
        call_id = event.call_id or f"broken_{len(step.calls)}"
        step.calls.append(CallInMessage(call_id, event.name, event.arguments or "{}"))
        step.results[call_id] = event.answer
    elif isinstance(event, ToolCallBroken):
        step.text.append(event.raw)
        step.replies.append(event.answer)
    elif isinstance(event, ToolCallStarted):
        step.calls.append(CallInMessage(event.call_id, event.name, event.arguments))
        step.spans[event.span_id] = event.call_id
        owners[event.span_id] = step
    elif isinstance(event, ToolCallFinished) and event.span_id in owners:
        owner = owners[event.span_id]
        owner.results[owner.spans[event.span_id]] = event.result
