"""Icons: Lucide drawings, coloured by colour role, drawn when they are first looked at."""

from __future__ import annotations

from functools import lru_cache
from typing import ClassVar

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from workbench.base.paths import resource


@lru_cache(maxsize=512)
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")


def _drawn(name: str, colour: str, size: QSize) -> QPixmap:
    made = QPixmap(size)
    made.fill(QColor(0, 0, 0, 0))
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return made


def pixmap(name: str, size_px: int, colour: str, scale: float = 1.0) -> QPixmap:
    """One drawing in one colour.

    Args:
        name: File name below resources/icons, without the ending.
        size_px: Edge, in device-independent pixels.
        colour: ``#RRGGBB``.
        scale: Device pixels per pixel.

    Raises:
        FileNotFoundError: There is no drawing of that name.
    """
    edge = round(size_px * scale)
    made = _drawn(name, colour, QSize(edge, edge))
    made.setDevicePixelRatio(scale)
    return made


class _Engine(QIconEngine):
    """Draws an icon for the screen and the state that ask for it, and keeps what it drew."""

    _copies: ClassVar[list[QIconEngine]] = []

    def __init__(self, name: str, colour: str, disabled_colour: str, on_colour: str) -> None:
        super().__init__()
        _source(name)  # a name that is wrong is told at once
        self._name, self._colour = name, colour
        self._disabled_colour, self._on_colour = disabled_colour, on_colour
        self._drawn: dict[tuple[str, int, int], QPixmap] = {}

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        colour = self._on_colour if state == QIcon.State.On else self._colour
        if mode == QIcon.Mode.Disabled:
            colour = self._disabled_colour
        key = (colour, size.width(), size.height())
        if key not in self._drawn:
            self._drawn[key] = _drawn(self._name, colour, size)
        return self._drawn[key]

    def paint(
        self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State
    ) -> None:
        scale = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self.pixmap(rect.size() * scale, mode, state))

    def clone(self) -> QIconEngine:
        copied = _Engine(self._name, self._colour, self._disabled_colour, self._on_colour)
        self._copies.append(copied)  # Qt ends it; PySide would do so at once, if nobody held it
        return copied


def icon(name: str, colour: str, disabled_colour: str, on_colour: str) -> QIcon:
    """A QIcon for every size and screen, with its disabled and checked states.

    Raises:
        FileNotFoundError: There is no drawing of that name.
    """
    return QIcon(_Engine(name, colour, disabled_colour, on_colour))
