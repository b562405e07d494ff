"""JSON Schemas, good and bad: what grammars hold of them, name, or refuse by place."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from importlib.util import find_spec
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.gbnf_matcher import Gbnf
from workbench.base.errors import RequestError
from workbench.engines import gbnf
from workbench.engines.api import ToolDefinition
from workbench.engines.constrain import answer_constraint, constraint_for, unheld_parts
from workbench.engines.dialects import Dialect, hermes_dialect

XML = replace(
    hermes_dialect(),
    kind="xml",
    before_name="<function=",
    between=">\n",
    after="</function>",
    parameter_opener="<parameter=",
    parameter_between=">\n",
    parameter_closer="\n</parameter>\n",
)
DIALECTS = (hermes_dialect(), XML)
A, B = {"type": "string"}, {"type": "integer"}
NAMED = {"properties": {"a": A}, "required": ["a"]}
MANY: dict[str, Any] = {"properties": {f"k{number}": {} for number in range(900)}}
COUNTED = {"properties": {"b": B}, "required": ["b"]}


def held(schema: Any) -> Gbnf:
    return Gbnf(answer_constraint(hermes_dialect(), schema).grammar)


def notes(schema: Any) -> tuple[str, ...]:
    return unheld_parts(schema, "the answer")


def takes(schema: Any, *values: Any) -> list[bool]:
    grammar = held(schema)
    return [grammar.accepts(json.dumps(value)) for value in values]


@pytest.mark.parametrize(
    ("schema", "good", "bad"),
    [
        # A choice beside properties.
        (
            {
                "type": "object",
                "properties": {"a": A, "b": B},
                "anyOf": [{"required": ["a"]}, {"required": ["b"]}],
            },
            [{"a": "x"}, {"b": 1}, {"a": "x", "b": 1}],
            [{}, {"c": 1}, {"b": "x"}, "x"],
        ),
        (
            {"properties": {"a": A}, "required": ["a"], "anyOf": [COUNTED, {"type": "object"}]},
            [{"a": "x"}, {"a": "x", "b": 1}],
            [{}, {"b": 1}, {"a": 1}],
        ),
        # References: beside other keys, several at once, to the whole.
        (
            {"allOf": [{"$ref": "#/$defs/n"}, {"$ref": "#/$defs/c"}],
             "$defs": {"n": NAMED, "c": COUNTED}},
            [{"a": "x", "b": 1}],
            [{"a": "x"}, {"b": 1}, {"a": 1, "b": 1}],
        ),
        (
            {"$ref": "#/$defs/n", **COUNTED, "$defs": {"n": NAMED}},
            [{"b": 1, "a": "x"}],
            [{"a": "x"}, {"b": 1}],
        ),
        (
            {"properties": {"next": {"$ref": "#"}, "b": B}, "required": ["b"]},
            [{"b": 1}, {"next": {"next": {"b": 1}, "b": 2}, "b": 3}],
            [{"next": {"b": 1}}, {"next": {}, "b": 1}, {"next": 1, "b": 1}],
        ),
        (
            {"properties": {"a~/b": A, "c": {"$ref": "#/properties/a~0~1b"}}},
            [{"c": "x"}],
            [{"c": 1}],
        ),
        (
            {"anyOf": [B, {"$ref": "#/anyOf/0"}], "type": ["integer", "string"]},
            [1],
            ["x"],
        ),
        # Other keys than the named ones.
        (
            {"type": "object", "additionalProperties": B},
            [{}, {"x": 1, "y": 2}],
            [{"x": "1"}, {"x": 1, "y": None}, []],
        ),
        (
            {"type": "object", "properties": {}, "additionalProperties": {"enum": [1]}},
            [{}, {"x": 1}],
            [{"x": 2}],
        ),
        ({"type": "object", "properties": {}, "additionalProperties": True}, [{"x": [1]}], [1]),
        ({"type": "object", "required": ["k"]}, [{"k": [1]}], [{}, {"j": 1}]),
        # Both of two schemas.
        ({"allOf": [{"type": ["string", "integer"]}, {"type": "number"}]}, [3], ["x", 1.5]),
        ({"allOf": [{"enum": [1, "a", None]}, {"enum": ["a", None]}]}, ["a", None], [1]),
        ({"enum": ["a", 1, True], "type": "integer"}, [1], ["a", True]),
        ({"const": 1, "enum": [1.0, 2]}, [1.0], [2]),
        (
            {"allOf": [{"items": B, "minItems": 1}, {"type": "array", "maxItems": 2}]},
            [[1], [1, 2]],
            [[], [1, 2, 3], ["x"]],
        ),
        (
            {"properties": {"a": {"type": ["string", "integer"]}},
             "allOf": [{"properties": {"a": {"type": ["integer", "null"]}}}]},
            [{}, {"a": 1}],
            [{"a": "x"}, {"a": None}],
        ),
        (
            {"allOf": [{**NAMED, "additionalProperties": False}, {"properties": {"b": B}}]},
            [{"a": "x"}],
            [{"a": "x", "b": 1}],
        ),
        # Nothing fits a part: it is left out.
        ({"properties": {"a": False, "b": B}}, [{}, {"b": 1}], [{"a": 1}]),
        ({"anyOf": [False, B]}, [1], ["x"]),
        ({"type": "array", "items": False}, [[]], [[1]]),
        ({"type": "array", "minItems": 2.0, "maxItems": 2}, [[1, 2]], [[1]]),
        # Keys left out by a null.
        ({"type": "object", "properties": {"a": A}, "required": None}, [{}, {"a": "x"}], [1]),
    ],
)  # fmt: skip
def test_that_what_can_be_held_is_held(
    schema: dict[str, Any], good: list[Any], bad: list[Any]
) -> None:
    assert takes(schema, *good) == [True] * len(good)
    assert takes(schema, *bad) == [False] * len(bad)
    assert notes(schema) == ()


@pytest.mark.parametrize(
    ("schema", "named"),
    [
        ({"type": "string", "nullable": True}, "nullable is not held"),
        ({"type": "object", "dependencies": {"a": ["b"]}}, "dependencies is not held"),
        ({"type": "integer", "exclusiveMinimum": 0}, "exclusiveMinimum is not held"),
        ({"type": "array", "items": [A, B]}, "items as a list is not held"),
        ({"$dynamicRef": "#node"}, "$dynamicRef is not held"),
        ({"oneOf": [B, {"type": "number"}]}, "oneOf is held as anyOf"),
        (
            {"properties": {"a": A}, "additionalProperties": B},
            "additionalProperties is not held: only named keys are written",
        ),
        (
            {"type": "object", "required": ["k"], "additionalProperties": B},
            "additionalProperties is not held: only named keys are written",
        ),
        (
            {"enum": [{"a": 1}], "required": ["b"]},
            "required beside enum or const is not held",
        ),
        ({"anyOf": [{"type": "string", "pattern": "a"}, B]}, "pattern is not held"),
    ],
)
def test_that_what_cannot_be_held_is_named(schema: dict[str, Any], named: str) -> None:
    assert notes(schema) == (f"the answer: {named}",)


@pytest.mark.parametrize(
    "schema",
    [
        {"oneOf": [A, B, {"type": "null"}]},
        {"oneOf": [{"const": 1}, {"const": 2}]},
        {"oneOf": [NAMED, COUNTED], "type": "object"},
        {
            "oneOf": [
                {"properties": {"kind": {"const": kind}, "x": part}, "required": ["kind"]}
                for kind, part in (("a", A), ("b", B))
            ],
            "type": "object",
        },
        {"type": "string", "minLength": 0, "nullable": False},
        {"type": "array", "uniqueItems": False, "title": "x", "description": "y"},
    ],
)
def test_that_nothing_is_named_where_nothing_is_lost(schema: dict[str, Any]) -> None:
    assert notes(schema) == ()


@pytest.mark.parametrize(
    ("schema", "problem"),
    [
        ({"properties": {"a": {"properties": {"b": A}, "required": True}}},
         "at #/properties/a, required is true, not a list of texts"),
        ({"required": 5}, "at #, required is 5"),
        ({"required": [1]}, "at #, required is [1]"),
        ({"allOf": [{"properties": 5}]}, "at #/allOf/0, properties is 5, not an object"),
        ({"anyOf": []}, "at #, anyOf is []"),
        ({"anyOf": {"type": "string"}}, "anyOf is"),
        ({"items": {"type": 7}, "type": "array"}, "at #/items, type is 7"),
        ({"type": {}}, "type is {}"),
        ({"type": []}, "type is []"),
        ({"type": ["string", "text"]}, "'text' is not a type"),
        ({"enum": "abc"}, "enum is 'abc', not a list"),
        ({"minItems": -1}, "minItems is -1, not a count"),
        ({"maxItems": True}, "maxItems is true"),
        ({"$ref": 1}, "$ref is 1, not a text"),
        ({"$ref": "#/$defs/a/0", "$defs": {"a": []}}, "missing"),
        ({"$ref": "#node"}, "no path"),
        ({"additionalProperties": "no"}, "additionalProperties is 'no', not a schema"),
        ({"not": 3}, "not is 3"),
        ({"anyOf": [{"$ref": "#"}, A]}, "refers to itself without end"),
        ({"properties": {"next": {"$ref": "#"}}, "required": ["next"]}, "contains another"),
        (
            {"properties": {"a": {"$ref": "#/$defs/n"}},
             "$defs": {"n": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/n"}}}},
            "at #/$defs/n/items, each value contains another",
        ),
        ({"allOf": [A, B]}, "no value can fit it"),
        ({"properties": {"a": False}, "required": ["a"]}, "no value can fit it"),
        ({"required": ["a"], "additionalProperties": False}, "no value can fit it"),
        ({"const": float("nan")}, "not JSON"),
        ({"const": {1, 2}}, "not JSON"),
        ({"const": "\ud800"}, "not JSON"),
        (7, "7 is not a schema"),
        ({"properties": {"a": None}}, "at #/properties/a, null is not a schema"),
        ({"enum": ["x" * 300_000]}, "longer than"),
        ({"allOf": [{"$ref": "#/$defs/a"}] * 400, "$defs": {"a": MANY}}, "combinations"),
        ({"allOf": [{"anyOf": [{"minItems": n} for n in range(30)]}] * 3}, "900 choices"),
    ],
)  # fmt: skip
def test_that_a_malformed_schema_is_refused_by_place(schema: Any, problem: str) -> None:
    with pytest.raises(RequestError) as caught:
        answer_constraint(hermes_dialect(), schema)
    assert problem in caught.value.message
    assert caught.value.message.startswith("the schema of the answer cannot be used: ")
    assert caught.value.hint


@pytest.mark.parametrize("parameters", [5, {"required": 5}, {"properties": 5}, A, {"type": 1}])
@pytest.mark.parametrize("dialect", DIALECTS)
def test_that_malformed_parameters_are_refused_by_name(
    dialect: Dialect, parameters: Any
) -> None:
    with pytest.raises(RequestError, match="the schema of tool 't' cannot be used"):
        constraint_for(dialect, [ToolDefinition("t", "", parameters)], "auto")


def test_that_schemas_that_contain_themselves_end() -> None:
    loop: dict[str, Any] = {"type": "object"}
    loop["properties"] = {"a": loop}
    deep: Any = 1
    for _ in range(5000):
        deep = [deep]
    for schema in (loop, {"const": deep}, {"allOf": [{"allOf": [{"const": deep}]}]}):
        with pytest.raises(RequestError):
            answer_constraint(hermes_dialect(), schema)


def test_that_both_of_two_schemas_that_contain_themselves_are_held() -> None:
    left = {"properties": {"next": {"$ref": "#/$defs/l"}, "a": A}}
    right = {"properties": {"next": {"$ref": "#/$defs/r"}}, "required": ["a"]}
    schema = {"allOf": [{"$ref": "#/$defs/l"}, {"$ref": "#/$defs/r"}],
              "$defs": {"l": left, "r": right}}  # fmt: skip
    good, bad = {"next": {"a": "y"}, "a": "x"}, {"next": {}, "a": "x"}
    assert takes(schema, good, bad) == [True, False]


def test_that_tools_of_one_name_do_not_share_what_contains_itself() -> None:
    one = {"type": "object", "properties": {"n": {"$ref": "#"}, "a": A}}
    two = {"type": "object", "properties": {"n": {"$ref": "#"}, "b": B}}
    tools = [ToolDefinition("t", "", one), ToolDefinition("t", "", two)]
    found = constraint_for(hermes_dialect(), tools, "auto")
    assert found is not None
    text = '<tool_call>\n{"name": "t", "arguments": %s}\n</tool_call>'
    grammar = Gbnf(found.grammar)
    assert grammar.accepts(text % '{"n": {"n": {"a": "x"}}}')
    assert grammar.accepts(text % '{"n": {"n": {"b": 1}}}')
    assert not grammar.accepts(text % '{"n": {"a": "x", "b": 1}}')


def test_that_tagged_arguments_follow_references_and_groups() -> None:
    parameters = {
        "allOf": [{"$ref": "#/$defs/n"}],
        "properties": {"b": {"$ref": "#/$defs/b"}, "c": {"type": "string", "pattern": "x"}},
        "$defs": {"n": NAMED, "b": B},
    }
    found = constraint_for(XML, [ToolDefinition("t", "", parameters)], "auto")
    assert found is not None
    text = (
        "<tool_call>\n<function=t>\n<parameter=b>\n{b}\n</parameter>\n"
        "{a}</function>\n</tool_call>"
    )
    a = "<parameter=a>\nx\n</parameter>\n"
    grammar = Gbnf(found.grammar)
    assert grammar.accepts(text.format(b="1", a=a))
    assert not grammar.accepts(text.format(b="x", a=a))
    assert not grammar.accepts(text.format(b="1", a=""))
    assert found.notes == ("tool 't': pattern is not held",)


# ---- Any JSON as a schema ----------------------------------------------------------------

KEYWORDS = (
    "type", "properties", "required", "additionalProperties", "items", "enum", "const",
    "anyOf", "oneOf", "allOf", "$ref", "minItems", "maxItems", "not", "pattern", "nullable",
    "dependencies", "patternProperties", "$defs", "if", "minLength", "uniqueItems",
)  # fmt: skip
WORDS = ("object", "array", "string", "number", "#", "#/$defs/a", "#/properties/a", "a", "any")
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4)
    | st.sampled_from(WORDS)
)  # fmt: skip
ANYTHING: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inside: (
        st.lists(inside, max_size=4)
        | st.dictionaries(st.sampled_from((*KEYWORDS, "a", "b")), inside, max_size=4)
    ),
    max_leaves=12,
)


@given(schema=st.dictionaries(st.sampled_from(KEYWORDS), ANYTHING, max_size=5) | ANYTHING)
@settings(max_examples=100, deadline=None)
def test_that_any_json_as_a_schema_is_held_or_refused(schema: Any) -> None:
    for dialect in DIALECTS:
        made(dialect, schema)


def made(dialect: Dialect, schema: Any) -> None:
    """Grammars that can be read again, or one kind of error."""
    for parameters in (schema, {"properties": {"a": schema}, "required": ["a"]}):
        try:
            found = constraint_for(dialect, [ToolDefinition("t", "", parameters)], "required")
        except RequestError:
            continue
        assert found is not None
        assert Gbnf(found.grammar).rules["root"]
    with suppress(RequestError):
        assert Gbnf(answer_constraint(dialect, schema).grammar).rules["root"]


# ---- Schemas that are held, against another judge ----------------------------------------

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | st.sampled_from((0.5, "", "a", "bc")),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(st.sampled_from("abc"), inside, max_size=3)
    ),
    max_leaves=5,
)


def _objects(inside: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    named = st.fixed_dictionaries(
        {
            "type": st.just("object"),
            "properties": st.dictionaries(st.sampled_from("abc"), inside, max_size=3),
        },
        optional={
            "required": st.lists(st.sampled_from("abc"), unique=True, max_size=2),
            "additionalProperties": st.booleans() | inside,
        },
    )
    counts = {"minItems": st.integers(0, 1), "maxItems": st.integers(1, 3)}
    lists = st.fixed_dictionaries(
        {"type": st.just("array")}, optional={"items": inside, **counts}
    )
    choice = st.sampled_from(("anyOf", "oneOf", "allOf"))
    several = st.lists(inside, min_size=1, max_size=3)
    chosen = st.builds(lambda key, parts: {key: parts}, choice, several)
    beside = st.builds(lambda one, other: {**one, **other}, named, chosen)
    return named | lists | chosen | beside | st.just({"$ref": "#/$defs/s"})


SCHEMAS = st.recursive(
    st.sampled_from(
        [True, {}, {"type": "null"}, {"type": ["string", "integer"]}, {"type": "number"},
         {"enum": ["a", 1, None]}, {"const": "bc"}, {"type": "boolean"}, {"minItems": 1}]
    ),
    _objects,
    max_leaves=5,
)  # fmt: skip


@given(schema=SCHEMAS, shared=SCHEMAS, values=st.lists(VALUES, min_size=1, max_size=8))
@settings(max_examples=100, deadline=None)
def test_that_what_is_written_fits_by_another_judge(
    schema: Any, shared: Any, values: list[Any]
) -> None:
    schema = {"allOf": [schema], "$defs": {"s": shared}}
    try:
        found = answer_constraint(hermes_dialect(), schema)
    except RequestError:
        return
    grammar, validator = Gbnf(found.grammar), Draft202012Validator(schema)
    for value in values:
        if grammar.accepts(json.dumps(value)) and not found.notes:
            assert validator.is_valid(value), value


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=5)
LEAVES: tuple[tuple[dict[str, Any], st.SearchStrategy[Any]], ...] = (
    ({"type": "string"}, TEXTS),
    ({"type": "integer"}, st.integers(-(10**17), 10**17)),
    ({"type": ["boolean", "null"]}, st.booleans() | st.none()),
    ({"type": "number"}, st.integers(-9, 9) | st.sampled_from((0.5, -2.25, 1e-7))),
    ({"enum": ["a", 1, None, {"k": [1]}]}, st.sampled_from(("a", 1, None, {"k": [1]}))),
    ({"$ref": "#/$defs/s"}, st.fixed_dictionaries({}, optional={"s": st.just({})})),
)
SHARED = {"type": "object", "properties": {"s": {"$ref": "#/$defs/s"}}}


@st.composite
def fitting(draw: st.DrawFn, depth: int = 3) -> tuple[dict[str, Any], Any]:
    """A schema and a value that fits it, its keys in the schema's order."""
    kind = draw(st.sampled_from(("leaf", "list", "object", "groups", "any", "all", "map")))
    if depth == 0 or kind == "leaf":
        schema, values = draw(st.sampled_from(LEAVES))
        return schema, draw(values)
    inside, value = draw(fitting(depth - 1))
    if kind == "list":
        return {"type": "array", "items": inside, "minItems": 1}, [value] * draw(
            st.integers(1, 3)
        )
    if kind == "map":
        schema = {"type": "object", "additionalProperties": inside}
        return schema, dict.fromkeys(draw(st.lists(TEXTS, max_size=3)), value)
    if kind == "any":
        return {"anyOf": [draw(fitting(depth - 1))[0], inside]}, value
    other, more = draw(fitting(depth - 1))
    first = {"properties": {"ä": inside}, "required": ["ä"]}
    second = {"properties": {'b"': other}}
    if kind == "all":
        return {"type": "object", "allOf": [first, second]}, {"ä": value, 'b"': more}
    schema = {"type": "object", "properties": {"ä": inside, 'b"': other, "c": {}}}
    if kind == "groups":
        return {**schema, "anyOf": [{"required": ["ä"]}, {"required": ["c"]}]}, {"ä": value}
    found = {"ä": value} if draw(st.booleans()) else {}
    return schema, {**found, 'b"': more, "c": draw(VALUES)}


@given(pair=fitting())
@settings(max_examples=80, deadline=None)
def test_that_what_fits_is_accepted(pair: tuple[dict[str, Any], Any]) -> None:
    schema = {"allOf": [pair[0]], "$defs": {"s": SHARED}}
    assert Draft202012Validator(schema).is_valid(pair[1])
    found = answer_constraint(hermes_dialect(), schema)
    assert Gbnf(found.grammar).accepts(json.dumps(pair[1], ensure_ascii=False))


def lark_takes(grammar: str, text: str) -> bool:
    """Whether llguidance lets a model write this text, byte by byte, and end there."""
    from llguidance import LLMatcher, LLTokenizer

    matcher = LLMatcher(LLTokenizer("byte"), LLMatcher.grammar_from_lark(grammar), log_level=0)
    assert not matcher.is_error(), matcher.get_error()
    return all(matcher.consume_token(byte) for byte in text.encode()) and matcher.is_accepting()


@pytest.mark.skipif(find_spec("llguidance") is None, reason="llguidance is not installed")
@given(pair=fitting())
@settings(max_examples=60, deadline=None)
@example(pair=({"type": "array", "maxItems": 1}, [7]))
@example(pair=({"enum": ["\u2028\x85 a/b \\"]}, "\u2028\x85 a/b \\"))
@example(pair=({"anyOf": [{"const": {"k": [1]}}, {"type": "object"}]}, {"s": {}}))
def test_that_llguidance_takes_what_fits(pair: tuple[dict[str, Any], Any]) -> None:
    schema = {"allOf": [pair[0]], "$defs": {"s": SHARED}}
    grammar = gbnf.lark(answer_constraint(hermes_dialect(), schema))
    text = json.dumps(pair[1], ensure_ascii=False)
    assert lark_takes(grammar, text)
    assert not lark_takes(grammar, text + "]")


def test_that_a_character_that_is_never_written_is_escaped() -> None:
    grammar = held({"enum": ["a\x7f", 1]})
    assert grammar.accepts('"a\\u007f"')
