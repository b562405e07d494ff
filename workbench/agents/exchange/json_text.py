"""JSON of other programs, read with limits; nothing in it is carried out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from workbench.agents.graphs.limits import misfit
from workbench.base.errors import DocumentError
from workbench.base.yaml_text import decoded

MOST_BYTES = 8_000_000


def json_in(raw: bytes | str) -> Any:
    """The value in JSON text.

    Raises:
        DocumentError: It is not JSON, or goes beyond a limit.
    """
    text = decoded(raw, MOST_BYTES, "Such files are a few hundred kilobytes.")
    try:
        value = json.loads(text)
    except json.JSONDecodeError as exc:
        raise DocumentError(
            f"line {exc.lineno}: the file is not JSON: {exc.msg}", "Export it again."
        ) from exc
    except (ValueError, RecursionError) as exc:
        raise DocumentError(f"the file is not JSON: {exc}", "Export it again.") from exc
    if reason := misfit(value, 60):
        raise DocumentError(f"the file holds {reason}", "Export it again.")
    return value


def part(value: Any, *path: str) -> Any:
    """What lies at a path of names; None if nothing does."""
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def fields(value: Any, *path: str) -> Mapping[str, Any]:
    """The same where fields are wanted; none if it is something else."""
    found = part(value, *path)
    return found if isinstance(found, Mapping) else {}


def rows(value: Any, *path: str) -> list[Mapping[str, Any]]:
    """The same where a list of such is wanted."""
    found = part(value, *path)
    return [row for row in found if isinstance(row, Mapping)] if isinstance(found, list) else []


def word(value: Any, *path: str) -> str:
    """The same where a text is wanted; empty if it is something else."""
    found = part(value, *path)
    return found if isinstance(found, str) else ""
