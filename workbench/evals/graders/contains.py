"""The answer holds certain texts, or does not."""

from __future__ import annotations

from collections.abc import Sequence

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
    wanted,
)
from workbench.evals.graders.wording import LIKENESS, VALUE, holds, levelled
from workbench.evals.values import Case, Grade

_VALUES = Setting("values", "Texts", "names", (), "One a line.", required=True)


def _held(answered: Answered, parts: Sequence[str], settings: Settings) -> list[bool]:
    """For each part whether the answer holds it; one of signs alone is looked for as it is."""
    text = levelled(answered.text, settings)
    found = []
    for part in parts:
        level = levelled(part, settings)
        found.append(holds(text, level) if level.strip() else part in answered.text)
    return found


def _contains(case: Case, answered: Answered, settings: Settings) -> Grade:
    text = wanted(case, settings)
    if not text:
        return unknown(CONTAINS.kind, "no expected answer is given")
    if _held(answered, [text], settings)[0]:
        return passed(CONTAINS.kind)
    return failed(CONTAINS.kind, f"{quoted(text)} is not in {quoted(answered.text)}")


def _contains_all(_case: Case, answered: Answered, settings: Settings) -> Grade:
    held = _held(answered, settings["values"], settings)
    score = sum(held) / len(held)
    missing = [part for part, is_in in zip(settings["values"], held, strict=True) if not is_in]
    if not missing:
        return passed(CONTAINS_ALL.kind, score=score)
    named = ", ".join(map(quoted, missing[:5]))
    return failed(CONTAINS_ALL.kind, f"not in the answer: {named}", score)


def _contains_any(_case: Case, answered: Answered, settings: Settings) -> Grade:
    if any(_held(answered, settings["values"], settings)):
        return passed(CONTAINS_ANY.kind)
    named = ", ".join(map(quoted, settings["values"][:5]))
    return failed(CONTAINS_ANY.kind, f"none of these is in the answer: {named}")


def _not_contains(_case: Case, answered: Answered, settings: Settings) -> Grade:
    held = _held(answered, settings["values"], settings)
    found = [part for part, is_in in zip(settings["values"], held, strict=True) if is_in]
    if not found:
        return passed(NOT_CONTAINS.kind)
    return failed(NOT_CONTAINS.kind, f"in the answer: {', '.join(map(quoted, found[:5]))}")


CONTAINS = Grader(
    kind="contains",
    title="Contains the expected text",
    description="The expected answer is somewhere in it, as whole words.",
    grade=at_once(_contains),
    settings=(VALUE, *LIKENESS),
)
CONTAINS_ALL = Grader(
    kind="contains_all",
    title="Contains all of",
    description="Each of these texts is somewhere in the answer.",
    grade=at_once(_contains_all),
    settings=(_VALUES, *LIKENESS),
)
CONTAINS_ANY = Grader(
    kind="contains_any",
    title="Contains one of",
    description="At least one of these texts is in the answer.",
    grade=at_once(_contains_any),
    settings=(_VALUES, *LIKENESS),
)
NOT_CONTAINS = Grader(
    kind="not_contains",
    title="Contains none of",
    description="None of these texts is in the answer.",
    grade=at_once(_not_contains),
    settings=(_VALUES, *LIKENESS),
)
