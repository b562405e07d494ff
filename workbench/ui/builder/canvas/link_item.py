"""A wire on the canvas."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF
from PySide6.QtWidgets import QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from workbench.agents.graphs.documents import Link
from workbench.agents.nodes.api import PortType
from workbench.ui.builder.canvas.look import PORTS_FROM, CanvasLook

LINK_Z, LIFTED_LINK_Z = -10.0, -5.0
_BEND_PX, _MOST_BEND_PX = 36.0, 180.0
_SAMPLES = 24
_ARROW_PX = 7.0
_HULL_PX = 2 * _ARROW_PX


def curve(start: QPointF, end: QPointF) -> QPainterPath:
    """The way of a wire from an output to an input."""
    across, down = end.x() - start.x(), abs(end.y() - start.y())
    bend = max(_BEND_PX, abs(across) * 0.5)
    if across < _BEND_PX:  # it leads back, and swings wide enough to be seen
        bend = max(bend, _BEND_PX + min(down, 240.0) * 0.4)
    bend = min(bend, max(_MOST_BEND_PX, across * 0.5))
    path = QPainterPath(start)
    path.cubicTo(start + QPointF(bend, 0), end - QPointF(bend, 0), end)
    return path


class LinkItem(QGraphicsPathItem):
    """A curve in the colour of its type; thicker while something is carried, or pointed at.

    Attributes:
        start: Where it leaves the output.
        end: Where it reaches the input.
    """

    def __init__(self, link: Link, kind: PortType, look: CanvasLook) -> None:
        super().__init__()
        self._look = look
        self.link, self.kind = link, kind
        self.selected = self.hovered = self.carrying = self.faded = False
        self._tone = ""
        self.start, self.end = QPointF(), QPointF()
        self._path = QPainterPath()
        # Qt takes the width of the pen for the room that has to be painted.
        self.setPen(look.pen("border", _HULL_PX))
        self.setZValue(LINK_Z)

    def lead(self, start: QPointF, end: QPointF) -> None:
        """Lead it from an output to an input."""
        if start != self.start or end != self.end or self._path.isEmpty():
            self.start, self.end = start, end
            self._path = curve(start, end)
            self.setPath(self._path)

    @property
    def way(self) -> QPainterPath:
        """The curve."""
        return self._path

    @property
    def _role(self) -> str:
        return self._tone or f"port:{self.kind}"

    def show_kind(self, kind: PortType) -> None:
        """Take the colour of another type."""
        if kind != self.kind:
            self.kind = kind
            self.update()

    def show_tone(self, role: str) -> None:
        """Draw it in the colour of a role, dashed for an error; empty for that of its type."""
        if role != self._tone:
            self._tone = role
            self.update()

    def show_marks(
        self,
        *,
        selected: bool | None = None,
        hovered: bool | None = None,
        carrying: bool | None = None,
        faded: bool | None = None,
    ) -> None:
        """Show it chosen, pointed at, in use or faded; None leaves a mark as it is."""
        wanted = (
            self.selected if selected is None else selected,
            self.hovered if hovered is None else hovered,
            self.carrying if carrying is None else carrying,
            self.faded if faded is None else faded,
        )
        if wanted != (self.selected, self.hovered, self.carrying, self.faded):
            self.selected, self.hovered, self.carrying, self.faded = wanted
            self.setZValue(LIFTED_LINK_Z if self.selected or self.hovered else LINK_Z)
            self.update()

    def distance_px(self, place: QPointF) -> float:
        """How far a place of the canvas is from the curve, about."""
        points = [self._path.pointAtPercent(n / _SAMPLES) for n in range(_SAMPLES + 1)]
        return min(_to_piece(place, points[n], points[n + 1]) for n in range(_SAMPLES))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        look = self._look
        alpha = 0.25 if self.faded else 1.0
        painter.setBrush(look.no_brush)
        if self.selected:
            painter.setPen(look.pen("accent", 7.0, 0.35 * alpha))
            painter.drawPath(self._path)
        width_px = 3.0 if self.hovered or self.carrying or self.selected else 2.0
        if look.zoom < PORTS_FROM:
            width_px *= 2.0  # or it would be too thin to be seen
        dashed = self._tone == "error"
        painter.setPen(look.pen(self._role, width_px, alpha, dashed=dashed))
        painter.drawPath(self._path)
        if self.hovered or self.selected:
            self._draw_arrow(painter)

    def _draw_arrow(self, painter: QPainter) -> None:
        middle = self._path.pointAtPercent(0.5)
        angle = math.radians(-self._path.angleAtPercent(0.5))
        painter.setPen(self._look.no_pen)
        painter.setBrush(self._look.brush(self._role))
        turns = ((0.0, 1.0), (2.4, 1.0), (-2.4, 1.0))
        points = [
            middle
            + QPointF(
                _ARROW_PX * far * math.cos(angle + turn),
                _ARROW_PX * far * math.sin(angle + turn),
            )
            for turn, far in turns
        ]
        painter.drawPolygon(QPolygonF(points))


def _to_piece(place: QPointF, start: QPointF, end: QPointF) -> float:
    along = end - start
    length = along.x() ** 2 + along.y() ** 2
    off = place - start
    share = (off.x() * along.x() + off.y() * along.y()) / length if length else 0.0
    near = start + along * min(1.0, max(0.0, share))
    return math.hypot(place.x() - near.x(), place.y() - near.y())
