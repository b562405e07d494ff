"""Selecting a span of time: drawing with the pointer over a plot."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

LEAST_PX = 8
"""A shorter way was a click."""


class Drag(QObject):
    """Watches the pointer over one plot.

    Args:
        area: What is watched; owns this.
        age_at: The age under a place of it.
        show: Told of both ends while the pointer is drawn, and None at the end.
        select: Told of both ends at the end.
    """

    def __init__(
        self,
        area: QWidget,
        age_at: Callable[[QPointF], float],
        show: Callable[[tuple[float, float] | None], None],
        select: Callable[[float, float], None],
    ) -> None:
        super().__init__(area)
        self._age_at, self._show, self._select = age_at, show, select
        self._from: QPointF | None = None
        area.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseButtonPress:
                is_left = event.button() == Qt.MouseButton.LeftButton
                self._from = event.position() if is_left else None
            elif event.type() == QEvent.Type.MouseMove and self._from is not None:
                self._show(self._ends(event.position()))
            elif event.type() == QEvent.Type.MouseButtonRelease:
                self._end(event.position())
        return super().eventFilter(watched, event)

    def _end(self, place: QPointF) -> None:
        begin, ends = self._from, self._ends(place)
        self._from = None
        self._show(None)
        if begin is not None and ends is not None:
            self._select(*ends)

    def _ends(self, place: QPointF) -> tuple[float, float] | None:
        if self._from is None or abs(place.x() - self._from.x()) < LEAST_PX:
            return None
        low, high = sorted((self._age_at(self._from), self._age_at(place)))
        return low, high
