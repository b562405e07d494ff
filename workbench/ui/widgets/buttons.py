"""Buttons: with a picture, with words, side by side as a choice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from workbench.ui.widgets.button import Button, Kind, on_click
from workbench.ui.widgets.icon_button import IconButton

__all__ = ["Button", "IconButton", "Kind", "Segmented", "on_click"]


class Segmented(QFrame):
    """A few choices beside one another, one of them chosen.

    Signals:
        chosen: The user chose. arg: the key.
    """

    chosen = Signal(str)

    def __init__(
        self, choices: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("segmented")
        self.setAccessibleName(name)
        self._keys = [key for key, _ in choices]
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        for number, (_, title) in enumerate(choices):
            button = QToolButton(self)
            button.setText(title)
            button.setToolTip(title)  # it may have no room for all of it
            button.setCheckable(True)
            button.setAccessibleName(f"{name}: {title}")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setMinimumHeight(24)
            self._group.addButton(button, number)
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group.idClicked.connect(self._on_clicked)

    @property
    def value(self) -> str:
        """The chosen key, empty if none is."""
        number = self._group.checkedId()
        return self._keys[number] if number >= 0 else ""

    def set_value(self, key: str) -> None:
        """Choose without telling."""
        if key in self._keys:
            held = any(button.hasFocus() for button in self._group.buttons())
            chosen = self._group.button(self._keys.index(key))
            chosen.setChecked(True)
            if held:
                chosen.setFocus()

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(self._keys[number])
