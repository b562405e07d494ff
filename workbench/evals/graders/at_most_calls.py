"""There were not too many tool calls."""

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
)
from workbench.evals.graders.never_called import called_names
from workbench.evals.values import Case, Grade


def _judge(_case: Case, answered: Answered, settings: Settings) -> Grade:
    glob, most = settings["name"], settings["most"]
    count = sum(fnmatchcase(name, glob) for name in called_names(answered))
    if count <= most:
        return passed(AT_MOST_CALLS.kind)
    return failed(AT_MOST_CALLS.kind, f"{count} calls instead of at most {most}")


AT_MOST_CALLS = Grader(
    kind="at_most_calls",
    title="At most so many calls",
    description="The run makes no more tool calls than this.",
    grade=at_once(_judge),
    settings=(
        Setting("most", "At most", "integer", 8, most=10_000),
        Setting("name", "Of the tool", "text", "*", "* stands for any."),
    ),
)
