"""Asks before a tool that changes something is tried; Cancel has the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from workbench.ui.chat.inline import visible
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.words import tr
from workbench.ui.widgets.basics import IconLabel, label
from workbench.ui.widgets.buttons import Button, on_click


class AskStrip(QFrame):
    """A question below the fields.

    Signals:
        answered: arg: whether it shall run.
    """

    answered = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "raised")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(IconLabel(theme, "shield", 16, "warning"))
        head.addWidget(label(tr("Run it for real?"), "section"), 1)
        column.addLayout(head)
        self.text = label("", wrap=True)
        column.addWidget(self.text)
        self.cancel = Button(theme, tr("Cancel"))
        self.run = Button(theme, tr("Run it"), kind="primary")
        on_click(self.cancel, lambda: self._answer(runs=False))
        on_click(self.run, lambda: self._answer(runs=True))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.run)
        column.addLayout(row)
        self.setAccessibleName(tr("Run it for real?"))
        self.hide()

    def ask(self, touches: str) -> None:
        """Ask, with what the tool may touch."""
        words = tr("This tool changes or sends something, also when it is only tried.")
        self.text.setText(f"{words} {visible(touches)}")
        self.show()
        self.cancel.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._answer(runs=False)
        else:
            super().keyPressEvent(event)

    def _answer(self, *, runs: bool) -> None:
        self.hide()
        self.answered.emit(runs)
