"""A raised box over the window that Esc closes; the base of palette, lists and popovers."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QVBoxLayout, QWidget

from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label

Place = Literal["top", "bottom_left", "bottom_right", "middle"]
MARGIN_PX = 12


class Overlay(QFrame):
    """Keeps its place in the window; gives the focus back when it goes.

    Signals:
        closed: It was hidden.
    """

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        name: str,
        place: Place,
        width_px: int,
        height_px: int,
    ) -> None:
        super().__init__(window)
        self.theme, self._window = theme, window
        self._place, self._width_px, self._height_px = place, width_px, height_px
        self._before: QWidget | None = None
        self.setProperty("role", "raised")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(28)
        shadow.setOffset(0, 6)
        shadow.setColor(QColor(0, 0, 0, 90))
        self.setGraphicsEffect(shadow)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 12, 12, 12)
        self.column.setSpacing(8)
        if name:
            self.heading = label(name, "section")
            self.column.addWidget(self.heading)
        window.installEventFilter(self)
        self.hide()

    def stand_in(self, window: QWidget) -> None:
        """Open over another window from now on."""
        if window is not self._window:
            self._window.removeEventFilter(self)
            self._window = window
            self.hide()
            self.setParent(window)
            window.installEventFilter(self)

    def open(self, focus: QWidget | None = None) -> None:
        """Show it above everything and move the focus in."""
        self._before = self.window().focusWidget()
        self.put()
        self.show()
        self.raise_()
        (focus or self).setFocus()

    def dismiss(self) -> None:
        """Hide it; the focus goes back where it was."""
        if not self.isVisible():
            return
        self.hide()
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus()
        self.closed.emit()

    def toggle(self) -> None:
        """Open it, or hide it when it is open."""
        if self.isVisible():
            self.dismiss()
        else:
            self.open()

    def put(self) -> None:
        """Move to its place within the window."""
        outer = self._window.rect()
        width = min(self._width_px, outer.width() - 2 * MARGIN_PX)
        height = min(self._height_px, outer.height() - 80)
        x = (outer.width() - width) // 2
        y = (outer.height() - height) // 2
        if self._place == "top":
            y = max(48, outer.height() // 8)
        elif self._place == "bottom_right":
            x, y = outer.width() - width - MARGIN_PX, outer.height() - height - 38
        elif self._place == "bottom_left":
            x, y = MARGIN_PX + 48, outer.height() - height - 38
        self.setGeometry(x, y, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.put()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)
