"""What model calls read and wrote as messages in the form of OpenTelemetry's conventions.

What a call wrote is in its span. What it read is told only where the record of its run has all
of it: in a run of an agent by itself, with which a conversation begins. Elsewhere earlier runs
or the nodes of a graph made the messages, and only the text that they became is known.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workbench.traces.events import (
    AnswerDelta,
    NodeStarted,
    ReasoningPiece,
    Record,
    RunStarted,
    ToolCallBroken,
    ToolCallFinished,
    ToolCallStarted,
)
from workbench.traces.tree import Span

_AGAIN = "+"
"""Ends the id of a call that asks another model the same as the one before it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the model calls of a run read.

    Attributes:
        instructions: Of the agent, which each of them read; empty if not known.
    """

    instructions: str = ""
    _messages: Sequence[dict[str, Any]] = ()
    _read: Mapping[str, int] = field(default_factory=dict)

    def messages(self, span_id: str) -> Sequence[dict[str, Any]]:
        """What a call read after the instructions; empty if the record does not say."""
        return self._messages[: self._read.get(span_id, 0)]

    def knows(self, span_id: str) -> bool:
        """Whether the call is one of the agent that the run is of."""
        return span_id in self._read


def told_of(tree: Span, records: Sequence[Record]) -> Told:
    """What the record of a run says that its model calls read."""
    begun = next((one.event for one in records if isinstance(one.event, RunStarted)), None)
    calls = [span for span in tree.children if span.kind == "model"]
    if begun is None or any(isinstance(one.event, NodeStarted) for one in records):
        return Told()
    said = begun.agent.get("instructions")
    instructions = said if isinstance(said, str) else ""
    if begun.parent_run_id:
        return Told(instructions, (), {call.span_id: 0 for call in calls})
    messages: list[dict[str, Any]] = [{"role": "user", "parts": [text_part(begun.user_text)]}]
    read: dict[str, int] = {}
    for call in calls:
        again = call.span_id.endswith(_AGAIN)
        read[call.span_id] = read.get(call.span_id[:-1], 1) if again else len(messages)
        messages.extend(_step(call))
    return Told(instructions, messages, read)


def _step(call: Span) -> Iterator[dict[str, Any]]:
    """What a call wrote, and what came back, as the next call reads it."""
    if parts := written_parts(call):
        yield {"role": "assistant", "parts": parts}
    for call_id, result in _results(call):
        yield {"role": "tool", "parts": [_result_part(call_id, result)]}
    for record in call.records:
        if isinstance(record.event, ToolCallBroken) and not record.event.name:
            yield {"role": "user", "parts": [text_part(record.event.answer)]}


def written_parts(call: Span) -> list[dict[str, Any]]:
    """What a model wrote: its thoughts, its text, its calls."""
    texts: dict[str, list[str]] = {"reasoning": [], "text": []}
    for record in call.records:
        event = record.event
        if isinstance(event, AnswerDelta):
            texts["text"].append(event.text)
        elif isinstance(event, ReasoningPiece):
            texts["reasoning"].append(event.text)
        elif isinstance(event, ToolCallBroken) and not event.name:
            texts["text"].append(event.raw)
    parts: list[dict[str, Any]] = [
        {"type": kind, "content": "".join(pieces)} for kind, pieces in texts.items() if pieces
    ]
    parts += [_call_part(one.call_id, one.name, one.arguments) for one in _calls(call)]
    return parts


def _calls(call: Span) -> list[ToolCallStarted | ToolCallBroken]:
    """The calls that have a name, in the order in which they were taken up."""
    inside = (record for child in call.children for record in child.records)
    found = [
        (record.number, record.event)
        for record in (*call.records, *inside)
        if isinstance(record.event, ToolCallStarted | ToolCallBroken) and record.event.name
    ]
    return [event for _number, event in sorted(found, key=lambda one: one[0])]


def _results(call: Span) -> Iterator[tuple[str, str]]:
    ended = {
        record.event.span_id: record.event.result
        for child in call.children
        for record in child.records
        if isinstance(record.event, ToolCallFinished)
    }
    for one in _calls(call):
        if isinstance(one, ToolCallBroken):
            yield one.call_id, one.answer
        elif one.span_id in ended:
            yield one.call_id, ended[one.span_id]


def _call_part(call_id: str, name: str, arguments: str) -> dict[str, Any]:
    return {"type": "tool_call", "id": call_id, "name": name, "arguments": _read(arguments)}


def _result_part(call_id: str, result: str) -> dict[str, Any]:
    return {"type": "tool_call_response", "id": call_id, "response": result}


def text_part(content: str) -> dict[str, str]:
    """A text as a part of a message."""
    return {"type": "text", "content": content}


def _read(arguments: str) -> Any:
    """Arguments as values, as the conventions have them; as text where they are none."""
    try:
        found = json.loads(arguments)
    except (ValueError, RecursionError):
        return arguments
    return found if isinstance(found, dict) else arguments
