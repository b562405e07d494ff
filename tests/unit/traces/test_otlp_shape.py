"""Exports have the shape that OTLP's JSON form and the GenAI conventions ask for."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.unit.traces.test_exports import HOSTILE, _records
from workbench.traces.events import (
    AnswerDelta,
    ModelCallFinished,
    ModelCallStarted,
    PromptRendered,
    ReasoningPiece,
    Record,
    RunFinished,
    RunStarted,
    ToolCallBroken,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)
from workbench.traces.otlp import otlp_lines


def of(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    """An object with these fields and no other."""
    return {
        "type": "object",
        "properties": required | (optional or {}),
        "required": list(required),
        "additionalProperties": False,
    }


TEXT = {"type": "string"}
NANOS = {"type": "string", "pattern": r"^\d{1,20}$"}
VALUE = {
    "oneOf": [
        of({"stringValue": TEXT}),
        of({"boolValue": {"type": "boolean"}}),
        of({"intValue": {"type": "string", "pattern": r"^-?\d{1,20}$"}}),
        of({"doubleValue": {"type": "number"}}),
        of({"arrayValue": of({"values": {"type": "array", "items": {"$ref": "#/$defs/v"}}})}),
    ]
}
ATTRIBUTES = {"type": "array", "items": of({"key": TEXT, "value": {"$ref": "#/$defs/v"}})}
TRACE_ID = {"type": "string", "pattern": "^[0-9a-f]{32}$"}
SPAN_ID = {"type": "string", "pattern": "^[0-9a-f]{16}$"}
LINK = of({"traceId": TRACE_ID, "spanId": SPAN_ID}, {"attributes": ATTRIBUTES})
SPAN = of(
    {
        "traceId": TRACE_ID,
        "spanId": SPAN_ID,
        "name": {"type": "string", "minLength": 1},
        "kind": {"type": "integer", "minimum": 0, "maximum": 5},
        "startTimeUnixNano": NANOS,
        "endTimeUnixNano": NANOS,
        "attributes": ATTRIBUTES,
        "status": of({"code": {"type": "integer", "minimum": 0, "maximum": 2}}),
    },
    {
        "parentSpanId": {"type": "string", "pattern": "^([0-9a-f]{16})?$"},
        "links": {"type": "array", "items": LINK},
    },
)
SCOPE = of(
    {"scope": of({"name": TEXT}), "spans": {"type": "array", "items": SPAN, "minItems": 1}}
)
RESOURCE = of(
    {
        "resource": of({"attributes": ATTRIBUTES}),
        "scopeSpans": {"type": "array", "items": SCOPE},
    }
)
REQUEST = of({"resourceSpans": {"type": "array", "items": RESOURCE}}) | {"$defs": {"v": VALUE}}
PARTS = {
    "oneOf": [
        of({"type": {"const": "text"}, "content": TEXT}),
        of({"type": {"const": "reasoning"}, "content": TEXT}),
        of({"type": {"const": "tool_call"}, "id": TEXT, "name": TEXT, "arguments": {}}),
        of({"type": {"const": "tool_call_response"}, "id": TEXT, "response": {}}),
    ]
}
ROLE = {"enum": ["system", "user", "assistant", "tool"]}
PARTS_LIST = {"type": "array", "items": PARTS, "minItems": 1}
MESSAGES = {"type": "array", "minItems": 1, "items": of({"role": ROLE, "parts": PARTS_LIST})}


def conversation(text: str) -> list[Record]:
    events: list[TraceEvent] = [
        RunStarted("c", "", "a", {"instructions": text}, "m", text),
        ModelCallStarted("m1", "n", "m", "e", tool_names=("calculator",)),
        PromptRendered("m1", f"<|im_start|>user\n{text}<|im_end|>\n", 5, 0),
        ReasoningPiece("m1", text),
        ToolCallBroken("m1", text, text),
        ToolCallBroken("m1", text, text, "search", "{", "c0"),
        ToolCallStarted("t1", "m1", "n", "c1", "calculator", json.dumps({"x": text})),
        ToolCallFinished("t1", text),
        ModelCallFinished("m1", "tool_calls", token_ids=(1, 2), raw=text),
        ModelCallStarted("m2", "n", "m", "e"),
        AnswerDelta("m2", text),
        ModelCallFinished("m2", "cancelled"),
        ModelCallStarted("m2+", "n", "m", "e"),
        ModelCallFinished("m2+", "stop"),
        RunFinished("answered", text),
    ]
    return [Record("r2", number, 1e9 + number, event) for number, event in enumerate(events)]


@pytest.mark.parametrize("text", [*HOSTILE, "Zürich 84", "x"], ids=range(len(HOSTILE) + 2))
def test_that_requests_and_messages_have_the_official_shape(text: str) -> None:
    whole, messages = Draft202012Validator(REQUEST), Draft202012Validator(MESSAGES)
    Draft202012Validator.check_schema(REQUEST)
    chats = 0
    for records, earlier in ((_records(text), None), (conversation(text), [_records(text)])):
        for line in otlp_lines(records, earlier=earlier):
            assert "\n" not in line[:-1]
            request = json.loads(line)
            assert [error.message for error in whole.iter_errors(request)] == []
            for span in request["resourceSpans"][0]["scopeSpans"][0]["spans"]:
                assert int(span["endTimeUnixNano"]) >= int(span["startTimeUnixNano"])
                keys = [one["key"] for one in span["attributes"]]
                assert len(keys) == len(set(keys))
                for one in span["attributes"]:
                    if one["key"] in ("gen_ai.input.messages", "gen_ai.output.messages"):
                        told = json.loads(one["value"]["stringValue"])
                        assert [error.message for error in messages.iter_errors(told)] == []
                        chats += one["key"] == "gen_ai.input.messages"
    assert chats >= 4
