"""A request in the words of the OpenAI API."""

from __future__ import annotations

import json
from typing import Any

from workbench.engines.api import Message, Request, ToolDefinition
from workbench.engines.dialects import with_output_schema
from workbench.engines.openai_compatible.connection import Connection
from workbench.engines.schema_form import read_schema

_TAKE_MORE = frozenset({"vllm", "llama-cpp", "lm-studio", "mlx", "ollama"})
"""Servers that know more ways to choose a token than OpenAI's own."""
_HOLD_ANSWERS = frozenset({"vllm", "llama-cpp", "lm-studio", "ollama", "foundry", "openai"})
"""Servers known to hold an answer to the schema that is sent with the request."""
_HOLD_CALLS = frozenset({"llama-cpp", "foundry"})
"""Servers known to hold tool calls to their parameters, or to check them."""
_REPEAT = {"vllm": "repetition_penalty", "mlx": "repetition_penalty"}


def messages_of(request: Request) -> list[dict[str, Any]]:
    """The messages as they are sent; a schema stands in them, for not every server holds it."""
    messages = with_output_schema(request.messages, request.output_schema)
    return [_message(message) for message in messages]


def prompt_text(request: Request, connection: Connection) -> str:
    """What can honestly be shown as the prompt: the server alone knows the rendered text."""
    if request.prompt is not None:
        return request.prompt
    shown: dict[str, Any] = {"messages": messages_of(request)}
    if request.tools and connection.can_call_tools:
        shown["tools"] = [_tool(tool) for tool in request.tools]
        shown["tool_choice"] = request.tool_choice
    return json.dumps(shown, ensure_ascii=False, indent=2)


def schema_note(request: Request, connection: Connection) -> str:
    """What was to be held to a schema and is not, or may be not, for the trace; or empty."""
    if not request.constrain:
        return ""
    offered = bool(request.tools) and request.tool_choice != "none"
    notes = _answer_notes(request, connection, offered and connection.can_call_tools)
    if offered and not connection.can_call_tools:
        notes.append("tool calls: this connection offers no tools to its model")
    elif offered and connection.kind not in _HOLD_CALLS and not _demands(request, connection):
        notes.append("tool calls: this server is not known to hold them to their parameters")
    return "; ".join(notes)


def _answer_notes(request: Request, connection: Connection, may_call: bool) -> list[str]:
    if request.output_schema is None:
        return []
    if request.prompt is not None:
        return ["the answer: nothing holds it to its schema after a finished prompt"]
    if may_call:
        return ["the answer: not held to its schema where tools are offered, only told of it"]
    notes = []
    if connection.kind not in _HOLD_ANSWERS:
        notes.append("the answer: this server is not known to hold it to its schema")
    if request.reason_first:
        notes.append("the answer: whether the model thinks first is left to the server")
    return notes


def _demands(request: Request, connection: Connection) -> bool:
    """A call that must be made is held by one more server."""
    return connection.kind == "vllm" and request.tool_choice == "required"


def body_of(request: Request, connection: Connection) -> dict[str, Any]:
    """Everything that is sent."""
    sampling = request.sampling
    body: dict[str, Any] = {
        "model": connection.model,
        "stream": True,
        "stream_options": _stream_options(connection),
        "max_tokens": sampling.max_new_tokens,
        "temperature": sampling.temperature,
        "top_p": sampling.top_p,
    }
    if sampling.seed is not None:
        body["seed"] = sampling.seed
    if sampling.stop:
        body["stop"] = list(sampling.stop)
    if connection.kind in _TAKE_MORE:
        body["top_k"], body["min_p"] = sampling.top_k, sampling.min_p
        if sampling.repeat_penalty != 1.0:
            name = _REPEAT.get(connection.kind, "repeat_penalty")
            body[name] = sampling.repeat_penalty
    if connection.kind == "llama-cpp":
        body["return_progress"] = True
        body["cache_prompt"] = True
    if request.prompt is not None:
        return {**body, "prompt": request.prompt}
    body["messages"] = messages_of(request)
    if request.tools and connection.can_call_tools:
        body["tools"] = [_tool(tool) for tool in request.tools]
        body["tool_choice"] = request.tool_choice
    # Held to a schema, an answer has no room for a call.
    may_call = "tools" in body and request.tool_choice != "none"
    if request.constrain and request.output_schema is not None and not may_call:
        schema = read_schema(request.output_schema, "the answer")
        body["response_format"] = _format(schema, connection)
    return body


def _format(schema: Any, connection: Connection) -> dict[str, Any]:
    """A schema for the answer; one server takes it bare, and otherwise does not hold to it."""
    if connection.kind != "foundry":
        schema = {"name": "answer", "schema": schema, "strict": True}
    return {"type": "json_schema", "json_schema": schema}


def _stream_options(connection: Connection) -> dict[str, Any]:
    options: dict[str, Any] = {"include_usage": True}
    if connection.kind == "vllm":
        options["continuous_usage_stats"] = True
    return options


def _message(message: Message) -> dict[str, Any]:
    if message.role == "tool":
        return {
            "role": "tool",
            "tool_call_id": message.call_id,
            "content": message.content,
        }
    written: dict[str, Any] = {"role": message.role, "content": message.content}
    if message.calls:
        written["tool_calls"] = [
            {
                "id": call.id,
                "type": "function",
                "function": {"name": call.name, "arguments": call.arguments},
            }
            for call in message.calls
        ]
    return written


def _tool(tool: ToolDefinition) -> dict[str, Any]:
    function = {
        "name": tool.name,
        "description": tool.description,
        "parameters": read_schema(tool.parameters, f"tool {tool.name!r}"),
    }
    return {"type": "function", "function": function}
