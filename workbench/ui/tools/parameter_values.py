"""Choices and defaults of parameters, as text of a form and back."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import Any, cast

from workbench.tools.documents import ItemType, Parameter, ParameterType
from workbench.ui.builder.values import mixed_written

_YES = {"yes": True, "true": True, "no": False, "false": False}


def type_key(parameter: Parameter) -> str:
    """The type as one word; of a list with its entries, as ``array:string``."""
    is_list = parameter.type == "array"
    return f"array:{parameter.items}" if is_list else parameter.type


def types_of(key: str) -> tuple[ParameterType, ItemType]:
    """Type and entries of such a word."""
    kind, _, items = key.partition(":")
    return cast(ParameterType, kind), cast(ItemType, items or "string")


def choices_text(choices: Sequence[Any]) -> str:
    """Choices, one in each line."""
    return "\n".join(_shown(one) for one in choices)


def choices_of(text: str, kind: ParameterType) -> tuple[Any, ...]:
    """The choices in some lines; one that is of another type stays a text."""
    return tuple(_value(line.strip(), kind) for line in text.splitlines() if line.strip())


def default_text(default: Any) -> str:
    """A default for one line."""
    return "" if default is None else _shown(default)


def default_of(text: str, kind: ParameterType, items: ItemType) -> Any:
    """The default in a line; None for an empty one. One of another type stays a text."""
    plain = text.strip()
    if not plain:
        return None
    if kind != "array":
        return _value(text if kind == "string" else plain, kind)
    found = mixed_written(plain)
    if isinstance(found, list):
        return found
    return [_value(part.strip(), items) for part in plain.split(",") if part.strip()]


def _value(text: str, kind: ParameterType) -> Any:
    match kind:
        case "integer":
            return int(text) if text.lstrip("+-").isdecimal() else text
        case "number":
            return _number(text)
        case "boolean":
            return _YES.get(text.casefold(), text)
        case _:
            return text


def _number(text: str) -> Any:
    try:
        found = float(text.replace(",", "."))
    except ValueError:
        return text
    if not math.isfinite(found):
        return text
    return int(text) if text.lstrip("+-").isdecimal() else found


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
