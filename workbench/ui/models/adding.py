"""Brings model files in: chosen in a dialog, or dropped on the panel."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.app.model_library import ModelLibrary
from workbench.app.notices import Notice
from workbench.ui.panels import ShellApi


class ModelAdding(QObject):
    """Adds files to the library; each is listed under Activity.

    Signals:
        added: A file was checked and copied. arg: id of its model.
    """

    added = Signal(str)

    def __init__(self, library: ModelLibrary, shell: ShellApi, panel: QWidget) -> None:
        super().__init__(panel)
        self._library, self._shell, self._panel = library, shell, panel
        panel.setAcceptDrops(True)
        panel.installEventFilter(self)

    @Slot()
    def choose_file(self) -> None:
        """Ask for model files and add them."""
        kinds = self.tr("Models (*.gguf *.replay.json)")
        dialog = QFileDialog(self._panel, self.tr("Add model"), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.add_files([Path(n) for n in names]))
        dialog.open()

    def add_files(self, paths: list[Path]) -> None:
        """Check and copy these files."""
        for path in paths:
            self._shell.run_task(self._add(path), self.tr("Adding %s") % path.name)

    async def _add(self, path: Path) -> None:
        model = await self._library.add_file(path)
        self.added.emit(model.id)
        self._shell.notify(Notice("success", self.tr("%s was added") % model.title))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files that are dropped on the panel."""
        if isinstance(event, QDropEvent) and (paths := _dropped(event)):
            if event.type() == QEvent.Type.Drop:
                self.add_files(paths)
            event.acceptProposedAction()
            return True
        return super().eventFilter(watched, event)


def _dropped(event: QDropEvent) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() == ".gguf"]
