"""What is left out of outcomes before they are kept: what is left out of recorded runs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import AbstractContextManager, aclosing, contextmanager
from dataclasses import replace

from workbench.base.redaction_rules import RedactionRule
from workbench.evals.progress import Control, Place, Source
from workbench.evals.values import Attempt, Candidate, Outcome, Plan
from workbench.traces.redaction import Redactor


@contextmanager
def recorded_by(
    place: AbstractContextManager[Place], rules: Sequence[RedactionRule]
) -> Iterator[Place]:
    """The place, whose outcomes come without what the rules name; graded they were with it."""
    with place as used:
        yield replace(used, source=_without(used.source, rules)) if rules else used


def left_out(outcome: Outcome, redactor: Redactor) -> Outcome:
    """An outcome without what the rules name."""
    return replace(
        outcome,
        answer=redactor.text(outcome.answer),
        error=redactor.text(outcome.error),
        calls=tuple(
            replace(call, arguments=redactor.value(call.arguments)) for call in outcome.calls
        ),
        grades=tuple(
            replace(grade, reason=redactor.text(grade.reason)) for grade in outcome.grades
        ),
    )


def _without(source: Source, rules: Sequence[RedactionRule]) -> Source:
    async def plain(
        plan: Plan, candidate: Candidate, waiting: Sequence[Attempt], control: Control
    ) -> AsyncGenerator[Outcome, None]:
        redactor = Redactor(rules)
        async with aclosing(source(plan, candidate, waiting, control)) as outcomes:
            async for outcome in outcomes:
                yield await asyncio.to_thread(left_out, outcome, redactor)

    return plain
