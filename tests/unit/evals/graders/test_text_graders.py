"""Graders that look at the text of an answer alone."""

from __future__ import annotations

import asyncio
import time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base import patterns
from workbench.base.errors import DocumentError
from workbench.evals.graders.api import Answered, GradingContext
from workbench.evals.graders.numbers import numbers_in
from workbench.evals.graders.registry import GRADERS, checked_settings, grader_of
from workbench.evals.values import Case, Check, Grade


def judged(kind: str, answer: str, expected: str = "", **settings: Any) -> Grade:
    checked = checked_settings(Check(kind, settings))
    case = Case("1", "question", expected=expected)
    grade = grader_of(kind).grade(case, Answered(answer), checked, GradingContext())
    return asyncio.run(grade)  # type: ignore[arg-type]


def word(kind: str, answer: str, expected: str = "", **settings: Any) -> str:
    return judged(kind, answer, expected, **settings).word


@pytest.mark.parametrize("grader", GRADERS, ids=lambda one: one.kind)
def test_that_every_grader_has_a_title_and_settings_with_defaults_that_hold(
    grader: Any,
) -> None:
    assert grader.title
    assert grader.description.endswith(".")
    assert grader.needs in ("", "embed", "ask")
    given_values = {one.name: one.default for one in grader.settings if not one.required}
    required = {one.name: SAMPLES[one.type] for one in grader.settings if one.required}
    assert checked_settings(Check(grader.kind, required)) == checked_settings(
        Check(grader.kind, {**given_values, **required})
    )


SAMPLES: dict[str, Any] = {"text": "word", "names": ["word"], "schema": {"type": "object"}}


QUICK = [one for one in GRADERS if one.kind not in ("regex", "json_schema", "tool_calls")]
"""The others go to a thread each time; they are tried by the tests below."""


@pytest.mark.parametrize("grader", QUICK, ids=lambda one: one.kind)
@given(answer=st.text(), expected=st.text())
def test_that_no_answer_breaks_a_grader(grader: Any, answer: str, expected: str) -> None:
    required = {one.name: SAMPLES[one.type] for one in grader.settings if one.required}
    grade = judged(grader.kind, answer, expected, **required)
    assert grade.word in ("passed", "failed", "unknown")
    assert len(grade.reason) <= 400
    assert grade.reason == "" or grade.reason.isprintable() or "\n" in grade.reason
    if grade.word != "passed":
        assert grade.reason


def test_that_exact_ignores_what_it_is_told_to() -> None:
    assert word("exact", " Paris. ", "paris") == "passed"
    assert word("exact", " Paris. ", "paris", ignore_case=False) == "failed"
    assert word("exact", "Paris.", "Paris", ignore_punctuation=False) == "failed"
    assert word("exact", "a  b", "a b", ignore_space=False) == "failed"
    assert word("exact", "It is Paris", "Paris") == "failed"
    assert word("exact", "3.5", "35") == "failed"
    assert word("exact", "-5", "5") == "failed"
    assert word("exact", "5 %", "5") == "passed"
    assert word("exact", "anything") == "unknown"
    assert word("exact", "Cafe\u0301", "Café") == "passed"


@pytest.mark.parametrize(
    ("answer", "part", "expected"),
    [
        ("The answer is 42.", "42", "passed"),
        ("The answer is 142.", "42", "failed"),
        ("The answer is 42.5", "42", "failed"),
        ("The answer is 1,420", "420", "failed"),
        ("The answer is -42", "42", "failed"),
        ("The answer is -42.", "-42", "passed"),
        ("Paris, of course", "paris", "passed"),
        ("Parisian", "paris", "failed"),
        ("It's done", "its done", "passed"),
        ("東京は大きい", "東京", "passed"),
        ("a ++ b", "++", "passed"),
        ("a -- b", "++", "failed"),
        ("", "x", "failed"),
    ],
)
def test_that_contains_means_whole_words(answer: str, part: str, expected: str) -> None:
    assert word("contains", answer, part) == expected


def test_the_other_ways_of_containing() -> None:
    half = judged("contains_all", "red and blue", values=["red", "green"])
    assert (half.word, half.score) == ("failed", 0.5)
    assert "green" in half.reason
    assert "red" not in half.reason
    assert word("contains_all", "red and green", values=["red", "green"]) == "passed"
    assert word("contains_any", "red", values=["red", "green"]) == "passed"
    assert word("contains_any", "blue", values=["red", "green"]) == "failed"
    assert word("not_contains", "blue", values=["red", "green"]) == "passed"
    assert word("not_contains", "a red one", values=["red", "green"]) == "failed"


@given(st.text(min_size=1), st.text(), st.text())
def test_that_a_text_between_others_is_contained(part: str, before: str, after: str) -> None:
    assert word("contains_any", f"{before} \n {part} \n {after}", values=[part]) == "passed"


def test_that_a_pattern_is_bounded_in_time_and_a_bad_one_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(patterns, "_TIME_LIMIT_S", 0.2)
    assert word("regex", "order 17", pattern=r"order \d+") == "passed"
    assert word("regex", "order", pattern=r"order \d+") == "failed"
    assert word("regex", "ORDER 1", pattern=r"order \d+", ignore_case=True) == "passed"
    assert word("regex", "ORDER 1", pattern="ORDER", must_not=True) == "failed"
    with pytest.raises(DocumentError, match="cannot be read"):
        checked_settings(Check("regex", {"pattern": "(unclosed"}))
    began_s = time.monotonic()
    slow = judged("regex", "a" * 40 + "!", pattern=r"(?:a|a)*(?:a|aa)+$")
    assert (slow.word, slow.reason.endswith("takes too long")) == ("unknown", True)
    assert time.monotonic() - began_s < 60.0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is 42.", ["42"]),
        ("1,234,567.5 and -3", ["1234567.5", "-3"]),
        ("1,5", ["1", "5"]),
        ("12 %", ["0.12"]),
        ("50 percent", ["0.5"]),
        ("1e3 or .5", ["1000", "0.5"]),
        ("x86 and 3.14.15", ["3.14"]),
        ("−7 degrees", ["-7"]),
        ("1\u202f000", ["1000"]),
        ("1'000'000", ["1000000"]),
        ("no number: - . , %", []),
        ("1e999999", []),
    ],
)
def test_that_numbers_are_read(text: str, found: list[str]) -> None:
    assert numbers_in(text) == [Decimal(one) for one in found]


def test_that_numbers_are_compared_with_a_tolerance() -> None:
    assert word("numeric", "First 3, then 1,000", "1000") == "passed"
    assert word("numeric", "First 3, then 1,000", "3", which="first") == "passed"
    assert word("numeric", "3, 4, 5", "4", which="any") == "passed"
    assert word("numeric", "3, 4, 5", "4") == "failed"
    assert word("numeric", "about 10.4", "10", absolute=0.5) == "passed"
    assert word("numeric", "about 10.6", "10", absolute=0.5) == "failed"
    assert word("numeric", "101", "100", relative=0.01) == "passed"
    assert word("numeric", "0.5", "50 %") == "passed"
    assert word("numeric", "50 %", "50") == "failed"
    assert word("numeric", "50 %", "50", percent="number") == "passed"
    assert word("numeric", "none", "50") == "failed"
    assert word("numeric", "50", "many") == "unknown"
    with pytest.raises(DocumentError, match="not one number"):
        checked_settings(Check("numeric", {"value": "1 or 2"}))


@given(st.decimals(-(10**9), 10**9, places=3))
def test_that_a_number_equals_itself_however_it_is_written(number: Decimal) -> None:
    assert word("numeric", f"It is {number:,}.", str(number), relative=0) == "passed"


@given(st.text(alphabet="0123456789,.'-+eE% \u00a0percnt", max_size=200))
def test_that_no_text_of_signs_breaks_the_reading_of_numbers(text: str) -> None:
    assert all(number.is_finite() for number in numbers_in(text))


def test_that_long_answers_are_judged_in_bounded_time() -> None:
    began_s = time.monotonic()
    assert word("numeric", "111," * 25_000 + "1111", "7") == "failed"
    assert word("contains", "a" * 200_000, "a" * 20_000) == "failed"
    assert word("json_schema", "```\n" * 50_000, schema={"type": "object"}) == "failed"
    assert word("exact", "é" * 200_000, "e") == "failed"
    assert time.monotonic() - began_s < 30.0


def test_that_json_is_held_to_its_schema() -> None:
    schema = {"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"]}
    assert word("json_schema", '{"n": 1}', schema=schema) == "passed"
    assert word("json_schema", '```json\n{"n": 1}\n```', schema=schema) == "passed"
    assert (
        word("json_schema", '```json\n{"n": 1}\n```', schema=schema, fenced=False) == "failed"
    )
    assert "integer" in judged("json_schema", '{"n": "x"}', schema=schema).reason
    assert "not JSON" in judged("json_schema", "n = 1", schema=schema).reason
    assert word("json_schema", "[" * 100_000, schema=schema) == "failed"
    with pytest.raises(DocumentError, match="json_schema"):
        checked_settings(Check("json_schema", {"schema": {"type": "nonsense"}}))


def test_that_length_is_counted() -> None:
    assert word("length", "one two", most=2, unit="words") == "passed"
    assert word("length", "one two three", most=2, unit="words") == "failed"
    assert word("length", "a\nb", least=2, unit="lines") == "passed"
    assert word("length", "  ") == "failed"
    with pytest.raises(DocumentError, match="more than at most"):
        checked_settings(Check("length", {"least": 5, "most": 4}))


@pytest.mark.parametrize(
    ("check", "message"),
    [
        (Check("contians"), "there is no grader 'contians'"),
        (Check("exact", {"valeu": "x"}), "no setting 'valeu'"),
        (Check("exact", {"ignore_case": "yes"}), "ignore_case: 'yes' is not true or false"),
        (Check("contains_all"), "contains_all needs values"),
        (Check("contains_all", {"values": "red"}), "is not a list"),
        (Check("numeric", {"absolute": -1}), "is not a number from 0"),
        (Check("numeric", {"absolute": float("nan")}), "is not a number"),
        (Check("numeric", {"which": "middle"}), "one of first, last, any"),
        (Check("at_most_calls", {"most": 1.5}), "is not a whole number"),
        (Check("tool_calls", {"calls": [{"nam": "x"}]}), "the call has no name"),
    ],
)
def test_that_a_bad_check_is_refused_with_its_place(check: Check, message: str) -> None:
    with pytest.raises(DocumentError, match=message) as caught:
        checked_settings(check)
    assert caught.value.hint


def test_that_a_meant_grader_is_named() -> None:
    with pytest.raises(DocumentError) as caught:
        grader_of("contians")
    assert caught.value.hint == "Did you mean contains?"
