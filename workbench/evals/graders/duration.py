"""The run, or one of its steps, took no longer than it may."""

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
from workbench.evals.graders.trace_steps import steps
from workbench.evals.values import Case, Grade


def _judge(_case: Case, answered: Answered, settings: Settings) -> Grade:
    limit_s, name = settings["limit_s"], settings["name"]
    if not name:
        if answered.total_s <= 0.0:
            return unknown(UNDER_S.kind, "the time was not measured")
        return _grade("the run", answered.total_s, limit_s)
    if not answered.records:
        return unknown(UNDER_S.kind, "there is no trace")
    found = [one for one in steps(answered.records) if one.is_named(name)]
    if not found:
        return unknown(UNDER_S.kind, f"{quoted(name)} did not run")
    if any(one.duration_s is None for one in found):
        return failed(UNDER_S.kind, f"{quoted(name)} did not end")
    return _grade(quoted(name), max(one.duration_s or 0.0 for one in found), limit_s)


def _grade(what: str, took_s: float, limit_s: float) -> Grade:
    reason = f"{what} took {took_s:.2f} s"
    if took_s < limit_s:
        return passed(UNDER_S.kind, reason)
    return failed(UNDER_S.kind, f"{reason}, not less than {limit_s:g} s")


UNDER_S = Grader(
    kind="under_s",
    title="Under so many seconds",
    description="The whole run, or each call of a tool or node, takes less time than this.",
    grade=at_once(_judge),
    settings=(
        Setting("limit_s", "Seconds", "number", 10.0, least=0.001, most=864_000.0),
        Setting("name", "Of the tool or node", "text", "", "Empty: the whole run."),
    ),
)
