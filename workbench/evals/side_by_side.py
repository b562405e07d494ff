"""Trying the cases of one candidate side by side, on this machine."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from workbench.base.errors import StoreError, WorkbenchError
from workbench.evals.progress import Control
from workbench.evals.values import Attempt, Candidate, Case, ExpectedCall, Grade, Outcome, Plan
from workbench.traces.events import Record

_SEEDS = 2**32
_NET_S = 30.0
"""Beyond twice its limit: what does not end by itself then is given up."""
_JUDGED = 8
"""The checks of a try may take so many times its limit: each may ask a judge some times."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One try as it is asked for.

    Attributes:
        seed: Of its sampling.
        limit_s: How long the run may take.
    """

    attempt: Attempt
    candidate: Candidate
    case: Case
    seed: int
    limit_s: float


@dataclass(frozen=True, slots=True)
class Tried:
    """What one run gave, before it is graded; as in ``Outcome``.

    Attributes:
        records: Its whole trace.
        model_id: The model that answered; empty if several did.
    """

    run_id: str
    answer: str
    end: str
    calls: tuple[ExpectedCall, ...] = ()
    total_s: float = 0.0
    time_to_first_token_s: float = 0.0
    prompt_tokens: int = 0
    cached_tokens: int = 0
    new_tokens: int = 0
    tokens_per_s: float = 0.0
    error: str = ""
    records: tuple[Record, ...] = ()
    model_id: str = ""


Try: TypeAlias = Callable[[Asked], Awaitable[Tried]]
"""Runs one case. Raises StoreError if the run could not be kept."""
GradeTried: TypeAlias = Callable[[Case, Tried], Awaitable[tuple[Grade, ...]]]
Prepare: TypeAlias = Callable[[Candidate], Awaitable[None]]
"""Loads what a candidate needs. Raises WorkbenchError if that cannot be."""


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Tries cases with what it is given; a ``Source``."""

    prepare: Prepare
    try_case: Try
    grade: GradeTried

    async def __call__(
        self, plan: Plan, candidate: Candidate, waiting: Sequence[Attempt], control: Control
    ) -> AsyncGenerator[Outcome, None]:
        """Try the cases; as many at a time as the plan says.

        A candidate that cannot be prepared answers none of them, and its outcomes say why.
        """
        try:
            await self.prepare(candidate)
        except StoreError:
            raise
        except WorkbenchError as exc:
            for attempt in waiting:
                yield without_answer(attempt, said(exc))
            return
        running: set[asyncio.Task[Outcome]] = set()
        left = self._begun(plan, candidate, waiting)
        try:
            _fill(running, left, plan.at_once, control)
            while running:
                done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
                running -= done
                if not any(task.exception() for task in done):  # before anything is stored
                    _fill(running, left, plan.at_once, control)
                for task in sorted(done, key=lambda one: one.exception() is not None):
                    yield task.result()
        finally:
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)

    def _begun(
        self, plan: Plan, candidate: Candidate, waiting: Sequence[Attempt]
    ) -> Iterator[asyncio.Task[Outcome]]:
        """Begin one try after another, each when it is asked for."""
        cases = {case.case_id: case for case in plan.data_set.cases}
        for attempt in waiting:
            seed = (plan.seed + attempt.repetition) % _SEEDS
            case = cases[attempt.case_id]
            asked = Asked(attempt, candidate, case, seed, plan.case_limit_s)
            yield asyncio.create_task(self._one(asked), name="evaluation-case")

    async def _one(self, asked: Asked) -> Outcome:
        try:
            async with asyncio.timeout(2 * asked.limit_s + _NET_S):
                tried = await self.try_case(asked)
        except StoreError:
            raise
        except WorkbenchError as exc:
            return without_answer(asked.attempt, said(exc))
        except TimeoutError:
            return without_answer(asked.attempt, "It did not end in time, and was given up.")
        grades = await self._graded(asked, tried)
        return Outcome(
            attempt=asked.attempt,
            run_id=tried.run_id,
            answer=tried.answer,
            end=tried.end,
            grades=grades,
            calls=tried.calls,
            total_s=tried.total_s,
            time_to_first_token_s=tried.time_to_first_token_s,
            prompt_tokens=tried.prompt_tokens,
            cached_tokens=tried.cached_tokens,
            new_tokens=tried.new_tokens,
            tokens_per_s=tried.tokens_per_s,
            error=tried.error,
        )

    async def _graded(self, asked: Asked, tried: Tried) -> tuple[Grade, ...]:
        """What the checks say; that they cannot judge says nothing against the answer."""
        try:
            async with asyncio.timeout(_JUDGED * asked.limit_s + _NET_S):
                return await self.grade(asked.case, tried)
        except StoreError:
            raise
        except TimeoutError:
            return (Grade("grading", "unknown", "The checks did not end in time."),)
        except WorkbenchError as exc:
            return (Grade("grading", "unknown", said(exc)),)


def _fill(
    running: set[asyncio.Task[Outcome]],
    left: Iterator[asyncio.Task[Outcome]],
    most: int,
    control: Control,
) -> None:
    while not control.paused and len(running) < most:
        if (task := next(left, None)) is None:
            return
        running.add(task)


def without_answer(attempt: Attempt, error: str) -> Outcome:
    """The outcome of a try that gave no answer."""
    return Outcome(attempt, run_id="", answer="", end="failed", grades=(), error=error)


def said(error: WorkbenchError) -> str:
    """What is wrong, and the next step, as sentences; never empty."""
    what = (error.message or type(error).__name__).rstrip(".")
    return f"{what}. {error.hint}".strip()
