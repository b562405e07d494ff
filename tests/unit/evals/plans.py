"""Plans for the tests, and a source of outcomes without a model."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence

from workbench.evals.progress import Control
from workbench.evals.values import (
    Attempt,
    Candidate,
    Case,
    DataSet,
    Grade,
    Measured,
    Outcome,
    Plan,
)


def plan_of(
    cases: int = 4,
    candidates: int = 2,
    repetitions: int = 1,
    at_once: int = 8,
    seed: int = 0,
) -> Plan:
    """A plan with so many cases and candidates."""
    asked = tuple(Case(f"case-{number}", f"Question {number}?") for number in range(cases))
    compared = tuple(
        Candidate(f"candidate-{number}", f"Candidate {number}", {"name": "helper"})
        for number in range(candidates)
    )
    data_set = DataSet("questions", asked)
    return Plan("plan", "A plan", data_set, compared, repetitions, at_once, seed)


def outcome_of(attempt: Attempt, answer: str = "Yes.", word: str = "passed") -> Outcome:
    """What a try gave."""
    grade = Grade("contains", "passed" if word == "passed" else "failed")
    return Outcome(attempt, "run", answer, "answered", (grade,), total_s=0.5)


class Answers:
    """A source that answers each case at once, and remembers what it was asked.

    Attributes:
        asked: The tries, in order.
        most: It pauses the evaluation after so many.
    """

    def __init__(self, most: int = 10_000) -> None:
        self.asked: list[Attempt] = []
        self.most = most

    async def __call__(
        self, _plan: Plan, _candidate: Candidate, waiting: Sequence[Attempt], control: Control
    ) -> AsyncGenerator[Outcome, None]:
        for attempt in waiting:
            if control.paused:
                return
            self.asked.append(attempt)
            if len(self.asked) >= self.most:
                control.pause()
            yield outcome_of(attempt)


def took(candidate: Candidate) -> Measured:
    """What a candidate used."""
    return Measured(candidate.candidate_id, peak_memory_bytes=7, model_bytes=5)
