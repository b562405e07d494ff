"""A rule over samples that were taken or made up: when it would fire, doing nothing."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from workbench.telemetry.alerts.actions import would_do
from workbench.telemetry.alerts.evaluator import MOST_GAP_S, Evaluator
from workbench.telemetry.alerts.quantities import unit_of
from workbench.telemetry.alerts.values import Cleared, ClearReason, Fired, Rule

Shape = Literal["step", "ramp", "spike", "noise"]
SHAPES: tuple[Shape, ...] = ("step", "ramp", "spike", "noise")
_MOST_SAMPLES = 5_000
_GAPS = 3.0
_NOISE = 0.1


@dataclass(frozen=True, slots=True)
class Series:
    """Samples of one metric, the oldest first; times are Unix time.

    Attributes:
        step_s: What one value stands for, from its time on; 0 for one moment.
        lows: The smallest value of each step; empty if not known.
        highs: The largest value of each step; empty if not known.
    """

    name: str
    times_s: Sequence[float]
    values: Sequence[float]
    step_s: float = 0.0
    lows: Sequence[float] = ()
    highs: Sequence[float] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """One firing; ``cleared_s`` is None where the samples end before it clears.

    Attributes:
        bad_s: How long it had been bad when it fired.
        worst: The value furthest on the bad side while it fired.
    """

    series: str
    fired_s: float
    cleared_s: float | None
    value: float
    bad_s: float
    worst: float
    reason: ClearReason | None = None


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a rule would have done."""

    rule: Rule
    series: tuple[Series, ...]
    spans: tuple[Span, ...]
    from_s: float
    to_s: float

    @property
    def fired_s(self) -> float:
        """How long it would have fired, all metrics in sum."""
        return sum((span.cleared_s or self.to_s) - span.fired_s for span in self.spans)

    @property
    def samples(self) -> int:
        return sum(len(one.times_s) for one in self.series)

    @property
    def step_s(self) -> float:
        """What one value stands for, at the coarsest; 0 where all are of one moment."""
        return max((one.step_s for one in self.series), default=0.0)

    @property
    def would_do(self) -> tuple[str, ...]:
        """What it would do each time."""
        return tuple(would_do(action) for action in self.rule.actions)

    @property
    def words(self) -> str:
        """It in one sentence with its numbers."""
        if not self.samples:
            return f"There are no samples of {self.rule.metric}."
        length = _length(self.to_s - self.from_s)
        count = len(self.spans)
        if not count:
            told = f"Would not have fired in {length} ({self.samples:,} samples)."
        else:
            times = "once" if count == 1 else f"{count} times"
            told = f"Would have fired {times} in {length}, {_length(self.fired_s)} in sum."
        return f"{told} {self.coarse}".rstrip()

    @property
    def coarse(self) -> str:
        """How coarse the values are, in a sentence; empty where they are samples."""
        if not self.step_s:
            return ""
        step = _length(self.step_s)
        coarsest = [one for one in self.series if one.step_s == self.step_s]
        if not all(one.lows and one.highs for one in coarsest):
            return f"One value was kept for {step}, so shorter peaks may be missing."
        which = "largest" if is_upward(self.rule) else "smallest"
        return (
            f"What was kept is the {which} value of each {step}, so how long something "
            "lasts is told no finer than that."
        )


def rehearse(rule: Rule, recorded: Sequence[Series]) -> Rehearsal:
    """Run a rule over samples; it need not be switched on, and nothing is done.

    Args:
        rule: The rule.
        recorded: The samples by metric; those that the rule does not watch are left out.
    """
    live = replace(rule, enabled=True)
    watched = tuple(_worst(rule, one) for one in recorded if rule.matches(one.name))
    spans = [span for one in watched for span in _spans(live, one)]
    times = [time_s for one in watched for time_s in _ends(one)]
    return Rehearsal(
        rule,
        watched,
        tuple(sorted(spans, key=lambda span: span.fired_s)),
        min(times, default=0.0),
        max(times, default=0.0),
    )


def is_upward(rule: Rule) -> bool:
    """Whether it is large values that are bad."""
    return rule.condition in (">", ">=")


def _worst(rule: Rule, one: Series) -> Series:
    """Of each step the value furthest on the bad side: a mean would hide a peak."""
    values = one.highs if is_upward(rule) else one.lows
    return replace(one, values=values) if values else one


def _ends(one: Series) -> tuple[float, ...]:
    if not one.times_s:
        return ()
    return one.times_s[0], one.times_s[-1] + one.step_s


def synthetic(rule: Rule, shape: Shape, seed: int = 0) -> Series:
    """Made-up load around the rule's threshold; the same seed gives the same samples.

    - step: calm for a quarter, half as bad again for a half, calm for a quarter
    - ramp: evenly from calm to bad and back
    - spike: calm, with seven peaks half as long as the rule waits (a second at least)
    - noise: normally distributed around the threshold, 10 % of it wide
    """
    wait_s = rule.for_s + rule.clear_for_s
    length_s = max(600.0, 8.0 * wait_s)
    every_s = max(0.5, length_s / _MOST_SAMPLES)
    count = int(length_s / every_s)
    rng = random.Random(seed)  # noqa: S311 - made-up load, no secret
    size = abs(rule.threshold) or 1.0
    sign = 1.0 if is_upward(rule) else -1.0
    peak_s = max(1.0, rule.for_s / 2)
    most = 100.0 if unit_of(rule.metric) == "percent" and rule.threshold < 100 else math.inf
    times = [number * every_s for number in range(count)]
    values = []
    for at_s in times:
        share = _share(shape, at_s, length_s, peak_s, rng)
        values.append(min(most, rule.threshold + sign * size * share))
    name = rule.metric.replace("*", "rehearsal")
    return Series(name, times, values)


def _share(
    shape: Shape, at_s: float, length_s: float, peak_s: float, rng: random.Random
) -> float:
    """How far on the bad side, as a share of the threshold's size."""
    place = at_s / length_s
    match shape:
        case "step":
            return 0.5 if 0.25 <= place < 0.75 else -0.5
        case "ramp":
            return 0.5 - 2.0 * abs(place - 0.5)
        case "spike":
            apart_s = length_s / 8
            since_s = at_s % apart_s
            return 0.5 if at_s >= apart_s and since_s < peak_s else -0.5
        case _:
            return rng.gauss(0.0, _NOISE)


def _spans(rule: Rule, one: Series) -> list[Span]:
    evaluator = Evaluator((rule,), most_gap_s=_gap_s(one.times_s))
    found: list[Span] = []
    open_: Span | None = None
    for at_s, value in zip(one.times_s, one.values, strict=True):
        for event in evaluator.feed(at_s, {one.name: value}):
            if isinstance(event, Fired):
                open_ = Span(one.name, at_s, None, value, event.held_s, value)
            elif isinstance(event, Cleared) and open_ is not None:
                found.append(replace(open_, cleared_s=at_s, reason=event.reason))
                open_ = None
        if open_ is not None and math.isfinite(value):
            worst = (max if is_upward(rule) else min)(open_.worst, value)
            open_ = replace(open_, worst=worst) if worst != open_.worst else open_
    return found if open_ is None else [*found, open_]


def _gap_s(times_s: Sequence[float]) -> float:
    """History may be coarser than live samples: some of its usual steps are no gap."""
    steps = sorted(b - a for a, b in pairwise(times_s) if b > a)
    usual_s = steps[len(steps) // 2] if steps else 0.0
    return max(MOST_GAP_S, _GAPS * usual_s)


def _length(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} s"
    if seconds < 7200:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.3g} h"
