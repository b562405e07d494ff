"""Keeping documents: copies, what is saved, removed and brought back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from workbench.app.document_library import DocumentLibrary
from workbench.ui.documents.open_document import OpenDocument


class DocumentSaving(QObject):
    """Writes to the library; the draft becomes what was written.

    Signals:
        saved: The library holds the draft.
        removed: The document of the draft is gone; it can be brought back.
        restored: arg: name of the document that is back.
    """

    saved = Signal()
    removed = Signal()
    restored = Signal(str)

    def __init__(
        self, library: DocumentLibrary[Any], draft: OpenDocument, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._documents, self._open = library, draft
        self._removed = ""

    async def add_copy(self) -> None:
        """A copy of the draft that can be changed."""
        document = self._open.document
        title = self.tr("{0} copy").format(document.title)
        await self.save_new(replace(document, title=title))

    async def save(self) -> None:
        """Write the draft; what came with the program becomes a copy of the user's own."""
        document, saved_name = self._open.document, self._open.saved_name
        if not self._documents.is_bundled(saved_name):
            await self.save_as(document, saved_name)
            return
        if document.title == self._documents.get(saved_name).title:
            document = replace(document, title=self.tr("My {0}").format(document.title))
        await self.save_new(document)

    async def save_as(self, document: Any, previous_name: str) -> None:
        """Write a document in the place of another, or as a new one if that has no name."""
        await self._documents.save(document, previous_name)
        if previous_name and self._open.saved_name == previous_name:
            self._open.mark_saved(document)
        else:
            self._open.open(document)
        self.saved.emit()

    async def save_new(self, document: Any) -> None:
        """Write a document under a free name."""
        name = self._documents.free_name(document.title)
        await self.save_as(replace(document, name=name), "")

    async def remove(self) -> None:
        """Delete the document of the draft."""
        self._removed = await self._documents.remove(self._open.saved_name)
        self.removed.emit()

    async def restore(self) -> None:
        """Bring back what was removed last."""
        token, self._removed = self._removed, ""
        await self._documents.restore(token)
        self.restored.emit(token)
