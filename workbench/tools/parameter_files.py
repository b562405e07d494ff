"""The parameters of a tool in its file: read with their lines, written in their order."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any, cast, get_args

from workbench.base.lines import LinedPlace
from workbench.base.reading import text
from workbench.tools.documents import (
    MOST_CHOICES,
    MOST_PARAMETERS,
    PARAMETER_NAME,
    ItemType,
    Parameter,
    ParameterType,
)
from workbench.tools.text_checks import hidden_character

_MOST_DESCRIPTION = 1_000
_MOST_TEXT = 1_000
_FIELDS = ("type", "description", "required", "enum", "default", "items")


def read_parameters(rows: LinedPlace) -> tuple[Parameter, ...]:
    """The parameters, in the order of the file, which is the order the model writes them in.

    Raises:
        DocumentError: One is bad; the message names the line.
    """
    names = rows.keys()
    if len(names) > MOST_PARAMETERS:
        raise rows.wrong(names[-1], f"more than {MOST_PARAMETERS} parameters", "Remove some.")
    return tuple(_parameter(rows, name) for name in names)


def written_parameters(parameters: Iterable[Parameter]) -> dict[str, Any]:
    """The parameters as plain values."""
    found: dict[str, Any] = {}
    for one in parameters:
        row: dict[str, Any] = {"type": one.type}
        if one.description:
            row["description"] = one.description
        if not one.required:
            row["required"] = False
        if one.choices:
            row["enum"] = list(one.choices)
        if one.default is not None:
            row["default"] = one.default
        if one.type == "array":
            row["items"] = one.items
        found[one.name] = row
    return found


def _parameter(rows: LinedPlace, name: str) -> Parameter:
    if not PARAMETER_NAME.fullmatch(name):
        raise rows.wrong(
            name, "it is no name of a parameter", "Use letters, digits and _, up to 64."
        )
    place = rows.inner(name)
    kind = text(place, "type", "string")
    if kind not in get_args(ParameterType):
        raise place.bad("type", kind, f"one of {', '.join(get_args(ParameterType))}")
    items = text(place, "items", "string")
    if items not in get_args(ItemType):
        raise place.bad("items", items, f"one of {', '.join(get_args(ItemType))}")
    description = text(place, "description", "")
    if len(description) > _MOST_DESCRIPTION or hidden_character(description):
        raise place.wrong(
            "description",
            f"it is longer than {_MOST_DESCRIPTION} characters, or not all of it can be seen",
            "Write it anew.",
        )
    required = place.take("required", True)
    if not isinstance(required, bool):
        raise place.bad("required", required, "true or false")
    choices = _choices(place, kind)
    default = place.take("default", None)
    if default is not None and (
        not _fits(default, kind, items) or (choices and default not in choices)
    ):
        raise place.bad("default", default, f"a value of type {kind} that may be chosen")
    place.done(_FIELDS)
    return Parameter(
        name,
        cast(ParameterType, kind),
        description,
        required,
        choices,
        default,
        cast(ItemType, items if kind == "array" else "string"),
    )


def _choices(place: LinedPlace, kind: str) -> tuple[Any, ...]:
    rows = place.take("enum", None)
    if rows is None:
        return ()
    good = isinstance(rows, list) and 0 < len(rows) <= MOST_CHOICES and kind != "array"
    if not good or not all(_fits(row, kind, "string") for row in rows):
        raise place.bad("enum", rows, f"a list of up to {MOST_CHOICES} values of type {kind}")
    return tuple(rows)


def _fits(value: Any, kind: str, items: str) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    match kind:
        case "string":
            return (
                isinstance(value, str)
                and len(value) <= _MOST_TEXT
                and not hidden_character(value)
            )
        case "integer":
            return isinstance(value, int)
        case "number":
            return isinstance(value, int | float) and math.isfinite(value)
        case "array":
            return isinstance(value, list) and all(_fits(one, items, "string") for one in value)
        case _:
            return False
