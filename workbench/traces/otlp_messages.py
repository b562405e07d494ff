"""What model calls read and wrote as messages in the form of OpenTelemetry's conventions.

What a call wrote is in its span. What it read is put together of the events where they have all
of it: in a run of an agent by itself, with the runs that were before it in the conversation.
Elsewhere, in graphs and in what tools ask, nodes made the messages, and only the text that they
became is known: it is taken apart at the marks of its template, and ``wb.input.messages.from``
says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from workbench.traces.events import (
    AnswerDelta,
    NodeStarted,
    PromptRendered,
    ReasoningPiece,
    Record,
    RunFinished,
    RunStarted,
    ToolCallBroken,
    ToolCallFinished,
    ToolCallStarted,
)
from workbench.traces.prompt_messages import spoken
from workbench.traces.tree import Span, span_tree

MOST_CALL_CHARS = 200_000
"""As much text of what one call read is written; of more the newest messages."""
MOST_RUN_CHARS = 20_000_000
"""As much of all calls of a run: each of them reads again what the one before it read."""
_MOST_PROMPT_CHARS = 4_000_000
_AGAIN = "+"
"""Ends the id of a call that asks another model the same as the one before it."""
_UNFINISHED = "The call was stopped before it had a result."
"""What a model reads in the place of a result that never came (``agents.history``)."""
Message: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Read:
    """What one call read after the instructions.

    Attributes:
        left_out: So many of the oldest messages are not among them, for they are too long.
        known_from: ``events``: as the run put them together; ``prompt``: as the text looks.
    """

    messages: Sequence[Message]
    left_out: int
    known_from: Literal["events", "prompt"]


class Told:
    """What the model calls of a run read; asked once for each call, in any order.

    Attributes:
        instructions: Of the agent, which each of its calls read; empty if not known.
    """

    def __init__(
        self,
        instructions: str = "",
        messages: Sequence[Message] = (),
        counts: Mapping[str, int] | None = None,
    ) -> None:
        """Join them; ``counts`` says how many of the messages each call read."""
        self.instructions = instructions
        self._messages, self._counts = messages, counts or {}
        self._left = MOST_RUN_CHARS

    def knows(self, span_id: str) -> bool:
        """Whether the call is one of the agent that the run is of."""
        return span_id in self._counts

    def read(self, call: Span) -> Read:
        """What a call read; no messages where nobody knows."""
        count = self._counts.get(call.span_id, 0)
        if count:
            return self._bounded(self._messages[:count], "events")
        return self._bounded(list(_in_prompt(call)), "prompt")

    def _bounded(
        self, messages: Sequence[Message], known_from: Literal["events", "prompt"]
    ) -> Read:
        room = min(MOST_CALL_CHARS, self._left)
        kept: list[Message] = []
        for message in reversed(messages):
            size = _size(message)
            if size > room and (kept or not room):
                break
            kept.append(message if size <= room else _cut(message, room))
            room -= min(size, room)
            self._left -= min(size, self._left)
        return Read(kept[::-1], len(messages) - len(kept), known_from)


def told_of(
    tree: Span, records: Sequence[Record], earlier: Sequence[Sequence[Record]] | None = None
) -> Told:
    """What the record of a run says that its model calls read.

    Args:
        tree: The run.
        records: Its events.
        earlier: The events of each run before it in its conversation, the oldest first; None
            if they are not at hand.
    """
    begun = _begun(records)
    if begun is None or _is_graph(records):
        return Told()
    said = begun.agent.get("instructions")
    instructions = said if isinstance(said, str) else ""
    calls = [span for span in tree.children if span.kind == "model"]
    if earlier is None and (begun.parent_run_id or begun.forked_from):
        return Told(instructions, (), {call.span_id: 0 for call in calls})
    messages = [message for run in earlier or () for message in _run_messages(run)]
    messages.append(_user(begun.user_text))
    counts: dict[str, int] = {}
    for call in calls:
        again = call.span_id.endswith(_AGAIN)
        counts[call.span_id] = (
            counts.get(call.span_id[:-1], len(messages)) if again else len(messages)
        )
        messages.extend(_step(call))
    return Told(instructions, messages, counts)


def _begun(records: Sequence[Record]) -> RunStarted | None:
    return next((one.event for one in records if isinstance(one.event, RunStarted)), None)


def _is_graph(records: Sequence[Record]) -> bool:
    return any(isinstance(one.event, NodeStarted) for one in records)


def _run_messages(records: Sequence[Record]) -> Iterator[Message]:
    """What a later run reads of an earlier one, as ``agents.history`` makes it."""
    begun, tree = _begun(records), span_tree(records)
    if begun is None or tree is None:
        return
    yield _user(begun.user_text)
    if _is_graph(records):
        ends = [one.event for one in records if isinstance(one.event, RunFinished)]
        if ends and ends[-1].answer:
            yield {"role": "assistant", "parts": [text_part(ends[-1].answer)]}
        return
    for call in tree.children:
        if call.kind == "model":
            yield from _step(call)


def _in_prompt(call: Span) -> Iterator[Message]:
    for record in call.records:
        event = record.event
        if isinstance(event, PromptRendered) and not event.refused:
            if len(event.text) <= _MOST_PROMPT_CHARS:
                for role, text in spoken(event.text):
                    yield {"role": role, "parts": [text_part(text)]}
            return


def _user(text: str) -> Message:
    return {"role": "user", "parts": [text_part(text)]}


def _size(message: Message) -> int:
    return sum(
        len(value) if isinstance(value, str) else len(json.dumps(value, default=str))
        for part in message["parts"]
        for value in part.values()
    )


def _cut(message: Message, room: int) -> Message:
    """The beginning of a message that is too long by itself."""
    parts = []
    for part in message["parts"]:
        short = {}
        for key, value in part.items():
            text = value if isinstance(value, str) else json.dumps(value, default=str)
            fits = len(text) <= room
            left = len(text) - room
            short[key] = value if fits else f"{text[:room]}… {left} characters left out"
            room = max(0, room - len(text))
        parts.append(short)
    return {**message, "parts": parts}


def _step(call: Span) -> Iterator[Message]:
    """What a call wrote, and what came back, as the next call reads it."""
    parts = written_parts(call)
    if any(part["type"] != "reasoning" for part in parts):
        yield {"role": "assistant", "parts": parts}
    for call_id, result in _results(call):
        yield {"role": "tool", "parts": [_result_part(call_id, result)]}
    for record in call.records:
        if isinstance(record.event, ToolCallBroken) and not record.event.name:
            yield _user(record.event.answer)


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
        else:
            yield one.call_id, ended.get(one.span_id, _UNFINISHED)


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
