"""Rules over samples: never early, never flapping, each firing cleared exactly once."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.telemetry.alerts.evaluator import GONE_S, MOST_GAP_S, Evaluator
from workbench.telemetry.alerts.values import (
    AlertEvent,
    Cleared,
    Fired,
    Pending,
    Rule,
    glob_matches,
)

HOT = Rule(
    "hot", "Hot", "heat", ">", 80.0, for_s=3.0, clear_threshold=70.0, clear_for_s=2.0,
    cooldown_s=5.0, enabled=True,
)  # fmt: skip


def fed(
    rule: Rule, values: Sequence[float | None], step_s: float = 1.0
) -> list[tuple[float, AlertEvent]]:
    evaluator = Evaluator((rule,))
    found: list[tuple[float, AlertEvent]] = []
    for number, value in enumerate(values):
        sample = {} if value is None else {"heat": value}
        at_s = number * step_s
        found.extend((at_s, event) for event in evaluator.feed(at_s, sample))
    return found


def kinds(events: Sequence[tuple[float, AlertEvent]]) -> list[tuple[float, str]]:
    return [(at_s, type(event).__name__) for at_s, event in events]


def test_that_it_fires_after_its_duration_and_clears_below_the_lower_line() -> None:
    values = [50.0, 90, 90, 90, 90, 75, 75, 75, 69, 69, 69, 50]
    assert kinds(fed(HOT, values)) == [(1.0, "Pending"), (4.0, "Fired"), (10.0, "Cleared")]


def test_that_a_break_begins_anew() -> None:
    assert kinds(fed(HOT, [90.0, 90, 90, 80, 90, 90, 90])) == [(0, "Pending"), (4, "Pending")]


def test_that_it_does_not_fire_again_before_it_cooled_down() -> None:
    rule = replace(HOT, for_s=0.0, clear_for_s=0.0)
    values = [90.0, 50] + [90.0] * 8
    assert kinds(fed(rule, values)) == [
        (0, "Fired"),
        (1, "Cleared"),
        (2, "Pending"),
        (6, "Fired"),
    ]


def test_that_a_gap_was_not_watched() -> None:
    evaluator = Evaluator((HOT,))
    assert kinds_at(evaluator, 0.0, 90.0) == ["Pending"]
    assert kinds_at(evaluator, 1.0, 90.0) == []
    assert kinds_at(evaluator, 1.0 + MOST_GAP_S + 1, 90.0) == []
    assert kinds_at(evaluator, 4.0 + MOST_GAP_S, 90.0) == []
    assert kinds_at(evaluator, 5.0 + MOST_GAP_S, 90.0) == ["Fired"]


def kinds_at(evaluator: Evaluator, at_s: float, value: float | None) -> list[str]:
    sample = {} if value is None else {"heat": value}
    return [type(event).__name__ for event in evaluator.feed(at_s, sample)]


@pytest.mark.parametrize("jump_s", [-1e6, -10.0, 1e6, 3600.0])
def test_that_a_clock_that_is_set_fires_nothing_early(jump_s: float) -> None:
    evaluator = Evaluator((HOT,))
    kinds_at(evaluator, 1000.0, 90.0)
    kinds_at(evaluator, 1001.0, 90.0)
    assert kinds_at(evaluator, 1001.0 + jump_s, 90.0) == []
    found = [kinds_at(evaluator, 1001.0 + jump_s + n, 90.0) for n in range(1, 5)]
    assert found.count(["Fired"]) == 1


def test_that_no_number_and_a_missing_metric_are_the_same() -> None:
    for nothing in (math.nan, math.inf, -math.inf, None):
        assert kinds(fed(HOT, [90.0, 90, nothing, 90, 90])) == [(0, "Pending")]


def test_that_what_fired_is_over_when_its_metric_is_gone() -> None:
    evaluator = Evaluator((replace(HOT, for_s=0.0),))
    assert kinds_at(evaluator, 0.0, 90.0) == ["Fired"]
    events = [e for n in range(1, 100) for e in evaluator.feed(float(n), {})]
    (cleared,) = events
    assert isinstance(cleared, Cleared)
    assert (cleared.reason, cleared.value) == ("gone", None)
    assert cleared.at_s == pytest.approx(GONE_S)


def test_that_a_rule_that_changes_clears_what_fired_of_it() -> None:
    evaluator = Evaluator((replace(HOT, for_s=0.0),))
    kinds_at(evaluator, 0.0, 90.0)
    assert evaluator.set_rules((replace(HOT, for_s=0.0),), 1.0) == ()
    (cleared,) = evaluator.set_rules((replace(HOT, threshold=99.0),), 1.0)
    assert isinstance(cleared, Cleared)
    assert cleared.reason == "rule"
    assert evaluator.end(2.0) == ()


def test_that_each_metric_of_a_pattern_fires_for_itself() -> None:
    rule = replace(HOT, metric="gpu.*.heat", for_s=0.0)
    evaluator = Evaluator((rule,))
    events = evaluator.feed(0.0, {"gpu.0.heat": 90.0, "gpu.1.heat": 50.0, "gpu.2.heat": 99.0})
    assert [event.series for event in events] == ["gpu.0.heat", "gpu.2.heat"]
    assert {one.phase for one in evaluator.standings()} == {"firing", "ok"}


def test_that_rules_that_are_off_say_nothing() -> None:
    assert fed(replace(HOT, enabled=False), [90.0] * 20) == []


@pytest.mark.parametrize(
    ("pattern", "name", "fits"),
    [
        ("a.b", "a.b", True),
        ("a.b", "a.bc", False),
        ("a.*", "a.", True),
        ("a.*.c", "a.c", False),
        ("a.*.c", "a.b.c", True),
        ("*b*", "abc", True),
        ("a*a", "a", False),
        ("model.*.ttft*", "model.qwen[3].x.ttft_s", True),
        ("a?c", "abc", False),
    ],
)
def test_patterns(pattern: str, name: str, fits: bool) -> None:
    assert glob_matches(pattern, name) is fits


STEPS = st.one_of(
    st.floats(0.0, 2.0),
    st.floats(-1e9, 1e9),
    st.sampled_from([0.5, 1.0, 40.0, 100.0, -5.0]),
)
VALUES = st.one_of(
    st.none(), st.sampled_from([math.nan, math.inf, 50.0, 70.0, 75.0, 80.0, 81.0, 99.0])
)
RULES = st.builds(
    Rule,
    id=st.just("r"),
    title=st.just("r"),
    metric=st.just("heat"),
    condition=st.sampled_from([">", ">="]),
    threshold=st.just(80.0),
    for_s=st.sampled_from([0.0, 1.0, 3.0, 50.0]),
    clear_threshold=st.sampled_from([None, 80.0, 70.0]),
    clear_for_s=st.sampled_from([0.0, 2.0, 40.0]),
    cooldown_s=st.sampled_from([0.0, 5.0]),
    enabled=st.just(True),
)


@settings(max_examples=300, deadline=None)
@given(RULES, st.lists(st.tuples(STEPS, VALUES), max_size=60))
def test_whatever_comes(rule: Rule, samples: list[tuple[float, float | None]]) -> None:
    """Never early, hysteresis holds, and firings and clearings take turns."""
    evaluator = Evaluator((rule,))
    clock_s, bad_s, calm_s, since_clear_s, fires = 1000.0, 0.0, 0.0, math.inf, False
    bad_before = calm_before = False
    for step_s, value in samples:
        clock_s += step_s
        passed_s = max(0.0, step_s)
        seen = value is not None and math.isfinite(value)
        bad = value is not None and seen and rule.is_bad(value)
        calm = value is not None and seen and rule.is_calm(value)
        # A sample that is missing neither adds nor breaks: what is found may only be late.
        bad_s = bad_s + (passed_s if bad_before else 0.0) if bad or not seen else 0.0
        calm_s = calm_s + (passed_s if calm_before else 0.0) if calm or not seen else 0.0
        bad_before, calm_before = (
            bad or (bad_before and not seen),
            calm or (calm_before and not seen),
        )
        since_clear_s += passed_s
        for event in evaluator.feed(clock_s, {} if value is None else {"heat": value}):
            if isinstance(event, Fired):
                assert not fires
                assert bad
                assert bad_s >= rule.for_s - 1e-5
                assert event.held_s >= rule.for_s - 1e-5
                assert since_clear_s >= rule.cooldown_s - 1e-5
                fires = True
            elif isinstance(event, Cleared):
                assert fires
                if event.reason == "value":
                    assert calm
                    assert calm_s >= rule.clear_for_s - 1e-5
                else:
                    assert not seen
                fires, since_clear_s = False, 0.0
            else:
                assert isinstance(event, Pending)
                assert not fires
    ended = evaluator.end(clock_s)
    assert len(ended) == int(fires)
