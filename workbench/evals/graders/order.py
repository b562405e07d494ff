"""One step comes before another: the search before the answer."""

from __future__ import annotations

from workbench.evals.graders.api import (
    Answered,
    Grader,
    Setting,
    Settings,
    at_once,
    failed,
    passed,
    quoted,
    unknown,
)
from workbench.evals.graders.trace_steps import ANSWER, answer_place, steps
from workbench.evals.values import Case, Grade


def _judge(_case: Case, answered: Answered, settings: Settings) -> Grade:
    if not answered.records:
        return unknown(BEFORE.kind, "there is no trace")
    first, then = settings["first"], settings["then"]
    found = steps(answered.records)
    ends = [one.ended for one in found if one.is_named(first) and one.ended is not None]
    if not ends:
        return failed(BEFORE.kind, f"{quoted(first)} never ran to its end")
    if then == ANSWER:
        place = answer_place(answered.records)
    else:
        place = min((one.began for one in found if one.is_named(then)), default=None)
    if place is None:
        return failed(BEFORE.kind, f"{quoted(then)} never began")
    if min(ends) < place:
        return passed(BEFORE.kind)
    return failed(BEFORE.kind, f"{quoted(then)} came before {quoted(first)} was done")


BEFORE = Grader(
    kind="before",
    title="One step before another",
    description="A tool or node ended before another one, or the answer, began.",
    grade=at_once(_judge),
    settings=(
        Setting("first", "First", "text", "", "A tool or node; * stands for any.",
                required=True),
        Setting("then", "Then", "text", ANSWER, "A tool or node, or: answer."),
    ),
)  # fmt: skip
