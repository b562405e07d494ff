"""What a search over all runs found, as a list of steps with the words around each."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.traces.values import SearchHit
from workbench.ui.chat.inline import visible
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.bars import KIND_ICONS
from workbench.ui.trace.spans import time_words
from workbench.ui.trace.words import kind_word
from workbench.ui.widgets.two_lines import ITEM, Index, ago, scaled_px

_ROW_PX = 46
_BEFORE_CHARS = 16
"""A first word further in is brought near the beginning, else the row would end before it."""


class HitModel(QAbstractListModel):
    """Hits as an item model."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: Sequence[SearchHit] = ()

    def set_items(self, items: Sequence[SearchHit]) -> None:
        """Show other hits."""
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self.items[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{_under(hit)}: {visible(hit.snippet)}"
        return hit if role == ITEM else None


def pieces_of(hit: SearchHit) -> list[tuple[str, bool]]:
    """The snippet in pieces, and whether each is a found word."""
    text, marks = hit.snippet, sorted(hit.marks)
    start = 0
    if marks and marks[0][0] > _BEFORE_CHARS:
        start = marks[0][0] - _BEFORE_CHARS
    pieces: list[tuple[str, bool]] = [("…", False)] if start else []
    at = start
    for first, last in marks:
        if first < at or last <= first:
            continue
        pieces += [(text[at:first], False), (text[first:last], True)]
        at = last
    pieces.append((text[at:], False))
    return [(_plain(piece), found) for piece, found in pieces if piece]


def _plain(text: str) -> str:
    return visible(text.replace("\n", " ").replace("\t", " "))


def _under(hit: SearchHit) -> str:
    span = hit.span
    words = [f"{kind_word(span.kind)} {visible(span.name)}".strip(), visible(hit.agent_name)]
    if span.took_s:
        words.append(time_words(span.took_s))
    return " · ".join([*words, ago(time.time() - hit.started_s)])


class HitDelegate(QStyledItemDelegate):
    """Paints the snippet with its words marked, and below it which step it is of."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, scaled_px(self._theme, _ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: SearchHit = index.data(ITEM)
        theme, rect = self._theme, option.rect.adjusted(0, 1, 0, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            if chosen and option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(theme.colour("accent"))
            painter.setBrush(theme.colour("accent_weak" if chosen else "hover"))
            painter.drawRoundedRect(rect, 6, 6)
        inner = rect.adjusted(32, 5, -8, -5)
        known = next(
            (icon for kind, icon in KIND_ICONS.items() if kind == hit.span.kind), "box"
        )
        role = "error" if hit.span.failed else "muted"
        painter.drawPixmap(rect.left() + 8, inner.top() + 1, theme.pixmap(known, 16, role))
        painter.setFont(theme.font())
        painter.setClipRect(inner)
        self._snippet(painter, hit, inner)
        painter.setPen(theme.colour("muted"))
        painter.setFont(theme.font(theme.tokens.type.small_px))
        under = painter.fontMetrics().elidedText(
            _under(hit), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignBottom), under)
        painter.restore()

    def _snippet(self, painter: QPainter, hit: SearchHit, room: QRect) -> None:
        theme, metrics = self._theme, painter.fontMetrics()
        x = float(room.left())
        for text, found in pieces_of(hit):
            if x > room.right():
                break
            rest_px = room.right() - int(x)
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rest_px)
            wide = float(metrics.horizontalAdvance(text))
            if found:
                back = QRectF(x - 1, room.top(), wide + 2, metrics.height())
                painter.fillRect(back, theme.colour("warning", 0.3))
            painter.setPen(theme.colour("text"))
            place = QRectF(x, room.top(), wide + 4, metrics.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft), text)
            x += wide
