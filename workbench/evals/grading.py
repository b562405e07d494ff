"""All checks of a case on one answer."""

from __future__ import annotations

from workbench.base.errors import WorkbenchError
from workbench.evals.graders.api import Answered, GradingContext, failed, unknown
from workbench.evals.graders.registry import checked_settings, grader_of
from workbench.evals.values import Case, Check, DataSet, Grade


def checks_of(case: Case, data_set: DataSet) -> tuple[Check, ...]:
    """The checks that hold for a case: those of the set, then its own.

    Where there are none at all, what it expects is checked in the usual way: an expected
    answer must be contained (``contains``: as whole words, without capitals, spaces and
    punctuation), and expected calls must be made in their order with these arguments
    (``tool_calls``). A case that has both must pass both.
    """
    if found := (*data_set.checks, *case.checks):
        return found
    usual = []
    if case.expected:
        usual.append(Check("contains"))
    if case.calls is not None:
        usual.append(Check("tool_calls"))
    return tuple(usual)


def needs(data_set: DataSet) -> frozenset[str]:
    """What the checks of a set need beside the answers: ``embed``, ``ask``.

    Raises:
        DocumentError: A check is of no known kind.
    """
    return frozenset(
        need
        for case in data_set.cases
        for check in checks_of(case, data_set)
        if (need := grader_of(check.kind).needs)
    )


async def grade_case(
    case: Case, data_set: DataSet, answered: Answered, context: GradingContext
) -> tuple[Grade, ...]:
    """What each check says of an answer; see ``checks_of`` for a case without any.

    An answer that never came fails every check. What cannot be judged (a judge that is gone, a
    check that cannot be read) is ``unknown`` with the reason, never passed.
    """
    checks = checks_of(case, data_set)
    if answered.error:
        return tuple(
            failed(one.kind, f"there is no answer: {answered.error}") for one in checks
        )
    return tuple([await _grade(check, case, answered, context) for check in checks])


async def _grade(
    check: Check, case: Case, answered: Answered, context: GradingContext
) -> Grade:
    try:
        settings = checked_settings(check)
        return await grader_of(check.kind).grade(case, answered, settings, context)
    except WorkbenchError as exc:
        return unknown(check.kind, exc.message)
