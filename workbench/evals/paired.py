"""Two candidates on the same cases: which passes more, and is it more than chance.

The interval of the difference is that of Bonett and Price (J. Educ. Behav. Stat. 37, 2012): to
the differences of the cases one win and one loss are added, then it is a mean with its standard
error. With one try a case it is their adjusted Wald interval, which holds its confidence in
small sets and with shares near 0 and 1 (Fagerland, Lydersen and Laake, Stat. Med. 33, 2014);
repetitions only change the differences of the cases. P-values are exact where that is possible:
McNemar's exact test with one try a case, else a permutation test that swaps the two candidates
case by case.
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from workbench.evals.statistics import CONFIDENCE, Interval, two_sided_z

MARGIN = 0.02
"""A loss of pass rate that nobody minds, where nothing else is said: 2 points."""
MOST_CASES_NAMED = 100_000
_EXACT_DIFFERENCES = 12
_MANY_DIFFERENCES = 200
_SHUFFLES = 10_000
_SEED = 20_261


@dataclass(frozen=True, slots=True)
class Comparison:
    """How much more often ``b`` passes than ``a``.

    Attributes:
        difference: Of the pass rates, b less a, with its interval: 0.05 is 5 points.
        p_value: How often chance alone would give as much; 1 where nothing differs.
        p_adjusted: The same with what else was compared taken into account.
        cases: Cases that both tried.
        wins: Cases in which b passed more often.
        losses: Cases in which a did.
        more_to_tell: How many more cases would tell them apart if they came out alike; None if
            no number would, or more than 100,000.
        more_for_margin: How many more would show that b loses less than the margin.
    """

    a: str
    b: str
    difference: Interval
    p_value: float
    p_adjusted: float
    cases: int
    wins: int
    losses: int
    margin: float = MARGIN
    more_to_tell: int | None = None
    more_for_margin: int | None = None

    @property
    def differs(self) -> bool:
        """Whether one is measurably better: by the test and by the interval."""
        shut_out = self.difference.low > 0.0 or self.difference.high < 0.0
        return shut_out and self.p_adjusted < 1 - CONFIDENCE

    @property
    def loses_nothing(self) -> bool:
        """Whether b is measurably not worse than a by the margin or more."""
        return self.cases > 0 and self.difference.low > -self.margin


def mcnemar(wins: int, losses: int) -> float:
    """The exact two-sided p-value of so many wins and losses, if both were as likely."""
    count, fewer = wins + losses, min(wins, losses)
    tail = ways = 1
    for number in range(fewer):
        ways = ways * (count - number) // (number + 1)
        tail += ways
    return min(1.0, 2 * tail / 2**count) if count else 1.0


def permutation(differences: Sequence[float]) -> float:
    """The two-sided p-value of a sum of differences whose signs might as well be others.

    Exact for up to 12 differences that are not 0; up to 200, of 10,000 drawn ones (with a
    fixed seed), the observed one counted in, so that it is never too small. Beyond, the sum is
    as good as normal.
    """
    there = [abs(one) for one in differences if one]
    observed = abs(math.fsum(differences)) - 1e-9
    if not there:
        return 1.0
    if len(there) <= _EXACT_DIFFERENCES:
        signs = list(product((1, -1), repeat=len(there)))
        hits = sum(abs(_signed_sum(there, one)) >= observed for one in signs)
        return hits / len(signs)
    if len(there) > _MANY_DIFFERENCES:
        spread = math.sqrt(math.fsum(one * one for one in there))
        return math.erfc(max(0.0, observed) / spread / math.sqrt(2))
    draw = random.Random(_SEED)  # noqa: S311 - a test's shuffles, nothing to guess
    hits = 0
    for _ in range(_SHUFFLES):
        bits = draw.getrandbits(len(there))
        total = sum(one if bits >> place & 1 else -one for place, one in enumerate(there))
        hits += abs(total) >= observed
    return (hits + 1) / (_SHUFFLES + 1)


def _signed_sum(values: Sequence[float], signs: Sequence[int]) -> float:
    return math.fsum(value * sign for value, sign in zip(values, signs, strict=True))


def difference_interval(
    total: float, squares: float, cases: float, confidence: float = CONFIDENCE
) -> Interval:
    """The mean of differences between -1 and 1, with its interval.

    Args:
        total: Of the differences.
        squares: The sum of their squares.
        cases: How many they are.
        confidence: Of the interval.
    """
    if cases <= 0:
        return Interval(0.0, -1.0, 1.0, confidence)
    count = cases + 2
    mean = total / count
    variance = max(0.0, (squares + 2) / count - mean * mean)
    half = two_sided_z(confidence) * math.sqrt(variance / count)
    raw = max(-1.0, min(1.0, total / cases))
    low, high = max(-1.0, mean - half), min(1.0, mean + half)
    return Interval(raw, min(low, raw), max(high, raw), confidence)


def compare(
    a: str,
    b: str,
    tries_a: Mapping[str, Sequence[bool]],
    tries_b: Mapping[str, Sequence[bool]],
    *,
    margin: float = MARGIN,
    confidence: float = CONFIDENCE,
) -> Comparison:
    """Compare two candidates on the cases that both tried.

    Args:
        a: Name of the one that is compared with.
        b: Name of the other.
        tries_a: By case whether each try of it passed; only those that could be judged.
        tries_b: The same of b.
        margin: A loss that nobody minds.
        confidence: Of the interval.
    """
    cases = [case for case, found in tries_a.items() if found and tries_b.get(case)]
    differences = [_mean(tries_b[case]) - _mean(tries_a[case]) for case in sorted(cases)]
    wins = sum(one > 0 for one in differences)
    losses = sum(one < 0 for one in differences)
    single = all(len(tries_a[case]) == len(tries_b[case]) == 1 for case in cases)
    p_value = mcnemar(wins, losses) if single else permutation(differences)
    total, squares = math.fsum(differences), math.fsum(one * one for one in differences)
    count = len(cases)
    return Comparison(
        a, b, difference_interval(total, squares, count, confidence), p_value, p_value, count,
        wins, losses, margin,
        _more(total, squares, count, confidence, None),
        _more(total, squares, count, confidence, margin),
    )  # fmt: skip


def _mean(found: Sequence[bool]) -> float:
    return sum(found) / len(found)


def _more(
    total: float, squares: float, cases: int, confidence: float, margin: float | None
) -> int | None:
    """How many more cases like these would settle it; 0 if it is settled, None if none would.

    Args:
        total: Of the differences.
        squares: The sum of their squares.
        cases: How many there are.
        confidence: Of the interval.
        margin: What b may lose; None asks whether the two differ at all.
    """

    def settled(count: int) -> bool:
        part = count / cases
        found = difference_interval(total * part, squares * part, count, confidence)
        if margin is not None:
            return found.low > -margin
        return found.low > 0.0 or found.high < 0.0

    if cases == 0:
        return None
    if settled(cases):
        return 0
    most = cases + MOST_CASES_NAMED
    if not settled(most):
        return None
    low, high = cases, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if settled(middle) else (middle, high)
    return high - cases
