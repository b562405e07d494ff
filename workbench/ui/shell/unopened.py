"""Stands in place of the panels when the program could not be opened."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from workbench.base.errors import WorkbenchError
from workbench.ui.language.messages import sentence
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.placeholders import EmptyState


class UnopenedPage(EmptyState):
    """Why the program could not be opened, and the ways on.

    Attributes:
        words: What is wrong and what to do.

    Signals:
        asked: Try again.
        close_asked: End the program.
    """

    close_asked = Signal()

    def __init__(self, theme: Theme, error: WorkbenchError) -> None:
        self.words = sentence(error.message, error.hint)
        super().__init__(theme, "triangle-alert", "", self.words)
        self.heading.setText(self.tr("Workbench could not be opened"))
        self.button.setText(self.tr("Try again"))
        self.button.show()
        self.close_button = Button(theme, self.tr("Close"), kind="quiet")
        on_click(self.close_button, self.close_asked.emit)
        self.column.insertWidget(
            self.column.count() - 1, self.close_button, 0, Qt.AlignmentFlag.AlignHCenter
        )

    def begin(self) -> None:
        """It is tried again now."""
        self.button.setText(self.tr("Opening…"))
        self.button.setEnabled(False)
