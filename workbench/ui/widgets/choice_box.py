"""A box with choices that stays as it is while the page is scrolled past it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QWidget


class ChoiceBox(QComboBox):
    """A choice; the wheel changes it only once it was clicked or reached with Tab.

    Qt's own takes the focus from the wheel, and would be changed by who only scrolls.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # By name: PySide takes long to make ``Qt``, and the first frame needs none of it.
        self.setProperty("focusPolicy", "StrongFocus")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, or take the next choice."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
