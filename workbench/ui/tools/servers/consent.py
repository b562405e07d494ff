"""The button that lets something start: only a deliberate press counts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.buttons import Button

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ConsentButton(Button):
    """Never the default; Enter passes it by, the space bar and the pointer press it."""

    def __init__(self, theme: Theme, text: str, *, icon: str = "") -> None:
        super().__init__(theme, text, icon=icon)
        self.setAutoDefault(False)
        self.setDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)
