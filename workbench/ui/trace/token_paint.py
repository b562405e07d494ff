"""How tokens look: boundaries, markers, probabilities, what came from the cache."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from workbench.app.token_table import TokenTable
from workbench.ui.theme.theme import Theme

GUTTER_PX = 20
_RULE_PX = 3.0
_SURE = 0.04
_TINTS = 24
_MOST_TINT = 0.6
UNLIKELY_SERIES = 3
Placed = tuple[int, QRectF]
"""A token, and where on screen it, or a part of it, is."""


def doubt(logprob: float) -> float:
    """How unlikely a token was, 0 to 1."""
    return 1.0 - math.exp(min(0.0, logprob))


class TokenPaint:
    """Paints below and above the text; colours are looked up once for each theme.

    Attributes:
        boundaries: Every other token stands on a band.
        probabilities: Tokens of the answer stand on a colour, the stronger the unlikelier.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.boundaries = self.probabilities = True
        self.refresh()

    def refresh(self) -> None:
        """The theme changed."""
        theme = self._theme
        dark = theme.mode == "dark"
        self.band = theme.colour("text", 0.11 if dark else 0.075)
        self.chip = theme.colour("info", 0.20 if dark else 0.13)
        self.chip_edge = theme.colour("info", 0.75)
        self.cached = theme.colour("info")
        self.answer = theme.colour("accent")
        self.cut = theme.colour("warning")
        self.muted = theme.colour("muted")
        self.focus = theme.colour("accent")
        self._doubt = theme.series(UNLIKELY_SERIES)

    def tint(self, strength: float) -> QColor:
        """The colour behind a token that was this unlikely."""
        colour = QColor(self._doubt)
        colour.setAlphaF(_MOST_TINT * min(1.0, max(0.0, strength)))
        return colour

    def below(self, painter: QPainter, table: TokenTable, boxes: Sequence[Placed]) -> None:
        """What is behind the text of tokens; those of one colour are painted at once."""
        painter.setPen(Qt.PenStyle.NoPen)
        if self.boundaries:
            painter.setBrush(self.band)
            painter.drawRects([rect for number, rect in boxes if number % 2])
        self._chips(painter, [rect for number, rect in boxes if table.special[number]])
        if not self.probabilities or not table.scores:
            return
        tints: dict[int, list[QRectF]] = {}
        for number, rect in boxes:
            score = table.scores.get(number)
            if score is not None and (strength := doubt(score.logprob)) >= _SURE:
                tints.setdefault(round(strength * _TINTS), []).append(rect)
        painter.setPen(Qt.PenStyle.NoPen)
        for level, rects in tints.items():
            painter.setBrush(self.tint(level / _TINTS))
            painter.drawRects(rects)

    def above(self, painter: QPainter, table: TokenTable, boxes: Sequence[Placed]) -> None:
        """What is over the text: a line below tokens that were not the likeliest."""
        if not self.probabilities or not table.scores:
            return
        scores = table.scores
        feet = [
            QRectF(rect.left() + 1, rect.bottom() - 2.0, max(1.0, rect.width() - 2), 2.0)
            for number, rect in boxes
            if number in scores and scores[number].rank > 1
        ]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._doubt)
        painter.drawRects(feet)

    def _chips(self, painter: QPainter, rects: Sequence[QRectF]) -> None:
        painter.setPen(QPen(self.chip_edge, 1.0))
        painter.setBrush(self.chip)
        for rect in rects:
            painter.drawRoundedRect(rect.adjusted(0.5, 1.5, -0.5, -1.5), 3.0, 3.0)

    def outline(self, painter: QPainter, rect: QRectF, *, focused: bool) -> None:
        """The token that is chosen."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.focus, 2.0 if focused else 1.0))
        painter.drawRoundedRect(rect.adjusted(-1, 0, 1, 0), 3.0, 3.0)

    def rule(self, painter: QPainter, colour: QColor, top: float, height: float) -> None:
        """The mark at the left of a line."""
        painter.fillRect(QRectF(2.0, top, _RULE_PX, height), colour)

    def border(self, painter: QPainter, colour: QColor, x: float, top: float, h: float) -> None:
        """A line across the text: here something begins."""
        painter.fillRect(QRectF(x - 1.0, top, 2.0, h), colour)

    def fold_mark(self, painter: QPainter, top: float, height: float, *, closed: bool) -> None:
        """The triangle that folds a message."""
        x, y = 13.0, top + height / 2
        points = (
            [QPointF(x - 2, y - 4), QPointF(x + 3, y), QPointF(x - 2, y + 4)]
            if closed
            else [QPointF(x - 4, y - 2), QPointF(x + 4, y - 2), QPointF(x, y + 3)]
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.muted)
        painter.drawPolygon(QPolygonF(points))
