"""Shows newcomers around: when the first steps and the tour come, and when they go."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from workbench.base.errors import WorkbenchError

if TYPE_CHECKING:  # not imported here: most starts need neither
    from workbench.app.workbench import Workbench
    from workbench.ui.first_steps.tour import Tour
    from workbench.ui.first_steps.view import FirstSteps
    from workbench.ui.shell.window import MainWindow


class Guides(QObject):
    """What the window does for somebody who is new here.

    Attributes:
        first_steps: The pages that cover the window, while they are there.
        tour: What points at parts of the window, while it is there.
    """

    def __init__(self, window: MainWindow, workbench: Workbench) -> None:
        super().__init__(window)
        self._window, self._workbench = window, workbench
        self.first_steps: FirstSteps | None = None
        self.tour: Tour | None = None
        window.workspace.shown.connect(self._on_panel)

    @Slot(str)
    def _on_panel(self, _key: str) -> None:
        """Somebody opened a panel by its key: it is to be seen."""
        if (steps := self.first_steps) is not None:
            self.first_steps = None
            steps.leave()

    def offer(self) -> None:
        """Show the first steps if nobody ended them yet.

        Not to somebody who writes already, nor where there are conversations: they come from
        an older version. Where roles count somebody set the program up before, so they come
        there only when an administrator asks for them.
        """
        if self._is_wanted():
            self._window.run_task(self._offer(), "")

    def _is_wanted(self) -> bool:
        return (
            self._workbench.settings.settings.first_steps
            and not self._workbench.access.held
            and self.first_steps is None
        )

    async def _offer(self) -> None:
        try:
            known = await self._workbench.conversations.list(limit=1)
        except WorkbenchError:  # told elsewhere; somebody new is helped all the same
            known = ()
        if known:
            with suppress(WorkbenchError):  # then it is looked for once more next time
                self._workbench.settings.change(first_steps=False)
        elif self._is_wanted() and not self._writes():
            self.show_first_steps()

    def _writes(self) -> bool:
        composer = getattr(self._window.workspace.panel("chat"), "composer", None)
        return composer is not None and bool(composer.text())

    def show_first_steps(self) -> None:
        """Show the first steps, also once more."""
        from workbench.ui.first_steps.view import FirstSteps

        self.end()
        window = self._window
        self.first_steps = FirstSteps(self._workbench, window.theme, window, window)
        self.first_steps.ended.connect(self._on_steps_ended)
        self.first_steps.begin()

    @Slot(bool)
    def _on_steps_ended(self, tour: bool) -> None:
        self.first_steps = None
        self._show_chat()
        if tour:
            self.start_tour()

    def _show_chat(self) -> None:
        self._window.open_panel("chat")
        chat = self._window.workspace.panel("chat")
        if (first := getattr(chat, "first_focus", None)) is not None:
            first.setFocus()

    def start_tour(self) -> None:
        """Point at the parts of the window, one after another."""
        from workbench.ui.first_steps.tour import Tour

        self.end()
        self._show_chat()
        self.tour = Tour(self._window.theme, self._window)
        self.tour.ended.connect(self._on_tour_ended)
        self.tour.begin()

    @Slot()
    def _on_tour_ended(self) -> None:
        self.tour = None

    def end(self) -> None:
        """Take away what stands over the window; what was not finished comes again."""
        if (steps := self.first_steps) is not None:
            self.first_steps = None
            steps.go()
        if self.tour is not None:
            self.tour.end()
