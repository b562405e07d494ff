"""Comparisons of values, chosen from a list: no file holds code that is run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, get_args

from workbench.agents.nodes.port_types import as_text

Operator = Literal[
    "equals",
    "differs",
    "contains",
    "contains not",
    "begins with",
    "ends with",
    "is empty",
    "is not empty",
    "less than",
    "greater than",
    "longer than",
    "shorter than",
    "is true",
]
OPERATORS: tuple[str, ...] = get_args(Operator)
_ALONE = ("is empty", "is not empty", "is true")


def picked(value: Any, path: str) -> Any:
    """What lies at a path such as ``customer.orders.0.total``; None if nothing does."""
    for name in filter(None, path.split(".")):
        if isinstance(value, Mapping):
            value = value.get(name)
        elif isinstance(value, list) and name.isdigit() and int(name) < len(value):
            value = value[int(name)]
        else:
            return None
    return value


def holds(value: Any, operator: Operator, other: str) -> bool:
    """Whether the comparison holds; text is compared without regard to case.

    Numbers are compared as numbers where both are; a comparison that makes no sense is false.
    """
    text, wanted = as_text(value).strip().casefold(), other.strip().casefold()
    match operator:
        case "equals":
            return _same(value, text, wanted)
        case "differs":
            return not _same(value, text, wanted)
        case "contains":
            return wanted in text
        case "contains not":
            return wanted not in text
        case "begins with":
            return text.startswith(wanted)
        case "ends with":
            return text.endswith(wanted)
    return _measured(value, text, operator, wanted)


def _measured(value: Any, text: str, operator: Operator, wanted: str) -> bool:
    match operator:
        case "is empty":
            return not text or value in ([], {})
        case "is not empty":
            return bool(text) and value not in ([], {})
        case "is true":
            return text in ("true", "yes", "1")
    limit = _number(wanted)
    if limit is None:
        return False
    if operator in ("longer than", "shorter than"):
        length = len(value) if isinstance(value, list) else len(text)
        return length > limit if operator == "longer than" else length < limit
    number = _number(text)
    if number is None:
        return False
    return number > limit if operator == "greater than" else number < limit


def words_of(path: str, operator: Operator, other: str) -> str:
    """The comparison as a person reads it."""
    parts = (path, operator, "" if operator in _ALONE else f"“{other}”")
    return " ".join(part for part in parts if part)


def _same(value: Any, text: str, wanted: str) -> bool:
    number = None if isinstance(value, bool) else _number(text)
    limit = _number(wanted)
    if number is not None and limit is not None:
        return number == limit
    if isinstance(value, bool):
        return wanted in (("true", "yes") if value else ("false", "no"))
    return text == wanted


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if abs(number) < float("inf") else None
