"""Brings models in: files and bundles, chosen in a dialog or dropped on the panel."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget
from shiboken6 import isValid

from workbench.app.adding_models import REPLAY_SUFFIX, is_recording
from workbench.app.notices import Notice
from workbench.app.workbench import Workbench
from workbench.models.bundles.values import INDEX_NAME, SUFFIX
from workbench.models.folder_kinds import kind_of
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme


class ModelAdding(QObject):
    """Adds files to the library; each is listed under Activity. A bundle is shown first.

    Signals:
        added: A file was checked and copied. arg: id of its model.
        begun: The models of a bundle are being copied.
    """

    added = Signal(str)
    begun = Signal()

    def __init__(
        self, workbench: Workbench, theme: Theme, shell: ShellApi, panel: QWidget
    ) -> None:
        super().__init__(panel)
        self._workbench, self._theme = workbench, theme
        self._shell, self._panel = shell, panel
        panel.setAcceptDrops(True)
        panel.installEventFilter(self)

    def ask_which(self, button: QWidget) -> None:
        """Ask below a button whether a file or a folder is to be added."""
        self.menu_for(button).popup(button.mapToGlobal(button.rect().bottomLeft()))

    def menu_for(self, button: QWidget) -> QMenu:
        """What can be added."""
        menu = QMenu(button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._theme.icon("file-text"), self.tr("A file…"), self.choose_file)
        menu.addAction(self._theme.icon("folder"), self.tr("A folder…"), self.choose_folder)
        return menu

    @Slot()
    def choose_folder(self) -> None:
        """Ask for a model's folder and add it."""
        dialog = QFileDialog(self._panel, self.tr("Add model folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.add_files([Path(n) for n in names]))
        dialog.open()

    @Slot()
    def choose_file(self) -> None:
        """Ask for model files and add them."""
        kinds = self.tr("Models and bundles (%s)") % (
            f"*.gguf *{SUFFIX} {INDEX_NAME} *{REPLAY_SUFFIX}"
        )
        dialog = QFileDialog(self._panel, self.tr("Add model"), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.add_files([Path(n) for n in names]))
        dialog.open()

    def add_files(self, paths: list[Path]) -> None:
        """Check and copy these files; show what is in a bundle."""
        for path in paths:
            if _is_bundle(path):
                self._shell.run_task(self._look(path), self.tr("Looking into %s") % path.name)
            else:
                self._shell.run_task(self._add(path), self.tr("Adding %s") % path.name)

    async def _add(self, path: Path) -> None:
        model = await self._workbench.models.add_file(path)
        self.added.emit(model.id)
        self._shell.notify(Notice("success", self.tr("%s was added") % model.title))

    async def _look(self, path: Path) -> None:
        from workbench.app.bundles import Bundles
        from workbench.ui.models.unpacking import UnpackDialog

        inside = await Bundles(self._workbench).look(path)
        if isValid(self._panel):
            begun = partial(self.begun.emit)
            UnpackDialog(
                inside, self._workbench, self._theme, self._shell, self._panel, begun
            ).open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files that are dropped on the panel."""
        if isinstance(event, QDropEvent) and (paths := _dropped(event)):
            if event.type() == QEvent.Type.Drop:
                self.add_files(paths)
            event.acceptProposedAction()
            return True
        return super().eventFilter(watched, event)


def _is_bundle(path: Path) -> bool:
    return (
        path.suffix.lower() == SUFFIX
        or path.name == INDEX_NAME
        or (path.is_dir() and kind_of(path) is None)
    )


def _dropped(event: QDropEvent) -> list[Path]:
    """Models, bundles, and folders that hold a model or an unpacked bundle."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [
        path
        for path in paths
        if path.suffix.lower() in (".gguf", SUFFIX)
        or is_recording(path)
        or path.name == INDEX_NAME
        or (path / INDEX_NAME).is_file()
        or (path.is_dir() and kind_of(path) is not None)
    ]
