"""What a person says of a tool: ask each time, always, or never. Nothing is preselected."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal

from workbench.policy.server_trust import Leave
from workbench.ui.tools.servers.words import LEAVES, leave_words
from workbench.ui.widgets.buttons import Segmented


class LeaveChoice(Segmented):
    """Three words beside one another, of which none may be chosen.

    Signals:
        left: The user chose. arg: the Leave.
    """

    left = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__([(one, leave_words(one)) for one in LEAVES], name)
        self.chosen.connect(self.left)

    @property
    def leave(self) -> Leave | None:
        """What is chosen."""
        return cast(Leave, self.value) if self.value else None

    def show_leave(self, leave: Leave | None, *, only_never: bool) -> None:
        """Show a choice without telling; some tools can only be left out."""
        if leave is None:
            self._group.setExclusive(False)
            for button in self._group.buttons():
                button.setChecked(False)
            self._group.setExclusive(True)
        else:
            self.set_value(leave)
        for key, button in zip(LEAVES, self._group.buttons(), strict=True):
            button.setEnabled(key == "never" or not only_never)
