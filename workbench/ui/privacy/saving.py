"""A statement written to a file: HTML, PDF, Markdown or JSON."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

from workbench.app.offline_page import TITLE, statement_html, statement_markdown
from workbench.app.offline_statement import Statement, statement_values
from workbench.base.files import write_chosen
from workbench.ui.widgets.paper import pages_of, paper_document

FORMS: tuple[tuple[str, str], ...] = (
    (".html", "HTML (*.html)"),
    (".pdf", "PDF (*.pdf)"),
    (".md", "Markdown (*.md)"),
    (".json", "JSON (*.json)"),
)


def with_ending(path: Path, form: str) -> Path:
    """The path with an ending that tells the form; that of the chosen form if it has none."""
    if path.suffix.casefold() in {suffix for suffix, _words in FORMS}:
        return path
    suffix = next((suffix for suffix, words in FORMS if words == form), ".html")
    return path.with_name(path.name + suffix)


async def write_statement(statement: Statement, path: Path) -> None:
    """Write a statement in the form of the file's name.

    Raises:
        StoreError: It cannot be written there.
    """
    match path.suffix.casefold():
        case ".pdf":
            document = paper_document()
            document.setHtml(await asyncio.to_thread(statement_html, statement, simple=True))
            written: str | bytes = pages_of(document, TITLE)
        case ".md":
            written = statement_markdown(statement)
        case ".json":
            written = json.dumps(statement_values(statement), indent=2)
        case _:
            written = await asyncio.to_thread(statement_html, statement)
    await asyncio.to_thread(write_chosen, path, written)
