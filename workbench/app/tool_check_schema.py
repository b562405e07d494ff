"""Whether a value fits a JSON Schema: by itself, so that it can judge what engines enforce.

It knows what the cases use: types, enum, required, properties, items, dates.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from typing import Any

_SHOWN_CHARS = 60


def misfit(schema: Mapping[str, Any], value: object, place: str = "the arguments") -> str:
    """What does not fit, and where; empty if all does. An optional null counts as left out."""
    kind = schema.get("type")
    if kind is not None and not _IS[str(kind)](value):
        return f"{place} must be of type {kind}, not {_shown(value)}"
    if "enum" in schema and value not in schema["enum"]:
        known = ", ".join(map(str, schema["enum"]))
        return f"{place} must be one of {known}, not {_shown(value)}"
    if schema.get("format") == "date" and not _is_date(value):
        return f"{place} must be a date as YYYY-MM-DD, not {_shown(value)}"
    if isinstance(value, Mapping):
        return _object_misfit(schema, value, place)
    if isinstance(value, list):
        items = schema.get("items", {})
        found = (misfit(items, one, f"{place}[{n}]") for n, one in enumerate(value))
        return next(filter(None, found), "")
    return ""


def _object_misfit(schema: Mapping[str, Any], value: Mapping[str, Any], place: str) -> str:
    properties: Mapping[str, Any] = schema.get("properties", {})
    required = schema.get("required", ())
    for name in required:
        if name not in value:
            return f"{place} lack {name!r}"
    for name, inner in value.items():
        if name not in properties:
            return f"{place} have {str(name)[:_SHOWN_CHARS]!r}, which is unknown"
        if inner is None and name not in required:
            continue
        if found := misfit(properties[name], inner, repr(name)):
            return found
    return ""


def _is_date(value: object) -> bool:
    try:
        return len(str(value)) == len("2026-01-31") and bool(dt.date.fromisoformat(str(value)))
    except ValueError:
        return False


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_integer(value: object) -> bool:
    return _is_number(value) and float(value).is_integer()  # type: ignore[arg-type]


_IS: Mapping[str, Callable[[object], bool]] = {
    "string": lambda value: isinstance(value, str),
    "number": _is_number,
    "integer": _is_integer,
    "boolean": lambda value: isinstance(value, bool),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, Mapping),
    "null": lambda value: value is None,
}


def _shown(value: object) -> str:
    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except RecursionError:
        return "something deeply nested"
    return text if len(text) <= _SHOWN_CHARS else f"{text[:_SHOWN_CHARS]}…"
