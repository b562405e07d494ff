"""How the window looks before the settings are opened, from a few fields of their file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from workbench.base.regular_files import read_regular
from workbench.ui.theme.theme import Choice

LEAST_SCALE, MOST_SCALE = 0.5, 3.0
_MOST_BYTES = 10_000_000


def first_look(settings: Path) -> tuple[Choice, float]:
    """Theme and text scale as the file says; what is odd in it is told when it is opened."""
    found = _fields(settings)
    named, scale = found.get("theme"), found.get("text_scale")
    choice: Choice = "system"
    if named in ("light", "dark"):
        choice = named
    if not isinstance(scale, int | float) or not LEAST_SCALE <= scale <= MOST_SCALE:
        scale = 1.0
    return choice, float(scale)


def first_language(settings: Path) -> str:
    """The language that the file chooses; empty for the desktop's."""
    found = _fields(settings).get("language")
    return found if isinstance(found, str) else ""


def _fields(settings: Path) -> dict[str, Any]:
    try:
        raw: Any = json.loads(read_regular(settings, _MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    return raw if isinstance(raw, dict) else {}
