"""Which candidate to take, said in one sentence that claims no more than was measured."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from workbench.base.sizes import size_text
from workbench.evals.paired import MARGIN, Comparison, compare
from workbench.evals.statistics import CONFIDENCE, Interval, holm
from workbench.evals.tallies import Tally, time_ratio

VerdictKind = Literal["better", "worse", "as_good", "unclear"]
_SMALL_SHARE = 0.01
"""A difference of memory below that is not worth a word."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What can be said of a candidate beside the reference.

    Attributes:
        kind: ``as_good``: it loses less than the margin, for all that can be told; ``unclear``:
            there are too few cases to say anything.
        times: How many times as long it takes; None where that cannot be told.
        saved_bytes: Memory that it takes less; below 0 if more, 0 if not known.
        from_files: The memory is the size of the model's file: what it took was not measured.
    """

    kind: VerdictKind
    comparison: Comparison
    times: Interval | None
    saved_bytes: int
    from_files: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    """Which one to take.

    Attributes:
        candidate_id: Empty if nothing can be recommended.
        sentence: In a person's words.
        reference_id: What the others are compared with.
        front: Candidates that no other is at least as good as in everything, by what was
            measured (the ends of the intervals are not looked at).
    """

    candidate_id: str
    sentence: str
    reference_id: str
    verdicts: tuple[Verdict, ...]
    front: frozenset[str]


def recommend(
    tallies: Sequence[Tally], *, reference_id: str = "", margin: float = MARGIN
) -> Recommendation:
    """What to take of these.

    Args:
        tallies: Of all candidates.
        reference_id: What the others are compared with; if empty, the one with the largest
            model, or the first one.
        margin: A loss of pass rate that nobody minds: 0.02 is 2 points.
    """
    if not tallies:
        return Recommendation("", "There is nothing to compare.", "", (), frozenset())
    reference = next(
        (one for one in tallies if one.candidate.candidate_id == reference_id),
        _reference(tallies),
    )
    others = [one for one in tallies if one is not reference]
    verdicts = _verdicts(reference, others, margin)
    chosen, sentence = _choice(reference, others, verdicts)
    return Recommendation(
        chosen, sentence, reference.candidate.candidate_id, verdicts, pareto(tallies)
    )


def pareto(tallies: Sequence[Tally]) -> frozenset[str]:
    """Those that no other beats: at least as good in everything, and better in something.

    Counted are pass rate, time (the median) and memory. What is not known of one of two does
    not let the other beat it.
    """
    judged = [one for one in tallies if one.rate is not None]
    return frozenset(
        one.candidate.candidate_id
        for one in judged
        if not any(_beats(other, one) for other in judged if other is not one)
    )


def _beats(one: Tally, other: Tally) -> bool:
    ours, theirs = _merits(one), _merits(other)
    if any((a is None) != (b is None) for a, b in zip(ours, theirs, strict=True)):
        return False
    pairs = [
        (a, b) for a, b in zip(ours, theirs, strict=True) if a is not None and b is not None
    ]
    return all(a >= b for a, b in pairs) and any(a > b for a, b in pairs)


def _merits(tally: Tally) -> tuple[float | None, ...]:
    """What counts, each the more the better."""
    return (
        tally.rate.interval.estimate if tally.rate else None,
        -tally.p50_s if tally.p50_s else None,
        -float(tally.peak_memory_bytes) if tally.peak_memory_bytes else None,
    )


def _reference(tallies: Sequence[Tally]) -> Tally:
    """The one with the largest model: what a smaller one may lose is the question."""
    if all(one.model_bytes for one in tallies):
        return max(tallies, key=lambda one: one.model_bytes)
    return tallies[0]


def _verdicts(reference: Tally, others: Sequence[Tally], margin: float) -> tuple[Verdict, ...]:
    """Each beside the reference; all of it holds together with 95 % confidence."""
    confidence = 1 - (1 - CONFIDENCE) / max(1, len(others))
    a = reference.candidate.candidate_id
    compared = [
        compare(
            a, one.candidate.candidate_id, reference.tries, one.tries, margin=margin,
            confidence=confidence,
        )
        for one in others
    ]  # fmt: skip
    adjusted = holm([one.p_value for one in compared])
    return tuple(
        _verdict(reference, other, replace(one, p_adjusted=p_value), confidence)
        for other, one, p_value in zip(others, compared, adjusted, strict=True)
    )


def _verdict(a: Tally, b: Tally, comparison: Comparison, confidence: float) -> Verdict:
    if comparison.differs:
        kind: VerdictKind = "better" if comparison.difference.low > 0 else "worse"
    else:
        kind = "as_good" if comparison.loses_nothing else "unclear"
    times = time_ratio(a, b, confidence)
    from_files = not (a.peak_memory_bytes and b.peak_memory_bytes)
    saved = (
        _saved(a.model_bytes, b.model_bytes)
        if from_files
        else _saved(a.peak_memory_bytes, b.peak_memory_bytes)
    )
    plain = Verdict(kind, comparison, times, saved, from_files, "")
    return replace(plain, sentence=_sentence(plain, a.candidate.label, b.candidate.label))


def _saved(before: int, after: int) -> int:
    if not before or not after or abs(before - after) < _SMALL_SHARE * before:
        return 0
    return before - after


def _sentence(verdict: Verdict, a: str, b: str) -> str:
    comparison = verdict.comparison
    if verdict.kind == "unclear":
        return _unclear(comparison, a, b)
    points = points_text(abs(comparison.difference.estimate))
    p_value = p_text(comparison.p_adjusted)
    margin = points_text(comparison.margin)
    if verdict.kind == "as_good":
        said = f"{b} loses nothing measurable against {a} (less than {margin}"
        begin = f"{said}, {100 * comparison.difference.confidence:.3g} % sure)"
    else:
        begin = f"{b} is {verdict.kind} than {a} by {points} ({p_value})"
        if verdict.kind == "worse" and comparison.loses_nothing:
            begin += f", though by less than {margin}"
    return f"{_joined([begin, *_price(verdict)])}."


def _price(verdict: Verdict) -> list[str]:
    """What else differs for certain: time and memory."""
    said = []
    times = verdict.times
    if times is not None and times.low > 1.0:
        said.append(f"takes {times.estimate:.2g} times as long")
    elif times is not None and times.high < 1.0:
        said.append(f"is {1 / times.estimate:.2g} times as fast")
    if verdict.saved_bytes:
        what = " of file" if verdict.from_files else ""
        amount = size_text(abs(verdict.saved_bytes)) + what
        said.append(f"saves {amount}" if verdict.saved_bytes > 0 else f"takes {amount} more")
    return said


def _joined(parts: Sequence[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def _unclear(comparison: Comparison, a: str, b: str) -> str:
    if comparison.cases == 0:
        return f"{a} and {b} have no case in common that could be judged."
    tell, margin = comparison.more_to_tell, comparison.more_for_margin
    known = [one for one in (tell, margin) if one]
    begin = f"Too few cases to tell {b} from {a}"
    if not known:
        return f"{begin}, and they come out so alike that more of the same would hardly help."
    least = min(known)
    return f"{begin}: about {rounded_up(least)} more would do, if they come out alike."


def rounded_up(count: int) -> int:
    """A number of cases with two digits that count: it is a guess."""
    unit = int(f"1{'0' * max(0, len(str(count)) - 2)}")
    return -(-count // unit) * unit


def points_text(share: float) -> str:
    """A difference of shares: ``8 points``, ``0.4 points``."""
    points = 100 * share
    text = f"{points:.0f}" if points >= 9.95 or points == round(points) else f"{points:.1f}"
    return f"{text} point{'' if text == '1' else 's'}"


def p_text(p_value: float) -> str:
    """A p-value as a person reads it."""
    return "p < 0.001" if p_value < 0.001 else f"p = {p_value:.2g}"


def _choice(
    reference: Tally, others: Sequence[Tally], verdicts: Sequence[Verdict]
) -> tuple[str, str]:
    label = reference.candidate.label
    if reference.rate is None:
        return "", f"Nothing could be judged of {label}, so nothing can be compared with it."
    if not others:
        return reference.candidate.candidate_id, f"There is only {label}."
    best = [one for one in verdicts if one.kind == "better"]
    if best:
        found = max(best, key=lambda one: one.comparison.difference.estimate)
        return found.comparison.b, found.sentence
    cheaper = [one for one in verdicts if one.kind == "as_good" and _is_cheaper(one)]
    if cheaper:
        found = max(cheaper, key=lambda one: (one.saved_bytes, -_times(one)))
        return found.comparison.b, found.sentence
    unclear = [one for one in verdicts if one.kind == "unclear"]
    if unclear:
        return "", min(unclear, key=_needed).sentence
    if all(one.kind == "worse" for one in verdicts):
        why = verdicts[0].sentence if len(others) == 1 else "all others are worse."
        return reference.candidate.candidate_id, f"Stay with {label}: {why}"
    return (
        reference.candidate.candidate_id,
        f"Stay with {label}: none of the others is better, measurably faster or smaller.",
    )


def _is_cheaper(verdict: Verdict) -> bool:
    """Whether it saves memory or time, and does not cost much of the other."""
    is_slower = verdict.times is not None and verdict.times.low > 1.0
    is_faster = verdict.times is not None and verdict.times.high < 1.0
    if is_slower:
        return False
    return verdict.saved_bytes > 0 or (is_faster and verdict.saved_bytes == 0)


def _times(verdict: Verdict) -> float:
    return verdict.times.estimate if verdict.times else 1.0


def _needed(verdict: Verdict) -> float:
    known = [
        one
        for one in (verdict.comparison.more_to_tell, verdict.comparison.more_for_margin)
        if one
    ]
    return min(known, default=math.inf)
