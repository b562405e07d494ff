"""Checks arguments against a tool's JSON Schema and says precisely what is wrong."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from workbench.tools.api import ToolSpec

_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "object": (dict,),
    "array": (list,),
    "null": (type(None),),
}


def suggest(name: str, known: Iterable[str]) -> str:
    """The known name that is meant, or empty."""
    close = difflib.get_close_matches(name.lower(), list(known), n=1, cutoff=0.5)
    return close[0] if close else ""


def check_arguments(spec: ToolSpec, json_text: str) -> Mapping[str, Any] | str:
    """The arguments, or the one message that tells the model what to mend."""
    try:
        raw = json.loads(json_text) if json_text.strip() else {}
    except (ValueError, RecursionError) as exc:
        return f"the arguments of {spec.name} are not valid JSON: {exc}"
    return check_values(spec, raw)


def check_values(spec: ToolSpec, raw: object) -> Mapping[str, Any] | str:
    """Like ``check_arguments`` for arguments that are already read."""
    properties: Mapping[str, Mapping[str, Any]] = spec.parameters.get("properties", {})
    if not isinstance(raw, Mapping):
        return f"the arguments of {spec.name} must be an object with {_names(properties)}"
    for name in raw:
        if name not in properties:
            meant = suggest(str(name), properties)
            ask = f"; did you mean {meant!r}?" if meant else ""
            return f"{spec.name} has no parameter {name!r}, only {_names(properties)}{ask}"
    for name in spec.parameters.get("required", ()):
        if name not in raw:
            return f"{spec.name} needs the parameter {name!r}: {_meaning(properties[name])}"
    checked: dict[str, Any] = {}
    for name, value in raw.items():
        if value is None and name not in spec.parameters.get("required", ()):
            continue
        value = _mend(properties[name], value)
        if problem := _problem(properties[name], value):
            return f"parameter {name!r} of {spec.name} {problem}"
        checked[name] = value
    return checked


def _mend(schema: Mapping[str, Any], value: object) -> object:
    """Small models write numbers as text; the meaning is not in doubt."""
    if schema.get("type") not in ("number", "integer") or not isinstance(value, str):
        return value
    try:
        number = float(value.replace(",", "")) if schema["type"] == "number" else int(value)
    except ValueError:
        return value
    return int(number) if isinstance(number, float) and number.is_integer() else number


def _problem(schema: Mapping[str, Any], value: object) -> str:
    kind = str(schema.get("type", ""))
    wrong_bool = isinstance(value, bool) and kind in ("number", "integer")
    if wrong_bool or (kind in _TYPES and not isinstance(value, _TYPES[kind])):
        return f"must be a {kind}, not {json.dumps(value, default=str)[:60]}"
    if isinstance(value, float) and not abs(value) < float("inf"):
        return "must be a finite number"
    choices = schema.get("enum")
    if choices is not None and value not in choices:
        return f"must be one of {', '.join(map(repr, choices))}"
    return ""


def _names(properties: Mapping[str, Any]) -> str:
    return ", ".join(map(repr, properties)) or "no parameters"


def _meaning(schema: Mapping[str, Any]) -> str:
    return str(schema.get("description", schema.get("type", "")))
