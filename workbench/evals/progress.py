"""What an evaluation tells while it goes on, and how it is asked to pause."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from workbench.evals.values import Attempt, Candidate, Measured, Outcome, Plan


@dataclass(frozen=True, slots=True)
class CandidateBegan:
    """A candidate's turn; ``left`` of its tries have no outcome yet."""

    candidate_id: str
    left: int


@dataclass(frozen=True, slots=True)
class CaseDone:
    """A try has its outcome, and that is on disk."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class CandidateDone:
    """The end of a candidate's turn; after a pause it may have another one."""

    measured: Measured


@dataclass(frozen=True, slots=True)
class Paused:
    """It ended before every try had an outcome, and can go on.

    Attributes:
        message: Why it ended by itself; empty if it was asked to. ``hint`` is the next step.
    """

    message: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class AllDone:
    """Every try has an outcome."""


Progress: TypeAlias = CandidateBegan | CaseDone | CandidateDone | Paused | AllDone


class Control:
    """How an evaluation that goes on is asked to pause: what was begun ends first."""

    def __init__(self) -> None:
        self.paused = False

    def pause(self) -> None:
        """Begin no further try."""
        self.paused = True


Source: TypeAlias = Callable[
    [Plan, Candidate, Sequence[Attempt], Control], AsyncGenerator[Outcome, None]
]
"""Tries some cases by one candidate, here or elsewhere; an outcome as soon as it is there.

Raises StoreError if a run could not be kept: the evaluation pauses then.
"""
Took: TypeAlias = Callable[[Candidate], Measured]
"""Memory and size of what a candidate used so far; its ``wall_s`` is not looked at."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where cases are tried, and what that takes."""

    source: Source
    took: Took


def took_unknown(candidate: Candidate) -> Measured:
    """Of a place that does not tell."""
    return Measured(candidate.candidate_id)
