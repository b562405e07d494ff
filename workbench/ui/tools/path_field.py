"""A path that is typed or chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from workbench.ui.builder.text_area import TypedLine
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.words import tr
from workbench.ui.widgets.buttons import IconButton, on_click


class PathField(QWidget):
    """A line, and the system's own way to choose.

    Signals:
        rested: The path is another one.
    """

    rested = Signal()

    def __init__(self, theme: Theme, name: str, mode: QFileDialog.FileMode) -> None:
        super().__init__()
        self._name, self._mode = name, mode
        self.line = TypedLine(name)
        self.line.rested.connect(self.rested)
        self.button = IconButton(theme, "folder-open", tr("Choose: {0}").format(name))
        on_click(self.button, self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.line)

    @property
    def path(self) -> str:
        return self.line.text().strip()

    def show_path(self, path: str) -> None:
        """Show a path without telling."""
        if path != self.path:
            self.line.show_text(path)

    def _choose(self) -> None:
        dialog = QFileDialog(self, self._name)
        dialog.setFileMode(self._mode)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, path: str) -> None:
        self.line.show_text(path)
        self.rested.emit()
