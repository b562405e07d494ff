"""A template as a card: a small drawing of the graph, its title and what it does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QEnterEvent,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTextLayout,
)
from PySide6.QtWidgets import QAbstractButton

from workbench.agents.graphs.documents import Body, GraphDocument
from workbench.ui.theme.theme import Theme

WIDTH_PX = 264
_HEIGHT_PX = 200
_DRAWING_PX = 76
_INSET_PX = 12
_NODE = (160.0, 72.0)
"""About how large a node is, at 100 %."""
_MOST_SCALE = 0.22


class TemplateCard(QAbstractButton):
    """Begins a graph like the one it shows."""

    def __init__(self, theme: Theme, document: GraphDocument) -> None:
        super().__init__()
        self._theme, self._document = theme, document
        self.setText(document.title)
        self.setAccessibleName(document.title)
        self.setAccessibleDescription(document.description)
        self.setToolTip(document.description)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(self.sizeHint())
        theme.changed.connect(self._on_theme)

    def sizeHint(self) -> QSize:
        more = self._theme.tokens.text_px(100) - 100
        return QSize(WIDTH_PX, _HEIGHT_PX + more)

    def _on_theme(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, sizes = self._theme, self._theme.tokens.sizes
        card = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        role = "pressed" if self.isDown() else "hover" if self.underMouse() else "surface"
        painter.setBrush(theme.colour(role))
        focused = self.hasFocus()
        width = sizes.focus_px if focused else 1
        painter.setPen(QPen(theme.colour("accent" if focused else "border"), width))
        painter.drawRoundedRect(card, sizes.card_radius_px, sizes.card_radius_px)
        drawing = QRectF(card.x() + 1, card.y() + 1, card.width() - 2, _DRAWING_PX)
        self._draw_graph(painter, drawing)
        self._write(painter, card.adjusted(_INSET_PX, _DRAWING_PX + 10, -_INSET_PX, -8))

    def _write(self, painter: QPainter, room: QRectF) -> None:
        theme, kind = self._theme, self._theme.tokens.type
        painter.setFont(theme.font(strong=True))
        painter.setPen(theme.colour("text"))
        line_px = painter.fontMetrics().height()
        title = painter.fontMetrics().elidedText(
            self._document.title, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(
            QRectF(room.x(), room.y(), room.width(), line_px), Qt.AlignmentFlag.AlignLeft, title
        )
        painter.setFont(theme.font(kind.small_px))
        painter.setPen(theme.colour("muted"))
        below = room.adjusted(0, line_px + 4, 0, 0)
        small_px = painter.fontMetrics().lineSpacing()
        most = int(below.height() // small_px)
        for number, line in enumerate(
            lines_of(self._document.description, painter.font(), below.width(), most)
        ):
            y = below.y() + number * small_px + painter.fontMetrics().ascent()
            painter.drawText(QPointF(below.x(), y), line)

    def _draw_graph(self, painter: QPainter, room: QRectF) -> None:
        blocks = blocks_of(self._document.body, room.adjusted(14, 12, -14, -10))
        theme = self._theme
        painter.setPen(QPen(theme.colour("muted", 0.6), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for link in self._document.body.links:
            if link.source in blocks and link.target in blocks:
                begin, end = blocks[link.source], blocks[link.target]
                first = QPointF(begin.right(), begin.center().y())
                last = QPointF(end.left(), end.center().y())
                bend = QPointF(max(6.0, (last.x() - first.x()) / 2), 0)
                path = QPainterPath(first)
                path.cubicTo(first + bend, last - bend, last)
                painter.drawPath(path)
        for node in self._document.body.nodes:
            if node.id in blocks:
                ends = node.kind in ("input", "output")
                painter.setPen(QPen(theme.colour("muted" if ends else "accent"), 1.2))
                painter.setBrush(theme.colour("raised" if ends else "accent_weak"))
                painter.drawRoundedRect(blocks[node.id], 3, 3)


def lines_of(text: str, font: QFont, width_px: float, most: int) -> list[str]:
    """The first ``most`` lines of a text; if more follows, the last has an ellipsis."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    starts: list[int] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width_px)
        starts.append(line.textStart())
    layout.endLayout()
    units = text.encode("utf-16-le", "replace")  # what the layout counts in
    ends = [*starts[1:], len(units) // 2]
    parts = [units[2 * begin : 2 * end] for begin, end in zip(starts, ends, strict=True)]
    lines = [part.decode("utf-16-le", "replace").rstrip() for part in parts]
    if len(lines) > most > 0:
        rest = units[2 * starts[most - 1] :].decode("utf-16-le", "replace")
        elided = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width_px)
        lines[most - 1] = elided
    return lines[:most]


def blocks_of(body: Body, room: QRectF) -> dict[str, QRectF]:
    """Where each node is drawn so that all of them fit into the room."""
    if not body.places:
        return {}
    left = min(place.x for place in body.places.values())
    top = min(place.y for place in body.places.values())
    wide = max(place.x for place in body.places.values()) - left + _NODE[0]
    high = max(place.y for place in body.places.values()) - top + _NODE[1]
    scale = min(room.width() / wide, room.height() / high, _MOST_SCALE)
    x = room.x() + (room.width() - wide * scale) / 2
    y = room.y() + (room.height() - high * scale) / 2
    return {
        node_id: QRectF(
            x + (place.x - left) * scale,
            y + (place.y - top) * scale,
            _NODE[0] * scale,
            _NODE[1] * scale,
        )
        for node_id, place in body.places.items()
    }
