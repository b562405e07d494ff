"""Stands before everything where the policy cannot be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from workbench.ui.kiosk.pages import CoverPage
from workbench.ui.widgets.button import Button, on_click

if TYPE_CHECKING:
    from workbench.ui.theme.theme import Theme


class BlockedPage(CoverPage):
    """Why nothing can be done here, and what an administrator does.

    Signals:
        close_asked: Close the program.
    """

    close_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "shield-off", 520)
        self.button = Button(theme, self.tr("Close Workbench…"))
        self.button.setProperty("touch", True)
        self.column.addWidget(self.button)
        on_click(self.button, self.close_asked.emit)
        self.first = self.button

    def show_problem(self, problem: str) -> None:
        """Say what is wrong."""
        self.say(self.tr("This installation is locked"), problem)
