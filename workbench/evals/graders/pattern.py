"""The answer matches a regular expression."""

from __future__ import annotations

from workbench.base.errors import RunError
from workbench.base.patterns import Pattern, pattern_problem
from workbench.evals.graders.api import (
    Answered,
    Grader,
    Setting,
    Settings,
    failed,
    in_thread,
    passed,
    quoted,
    unknown,
)
from workbench.evals.values import Case, Grade


def _pattern(settings: Settings) -> str:
    flags = "(?i)" if settings["ignore_case"] else ""
    return flags + str(settings["pattern"])


def _problem(settings: Settings) -> str:
    return pattern_problem(_pattern(settings))


def _judge(_case: Case, answered: Answered, settings: Settings) -> Grade:
    try:
        is_in = Pattern(_pattern(settings)).is_in(answered.text)
    except RunError as exc:
        return unknown(REGEX.kind, exc.message)
    if is_in == (not settings["must_not"]):
        return passed(REGEX.kind)
    what = "matches" if is_in else "does not match"
    return failed(REGEX.kind, f"{quoted(answered.text)} {what} {settings['pattern']!r:.80}")


REGEX = Grader(
    kind="regex",
    title="Matches a pattern",
    description="A regular expression is found in the answer. It is given up after 2 seconds.",
    grade=in_thread(_judge),
    settings=(
        Setting("pattern", "Pattern", "text", "", required=True),
        Setting("ignore_case", "Ignore capitals", "switch", False),
        Setting("must_not", "Must not match", "switch", False),
    ),
    problem=_problem,
)
