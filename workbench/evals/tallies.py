"""The outcomes of one candidate, counted."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from workbench.evals.statistics import (
    CONFIDENCE,
    Interval,
    Rate,
    median_interval,
    pass_rate,
    percentile,
)
from workbench.evals.values import Attempt, Candidate, Measured, Outcome, Plan


@dataclass(frozen=True, slots=True)
class Tally:
    """What one candidate's outcomes come to. None, or 0 bytes, where it is not known.

    Attributes:
        tries: By case whether each try passed, of those that could be judged.
        planned: Tries that the plan has.
        done: Tries that have an outcome.
        unjudged: Of these, those that no check could judge.
        errors: Of these, those that gave no answer.
        case_s: By case how long an answer took, on average, in seconds.
        p50_s: Half of the answers took no longer; p95_s 95 % of them.
        total_s: How long each answer took.
    """

    candidate: Candidate
    tries: Mapping[str, tuple[bool, ...]] = field(default_factory=dict)
    planned: int = 0
    done: int = 0
    unjudged: int = 0
    errors: int = 0
    rate: Rate | None = None
    case_s: Mapping[str, float] = field(default_factory=dict)
    total_s: tuple[float, ...] = ()
    p50_s: float | None = None
    p95_s: float | None = None
    first_token_s: float | None = None
    tokens_per_s: float | None = None
    new_tokens: float | None = None
    wall_s: float = 0.0
    peak_memory_bytes: int = 0
    model_bytes: int = 0


def tally_all(
    plan: Plan, outcomes: Iterable[Outcome], measured: Iterable[Measured] = ()
) -> tuple[Tally, ...]:
    """A tally for each candidate of the plan, in its order.

    Outcomes that are of no try of the plan do not count; of two of one try the later one does.
    """
    cases = {case.case_id for case in plan.data_set.cases}
    latest: dict[Attempt, Outcome] = {}
    for outcome in outcomes:
        if outcome.attempt.case_id in cases and 0 <= outcome.attempt.repetition < max(
            1, plan.repetitions
        ):
            latest[outcome.attempt] = outcome
    extra = {one.candidate_id: one for one in measured}
    planned = len(cases) * plan.repetitions
    return tuple(
        _tally(
            candidate,
            [
                one
                for attempt, one in latest.items()
                if attempt.candidate_id == candidate.candidate_id
            ],
            extra.get(candidate.candidate_id, Measured(candidate.candidate_id)),
            planned,
        )
        for candidate in plan.candidates
    )


def _tally(
    candidate: Candidate, outcomes: list[Outcome], extra: Measured, planned: int
) -> Tally:
    answered = [one for one in outcomes if not one.error]
    times_s = tuple(_known(one.total_s for one in answered))
    tries: dict[str, tuple[bool, ...]] = {}
    for one in sorted(outcomes, key=lambda one: one.attempt.repetition):
        if one.judged:
            case_id = one.attempt.case_id
            tries[case_id] = (*tries.get(case_id, ()), one.passed)
    return Tally(
        candidate=candidate,
        tries=tries,
        planned=planned,
        done=len(outcomes),
        unjudged=sum(not one.judged for one in outcomes),
        errors=len(outcomes) - len(answered),
        rate=pass_rate(tries),
        case_s=_case_s(answered),
        total_s=times_s,
        p50_s=percentile(times_s, 0.5),
        p95_s=percentile(times_s, 0.95),
        first_token_s=percentile(_known(one.time_to_first_token_s for one in answered), 0.5),
        tokens_per_s=percentile(_known(one.tokens_per_s for one in answered), 0.5),
        new_tokens=percentile(_known(float(one.new_tokens) for one in answered), 0.5),
        wall_s=max(0.0, extra.wall_s),
        peak_memory_bytes=max(0, extra.peak_memory_bytes),
        model_bytes=max(0, extra.model_bytes),
    )


def _known(values: Iterable[float]) -> list[float]:
    return [value for value in values if math.isfinite(value) and value > 0.0]


def _case_s(outcomes: Iterable[Outcome]) -> dict[str, float]:
    found: dict[str, list[float]] = {}
    for one in outcomes:
        for time_s in _known([one.total_s]):
            found.setdefault(one.attempt.case_id, []).append(time_s)
    return {case_id: math.fsum(times) / len(times) for case_id, times in found.items()}


def time_ratio(a: Tally, b: Tally, confidence: float = CONFIDENCE) -> Interval | None:
    """How many times as long as ``a`` an answer of ``b`` takes: the median over the cases.

    Returns:
        None if they have too few cases in common that both answered.
    """
    both = [case_id for case_id in a.case_s if case_id in b.case_s]
    return median_interval([b.case_s[one] / a.case_s[one] for one in both], confidence)
