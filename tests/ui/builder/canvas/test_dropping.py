"""A kind of node is dropped from the palette."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.builder.canvas.desk import Desk
from workbench.ui.builder.canvas.stage import KIND_MIME


def test_that_a_dropped_kind_is_told_with_its_place(desk: Desk, qtbot: QtBot) -> None:
    view = desk.canvas.view
    data = QMimeData()
    data.setData(KIND_MIME, b"prompt")
    spot, copy = desk.spot(QPointF(80, 400)), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(spot, copy, data, left, none))
    with qtbot.waitSignal(desk.canvas.dropped_kind) as dropped:
        event = QDropEvent(QPointF(spot), copy, data, left, none)
        QApplication.sendEvent(view.viewport(), event)
    key, place = dropped.args
    assert key == "prompt"
    assert (round(place.x()), round(place.y())) == (80, 400)


def test_that_other_things_are_not_taken(desk: Desk, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("prompt")
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    spot = desk.spot(QPointF(80, 400))
    event = QDragEnterEvent(spot, copy, data, left, none)
    QApplication.sendEvent(desk.canvas.view.viewport(), event)
    assert not event.isAccepted()
