"""A request in the words of the OpenAI API."""

from __future__ import annotations

import json
from typing import Any

from workbench.engines.api import Message, Request, ToolDefinition
from workbench.engines.dialects import with_output_schema
from workbench.engines.openai_compatible.connection import Connection

_TAKE_MORE = frozenset({"vllm", "llama-cpp", "lm-studio", "mlx", "ollama"})
"""Servers that know more ways to choose a token than OpenAI's own."""
_REPEAT = {"vllm": "repetition_penalty", "mlx": "repetition_penalty"}


def messages_of(request: Request) -> list[dict[str, Any]]:
    """The messages as they are sent; a schema stands in them, for not every server holds it."""
    messages = with_output_schema(request.messages, request.output_schema)
    return [_message(message) for message in messages]


def prompt_text(request: Request) -> str:
    """What can honestly be shown as the prompt: the server alone knows the rendered text."""
    if request.prompt is not None:
        return request.prompt
    shown: dict[str, Any] = {"messages": messages_of(request)}
    if request.tools:
        shown["tools"] = [_tool(tool) for tool in request.tools]
        shown["tool_choice"] = request.tool_choice
    return json.dumps(shown, ensure_ascii=False, indent=2)


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
    elif request.constrain and request.output_schema is not None:
        body["response_format"] = _format(dict(request.output_schema), connection)
    return body


def _format(schema: dict[str, Any], connection: Connection) -> dict[str, Any]:
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
        "parameters": dict(tool.parameters),
    }
    return {"type": "function", "function": function}
