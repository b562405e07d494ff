"""All that a report says of an evaluation, as one value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.evals.graders.judge import (
    JUDGE_KIND,
    NONSENSE,
    ONLY_FIRST,
    ONLY_LAST,
    OWN,
    TRAPPED,
    TRAPPED_TOO,
)
from workbench.evals.paired import MARGIN
from workbench.evals.recommend import Recommendation, recommend
from workbench.evals.tallies import Tally, tally_all
from workbench.evals.values import Attempt, Measured, Outcome, Plan


@dataclass(frozen=True, slots=True)
class JudgeFaults:
    """How far the judging model could be relied upon with one candidate.

    Attributes:
        asked: Answers it was to judge.
        verdicts: Of these, those with a verdict that counts.
        only_last: Passed with the answer last, failed with it first; ``only_first`` the other
            way. Both would be equal if the order did not matter.
        trapped: It passed an answer by criteria that the answer cannot meet, or failed one by
            criteria that any answer meets.
        nonsense: It gave no verdict at all.
        unasked: It could not be asked: none chosen, gone, nothing to go by.
        own: It judged answers of itself.
    """

    candidate_id: str
    asked: int
    verdicts: int
    only_last: int
    only_first: int
    trapped: int
    nonsense: int
    unasked: int
    own: int


@dataclass(frozen=True, slots=True)
class Report:
    """An evaluation with what follows from it.

    Attributes:
        outcomes: Those that count, in the order of the plan.
        measured: What the candidates took, as it was told.
        notes: What was not measured or not judged, one sentence each.
    """

    plan: Plan
    tallies: tuple[Tally, ...]
    recommendation: Recommendation
    outcomes: tuple[Outcome, ...]
    judge: tuple[JudgeFaults, ...]
    notes: tuple[str, ...]
    measured: tuple[Measured, ...] = ()


def build_report(
    plan: Plan,
    outcomes: Iterable[Outcome],
    measured: Iterable[Measured] = (),
    *,
    reference_id: str = "",
    margin: float = MARGIN,
) -> Report:
    """Everything that a report says. May take some seconds with thousands of cases.

    Args:
        plan: What was to be tried.
        outcomes: What came out; those of no try of the plan are left out.
        measured: What the candidates took.
        reference_id: The candidate that the others are compared with; empty: the largest.
        margin: A loss of pass rate that nobody minds.
    """
    counted, took = counting(plan, outcomes), tuple(measured)
    tallies = tally_all(plan, counted, took)
    return Report(
        plan,
        tallies,
        recommend(tallies, reference_id=reference_id, margin=margin),
        counted,
        judge_faults(plan, counted),
        _notes(plan, tallies),
        took,
    )


def counting(plan: Plan, outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """The outcomes of tries of the plan, in its order; of two of one try the later one."""
    latest: dict[Attempt, Outcome] = {one.attempt: one for one in outcomes}
    return tuple(
        found
        for candidate in plan.candidates
        for case in plan.data_set.cases
        for repetition in range(plan.repetitions)
        if (found := latest.get(Attempt(candidate.candidate_id, case.case_id, repetition)))
    )


def judge_faults(plan: Plan, outcomes: Sequence[Outcome]) -> tuple[JudgeFaults, ...]:
    """The faults of the judging model by candidate; nothing where none was asked."""
    found = []
    for candidate in plan.candidates:
        grades = [
            grade
            for outcome in outcomes
            if outcome.attempt.candidate_id == candidate.candidate_id and not outcome.error
            for grade in outcome.grades
            if grade.kind == JUDGE_KIND
        ]
        if not grades:
            continue
        own = sum(grade.reason.startswith(OWN.strip()) for grade in grades)
        said = Counter(
            "verdicts" if grade.word != "unknown" else _fault(grade.reason) for grade in grades
        )
        found.append(
            JudgeFaults(
                candidate.candidate_id, len(grades), said["verdicts"], said["only_last"],
                said["only_first"], said["trapped"], said["nonsense"], said["unasked"], own,
            )
        )  # fmt: skip
    return tuple(found)


def _fault(reason: str) -> str:
    plain = reason.removeprefix(OWN)
    for mark, name in (
        (ONLY_LAST, "only_last"),
        (ONLY_FIRST, "only_first"),
        (TRAPPED, "trapped"),
        (TRAPPED_TOO, "trapped"),
        (NONSENSE, "nonsense"),
    ):
        if plain.startswith(mark):
            return name
    return "unasked"


def _notes(plan: Plan, tallies: Sequence[Tally]) -> tuple[str, ...]:
    notes = []
    for tally in tallies:
        label = tally.candidate.label
        if missing := tally.planned - tally.done:
            notes.append(f"{label}: {missing} of {tally.planned} tries have not been made.")
        if tally.unjudged:
            notes.append(
                f"{label}: {tally.unjudged} of {tally.done} answers could not be judged; "
                "they do not count."
            )
        if tally.errors:
            notes.append(
                f"{label}: {tally.errors} of {tally.done} tries gave no answer; they count as "
                "failed."
            )
        if not tally.peak_memory_bytes:
            notes.append(f"{label}: the memory it takes was not measured.")
        if tally.done and tally.p50_s is None:
            notes.append(f"{label}: the time of its answers was not measured.")
    if plan.repetitions == 1:
        notes.append(
            "Each case was tried once: how much answers vary from try to try was not measured."
        )
    return tuple(notes)
