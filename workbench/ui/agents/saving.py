"""Keeping agents: new ones, copies, what is saved, removed and brought back."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workbench.agents.documents import AgentDocument
from workbench.agents.files import read_agent
from workbench.app.agent_library import AgentLibrary
from workbench.ui.agents.draft import Draft


class AgentSaving(QObject):
    """Writes to the library; the draft becomes what was written.

    Signals:
        saved: The library holds the draft.
        removed: The agent of the draft is gone; it can be brought back.
        restored: arg: name of the agent that is back.
    """

    saved = Signal()
    removed = Signal()
    restored = Signal(str)

    def __init__(self, library: AgentLibrary, draft: Draft, parent: QObject) -> None:
        super().__init__(parent)
        self._library, self._draft = library, draft
        self._removed = ""

    async def add(self, template: str) -> None:
        """A new agent, blank or with the values of a template."""
        if template:
            document = self._library.get(template)
            title = self.tr("My {0}").format(document.title)
        else:
            title = self.tr("New agent")
            words = self.tr("You are a helpful assistant. Answer briefly.")
            document = AgentDocument("", title, instructions=words)
        await self._save_new(replace(document, title=title))

    async def add_made(self, document: AgentDocument) -> None:
        """A new agent as it was put together."""
        await self._save_new(document)

    async def add_copy(self) -> None:
        """A copy of the draft that can be changed."""
        document = self._draft.document
        title = self.tr("{0} copy").format(document.title)
        await self._save_new(replace(document, title=title))

    async def add_file(self, path: Path) -> None:
        """Add a file to the library under a free name."""
        document = await asyncio.to_thread(read_agent, path)
        if any(agent.name == document.name for agent in self._library.agents):
            await self._save_new(document)
        else:
            await self.save_as(document, "")

    async def save(self) -> None:
        """Write the draft; a bundled agent becomes a copy of the user's own."""
        document, saved_name = self._draft.document, self._draft.saved_name
        if not self._library.is_bundled(saved_name):
            await self.save_as(document, saved_name)
            return
        if document.title == self._library.get(document.name).title:
            document = replace(document, title=self.tr("My {0}").format(document.title))
        await self._save_new(document)

    async def save_as(self, document: AgentDocument, previous_name: str) -> None:
        """Write a document in the place of another, or as a new one if that has no name."""
        await self._library.save(document, previous_name)
        if previous_name and self._draft.saved_name == previous_name:
            if self._draft.document == document:
                self._draft.mark_saved(document)
        else:
            self._draft.open(document)
        self.saved.emit()

    async def remove(self) -> None:
        """Delete the agent of the draft."""
        self._removed = await self._library.remove(self._draft.saved_name)
        self.removed.emit()

    async def restore(self) -> None:
        """Bring back what was removed last."""
        token, self._removed = self._removed, ""
        await self._library.restore(token)
        self.restored.emit(token)

    async def _save_new(self, document: AgentDocument) -> None:
        name = self._library.free_name(document.title)
        await self.save_as(replace(document, name=name), "")
