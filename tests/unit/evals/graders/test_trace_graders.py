"""Graders that look at calls and traces."""

from __future__ import annotations

import asyncio
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.evals.traces import model, recorded, run, started, tool
from workbench.evals.graders.api import Answered, GradingContext
from workbench.evals.graders.registry import checked_settings, grader_of
from workbench.evals.graders.tool_calls import fits, matched, same_value
from workbench.evals.graders.trace_steps import calls_of
from workbench.evals.values import Case, Check, ExpectedCall, Grade
from workbench.traces.events import (
    ApprovalGiven,
    ModelCallFinished,
    NodeFinished,
    NodeStarted,
    RunFinished,
    ToolCallBroken,
)

SEARCH, DELETE = ExpectedCall("search", {"q": "x"}), ExpectedCall("delete", {"id": 1})


def judged(kind: str, answered: Answered, case: Case | None = None, **settings: Any) -> Grade:
    checked = checked_settings(Check(kind, settings))
    grade = grader_of(kind).grade(case or Case("1", "q"), answered, checked, GradingContext())
    return asyncio.run(grade)  # type: ignore[arg-type]


def called(*made: ExpectedCall, wanted: Any = None, **settings: Any) -> Grade:
    case = Case("1", "q", calls=wanted)
    return judged("tool_calls", Answered("", made), case, **settings)


def test_that_calls_are_compared_in_order() -> None:
    both = (SEARCH, DELETE)
    assert called(SEARCH, DELETE, wanted=both).word == "passed"
    assert called(DELETE, SEARCH, wanted=both).word == "failed"
    assert called(DELETE, SEARCH, wanted=both, order="any").word == "passed"
    assert called(SEARCH, wanted=both).score == 0.5
    assert called(SEARCH, DELETE, SEARCH, wanted=both, order="any").word == "failed"
    assert called(SEARCH, DELETE, SEARCH, wanted=both, order="subset").word == "passed"
    assert called(wanted=()).word == "passed"
    assert called(SEARCH, wanted=()).word == "failed"
    assert called(SEARCH, wanted=both, order="none").word == "failed"
    assert called(wanted=both, order="none").word == "passed"
    assert called(SEARCH).word == "unknown"
    assert called(SEARCH, calls=["search"]).word == "passed"
    assert called(SEARCH, calls=[], wanted=(SEARCH,)).word == "failed"


def test_that_arguments_are_compared() -> None:
    made = ExpectedCall("add", {"a": 1, "b": 2.0})
    assert called(made, wanted=(ExpectedCall("add", {"b": 2, "a": 1.0}),)).word == "passed"
    assert called(made, wanted=(ExpectedCall("add", {"a": 1}),)).word == "failed"
    assert called(made, wanted=(ExpectedCall("add", {"a": 1}),), arguments="subset").word == (
        "passed"
    )
    assert called(made, wanted=(ExpectedCall("add", {"a": True, "b": 2}),)).word == "failed"
    assert called(made, wanted=(ExpectedCall("add", {"z": 0}),), arguments="ignored").word == (
        "passed"
    )
    assert called(made, wanted=(ExpectedCall("add"),)).word == "passed"
    assert called(made, wanted=(ExpectedCall("sub"),)).word == "failed"
    assert "add(a: 1, b: 2.0)" in called(made, wanted=(ExpectedCall("sub"),)).reason


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.floats(-5, 5) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner),
    max_leaves=6,
)


@given(JSON, JSON)
def test_that_sameness_is_an_equality(one: Any, other: Any) -> None:
    assert same_value(one, one)
    assert same_value(one, other) == same_value(other, one)


def test_that_huge_numbers_and_deep_values_are_compared_without_an_error() -> None:
    assert same_value(10**400, 10**400)
    assert not same_value(10**400, 1.5)
    assert not same_value(10**20 + 1, 10**20)
    deep: Any = 1
    for _ in range(3_000):
        deep = [deep]
    assert not same_value(deep, deep)


CALLS = st.builds(
    ExpectedCall,
    st.sampled_from("ab"),
    st.none() | st.fixed_dictionaries({"x": st.integers(0, 1)}),
)


@given(st.lists(CALLS, max_size=4), st.lists(CALLS, max_size=4))
def test_that_the_best_matching_is_found(
    made: list[ExpectedCall], wanted: list[ExpectedCall]
) -> None:
    padded = [*made, *([None] * len(wanted))]
    best = max(
        sum(
            one is not None and fits(one, want, "exact")
            for one, want in zip(order, wanted, strict=True)
        )
        for order in permutations(padded, len(wanted))
    )
    assert matched(made, wanted, "exact") == best


def before(records: Any, **settings: Any) -> str:
    return judged("before", Answered("2", records=records), **settings).word


def test_that_the_search_must_come_before_the_answer() -> None:
    first = run(model("m1"), tool("search"), model("m2", "It is 2"))
    late = run(model("m1", "It is 2"), tool("search"), model("m2", " "))
    assert before(first, first="search") == "passed"
    assert before(late, first="search") == "failed"
    assert before(run(model("m1", "2")), first="search") == "failed"
    assert before((), first="search") == "unknown"
    two = run(tool("search"), tool("delete"))
    assert before(two, first="search", then="delete") == "passed"
    assert before(two, first="delete", then="search") == "failed"
    assert before(two, first="s*", then="nothing") == "failed"


def test_that_nodes_are_steps_too() -> None:
    records = recorded(
        [
            started(),
            NodeStarted("n1", "look", "retrieve", "Look it up"),
            NodeFinished("n1", "look", "done", duration_s=3.0),
            NodeStarted("n2", "write", "agent", "Write"),
            NodeFinished("n2", "write", "failed", message="no model"),
            RunFinished("answered", "2"),
        ]
    )
    assert before(records, first="Look it up", then="write") == "passed"
    assert before(records, first="look", then="answer") == "passed"
    answered = Answered("2", records=records)
    assert judged("under_s", answered, limit_s=2, name="look").word == "failed"
    assert "no model" in judged("no_error", answered).reason


def test_that_a_forbidden_tool_is_found_also_where_it_is_hidden() -> None:
    hidden = run(tool("ask_helper"), tool("delete_file", span_id="tool-ask_helper>t1"))
    tried = run([ToolCallBroken("m", "raw", "no such tool", name="Delete_all")])
    assert (
        judged("never_called", Answered("", records=hidden), names=["delete*"]).word == "failed"
    )
    assert (
        judged("never_called", Answered("", records=tried), names=["delete*"]).word == "failed"
    )
    assert judged("never_called", Answered("", (DELETE,)), names=["delete"]).word == "failed"
    assert judged("never_called", Answered("", (SEARCH,)), names=["delete"]).word == "passed"
    assert judged("never_called", Answered(""), names=["*"]).word == "passed"


def test_that_calls_and_seconds_are_counted() -> None:
    records = run(tool("a", duration_s=0.5), tool("a", span_id="2", duration_s=2.0), tool("b"))
    answered = Answered("x", records=records, total_s=4.0)
    assert judged("at_most_calls", answered, most=3).word == "passed"
    assert judged("at_most_calls", answered, most=2).word == "failed"
    assert judged("at_most_calls", answered, most=1, name="b").word == "passed"
    assert judged("under_s", answered, limit_s=5).word == "passed"
    assert judged("under_s", answered, limit_s=4).word == "failed"
    assert judged("under_s", answered, limit_s=1, name="a").word == "failed"
    assert judged("under_s", answered, limit_s=1, name="z").word == "unknown"
    assert judged("under_s", Answered("x")).word == "unknown"


def test_that_errors_on_the_way_are_seen() -> None:
    bad = Answered("x", records=run(tool("a", failed=True)))
    assert judged("no_error", bad).word == "failed"
    assert judged("no_error", bad, tools_may_fail=True).word == "passed"
    assert judged("no_error", Answered("x", records=run(tool("a")))).word == "passed"
    assert judged("no_error", Answered("x", end="step_limit")).word == "failed"
    broken = recorded([started(), ModelCallFinished("m", "failed", error="out of memory")])
    assert "out of memory" in judged("no_error", Answered("x", records=broken)).reason


def test_that_the_calls_of_a_trace_are_those_of_the_run_itself() -> None:
    records = run(
        tool("a", {"x": 1}),
        tool("inner", span_id="tool-a>t"),
        tool("b", "not json", failed=True),
        tool("c", {"x": 2}),
        [ApprovalGiven("ask", "tool-c", "allow_once", '{"x": 3}')],
    )
    names = [call.name for call in calls_of(records)]
    assert names == ["a", "b", "c"]
    assert calls_of(records)[1].arguments is None
    assert calls_of(records, only_good=True) == (
        ExpectedCall("a", {"x": 1}),
        ExpectedCall("c", {"x": 3}),
    )


@pytest.mark.parametrize("arguments", ["[1]", "", '{"a": ' * 10_000])
def test_that_odd_arguments_are_no_error(arguments: str) -> None:
    found = calls_of(run(tool("a", arguments)))
    assert found[0].arguments in (None, {})
