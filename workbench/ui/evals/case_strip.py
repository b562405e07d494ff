"""Asks which data set a run becomes a case of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from workbench.evals.values import Case
from workbench.ui.builder.text_area import Choice
from workbench.ui.chat.inline import visible
from workbench.ui.evals.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import ElidedLabel, IconLabel, label
from workbench.ui.widgets.buttons import Button, on_click

NEW = ""


class CaseStrip(QFrame):
    """A line above the page: the question of the run, the sets, and Add.

    Signals:
        add_asked: Put the case into a data set. arg: its name; empty for a new one.
        closed: It is not wanted.
    """

    add_asked = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.case: Case | None = None
        self.question = ElidedLabel()
        self.sets = Choice(tr("Data set for the case"))
        self.add = Button(theme, tr("Add the case"), kind="primary")
        self.cancel = Button(theme, tr("Cancel"))
        on_click(self.add, lambda: self.add_asked.emit(str(self.sets.currentData())))
        on_click(self.cancel, self.closed.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(IconLabel(theme, "activity", 16, "accent"))
        row.addWidget(label(tr("A case of the run")))
        row.addWidget(self.question, 1)
        row.addWidget(label(tr("into"), "muted"))
        row.addWidget(self.sets)
        row.addWidget(self.add)
        row.addWidget(self.cancel)
        self.hide()

    def ask(self, case: Case, sets: Sequence[tuple[str, str]], chosen: str) -> None:
        """Show a case and the sets that it may go into."""
        self.case = case
        self.question.set_text(f"“{visible(case.text[:200])}”")
        self.sets.clear()
        for name, title in sets:
            self.sets.addItem(title, name)
        self.sets.addItem(tr("New data set"), NEW)
        at = self.sets.findData(chosen) if chosen else -1
        self.sets.setCurrentIndex(at if at >= 0 else (0 if sets else self.sets.count() - 1))
        self.show()
        self.sets.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.add.click()
        else:
            super().keyPressEvent(event)
