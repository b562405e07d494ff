"""Nothing went wrong on the way."""

from __future__ import annotations

from workbench.evals.graders.api import (
    Answered,
    Grader,
    Setting,
    Settings,
    at_once,
    failed,
    passed,
)
from workbench.evals.graders.trace_steps import model_errors, steps
from workbench.evals.values import Case, Grade


def _judge(_case: Case, answered: Answered, settings: Settings) -> Grade:
    if answered.end != "answered":
        return failed(NO_ERROR.kind, f"the run ended as: {answered.end.replace('_', ' ')}")
    for one in steps(answered.records):
        if one.problem and not (settings["tools_may_fail"] and one.kind == "tool"):
            return failed(NO_ERROR.kind, f"{one.names[0]}: {one.problem}")
    if errors := model_errors(answered.records):
        return failed(NO_ERROR.kind, f"a model call failed: {errors[0]}")
    return passed(NO_ERROR.kind)


NO_ERROR = Grader(
    kind="no_error",
    title="Without errors",
    description="The run ends with an answer; no tool, node or model call in it fails.",
    grade=at_once(_judge),
    settings=(
        Setting("tools_may_fail", "Tools may fail", "switch", False,
                "Only the run itself and its nodes count."),
    ),
)  # fmt: skip
