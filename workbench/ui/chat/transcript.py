"""The conversation on screen: what a user does by mouse and keyboard."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from workbench.ui.chat.canvas import TranscriptCanvas
from workbench.ui.chat.layout import Target
from workbench.ui.chat.rows import Row
from workbench.ui.chat.selection import Selection, Spot, selected_text, text_of, word_at
from workbench.ui.chat.stops import group_rows, menu_entries, stop_text, stops
from workbench.ui.chat.value_layout import CardView
from workbench.ui.theme.theme import Theme


class Transcript(TranscriptCanvas):
    """The canvas with mouse, keyboard and menus."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._drag: QPointF | None = None
        self._pressed: Target | None = None
        self._scroll_timer = QTimer(self)
        self._scroll_timer.setInterval(30)
        self._scroll_timer.timeout.connect(self._on_drag_scroll)

    # -- mouse

    def _spot(self, point: QPointF) -> tuple[int, int, float, float]:
        turn, row = self.flow.find(point.y() + self.place.y_px)
        y = point.y() + self.place.y_px - self.flow.top(turn, row)
        return turn, row, point.x() - self.column_x, y

    def _text_spot(self, point: QPointF) -> Spot:
        turn, row, x, y = self._spot(point)
        return turn, row, self.flow.laid(turn, row).position_at(x, y)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.flow.turns or event.button() != Qt.MouseButton.LeftButton:
            return
        turn, row, x, y = self._spot(event.position())
        self._pressed = self.flow.laid(turn, row).target_at(x, y)
        self._focus = (turn, group_rows(self.flow.rows(turn).rows, row)[0])
        if self._pressed is None or self._pressed.action == "link":
            spot = self._text_spot(event.position())
            extend = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self.selection
            anchor = self.selection.anchor if extend and self.selection else spot
            self.selection = Selection(anchor, spot)
            self._drag = event.position()
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.flow.turns:
            return
        if self._drag is not None and self.selection is not None:
            self._drag = event.position()
            self.selection.head = self._text_spot(event.position())
            outside = not 0 <= event.position().y() <= self.viewport().height()
            if outside != self._scroll_timer.isActive():
                self._scroll_timer.start() if outside else self._scroll_timer.stop()
            self.viewport().update()
            return
        self._set_hover(event.position())

    def _set_hover(self, point: QPointF) -> None:
        turn, row, x, y = self._spot(point)
        laid = self.flow.laid(turn, row)
        target = laid.target_at(x, y)
        if (turn, target, row) != self._hover:
            self._hover = (turn, target, row)
            self.viewport().update()
        shape = Qt.CursorShape.PointingHandCursor if target else Qt.CursorShape.ArrowCursor
        if target is None and any(box.selectable for box in laid.boxes):
            shape = Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag = None
        self._scroll_timer.stop()
        pressed, self._pressed = self._pressed, None
        if pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        turn, row, x, y = self._spot(event.position())
        dragged = self.selection is not None and not self.selection.empty
        here = self.flow.laid(turn, row).target_at(x, y)
        if here is not None and here == pressed and not (pressed.action == "link" and dragged):
            self.perform(pressed.action, turn, row, pressed.value)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self.flow.turns:
            return
        turn, row, place = self._text_spot(event.position())
        first, last = word_at(text_of(self.flow, turn, row), place)
        self.selection = Selection((turn, row, first), (turn, row, last))
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = (-1, None, -1)
        self.viewport().update()
        super().leaveEvent(event)

    @Slot()
    def _on_drag_scroll(self) -> None:
        if self._drag is None or self.selection is None:
            return
        y, height = self._drag.y(), self.viewport().height()
        step = y if y < 0 else max(0.0, y - height)
        self.verticalScrollBar().setValue(round(self.place.y_px + step / 2))
        edge = QPointF(self._drag.x(), min(max(y, 0), height - 1))
        self.selection.head = self._text_spot(edge)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tooltips name what is under the pointer."""
        if event.type() == QEvent.Type.ToolTip and self._hover[1] is not None:
            QToolTip.showText(self.cursor().pos(), self._hover[1].name, self)
            return True
        return super().viewportEvent(event)

    # -- what the user asks

    def perform(self, action: str, turn: int, row: int, value: object = None) -> None:
        """Do what can be done here, ask for the rest."""
        rows = self.flow.rows(turn)
        item = rows.rows[row]
        if action in ("toggle", "raw", "toggle_json"):
            view = rows.views.get(item.key, CardView())
            rows.views[item.key] = view.after(action, value, opened=self._is_open(turn, item))
            self.flow.forget_row(turn, row)
            self.place.follows_end = False
            self._settle()
        elif action == "copy_code":
            self.asked.emit("copy_text", rows.model.run_id, rows.code_at(row))
        else:
            payload = value if value is not None else item.key or item.value
            self.asked.emit(action, rows.model.run_id, payload)

    def _is_open(self, turn: int, row: Row) -> bool:
        view = self.flow.rows(turn).views.get(row.key, CardView())
        return view.opened or bool(getattr(row.value, "waiting", False))

    @Slot()
    def select_all(self) -> None:
        """Select the whole conversation."""
        if self.flow.turns:
            last = len(self.flow.turns) - 1
            self.selection = Selection((0, 0, 0), (last, len(self.flow.rows(last).rows), 0))
            self.viewport().update()

    def copy_selection(self) -> str:
        """Put the selected text on the clipboard."""
        text = selected_text(self.flow, self.selection) if self.selection else ""
        if text:
            QGuiApplication.clipboard().setText(text)
        return text

    # -- keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        bar = self.verticalScrollBar()
        if control and key == Qt.Key.Key_A:
            self.select_all()
        elif control and key == Qt.Key.Key_C:
            self.copy_selection()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not control:
            self._step(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Home:
            bar.setValue(0)
        elif key == Qt.Key.Key_End:
            self.scroll_to_end()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            step = self.viewport().height() * 0.9
            bar.setValue(
                round(self.place.y_px + (step if key == Qt.Key.Key_PageDown else -step))
            )
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._focus:
            if self.flow.rows(self._focus[0]).rows[self._focus[1]].stop == "call":
                self.perform("toggle", *self._focus)
        else:
            super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        if not self.flow.turns:
            return
        start = self._focus or (len(self.flow.turns), 0)
        place = stops(self.flow, start, step)
        if place is not None:
            self._focus = place
            self.show_place(*place)
            self._tell_focus()

    def _tell_focus(self) -> None:
        if self._focus is not None:
            turn, row = self._focus
            rows = self.flow.rows(turn).rows
            self.setAccessibleDescription(stop_text(self.flow, turn, rows, row))
            event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        by_key = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        if by_key and self._focus is None and self.flow.turns:
            self._step(-1)
        self.viewport().update()
        super().focusInEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.flow.turns:
            return
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            turn, row, _, _ = self._spot(QPointF(event.pos()))
            self._focus = (turn, group_rows(self.flow.rows(turn).rows, row)[0])
        if self._focus is None:
            self._step(-1)
        if self._focus is not None:
            rect = self.place_rect(*self._focus)
            at = event.pos()
            if event.reason() != QContextMenuEvent.Reason.Mouse:
                at = rect.topLeft().toPoint()
            menu = self.message_menu(*self._focus)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.viewport().mapToGlobal(at))

    def message_menu(self, turn: int, row: int) -> QMenu:
        """Everything that can be done with one message."""
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Message"))
        if self.selection is not None and not self.selection.empty:
            menu.addAction(self.tr("Copy selection"), self.copy_selection)
        for action, title, value in menu_entries(self.flow.rows(turn), row):
            menu.addAction(title, partial(self.perform, action, turn, row, value))
        menu.addSeparator()
        menu.addAction(self.tr("Select all"), self.select_all)
        return menu
