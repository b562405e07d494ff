"""Icons: Lucide drawings, recoloured by colour role and cached."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from workbench.base.paths import resource

SCALES = (1.0, 2.0)


@lru_cache(maxsize=512)
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")


def _drawn(name: str, edge_px: int) -> QPixmap:
    """The drawing in black on nothing."""
    drawn = QPixmap(edge_px, edge_px)
    drawn.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_source(name).encode()))
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, edge_px, edge_px))
    painter.end()
    return drawn


def _coloured(drawn: QPixmap, colour: str, scale: float) -> QPixmap:
    made = QPixmap(drawn)
    painter = QPainter(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(made.rect(), QColor(colour))
    painter.end()
    made.setDevicePixelRatio(scale)
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
    return _coloured(_drawn(name, round(size_px * scale)), colour, scale)


def icon(name: str, size_px: int, colour: str, disabled_colour: str, on_colour: str) -> QIcon:
    """A QIcon for 100 % and 200 % screens, with its disabled and checked states."""
    made = QIcon()
    for scale in SCALES:
        drawn = _drawn(name, round(size_px * scale))
        for its_colour, mode, state in (
            (colour, QIcon.Mode.Normal, QIcon.State.Off),
            (on_colour, QIcon.Mode.Normal, QIcon.State.On),
            (disabled_colour, QIcon.Mode.Disabled, QIcon.State.Off),
        ):
            made.addPixmap(_coloured(drawn, its_colour, scale), mode, state)
    return made
