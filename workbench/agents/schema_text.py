"""The schema of an answer as a person writes it: JSON text, read with its mistakes named."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from workbench.base.errors import DocumentError

MOST_CHARS = 100_000


def schema_text(schema: Mapping[str, Any] | None) -> str:
    """A schema as text; empty where there is none."""
    return "" if schema is None else json.dumps(schema, indent=2, ensure_ascii=False)


def read_schema(text: str) -> dict[str, Any] | None:
    """The schema in a text; None if the text is empty.

    Raises:
        DocumentError: It is not JSON, or not an object; the message names the place.
    """
    if not text.strip():
        return None
    if len(text) > MOST_CHARS:
        raise DocumentError(f"it is longer than {MOST_CHARS} characters", "Make it shorter.")
    try:
        text.encode()
        found = json.loads(text, object_pairs_hook=_object, parse_constant=_constant)
    except json.JSONDecodeError as exc:
        raise DocumentError(
            f"line {exc.lineno}, column {exc.colno}: {exc.msg}", "Mend the JSON at that place."
        ) from exc
    except (RecursionError, ValueError) as exc:
        raise DocumentError(f"it cannot be read: {exc}"[:200], "Mend the JSON.") from exc
    if not isinstance(found, dict):
        raise DocumentError("it is not an object", "Begin with { and end with }.")
    return found


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise DocumentError(f"the key {twice!r} is there twice", "Remove one.")
    return found


def _constant(name: str) -> NoReturn:
    raise DocumentError(f"{name} is no number in JSON", "Write a number.")
