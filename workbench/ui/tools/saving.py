"""Keeping tools: how new ones begin, and what comes from files and goes into them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject

from workbench.app.tool_library import ToolLibrary
from workbench.base.errors import DocumentError
from workbench.base.files import write_chosen
from workbench.tools.documents import ToolDocument
from workbench.tools.files import read_tool, write_tool
from workbench.tools.kinds.registry import kind_of
from workbench.ui.documents.saving import DocumentSaving
from workbench.ui.tools.draft import ToolDraft
from workbench.ui.tools.words import kind_title, tr


class ToolSaving(DocumentSaving):
    """Writes to the library; the draft becomes what was written."""

    def __init__(self, library: ToolLibrary, draft: ToolDraft, parent: QObject) -> None:
        super().__init__(library, draft, parent)
        self._library, self._draft = library, draft

    async def add(self, key: str) -> None:
        """A new tool of a kind, with a sample to be changed.

        Raises:
            DocumentError: There is no such kind.
        """
        kind = kind_of(key)
        if kind is None:
            raise DocumentError(f"there is no kind of tool {key!r}", "Choose another.")
        title = tr("New tool: {0}").format(kind_title(kind))
        sample = kind.sample(self._library.free_name(kind_title(kind)), title)
        await self.save_as(sample, "")

    async def save_new(self, document: ToolDocument) -> None:
        """Write a tool under a free name; nothing that was approved goes with it."""
        await super().save_new(replace(document, digest=""))

    async def add_file(self, path: Path) -> None:
        """Add a file to the library under a free name; nothing in it is carried out."""
        tool = await asyncio.to_thread(read_tool, path)
        free = self._library.free_name(tool.name)
        await self.save_as(replace(tool, name=free, digest=""), "")

    async def export(self, path: Path) -> None:
        """Write the draft into another file.

        Raises:
            DocumentError: No file can hold it.
            StoreError: It could not be written.
        """
        text = write_tool(self._draft.tool)
        await asyncio.to_thread(write_chosen, path, text)
