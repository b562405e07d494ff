"""Keeping tools: new ones, copies, what is saved, removed and brought back."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workbench.app.tool_library import ToolLibrary
from workbench.base.errors import DocumentError
from workbench.base.files import write_atomically
from workbench.tools.documents import ToolDocument
from workbench.tools.files import read_tool, write_tool
from workbench.tools.kinds.registry import kind_of
from workbench.ui.tools.draft import ToolDraft
from workbench.ui.tools.words import kind_title, tr


class ToolSaving(QObject):
    """Writes to the library; the draft becomes what was written.

    Signals:
        saved: The library holds the draft.
        removed: The tool of the draft is gone; it can be brought back.
        restored: arg: name of the tool that is back.
    """

    saved = Signal()
    removed = Signal()
    restored = Signal(str)

    def __init__(self, library: ToolLibrary, draft: ToolDraft, parent: QObject) -> None:
        super().__init__(parent)
        self._library, self._draft = library, draft
        self._removed = ""

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
        await self._save_as(sample, "")

    async def add_copy(self) -> None:
        """A copy of the draft."""
        tool = self._draft.tool
        title = tr("{0} copy").format(tool.title)
        await self._save_as(
            replace(tool, name=self._library.free_name(title), title=title, digest=""), ""
        )

    async def add_file(self, path: Path) -> None:
        """Add a file to the library under a free name; nothing in it is carried out."""
        tool = await asyncio.to_thread(read_tool, path)
        free = self._library.free_name(tool.name)
        await self._save_as(replace(tool, name=free, digest=""), "")

    async def save(self) -> None:
        """Write the draft."""
        await self._save_as(self._draft.tool, self._draft.saved_name)

    async def export(self, path: Path) -> None:
        """Write the draft into another file.

        Raises:
            DocumentError: No file can hold it.
            StoreError: It could not be written.
        """
        text = write_tool(self._draft.tool)
        await asyncio.to_thread(write_atomically, path, text)

    async def remove(self) -> None:
        """Delete the tool of the draft."""
        self._removed = await self._library.remove(self._draft.saved_name)
        self.removed.emit()

    async def restore(self) -> None:
        """Bring back what was removed last."""
        token, self._removed = self._removed, ""
        await self._library.restore(token)
        self.restored.emit(token)

    async def _save_as(self, tool: ToolDocument, previous_name: str) -> None:
        await self._library.save(tool, previous_name)
        if previous_name and self._draft.saved_name == previous_name:
            self._draft.mark_saved(tool)
        else:
            self._draft.open(tool)
        self.saved.emit()
