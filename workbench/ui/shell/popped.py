"""A window for one panel."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget


class PoppedPanel(QWidget):
    """A panel in its own window; closing the window brings the panel back.

    Signals:
        came_back: arg: key of the panel.
    """

    came_back = Signal(str)

    def __init__(self, key: str, title: str, panel: QWidget, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.key, self.panel = key, panel
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        panel.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.came_back.emit(self.key)
        super().closeEvent(event)
