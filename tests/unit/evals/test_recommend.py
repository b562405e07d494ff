"""What is recommended, and that it never says more than was measured."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.evals.recommend import pareto, points_text, recommend, rounded_up
from workbench.evals.tallies import Tally, tally_all, time_ratio
from workbench.evals.values import (
    Attempt,
    Candidate,
    Case,
    DataSet,
    Grade,
    Measured,
    Outcome,
    Plan,
)

GB = 1_000_000_000


def planned(cases: int, *names: str, repetitions: int = 1) -> Plan:
    data_set = DataSet("set", tuple(Case(str(n), f"question {n}") for n in range(cases)))
    candidates = tuple(Candidate(name, name, {}) for name in names)
    return Plan("p", "plan", data_set, candidates, repetitions)


def outcome(
    name: str, case: int, passed: bool | None, total_s: float = 1.0, repetition: int = 0
) -> Outcome:
    word = "unknown" if passed is None else "passed" if passed else "failed"
    grades = (Grade("contains", word),)  # type: ignore[arg-type]
    return Outcome(
        Attempt(name, str(case), repetition), "run", "answer", "answered", grades,
        total_s=total_s, tokens_per_s=10.0,
    )  # fmt: skip


def tallied(
    passes: Mapping[str, Sequence[bool | None]],
    times_s: dict[str, float] | None = None,
    memory: dict[str, int] | None = None,
    files: dict[str, int] | None = None,
) -> tuple[Tally, ...]:
    count = max(map(len, passes.values()))
    outcomes = [
        outcome(name, n, one, (times_s or {}).get(name, 1.0) * (1 + n / 1000))
        for name, found in passes.items()
        for n, one in enumerate(found)
    ]
    measured = [
        Measured(name, 1.0, (memory or {}).get(name, 0), (files or {}).get(name, 0))
        for name in passes
    ]
    return tally_all(planned(count, *passes), outcomes, measured)


def test_that_a_smaller_model_that_loses_nothing_is_recommended() -> None:
    tallies = tallied(
        {"Q8_0": [True] * 200, "Q4_K_M": [True] * 200},
        memory={"Q8_0": 4 * GB, "Q4_K_M": 2_100_000_000},
    )
    found = recommend(tallies)
    assert found.candidate_id == "Q4_K_M"
    assert found.sentence == (
        "Q4_K_M loses nothing measurable against Q8_0 (less than 2 points, 95 % sure) "
        "and saves 1.9 GB."
    )


def test_that_a_better_and_slower_one_is_told_with_its_price() -> None:
    tallies = tallied(
        {"A": [n % 5 > 0 for n in range(100)], "B": [n % 10 > 0 for n in range(100)]},
        times_s={"A": 1.0, "B": 2.1},
    )
    found = recommend(tallies, reference_id="A")
    assert found.candidate_id == "B"
    assert (
        found.sentence
        == "B is better than A by 10 points (p = 0.002) and takes 2.1 times as long."
    )


def test_that_too_few_cases_recommend_nothing_and_say_how_many_are_needed() -> None:
    found = recommend(tallied({"A": [True] * 19 + [False], "B": [True] * 20}))
    assert found.candidate_id == ""
    assert found.sentence.startswith("Too few cases to tell B from A: about ")
    assert found.sentence.endswith("more would do, if they come out alike.")


def test_that_a_worse_one_is_not_recommended() -> None:
    found = recommend(tallied({"A": [True] * 40, "B": [False] * 40}))
    assert found.candidate_id == "A"
    assert found.sentence == "Stay with A: B is worse than A by 100 points (p < 0.001)."
    three = recommend(tallied({"A": [True] * 40, "B": [False] * 40, "C": [False] * 40}))
    assert three.sentence == "Stay with A: all others are worse."
    same = recommend(tallied({"A": [True] * 200, "B": [True] * 200}))
    assert same.sentence == (
        "Stay with A: none of the others is better, measurably faster or smaller."
    )


def test_that_what_cannot_be_compared_is_said() -> None:
    assert recommend(()).sentence == "There is nothing to compare."
    assert recommend(tallied({"A": [True]})).sentence == "There is only A."
    assert (
        "Nothing could be judged of A"
        in recommend(tallied({"A": [None] * 9, "B": [True] * 9})).sentence
    )
    apart = tallied({"A": [True, None], "B": [None, True]})
    assert recommend(apart).sentence == "A and B have no case in common that could be judged."


def test_that_the_largest_model_is_the_reference() -> None:
    passes = {"small": [True] * 9, "large": [True] * 9}
    assert recommend(tallied(passes, files={"small": 1, "large": 2})).reference_id == "large"
    assert recommend(tallied(passes)).reference_id == "small"
    assert recommend(tallied(passes), reference_id="large").reference_id == "large"
    assert recommend(tallied(passes), reference_id="none").reference_id == "small"


def test_that_file_sizes_stand_in_for_memory_and_are_told_as_such() -> None:
    tallies = tallied(
        {"A": [True] * 200, "B": [True] * 200}, files={"A": 3 * GB, "B": GB}, memory={"A": GB}
    )
    assert recommend(tallies).sentence.endswith("and saves 2.0 GB of file.")


PASSES = st.lists(st.none() | st.booleans(), max_size=24)


@st.composite
def grids(draw: st.DrawFn) -> tuple[Tally, ...]:
    names = "ABC"[: draw(st.integers(2, 3))]
    many = draw(st.sampled_from([1, 1, 8]))
    passes = {name: [*draw(PASSES), True] * many for name in names}
    return tallied(
        passes,
        times_s={name: draw(st.sampled_from([1.0, 1.0, 2.0, 0.5])) for name in names},
        memory={name: draw(st.sampled_from([0, GB, 2 * GB])) for name in names},
        files={name: draw(st.sampled_from([0, GB])) for name in names},
    )


@settings(max_examples=60)
@given(grids())
def test_that_no_sentence_says_more_than_the_intervals(tallies: tuple[Tally, ...]) -> None:
    found = recommend(tallies)
    by_id = {one.candidate.candidate_id: one for one in tallies}
    for verdict in found.verdicts:
        one, said = verdict.comparison, verdict.sentence
        ours, theirs = by_id[one.b], by_id[one.a]
        if " better than " in said:
            assert one.difference.low > 0
            assert one.p_adjusted < 0.05
        if " worse than " in said:
            assert one.difference.high < 0
            assert one.p_adjusted < 0.05
        if "loses nothing" in said:
            assert one.difference.low > -one.margin
        if "as long" in said:
            ratio = time_ratio(theirs, ours, one.difference.confidence)
            assert ratio is not None
            assert ratio.low > 1
        if "as fast" in said:
            ratio = time_ratio(theirs, ours, one.difference.confidence)
            assert ratio is not None
            assert ratio.high < 1
        if "saves" in said:
            known = ours.peak_memory_bytes and theirs.peak_memory_bytes
            assert ("of file" in said) == (not known)
            sizes = [(t.peak_memory_bytes if known else t.model_bytes) for t in (ours, theirs)]
            assert 0 < sizes[0] < sizes[1]
        if "Too few" in said:
            assert not one.differs
            assert not one.loses_nothing
    chosen = [one for one in found.verdicts if one.comparison.b == found.candidate_id]
    assert all(one.kind in ("better", "as_good") for one in chosen)
    assert found.candidate_id in {"", *by_id}


def test_that_equal_candidates_are_hardly_ever_told_apart() -> None:
    draw = random.Random(5)
    wrong = 0
    for _ in range(200):
        passes = {name: [draw.random() < 0.8 for _ in range(40)] for name in "ABCD"}
        kinds = {one.kind for one in recommend(tallied(passes)).verdicts}
        wrong += bool(kinds & {"better", "worse"})
    assert wrong <= 10


def test_that_the_front_holds_what_nothing_else_beats() -> None:
    tallies = tallied(
        {"good": [True] * 10, "fast": [True] * 5 + [False] * 5, "bad": [False] * 10},
        times_s={"good": 2.0, "fast": 1.0, "bad": 3.0},
    )
    assert pareto(tallies) == {"good", "fast"}


@given(grids())
def test_that_there_is_always_a_front_and_the_best_is_on_it(tallies: tuple[Tally, ...]) -> None:
    rates = {
        one.candidate.candidate_id: one.rate.interval.estimate for one in tallies if one.rate
    }
    front = pareto(tallies)
    assert front <= set(rates)
    if rates:
        best = max(rates.values())
        assert front & {name for name, rate in rates.items() if rate == best}


def test_that_only_outcomes_of_the_plan_count_and_the_later_of_two() -> None:
    plan = planned(2, "A", repetitions=2)
    outcomes = [
        outcome("A", 0, False),
        outcome("A", 0, True),
        outcome("A", 0, False, repetition=1),
        outcome("A", 1, None),
        outcome("A", 9, True),
        outcome("A", 1, True, repetition=7),
        outcome("Z", 0, True),
        Outcome(Attempt("A", "1", 1), "run", "", "failed", (), error="the model is gone"),
    ]
    (tally,) = tally_all(plan, outcomes)
    assert tally.tries == {"0": (True, False), "1": (False,)}
    assert (tally.planned, tally.done, tally.unjudged, tally.errors) == (4, 4, 1, 1)
    assert tally.rate is not None
    assert tally.rate.interval.estimate == 0.25


def test_that_times_that_make_no_sense_are_left_out() -> None:
    plan = planned(3, "A")
    found = [outcome("A", n, True, time) for n, time in enumerate((0.0, float("nan"), 2.0))]
    assert tally_all(plan, found)[0].total_s == (2.0,)


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.08, "8 points"), (0.004, "0.4 points"), (0.01, "1 point"), (0.1234, "12 points"),
     (0, "0 points")],
)  # fmt: skip
def test_that_points_are_written_plainly(share: float, text: str) -> None:
    assert points_text(share) == text


@given(st.integers(1, 10**6))
def test_that_a_guess_is_rounded_up_to_two_digits(count: int) -> None:
    found = rounded_up(count)
    assert count <= found < count * 1.1 + 1
    assert len(str(found).rstrip("0")) <= 2
