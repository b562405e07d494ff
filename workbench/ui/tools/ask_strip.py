"""Asks before a tool that changes something is tried, and when a tool it asks asks itself.

What does nothing has the focus.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from workbench.traces.events import ApprovalAsked
from workbench.ui.chat.inline import visible
from workbench.ui.language.messages import said
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.words import tr
from workbench.ui.widgets.basics import IconLabel, label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.wrapped_text import WrappedText

_MOST_LINES = 12


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
        self.title = label("", "section")
        head.addWidget(self.title, 1)
        column.addLayout(head)
        self.text = WrappedText(tr("What it may touch"), most_lines=_MOST_LINES)
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
        self.hide()

    def ask(self, touches: str) -> None:
        """Ask, with what the tool may touch."""
        words = tr("This tool changes or sends something, also when it is only tried.")
        self._show(
            tr("Run it for real?"), f"{words} {visible(touches)}", tr("Run it"), tr("Cancel")
        )

    def ask_call(self, asked: ApprovalAsked) -> None:
        """Ask for a tool that an agent or a graph would use, with all its arguments."""
        arguments = "\n".join(visible(line) for line in asked.arguments.split("\n"))
        words = f"{visible(said(asked.touches))}\n{arguments}"
        self._show(
            tr("Allow {0}?").format(visible(asked.name)), words, tr("Allow once"), tr("Deny")
        )

    def _show(self, title: str, text: str, yes: str, no: str) -> None:
        self.title.setText(title)
        self.setAccessibleName(title)
        self.text.setText(text)
        self.run.setText(yes)
        self.cancel.setText(no)
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
