"""Shares, intervals, tests: against published figures, and by trying them many times."""

from __future__ import annotations

import math
import random
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.evals.paired import compare, difference_interval, mcnemar, permutation
from workbench.evals.statistics import (
    effective_tries,
    holm,
    median_interval,
    pass_rate,
    percentile,
    wilson,
)

SHARES = st.floats(0, 1)


def test_that_wilsons_interval_is_the_published_one() -> None:
    found = wilson(0.8, 10)
    assert (found.low, found.high) == pytest.approx((0.490162, 0.943318), abs=1e-6)
    none = wilson(0.0, 10)
    assert (none.low, none.high) == pytest.approx((0.0, 0.277533), abs=1e-6)
    # Newcombe, Stat. Med. 17 (1998), 81 of 263.
    newcombe = wilson(81 / 263, 263)
    assert (newcombe.low, newcombe.high) == pytest.approx((0.2553, 0.3662), abs=1e-4)
    assert (wilson(0.5, 0).low, wilson(0.5, 0).high) == (0.0, 1.0)
    with pytest.raises(ValueError, match="no share"):
        wilson(1.5, 10)


@given(SHARES, st.floats(1, 1e6), st.floats(0.5, 0.999))
def test_that_an_interval_holds_its_estimate(share: float, tries: float, sure: float) -> None:
    found = wilson(share, tries, sure)
    assert 0.0 <= found.low <= share <= found.high <= 1.0


@given(SHARES, st.integers(1, 1000))
def test_that_more_tries_make_an_interval_narrower(share: float, tries: int) -> None:
    few, many = wilson(share, tries), wilson(share, tries * 2)
    assert many.high - many.low <= few.high - few.low + 1e-9


def test_that_repetitions_are_not_taken_for_cases() -> None:
    once = {str(n): [n % 4 > 0] for n in range(40)}
    same = {case: found * 10 for case, found in once.items()}
    one, ten = pass_rate(once), pass_rate(same)
    assert one is not None
    assert ten is not None
    assert (one.tries, ten.tries, ten.cases) == (40, 400, 40)
    assert ten.effective_tries == 40
    assert ten.interval == one.interval
    draw = random.Random(1)
    free = {str(n): [draw.random() < 0.75 for _ in range(10)] for n in range(40)}
    independent = pass_rate(free)
    assert independent is not None
    assert independent.effective_tries > 200
    assert pass_rate({"a": []}) is None


@given(st.lists(st.lists(st.booleans(), min_size=1, max_size=4), min_size=1, max_size=40))
def test_that_tries_are_worth_something_between_cases_and_tries(
    tries: list[list[bool]],
) -> None:
    means = [sum(one) / len(one) for one in tries]
    count = sum(map(len, tries))
    assert len(tries) <= effective_tries(means, count) <= count
    found = pass_rate({str(n): one for n, one in enumerate(tries)})
    assert found is not None
    assert found.interval.low <= found.interval.estimate <= found.interval.high


@pytest.mark.parametrize("spread", [0.0, 0.3])
def test_that_intervals_of_repeated_cases_hold_the_truth_as_often_as_they_say(
    spread: float,
) -> None:
    draw, held = random.Random(7), 0
    for _ in range(400):
        tries = {}
        for case in range(30):
            chance = 0.7 + draw.choice((-spread, spread))
            tries[str(case)] = [draw.random() < chance for _ in range(4)]
        found = pass_rate(tries)
        assert found is not None
        held += found.interval.low <= 0.7 <= found.interval.high
    assert held / 400 > 0.92


def test_that_quantiles_are_those_of_the_usual_method() -> None:
    values = [5.0, 1.0, 4.0, 2.0, 3.0]
    assert percentile(values, 0.5) == 3.0
    assert percentile(values, 0.95) == pytest.approx(4.8)
    assert percentile([7.0], 0.95) == 7.0
    assert percentile([], 0.5) is None
    grid = statistics.quantiles(values, n=20, method="inclusive")
    assert percentile(values, 0.95) == pytest.approx(grid[-1])


@given(st.lists(st.floats(-1e6, 1e6), min_size=1), SHARES)
def test_that_a_quantile_is_among_the_values(values: list[float], share: float) -> None:
    found = percentile(values, share)
    assert found is not None
    assert min(values) <= found <= max(values)


def test_that_the_interval_of_a_median_is_that_of_the_sign_test() -> None:
    assert median_interval([1, 2, 3, 4, 5]) is None
    assert median_interval([]) is None
    six = median_interval([6, 5, 4, 3, 2, 1])
    assert six is not None
    assert (six.low, six.estimate, six.high) == (1, 3.5, 6)
    # Conover, Practical Nonparametric Statistics: of 20 values the 6th to the 15th.
    twenty = median_interval(list(range(1, 21)))
    assert twenty is not None
    assert (twenty.low, twenty.high) == (6, 15)


@given(st.integers(6, 1500))
def test_that_the_interval_of_a_median_is_in_the_middle(count: int) -> None:
    found = median_interval([float(n) for n in range(count)])
    assert found is not None
    assert found.low + found.high == count - 1
    assert found.low < found.estimate < found.high


def test_that_mcnemars_exact_test_gives_known_values() -> None:
    assert mcnemar(10, 2) == pytest.approx(0.038574, abs=1e-6)
    # Fagerland, Lydersen and Laake (2014), airway hyper-responsiveness: 7 against 1.
    assert mcnemar(7, 1) == pytest.approx(0.0703, abs=1e-4)
    assert mcnemar(0, 0) == 1.0
    assert mcnemar(5, 5) == 1.0
    assert 0 < mcnemar(4000, 4300) < 0.01


@given(st.integers(0, 60), st.integers(0, 60))
def test_that_mcnemars_test_does_not_mind_which_is_which(wins: int, losses: int) -> None:
    assert mcnemar(wins, losses) == mcnemar(losses, wins) <= 1.0


@given(st.integers(0, 6), st.integers(0, 6))
def test_that_the_permutation_test_is_mcnemars_where_tries_are_single(
    wins: int, losses: int
) -> None:
    differences = [1.0] * wins + [-1.0] * losses + [0.0] * 5
    assert permutation(differences) == pytest.approx(mcnemar(wins, losses))


def test_that_the_drawn_and_the_normal_test_agree_with_the_exact_one() -> None:
    assert permutation([1.0] * 25 + [-1.0] * 10) == pytest.approx(mcnemar(25, 10), rel=0.4)
    assert permutation([1.0] * 140 + [-1.0] * 100) == pytest.approx(mcnemar(140, 100), rel=0.2)
    assert permutation([0.0] * 5) == 1.0
    assert permutation([]) == 1.0


def test_that_the_interval_of_a_difference_is_the_published_one() -> None:
    # Bonett and Price's interval for 1, 1, 7, 12 of 21 pairs, by Fagerland et al. (2014).
    found = difference_interval(1 - 7, 8, 21)
    assert found.estimate == pytest.approx(-0.2857, abs=1e-4)
    assert (found.low, found.high) == pytest.approx((-0.508, -0.013), abs=1e-3)
    assert difference_interval(0, 0, 0).low == -1.0


def test_that_intervals_of_differences_hold_the_truth_as_often_as_they_say() -> None:
    draw, held = random.Random(11), 0
    for _ in range(600):
        total = squares = 0.0
        for _case in range(25):
            roll = draw.random()
            step = 1 if roll < 0.05 else -1 if roll < 0.2 else 0
            total, squares = total + step, squares + step * step
        found = difference_interval(total, squares, 25)
        held += found.low <= -0.1 <= found.high
    assert held / 600 > 0.93


def test_that_holms_correction_gives_known_values() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.03, 0.06, 0.06, 0.02))
    assert holm([]) == ()


@given(st.lists(SHARES, max_size=8))
def test_that_a_correction_only_makes_p_values_larger(p_values: list[float]) -> None:
    adjusted = holm(p_values)
    assert all(one <= other <= 1.0 for one, other in zip(p_values, adjusted, strict=True))
    order = sorted(range(len(p_values)), key=lambda place: p_values[place])
    assert [adjusted[n] for n in order] == sorted(adjusted)


def single(passes: str) -> dict[str, list[bool]]:
    return {str(n): [char == "+"] for n, char in enumerate(passes)}


def test_that_cases_that_only_one_tried_do_not_count() -> None:
    found = compare("a", "b", {"1": [True], "2": [True], "3": []}, {"1": [False], "3": [True]})
    assert (found.cases, found.wins, found.losses) == (1, 0, 1)
    nothing = compare("a", "b", {}, {"1": [True]})
    assert nothing.cases == 0
    assert not nothing.differs
    assert not nothing.loses_nothing
    assert nothing.more_to_tell is None


def test_that_few_equal_cases_do_not_show_that_nothing_is_lost_and_many_do() -> None:
    few = compare("a", "b", single("+" * 30), single("+" * 30))
    assert not few.loses_nothing
    assert not few.differs
    assert few.more_for_margin is not None
    enough = 30 + few.more_for_margin
    assert compare("a", "b", single("+" * enough), single("+" * enough)).loses_nothing
    short = enough - 1
    assert not compare("a", "b", single("+" * short), single("+" * short)).loses_nothing


def test_that_a_clear_winner_is_one_and_how_many_more_cases_a_likely_one_needs() -> None:
    clear = compare("a", "b", single("-" * 20 + "+" * 10), single("+" * 30))
    assert clear.differs
    assert clear.more_to_tell == 0
    likely = compare("a", "b", single("-" * 3 + "+" * 27), single("+" * 30))
    assert not likely.differs
    assert likely.more_to_tell is not None
    assert 1 <= likely.more_to_tell < 100


TRIES = st.dictionaries(
    st.sampled_from("abcdefgh"), st.lists(st.booleans(), max_size=3), max_size=8
)


@given(TRIES, TRIES, st.floats(0.5, 0.999))
def test_that_a_comparison_is_the_same_from_both_sides(
    one: dict[str, list[bool]], other: dict[str, list[bool]], sure: float
) -> None:
    there = compare("a", "b", one, other, confidence=sure)
    back = compare("b", "a", other, one, confidence=sure)
    assert there.difference.estimate == pytest.approx(-back.difference.estimate)
    assert there.difference.low == pytest.approx(-back.difference.high)
    assert there.p_value == pytest.approx(back.p_value)
    assert (there.wins, there.losses) == (back.losses, back.wins)
    assert there.difference.low <= there.difference.estimate <= there.difference.high
    assert 0.0 < there.p_value <= 1.0
    assert math.isfinite(there.difference.low)
