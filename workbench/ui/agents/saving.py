"""Keeping agents: how new ones begin, and what comes from files."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject

from workbench.agents.documents import AgentDocument
from workbench.agents.files import read_agent
from workbench.app.agent_library import AgentLibrary
from workbench.ui.agents.draft import Draft
from workbench.ui.documents.saving import DocumentSaving


class AgentSaving(DocumentSaving):
    """Writes to the library; the draft becomes what was written."""

    def __init__(self, library: AgentLibrary, draft: Draft, parent: QObject) -> None:
        super().__init__(library, draft, parent)
        self._library = library

    async def add(self, template: str) -> None:
        """A new agent, blank or with the values of a template."""
        if template:
            document = self._library.get(template)
            title = self.tr("My {0}").format(document.title)
        else:
            title = self.tr("New agent")
            words = self.tr("You are a helpful assistant. Answer briefly.")
            document = AgentDocument("", title, instructions=words)
        await self.save_new(replace(document, title=title))

    async def add_file(self, path: Path) -> None:
        """Add a file to the library under a free name."""
        document = await asyncio.to_thread(read_agent, path)
        if any(agent.name == document.name for agent in self._library.agents):
            await self.save_new(document)
        else:
            await self.save_as(document, "")
