"""Values held against schemas, compared with the reference implementation."""

from __future__ import annotations

import time
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.agents.nodes.schema_fits import check_schema, misfit

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from([0.5, 1.0, "", "a", "ab"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["a", "b", "ab"]), inner, max_size=3)
    ),
    max_leaves=6,
)
TYPES = st.sampled_from(["object", "array", "string", "number", "integer", "boolean", "null"])
COUNT = st.integers(0, 2)


def _with(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    names = st.sampled_from(["a", "b"])
    keys: dict[str, st.SearchStrategy[Any]] = {
        "type": TYPES | st.lists(TYPES, min_size=1, max_size=2, unique=True),
        "enum": st.lists(VALUES, min_size=1, max_size=2),
        "const": VALUES,
        "properties": st.dictionaries(names, inner, max_size=2),
        "patternProperties": st.dictionaries(st.sampled_from(["^a", "b$"]), inner, max_size=1),
        "additionalProperties": inner,
        "propertyNames": inner,
        "required": st.lists(names, max_size=2, unique=True),
        "dependentRequired": st.dictionaries(names, st.lists(names, unique=True), max_size=1),
        "items": inner,
        "prefixItems": st.lists(inner, min_size=1, max_size=2),
        "contains": inner,
        "minContains": COUNT,
        "uniqueItems": st.booleans(),
        "minItems": st.just(1),
        "maxItems": st.integers(1, 2),
        "minLength": COUNT,
        "maxLength": COUNT,
        "minProperties": COUNT,
        "maxProperties": COUNT,
        "pattern": st.sampled_from(["a", "^b"]),
        "minimum": st.integers(-2, 2),
        "exclusiveMaximum": st.integers(-2, 2),
        "multipleOf": st.sampled_from([0.5, 1, 2]),
        "allOf": st.lists(inner, min_size=1, max_size=2),
        "anyOf": st.lists(inner, min_size=1, max_size=2),
        "oneOf": st.lists(inner, min_size=1, max_size=2),
        "not": inner,
        "if": inner,
        "then": inner,
        "else": inner,
    }
    return st.lists(st.sampled_from(sorted(keys)), max_size=3, unique=True).flatmap(
        lambda chosen: st.fixed_dictionaries({key: keys[key] for key in chosen})
    )


SCHEMAS = _with(_with(st.booleans() | st.just({"type": "integer"})) | st.booleans())


@given(SCHEMAS, VALUES)
@settings(max_examples=600, deadline=None)
def test_that_a_value_fits_where_the_reference_says_so(schema: Any, value: Any) -> None:
    assert check_schema(schema) == ""
    expected = jsonschema.Draft202012Validator(schema).is_valid(value)

    assert (misfit(value, schema) == "") is expected


@pytest.mark.parametrize(
    ("value", "schema", "why"),
    [
        ({"a": [1, "x"]}, {"properties": {"a": {"items": {"type": "number"}}}}, 'at /a/1, "x"'),
        (3, {"minimum": 3, "exclusiveMinimum": True}, "too small"),
        (0.3, {"multipleOf": 0.1}, ""),
        ([1, 1.0], {"uniqueItems": True}, "the same item twice"),
        (True, {"const": 1}, "is not 1"),
        ({"n": {"n": None}}, {"properties": {"n": {"$ref": "#"}}, "type": "object"}, "at /n/n"),
        ("x" * 500, {"maxLength": 3}, "too long"),
    ],
)
def test_that_what_is_wrong_is_said_with_its_place(value: Any, schema: Any, why: str) -> None:
    found = misfit(value, schema)

    assert (why in found) if why else (found == "")
    assert len(found) < 200


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "dance"},
        {"$ref": "http://example.org/schema"},
        {"$ref": "#/missing"},
        {"$ref": "#/x", "x": {"type": 5}},
        {"unevaluatedProperties": False},
        {"properties": {"a": {"$dynamicRef": "#x"}}},
        {"properties": {"a": {"$id": "other"}}},
        {"pattern": "(("},
        {"patternProperties": {"(a{1000}){1000}": True}},
        {"properties": {"a": 5}},
        {"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/a"}}},
        5,
    ],
)
def test_that_nothing_fits_a_schema_by_which_nothing_can_be_judged(schema: Any) -> None:
    assert misfit({"a": 1}, schema) != ""


def test_that_a_schema_that_doubles_with_every_level_ends() -> None:
    schema: Any = {"$defs": {"n0": {"type": "string"}}, "$ref": "#/$defs/n30"}
    for level in range(1, 31):
        below = {"$ref": f"#/$defs/n{level - 1}"}
        schema["$defs"][f"n{level}"] = {"anyOf": [below, below]}
    began_s = time.monotonic()

    assert misfit(5, schema) != ""
    assert time.monotonic() - began_s < 8


def test_that_a_value_nested_too_deep_does_not_fit() -> None:
    value: Any = 1
    for _level in range(5000):
        value = [value]

    assert misfit(value, {"items": {"$ref": "#"}}) != ""
