"""Buttons: with a picture, with words, side by side as a choice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QIcon,
    QPixmap,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.icon_button import IconButton

__all__ = ["Button", "IconButton", "Kind", "Segmented", "on_click"]


Kind: TypeAlias = Literal["plain", "primary", "danger", "quiet"]


class Button(QPushButton):
    """A push button; ``kind``: plain, primary, danger or quiet."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        parent: QWidget | None = None,
        *,
        kind: Kind = "plain",
        icon: str = "",
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._kind = theme, icon, kind
        self.setText(text)
        self.setProperty("kind", kind)
        self.setAccessibleName(text)
        if icon:
            self._refresh()
            theme.changed.connect(self._refresh)

    def set_kind(self, kind: Kind) -> None:
        """Show it as another kind."""
        self._kind = kind
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        if self._icon:
            self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and self._icon:
            self._refresh()

    @Slot()
    def _refresh(self) -> None:
        self.setIconSize(QSize(16, 16))
        role = {"primary": "on_accent", "danger": "error"}.get(self._kind, "text")
        if not self.isEnabled():
            # A pixmap: an icon would be greyed once more, and could not be seen any more.
            self.setIcon(_as_disabled(self._theme.pixmap(self._icon, 16, "muted")))
            return
        self.setIcon(self._theme.icon(self._icon, role))

    def setText(self, text: str) -> None:  # noqa: N802  Qt's name
        """Show a text; Qt leaves too little room between it and the icon."""
        super().setText(f" {text}" if self._icon else text)


def _as_disabled(picture: QPixmap) -> QIcon:
    made = QIcon()
    made.addPixmap(picture, QIcon.Mode.Disabled)
    return made


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
            self._group.button(self._keys.index(key)).setChecked(True)

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(self._keys[number])


def on_click(button: QPushButton | QToolButton, callback: Callable[[], object]) -> None:
    """Call a function without arguments when the button is pressed."""
    button.clicked.connect(lambda _checked=False: callback())
