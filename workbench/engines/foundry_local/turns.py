"""Conversations as Foundry Local keeps them: turns that are continued, and undone.

A session remembers what was said and answered. A request brings the whole conversation; what
the session holds of it stays, what differs is undone, and only the rest is sent.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from workbench.engines.api import CallInMessage, Message, Request, ToolDefinition

ToolKey: TypeAlias = tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """What a session was sent at once, and what it answered."""

    sent: tuple[Message, ...]
    answer: Message


def kept_turns(turns: Sequence[Turn], messages: Sequence[Message]) -> tuple[int, int]:
    """How many turns, and thereby messages, of a conversation are in the session already.

    At least one message is left to send.
    """
    kept = place = 0
    for turn in turns:
        said = [*turn.sent, turn.answer]
        end = place + len(said)
        if end >= len(messages) or not all(map(_same, said, messages[place:end])):
            break
        kept, place = kept + 1, end
    return kept, place


def _same(one: Message, other: Message) -> bool:
    return (one.role, one.content.strip(), one.call_id) == (
        other.role, other.content.strip(), other.call_id,
    ) and _calls(one.calls) == _calls(other.calls)  # fmt: skip


def _calls(calls: Sequence[CallInMessage]) -> list[tuple[str, str, object]]:
    return [(call.id, call.name, _object(call.arguments)) for call in calls]


def _object(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def items_of(messages: Sequence[Message], known_calls: set[str]) -> list[Any]:
    """Messages as the library's items.

    A result whose call is in no message is told by the user: the library refuses it otherwise.
    """
    from foundry_local_sdk import MessageItem, ToolCallItem, ToolResultItem

    make = {
        "system": MessageItem.system,
        "user": MessageItem.user,
        "assistant": MessageItem.assistant,
    }
    known, items = set(known_calls), []
    for message in messages:
        text = _sendable(message.content)
        if message.role != "tool":
            if text or not message.calls:
                items.append(make[message.role](text))
            items += [
                ToolCallItem(call.id, _sendable(call.name), _arguments(call.arguments))
                for call in message.calls
            ]
            known |= {call.id for call in message.calls}
        elif message.call_id in known:
            items.append(ToolResultItem(call_id=message.call_id, result=text))
        else:
            items.append(MessageItem.user(f"Result of {message.name or 'a tool'}: {text}"))
    return items


def _sendable(text: str) -> str:
    """Text that fits into a C string."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def _arguments(text: str) -> str:
    """The library refuses a whole conversation for arguments that are no object."""
    found = _object(text)
    return json.dumps(found) if isinstance(found, dict) else json.dumps({"arguments": text})


class Conversation:
    """One session of the library and what was said in it.

    Attributes:
        session: The library's chat session.
        turns: What it holds.
    """

    def __init__(self, model: Any, tools: Sequence[ToolDefinition]) -> None:
        from foundry_local_sdk import ChatSession

        self.session = ChatSession(model)
        self.turns: list[Turn] = []
        try:
            for tool in tools:
                self.session.add_tool_definition(
                    tool.name, _sendable(tool.description), json.dumps(tool.parameters)
                )
            self.session.set_streaming(True)
        except BaseException:
            self.close()
            raise

    def continue_with(self, messages: Sequence[Message]) -> tuple[Message, ...]:
        """Undo what is not in these messages; return those still to be sent."""
        kept, place = kept_turns(self.turns, messages)
        if undone := len(self.turns) - kept:
            self.session.undo_turns(undone)
            del self.turns[kept:]
        return tuple(messages[place:])

    def calls(self) -> set[str]:
        """Ids of the tool calls in the turns that are held."""
        said = [message for turn in self.turns for message in (*turn.sent, turn.answer)]
        return {call.id for message in said for call in message.calls}

    def close(self) -> None:
        """Let the session go."""
        self.session.__exit__(None, None, None)


class Conversations:
    """The sessions that are kept, the least recently used one given up first."""

    def __init__(self, model: Any, most: int) -> None:
        self._model, self._most = model, max(1, most)
        self._kept: OrderedDict[tuple[str, ToolKey], Conversation] = OrderedDict()

    def take(self, request: Request) -> Conversation:
        """The session of a request's conversation, or a new one; give it back, or close it."""
        kept = self._kept.pop(_key(request), None)
        return kept or Conversation(self._model, tools_of(request))

    def give_back(self, request: Request, conversation: Conversation) -> None:
        """Keep it for the next request; one without a name is closed."""
        if not request.conversation_id:
            conversation.close()
            return
        self._kept[_key(request)] = conversation
        while len(self._kept) > self._most:
            _, oldest = self._kept.popitem(last=False)
            oldest.close()

    def close(self) -> None:
        """Let all of them go."""
        while self._kept:
            self._kept.popitem()[1].close()


def tools_of(request: Request) -> tuple[ToolDefinition, ...]:
    """The tools that the model is offered."""
    return request.tools if request.tool_choice != "none" else ()


def _key(request: Request) -> tuple[str, ToolKey]:
    tools = tuple(
        (tool.name, tool.description, json.dumps(tool.parameters, sort_keys=True))
        for tool in tools_of(request)
    )
    return request.conversation_id, tools
