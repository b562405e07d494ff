"""Messages and tools as the values of a template, and the other forms that some insist on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from workbench.engines.api import Message, ToolDefinition
from workbench.engines.template_sandbox import ArgumentsDict

_REASONING_KEYS = ("reasoning_content", "reasoning", "thinking")
_SCHEMAS_IN = ("properties", "$defs", "definitions")
_DEPTH_LIMIT = 40


@dataclass(frozen=True, slots=True)
class Habits:
    """How one template wants its messages.

    Attributes:
        no_content: A message that only calls has no content at all, not an empty one.
        text_arguments: Arguments are JSON text, not an object.
        content_apart: What is said before a call is a message of its own.
        more_variables: It needs variables and parts of schemas that others leave out.
        think: Reasoning goes into the content, between these marks.
    """

    no_content: bool = False
    text_arguments: bool = False
    content_apart: bool = False
    more_variables: bool = False
    think: tuple[str, str] | None = None


def variants(
    messages: Sequence[Message], tools: Sequence[ToolDefinition], habits: Habits
) -> Iterator[dict[str, Any]]:
    """The values for a template: first the plain ones, then what others want instead."""
    short = [_with_short_ids(message) for message in messages]
    yield _values(messages, tools, habits)
    if any(message.reasoning for message in messages):
        messages = [replace(message, reasoning="") for message in messages]
        short = [replace(message, reasoning="") for message in short]
        yield _values(messages, tools, habits)
    if any(message.calls for message in messages):
        yield _values(short, tools, habits)
        yield _values(short, tools, replace(habits, text_arguments=True))
        if single := one_call_each(short):
            yield _values(single, tools, habits)
    yield _values(messages, tools, replace(habits, more_variables=True))
    merged = _without_system(short)
    if merged != short:
        yield _values(merged, tools, habits)
    if taking_turns := _taking_turns(merged):
        yield _values(taking_turns, tools, habits)


def one_call_each(messages: Sequence[Message]) -> list[Message]:
    """Turns of several calls as several turns; empty if there is none of that kind."""
    if all(len(message.calls) < 2 for message in messages):
        return []
    result: list[Message] = []
    at = 0
    while at < len(messages):
        message = messages[at]
        at += 1
        if len(message.calls) < 2:
            result.append(message)
            continue
        answers: list[Message] = []
        while at < len(messages) and messages[at].role == "tool":
            answers.append(messages[at])
            at += 1
        result += _split(message, answers)
    return result


def _split(message: Message, answers: list[Message]) -> list[Message]:
    result: list[Message] = []
    for number, call in enumerate(message.calls):
        first = number == 0
        content, reasoning = (message.content, message.reasoning) if first else ("", "")
        result.append(replace(message, content=content, reasoning=reasoning, calls=(call,)))
        result += [answer for answer in answers if answer.call_id == call.id]
    return result


def _content_apart(messages: Sequence[Message]) -> list[Message]:
    result: list[Message] = []
    for message in messages:
        if message.calls and message.content:
            result.append(replace(message, calls=()))
            message = replace(message, content="", reasoning="")
        result.append(message)
    return result


def _without_system(messages: list[Message]) -> list[Message]:
    """The system message inside the first question."""
    if len(messages) > 1 and messages[0].role == "system" and messages[1].role == "user":
        question = f"{messages[0].content}\n\n{messages[1].content}"
        return [replace(messages[1], content=question), *messages[2:]]
    return messages


def _taking_turns(messages: list[Message]) -> list[Message]:
    """Neighbours of one role as one message; empty if there are none."""
    result: list[Message] = []
    for message in messages:
        last = result[-1] if result else None
        same = last is not None and last.role == message.role and message.role != "tool"
        if last is not None and same and not (last.calls or message.calls):
            result[-1] = replace(last, content=f"{last.content}\n{message.content}".strip())
        else:
            result.append(message)
    return result if len(result) < len(messages) else []


def _values(
    messages: Sequence[Message], tools: Sequence[ToolDefinition], habits: Habits
) -> dict[str, Any]:
    if habits.content_apart:
        messages = _content_apart(messages)
    values: dict[str, Any] = {"messages": [_message(message, habits) for message in messages]}
    rows = [_tool(tool, complete=habits.more_variables) for tool in tools]
    if rows:
        values["tools"] = rows
    if habits.more_variables:
        values["functions"] = json.dumps(rows, indent=4, ensure_ascii=False)
        values["datetime"] = datetime.now().astimezone().strftime("%b %d %Y %H:%M:%S %Z")
    return values


def _message(message: Message, habits: Habits) -> dict[str, Any]:
    value: dict[str, Any] = {"role": message.role, "content": message.content}
    if message.reasoning and habits.think:
        opener, closer = habits.think
        value["content"] = f"{opener}\n{message.reasoning}\n{closer}\n\n{message.content}"
    elif message.reasoning:
        value.update(dict.fromkeys(_REASONING_KEYS, message.reasoning))
    if message.calls:
        if habits.no_content and not value["content"]:
            value["content"] = None
        value["tool_calls"] = [
            {
                "id": call.id,
                "type": "function",
                "function": {
                    "name": call.name,
                    "arguments": call.arguments
                    if habits.text_arguments
                    else _arguments(call.arguments),
                },
            }
            for call in message.calls
        ]
    if message.call_id:
        value["tool_call_id"] = message.call_id
    if message.name:
        value["name"] = message.name
    return value


def _arguments(text: str) -> Any:
    try:
        value = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return text
    return ArgumentsDict(value) if isinstance(value, dict) else text


def _with_short_ids(message: Message) -> Message:
    calls = tuple(replace(call, id=_short_id(call.id)) for call in message.calls)
    return replace(message, calls=calls, call_id=message.call_id and _short_id(message.call_id))


def _short_id(call_id: str) -> str:
    """Nine letters and digits: the only form that some templates accept."""
    if len(call_id) == 9 and call_id.isalnum():
        return call_id
    return hashlib.sha256(call_id.encode()).hexdigest()[:9]


def _tool(tool: ToolDefinition, *, complete: bool) -> dict[str, Any]:
    parameters = json.loads(json.dumps(tool.parameters, default=dict))
    return {
        "type": "function",
        "function": {
            "name": tool.name,
            "description": tool.description,
            "parameters": _completed(parameters) if complete else parameters,
        },
    }


def _completed(schema: Any, depth: int = 0) -> Any:
    """A schema in which everything has what the specification leaves open."""
    if not isinstance(schema, Mapping) or depth > _DEPTH_LIMIT:
        return schema
    full = {"description": "", **schema}
    if full.get("type") == "null":
        del full["type"]
    if "items" in full or full.get("type") == "array":
        full["items"] = _completed(full.get("items", {}), depth + 1)
    if full.get("type") == "object":
        full.setdefault("properties", {})
        full.setdefault("required", [])
        if not isinstance(full.get("additionalProperties"), Mapping):
            full["additionalProperties"] = {}
    for key in _SCHEMAS_IN:
        if isinstance(full.get(key), Mapping):
            full[key] = {name: _completed(part, depth + 1) for name, part in full[key].items()}
    return full
