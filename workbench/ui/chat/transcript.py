"""The conversation on screen: paints only what is visible and never moves what is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QToolTip, QWidget

from workbench.ui.chat.card import CardView
from workbench.ui.chat.flow import Flow, TurnItem, TurnValue
from workbench.ui.chat.layout import Target, draw
from workbench.ui.chat.look import COLUMN_PX, Look
from workbench.ui.chat.rows import Row
from workbench.ui.chat.selection import (
    Selection,
    Spot,
    find_next,
    matches,
    selected_text,
    text_of,
    word_at,
)
from workbench.ui.chat.stops import group_rows, menu_entries, stop_text, stops
from workbench.ui.chat.turns import TurnModel
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import IconButton

_SIDE_PX = 28
_LIT = {"edit", "copy_user", "copy_answer", "copy_code", "copy_call", "raw", "regenerate"} | {
    "retry_call",
    "open_trace",
    "branch",
    "continue",
}


class Transcript(QAbstractScrollArea):
    """All messages of one conversation.

    Signals:
        asked: The user wants something of a message. args: what, run id, a value.
        older_wanted: The beginning of what is loaded is near.
        at_end_changed: Whether the newest text is in view. arg: bool.
    """

    asked = Signal(str, str, object)
    older_wanted = Signal()
    at_end_changed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.flow = Flow(Look(theme))
        self.selection: Selection | None = None
        self.query = ""
        self._y = 0.0
        self._stick = True
        self._setting = False
        self._focus: tuple[int, int] | None = None
        self._hover: tuple[int, Target | None, int] = (-1, None, -1)
        self._drag: QPointF | None = None
        self._pressed: Target | None = None
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Conversation"))
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._scroll_timer = QTimer(self)
        self._scroll_timer.setInterval(30)
        self._scroll_timer.timeout.connect(self._on_drag_scroll)
        self._latest = IconButton(theme, "arrow-down", self.tr("Jump to latest"), self)
        self._latest.setObjectName("jumpToLatest")
        self._latest.clicked.connect(self.scroll_to_end)
        self._latest.hide()
        theme.changed.connect(self._on_theme)

    # -- content

    def set_turns(self, turns: Sequence[TurnValue]) -> None:
        """Show a conversation from its end."""
        self.selection, self._focus = None, None
        self._hover = (-1, None, -1)
        self.flow.set_turns([TurnItem.of(turn) for turn in turns])
        self._stick = True
        self._settle()

    def prepend_turns(self, turns: Sequence[TurnValue]) -> None:
        """Put older messages above; what is read stays where it is."""
        count, before = len(turns), self.flow.total_px
        self.flow.prepend([TurnItem.of(turn) for turn in turns])
        self._y += self.flow.total_px - before
        if self.selection is not None:
            first, last = self.selection.anchor, self.selection.head
            moved = (first[0] + count, *first[1:]), (last[0] + count, *last[1:])
            self.selection = Selection(*moved)
        if self._focus is not None:
            self._focus = (self._focus[0] + count, self._focus[1])
        self._settle()

    def begin(self, model: TurnModel, branch: int = 0, branches: Sequence[str] = ()) -> None:
        """Put a run that is going on below everything."""
        item = TurnItem(model.run_id, model.user_text, live=model)
        item.branch, item.branches = branch, branches
        self.flow.append(item)
        self._stick = True
        self._settle()

    def update_live(self) -> None:
        """The last message has more text; costs the same however long it is."""
        if self.flow.turns:
            self.flow.refresh(len(self.flow.turns) - 1)
            self._settle()

    def call_changed(self, span_id: str) -> None:
        """A tool call of the last message went on."""
        turn = len(self.flow.turns) - 1
        for number, row in enumerate(self.flow.rows(turn).rows):
            if row.key == span_id:
                self.flow.forget_row(turn, number)

    @property
    def at_end(self) -> bool:
        return self._stick

    @Slot()
    def scroll_to_end(self) -> None:
        """Show the newest text and follow it."""
        self._stick = True
        self._settle()

    def show_place(self, turn: int, row: int) -> None:
        """Scroll until a row is in view."""
        self._stick = False
        self.flow.laid(turn, row)
        top = self.flow.top(turn, row)
        height = self.viewport().height()
        if not self._y <= top <= self._y + height - 60:
            self._y = top - height / 4
        self._settle()

    def show_run(self, run_id: str, span_id: str = "") -> bool:
        """Scroll to a run, or to one of its calls; whether it is here."""
        for turn, item in enumerate(self.flow.turns):
            if item.run_id == run_id:
                rows = self.flow.rows(turn).rows
                row = next((n for n, r in enumerate(rows) if span_id and r.key == span_id), 0)
                self._focus = (turn, row)
                self.show_place(turn, row)
                return True
        return False

    # -- finding

    def set_query(self, query: str) -> bool:
        """Mark a text everywhere and go to its first place from here; whether it is there."""
        self.query = query
        if not query:
            self.viewport().update()
            return True
        start = (*self.flow.find(self._y), -1) if self.flow.turns else (0, 0, -1)
        return self._go(find_next(self.flow, query, start))

    def find_again(self, *, backwards: bool = False) -> bool:
        """Go to the next place of the text; whether there is one."""
        start: Spot = (0, 0, -1)
        if self.selection is not None:
            start = self.selection.ordered[0]
        return self._go(find_next(self.flow, self.query, start, backwards=backwards))

    def _go(self, spot: Spot | None) -> bool:
        if spot is None:
            self.viewport().update()
            return False
        self.selection = Selection(spot, (*spot[:2], spot[2] + len(self.query)))
        self.show_place(*spot[:2])
        return True

    # -- geometry

    def _settle(self) -> None:
        """Measure what is in view, then put the scroll bar and paint."""
        flow, height = self.flow, float(self.viewport().height())
        if flow.turns:
            if self._stick:
                last = len(flow.turns) - 1
                flow.measure_up((last, len(flow.rows(last).rows) - 1), height)
                self._y = max(0.0, flow.total_px - height)
            self._y = max(0.0, min(self._y, flow.total_px - height))
            flow.measure_down(self._y, height)
            self._y = max(0.0, min(self._y, flow.total_px - height))
        self._set_bar()
        self.viewport().update()

    def _set_bar(self) -> None:
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        self._setting = True
        bar.setPageStep(height)
        bar.setSingleStep(self.flow.look.line_px * 2)
        bar.setRange(0, max(0, round(self.flow.total_px) - height) if self.flow.turns else 0)
        bar.setValue(round(self._y))
        self._setting = False
        away = self._y + height < self.flow.total_px - 4 and bool(self.flow.turns)
        if away == self._latest.isHidden():
            self._latest.setVisible(away)
            self.at_end_changed.emit(not away)
        if self._y < 2 * height:
            self.older_wanted.emit()

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        if self._setting or not self.flow.turns:
            return
        flow, height = self.flow, float(self.viewport().height())
        up_px = self._y - value
        target = float(value)
        if 0 < up_px < 3 * height:
            # Rows above may turn out taller than guessed: what was at the top holds its place.
            place = flow.find(self._y)
            before = flow.top(*place)
            flow.measure_up(flow.before(*place), up_px)
            target += flow.top(*place) - before
        self._y = target
        bar = self.verticalScrollBar()
        self._stick = value >= bar.maximum() - 2 and up_px <= 0
        self._settle()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:  # noqa: N802
        """Scrolling is done by ``_on_scrolled``; the default would also move the children."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = float(max(200, min(COLUMN_PX, self.viewport().width() - 2 * _SIDE_PX)))
        if width != self.flow.width:
            self._restyle(self.flow.look, width)
        self._latest.move(self.width() // 2 - 14, self.height() - 40)
        self._settle()

    def _restyle(self, look: Look, width: float) -> None:
        place = self.flow.find(self._y) if self.flow.turns else None
        self.flow.restyle(look, width)
        if place is not None and not self._stick:
            row = min(place[1], len(self.flow.rows(place[0]).rows) - 1)
            self._y = self.flow.top(place[0], row)

    @Slot()
    def _on_theme(self) -> None:
        self._restyle(Look(self._theme), self.flow.width)
        self._settle()

    @property
    def column_x(self) -> float:
        """Left edge of the column in the viewport."""
        return max(0.0, (self.viewport().width() - self.flow.width) // 2)

    def place_rect(self, turn: int, row: int) -> QRectF:
        """Where a row lies in the viewport."""
        laid = self.flow.laid(turn, row)
        top = self.flow.top(turn, row) - self._y
        return QRectF(self.column_x, top, self.flow.width, laid.height)

    def _visible(self) -> Iterator[tuple[int, int, float]]:
        if not self.flow.turns:
            return
        place: tuple[int, int] | None = self.flow.find(self._y)
        bottom = self._y + self.viewport().height()
        while place is not None:
            top = self.flow.top(*place)
            if top >= bottom:
                return
            yield (*place, top - self._y)
            place = self.flow.after(*place)

    # -- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), self.flow.look.colours["window"])
        x = self.column_x
        focused = self._focus[0] if self._focus and self.hasFocus() else -1
        for turn, number, y in self._visible():
            laid = self.flow.laid(turn, number)
            hovered = self._hover[1] if self._hover[::2] == (turn, number) else None
            draw(
                painter, laid, QPointF(x, y), self.flow.look,
                selection=self.selection.within(turn, number) if self.selection else None,
                marks=matches(laid.text, self.query),
                revealed=turn in (self._hover[0], focused),
                hovered=hovered if hovered and hovered.action in _LIT else None,
            )  # fmt: skip
        if self.hasFocus() and self._focus is not None:
            self._draw_focus(painter)
        painter.end()

    def _draw_focus(self, painter: QPainter) -> None:
        if self._focus is None or self._focus[0] >= len(self.flow.turns):
            return
        turn = self._focus[0]
        first, last = group_rows(self.flow.rows(turn).rows, self._focus[1])
        heights = self.flow.rows(turn).heights
        top = self.flow.top(turn, first) - self._y
        height = heights.top(last + 1) - heights.top(first)
        ring = QRectF(self.column_x - 10, top + 2, self.flow.width + 20, height - 2)
        painter.setPen(QPen(self.flow.look.colours["accent"], 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ring, 8, 8)

    # -- mouse

    def _spot(self, point: QPointF) -> tuple[int, int, float, float]:
        turn, row = self.flow.find(point.y() + self._y)
        y = point.y() + self._y - self.flow.top(turn, row)
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
        self.verticalScrollBar().setValue(round(self._y + step / 2))
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
            rows.views[item.key] = _changed(view, action, value, self._is_open(turn, item))
            self.flow.forget_row(turn, row)
            self._stick = False
            self._settle()
        elif action == "copy_code":
            self.asked.emit("copy_text", rows.model.run_id, self._whole_code(turn, row))
        else:
            payload = value if value is not None else item.key or item.value
            self.asked.emit(action, rows.model.run_id, payload)

    def _is_open(self, turn: int, row: Row) -> bool:
        view = self.flow.rows(turn).views.get(row.key, CardView())
        return view.opened or bool(getattr(row.value, "waiting", False))

    def _whole_code(self, turn: int, row: int) -> str:
        pieces = []
        for item in self.flow.rows(turn).rows[row:]:
            if item.kind != "block" or item.value.kind != "code":
                break
            pieces.append(item.value.text)
            if item.value.last:
                break
        return "\n".join(pieces)

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
            bar.setValue(round(self._y + (step if key == Qt.Key.Key_PageDown else -step)))
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


def _changed(view: CardView, action: str, value: object, opened: bool) -> CardView:
    if action == "toggle":
        return replace(view, opened=not opened)
    if action == "raw":
        return replace(view, opened=True, raw=not view.raw)
    path = value if isinstance(value, tuple) else ()
    return replace(view, opened=True, closed=view.closed ^ {path})
