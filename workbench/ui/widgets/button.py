"""A push button with words; the first frame has one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QPushButton

from workbench.ui.widgets.leaving import hand_focus_on

if TYPE_CHECKING:
    from PySide6.QtWidgets import QToolButton, QWidget

    from workbench.ui.theme.theme import Theme

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

    def setEnabled(self, enabled: bool) -> None:  # noqa: N802  Qt's name
        """Enable or disable; a disabled one does not hand the focus to a field."""
        if not enabled:
            hand_focus_on(self)
        super().setEnabled(enabled)

    def set_kind(self, kind: Kind) -> None:
        """Show it as another kind."""
        self._kind = kind
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        if self._icon:
            self._refresh()

    def set_icon(self, icon: str) -> None:
        """Show another drawing beside the words; for a button that has one."""
        self._icon = icon
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        self.setIconSize(QSize(16, 16))
        role = {"primary": "on_accent", "danger": "error"}.get(self._kind, "text")
        self.setIcon(self._theme.icon(self._icon, role, disabled="muted"))

    def setText(self, text: str) -> None:  # noqa: N802  Qt's name
        """Show a text; Qt leaves too little room between it and the icon."""
        super().setText(f" {text}" if self._icon else text)


def on_click(button: QPushButton | QToolButton, callback: Callable[[], object]) -> None:
    """Call a function without arguments when the button is pressed."""
    button.clicked.connect(lambda _checked=False: callback())
