"""Keeps the changes of the document on screen that are not saved, and brings them back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Slot

from workbench.app.document_drafts import DocumentDrafts
from workbench.app.notices import Notice
from workbench.base.errors import DocumentError
from workbench.ui.documents.open_document import OpenDocument
from workbench.ui.panels import ShellApi

REST_MS = 800
T = TypeVar("T")


class DraftKeeping(QObject):
    """Writes a moment after the last change, and at once when another document follows."""

    def __init__(
        self, drafts: DocumentDrafts[Any], draft: OpenDocument, shell: ShellApi, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._drafts, self._draft, self._shell = drafts, draft, shell
        self._kept = ""
        self._turn = asyncio.Lock()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.keep)
        draft.left.connect(self.leave)
        draft.changed.connect(self._on_changed)
        draft.stack.cleanChanged.connect(self._on_changed)

    def close(self) -> None:
        """Keep what is not saved and listen no more."""
        self.keep()
        self._draft.stack.cleanChanged.disconnect(self._on_changed)  # told at its end, too

    @Slot()
    def keep(self) -> None:
        """Write the changes, or take them away where there are none any more."""
        self._timer.stop()
        name, document = self._draft.saved_name, self._draft.document
        if self._draft.unsaved and name:
            if self._kept not in ("", name):  # it has another name since
                self._do(self._in_turn(partial(self._drafts.drop, self._kept)))
            self._kept = name
            self._do(self._in_turn(partial(self._drafts.keep, name, document)))
        elif self._kept:
            name, self._kept = self._kept, ""
            self._do(self._in_turn(partial(self._drafts.drop, name)))

    @Slot()
    def leave(self) -> None:
        """Another document follows."""
        self.keep()
        self._kept = ""

    def restore(self) -> None:
        """Bring back what was not saved of the document that was opened now."""
        if self._draft.saved_name:
            self._do(self._restore(self._draft.saved_name))

    async def _in_turn(self, work: Callable[[], T]) -> T:
        """One after the other, as they were asked for."""
        async with self._turn:
            return await asyncio.to_thread(work)

    async def _restore(self, name: str) -> None:
        found = await self._in_turn(partial(self._drafts.find, name))
        draft = self._draft
        if found is None or draft.saved_name != name or draft.unsaved:
            return
        if found == draft.document:
            await self._in_turn(partial(self._drafts.drop, name))
            return
        self._kept = name
        try:
            draft.put_back(found, self.tr("Changes that were not saved"))
        except DocumentError:
            return
        title = self.tr("Changes that were not saved are back")
        why = self.tr("Undo takes them away, Save keeps them.")
        self._shell.notify(Notice("info", title, key="draft.back", reason=why))

    @Slot()
    def _on_changed(self) -> None:
        if self._draft.unsaved or self._kept:
            self._timer.start()

    def _do(self, work: Coroutine[Any, Any, Any]) -> None:
        try:
            asyncio.get_running_loop()
        except RuntimeError:  # the window is gone
            work.close()
            return
        self._shell.run_task(work, "", must_end=True)
