"""Builds the JSON Schema of a tool's arguments."""

from __future__ import annotations

from typing import Any


def parameters(
    required: dict[str, tuple[str, str]], optional: dict[str, tuple[str, str]] | None = None
) -> dict[str, Any]:
    """An object schema from name to (type, description)."""
    every = {**required, **(optional or {})}
    return {
        "type": "object",
        "properties": {
            name: {"type": kind, "description": text} for name, (kind, text) in every.items()
        },
        "required": list(required),
    }
