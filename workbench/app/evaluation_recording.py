"""What is left out of evaluations: what is left out of recorded and of exported runs.

An outcome is kept without it once it is graded. A plan is needed whole to be tried, so it is
kept whole until the evaluation has ended, and without it from then on.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, aclosing, contextmanager
from dataclasses import replace
from typing import Any

from workbench.base.redaction_rules import RedactionRule
from workbench.evals.progress import Control, Place, Source
from workbench.evals.report import Report, build_report
from workbench.evals.values import (
    Attempt,
    Candidate,
    Case,
    Check,
    ExpectedCall,
    Grade,
    Outcome,
    Plan,
)
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
        calls=tuple(_call(one, redactor) for one in outcome.calls),
        grades=tuple(_grade(one, redactor) for one in outcome.grades),
    )


def plan_at_end(plan: Plan, rules: Sequence[RedactionRule]) -> Plan:
    """What is kept of a plan that has ended; its ``left_out`` says whether that is less."""
    if not rules:
        return plan
    found = _plan(plan, Redactor(rules))
    if found == plan:
        return plan
    return replace(found, left_out=tuple(dict.fromkeys(rule.name for rule in rules)))


def report_without(report: Report, rules: Sequence[RedactionRule]) -> Report:
    """The report for others, made anew of what the rules leave; takes its time.

    Ids stay, by which it is told what belongs together.
    """
    if not rules:
        return report
    redactor = Redactor(rules)
    plan = _plan(report.plan, redactor)
    outcomes = tuple(left_out(one, redactor) for one in report.outcomes)
    if plan == report.plan and outcomes == report.outcomes:
        return report
    return build_report(plan, outcomes, report.measured)


def _without(source: Source, rules: Sequence[RedactionRule]) -> Source:
    async def plain(
        plan: Plan, candidate: Candidate, waiting: Sequence[Attempt], control: Control
    ) -> AsyncGenerator[Outcome, None]:
        redactor = Redactor(rules)
        async with aclosing(source(plan, candidate, waiting, control)) as outcomes:
            async for outcome in outcomes:
                yield await asyncio.to_thread(left_out, outcome, redactor)

    return plain


def _plan(plan: Plan, redactor: Redactor) -> Plan:
    """The same plan, its texts without what the rules name."""
    data_set = plan.data_set
    return replace(
        plan,
        name=redactor.text(plan.name),
        data_set=replace(
            data_set,
            name=redactor.text(data_set.name),
            description=redactor.text(data_set.description),
            cases=tuple(_case(one, redactor) for one in data_set.cases),
            checks=_checks(data_set.checks, redactor),
        ),
        candidates=tuple(_candidate(one, redactor) for one in plan.candidates),
    )


def _case(case: Case, redactor: Redactor) -> Case:
    return replace(
        case,
        text=redactor.text(case.text),
        inputs=redactor.value(case.inputs),
        expected=redactor.text(case.expected),
        calls=None if case.calls is None else tuple(_call(one, redactor) for one in case.calls),
        checks=_checks(case.checks, redactor),
        tags=tuple(redactor.text(one) for one in case.tags),
    )


def _candidate(candidate: Candidate, redactor: Redactor) -> Candidate:
    return replace(
        candidate,
        label=redactor.text(candidate.label),
        document=_texts(candidate.document, redactor),
        prompt_name=redactor.text(candidate.prompt_name),
    )


def _call(call: ExpectedCall, redactor: Redactor) -> ExpectedCall:
    return replace(call, arguments=redactor.value(call.arguments))


def _checks(checks: Sequence[Check], redactor: Redactor) -> tuple[Check, ...]:
    return tuple(replace(one, settings=_texts(one.settings, redactor)) for one in checks)


def _grade(grade: Grade, redactor: Redactor) -> Grade:
    return replace(grade, reason=redactor.text(grade.reason))


def _texts(value: Any, redactor: Redactor) -> Any:
    """A value whose texts are without what the rules name; its numbers are settings."""
    if isinstance(value, Mapping):
        return {key: _texts(one, redactor) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_texts(one, redactor) for one in value)
    return redactor.text(value) if isinstance(value, str) else value
