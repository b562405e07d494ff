"""A button that is only an icon; the rail of the first frame is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QToolButton

from workbench.ui.widgets.leaving import hand_focus_on

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbench.ui.theme.theme import Theme


class IconButton(QToolButton):
    """A button with only an icon; its name is its tooltip and its accessible name.

    Args:
        name: What it does, translated.
        role: Colour role of the icon.
    """

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        parent: QWidget | None = None,
        *,
        size_px: int = 16,
        role: str = "muted",
        shortcut: str = "",
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._role = theme, icon, role
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({shortcut})" if shortcut else name)
        # By name: PySide takes long to make ``Qt``, and the first frame needs none of it.
        self.setProperty("focusPolicy", "StrongFocus")
        self.setIconSize(QSize(size_px, size_px))
        edge = theme.tokens.sizes.control_px
        self.setFixedSize(edge, edge)
        self._repaint_icon()
        theme.changed.connect(self._repaint_icon)

    def setEnabled(self, enabled: bool) -> None:  # noqa: N802  Qt's name
        """Enable or disable; a disabled one does not hand the focus to a field."""
        if not enabled:
            hand_focus_on(self)
        super().setEnabled(enabled)

    def set_icon(self, icon: str, name: str = "") -> None:
        """Another drawing, and another name if one is given."""
        self._icon = icon
        if name:
            self.setAccessibleName(name)
            self.setToolTip(name)
        self._repaint_icon()

    @Slot()
    def _repaint_icon(self) -> None:
        self.setIcon(self._theme.icon(self._icon, self._role))
