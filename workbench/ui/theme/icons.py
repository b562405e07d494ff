"""Icons: Lucide drawings, recoloured by colour role and cached."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from workbench.base.paths import resource

SCALES = (1.0, 2.0)


@lru_cache(maxsize=512)
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")


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
    drawn = QPixmap(edge, edge)
    drawn.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    drawn.setDevicePixelRatio(scale)
    return drawn


def icon(name: str, size_px: int, colour: str, disabled_colour: str, on_colour: str) -> QIcon:
    """A QIcon for 100 % and 200 % screens, with its disabled and checked states."""
    made = QIcon()
    for scale in SCALES:
        normal = pixmap(name, size_px, colour, scale)
        made.addPixmap(normal, QIcon.Mode.Normal, QIcon.State.Off)
        made.addPixmap(
            pixmap(name, size_px, on_colour, scale), QIcon.Mode.Normal, QIcon.State.On
        )
        made.addPixmap(
            pixmap(name, size_px, disabled_colour, scale), QIcon.Mode.Disabled, QIcon.State.Off
        )
    return made
