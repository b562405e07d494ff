"""The kinds of graders there are, one row each, and what their settings must be."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from workbench.base.errors import DocumentError
from workbench.evals.calls import read_calls
from workbench.evals.graders.api import Grader, Setting
from workbench.evals.graders.at_most_calls import AT_MOST_CALLS
from workbench.evals.graders.contains import CONTAINS, CONTAINS_ALL, CONTAINS_ANY, NOT_CONTAINS
from workbench.evals.graders.duration import UNDER_S
from workbench.evals.graders.exact import EXACT
from workbench.evals.graders.json_schema import JSON_SCHEMA
from workbench.evals.graders.judge import JUDGE
from workbench.evals.graders.length import LENGTH
from workbench.evals.graders.never_called import NEVER_CALLED
from workbench.evals.graders.no_error import NO_ERROR
from workbench.evals.graders.numbers import NUMERIC
from workbench.evals.graders.order import BEFORE
from workbench.evals.graders.pattern import REGEX
from workbench.evals.graders.similarity import SIMILARITY
from workbench.evals.graders.tool_calls import TOOL_CALLS
from workbench.evals.values import Check
from workbench.tools.schema import suggest

GRADERS: tuple[Grader, ...] = (
    EXACT,
    CONTAINS,
    CONTAINS_ALL,
    CONTAINS_ANY,
    NOT_CONTAINS,
    REGEX,
    NUMERIC,
    JSON_SCHEMA,
    LENGTH,
    TOOL_CALLS,
    BEFORE,
    NEVER_CALLED,
    AT_MOST_CALLS,
    UNDER_S,
    NO_ERROR,
    SIMILARITY,
    JUDGE,
)
_MOST_TEXT = 100_000
_MOST_NAMES = 200


def grader_of(kind: str) -> Grader:
    """The grader of a kind.

    Raises:
        DocumentError: There is none; the hint names those that are there.
    """
    for grader in GRADERS:
        if grader.kind == kind:
            return grader
    kinds = [grader.kind for grader in GRADERS]
    meant = suggest(kind[:60], kinds)
    hint = f"Did you mean {meant}?" if meant else f"There are: {', '.join(kinds)}."
    raise DocumentError(f"there is no grader {kind!r:.60}", hint)


def checked_settings(check: Check) -> dict[str, Any]:
    """All settings of a check, with the defaults where it names none.

    Raises:
        DocumentError: The kind is not known, or a setting cannot be used.
    """
    grader = grader_of(check.kind)
    known = {setting.name: setting for setting in grader.settings}
    for name in check.settings:
        if name not in known:
            there = ", ".join(known) or "none"
            raise DocumentError(
                f"{check.kind} has no setting {name!r:.60}", f"There are: {there}."
            )
    found: dict[str, Any] = {}
    for setting in grader.settings:
        value = check.settings.get(setting.name, setting.default)
        if setting.name in check.settings or setting.required:
            value = _value(check.kind, setting, value)
        found[setting.name] = value
    if problem := grader.problem(found):
        raise DocumentError(f"{check.kind}: {problem}", "Mend that setting.")
    return found


def _value(kind: str, setting: Setting, value: Any) -> Any:
    fits, wanted = _FITS[setting.type]
    if setting.type == "choice":
        wanted = f"one of {', '.join(setting.choices)}"
    elif setting.type in ("number", "integer"):
        wanted = f"{wanted} from {setting.least:g} to {setting.most:g}"
    if setting.required and value in ("", (), [], {}, None):
        raise DocumentError(f"{kind} needs {setting.name}", f"Write {wanted} there.")
    if not fits(value) or not _is_in(setting, value):
        raise DocumentError(
            f"{kind}: {setting.name}: {_shown(value)} is not {wanted}", f"Write {wanted} there."
        )
    if setting.type == "names":
        return tuple(value)
    if setting.type == "calls":
        return read_calls(value, f"{kind}: {setting.name}")
    return value


def _is_in(setting: Setting, value: Any) -> bool:
    if setting.type == "choice":
        return value in setting.choices
    if setting.type in ("number", "integer"):
        return bool(setting.least <= value <= setting.most)
    return True


def _shown(value: object) -> str:
    return f"{value!r:.60}" if isinstance(value, str | int | float) else type(value).__name__


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _MOST_TEXT


def _is_number(value: object) -> bool:
    is_plain = isinstance(value, int | float) and not isinstance(value, bool)
    return is_plain and math.isfinite(value)  # type: ignore[arg-type]


def _is_integer(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_names(value: object) -> bool:
    return (
        isinstance(value, list | tuple)
        and len(value) <= _MOST_NAMES
        and all(_is_text(one) and one for one in value)
    )


_FITS = {
    "text": (_is_text, "a text"),
    "lines": (_is_text, "a text"),
    "number": (_is_number, "a number"),
    "integer": (_is_integer, "a whole number"),
    "switch": (lambda value: isinstance(value, bool), "true or false"),
    "choice": (lambda value: isinstance(value, str), "a choice"),
    "names": (_is_names, f"a list of up to {_MOST_NAMES} texts"),
    "schema": (lambda value: isinstance(value, Mapping | bool), "a JSON Schema"),
    "calls": (
        lambda value: value is None or isinstance(value, list | tuple),
        "a list of calls",
    ),
}
