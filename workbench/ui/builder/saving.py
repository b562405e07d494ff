"""Keeping graphs: new ones, copies, what is saved, removed and brought back."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workbench.agents.exchange.report import Report
from workbench.agents.graphs.documents import ANSWER, Body, GraphDocument, Link, Node, Point
from workbench.agents.graphs.limits import MOST_BYTES
from workbench.app.graph_library import GraphLibrary
from workbench.base.errors import DocumentError
from workbench.ui.builder.draft import GraphDraft


class GraphSaving(QObject):
    """Writes to the library; the draft becomes what was written.

    Signals:
        saved: The library holds the draft.
        removed: The graph of the draft is gone; it can be brought back.
        restored: arg: name of the graph that is back.
    """

    saved = Signal()
    removed = Signal()
    restored = Signal(str)

    def __init__(self, library: GraphLibrary, draft: GraphDraft, parent: QObject) -> None:
        super().__init__(parent)
        self._library, self._draft = library, draft
        self._removed = ""

    async def add(self, template: str) -> None:
        """A new graph, empty or with what is in a template."""
        if template:
            document = self._library.get(template)
            title = self.tr("My {0}").format(document.title)
        else:
            document, title = GraphDocument("", "", body=_beginning()), self.tr("New graph")
        await self._save_new(replace(document, title=title))

    async def add_copy(self) -> None:
        """A copy of the draft that can be changed."""
        document = self._draft.document
        title = self.tr("{0} copy").format(document.title)
        await self._save_new(replace(document, title=title))

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
            await self._save_new(document)
        else:
            await self.save_as(document, "")
        return report

    async def save(self) -> None:
        """Write the draft; a bundled graph becomes a copy of the user's own."""
        document, saved_name = self._draft.document, self._draft.saved_name
        if not self._library.is_bundled(saved_name):
            await self.save_as(document, saved_name)
            return
        if document.title == self._library.get(saved_name).title:
            document = replace(document, title=self.tr("My {0}").format(document.title))
        await self._save_new(document)

    async def save_as(self, document: GraphDocument, previous_name: str) -> None:
        """Write a document in the place of another, or as a new one if that has no name."""
        await self._library.save(document, previous_name)
        if previous_name and self._draft.saved_name == previous_name:
            if self._draft.document == document:
                self._draft.mark_saved(document)
        else:
            same = self._draft.document.body == document.body
            self._draft.open(document, scope=self._draft.scope if same else ())
        self.saved.emit()

    async def remove(self) -> None:
        """Delete the graph of the draft."""
        self._removed = await self._library.remove(self._draft.saved_name)
        self.removed.emit()

    async def restore(self) -> None:
        """Bring back what was removed last."""
        token, self._removed = self._removed, ""
        await self._library.restore(token)
        self.restored.emit(token)

    async def _save_new(self, document: GraphDocument) -> None:
        name = self._library.free_name(document.title)
        await self.save_as(replace(document, name=name), "")


def _read(path: Path, tools: Collection[str]) -> tuple[GraphDocument, Report]:
    from workbench.agents.exchange.importing import imported  # the panel opens without it

    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as exc:
        why = exc.strerror or exc
        raise DocumentError(f"{path.name}: cannot be read: {why}", "Check the file.") from exc
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
