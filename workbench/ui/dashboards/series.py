"""From histories to what a plot draws: one set of times, stacked values, statistics."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from workbench.telemetry.tracks import Track
from workbench.ui.marks import mark

_GAP_STEPS = 2.5
_LEAST_STEP_S = 2.0


@dataclass(frozen=True, slots=True)
class Curve:
    """One curve. ``ages_s`` are negative seconds, 0 is now; ``drawn`` are stacked values.

    Attributes:
        step_s: Time between two values of the history; where it is longer, nothing was
            measured. 0 draws through.
        lows: Smallest of what each value is the mean of; empty if it is a sample itself.
        highs: Largest of it.
    """

    name: str
    ages_s: array[float]
    values: array[float]
    drawn: array[float]
    step_s: float = 0.0
    lows: array[float] = field(default_factory=lambda: array("d"))
    highs: array[float] = field(default_factory=lambda: array("d"))


@dataclass(frozen=True, slots=True)
class Figures:
    """Smallest, average and largest value shown, and where it is heading."""

    low: float
    average: float
    high: float
    trend: str


def curve(
    name: str, times: array[float], values: array[float], now_s: float, step_s: float = 0.0
) -> Curve:
    """A curve that is drawn as it is, but for gaps where ``step_s`` says what is one."""
    ages = array("d", [time - now_s for time in times])
    return Curve(name, ages, values, values, step_s)


def sampled_step_s(times: Sequence[float], most: int) -> float:
    """How far apart samples are that follow one another, once ``most`` of them are left.

    A machine that slept, or a model that was not loaded, leaves a gap that is far longer.
    """
    if len(times) < 3:
        return 0.0
    import numpy as np

    apart_s = float(np.median(np.diff(np.asarray(times))))
    return max(_LEAST_STEP_S, apart_s * max(4.0, 4.0 * len(times) / max(1, most)))


def earlier_curve(name: str, track: Track, step_s: float, now_s: float) -> Curve:
    """A curve of the history: means in the middle of their buckets, with their ends."""
    middle_s = step_s / 2.0 - now_s
    ages = array("d", [min(0.0, time + middle_s) for time in track.times])
    return Curve(name, ages, track.means, track.means, step_s, track.lows, track.highs)


def joined(earlier: Curve, later: Curve) -> Curve:
    """What the history tells, up to where the monitor's own samples begin."""
    if not len(earlier.ages_s):
        return later
    end = bisect_left(earlier.ages_s, later.ages_s[0]) if len(later.ages_s) else None
    values = earlier.values[:end] + later.values
    ages = earlier.ages_s[:end] + later.ages_s
    return Curve(later.name, ages, values, values, max(earlier.step_s, later.step_s))


def breaks(one: Curve) -> list[int]:
    """Places before which nothing was measured for longer than a step."""
    if not one.step_s or len(one.ages_s) < 2:
        return []
    import numpy as np

    passed_s = np.diff(np.frombuffer(one.ages_s))
    return [int(place) + 1 for place in np.flatnonzero(passed_s > _GAP_STEPS * one.step_s)]


def value_at(one: Curve, age_s: float) -> float | None:
    """The newest value at or before an age; None before the curve begins, and in a gap."""
    place = bisect_right(one.ages_s, age_s)
    if not place or (one.step_s and age_s - one.ages_s[place - 1] > _GAP_STEPS * one.step_s):
        return None
    return one.values[place - 1]


def thin(
    times: array[float], values: array[float], most: int
) -> tuple[array[float], array[float]]:
    """At most about ``most`` samples, smallest and largest of each bucket kept.

    Does what ``telemetry.ring.reduce`` does, but with numpy: an hour of samples costs a
    fraction of a millisecond, and numpy is loaded by now.
    """
    import numpy as np

    size = max(2, -(-2 * len(times) // most))
    buckets = len(times) // size
    if len(times) <= most or buckets < 2:
        return times, values
    first = len(times) - buckets * size
    parts = np.frombuffer(values)[first:].reshape(buckets, size)
    places = np.stack((parts.argmin(axis=1), parts.argmax(axis=1)), axis=1)
    places.sort(axis=1)
    places += first + np.arange(buckets)[:, None] * size
    chosen = np.append(places.ravel(), len(times) - 1)
    return (
        array("d", np.frombuffer(times)[chosen].tobytes()),
        array("d", np.frombuffer(values)[chosen].tobytes()),
    )


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
            under = _drawn_along(below, part.ages_s)
            drawn = array("d", [low + v for low, v in zip(under, part.values, strict=True)])
        below = replace(part, drawn=drawn)
        stacked.append(below)
    under = _drawn_along(stacked[-1], whole.ages_s)
    rest = array("d", [max(0.0, v - low) for low, v in zip(under, whole.values, strict=True)])
    return (replace(whole, values=rest, drawn=whole.values), *stacked)


def _drawn_along(one: Curve, ages_s: array[float]) -> Sequence[float]:
    """What a curve draws at each age; 0 before it begins."""
    if one.ages_s == ages_s:
        return one.drawn
    places = (bisect_right(one.ages_s, age + 1e-6) for age in ages_s)
    return [one.drawn[place - 1] if place else 0.0 for place in places]


def figures(
    values: Sequence[float], lows: Sequence[float] = (), highs: Sequence[float] = ()
) -> Figures | None:
    """Statistics of what is shown; None of nothing. Means come with their ends."""
    if not values:
        return None
    low, high = min(lows or values), max(highs or values)
    average = sum(values) / len(values)
    tail = values[-max(1, len(values) // 5) :]
    change = sum(tail) / len(tail) - average
    margin = 0.1 * max(high - low, 0.05 * abs(high))
    trend = (
        mark("steady")
        if abs(change) <= margin
        else mark("rising")
        if change > 0
        else mark("falling")
    )
    return Figures(low, average, high, trend)
