"""What the pages of the first steps have in common: a title, words, and rows below them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import IconLabel, label, line

COLUMN_PX = 640


class StepPage(QScrollArea):
    """One page: a column that scrolls where the window is low.

    Attributes:
        title: What the page is about, for screen readers too.
        column: Where a page puts what it has.
    """

    def __init__(self, theme: Theme, title: str, text: str) -> None:
        super().__init__()
        self.theme, self.title = theme, title
        self.setProperty("role", "plain")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(title)
        inner = QWidget()
        inner.setObjectName("scrolled")
        box = QWidget()
        box.setMaximumWidth(round(COLUMN_PX * max(1.0, theme.tokens.text_scale)))
        space = theme.tokens.space
        self.column = QVBoxLayout(box)
        self.column.setContentsMargins(space.xl_px, space.l_px, space.xl_px, space.l_px)
        self.column.setSpacing(space.m_px)
        self.column.addWidget(label(title, "page", wrap=True))
        self.words = label(text, wrap=True)
        self.column.addWidget(self.words)
        across = QHBoxLayout(inner)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(box, 100)
        across.addStretch(1)
        self.setWidget(inner)

    def card(self, name: str) -> QVBoxLayout:
        """Add a card for rows that belong together."""
        card = QFrame()
        card.setProperty("role", "card")
        card.setAccessibleName(name)
        space = self.theme.tokens.space
        rows = QVBoxLayout(card)
        rows.setContentsMargins(space.l_px, space.xs_px, space.l_px, space.xs_px)
        rows.setSpacing(0)
        self.column.addWidget(card)
        return rows

    def row(self, rows: QVBoxLayout, title: str, text: str, editor: QWidget) -> None:
        """Add a name with its explanation and what changes it."""
        if rows.count():
            rows.addWidget(line())
        holder = QWidget()
        across = QHBoxLayout(holder)
        across.setContentsMargins(0, 10, 0, 10)
        across.setSpacing(self.theme.tokens.space.xl_px)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(title))
        if text:
            words.addWidget(label(text, "muted", wrap=True))
        across.addLayout(words, 1)
        across.addWidget(editor, 0, Qt.AlignmentFlag.AlignVCenter)
        rows.addWidget(holder)

    def fact(self, icon: str, title: str, text: str) -> None:
        """Add a picture with a short claim and what it means."""
        across = QHBoxLayout()
        across.setSpacing(self.theme.tokens.space.m_px)
        picture = IconLabel(self.theme, icon, 20, "accent")
        across.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        named = label(title)
        named.setFont(self.theme.font(strong=True))
        words.addWidget(named)
        words.addWidget(label(text, "muted", wrap=True))
        across.addLayout(words, 1)
        self.column.addLayout(across)

    def begin(self) -> None:
        """The page is shown now."""

    def end(self) -> None:
        """The page is left: what still goes on for it is given up."""
