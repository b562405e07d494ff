"""Values of ports as a person reads and writes them."""

from __future__ import annotations

import json
import math
from typing import Any

from PySide6.QtCore import QCoreApplication

from workbench.agents.nodes.api import PortType

_YES = ("yes", "true", "1")
_NO = ("no", "false", "0")


def shown(value: Any) -> str:
    """A value as text: text as it is, nothing as nothing, the rest as JSON."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    return json.dumps(value, ensure_ascii=False, indent=2)


def written(text: str, kind: PortType) -> Any:
    """The value that a person wrote for a port of that type.

    Raises:
        ValueError: It is none; the message says what is wanted.
    """
    if kind in ("text", "any"):
        return text
    plain = text.strip()
    if kind == "number":
        return _number(plain)
    if kind == "boolean":
        if plain.casefold() in (*_YES, *_NO):
            return plain.casefold() in _YES
        raise ValueError(_tr("Write yes or no"))
    if kind == "messages" and not plain.startswith("["):
        return [{"role": "user", "text": text}]
    if kind == "documents" and not plain.startswith("["):
        return [{"text": text}]
    return from_json(plain)


def from_json(text: str) -> Any:
    """The value of a JSON text.

    Raises:
        ValueError: It cannot be read; the message says where.
    """
    try:
        return json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as exc:
        where = _tr("Not JSON: {0}, line {1}, column {2}")
        raise ValueError(where.format(exc.msg, exc.lineno, exc.colno)) from exc
    except RecursionError as exc:
        raise ValueError(_tr("Not JSON that can be read: too deep")) from exc


def like(text: str, before: Any) -> Any:
    """What a person made of a value: text stays text, everything else is JSON.

    Raises:
        ValueError: It is not JSON.
    """
    return text if isinstance(before, str) else from_json(text)


def mixed_shown(value: Any) -> str:
    """A value for one line in which JSON and plain text may stand."""
    if isinstance(value, str) and isinstance(mixed_written(value), str):
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=False)


def mixed_written(text: str) -> Any:
    """What stands in such a line: JSON if it can be read as that, else text as it is."""
    try:
        return from_json(text)
    except ValueError:
        return text


def _number(text: str) -> int | float:
    try:
        return int(text)
    except ValueError:
        pass
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        raise ValueError(_tr("Write a number")) from None
    if not math.isfinite(number):
        raise ValueError(_tr("Write a number"))
    return number


def _refuse(name: str) -> Any:
    raise ValueError(_tr("Not JSON: {0}").format(name))


def _tr(text: str) -> str:
    return QCoreApplication.translate("builder", text)
