"""What the pages that cover the window have in common: one column, large enough to touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from workbench.ui.widgets.basics import IconLabel, label

if TYPE_CHECKING:
    from workbench.ui.theme.theme import Theme

ICON_PX = 40


class CoverPage(QScrollArea):
    """One column in the upper part: an on-screen keyboard covers the lower one.

    Attributes:
        column: Where a page puts what it has.
        first: What gets the focus when the page comes; None for the page itself.
    """

    def __init__(self, theme: Theme, icon: str, width_px: int) -> None:
        super().__init__()
        self.theme = theme
        self.first: QWidget | None = None
        self.setProperty("role", "plain")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setObjectName("scrolled")
        box = QWidget()
        box.setMaximumWidth(round(width_px * max(1.0, theme.tokens.text_scale)))
        self.column = QVBoxLayout(box)
        self.column.setContentsMargins(24, 24, 24, 24)
        self.column.setSpacing(12)
        self.picture = IconLabel(theme, icon, ICON_PX, "accent")
        self.heading = self._words("page")
        self.body = self._words("")
        self.column.addWidget(self.picture)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.body)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(box, 100)
        across.addStretch(1)
        whole = QVBoxLayout(inner)
        whole.addStretch(1)
        whole.addLayout(across)
        whole.addStretch(3)
        self.setWidget(inner)

    def _words(self, role: str) -> QLabel:
        made = label("", role, wrap=True)
        made.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        return made

    def say(self, heading: str, body: str) -> None:
        """Show other words; the page's name for screen readers is the heading."""
        self.heading.setText(heading)
        self.body.setText(body)
        self.body.setVisible(bool(body))
        self.setAccessibleName(heading)
        self.setAccessibleDescription(body)
