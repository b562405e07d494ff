"""The steps of two runs beside one another, as a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.traces.compare import PairedSpan
from workbench.traces.tree import Span
from workbench.ui.chat.inline import visible
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.bars import KIND_ICONS
from workbench.ui.trace.spans import time_words
from workbench.ui.trace.words import kind_word, tr
from workbench.ui.widgets.two_lines import ITEM, Index, scaled_px

_ROW_PX = 30
_MARK_PX = 24
FIRST = Qt.ItemDataRole.UserRole + 1


class PairModel(QAbstractListModel):
    """Pairs of steps; the first one that differs is known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: Sequence[PairedSpan] = ()
        self.first = -1

    def set_items(self, items: Sequence[PairedSpan]) -> None:
        """Show other steps."""
        self.beginResetModel()
        self.items = items
        self.first = next((n for n, pair in enumerate(items) if pair.differs), -1)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        pair = self.items[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(pair, index.row())
        if role == FIRST:
            return index.row() == self.first
        return pair if role == ITEM else None

    def _words(self, pair: PairedSpan, row: int) -> str:
        there = pair.first or pair.second
        named = f"{kind_word(there.kind)} {visible(there.name)}" if there else ""
        if pair.first is None:
            return tr("{0}, only in the second run").format(named)
        if pair.second is None:
            return tr("{0}, only in the first run").format(named)
        if row == self.first:
            return tr("{0}, the first difference").format(named)
        return (
            tr("{0}, differs").format(named) if pair.differs else tr("{0}, equal").format(named)
        )


class PairDelegate(QStyledItemDelegate):
    """Paints a mark where a step differs, and the step of either run."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(280, scaled_px(self._theme, _ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        pair: PairedSpan = index.data(ITEM)
        theme, rect = self._theme, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, first=bool(index.data(FIRST)))
        if pair.differs:
            icon = theme.pixmap("triangle-alert", 16, "warning")
            painter.drawPixmap(rect.left() + 4, rect.center().y() - 8, icon)
        left = rect.left() + _MARK_PX
        half = (rect.width() - _MARK_PX) // 2
        painter.setFont(theme.font(theme.tokens.type.small_px))
        for span, x in ((pair.first, left), (pair.second, left + half)):
            self._step(painter, span, QRect(x, rect.top(), half - 8, rect.height()))
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, *, first: bool) -> None:
        theme, inner = self._theme, option.rect.adjusted(0, 1, 0, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.colour("accent_weak" if chosen else "hover"))
            painter.drawRoundedRect(inner, 6, 6)
        if first or (chosen and option.state & QStyle.StateFlag.State_HasFocus):
            painter.setPen(theme.colour("accent" if chosen else "warning"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, 6, 6)

    def _step(self, painter: QPainter, span: Span | None, room: QRect) -> None:
        theme, middle = self._theme, int(Qt.AlignmentFlag.AlignVCenter)
        if span is None:
            painter.setPen(theme.colour("muted"))
            painter.drawText(room, middle, "–")
            return
        painter.drawPixmap(
            room.left(), room.center().y() - 8, theme.pixmap(KIND_ICONS[span.kind])
        )
        took = time_words(span.duration_s) if span.duration_s is not None else ""
        wide = painter.fontMetrics().horizontalAdvance(took) + 8
        painter.setPen(theme.colour("error" if span.status == "failed" else "muted"))
        painter.drawText(room, middle | int(Qt.AlignmentFlag.AlignRight), took)
        painter.setPen(theme.colour("text"))
        inner = room.adjusted(22, 0, -wide, 0)
        name = painter.fontMetrics().elidedText(
            visible(span.name) or kind_word(span.kind),
            Qt.TextElideMode.ElideRight,
            inner.width(),
        )
        painter.drawText(inner, middle, name)
