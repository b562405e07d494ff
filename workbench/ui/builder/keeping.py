"""New graphs, copies, what is saved and deleted: what asks first, and what can be undone."""

from __future__ import annotations

from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from workbench.app.graph_library import GraphLibrary
from workbench.app.graph_starts import takes_message
from workbench.app.notices import Notice
from workbench.ui.builder.controller import BuilderController
from workbench.ui.builder.draft import GraphDraft
from workbench.ui.builder.parts import BuilderParts
from workbench.ui.builder.saving import GraphSaving
from workbench.ui.builder.words import tr
from workbench.ui.panels import ShellApi


class GraphKeeping(QObject):
    """Carries out the commands about whole graphs.

    Signals:
        removing: The graph on screen is about to go.
    """

    removing = Signal()

    def __init__(
        self,
        library: GraphLibrary,
        draft: GraphDraft,
        controller: BuilderController,
        parts: BuilderParts,
        shell: ShellApi,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._library, self._draft, self._controller = library, draft, controller
        self._parts, self._shell, self._widget = parts, shell, parent
        self.saving = GraphSaving(library, draft, self)
        self.saving.saved.connect(self._on_saved)
        self.saving.removed.connect(self._on_removed)
        self.saving.restored.connect(controller.open)
        graphs = parts.graphs
        graphs.chosen.connect(controller.open)
        graphs.new_asked.connect(self.show_gallery)
        graphs.remove_asked.connect(self.remove)
        graphs.restore_asked.connect(self._restore)
        graphs.unread.file_asked.connect(_show_file)
        parts.empty.asked.connect(lambda: self.new_from(""))
        parts.empty.template_asked.connect(self.new_from)
        parts.empty.closed.connect(lambda: parts.show_work(has_graph=True))

    @Slot()
    def show_gallery(self) -> None:
        """Ask what a new graph begins as."""
        self._parts.show_gallery(can_go_back=bool(self._draft.saved_name))

    @Slot(str)
    def new_from(self, template: str) -> None:
        """A new graph, empty or with what is in a template; saved at once."""
        self._controller.leave()
        self._do(self.saving.add(template), tr("New graph"))

    def save(self) -> None:
        """Write the file; a bundled graph becomes a copy of the user's own."""
        self._parts.inspector.flush()
        bundled = self._library.is_bundled(self._draft.saved_name)
        if self._draft.saved_name and (bundled or self._draft.unsaved):
            self._do(self.saving.save(), tr("Save graph"))

    def copy_graph(self) -> None:
        """A copy of the graph on screen, as it is now."""
        if self._draft.saved_name:
            self._controller.leave()  # what is not saved stays with the one it belongs to
            self._do(self.saving.add_copy(), tr("Duplicate graph"))

    def chat(self) -> None:
        """Open a new chat with this graph, saved first."""
        self._parts.inspector.flush()
        document = self._draft.document
        if not self._draft.saved_name or not takes_message(document):
            title = tr("This graph takes no message")
            why = tr("A chat needs one input for text, best with the name “text”.")
            self._shell.notify(Notice("info", title, key="builder.chat", reason=why))
        elif self._draft.unsaved:
            self._do(self._save_and_chat(), tr("Save graph"))
        else:
            self._shell.open_panel("chat", agent_name=self._draft.saved_name)

    async def _save_and_chat(self) -> None:
        await self.saving.save()
        self._shell.open_panel("chat", agent_name=self._draft.saved_name)

    @Slot()
    def remove(self) -> None:
        """Delete the graph; it can be brought back."""
        if self._draft.saved_name:
            self.removing.emit()
            self._do(self.saving.remove(), tr("Delete graph"))

    @Slot()
    def _on_saved(self) -> None:
        self._parts.show_work(has_graph=True)
        self._controller.refresh()
        self._controller.show_state()

    @Slot()
    def _on_removed(self) -> None:
        self._parts.graphs.undo_remove.show()
        self._controller.close_graph()

    @Slot()
    def _restore(self) -> None:
        self._parts.graphs.undo_remove.hide()
        self._do(self.saving.restore(), tr("Restore"))

    def _do(self, work: Coroutine[Any, Any, Any], title: str) -> None:
        self._shell.run_task(work, title)


def _show_file(path: Path) -> None:
    """Open the folder of a file in the system's own program for files."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
