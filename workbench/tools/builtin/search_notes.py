"""Search in the notes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.tools.api import ToolContext, ToolSpec
from workbench.tools.builtin.notes import open_notes
from workbench.tools.parameters import parameters

_MOST_NOTES = 20
NOTHING = "No notes found."


def run(arguments: Mapping[str, Any], context: ToolContext) -> str:
    """The notes that contain the words, best first; all words before any word."""
    words = [f'"{word}"*' for word in _words(arguments["query"])]
    if not words or not context.notes.exists():
        return NOTHING
    with open_notes(context.notes) as notes:
        for query in (" ".join(words), " OR ".join(words)):
            rows = notes.execute(
                "SELECT rowid, title, text FROM notes WHERE notes MATCH ?"
                " ORDER BY rank LIMIT ?",
                (query, _MOST_NOTES),
            ).fetchall()
            if rows:
                return "\n".join(f"{number}. {title}: {text}" for number, title, text in rows)
    return NOTHING


def _words(query: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in query).split()


SPEC = ToolSpec(
    name="search_notes",
    title="Search notes",
    description="Search saved notes",
    parameters=parameters({"query": ("string", "Words to look for")}),
    run=run,
    touches="Your notes in this program",
)
