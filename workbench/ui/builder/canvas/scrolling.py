"""What a turn of the wheel, or two fingers on a touchpad, mean for the canvas."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QInputDevice, QWheelEvent

NOTCH = 120
"""What a wheel turns by at once, in eighths of a degree."""
_PAN_PX = 60.0


@dataclass(frozen=True, slots=True)
class Scrolled:
    """Either the paper moves, or one zooms.

    Attributes:
        by: How far the paper moves, pixels of the screen.
        steps: By how many notches one zooms in; negative for out.
    """

    by: QPointF = field(default_factory=QPointF)
    steps: float = 0.0


def scrolled(event: QWheelEvent) -> Scrolled:
    """What a wheel event asks for.

    Two fingers on a touchpad move the paper, the wheel of a mouse zooms. With Ctrl both zoom,
    with Shift both move it to the side.
    """
    turned = event.angleDelta()
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return Scrolled(steps=_steps(event))
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        across = _pixels(event)
        return Scrolled(by=QPointF(across.y() or across.x(), 0.0))
    if is_touchpad(event) or not turned.y():
        return Scrolled(by=_pixels(event))
    return Scrolled(steps=turned.y() / NOTCH)


def is_touchpad(event: QWheelEvent) -> bool:
    """Whether fingers scrolled, and no wheel: that turns by whole notches, and one way."""
    device = event.device()
    if device is not None and device.type() == QInputDevice.DeviceType.TouchPad:
        return True
    if event.phase() != Qt.ScrollPhase.NoScrollPhase:
        return True
    turned = event.angleDelta()
    if turned.isNull() or (turned.x() and turned.y()):
        return True
    return bool(turned.x() % NOTCH or turned.y() % NOTCH)


def _pixels(event: QWheelEvent) -> QPointF:
    """How far the paper moves."""
    pixels = event.pixelDelta()
    if not pixels.isNull() and QGuiApplication.platformName() != "xcb":  # there it is no length
        return QPointF(pixels)
    return QPointF(event.angleDelta()) * (_PAN_PX / NOTCH)


def _steps(event: QWheelEvent) -> float:
    """By how many notches one zooms."""
    turned: QPoint = event.angleDelta()
    along = turned.y() or turned.x()
    return along / NOTCH if along else event.pixelDelta().y() / _PAN_PX
