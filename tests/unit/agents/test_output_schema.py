"""The form of an answer: from an agent's file to what the engine holds."""

from __future__ import annotations

import pytest

from workbench.agents.documents import AgentDocument
from workbench.agents.output_schema import output_schema
from workbench.agents.schema_checks import check_schemas
from workbench.agents.schema_text import read_schema, schema_text
from workbench.agents.values import from_values, to_values
from workbench.base.errors import DocumentError
from workbench.tools.api import ToolSpec


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


def test_that_what_stands_beside_properties_with_kinds_is_kept() -> None:
    part = {"kind": "string", "required": True}
    found = {
        "description": "A find.",
        "minProperties": 1,
        "required": ["b"],
        "properties": {
            "a": part,
            "b": {"kind": "object", "properties": {"c": part}, "description": "B."},
        },
    }
    schema = output_schema(AgentDocument("a", "A", extra={"outputSchema": found}))
    assert schema is not None
    assert (schema["description"], schema["minProperties"]) == ("A find.", 1)
    assert schema["required"] == ["a", "b"]
    assert schema["properties"]["b"]["description"] == "B."
    assert schema["properties"]["b"]["required"] == ["c"]
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize(
    ("found", "problem"),
    [
        ({"properties": 5}, "at #, properties is 5, not an object"),
        ({"required": True}, "at #, required is true"),
        ({"properties": {"a": {"kind": "string"}, "b": 5}}, "at #/properties/b, 5 is not a"),
        ({"properties": {"a": {"kind": "string", "enumValues": 5}}}, "enum is 5, not a list"),
        ({"properties": {"a": {"type": "string", "required": True}}}, "required is true"),
        ({"items": {"type": 5}}, "at #/items, type is 5"),
    ],
)
def test_that_a_malformed_schema_is_refused_by_its_place(
    found: dict[str, object], problem: str
) -> None:
    (first, *_rest) = problems(found)
    assert first[:2] == ("error", "outputSchema")
    assert problem in first[2]


def test_that_a_json_schema_stays_one_and_no_schema_is_free() -> None:
    found = {"properties": {"a": {"type": "string"}}, "required": ["a"]}
    document = AgentDocument("a", "A", extra={"outputSchema": found})
    assert output_schema(document) == {"type": "object", **found}
    assert output_schema(AgentDocument("a", "A")) is None


def options(**more: object) -> dict[str, object]:
    return {"name": "a", "model": {"options": {"additionalProperties": more}}}


@pytest.mark.parametrize("mode", ["free", "constrained", "reason_first"])
def test_that_the_mode_is_one_field_of_the_file(mode: str) -> None:
    document = from_values(options(output_mode=mode))
    values = to_values(document)

    assert document.model.options.output_mode == mode
    assert from_values(values) == document
    more = values["model"]["options"]["additionalProperties"]
    assert more["output_mode"] == mode
    assert not {"constrain_tool_calls", "reason_first"} & set(more)


@pytest.mark.parametrize(
    ("switches", "mode"),
    [
        ({}, "constrained"),
        ({"constrain_tool_calls": True}, "constrained"),
        ({"reason_first": True}, "reason_first"),
        ({"constrain_tool_calls": False}, "free"),
        ({"constrain_tool_calls": False, "reason_first": True}, "free"),
        ({"constrain_tool_calls": False, "output_mode": "reason_first"}, "reason_first"),
    ],
)
def test_that_files_of_earlier_versions_keep_their_mode(
    switches: dict[str, object], mode: str
) -> None:
    document = from_values(options(**switches))

    assert document.model.options.output_mode == mode
    assert "constrain_tool_calls" not in str(to_values(document))


def test_that_a_mode_that_does_not_exist_is_named() -> None:
    with pytest.raises(DocumentError, match=r"output_mode: 'hard' is not free"):
        from_values(options(output_mode="hard"))
    with pytest.raises(DocumentError, match="reason_first: 1 is not true or false"):
        from_values(options(reason_first=1))


@pytest.mark.parametrize(
    "found", [{"type": "array", "items": {"type": "string"}}, {"enum": ["yes", "no"]}]
)
def test_that_a_schema_without_properties_is_not_lost(found: dict[str, object]) -> None:
    document = AgentDocument("a", "A", extra={"outputSchema": {**found, "strict": True}})

    assert output_schema(document) == found


def problems(schema: object, **options: object) -> list[tuple[str, str, str]]:
    document = from_values(
        {
            "name": "a",
            "outputSchema": schema,
            "tools": [{"name": "measure"}],
            "model": {"options": {"additionalProperties": options}},
        }
    )
    return [(one.level, one.path, one.message) for one in check_schemas(document, TOOLS)]


TOOLS = {
    "measure": ToolSpec(
        name="measure",
        title="Measure",
        description="Measures.",
        parameters={"type": "object", "properties": {"n": {"type": "integer", "minimum": 1}}},
        run=lambda _arguments, _context: "",
        touches="Nothing",
    )
}
OF_THE_TOOL = ("warning", "tools.measure", "Tool 'measure': minimum is not held")


def test_that_what_is_not_held_is_named_in_the_editor() -> None:
    schema = {"properties": {"a": {"type": "string", "pattern": "^x", "maxLength": 3}}}

    assert problems(schema) == [
        ("warning", "outputSchema", "The answer: maxLength is not held"),
        ("warning", "outputSchema", "The answer: pattern is not held"),
        OF_THE_TOOL,
    ]
    assert problems(schema, output_mode="free") == []


def test_that_many_parts_are_counted() -> None:
    keys = ("pattern", "format", "minLength", "maxLength", "minimum", "maximum", "multipleOf")
    part = {**dict.fromkeys(keys, 1), "pattern": "x", "format": "date"}
    found = problems({"properties": {"a": part}})

    assert len(found) == 8
    assert found[6][2] == "1 more parts of the schema of the answer are not held"


def test_that_a_schema_that_no_model_can_be_held_to_is_an_error() -> None:
    (first, *_rest) = problems({"properties": {"a": {"$ref": "#/$defs/b"}}})
    assert first[:2] == ("error", "outputSchema")
    assert "which is missing" in first[2]

    (first, *_rest) = problems({"title": "Nothing"})
    assert "answers are free" in first[2]


def test_that_a_schema_is_written_as_it_was_typed() -> None:
    text = '{"properties": {"b": {"type": "string"}, "a": {"enum": [1, 2.5, null, "ü"]}}}'
    found = read_schema(text)

    assert found is not None
    assert read_schema(schema_text(found)) == found
    assert list(found["properties"]) == ["b", "a"]
    assert read_schema(" \n") is None
    assert schema_text(None) == ""


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ('{"a": 1,\n "b" 2}', "line 2, column 6"),
        ("[]", "not an object"),
        ('{"a": 1, "a": 2}', "'a' is there twice"),
        ('{"a": NaN}', "NaN is no number"),
        ('{"a": ' + "[" * 100_000, "longer than|cannot be read"),
        ('{"a": ' + "[" * 90_000, "cannot be read|line 1"),
        ('{"a": "\ud800"}', "cannot be read"),
        ('{"a": 1' + "0" * 5000 + "}", "cannot be read"),
    ],
)
def test_that_a_mistake_in_a_schema_is_named(text: str, mistake: str) -> None:
    with pytest.raises(DocumentError, match=mistake):
        read_schema(text)
