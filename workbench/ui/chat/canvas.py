"""The conversation as a canvas: paints only what is visible and never moves what is read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from workbench.ui.chat.flow import Flow, TurnItem, TurnValue
from workbench.ui.chat.jump_button import JumpButton
from workbench.ui.chat.layout import Target, draw
from workbench.ui.chat.look import COLUMN_PX, Look
from workbench.ui.chat.reading_place import ReadingPlace
from workbench.ui.chat.selection import Selection, Spot, find_next, matches
from workbench.ui.chat.stops import group_rows
from workbench.ui.chat.turns import TurnModel
from workbench.ui.theme.theme import Theme

_SIDE_PX = 28
_LIT = {"edit", "copy_user", "copy_answer", "copy_code", "copy_call", "raw", "regenerate"} | {
    "retry_call",
    "open_trace",
    "note_up",
    "note_down",
    "note_bookmark",
    "branch",
    "continue",
}


class TranscriptCanvas(QAbstractScrollArea):
    """All messages of one conversation, without what a user does to them.

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
        self.place = ReadingPlace(self.flow)
        self._setting = False
        self._focus: tuple[int, int] | None = None
        self._hover: tuple[int, Target | None, int] = (-1, None, -1)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Conversation"))
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._latest = JumpButton(theme, self)
        self._latest.clicked.connect(self.scroll_to_end)
        theme.changed.connect(self._on_theme)

    # -- content

    def set_turns(self, turns: Sequence[TurnValue]) -> None:
        """Show a conversation from its end."""
        self.selection, self._focus = None, None
        self._hover = (-1, None, -1)
        self.flow.set_turns([TurnItem.of(turn) for turn in turns])
        self.place.follows_end = True
        self._settle()

    def prepend_turns(self, turns: Sequence[TurnValue]) -> None:
        """Put older messages above; what is read stays where it is."""
        count, before = len(turns), self.flow.total_px
        self.flow.prepend([TurnItem.of(turn) for turn in turns])
        self.place.y_px += self.flow.total_px - before
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
        self.place.follows_end = True
        self._settle()

    def update_live(self) -> None:
        """The last message has more text; costs the same however long it is."""
        if not self.flow.turns:
            return
        last = len(self.flow.turns) - 1
        stable = self.flow.rows(last).stable
        self.flow.refresh(last)
        below = self.flow.top(last, stable) > self.place.y_px + self.viewport().height()
        if below and not self.place.follows_end:
            # Nothing in view changed: the scroll bar is all there is to do.
            self._set_bar()
        else:
            self._settle()

    def call_changed(self, span_id: str) -> None:
        """A tool call of the last message went on."""
        turn = len(self.flow.turns) - 1
        for number, row in enumerate(self.flow.rows(turn).rows):
            if row.key == span_id:
                self.flow.forget_row(turn, number)

    @property
    def at_end(self) -> bool:
        return self.place.follows_end

    @Slot()
    def scroll_to_end(self) -> None:
        """Show the newest text and follow it."""
        self.place.follows_end = True
        self._settle()

    def show_place(self, turn: int, row: int) -> None:
        """Scroll until a row is in view."""
        self.place.show(turn, row, self.viewport().height())
        self._settle()

    def turn_of(self, run_id: str) -> int:
        """Where a run stands by now, -1 if it is not here."""
        turns = (turn for turn, item in enumerate(self.flow.turns) if item.run_id == run_id)
        return next(turns, -1)

    def show_run(self, run_id: str, span_id: str = "") -> bool:
        """Scroll to a run, or to one of its calls; whether it is here."""
        turn = self.turn_of(run_id)
        if turn < 0:
            return False
        rows = self.flow.rows(turn).rows
        row = next((n for n, r in enumerate(rows) if span_id and r.key == span_id), 0)
        self._focus = (turn, row)
        self.show_place(turn, row)
        return True

    # -- finding

    def set_query(self, query: str) -> bool:
        """Mark a text everywhere and go to its first place from here; whether it is there."""
        self.query = query
        if not query:
            self.viewport().update()
            return True
        start = (*self.flow.find(self.place.y_px), -1) if self.flow.turns else (0, 0, -1)
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
        self.place.settle(float(self.viewport().height()))
        self._set_bar()
        self.viewport().update()

    def _set_bar(self) -> None:
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        self._setting = True
        bar.setPageStep(height)
        bar.setSingleStep(self.flow.look.line_px * 2)
        bar.setRange(0, max(0, round(self.flow.total_px) - height) if self.flow.turns else 0)
        bar.setValue(round(self.place.y_px))
        self._setting = False
        away = self.place.y_px + height < self.flow.total_px - 4 and bool(self.flow.turns)
        if away == self._latest.isHidden():
            self._latest.setVisible(away)
            self.at_end_changed.emit(not away)
        if self.place.y_px < 2 * height:
            self.older_wanted.emit()

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        if self._setting or not self.flow.turns:
            return
        to_end = value >= self.verticalScrollBar().maximum() - 2
        self.place.scroll_to(float(value), float(self.viewport().height()), to_end=to_end)
        self._settle()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:  # noqa: N802
        """Scrolling is done by ``_on_scrolled``; the default would also move the children."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = float(max(200, min(COLUMN_PX, self.viewport().width() - 2 * _SIDE_PX)))
        if width != self.flow.width:
            self.place.restyle(self.flow.look, width)
        self._latest.place_in(self)
        self._settle()

    @Slot()
    def _on_theme(self) -> None:
        self.place.restyle(Look(self._theme), self.flow.width)
        self._settle()

    @property
    def column_x(self) -> float:
        """Left edge of the column in the viewport."""
        return max(0.0, (self.viewport().width() - self.flow.width) // 2)

    def place_rect(self, turn: int, row: int) -> QRectF:
        """Where a row lies in the viewport."""
        laid = self.flow.laid(turn, row)
        top = self.flow.top(turn, row) - self.place.y_px
        return QRectF(self.column_x, top, self.flow.width, laid.height)

    # -- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), self.flow.look.colours["window"])
        x = self.column_x
        focused = self._focus[0] if self._focus and self.hasFocus() else -1
        for turn, number, y in self.place.rows_in_view(self.viewport().height()):
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
        top = self.flow.top(turn, first) - self.place.y_px
        height = heights.top(last + 1) - heights.top(first)
        ring = QRectF(self.column_x - 10, top + 2, self.flow.width + 20, height - 2)
        painter.setPen(QPen(self.flow.look.colours["accent"], 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ring, 8, 8)
