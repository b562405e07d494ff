"""A remark on the canvas: a comment, or a frame around nodes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from workbench.agents.graphs.documents import Remark
from workbench.ui.builder.canvas.breaking import broken, visible_lines
from workbench.ui.builder.canvas.look import CARDS_FROM, PORTS_FROM, CanvasLook
from workbench.ui.theme.tokens import Sizes

REMARK_Z = -20.0
LEAST_PX = (96, 48)
_CORNER_PX = 18.0
_MARGIN_PX = 7.0
_INSET_PX = 12.0
_RADIUS_PX = float(Sizes.card_radius_px)


class RemarkItem(QGraphicsRectItem):
    """A tinted sheet below the nodes, with a text and a corner to size it by."""

    def __init__(self, remark: Remark, look: CanvasLook) -> None:
        super().__init__()
        self._look = look
        self.remark = remark
        self.selected = self.focused = self.faded = False
        self.size = (remark.width, remark.height)
        self.setPen(look.no_pen)
        self.show_remark(remark)

    def show_remark(self, remark: Remark) -> None:
        """Show another value, where it says it stands."""
        self.remark = remark
        self.setPos(remark.x, remark.y)
        self.resize_to(remark.width, remark.height)
        self.update()

    def resize_to(self, width: int, height: int) -> None:
        """Show another size."""
        self.size = (width, height)
        margin = _MARGIN_PX
        self.setRect(QRectF(0, 0, width, height).adjusted(-margin, -margin, margin, margin))
        # Large sheets lie below small ones, so that every one can be reached.
        self.setZValue(REMARK_Z - min(1.0, width * height / 1e8))

    def show_marks(self, *, selected: bool, focused: bool, faded: bool) -> None:
        """Show it chosen, focused or faded."""
        if (selected, focused, faded) != (self.selected, self.focused, self.faded):
            self.selected, self.focused, self.faded = selected, focused, faded
            self.update()

    @property
    def sheet(self) -> QRectF:
        """Its room on the canvas."""
        return QRectF(self.pos(), self.pos() + QPointF(*self.size))

    def at_corner(self, place: QPointF) -> bool:
        """Whether a place of the canvas is on the corner that sizes it."""
        reach = max(_CORNER_PX, _CORNER_PX * 0.6 / self._look.zoom)
        off = self.sheet.bottomRight() - place
        return -4 <= off.x() <= reach and -4 <= off.y() <= reach

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        look, sheet = self._look, QRectF(0, 0, *self.size)
        painter.setOpacity(0.25 if self.faded else 1.0)
        painter.setPen(look.pen("accent" if self.selected else "border", 1.5))
        painter.setBrush(look.brush("accent_weak", 0.35))
        painter.drawRoundedRect(sheet, _RADIUS_PX, _RADIUS_PX)
        if self.focused:
            painter.setPen(look.pen("accent", float(Sizes.focus_px)))
            painter.setBrush(look.no_brush)
            painter.drawRoundedRect(sheet.adjusted(-5, -5, 5, 5), _RADIUS_PX, _RADIUS_PX)
        self._draw_words(painter, sheet)
        if look.zoom >= PORTS_FROM:
            self._draw_corner(painter, sheet)
        painter.setOpacity(1.0)

    def _draw_words(self, painter: QPainter, sheet: QRectF) -> None:
        look = self._look
        if look.zoom < CARDS_FROM:
            return
        near = look.zoom >= PORTS_FROM
        ruler = look.text_ruler if near else look.far_ruler
        metrics = ruler.metrics
        painter.setFont(look.text_font if near else look.far_font)
        painter.setPen(look.pen("text"))
        room = sheet.adjusted(_INSET_PX, _INSET_PX - 2, -_INSET_PX, -_INSET_PX + 2)
        line_px = metrics.lineSpacing()
        most = max(1, int(room.height() // line_px))
        text = visible_lines(self.remark.text)
        y = room.top() + metrics.ascent()
        for line in broken(text, room.width(), ruler, most):
            painter.drawText(QPointF(room.left(), y), line)
            y += line_px

    def _draw_corner(self, painter: QPainter, sheet: QRectF) -> None:
        painter.setPen(self._look.pen("muted", 1.5, 0.7))
        corner = sheet.bottomRight() - QPointF(5, 5)
        for reach in (5.0, 10.0):
            painter.drawLine(corner - QPointF(reach, 0), corner - QPointF(0, reach))
