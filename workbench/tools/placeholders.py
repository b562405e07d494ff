"""Texts with ``{name}`` where an argument goes; a brace of its own is written twice."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from workbench.base.errors import DocumentError

_PART = re.compile(r"\{\{|\}\}|\{([A-Za-z_][A-Za-z0-9_]{0,63})\}|[{}]")
_WHOLE = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]{0,63})\}")


def names_in(text: str) -> tuple[str, ...]:
    """The names in a text, in order.

    Raises:
        DocumentError: A brace stands alone.
    """
    names: list[str] = []
    for found in _PART.finditer(text):
        if found.group(1):
            names.append(found.group(1))
        elif found.group() in ("{", "}"):
            raise DocumentError(
                f"the brace at character {found.start() + 1} belongs to no {{name}}",
                "Write {name} for a parameter, and {{ or }} for a brace.",
            )
    return tuple(names)


def whole_name(text: str) -> str:
    """The name, if the text is nothing but one ``{name}``; else empty."""
    found = _WHOLE.fullmatch(text)
    return found.group(1) if found else ""


def filled(text: str, values: Mapping[str, Any], shown: Callable[[str], str] = str) -> str:
    """The text with each argument in its place; a missing one leaves nothing.

    Args:
        text: With places.
        values: By name.
        shown: What is put there for the text of an argument, such as one that is encoded.
    """

    def part(found: re.Match[str]) -> str:
        name = found.group(1)
        return shown(as_text(values.get(name))) if name else found.group()[:1]

    return _PART.sub(part, text)


def as_text(value: Any) -> str:
    """An argument as text: JSON's words for what is no text."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
