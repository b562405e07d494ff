"""The judge of the tool-call check, and the cases themselves."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from workbench.app.tool_check_judge import Written, judge
from workbench.app.tool_check_schema import misfit
from workbench.app.tool_check_suite import Case, Suite, WantedCall, alternatives, read_suite
from workbench.app.tool_check_values import CATEGORIES, CaseResult, CheckPlan, Score
from workbench.engines.api import BrokenToolCall, Message, ToolCall, ToolDefinition

LIGHT = ToolDefinition(
    "set_light",
    "",
    {
        "type": "object",
        "required": ["room"],
        "properties": {
            "room": {"type": "string"},
            "state": {"type": "string", "enum": ["on", "off"], "default": "on"},
            "brightness": {"type": "integer"},
            "degrees": {"type": "number"},
            "date": {"type": "string", "format": "date"},
            "names": {"type": "array", "items": {"type": "string"}},
            "place": {
                "type": "object",
                "required": ["city"],
                "properties": {"city": {"type": "string"}, "code": {"type": "string"}},
            },
        },
    },
)
KEYS = ("room", "state", "names", "place", "city", "other")
DOOR = ToolDefinition("lock_door", "", {"type": "object", "properties": {}, "required": []})


@pytest.fixture(scope="module")
def suite() -> Suite:
    return read_suite()


def case_of(*wanted: Mapping[str, Any], says: tuple[tuple[str, ...], ...] = ()) -> Case:
    """A case that wants set_light with each of these sets of accepted values."""
    calls = tuple(
        WantedCall("set_light", ({name: alternatives(value) for name, value in one.items()},))
        for one in wanted
    )
    return Case(
        "one", "choice", False, (LIGHT, DOOR), (Message("user", "Please"),), calls, says
    )


def calls(*arguments: Mapping[str, Any], name: str = "set_light") -> Written:
    return Written(calls=tuple(ToolCall("", name, json.dumps(one)) for one in arguments))


def perfect(case: Case) -> Written:
    """An answer that is made of the accepted values."""
    made = [ToolCall("", one.name, json.dumps(_first(one.accepted[0]))) for one in case.calls]
    said = " ".join(words[0] for words in case.says) or "Gladly."
    return Written(text="" if made else said, calls=tuple(made))


def _first(accepted: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _value(alternatives(values)[0])
        for name, values in accepted.items()
        if alternatives(values)[0] is not None
    }


def _value(value: Any) -> Any:
    if isinstance(value, Mapping):
        return "anything" if value.get("any") is True else _first(value)
    return [_value(one) for one in value] if isinstance(value, list) else value


def test_that_there_are_enough_cases_of_each_category(suite: Suite) -> None:
    counts = Counter(case.category for case in suite.cases)
    assert set(counts) == set(CATEGORIES)
    assert 60 <= len(suite.cases) <= 100
    assert min(counts.values()) >= 12
    ids = [case.id for case in suite.cases]
    assert len(set(ids)) == len(ids)
    quick = Counter(case.category for case in suite.chosen(CheckPlan(quick=True)))
    assert set(quick.values()) == {3}


def test_that_what_a_case_accepts_fits_its_tools(suite: Suite) -> None:
    for case in suite.cases:
        schemas = {tool.name: tool.parameters for tool in case.tools}
        assert len(schemas) >= 2, case.id
        for wanted in case.calls:
            for accepted in wanted.accepted:
                assert misfit(schemas[wanted.name], _first(accepted)) == "", case.id
                given = {name: [v for v in values if v is not None and not _free(v)]
                         for name, values in accepted.items()}  # fmt: skip
                for name, values in given.items():
                    schema = schemas[wanted.name]["properties"][name]
                    assert [misfit(schema, _value(v)) for v in values] == [""] * len(values)


def _free(value: Any) -> bool:
    return isinstance(value, Mapping) and value.get("any") is True


def test_that_an_answer_of_accepted_values_is_right(suite: Suite) -> None:
    wrong = {case.id: judge(case, perfect(case)).why for case in suite.cases}
    assert {name: why for name, why in wrong.items() if why} == {}


def test_that_an_answer_of_the_other_kind_is_wrong_in_every_case(suite: Suite) -> None:
    for case in suite.cases:
        other = case.tools[-1].name if case.tools[-1].name not in _names(case) else "nothing"
        called = Written(calls=(ToolCall("", other, "{}"),))
        found = judge(case, called)
        assert (found.parsed, found.right_tool, found.correct) == (True, False, False), case.id
        silent = judge(case, Written(text="I will not." if case.calls else " "))
        assert not silent.correct, case.id


def _names(case: Case) -> set[str]:
    return {call.name for call in case.calls}


@pytest.mark.parametrize(
    ("made", "stages", "why"),
    [
        ({"room": "attic"}, "prec", ""),
        ({"room": " The-Attic. ".replace("The-", "")}, "prec", ""),
        ({"room": "attic", "state": "on"}, "prec", ""),
        ({"room": "attic", "state": None}, "prec", ""),
        ({"room": "cellar"}, "pre", "'room' is \"cellar\""),
        ({"room": "attic", "state": "off"}, "pre", "nobody asked for 'state'"),
        ({"room": 5}, "pr", "must be of type string"),
        ({"room": "attic", "state": "dim"}, "pr", "must be one of on, off"),
        ({}, "pr", "lack 'room'"),
        ({"room": "attic", "rooms": 2}, "pr", "'rooms', which is unknown"),
    ],
)
def test_that_a_call_is_judged_by_its_arguments(
    made: dict[str, Any], stages: str, why: str
) -> None:
    found = judge(case_of({"room": "Attic"}), calls(made))
    assert _stages(found) == stages
    assert why in found.why
    assert bool(why) == bool(found.why)


def _stages(found: CaseResult) -> str:
    flags = (found.parsed, found.right_tool, found.executable, found.correct)
    return "".join(letter for letter, flag in zip("prec", flags, strict=True) if flag)


@pytest.mark.parametrize(
    ("wanted", "value", "right"),
    [
        ({"brightness": 40}, 40, True),
        ({"brightness": 40}, 40.0, True),
        ({"brightness": 40}, "40", False),
        ({"brightness": 40}, True, False),
        ({"degrees": 19.5}, 19.5, True),
        ({"degrees": 20}, 20.0, True),
        ({"date": "2026-03-03"}, "2026-03-03", True),
        ({"date": "2026-03-03"}, "3 March 2026", False),
        ({"date": "2026-03-03"}, "20260303", False),
        ({"names": [["Ines", "Bo"]]}, ["ines", "Bo"], True),
        ({"names": [["Ines", "Bo"]]}, ["Bo", "Ines"], False),
        ({"names": [["Ines", "Bo"]]}, "Ines, Bo", False),
        ({"place": {"city": ["Bonn", "Bonn am Rhein"]}}, {"city": "bonn"}, True),
        ({"place": {"city": "Bonn", "code": ["1", None]}}, {"city": "Bonn"}, True),
        ({"place": {"city": "Bonn"}}, {"city": "Bonn", "code": "1"}, False),
        ({"place": {"city": "Bonn"}}, {"code": "1"}, False),
        ({"state": ["off", None]}, None, True),
        ({"brightness": 40}, None, False),
    ],
)
def test_that_values_are_equal_where_it_matters(
    wanted: dict[str, Any], value: object, right: bool
) -> None:
    made = {"room": "Attic", **({next(iter(wanted)): value} if value is not None else {})}
    found = judge(case_of({"room": "attic", **wanted}), calls(made))
    assert found.correct == right, found.why


def test_that_several_calls_may_come_in_any_order_but_not_more_or_fewer() -> None:
    case = case_of({"room": "attic"}, {"room": "hall"})
    assert judge(case, calls({"room": "hall"}, {"room": "attic"})).correct
    assert "2 times" in judge(case, calls({"room": "hall"})).why
    twice = judge(case, calls({"room": "hall"}, {"room": "hall"}))
    assert (twice.executable, twice.correct) == (True, False)
    more = judge(case, calls({"room": "hall"}, {"room": "attic"}, {"room": "attic"}))
    assert not more.right_tool
    assert "3 times" in more.why


def test_that_one_set_of_values_has_to_fit_whole() -> None:
    pairs = ((1, 2), (2, 1), (1, 1))
    sets: tuple[dict[str, list[Any]], ...] = tuple(
        {"room": ["x"], "brightness": [a], "degrees": [b]} for a, b in pairs[:2]
    )
    case = replace(case_of(), calls=(WantedCall("set_light", sets),))
    answers = [{"room": "x", "brightness": a, "degrees": b} for a, b in pairs]
    assert [judge(case, calls(one)).correct for one in answers] == [True, True, False]


def test_that_what_cannot_be_read_is_told_from_what_is_wrong() -> None:
    case, nothing = case_of({"room": "attic"}), case_of()
    broken = Written(broken=(BrokenToolCall("{oops", "not JSON"),))
    foreign = Written(text='I use {"name": "set_light", "arguments": {}}')
    failed = Written(error="the context is full")
    for answer, why in ((broken, "not JSON"), (foreign, "in a form"), (failed, "context")):
        for one in (case, nothing):
            found = judge(one, answer)
            assert _stages(found) == ""
            assert why in found.why
    assert judge(case, broken).written == "{oops"
    assert "limit" in judge(case, Written(text="so so", cut=True)).why
    garbled = judge(case, Written(calls=(ToolCall("", "set_light", "{oops"),)))
    assert _stages(garbled) == "pr"


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(
    st.text(max_size=20),
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=5),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(KEYS), inner),
        max_leaves=6,
    ),
)
@example("set_light", {"room": "\ud800"})
@example("\ud800", {})
def test_that_whatever_a_model_writes_is_judged_and_can_be_kept(name: str, value: Any) -> None:
    for case in (case_of({"room": "attic", "place": {"city": "Bonn"}}), case_of()):
        for call in (name, "set_light"):
            arguments = json.dumps(value, ensure_ascii=False)
            written = Written(text=name, calls=(ToolCall("", call, arguments),))
            found = judge(case, written)
            assert not found.correct
            (found.written + found.why).encode()


def test_that_deep_arguments_are_judged() -> None:
    for depth in (50, 900, 100_000):
        deep = f'{{"room": {"[" * depth}{"]" * depth}}}'
        found = judge(case_of({"room": "x"}), Written(calls=(ToolCall("", "set_light", deep),)))
        assert _stages(found) == "pr"


def test_that_restraint_wants_words_and_no_call() -> None:
    case = case_of(says=(("14", "fourteen"),))
    assert judge(case, Written(text="It is fourteen.")).correct
    assert judge(case, Written(text="It is 14.")).correct
    assert not judge(case, Written(text="It is 140, or 3.14.")).correct
    assert not judge(case, Written(text="")).correct
    called = judge(case, Written(text="14", calls=(ToolCall("", "lock_door", "{}"),)))
    assert _stages(called) == "p"


def test_that_the_interval_is_wilsons() -> None:
    low, high = Score(10, 10, 10, 10, 8).interval
    assert (round(low, 4), round(high, 4)) == (0.4902, 0.9433)
    assert Score(10, 10, 10, 10, 10).interval[1] == pytest.approx(1.0)
    assert Score().interval == (0.0, 1.0)
