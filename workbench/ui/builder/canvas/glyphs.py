"""The shapes of ports: each type has its own, so that colour is never all that tells."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from workbench.agents.nodes.api import PortType
from workbench.ui.builder.canvas.look import CanvasLook

RADIUS_PX = 5.5


def draw_port(
    painter: QPainter,
    look: CanvasLook,
    kind: PortType,
    centre: QPointF,
    *,
    linked: bool,
    many: bool = False,
    broken: bool = False,
) -> None:
    """Draw a port: filled when something hangs on it, two lines where several links may end.

    A port that only a link names, and not its node, is drawn in the colour of errors.
    """
    role = "error" if broken else f"port:{kind}"
    painter.save()
    painter.translate(centre)
    if many:
        painter.setPen(look.pen(role, 1.0, 0.9))
        painter.setBrush(look.brush("raised"))
        painter.drawPath(_shape(kind, RADIUS_PX + 3.0))
    painter.setPen(look.pen(role, 1.6))
    painter.setBrush(look.brush(role if linked else "raised"))
    painter.drawPath(_shape(kind, RADIUS_PX))
    painter.restore()


@cache
def _shape(kind: PortType, radius: float) -> QPainterPath:
    path = QPainterPath()
    _SHAPES[kind](path, radius)
    return path


def _circle(path: QPainterPath, radius: float) -> None:
    path.addEllipse(QPointF(0, 0), radius * 0.92, radius * 0.92)


def _corners(path: QPainterPath, radius: float, count: int, turned: float) -> None:
    angles = [turned + 2 * math.pi * n / count for n in range(count)]
    points = [QPointF(radius * math.cos(a), radius * math.sin(a)) for a in angles]
    path.addPolygon(QPolygonF(points))
    path.closeSubpath()


def _diamond(path: QPainterPath, radius: float) -> None:
    _corners(path, radius * 1.12, 4, 0.0)


def _square(path: QPainterPath, radius: float) -> None:
    edge = radius * 0.86
    path.addRoundedRect(QRectF(-edge, -edge, 2 * edge, 2 * edge), 1.0, 1.0)


def _hexagon(path: QPainterPath, radius: float) -> None:
    _corners(path, radius * 1.08, 6, 0.0)


def _page(path: QPainterPath, radius: float) -> None:
    half, fold = radius * 0.78, radius * 0.75
    points = [(-half, -radius), (half - fold, -radius), (half, fold - radius), (half, radius)]
    polygon = QPolygonF([QPointF(x, y) for x, y in (*points, (-half, radius))])
    path.addPolygon(polygon)
    path.closeSubpath()


def _bubble(path: QPainterPath, radius: float) -> None:
    half, top, low = radius * 1.05, -radius * 0.85, radius * 0.45
    points = [(-half, top), (half, top), (half, low), (0.1 * radius, low)]
    tail = [(-half * 0.55, radius), (-half * 0.55, low), (-half, low)]
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in (*points, *tail)]))
    path.closeSubpath()


def _star(path: QPainterPath, radius: float) -> None:
    long, short = radius * 1.15, radius * 0.55
    points = []
    for n in range(8):
        reach = long if n % 2 == 0 else short
        angle = math.pi * n / 4
        points.append(QPointF(reach * math.cos(angle), reach * math.sin(angle)))
    path.addPolygon(QPolygonF(points))
    path.closeSubpath()


_SHAPES: Mapping[PortType, Callable[[QPainterPath, float], None]] = {
    "text": _circle,
    "number": _diamond,
    "boolean": _square,
    "json": _hexagon,
    "documents": _page,
    "messages": _bubble,
    "any": _star,
}
