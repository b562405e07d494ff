"""The narrow bar at the left: one button per panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from workbench.ui.panels import PANELS
from workbench.ui.widgets.icon_button import IconButton

if TYPE_CHECKING:
    from workbench.ui.theme.theme import Theme

_MOST_NUMBERED = 9
"""There is no key for ten."""


def panel_title(title: str) -> str:
    """The translated title of a panel."""
    return QCoreApplication.translate("panels", title)


class Rail(QFrame):
    """Chooses a panel.

    Signals:
        chosen: arg: key of the panel.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sizes = theme.tokens.sizes
        self.setObjectName("rail")
        self.setFixedWidth(sizes.rail_px)
        self.setAccessibleName(self.tr("Panels"))
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 8, 4, 8)
        column.setSpacing(1)  # so that all of it fits into the smallest window
        self._group = QButtonGroup(self)
        self.buttons: dict[str, IconButton] = {}
        upper = [spec for spec in PANELS if not spec.at_bottom]
        lower = [spec for spec in PANELS if spec.at_bottom]
        for number, spec in enumerate(upper + lower, start=1):
            if spec is (lower[0] if lower else None):
                column.addStretch(1)
            name = panel_title(spec.title)
            button = IconButton(
                theme,
                spec.icon,
                name,
                self,
                size_px=sizes.rail_icon_px,
                shortcut=f"Ctrl+{number}" if number <= _MOST_NUMBERED else "",
            )
            button.setIconSize(QSize(sizes.rail_icon_px, sizes.rail_icon_px))
            button.setFixedSize(39, 39)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, key=spec.key: self.chosen.emit(key))
            self._group.addButton(button)
            self.buttons[spec.key] = button
            column.addWidget(button)

    def mark(self, key: str) -> None:
        """Show which panel is on screen."""
        self.buttons[key].setChecked(True)
