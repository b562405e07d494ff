"""Stands in where nothing is shown yet: what the place is for, or that something goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import IconLabel, label
from workbench.ui.widgets.buttons import Button


class BusyBar(QProgressBar):
    """Something goes on whose end is not known; still where motion is not wanted."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self._refresh()
        theme.changed.connect(self._refresh)

    @Slot()
    def _refresh(self) -> None:
        if self._theme.tokens.motion_ms:
            self.setRange(0, 0)
        else:
            self.setRange(0, 1)
            self.setValue(1)


class EmptyState(QWidget):
    """What an empty place is for, with the one button to begin.

    Signals:
        asked: The button was pressed.
    """

    asked = Signal()

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        text: str,
        button: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.column = column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        picture = IconLabel(theme, icon, 32, "muted")
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(picture)
        self.heading = heading = label(title, "section")
        heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(heading)
        body = label(text, "muted", wrap=True)
        body.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        body.setMaximumWidth(420)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(body, 100)
        middle.addStretch(1)
        column.addLayout(middle)
        self.button = Button(theme, button or title, kind="primary")
        if not button:  # setVisible(True) here would flash it as a window of its own
            self.button.hide()
        self.button.clicked.connect(lambda: self.asked.emit())
        column.addSpacing(4)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
