"""What a button does with the focus when it becomes disabled."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton


def hand_focus_on(button: QAbstractButton) -> None:
    """Give the focus to the first button beside this one, if this one has it.

    Qt hands it to the next widget of the tab order; where that is a field, it comes with its
    text marked, and the next key would replace what is there.
    """
    from PySide6.QtWidgets import QAbstractButton

    parent = button.parentWidget()
    if parent is None or not button.hasFocus():
        return
    for other in parent.children():
        if (
            isinstance(other, QAbstractButton)
            and other is not button
            and other.isEnabled()
            and other.isVisible()
        ):
            other.setFocus()
            return
