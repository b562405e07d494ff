"""The answer is the wanted text and nothing else."""

from __future__ import annotations

from workbench.evals.graders.api import (
    Answered,
    Grader,
    Settings,
    at_once,
    failed,
    passed,
    quoted,
    unknown,
    wanted,
)
from workbench.evals.graders.wording import LIKENESS, VALUE, levelled
from workbench.evals.values import Case, Grade


def _judge(case: Case, answered: Answered, settings: Settings) -> Grade:
    text = wanted(case, settings)
    if not text:
        return unknown(EXACT.kind, "no expected answer is given")
    if levelled(answered.text, settings) == levelled(text, settings):
        return passed(EXACT.kind)
    return failed(EXACT.kind, f"{quoted(answered.text)} is not {quoted(text)}")


EXACT = Grader(
    kind="exact",
    title="Is the expected text",
    description="The whole answer is the expected one.",
    grade=at_once(_judge),
    settings=(VALUE, *LIKENESS),
)
