"""Two fingers move the paper, a pinch zooms at the pointer, and so does the wheel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import (
    QInputDevice,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.builder.canvas.desk import Desk, three
from workbench.ui.builder.canvas.scrolling import is_touchpad, scrolled
from workbench.ui.theme.theme import Theme

NONE = Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NO_PHASE, FINGERS = Qt.ScrollPhase.NoScrollPhase, Qt.ScrollPhase.ScrollUpdate
SPOT = QPoint(300, 200)


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot) -> Desk:
    made = Desk(theme, three())
    qtbot.addWidget(made.canvas)
    qtbot.waitExposed(made.canvas)
    made.canvas.look_at(QPointF(300, 100), 1.0)
    return made


def wheel(
    desk: Desk,
    turned: tuple[int, int] = (0, 0),
    pixels: tuple[int, int] = (0, 0),
    held: Qt.KeyboardModifier = NONE,
    phase: Qt.ScrollPhase = NO_PHASE,
) -> QWheelEvent:
    """Scroll over a place of the canvas."""
    port = desk.canvas.view.viewport()
    event = QWheelEvent(
        QPointF(SPOT),
        QPointF(port.mapToGlobal(SPOT)),
        QPoint(*pixels),
        QPoint(*turned),
        Qt.MouseButton.NoButton,
        held,
        phase,
        False,
    )
    QApplication.sendEvent(port, event)
    return event


def at_spot(desk: Desk) -> QPointF:
    """What lies below the pointer."""
    return desk.canvas.view.mapToScene(SPOT)


def stays(before: QPointF, after: QPointF) -> bool:
    return abs(before.x() - after.x()) < 1 and abs(before.y() - after.y()) < 1


def test_that_two_fingers_move_the_paper_by_their_pixels(desk: Desk) -> None:
    before = at_spot(desk)

    event = wheel(desk, (14, -50), (7, -25), phase=FINGERS)

    assert event.isAccepted()
    assert desk.canvas.zoom == 1.0
    assert stays(at_spot(desk), before + QPointF(-7, 25))


def test_that_fingers_of_which_only_the_turn_is_told_move_the_paper(desk: Desk) -> None:
    before = at_spot(desk)

    wheel(desk, (0, -34))

    assert desk.canvas.zoom == 1.0
    assert stays(at_spot(desk), before + QPointF(0, 17))


@pytest.mark.parametrize(("turn", "larger"), [(120, True), (-120, False), (240, True)])
def test_that_notches_of_a_wheel_zoom_at_the_pointer(
    desk: Desk, turn: int, larger: bool
) -> None:
    before = at_spot(desk)

    wheel(desk, (0, turn))

    assert (desk.canvas.zoom > 1.1) == larger
    assert (desk.canvas.zoom < 0.9) == (not larger)
    assert stays(at_spot(desk), before)


@pytest.mark.parametrize(
    ("turned", "pixels", "phase"),
    [((0, 120), (0, 0), NO_PHASE), ((3, 40), (1, 20), FINGERS), ((0, 0), (0, 20), FINGERS)],
)
def test_that_with_control_wheel_and_fingers_zoom_at_the_pointer(
    desk: Desk, turned: tuple[int, int], pixels: tuple[int, int], phase: Qt.ScrollPhase
) -> None:
    before = at_spot(desk)

    wheel(desk, turned, pixels, CONTROL, phase)

    assert desk.canvas.zoom > 1.02
    assert stays(at_spot(desk), before)


def test_that_with_shift_the_paper_moves_to_the_side(desk: Desk) -> None:
    before = at_spot(desk)

    wheel(desk, (0, -120), held=SHIFT)

    assert desk.canvas.zoom == 1.0
    assert stays(at_spot(desk), before + QPointF(60, 0))


def test_that_a_wheel_that_turns_to_the_side_moves_the_paper(desk: Desk) -> None:
    before = at_spot(desk)

    wheel(desk, (-120, 0))

    assert desk.canvas.zoom == 1.0
    assert stays(at_spot(desk), before + QPointF(60, 0))


def test_that_a_touchpad_is_known_by_its_kind(desk: Desk) -> None:
    pad = QPointingDevice(
        "pad",
        1,
        QInputDevice.DeviceType.TouchPad,
        QPointingDevice.PointerType.Finger,
        QInputDevice.Capability.PixelScroll,
        5,
        3,
    )
    spot = QPointF(SPOT)
    event = QWheelEvent(
        spot,
        spot,
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        NONE,
        NO_PHASE,
        False,
        Qt.MouseEventSource.MouseEventNotSynthesized,
        pad,
    )

    assert is_touchpad(event)
    assert scrolled(event).steps == 0
    assert scrolled(event).by == QPointF(0, 60)


def pinch(desk: Desk, kind: Qt.NativeGestureType, value: float) -> None:
    """Pinch over a place of the canvas."""
    port = desk.canvas.view.viewport()
    there = QPointF(port.mapToGlobal(SPOT))
    event = QNativeGestureEvent(
        kind,
        QPointingDevice.primaryPointingDevice(),
        2,
        QPointF(SPOT),
        QPointF(SPOT),
        there,
        value,
        QPointF(),
    )
    QApplication.sendEvent(port, event)


def test_that_a_pinch_zooms_at_the_pointer(desk: Desk) -> None:
    before = at_spot(desk)
    gestures = Qt.NativeGestureType

    pinch(desk, gestures.BeginNativeGesture, 0.0)
    for _ in range(4):
        pinch(desk, gestures.ZoomNativeGesture, 0.1)
    pinch(desk, gestures.EndNativeGesture, 0.0)

    assert desk.canvas.zoom == pytest.approx(1.1**4)
    assert stays(at_spot(desk), before)

    for _ in range(40):
        pinch(desk, gestures.ZoomNativeGesture, -0.2)
    assert desk.canvas.zoom == pytest.approx(0.1)


def test_that_a_pinch_in_small_steps_does_not_stick_at_the_full_size(desk: Desk) -> None:
    for _ in range(20):
        pinch(desk, Qt.NativeGestureType.ZoomNativeGesture, 0.01)

    assert desk.canvas.zoom == pytest.approx(1.01**20, rel=0.03)
