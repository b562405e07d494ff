"""The file of the agent on screen, as it will be written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import SectionHeader
from workbench.ui.widgets.buttons import IconButton, on_click
from workbench.ui.widgets.views import CodeView


class FilePreview(QWidget):
    """YAML to read, and to copy.

    Signals:
        copy_asked: arg: the whole text.
    """

    copy_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        header = SectionHeader(self.tr("File"))
        copy = IconButton(theme, "copy", self.tr("Copy the file"))
        on_click(copy, lambda: self.copy_asked.emit(self.code.toPlainText()))
        header.add(copy)
        self.code = CodeView(theme, "yaml")
        self.code.setAccessibleName(self.tr("The agent's file"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 16, 12, 12)
        column.addWidget(header)
        column.addWidget(self.code, 1)
