"""Badges inside the table."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.ui.models.rows import CHIP, ROW, TITLE_COLUMN
from workbench.ui.theme.theme import Theme

_HEIGHT_PX = 19
_STAR_PX = 14


class ChipDelegate(QStyledItemDelegate):
    """Draws cells that have a chip as a tinted pill, and all others as usual."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        # The table shows focus by row; a second frame around one cell would be noise.
        option.state &= ~QStyle.StateFlag.State_HasFocus
        state = index.data(CHIP)
        if state is None:
            super().paint(painter, option, index)
            return
        text = str(index.data())
        blank = QStyleOptionViewItem(option)
        self.initStyleOption(blank, index)
        blank.text = ""
        style = blank.widget.style()
        style.drawControl(
            QStyle.ControlElement.CE_ItemViewItem,
            blank,
            painter,
            blank.widget,
        )
        self._draw(painter, QRectF(option.rect), text, state)

    def initStyleOption(  # noqa: N802  Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A model that is away is grey; one with a star shows it before its title."""
        super().initStyleOption(option, index)
        row = index.data(ROW)
        if row is None:
            return
        if row.model.away:
            muted = self._theme.colour("muted")
            option.palette.setColor(QPalette.ColorRole.Text, muted)
            option.palette.setColor(QPalette.ColorRole.HighlightedText, muted)
        if row.model.favourite and index.column() == TITLE_COLUMN:
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.icon = self._theme.icon("star", "warning")
            option.decorationSize = QSize(_STAR_PX, _STAR_PX)

    def _draw(self, painter: QPainter, cell: QRectF, text: str, state: str) -> None:
        role = "muted" if state == "neutral" else state
        font = self._theme.font(11.5)
        metrics = QFontMetrics(font)
        most = cell.width() - 16
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(most - 14))
        width = min(most, metrics.horizontalAdvance(shown) + 14)
        top = cell.center().y() - _HEIGHT_PX / 2
        pill = QRectF(cell.left() + 8, top, width, _HEIGHT_PX)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(role, 0.13))
        painter.drawRoundedRect(pill, 5, 5)
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, shown)
        painter.restore()
