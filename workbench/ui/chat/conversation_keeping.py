"""The conversations there are: which are listed, and what is done to one of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.app.workbench import Workbench
from workbench.base.files import write_chosen
from workbench.traces.values import Conversation
from workbench.ui.panels import ShellApi

PAGE = 200


class ConversationKeeping(QObject):
    """Reads the list, searches in it, and changes what is in it.

    Attributes:
        items: What was listed last.
        whole: There are no older ones.

    Signals:
        listed: The conversations are read. arg: a sequence of them.
        states_changed: arg: conversations that are asking or running, by id.
        deleted: arg: the id of a conversation; it can be restored.
    """

    listed = Signal(object)
    states_changed = Signal(object)
    deleted = Signal(str)

    def __init__(self, workbench: Workbench, shell: ShellApi, parent: QObject) -> None:
        super().__init__(parent)
        self._conversations, self._runs = workbench.conversations, workbench.runs
        self._shell = shell
        self.items: Sequence[Conversation] = ()
        self.whole = True
        self._query, self._wanted, self._asked = "", PAGE, 0
        self.unlisten: list[Callable[[], None]] = [
            workbench.conversations.listen(self.refresh),
            workbench.runs.listen(lambda _run: self.tell_states()),
        ]

    def find(self, conversation_id: str) -> Conversation | None:
        """One of the listed conversations."""
        return next((item for item in self.items if item.id == conversation_id), None)

    def refresh(self) -> None:
        """Read the list again."""
        self._shell.run_task(self._refresh(), "")

    async def _refresh(self) -> None:
        self._asked += 1
        asked, wanted = self._asked, self._wanted
        found = await self._conversations.list(self._query, wanted + 1)
        if asked != self._asked:
            return  # what there is now is being read too
        self.items, self.whole = found[:wanted], len(found) <= wanted
        self.listed.emit(self.items)

    def tell_states(self) -> None:
        """Say which conversations are being answered, and which wait for a person."""
        states: dict[str, str] = {}
        for run in self._runs.active:
            if run.asking or run.conversation_id not in states:
                states[run.conversation_id] = "asking" if run.asking else "running"
        self.states_changed.emit(states)

    def search(self, query: str) -> None:
        """List only what holds these words."""
        self._query, self._wanted = query, PAGE
        self.refresh()

    def list_more(self) -> None:
        """List older ones too."""
        self._wanted += PAGE
        self.refresh()

    def change(self, what: str, conversation_id: str, text: str) -> None:
        """Rename, pin, unpin, delete or restore a conversation."""
        self._shell.run_task(self._change(what, conversation_id, text), "")

    async def _change(self, what: str, key: str, text: str) -> None:
        conversations = self._conversations
        if what == "rename":
            await conversations.rename(key, text)
        elif what in ("pin", "unpin"):
            await conversations.pin(key, what == "pin")
        elif what == "restore":
            await conversations.restore(key)
        elif what == "delete":
            await conversations.delete(key)
            self.deleted.emit(key)
            await self._runs.stop_conversation(key)

    def ask_export(self, key: str, kind: str, parent: QWidget) -> None:
        """Ask where to write a conversation; ``kind``: markdown or jsonl."""
        title = self.tr("Export conversation")
        dialog = QFileDialog(parent, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("md" if kind == "markdown" else "jsonl")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(
            lambda path: self._shell.run_task(self.export_to(key, kind, Path(path)), title)
        )
        dialog.open()

    async def export_to(self, conversation_id: str, kind: str, path: Path) -> None:
        """Write a conversation to a file."""
        format_: Any = "jsonl" if kind == "jsonl" else "markdown"
        text = await self._conversations.export(conversation_id, format_)
        await asyncio.to_thread(write_chosen, path, text)
