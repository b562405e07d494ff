"""From histories to what a plot draws: one set of times, stacked values, statistics."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Curve:
    """One curve. ``ages_s`` are negative seconds, 0 is now; ``drawn`` are stacked values."""

    name: str
    ages_s: array[float]
    values: array[float]
    drawn: array[float]


@dataclass(frozen=True, slots=True)
class Figures:
    """Smallest, average and largest value shown, and where it is heading."""

    low: float
    average: float
    high: float
    trend: str


def curve(name: str, times: array[float], values: array[float], now_s: float) -> Curve:
    """A curve that is drawn as it is."""
    ages = array("d", [time - now_s for time in times])
    return Curve(name, ages, values, values)


def value_at(one: Curve, age_s: float) -> float | None:
    """The newest value at or before an age; None before the curve begins."""
    place = bisect_right(one.ages_s, age_s)
    return one.values[place - 1] if place else None


def stack(curves: Sequence[Curve]) -> tuple[Curve, ...]:
    """Parts drawn on top of one another; the first curve is the whole and stays on top.

    What the parts do not explain is the first curve's own value, so that all values add up.
    """
    if len(curves) < 2:
        return tuple(curves)
    whole, parts = curves[0], curves[1:]
    below: Curve | None = None
    stacked: list[Curve] = []
    for part in parts:
        drawn = part.values
        if below is not None:
            drawn = array(
                "d",
                [
                    value + _drawn_at(below, age)
                    for age, value in zip(part.ages_s, part.values, strict=True)
                ],
            )
        below = Curve(part.name, part.ages_s, part.values, drawn)
        stacked.append(below)
    top = stacked[-1]
    rest = array(
        "d",
        [
            max(0.0, value - _drawn_at(top, age))
            for age, value in zip(whole.ages_s, whole.values, strict=True)
        ],
    )
    return (Curve(whole.name, whole.ages_s, rest, whole.values), *stacked)


def _drawn_at(one: Curve, age_s: float) -> float:
    place = bisect_right(one.ages_s, age_s + 1e-6)
    return one.drawn[place - 1] if place else 0.0


def figures(values: Sequence[float]) -> Figures | None:
    """Statistics of what is shown; None of nothing."""
    if not values:
        return None
    low, high = min(values), max(values)
    average = sum(values) / len(values)
    tail = values[-max(1, len(values) // 5) :]
    change = sum(tail) / len(tail) - average
    margin = 0.1 * max(high - low, 0.05 * abs(high))
    trend = "steady" if abs(change) <= margin else "rising" if change > 0 else "falling"
    return Figures(low, average, high, trend)
