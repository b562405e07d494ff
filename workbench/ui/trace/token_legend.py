"""What the marks of the token view mean, with counts; lines break where room ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.ui.theme.theme import Theme
from workbench.ui.trace.token_paint import TokenPaint

Sign: TypeAlias = Literal["cached", "answer", "special", "doubt", "not_first", "cut"]
_SIGN_PX = 16
_GAP_PX = 14


@dataclass(frozen=True, slots=True)
class Entry:
    """A sign and what it means."""

    sign: Sign
    words: str


class TokenLegend(QWidget):
    """A line, or several, of signs with words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._paint = TokenPaint(theme)
        self.entries: tuple[Entry, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._refresh)
        self._refresh()

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Explain these signs."""
        self.entries = tuple(entries)
        self.setAccessibleName("; ".join(entry.words for entry in entries))
        self.setVisible(bool(entries))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """The lines break."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is at a width."""
        rows = self._places(width)
        return int(rows[-1].bottom()) + 2 if rows else 0

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(200, self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        for entry, place in zip(self.entries, self._places(self.width()), strict=True):
            self._draw(
                painter, entry.sign, QRectF(place.left(), place.top(), 12, place.height())
            )
            painter.setPen(self._theme.colour("muted"))
            words = place.adjusted(_SIGN_PX, 0, 0, 0)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(words, flags, entry.words)
        painter.end()

    def _places(self, width: int) -> list[QRectF]:
        metrics, places = self.fontMetrics(), []
        x, y, height = 0.0, 0.0, float(metrics.height() + 2)
        row_px = height
        for entry in self.entries:
            wide = metrics.horizontalAdvance(entry.words) + _SIGN_PX + 4.0
            if x and x + wide > width:
                x, y, row_px = 0.0, y + row_px, height
            if wide > width:
                room = max(40, width - _SIGN_PX)
                flags = Qt.TextFlag.TextWordWrap
                found = metrics.boundingRect(0, 0, room, 10_000, int(flags), entry.words)
                wide, row_px = float(width), float(found.height() + 2)
            places.append(QRectF(x, y, wide, row_px))
            x += wide + _GAP_PX
        return places

    def _draw(self, painter: QPainter, sign: Sign, box: QRectF) -> None:
        paint, middle = self._paint, box.center().y()
        chip = QRectF(box.left(), middle - 5, 11, 10)
        painter.setPen(Qt.PenStyle.NoPen)
        if sign in ("cached", "answer", "cut"):
            colour = getattr(paint, sign)
            painter.fillRect(QRectF(box.left() + 3, middle - 6, 3, 12), colour)
        elif sign == "special":
            painter.setPen(QPen(paint.chip_edge, 1.0))
            painter.setBrush(paint.chip)
            painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        elif sign == "doubt":
            shade = QLinearGradient(QPointF(chip.topLeft()), QPointF(chip.topRight()))
            shade.setColorAt(0.0, paint.tint(0.05))
            shade.setColorAt(1.0, paint.tint(1.0))
            painter.fillRect(chip, shade)
        else:
            foot = paint.tint(1.0)
            foot.setAlphaF(1.0)
            painter.fillRect(QRectF(chip.left(), chip.bottom() - 2, 11, 2), foot)

    @Slot()
    def _refresh(self) -> None:
        self._paint.refresh()
        self.setFont(self._theme.font(self._theme.tokens.type.small_px))
        self.updateGeometry()
        self.update()
