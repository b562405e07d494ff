"""New tools, copies, files that come and go: what asks first, and what can be undone."""

from __future__ import annotations

from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.app.tool_library import ToolLibrary
from workbench.tools.files import SUFFIX
from workbench.ui.documents.draft_keeping import DraftKeeping
from workbench.ui.panels import ShellApi
from workbench.ui.tools.draft import ToolDraft
from workbench.ui.tools.saving import ToolSaving
from workbench.ui.tools.words import tr


class ToolKeeping(QObject):
    """Carries out the commands about whole tools.

    Signals:
        added: Another tool is on screen, to be made into what is wanted.
    """

    added = Signal()

    def __init__(
        self, library: ToolLibrary, draft: ToolDraft, shell: ShellApi, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._draft, self._shell, self._widget = draft, shell, parent
        self.saving = ToolSaving(library, draft, self)
        self.drafts = DraftKeeping(library.drafts, draft, shell, self)

    @Slot(str)
    def add(self, key: str) -> None:
        """A new tool of a kind, with a sample; saved at once."""
        self._do(self._begin(self.saving.add(key)), tr("New tool"))

    def save(self) -> None:
        """Write the file."""
        if self._draft.saved_name and self._draft.unsaved:
            self._do(self.saving.save(), tr("Save tool"))

    def duplicate(self) -> None:
        """A copy of the tool as it is on screen."""
        if self._draft.saved_name:
            self._do(self._begin(self.saving.add_copy()), tr("Duplicate tool"))

    def remove(self) -> None:
        """Delete the tool; it can be brought back."""
        if self._draft.saved_name:
            self._do(self.saving.remove(), tr("Delete tool"))

    @Slot()
    def restore(self) -> None:
        """Bring back what was deleted last."""
        self._do(self.saving.restore(), tr("Restore"))

    @Slot()
    def import_file(self) -> None:
        """Choose a file and add it to the library; nothing in it is carried out."""
        dialog = QFileDialog(self._widget, tr("Import tool"))
        dialog.setNameFilter("YAML (*.yaml *.yml)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(
            lambda path: self._do(self.saving.add_file(Path(path)), tr("Import tool"))
        )
        dialog.open()

    def export(self) -> None:
        """Choose where to write the file."""
        if not self._draft.saved_name:
            return
        dialog = QFileDialog(self._widget, tr("Export tool"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(f"{self._draft.tool.name}{SUFFIX}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(
            lambda path: self._do(self.saving.export(Path(path)), tr("Export tool"))
        )
        dialog.open()

    async def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        await work
        self.added.emit()

    def _do(self, work: Coroutine[Any, Any, Any], title: str) -> None:
        self._shell.run_task(work, title)


def show_file(path: Path) -> None:
    """Open the folder of a file in the system's own program for files."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
