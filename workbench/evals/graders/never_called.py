"""Certain tools were never called, not even inside of what a tool asked."""

from __future__ import annotations

from fnmatch import fnmatchcase

from workbench.evals.graders.api import (
    Answered,
    Grader,
    Setting,
    Settings,
    at_once,
    failed,
    passed,
    quoted,
)
from workbench.evals.graders.trace_steps import steps
from workbench.evals.values import Case, Grade


def called_names(answered: Answered) -> list[str]:
    """The tools that were called or tried, those inside of others' calls included."""
    traced = [one.names[0] for one in steps(answered.records) if one.kind == "tool"]
    return traced or [call.name for call in answered.calls]


def _judge(_case: Case, answered: Answered, settings: Settings) -> Grade:
    globs = [glob.casefold() for glob in settings["names"]]
    for name in called_names(answered):
        if any(fnmatchcase(name.casefold(), glob) for glob in globs):
            return failed(NEVER_CALLED.kind, f"{quoted(name)} was called")
    return passed(NEVER_CALLED.kind)


NEVER_CALLED = Grader(
    kind="never_called",
    title="Never calls",
    description="None of these tools is called, nor tried.",
    grade=at_once(_judge),
    settings=(
        Setting("names", "Tools", "names", (), "One a line; * stands for any: delete_*.",
                required=True),
    ),
)  # fmt: skip
