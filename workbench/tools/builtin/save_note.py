"""Saving of a note."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.base.errors import ToolError
from workbench.tools.api import ToolContext, ToolSpec
from workbench.tools.builtin.notes import open_notes
from workbench.tools.parameters import parameters


def run(arguments: Mapping[str, Any], context: ToolContext) -> str:
    """Save a note."""
    title, text = (
        " ".join(arguments[name].encode("utf-8", "replace").decode().split())
        if name == "title"
        else arguments[name].encode("utf-8", "replace").decode().strip()
        for name in ("title", "text")
    )
    if not title and not text:
        raise ToolError("the note is empty")
    with open_notes(context.notes) as notes:
        number = notes.execute(
            "INSERT INTO notes(title, text) VALUES (?, ?)", (title, text)
        ).lastrowid
    return f"Saved note {number}: {title}"


SPEC = ToolSpec(
    name="save_note",
    title="Save a note",
    description="Save a note",
    parameters=parameters(
        {"title": ("string", "A short title"), "text": ("string", "The text of the note")}
    ),
    run=run,
    touches="Your notes in this program",
    writes=True,
    approval="ask",
)
