"""Paints a search result: its name, its facts, and its badges."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from workbench.ui.models.found_rows import CHIPS, words_of
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.two_lines import ITEM, Index, TwoLineDelegate, scaled_px

_ROW_PX = 68
_CHIP_PX = 18
_CHIP_TEXT_PX = 11.5


class FoundDelegate(TwoLineDelegate):
    """Three lines; nothing is a widget, so ten thousand rows cost what is on screen."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, words_of, parent)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, scaled_px(self._theme, _ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        words, theme = words_of(index.data(ITEM)), self._theme
        rect: QRect = option.rect.adjusted(0, 1, 0, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, option.state)
        inner = rect.adjusted(10, 5, -10, -6)
        chip_px = scaled_px(theme, _CHIP_PX)
        line_px = (inner.height() - chip_px) // 2
        self._write(painter, inner, words.title, "text", theme.tokens.type.body_px)
        second = inner.adjusted(0, line_px, 0, 0)
        self._write(painter, second, words.under, "muted", theme.tokens.type.small_px)
        self._paint_chips(painter, inner, index.data(CHIPS))
        painter.restore()

    def _write(
        self, painter: QPainter, place: QRect, text: str, role: str, size_px: float
    ) -> None:
        painter.setPen(self._theme.colour(role))
        painter.setFont(self._theme.font(size_px))
        room = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, place.width()
        )
        flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, int(flags), room)

    def _paint_chips(
        self, painter: QPainter, inner: QRect, chips: tuple[tuple[str, str], ...]
    ) -> None:
        chip_px = scaled_px(self._theme, _CHIP_PX)
        painter.setFont(self._theme.font(_CHIP_TEXT_PX))
        left = inner.left()
        for text, state in chips:
            role = "muted" if state == "neutral" else state
            width = painter.fontMetrics().horizontalAdvance(text) + 14
            if left + width > inner.right():
                return
            pill = QRectF(left, inner.bottom() - chip_px + 1, width, chip_px)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(role, 0.13))
            painter.drawRoundedRect(pill, 5, 5)
            painter.setPen(self._theme.colour(role))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
            left += int(width) + 4
