"""The form of an answer: from an agent's file to what the engine holds."""

from __future__ import annotations

from workbench.agents.documents import AgentDocument
from workbench.agents.output_schema import output_schema
from workbench.agents.values import from_values, to_values


def test_that_properties_with_kinds_become_a_schema() -> None:
    found = {
        "strict": True,
        "properties": {
            "answer": {"kind": "string", "required": True},
            "score": {"kind": "float"},
            "tags": {"kind": "array", "items": {"kind": "string"}},
            "size": {"kind": "string", "enumValues": ["S", "L"]},
            "at": {"kind": "object", "properties": {"x": {"kind": "integer"}}},
        },
    }
    schema = output_schema(AgentDocument("a", "A", extra={"outputSchema": found}))
    assert schema is not None
    assert schema["required"] == ["answer"]
    assert schema["properties"]["score"] == {"type": "number"}
    assert schema["properties"]["tags"] == {"type": "array", "items": {"type": "string"}}
    assert schema["properties"]["size"]["enum"] == ["S", "L"]
    assert schema["properties"]["at"]["properties"] == {"x": {"type": "integer"}}


def test_that_a_json_schema_stays_one_and_no_schema_is_free() -> None:
    found = {"properties": {"a": {"type": "string"}}, "required": ["a"]}
    document = AgentDocument("a", "A", extra={"outputSchema": found})
    assert output_schema(document) == {"type": "object", **found}
    assert output_schema(AgentDocument("a", "A")) is None


def test_that_reasoning_first_is_kept_in_the_file() -> None:
    more = {"model": {"options": {"additionalProperties": {"reason_first": True}}}}
    document = from_values({"name": "a", **more})
    assert document.model.options.reason_first
    assert from_values(to_values(document)) == document
