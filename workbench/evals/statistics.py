"""Shares with their intervals, quantiles and corrections: what can be said of so few cases.

Shares of right answers have Wilson's interval. Repetitions of a case are no new cases, so with
repetitions the number of tries is cut down to the effective one (below); that is the modified
Wilson interval of Dean and Pagano, "Evaluating Confidence Interval Methods for Binomial
Proportions in Clustered Surveys" (J. Surv. Stat. Methodol. 3, 2015), after Korn and Graubard.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

CONFIDENCE = 0.95
_MANY_VALUES = 500
_FEW_CASES = 20
"""Below that the spread between cases is too uncertain to count repetitions at all."""


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with the ends between which the truth lies, as far as can be told.

    Attributes:
        confidence: How often such an interval holds the truth.
    """

    estimate: float
    low: float
    high: float
    confidence: float = CONFIDENCE


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of tries that passed. Each case counts the same.

    Attributes:
        cases: Cases of which at least one try could be judged.
        tries: Tries that could be judged.
        effective_tries: What they are worth, repetitions of a case taken for what they are.
    """

    interval: Interval
    cases: int
    tries: int
    effective_tries: float


def quantile_of_normal(probability: float) -> float:
    """Where the standard normal distribution has this much of it below."""
    return statistics.NormalDist().inv_cdf(probability)


def two_sided_z(confidence: float) -> float:
    """How many standard errors an interval goes to each side."""
    return quantile_of_normal(0.5 + confidence / 2)


def wilson(share: float, tries: float, confidence: float = CONFIDENCE) -> Interval:
    """Wilson's score interval of a share.

    Args:
        share: 0 to 1.
        tries: May be an effective number; 0 gives the interval from 0 to 1.
        confidence: Of the interval.

    Raises:
        ValueError: The share or the tries are out of range.
    """
    if not 0.0 <= share <= 1.0 or tries < 0 or not 0.0 < confidence < 1.0:
        raise ValueError(f"no share of tries: {share}, {tries}, {confidence}")
    if tries == 0:
        return Interval(share, 0.0, 1.0, confidence)
    z2 = two_sided_z(confidence) ** 2
    middle = (share + z2 / (2 * tries)) / (1 + z2 / tries)
    spread = share * (1 - share) / tries + z2 / (4 * tries * tries)
    half = math.sqrt(z2 * spread) / (1 + z2 / tries)
    low = 0.0 if share == 0.0 else max(0.0, middle - half)
    high = 1.0 if share == 1.0 else min(1.0, middle + half)
    return Interval(share, min(low, share), max(high, share), confidence)


def pass_rate(
    tries: Mapping[str, Sequence[bool]], confidence: float = CONFIDENCE
) -> Rate | None:
    """The share that passed, with its interval.

    Args:
        tries: By case whether each of its tries passed; cases without tries do not count.
        confidence: Of the interval.

    Returns:
        None if nothing was tried.
    """
    means = [sum(found) / len(found) for found in tries.values() if found]
    if not means:
        return None
    count = sum(map(len, tries.values()))
    share = math.fsum(means) / len(means)
    effective = effective_tries(means, count)
    interval = wilson(min(1.0, max(0.0, share)), effective, confidence)
    return Rate(interval, len(means), count, effective)


def effective_tries(means: Sequence[float], tries: int) -> float:
    """How many independent tries these are worth: never fewer than cases, nor more than tries.

    It is the number of independent tries whose share would vary as the mean of these cases
    does. If all cases always gave the same, or there are fewer than 20, a case counts once.
    """
    cases = len(means)
    if cases < _FEW_CASES or tries <= cases:
        return float(cases)
    share = math.fsum(means) / cases
    between = statistics.variance(means, share) / cases
    if between <= 0.0 or not 0.0 < share < 1.0:
        return float(cases)
    return min(float(tries), max(float(cases), share * (1 - share) / between))


def percentile(values: Sequence[float], share: float) -> float | None:
    """The value that this share of the values does not exceed, between two where need be.

    Args:
        values: In any order.
        share: 0.5 for the median.

    Returns:
        None without values.
    """
    if not values:
        return None
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    low, high = ordered[below], ordered[above]
    return low if low == high else low + (high - low) * (place - below)


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """P-values corrected for there being several, by Holm's method, in the order given."""
    order = sorted(range(len(p_values)), key=lambda place: p_values[place])
    adjusted = [0.0] * len(p_values)
    highest = 0.0
    for rank, place in enumerate(order):
        highest = max(highest, min(1.0, (len(p_values) - rank) * p_values[place]))
        adjusted[place] = highest
    return tuple(adjusted)


def median_interval(values: Sequence[float], confidence: float = CONFIDENCE) -> Interval | None:
    """The median with an interval between two of the values, whatever their distribution.

    Returns:
        None where there are too few values for any interval (below six for 95 %).
    """
    ordered, count = sorted(values), len(values)
    rank = _median_rank(count, confidence)
    if rank is None:
        return None
    middle = statistics.median(ordered)
    return Interval(middle, ordered[rank], ordered[count - 1 - rank], confidence)


def _median_rank(count: int, confidence: float) -> int | None:
    """How many values at each end the interval of the median may leave out; None if too few."""
    if count > _MANY_VALUES:
        half = two_sided_z(confidence) * math.sqrt(count) / 2
        return math.floor(count / 2 - half - 1)
    below, rank = 0.0, -1
    while True:
        # The probability that no more than so many of the values are below the median.
        below += math.comb(count, rank + 1) * 0.5**count
        if 2 * below > 1 - confidence:
            return rank if rank >= 0 else None
        rank += 1
