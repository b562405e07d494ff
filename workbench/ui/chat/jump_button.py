"""The round button over the transcript that leads to the newest text."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.buttons import IconButton


class JumpButton(IconButton):
    """Floats above the lower edge of its parent while the end is out of view."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "arrow-down", "", parent)
        name = self.tr("Jump to latest")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setObjectName("jumpToLatest")
        self.hide()
        self._dress()
        theme.changed.connect(self._dress)

    def place_in(self, parent: QWidget) -> None:
        """Stand in the middle of the lower edge."""
        self.move(parent.width() // 2 - 14, parent.height() - 40)

    @Slot()
    def _dress(self) -> None:
        tokens = self._theme.tokens
        raised, border = tokens.colour("raised"), tokens.colour("border")
        self.setStyleSheet(
            f"background: {raised}; border: 1px solid {border};"
            f"border-radius: {tokens.sizes.control_px // 2}px;"
        )
