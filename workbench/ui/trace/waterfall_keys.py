"""What the keys and the wheel do in a waterfall, and what the pointer is told there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent

from workbench.ui.trace.bars import HEAD_PX, ROW_PX
from workbench.ui.trace.words import TOOK, tr

if TYPE_CHECKING:  # a waterfall asks this, not the other way round
    from workbench.ui.trace.waterfall import Waterfall

Key = Qt.Key
_PAN_PX = 40


def act_on_key(view: Waterfall, event: QKeyEvent) -> bool:
    """Do what a key means; whether it means something."""
    key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if key in (Key.Key_Left, Key.Key_Right) and len(view.rows):
        sign = 1 if key == Key.Key_Right else -1
        if shift or view.current < 0:
            bar = view.horizontalScrollBar()
            bar.setValue(bar.value() + sign * _PAN_PX)
        else:
            _into(view) if sign > 0 else _out_of(view)
        return True
    return _zoom(view, key) or _move(view, key)


def act_on_wheel(view: Waterfall, event: QWheelEvent) -> bool:
    """Zoom with Ctrl, pan in time with Shift; whether that was meant."""
    turned = event.angleDelta()
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        view.set_zoom(view.zoom * (1.25 if turned.y() > 0 else 0.8), event.position().x())
        return True
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        bar = view.horizontalScrollBar()
        bar.setValue(bar.value() - (turned.y() or turned.x()))
        return True
    return False


def tip_at(view: Waterfall, place: QPointF) -> str:
    """What is said at a place of the viewport; over a duration also how it is meant."""
    row = view.row_under(place.y())
    if row < 0:
        return ""
    words = view.words(row)
    over_time = place.x() > view.viewport().width() - view.duration_px
    return f"{words}\n{tr(TOOK)}" if over_time else words


def _zoom(view: Waterfall, key: int) -> bool:
    if key in (Key.Key_Plus, Key.Key_Equal):
        view.set_zoom(view.zoom * 1.25)
    elif key == Key.Key_Minus:
        view.set_zoom(view.zoom * 0.8)
    elif key == Key.Key_0:
        view.set_zoom(1.0)
    elif key == Key.Key_Z:
        view.zoom_to_current()
    elif key == Key.Key_Asterisk:
        view.fold_all(closed=False)
    elif key == Key.Key_Slash:
        view.fold_all(closed=True)
    else:
        return False
    return True


def _move(view: Waterfall, key: int) -> bool:
    shown = view.state.shown
    if not shown:
        return False
    if key in (Key.Key_Return, Key.Key_Enter):
        if view.current_span_id:
            view.activated.emit(view.current_span_id)
        return bool(view.current_span_id)
    place, last = view.state.place(view.current), len(shown) - 1
    page = max(1, (view.viewport().height() - HEAD_PX) // ROW_PX - 1)
    moves = {
        Key.Key_Up: place - 1,
        Key.Key_Down: place + 1,
        Key.Key_PageUp: place - page,
        Key.Key_PageDown: place + page,
        Key.Key_Home: 0,
        Key.Key_End: last,
    }
    if key not in moves:
        return False
    view.choose_row(shown[min(last, max(0, moves[Key(key)]))])
    return True


def _into(view: Waterfall) -> None:
    """Unfold the row, or go to the first one inside."""
    row = view.current
    if not view.state.has_inside(row):
        return
    if view.state.is_folded(row):
        view.fold(row, closed=False)
        return
    place = view.state.place(row) + 1
    if place < len(view.state.shown) and view.state.shown[place] < view.state.table.ends[row]:
        view.choose_row(view.state.shown[place])


def _out_of(view: Waterfall) -> None:
    """Fold the row, or go to the one around it."""
    row = view.current
    if view.state.has_inside(row) and not view.state.is_folded(row):
        view.fold(row, closed=True)
    elif (around := view.state.near(view.state.table.parents[row])) >= 0:
        view.choose_row(around)
