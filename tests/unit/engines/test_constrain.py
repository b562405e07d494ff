"""Grammars: what they accept is a call that fits the schema and reads back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.gbnf_matcher import Gbnf
from workbench.base.errors import RequestError
from workbench.engines.api import ToolCall, ToolDefinition
from workbench.engines.constrain import (
    Constraint,
    answer_constraint,
    constraint_for,
    unheld_parts,
)
from workbench.engines.dialects import Dialect, hermes_dialect

SCHEMA = {
    "type": "object",
    "properties": {
        "city": {"type": "string"},
        "days": {"type": "integer"},
        "unit": {"enum": ["C", "F"]},
        "places": {"type": "array", "items": {"type": "number"}, "minItems": 1, "maxItems": 2},
        "more": {"type": "object", "properties": {"a": {"type": ["boolean", "null"]}}},
        "any": {"anyOf": [{"type": "null"}, {"const": {"k": [1, "x"]}}]},
    },
    "required": ["city", "places"],
}
WEATHER = ToolDefinition("weather", "", SCHEMA)
NOW = ToolDefinition("now", "", {"type": "object", "properties": {}})


def made(
    *tools: ToolDefinition, dialect: Dialect | None = None, choice: Any = "auto"
) -> Constraint:
    constraint = constraint_for(dialect or hermes_dialect(), tools, choice)
    assert constraint is not None
    return constraint


def call(arguments: str, name: str = "weather") -> str:
    return f'<tool_call>\n{{"name": "{name}", "arguments": {arguments}}}\n</tool_call>'


@pytest.mark.parametrize(
    "arguments",
    [
        '{"city": "Rome", "places": [1]}',
        '{"city": "", "days": -12, "unit": "C", "places": [1.5, 2e3]}',
        '{"city": "a \\"b\\" \\u00fc ü", "places": [0], "more": {}}',
        '{"city": "x", "places": [0], "more": {"a": null}, "any": null}',
        '{"city": "x", "places": [0], "any": {"k": [1, "x"]}}',
    ],
)
def test_that_arguments_that_fit_are_allowed(arguments: str) -> None:
    text = call(arguments)

    assert Gbnf(made(WEATHER, NOW).grammar).accepts(text)

    parser = hermes_dialect().parser([WEATHER])
    (event,) = parser.feed(text) + parser.finish()
    assert isinstance(event, ToolCall)
    assert json.loads(event.arguments) == json.loads(arguments)
    assert event.repaired == ""


@pytest.mark.parametrize(
    "arguments",
    [
        "{}",
        '{"city": "Rome"}',
        '{"places": [1], "city": "Rome"}',
        '{"city": "Rome", "places": []}',
        '{"city": "Rome", "places": [1, 2, 3]}',
        '{"city": "Rome", "places": [1], "extra": 1}',
        '{"city": 1, "places": [1]}',
        '{"city": "x", "days": 1.5, "places": [1]}',
        '{"city": "x", "unit": "K", "places": [1]}',
        '{"city":"x","places":[1]}',
        '{"city": "x\n", "places": [1]}',
        '{"city": "x", "places": [1],}',
    ],
)
def test_that_arguments_that_do_not_fit_are_refused(arguments: str) -> None:
    assert not Gbnf(made(WEATHER).grammar).accepts(call(arguments))


def test_that_only_offered_tools_can_be_called() -> None:
    grammar = Gbnf(made(WEATHER, NOW).grammar)
    assert grammar.accepts(call("{}", "now"))
    assert grammar.accepts(call("{}", "now") + "\n" + call("{}", "now"))
    assert not grammar.accepts(call("{}", "later"))
    assert not grammar.accepts(call('{"a": 1}', "now"))


def test_that_every_choice_of_optional_members_is_allowed_in_order() -> None:
    keys = ("a", "b", "c")
    tool = ToolDefinition("t", "", {"properties": {key: {"type": "null"} for key in keys}})
    grammar = Gbnf(made(tool).grammar)
    for chosen in range(8):
        members = {key: None for index, key in enumerate(keys) if chosen & 1 << index}
        assert grammar.accepts(call(json.dumps(members), "t"))
    assert not grammar.accepts(call('{"b": null, "a": null}', "t"))


def test_that_an_open_object_takes_any_json() -> None:
    tool = ToolDefinition("t", "", {})
    grammar = Gbnf(made(tool).grammar)
    assert grammar.accepts(call('{"a": [1, {"b": "c"}, true, null], "d": {}}', "t"))
    assert not grammar.accepts(call("[]", "t"))


def test_that_references_may_point_to_themselves() -> None:
    node = {"type": "object", "properties": {"next": {"$ref": "#/$defs/node"}}}
    tool = ToolDefinition(
        "t", "", {"properties": {"n": {"$ref": "#/$defs/node"}}, "$defs": {"node": node}}
    )
    grammar = Gbnf(made(tool).grammar)
    assert grammar.accepts(call('{"n": {"next": {"next": {}}}}', "t"))
    assert not grammar.accepts(call('{"n": {"next": 1}}', "t"))


def test_that_auto_waits_for_its_trigger_and_required_does_not() -> None:
    auto, required = made(NOW), made(NOW, choice="required")
    assert (auto.lazy, auto.triggers) == (True, ("<tool_call>",))
    assert (required.lazy, required.triggers) == (False, ())
    assert constraint_for(hermes_dialect(), [NOW], "none") is None
    assert constraint_for(hermes_dialect(), [], "required") is None


def test_that_a_required_call_may_be_thought_about() -> None:
    thinking = replace(hermes_dialect(), think=("<think>", "</think>"))
    grammar = Gbnf(made(NOW, dialect=thinking, choice="required").grammar)
    assert grammar.accepts("<think>\na < b\n</think>\n\n" + call("{}", "now"))
    assert grammar.accepts(call("{}", "now"))
    begun = replace(thinking, starts_thinking=True)
    grammar = Gbnf(made(NOW, dialect=begun, choice="required").grammar)
    assert grammar.accepts("hm</think>" + call("{}", "now"))
    assert not grammar.accepts(call("{}", "now"))


def test_that_a_required_call_may_follow_free_text() -> None:
    found = constraint_for(hermes_dialect(), [NOW], "required", reason_first=True)
    assert found is not None
    grammar = Gbnf(found.grammar)
    assert grammar.accepts("The time is < late, so: " + call("{}", "now"))
    assert grammar.accepts(call("{}", "now"))
    assert not grammar.accepts("The time is late.")
    assert not Gbnf(made(NOW, choice="required").grammar).accepts("So: " + call("{}", "now"))


def test_that_the_unheld_parts_of_a_schema_are_named() -> None:
    assert unheld_parts(ANSWER, "the answer") == (
        "the answer: maxLength is not held",
        "the answer: pattern is not held",
        "the answer: minimum is not held",
    )
    assert unheld_parts(WEATHER.parameters, "tool 'weather'", as_object=True) == ()
    with pytest.raises(RequestError, match="the schema of the answer cannot be used"):
        unheld_parts({"type": "date"}, "the answer")


def test_that_other_dialects_are_written_their_way() -> None:
    hermes = hermes_dialect()
    llama = replace(
        hermes, opener="", closer="", separator="", between='", "parameters": ',
        arguments_key="parameters",
    )  # fmt: skip
    constraint = made(NOW, dialect=llama)
    assert constraint.triggers == ('{"name"',)
    assert Gbnf(constraint.grammar).accepts('{"name": "now", "parameters": {}}')
    mistral = replace(
        hermes, opener="[TOOL_CALLS] [", closer="]", separator=", ", after=', "id": "\0"}'
    )
    one = '{"name": "now", "arguments": {}, "id": "abcDEF123"}'
    grammar = Gbnf(made(NOW, dialect=mistral).grammar)
    assert grammar.accepts(f"[TOOL_CALLS] [{one}, {one}]")
    assert not grammar.accepts('[TOOL_CALLS] [{"name": "now", "arguments": {}, "id": "abc"}]')


def test_that_tags_hold_bare_text() -> None:
    xml = replace(
        hermes_dialect(), kind="xml", before_name="<function=", between=">\n",
        after="</function>", parameter_opener="<parameter=", parameter_between=">\n",
        parameter_closer="\n</parameter>\n",
    )  # fmt: skip
    grammar = Gbnf(made(WEATHER, dialect=xml).grammar)
    text = (
        "<tool_call>\n<function=weather>\n<parameter=city>\na < b\n</parameter>\n"
        "<parameter=unit>\n{unit}\n</parameter>\n<parameter=places>\n[1]\n</parameter>\n"
        "</function>\n</tool_call>"
    )
    assert grammar.accepts(text.replace("{unit}", "C"))
    assert not grammar.accepts(text.replace("{unit}", "K"))


def nested(depth: int) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "null"}
    for _ in range(depth):
        schema = {"type": "array", "items": schema}
    return schema


@pytest.mark.parametrize(
    ("schema", "problem"),
    [
        (nested(40), "nested deeper"),
        ({"type": "array", "items": {"enum": list(range(900))}}, "900 choices"),
        ({"anyOf": [{"type": "null"}] * 3000}, "more than 2000 parts"),
        ({"enum": []}, "0 choices"),
        ({"type": "date"}, "'date' is not a type"),
        ({"$ref": "https://example.org/a.json"}, "outside itself"),
        ({"$ref": "#/$defs/a"}, "missing"),
        ({"type": "array", "items": 3}, "not a schema"),
        ({"type": "array", "minItems": 3, "maxItems": 1}, "larger than maxItems"),
    ],
)
def test_that_a_schema_that_cannot_be_used_is_refused(
    schema: dict[str, Any], problem: str
) -> None:
    tool = ToolDefinition("t", "", {"type": "object", "properties": {"a": schema}})
    with pytest.raises(RequestError, match=problem) as caught:
        constraint_for(hermes_dialect(), [tool], "auto")
    assert "'t'" in caught.value.message


ANSWER = {
    "type": "object",
    "properties": {
        "city": {"type": "string", "pattern": "^[A-Z]", "maxLength": 9},
        "days": {"type": "integer", "minimum": 1},
    },
    "required": ["city", "days"],
}
GOOD = '{"city": "Rome", "days": 3}'


def test_that_an_answer_is_held_to_its_schema() -> None:
    held = Gbnf(answer_constraint(hermes_dialect(), ANSWER).grammar)
    assert held.accepts(GOOD)
    assert not held.accepts('{"city": "Rome"}')
    assert not held.accepts(f"Sure: {GOOD}")
    assert not held.accepts(call('{"city": "Rome", "places": [1]}'))


def test_that_a_call_may_come_instead_of_the_answer() -> None:
    held = Gbnf(answer_constraint(hermes_dialect(), ANSWER, [WEATHER]).grammar)
    assert held.accepts(GOOD)
    assert held.accepts(call('{"city": "Rome", "places": [1]}'))
    assert not held.accepts(call('{"city": "Rome"}'))


def test_that_reasoning_comes_first_and_is_free() -> None:
    for dialect in (hermes_dialect(), replace(hermes_dialect(), think=("[T]", "[/T]"))):
        opener, closer = dialect.think or ("<think>", "</think>")
        found = answer_constraint(dialect, ANSWER, reason_first=True)
        held = Gbnf(found.grammar)
        assert not found.lazy
        assert held.accepts(f"{opener}Rome < {{3}}{closer}\n{GOOD}")
        assert not held.accepts(GOOD)
        assert not held.accepts(f"{opener}Rome{closer}Sure: {GOOD}")


def test_that_what_is_not_held_is_named() -> None:
    notes = answer_constraint(hermes_dialect(), ANSWER).notes
    assert notes == (
        "the answer: maxLength is not held",
        "the answer: pattern is not held",
        "the answer: minimum is not held",
    )
    assert not answer_constraint(hermes_dialect(), {"type": "integer"}).notes


def test_that_two_calls_without_a_text_between_them_are_allowed() -> None:
    dialect = replace(hermes_dialect(), opener="", separator="", closer="")
    text = '{"name": "now", "arguments": {}}'
    assert Gbnf(made(NOW, dialect=dialect).grammar).accepts(text * 2)
    alone = replace(dialect, parallel=False)
    assert not Gbnf(made(NOW, dialect=alone).grammar).accepts(text * 2)
