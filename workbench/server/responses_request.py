"""What ``/v1/responses`` is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any, cast

from workbench.engines.api import CallInMessage, Message, Request, Role
from workbench.server.chat_messages import (
    MOST_MESSAGES,
    MOST_PARTS,
    chosen_tools,
    read_content,
    read_tools,
)
from workbench.server.chat_request import MOST_MODEL_CHARS
from workbench.server.fields import Fields
from workbench.server.refusals import bad
from workbench.server.sampling import AnswerForm, read_form, read_sampling

PREFIX = "resp_"
_ID = re.compile(r"resp_([0-9a-f]{32})")
_KNOWN = (
    "metadata", "user", "service_tier", "safety_identifier", "prompt_cache_key", "reasoning",
    "prompt_cache_retention", "include", "stream_options", "max_tool_calls",
)  # fmt: skip
_ROLES = ("system", "developer", "user", "assistant")


@dataclass(frozen=True, slots=True)
class ResponseAsked:
    """A request for a response.

    Attributes:
        model: What shall answer, by the name the server gives it.
        request: What a model is asked; its messages lack what was said before.
        before: The run of the response that this one goes on from; empty for none.
        instructions: Said at the very beginning, before what was said before.
        store: A later request may go on from this one.
        one_call: The answer ends with its first tool call.
        own: Fields that an agent or a graph sets for itself, and the request sets, too.
        echoed: Members of the request that stand in the response, too.
    """

    model: str
    request: Request
    before: str = ""
    instructions: str = ""
    store: bool = True
    stream: bool = False
    one_call: bool = False
    own: tuple[str, ...] = ()
    echoed: dict[str, Any] = field(default_factory=dict)


def read_response(values: dict[str, Any]) -> ResponseAsked:
    """A request for a response.

    Raises:
        ApiRefusal: It is none.
    """
    fields = Fields(values)
    model = fields.text("model", most=MOST_MODEL_CHARS)
    messages = _read_input(fields)
    instructions = fields.text("instructions", "")
    tools, choice = chosen_tools(fields, read_tools(fields, flat=True), flat=True)
    sampling = read_sampling(fields, "max_output_tokens")
    form = _read_text(fields)
    before = _read_before(fields)
    one_call = not fields.flag("parallel_tool_calls", default=True)
    store, stream = fields.flag("store", default=True), fields.flag("stream")
    _refuse_others(fields)
    fields.done()
    request = Request(
        messages,
        tools=tools,
        tool_choice=choice,
        sampling=sampling,
        output_schema=form.schema,
    )
    own = tuple(name for name in ("tools", "text") if values.get(name))
    echoed = _echoed(values, sampling.temperature, sampling.top_p, choice)
    return ResponseAsked(
        model, request, before, instructions, store, stream, one_call, own, echoed
    )


def with_earlier(asked: ResponseAsked, earlier: tuple[Message, ...]) -> Request:
    """The whole request, with what was said before."""
    start = (Message("system", asked.instructions),) if asked.instructions else ()
    return replace(asked.request, messages=(*start, *earlier, *asked.request.messages))


def _echoed(
    values: dict[str, Any], temperature: float, top_p: float, choice: str
) -> dict[str, Any]:
    return {
        "instructions": values.get("instructions"),
        "max_output_tokens": values.get("max_output_tokens"),
        "metadata": values.get("metadata") or {},
        "parallel_tool_calls": values.get("parallel_tool_calls", True) is not False,
        "previous_response_id": values.get("previous_response_id"),
        "temperature": temperature,
        "text": values.get("text") or {"format": {"type": "text"}},
        "tool_choice": values.get("tool_choice") or choice,
        "tools": values.get("tools") or [],
        "top_p": top_p,
        "truncation": "disabled",
    }


def _refuse_others(fields: Fields) -> None:
    if fields.flag("background"):
        raise fields.unsupported("background", "a response is made while you wait.")
    for name in ("conversation", "prompt", "top_logprobs"):
        if fields.raw(name):
            raise fields.unsupported(name, "it is not done here.")
    fields.text("truncation", "disabled", ("auto", "disabled"))
    fields.ignored(*_KNOWN)


def _read_text(fields: Fields) -> AnswerForm:
    text = fields.inside("text")
    if text is None:
        return AnswerForm()
    form = read_form(text, "format")
    text.ignored("verbosity")
    text.done()
    return form


def _read_before(fields: Fields) -> str:
    wanted = fields.text("previous_response_id", "", most=100)
    if not wanted:
        return ""
    if not (match := _ID.fullmatch(wanted)):
        raise bad(
            f"Previous response with id {wanted!r} not found.",
            "previous_response_id",
            "previous_response_not_found",
        )
    return match[1]


def _read_input(fields: Fields) -> tuple[Message, ...]:
    value = fields.raw("input")
    if value is None:
        raise fields.missing("input")
    if isinstance(value, str):
        return (Message("user", value),)
    rows = fields.rows("input", MOST_MESSAGES)
    if not rows:
        raise fields.refused("input", "Invalid 'input': empty array.", "empty_array")
    messages: list[Message] = []
    names: dict[str, str] = {}
    for number, row in enumerate(rows):
        at = f"input[{number}]"
        if not isinstance(row, dict):
            raise bad(f"Invalid type for '{at}': expected an object.", at, "invalid_type")
        _take_item(Fields(row, at), messages, names)
    return tuple(messages)


def _take_item(fields: Fields, messages: list[Message], names: dict[str, str]) -> None:
    """One item of the input; ``names`` gathers what the calls so far were of."""
    kind = fields.text("type", "message")
    fields.ignored("id", "status", "phase")
    if kind == "message":
        role = fields.text("role", None, _ROLES)
        told: Role = "system" if role == "developer" else cast("Role", role)
        messages.append(Message(told, read_content(fields)))
    elif kind == "function_call":
        call_id, name = fields.text("call_id", most=512), fields.text("name", most=256)
        names[call_id] = name
        call = CallInMessage(call_id, name, fields.text("arguments", "{}") or "{}")
        _add_call(messages, call)
    elif kind == "function_call_output":
        call_id = fields.text("call_id", most=512)
        output = fields.raw("output")
        if isinstance(output, list):
            fields.rows("output", MOST_PARTS)
            output = read_content(Fields({"content": output}, fields.path("output")))
        if not isinstance(output, str):
            raise fields.wrong("output", "a string", output)
        messages.append(Message("tool", output, call_id=call_id, name=names.get(call_id, "")))
    elif kind == "reasoning":
        return  # of another model, or of ours: no template wants it back
    else:
        raise fields.unsupported("type", f"no item {kind[:40]!r} is read here.")
    fields.done()


def _add_call(messages: list[Message], call: CallInMessage) -> None:
    """Calls that follow one another, or a text, are of one message."""
    if messages and messages[-1].role == "assistant":
        last = messages[-1]
        messages[-1] = replace(last, calls=(*last.calls, call))
    else:
        messages.append(Message("assistant", "", calls=(call,)))
