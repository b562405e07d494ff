"""The messages of a chat, as the OpenAI API writes them, and the tools that come with them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal, cast

from workbench.engines.api import CallInMessage, Message, Role, ToolDefinition
from workbench.server.fields import Fields
from workbench.server.refusals import bad

MOST_MESSAGES = 4_096
MOST_TOOLS = 128
MOST_PARTS = 1_000
_ROLES = ("system", "developer", "user", "assistant", "tool", "function")
_TOOL_NAME = re.compile(r"[A-Za-z0-9_.-]{1,64}")
_NO_PARAMETERS: Mapping[str, Any] = {"type": "object", "properties": {}}
ToolChoice = Literal["auto", "none", "required"]


def read_messages(fields: Fields) -> tuple[Message, ...]:
    """The messages of a request.

    Raises:
        ApiRefusal: One of them is bad, or there is none.
    """
    if not fields.has("messages"):
        raise fields.missing("messages")
    rows = fields.rows("messages", MOST_MESSAGES)
    if not rows:
        raise fields.refused(
            "messages",
            "Invalid 'messages': empty array. Expected an array with minimum length 1, but "
            "got an empty array instead.",
            "empty_array",
        )
    names: dict[str, str] = {}
    return tuple(_message(row, f"messages[{at}]", names) for at, row in enumerate(rows))


def _message(row: Any, at: str, names: dict[str, str]) -> Message:
    """One message; ``names`` gathers what the calls so far were of, by their ids."""
    if not isinstance(row, dict):
        raise bad(f"Invalid type for '{at}': expected an object.", at, "invalid_type")
    fields = Fields(row, at)
    role = fields.text("role", None, _ROLES)
    fields.ignored("name", "refusal", "audio", "annotations", "reasoning", "function_call")
    if role == "function" or fields.raw("function_call"):
        raise fields.unsupported("role", "functions are called as tools.")
    calls = _calls(fields, names) if role == "assistant" else ()
    thought = fields.text("reasoning_content", "") if role == "assistant" else ""
    content = read_content(fields, can_miss=role == "assistant")
    if role == "tool":
        call_id = fields.text("tool_call_id")
        fields.done()
        return Message("tool", content, call_id=call_id, name=names.get(call_id, ""))
    fields.done()
    told: Role = "system" if role == "developer" else cast("Role", role)
    return Message(told, content, calls=calls, reasoning=thought)


def read_content(fields: Fields, *, can_miss: bool = False) -> str:
    """The text of a message: its content, or all parts of that.

    Raises:
        ApiRefusal: It is missing, or something else than text.
    """
    value = fields.raw("content")
    if value is None:
        if can_miss:
            return ""
        raise fields.missing("content")
    if isinstance(value, str):
        return value
    parts = fields.rows("content", MOST_PARTS)
    return "".join(
        _part(part, f"{fields.path('content')}[{n}]") for n, part in enumerate(parts)
    )


def _part(part: Any, at: str) -> str:
    if not isinstance(part, dict):
        raise bad(f"Invalid type for '{at}': expected an object.", at, "invalid_type")
    fields = Fields(part, at)
    kind = fields.text("type")
    if kind not in ("text", "input_text", "output_text", "refusal"):
        raise fields.unsupported("type", f"models here read text only, not {kind[:40]!r}.")
    text = fields.text("refusal" if kind == "refusal" else "text")
    fields.ignored("annotations", "logprobs", "cache_control")
    fields.done()
    return text


def _calls(fields: Fields, names: dict[str, str]) -> tuple[CallInMessage, ...]:
    made = []
    for number, row in enumerate(fields.rows("tool_calls", MOST_TOOLS)):
        at = f"{fields.path('tool_calls')}[{number}]"
        if not isinstance(row, dict):
            raise bad(f"Invalid type for '{at}': expected an object.", at, "invalid_type")
        call = Fields(row, at)
        call.text("type", "function", ("function",))
        call_id = call.text("id", most=512)
        call.ignored("index")
        function = call.inside("function")
        if function is None:
            raise call.missing("function")
        name, arguments = function.text("name", most=256), function.text("arguments", "{}")
        function.done()
        call.done()
        names[call_id] = name
        made.append(CallInMessage(call_id, name, arguments or "{}"))
    return tuple(made)


def read_tools(fields: Fields, *, flat: bool = False) -> tuple[ToolDefinition, ...]:
    """The tools of a request.

    Args:
        fields: The request.
        flat: As ``/v1/responses`` writes them, without an object ``function`` around it.

    Raises:
        ApiRefusal: One of them is bad.
    """
    found: dict[str, ToolDefinition] = {}
    for number, row in enumerate(fields.rows("tools", MOST_TOOLS)):
        at = f"tools[{number}]"
        if not isinstance(row, dict):
            raise bad(f"Invalid type for '{at}': expected an object.", at, "invalid_type")
        tool = Fields(row, at)
        kind = tool.text("type", None)
        if kind != "function":
            raise tool.unsupported(
                "type", f"there is no tool {kind[:40]!r} here, but functions."
            )
        inner = tool if flat else tool.inside("function")
        if inner is None:
            raise tool.missing("function")
        definition = _definition(inner)
        inner.done()
        tool.done()
        if definition.name in found:
            raise inner.refused("name", f"There are two tools {definition.name!r}.")
        found[definition.name] = definition
    return tuple(found.values())


def _definition(fields: Fields) -> ToolDefinition:
    name = fields.text("name", most=64)
    if not _TOOL_NAME.fullmatch(name):
        raise fields.refused(
            "name", f"Invalid {fields.path('name')!r}: expected letters, digits, _, - and dots."
        )
    fields.flag("strict")
    description = fields.text("description", "")
    parameters = fields.inside("parameters")
    schema = fields.raw("parameters") if parameters is not None else _NO_PARAMETERS
    return ToolDefinition(name, description, schema or _NO_PARAMETERS)


def chosen_tools(
    fields: Fields, tools: Sequence[ToolDefinition], *, flat: bool = False
) -> tuple[tuple[ToolDefinition, ...], ToolChoice]:
    """The tools that may be called, and whether one has to be, as ``tool_choice`` says.

    Raises:
        ApiRefusal: It is no such choice, or names a tool that is not there.
    """
    value = fields.raw("tool_choice")
    if value is None:
        return tuple(tools), "auto"
    if not tools and value != "none":
        raise fields.refused(
            "tool_choice", "Invalid value for 'tool_choice': it is only allowed with 'tools'."
        )
    if isinstance(value, str):
        choice = fields.text("tool_choice", None, ("auto", "none", "required"))
        return tuple(tools), cast("ToolChoice", choice)
    wanted = fields.inside("tool_choice")
    if wanted is None:
        raise fields.missing("tool_choice")
    wanted.text("type", None, ("function",))
    inner = wanted if flat else wanted.inside("function")
    if inner is None:
        raise wanted.missing("function")
    name = inner.text("name")
    inner.done()
    wanted.done()
    named = tuple(tool for tool in tools if tool.name == name)
    if not named:
        raise fields.refused("tool_choice", f"'tool_choice' names no tool: {name[:64]!r}.")
    return named, "required"
