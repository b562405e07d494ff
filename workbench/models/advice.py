"""Which variant to take on this machine, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.models.fit import FitVerdict, in_words
from workbench.models.quality import Quality, quality_of
from workbench.models.sources.values import Variant

FLUENT_TOKENS_PER_S = 10.0
_ENOUGH_GRADE = 4


@dataclass(frozen=True, slots=True)
class Judged:
    """A variant as this machine sees it.

    Attributes:
        tokens_per_s: Expected speed of writing; 0 if it does not fit.
    """

    variant: Variant
    quality: Quality
    fit: FitVerdict
    tokens_per_s: float


@dataclass(frozen=True, slots=True)
class Advice:
    """The variant to take, or None, and why."""

    variant: Variant | None
    sentence: str


def judge_variant(
    variant: Variant,
    fit: FitVerdict,
    bandwidth_bytes_per_s: float,
    active_share: float = 1.0,
) -> Judged:
    """Put together what is known of a variant.

    Args:
        variant: The variant.
        fit: Whether it fits, from its header.
        bandwidth_bytes_per_s: How fast this machine reads its memory for an answer, corrected
            by answers that were measured.
        active_share: Of the weights that each token reads.
    """
    speed = 0.0
    if fit.verdict != "wont_fit" and fit.weights_bytes:
        speed = bandwidth_bytes_per_s / (fit.weights_bytes * active_share)
    return Judged(variant, quality_of(variant.quantisation), fit, speed)


def advise(judged: Sequence[Judged]) -> Advice:
    """The best variant: it fits, writes fluently, and is no larger than makes a difference."""
    fitting = [one for one in judged if one.fit.verdict != "wont_fit"]
    if not fitting:
        return Advice(None, _none_fits(judged))
    fluent = [one for one in fitting if one.tokens_per_s >= FLUENT_TOKENS_PER_S]
    pool = fluent or fitting
    enough = [one for one in pool if one.quality.grade >= _ENOUGH_GRADE]
    if enough and fluent:
        best = max(enough, key=_worth)
        why = "keeps the quality and is fluent here"
    elif fluent:
        best = max(pool, key=_worth)
        why = "is the best that is fluent here; a better one would be slow"
    else:
        best = max(enough or pool, key=lambda one: one.tokens_per_s)
        why = "is the fastest that keeps the quality; even so it will be slow here"
    return Advice(best.variant, _sentence(best, why))


def _worth(one: Judged) -> tuple[int, float]:
    """Better quality first; of the same grade the smaller one."""
    useful = min(one.quality.grade, 5)
    return (useful if one.quality.bits <= 9 else 4, -one.variant.size_bytes)


def _sentence(one: Judged, why: str) -> str:
    left = max(0, one.fit.free_bytes - one.fit.total_bytes)
    return (
        f"{one.variant.name} ({in_words(one.variant.size_bytes)}) {why}: about "
        f"{one.tokens_per_s:,.0f} tokens/s, and {in_words(left)} of memory stay free."
    )


def _none_fits(judged: Sequence[Judged]) -> str:
    if not judged:
        return "There is no variant to choose from."
    least = min(judged, key=lambda one: one.fit.total_bytes)
    return (
        f"None fits: even {least.variant.name} needs {in_words(least.fit.total_bytes)}, and "
        f"{in_words(least.fit.free_bytes)} are free. Take a smaller model."
    )
