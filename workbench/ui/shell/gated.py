"""A window that may be covered, and whose commands are for some roles only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QMainWindow

from workbench.policy.places import is_required_kiosk

if TYPE_CHECKING:  # not imported here: the first frame is drawn without them
    from workbench.app.workbench import Workbench
    from workbench.ui.actions import Action
    from workbench.ui.kiosk.cover import Cover
    from workbench.ui.kiosk.gate import Gate
    from workbench.ui.theme.theme import Theme


class GatedWindow(QMainWindow):
    """What the main window knows of who sits before it.

    Attributes:
        theme: How everything looks.
        gate: Stands before it where roles count for everything, else None.
    """

    theme: Theme
    _workbench: Workbench

    def __init__(self) -> None:
        super().__init__()
        self.gate: Gate | None = None
        self._cover: Cover | None = None
        self._ending = self._begun = False

    def make_cover(self) -> Cover:
        """What covers it; made when it is needed first."""
        from workbench.ui.kiosk.cover import Cover  # most windows have none

        if self._cover is None:
            self._cover = Cover(self.theme, self)
        return self._cover

    def may(self, key: str) -> bool:
        """Whether something is for who sits here; see ``policy.rights``."""
        return self._workbench.access.may(key)

    def may_trigger(self, action: Action) -> bool:
        """Whether a command is for who sits here."""
        of_panel = not action.panel or self.may(f"panel:{action.panel}")
        return of_panel and self.may(f"command:{action.key}")

    @property
    def is_open(self) -> bool:
        """Whether panels are shown, not what covers them."""
        return self.gate is None or not self.gate.covers

    def stays(self) -> bool:
        """Whether it must not close now; then it asks for the PIN of who may close it."""
        if self.gate is None:  # a kiosk that is still opening is no way out either
            return self._cover is not None and not self._ending and is_required_kiosk()
        if self._ending or self.gate.may_close():
            return False
        self.gate.ask_sign_in()
        return True

    def lock_screen(self) -> None:
        """Cover it; what was begun goes on."""
        if self.gate is not None:
            self.gate.lock()

    def ask_sign_in(self) -> None:
        """Ask who wants to do more than who sits here."""
        if self.gate is not None:
            self.gate.ask_sign_in()

    def sign_out(self) -> None:
        """Nobody is signed in any more."""
        if self.gate is not None:
            self.gate.leave()

    @Slot()
    def let_end(self) -> None:
        """The person's session with the system ends: nothing here holds it up."""
        self._ending = True

    @Slot()
    def end(self) -> None:
        """Close, whoever sits here: the system asks for it."""
        self._ending = True
        self.close()
