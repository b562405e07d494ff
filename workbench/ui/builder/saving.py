"""Keeping graphs: how new ones begin, and what comes from files."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject

from workbench.agents.exchange.json_text import MOST_BYTES
from workbench.agents.exchange.report import Report
from workbench.agents.graphs.documents import ANSWER, Body, GraphDocument, Link, Node, Point
from workbench.app.graph_library import GraphLibrary
from workbench.base.errors import DocumentError
from workbench.base.regular_files import read_document
from workbench.ui.builder.draft import GraphDraft
from workbench.ui.documents.saving import DocumentSaving


class GraphSaving(DocumentSaving):
    """Writes to the library; the draft becomes what was written."""

    def __init__(self, library: GraphLibrary, draft: GraphDraft, parent: QObject) -> None:
        super().__init__(library, draft, parent)
        self._library = library

    async def add(self, template: str) -> None:
        """A new graph, empty or with what is in a template."""
        if template:
            document = self._library.get(template)
            title = self.tr("My {0}").format(document.title)
        else:
            document, title = GraphDocument("", "", body=_beginning()), self.tr("New graph")
        await self.save_new(replace(document, title=title))

    async def add_file(self, path: Path, tools: Collection[str] = ()) -> Report:
        """Add a file to the library under a free name; nothing in it is carried out.

        Args:
            path: A graph, or what another program made of its own.
            tools: The names of the tools there are.

        Returns:
            What was left out.

        Raises:
            DocumentError: It holds no graph that is read here.
        """
        document, report = await asyncio.to_thread(_read, path, tools)
        if any(graph.name == document.name for graph in self._library.graphs):
            await self.save_new(document)
        else:
            await self.save_as(document, "")
        return report


def _read(path: Path, tools: Collection[str]) -> tuple[GraphDocument, Report]:
    from workbench.agents.exchange.importing import imported  # the panel opens without it

    raw = read_document(path, MOST_BYTES)
    try:
        found = imported(raw, tools)
    except DocumentError as exc:
        raise DocumentError(f"{path.name}: {exc.message}", exc.hint) from exc
    if not isinstance(found.document, GraphDocument):
        raise DocumentError(f"{path.name} holds an agent, and no graph", "Import it in Agents.")
    return found.document, found.report


def _beginning() -> Body:
    """What a new graph holds: a message goes to an agent, its answer comes out."""
    return Body(
        nodes=(
            Node("agent", "agent"),
            Node("answer", "output", settings={"name": ANSWER}),
            Node("message", "input", settings={"name": "text"}),
        ),
        links=(
            Link("agent", "text", "answer", "value"),
            Link("message", "value", "agent", "prompt"),
        ),
        places={"message": Point(0, 8), "agent": Point(232, 0), "answer": Point(464, 8)},
    )
