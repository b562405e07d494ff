"""Reads the earlier versions of the graph on screen, compares them, and brings one back."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Slot

from workbench.agents.graphs.differences import Difference, differences
from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.graphs.edits import PutDocument
from workbench.agents.nodes.api import World
from workbench.app.graph_library import GraphLibrary
from workbench.app.notices import Notice
from workbench.base.errors import WorkbenchError
from workbench.ui.builder.draft import GraphDraft
from workbench.ui.builder.editing import GraphEditing
from workbench.ui.builder.history_page import VersionRow
from workbench.ui.builder.history_union import union
from workbench.ui.builder.history_words import size_words, when_words
from workbench.ui.builder.parts import BuilderParts
from workbench.ui.builder.words import tr
from workbench.ui.panels import ShellApi

Commands = Mapping[str, Callable[[], object]]
_STAY = frozenset(
    ("new", "save", "undo", "redo", "stop", "history", "chat", "import", "export", "copy_graph",
     "remove")
)  # fmt: skip
_OF_NODES = frozenset(
    ("cut", "paste", "duplicate", "delete", "select_all", "pack", "unpack", "row")
)


class GraphHistory(QObject):
    """Fills the page of earlier versions; nothing is written."""

    def __init__(
        self,
        library: GraphLibrary,
        draft: GraphDraft,
        editing: GraphEditing,
        parts: BuilderParts,
        world: Callable[[], World],
        shell: ShellApi,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library, self._draft, self._editing = library, draft, editing
        self._parts, self._world, self._shell = parts, world, shell
        self.page = page = parts.history
        self._read: dict[str, GraphDocument] = {}
        self._of = ""
        self._turn = 0
        page.chosen.connect(self._on_chosen)
        page.restore_asked.connect(self.restore)
        page.closed.connect(lambda: parts.show_work(has_graph=True))
        draft.changed.connect(self._on_changed)

    @property
    def shown(self) -> bool:
        """Whether the page lies over the graph."""
        return self._parts.middle.currentWidget() is self.page

    def show(self) -> None:
        """Show the earlier versions of the graph on screen."""
        if not self._draft.saved_name:
            return
        self._parts.inspector.flush()
        self.page.canvas.set_world(self._world())
        self._parts.show_history()
        self._begin(take_focus=True)

    @Slot()
    def _on_changed(self) -> None:
        if self.shown:
            self._begin(take_focus=False)

    def _begin(self, *, take_focus: bool) -> None:
        self._turn += 1
        if self._of != self._draft.saved_name:
            self._of, self._read = self._draft.saved_name, {}
        self._do(self._list(self._turn, take_focus))

    async def _list(self, turn: int, take_focus: bool) -> None:
        """List the versions, then say of one after the other how much is different."""
        now, name = self._draft.document, self._of
        versions = await asyncio.to_thread(self._library.versions, name)
        if turn != self._turn:
            return
        rows = [VersionRow(v.id, when_words(v.time_s, time.time())) for v in versions]
        self.page.show_versions(now.title, rows)
        if take_focus:
            self.page.focus_first()
        for row in rows:
            try:
                _earlier, found = await self._compared(row.id, now)
                words = size_words(found)
            except WorkbenchError:
                words = tr("Cannot be read any more")
            if turn != self._turn:
                return
            self.page.show_size(row.id, words)

    async def _compared(
        self, version_id: str, now: GraphDocument
    ) -> tuple[GraphDocument, tuple[Difference, ...]]:
        """A version under the name of now, and what differs.

        Raises:
            WorkbenchError: It cannot be read.
        """
        name, read = self._of, self._read
        if version_id not in read:
            load = partial(self._library.read_version, name, version_id)
            read[version_id] = await asyncio.to_thread(load)
        earlier = replace(read[version_id], name=now.name)
        return earlier, await asyncio.to_thread(differences, earlier, now)

    @Slot(str)
    def _on_chosen(self, version_id: str) -> None:
        self._do(self._show(self._turn, version_id))

    async def _show(self, turn: int, version_id: str) -> None:
        now = self._draft.document
        try:
            earlier, found = await self._compared(version_id, now)
        except WorkbenchError as exc:
            if (turn, version_id) == (self._turn, self.page.shown):
                self.page.show_unread(f"{exc.message}. {exc.hint}")
            return
        if (turn, version_id) == (self._turn, self.page.shown):
            self.page.show_version(union(earlier, now), found)

    @Slot(str)
    def restore(self, version_id: str) -> None:
        """Put a version on screen; that can be undone, and is not written."""
        earlier = self._read.get(version_id)
        if earlier is None or self._of != self._draft.saved_name:
            return
        row = next((row for row in self.page.rows if row.id == version_id), None)
        when = row.when.partition(" · ")[0] if row is not None else ""
        self._parts.show_work(has_graph=True)
        document = replace(earlier, name=self._draft.document.name)
        if self._editing.do(
            PutDocument(tr("Restore the version of {0}").format(when), document)
        ):
            self._draft.end_step()
            title = tr("The version of {0} is on screen").format(when)
            why = tr("Undo takes it away, Save keeps it.")
            self._shell.notify(Notice("info", title, key="builder.history", reason=why))

    def guarded(self, commands: Commands) -> dict[str, Callable[[], object]]:
        """The commands as they are while the page may lie over the graph."""
        return {key: partial(self._perform, key, call) for key, call in commands.items()}

    def _perform(self, key: str, call: Callable[[], object]) -> None:
        """What works on nodes that are not seen does nothing; the rest shows them first."""
        if not self.shown or key in _STAY:
            call()
        elif key == "copy":
            if text := self.page.changes.copied:
                self._shell.copy(text, tr("Difference"))
        elif key == "fit":
            self.page.canvas.fit()
        elif key not in _OF_NODES:
            self._parts.show_work(has_graph=True)
            call()

    def _do(self, work: Coroutine[Any, Any, Any]) -> None:
        self._shell.run_task(work, "")
