"""Where what is shown goes: a file that a person chooses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.base.files import write_chosen


def choose_file(
    parent: QWidget, name: str, kinds: str, save: Callable[[Path], None]
) -> QFileDialog:
    """Ask for a file and hand it to ``save``; the question stands beside the window's work."""
    dialog = QFileDialog(parent, parent.tr("Save"), name, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix[1:])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda chosen: save(Path(chosen)))
    dialog.open()
    return dialog


def save_picture(page: QWidget, path: Path) -> None:
    """Write a page as it looks now, whole or not at all.

    Raises:
        StoreError: The file could not be written.
    """
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    page.grab().save(buffer, "PNG")
    write_chosen(path, bytes(data.data()))
