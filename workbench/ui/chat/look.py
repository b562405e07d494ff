"""Fonts and colours of the transcript, looked up once per theme."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPixmap

from workbench.ui.theme.theme import Theme
from workbench.ui.theme.tokens import ROLES

COLUMN_PX = 760


class Look:
    """A snapshot of what drawing needs of the theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        kind = theme.tokens.type
        self.body = theme.font(14.0)
        self.strong = theme.font(14.0, strong=True)
        self.small = theme.font(kind.small_px)
        self.mono = theme.mono()
        self.colours: dict[str, QColor] = {role: theme.colour(role) for role in ROLES}
        self.line_px = round(QFontMetricsF(self.body).height() * 1.3)
        self.mono_line_px = round(QFontMetricsF(self.mono).height() * 1.22)
        self.small_line_px = round(QFontMetricsF(self.small).height() * 1.25)
        self.characters_per_px = 1.0 / max(1.0, QFontMetricsF(self.body).averageCharWidth())
        self.mono_character_px = QFontMetricsF(self.mono).horizontalAdvance("0")
        self._headings: dict[int, QFont] = {}
        self._pictures: dict[tuple[str, str], QPixmap] = {}

    def heading(self, level: int) -> QFont:
        """The font of a heading."""
        size_px = {1: 20.0, 2: 17.0, 3: 15.0}.get(level, 14.0)
        if level not in self._headings:
            self._headings[level] = self._theme.font(size_px, strong=True)
        return self._headings[level]

    def picture(self, name: str, role: str) -> QPixmap:
        """An icon of 16 px."""
        key = (name, role)
        if key not in self._pictures:
            self._pictures[key] = self._theme.pixmap(name, 16, role)
        return self._pictures[key]
