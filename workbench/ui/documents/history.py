"""Reads the earlier versions of the document on screen, compares them, and brings one back."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine
from dataclasses import replace
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Slot

from workbench.app.document_library import DocumentLibrary
from workbench.app.notices import Notice
from workbench.base.errors import DocumentError, WorkbenchError
from workbench.ui.documents.open_document import OpenDocument
from workbench.ui.documents.versions_page import VersionRow, VersionsPage
from workbench.ui.documents.when import when_words
from workbench.ui.language.messages import said
from workbench.ui.panels import ShellApi

P = TypeVar("P", bound=VersionsPage)


class Comparing(Protocol):
    """How two states of a document are compared, and what is said and shown of it."""

    def found(self, earlier: Any, now: Any) -> Any:
        """What differs; asked in a thread."""

    def size_of(self, found: Any) -> str:
        """How much that is, in words."""

    def show_difference(self, earlier: Any, now: Any, found: Any) -> None:
        """Show it on the page."""

    def show_unread(self, reason: str) -> None:
        """Say that the chosen version cannot be read."""

    def open_page(self) -> None:
        """Show the page in the place of the document."""

    def close_page(self) -> None:
        """Show the document again."""


class DocumentHistory(QObject, Generic[P]):
    """Fills the page of earlier versions; nothing is written.

    Attributes:
        page: Where they are listed.
    """

    def __init__(
        self,
        library: DocumentLibrary[Any],
        draft: OpenDocument,
        page: P,
        comparing: Comparing,
        shell: ShellApi,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._documents, self._open = library, draft
        self._comparing, self._shell = comparing, shell
        self.page = page
        self._read: dict[str, Any] = {}
        self._of = ""
        self._turn = 0
        page.chosen.connect(self._on_chosen)
        page.restore_asked.connect(self.restore)
        page.closed.connect(comparing.close_page)
        draft.changed.connect(self._on_changed)

    @property
    def shown(self) -> bool:
        """Whether the page lies over the document."""
        return not self.page.isHidden()

    def show(self) -> None:
        """Show the earlier versions of the document on screen."""
        if self._open.saved_name:
            self._comparing.open_page()
            self._begin(take_focus=True)

    @Slot()
    def _on_changed(self) -> None:
        if self.shown:
            self._begin(take_focus=False)

    def _begin(self, *, take_focus: bool) -> None:
        self._turn += 1
        if self._of != self._open.saved_name:
            self._of, self._read = self._open.saved_name, {}
        self._do(self._list(self._turn, take_focus))

    async def _list(self, turn: int, take_focus: bool) -> None:
        """List the versions, then say of one after the other how much is different."""
        now, name = self._open.document, self._of
        versions = await asyncio.to_thread(self._documents.versions, name)
        if turn != self._turn:
            return
        rows = [VersionRow(v.id, when_words(v.time_s, time.time())) for v in versions]
        self.page.show_versions(now.title, rows)
        if take_focus:
            self.page.focus_first()
        for row in rows:
            try:
                _earlier, found = await self._compared(row.id, now)
                words = self._comparing.size_of(found)
            except WorkbenchError:
                words = self.tr("Cannot be read any more")
            if turn != self._turn:
                return
            self.page.show_size(row.id, words)

    async def _compared(self, version_id: str, now: Any) -> tuple[Any, Any]:
        """A version under the name of now, and what differs.

        Raises:
            WorkbenchError: It cannot be read.
        """
        name, read = self._of, self._read
        if version_id not in read:
            load = partial(self._documents.read_version, name, version_id)
            read[version_id] = await asyncio.to_thread(load)
        earlier = replace(read[version_id], name=now.name)
        return earlier, await asyncio.to_thread(self._comparing.found, earlier, now)

    @Slot(str)
    def _on_chosen(self, version_id: str) -> None:
        self._do(self._show(self._turn, version_id))

    async def _show(self, turn: int, version_id: str) -> None:
        now = self._open.document
        try:
            earlier, found = await self._compared(version_id, now)
        except WorkbenchError as exc:
            if (turn, version_id) == (self._turn, self.page.shown):
                self._comparing.show_unread(f"{said(exc.message)}. {said(exc.hint)}")
            return
        if (turn, version_id) == (self._turn, self.page.shown):
            self._comparing.show_difference(earlier, now, found)

    @Slot(str)
    def restore(self, version_id: str) -> None:
        """Put a version on screen; that can be undone, and is not written."""
        earlier = self._read.get(version_id)
        if earlier is None or self._of != self._open.saved_name:
            return
        row = next((row for row in self.page.rows if row.id == version_id), None)
        when = row.when.partition(" · ")[0] if row is not None else ""
        self._comparing.close_page()
        document = replace(earlier, name=self._open.document.name)
        try:
            self._open.put_back(document, self.tr("Restore the version of {0}").format(when))
        except DocumentError as exc:
            title = self.tr("This cannot be done")
            self._shell.notify(
                Notice("warning", title, said(exc.message), said(exc.hint), key="history.back")
            )
            return
        title = self.tr("The version of {0} is on screen").format(when)
        why = self.tr("Undo takes it away, Save keeps it.")
        self._shell.notify(Notice("info", title, key="history.back", reason=why))

    def _do(self, work: Coroutine[Any, Any, Any]) -> None:
        self._shell.run_task(work, "")
