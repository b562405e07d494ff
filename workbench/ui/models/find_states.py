"""What stands where results would: what to do, that nothing was found, or what went wrong."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import IconLabel, label
from workbench.ui.widgets.buttons import Button, on_click

_TEXT_PX = 460
_ICON_PX = 32


class StatePage(QWidget):
    """An icon, a line, a sentence, and what can be done.

    Signals:
        asked: A button was pressed. arg: its key.
    """

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.buttons: dict[str, Button] = {}
        column = QVBoxLayout(self)
        column.setSpacing(theme.tokens.space.s_px)
        self._icon = IconLabel(theme, "search", _ICON_PX)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = label("", "section")
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body = label("", "muted", wrap=True)
        self.body.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.body.setMaximumWidth(_TEXT_PX)
        middle, self._row = QHBoxLayout(), QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.body, 100)
        middle.addStretch(1)
        self._row.setSpacing(theme.tokens.space.s_px)
        column.addStretch(2)
        column.addWidget(self._icon)
        column.addWidget(self.title)
        column.addLayout(middle)
        column.addSpacing(theme.tokens.space.xs_px)
        column.addLayout(self._row)
        column.addStretch(3)

    def tell(
        self, icon: str, title: str, text: str, buttons: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Show something else; of the buttons (key, text) the first is the one to press."""
        role = "warning" if icon in ("wifi-off", "triangle-alert") else "muted"
        self._icon.set_icon(icon, role)
        self.title.setText(title)
        self.body.setText(text)
        while entry := self._row.takeAt(0):
            if widget := entry.widget():
                widget.hide()
                widget.deleteLater()
        self.buttons.clear()
        self._row.addStretch(1)
        for number, (key, words) in enumerate(buttons):
            button = Button(self._theme, words, kind="plain" if number else "primary")
            on_click(button, partial(self.asked.emit, key))
            self.buttons[key] = button
            self._row.addWidget(button)
        self._row.addStretch(1)
