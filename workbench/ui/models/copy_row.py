"""A long word on one line, elided in the middle, with a button that copies all of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import ElidedLabel, label
from workbench.ui.widgets.buttons import IconButton, on_click


class CopyRow(QWidget):
    """Hidden while there is nothing to show.

    Signals:
        copy_requested: args: the text, what it is.
    """

    copy_requested = Signal(str, str)

    def __init__(self, theme: Theme, copy_words: str, name: str) -> None:
        super().__init__()
        self.text = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self.text.setProperty("role", "mono")
        self.copy = IconButton(theme, "copy", copy_words)
        on_click(self.copy, lambda: self.copy_requested.emit(self.text.text(), name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(name, "muted"))
        row.addWidget(self.text, 1)
        row.addWidget(self.copy)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show another word, or nothing."""
        self.text.set_text(text)
        self.setVisible(bool(text))
