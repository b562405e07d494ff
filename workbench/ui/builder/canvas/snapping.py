"""Where things come to rest when they are moved: on the grid, or in line with others; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF

from workbench.ui.builder.canvas.look import GRID_PX

REACH_PX = 6.0
_BEYOND_PX = 12.0


@dataclass(frozen=True, slots=True)
class Rest:
    """Where a moved room comes to rest.

    Attributes:
        offset: How far it is moved in all.
        guides: Lines that show with what it is in line.
    """

    offset: QPointF
    guides: tuple[QLineF, ...] = ()


def at_rest(room: QRectF, offset: QPointF, others: Iterable[QRectF]) -> Rest:
    """Move a room by an offset, on to the grid or in line with others.

    Args:
        room: What is moved, where it was.
        offset: How far the pointer moved.
        others: Rooms that it may be in line with; pass those in view.
    """
    moved = room.translated(offset)
    beside = list(others)
    x = _nearest(_marks_x(moved), [value for other in beside for value in _marks_x(other)])
    y = _nearest(_marks_y(moved), [value for other in beside for value in _marks_y(other)])
    final = QPointF(
        offset.x() + x if x is not None else on_grid(moved.x()) - room.x(),
        offset.y() + y if y is not None else on_grid(moved.y()) - room.y(),
    )
    rested = room.translated(final)
    guides = [] if x is None else _upright(rested, beside)
    guides += [] if y is None else _level(rested, beside)
    return Rest(final, tuple(guides))


def on_grid(value: float) -> float:
    """The nearest line of the grid."""
    return float(round(value / GRID_PX) * GRID_PX)


def _marks_x(room: QRectF) -> tuple[float, float, float]:
    return room.left(), room.center().x(), room.right()


def _marks_y(room: QRectF) -> tuple[float, float, float]:
    return room.top(), room.center().y(), room.bottom()


def _nearest(ours: Iterable[float], theirs: list[float]) -> float | None:
    """The smallest way from one of ours to one of theirs, if it is within reach."""
    ways = (value - mark for mark in ours for value in theirs)
    way = min(ways, key=abs, default=None)
    return way if way is not None and abs(way) <= REACH_PX else None


def _upright(room: QRectF, others: list[QRectF]) -> list[QLineF]:
    lines = []
    for x in _marks_x(room):
        same = [other for other in others if any(abs(x - v) < 0.5 for v in _marks_x(other))]
        if same:
            top = min(room.top(), *(other.top() for other in same)) - _BEYOND_PX
            low = max(room.bottom(), *(other.bottom() for other in same)) + _BEYOND_PX
            lines.append(QLineF(x, top, x, low))
    return lines


def _level(room: QRectF, others: list[QRectF]) -> list[QLineF]:
    lines = []
    for y in _marks_y(room):
        same = [other for other in others if any(abs(y - v) < 0.5 for v in _marks_y(other))]
        if same:
            left = min(room.left(), *(other.left() for other in same)) - _BEYOND_PX
            right = max(room.right(), *(other.right() for other in same)) + _BEYOND_PX
            lines.append(QLineF(left, y, right, y))
    return lines
