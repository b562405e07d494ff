"""Rows of two lines: a title, and something small under it, with a mark on either side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workbench.ui.language.words import tr
from workbench.ui.marks import mark
from workbench.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ITEM = Qt.ItemDataRole.UserRole
_ROW_PX = 46
_MARK_PX = 16


@dataclass(frozen=True, slots=True)
class Mark:
    """An icon and the colour token it is drawn with."""

    icon: str
    role: str = "text"


@dataclass(frozen=True, slots=True)
class TwoLines:
    """What one row shows; ``more`` stands before ``after`` at the right."""

    title: str
    under: str
    before: Mark | None = None
    after: Mark | None = None
    more: tuple[Mark, ...] = ()


def ago(seconds_s: float) -> str:
    """How long ago, in short."""
    for unit_s, sign in ((86_400 * 7, mark("w")), (86_400, "d"), (3600, "h"), (60, "min")):
        if seconds_s >= unit_s:
            return f"{seconds_s / unit_s:.0f} {tr(sign)}"
    return tr("now")


def scaled_px(theme: Theme, length_px: int) -> int:
    """A length that text fills: larger text needs more, smaller keeps the place."""
    return round(length_px * max(1.0, theme.tokens.text_scale))


class TwoLineDelegate(QStyledItemDelegate):
    """Paints rows; ``words`` says what the row of an item (role ``ITEM``) shows."""

    def __init__(self, theme: Theme, words: Callable[[Any], TwoLines], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, scaled_px(self._theme, _ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, theme = self._words(index.data(ITEM)), self._theme
        rect: QRect = option.rect.adjusted(0, 1, 0, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, option.state)
        inner = rect.adjusted(10 if row.before is None else 32, 5, -10, -5)
        if row.before is not None:
            self._paint_mark(painter, rect.left() + 8, inner.top(), row.before)
        room = inner.width()
        for one in reversed((*row.more, *([row.after] if row.after else []))):
            room -= _MARK_PX + 4
            self._paint_mark(painter, inner.left() + room + 5, inner.top() + 1, one)
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font())
        title = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, room)
        left = Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignTop | left), title)
        painter.setPen(theme.colour("muted"))
        painter.setFont(theme.font(theme.tokens.type.small_px))
        under = painter.fontMetrics().elidedText(
            row.under, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignBottom | left), under)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(self._theme.colour("accent_weak" if chosen else "hover"))
            painter.drawRoundedRect(rect, 6, 6)
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, 6, 6)

    def _paint_mark(self, painter: QPainter, left: int, top: int, mark: Mark) -> None:
        painter.drawPixmap(left, top, self._theme.pixmap(mark.icon, _MARK_PX, mark.role))
