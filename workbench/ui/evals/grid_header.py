"""The heads of the candidates: a name and, below it, the pass rate; each cut by itself."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView

from workbench.ui.theme.theme import Theme

_LEFT_PX, _ABOVE_PX = 12, 5


class GridHeader(QHeaderView):
    """Two lines a column; the first one is cut where there is no room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width(), 2 * self.fontMetrics().lineSpacing() + 3 * _ABOVE_PX)

    def paintSection(  # noqa: N802  Qt's name
        self, painter: QPainter, rect: QRect, section: int
    ) -> None:
        """Paint one head."""
        painter.save()
        painter.fillRect(rect, self._theme.colour("window"))
        way, roles = Qt.Orientation.Horizontal, Qt.ItemDataRole
        model = self.model()
        text = str(model.headerData(section, way, roles.DisplayRole) or "")
        first, _break, second = text.partition("\n")
        inner = rect.adjusted(_LEFT_PX, _ABOVE_PX, -4, -_ABOVE_PX)
        left = Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._theme.font(self._theme.tokens.type.small_px, strong=True))
        elide = Qt.TextElideMode.ElideMiddle  # names differ at their ends
        shown = painter.fontMetrics().elidedText(first, elide, inner.width())
        painter.setPen(self._theme.colour("muted"))
        place = Qt.AlignmentFlag.AlignTop if second else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, int(place | left), shown)
        if second:
            painter.setPen(self._theme.colour("text"))
            shown = painter.fontMetrics().elidedText(second, elide, inner.width())
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignBottom | left), shown)
        painter.setPen(self._theme.colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()
