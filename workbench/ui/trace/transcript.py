"""A run to be read: messages, thoughts, numbered tool calls and answers, page by page."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.traces.events import Record
from workbench.traces.span_table import SpanTable
from workbench.ui.chat.inline import visible
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.transcript_card import ItemCard
from workbench.ui.trace.transcript_items import (
    NEVER,
    PAGE_STEPS,
    Item,
    Order,
    items_of,
    offered_tools,
    order_of,
)
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click

_TURN_S = 0.016
_MOST_PX = 820  # longer lines are harder to read


class _Reader(QScrollArea):
    """One stop of the Tab key; up and down go from piece to piece.

    Signals:
        moved: To the next (1) or the previous (-1) piece; 0 folds or unfolds the thought.
    """

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Space: 0}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)


class RunTranscript(QWidget):
    """Shows a page of the steps of a run; knows nothing of where they come from.

    Signals:
        chosen: A step was chosen. arg: its id.
        page_wanted: Another page is on screen; its events are wanted.
    """

    chosen = Signal(str)
    page_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.is_wanted = False
        self.order = Order()
        self.page = 0
        self.cards: list[ItemCard] = []
        self._current = ""
        self._offered: tuple[str, ...] = ()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show_chosen)
        self._coming: deque[Item] = deque()
        self._at_end = False
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._add_some)
        self.tools = label("", "muted", wrap=True)
        self.tools.setContentsMargins(12, 4, 12, 4)
        self._make_reader()
        self._make_pager()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(self.reader, 1)
        column.addWidget(self._pager)
        self.reader.moved.connect(self._on_moved)
        self._show_page_words()

    def _make_reader(self) -> None:
        self.reader = _Reader()
        self.reader.setWidgetResizable(True)
        self.reader.setFrameShape(QFrame.Shape.NoFrame)
        self.reader.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.reader.setAccessibleName(self.tr("Transcript of the run"))
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(12, 4, 12, 12)
        self._column.setSpacing(6)
        self._column.addStretch(1)
        self._inner.setMaximumWidth(_MOST_PX)
        self.reader.setWidget(self._inner)

    def _make_pager(self) -> None:
        self.where = label("", "muted")
        self.earlier = Button(
            self._theme, self.tr("Earlier"), icon="chevron-left", kind="quiet"
        )
        self.later = Button(self._theme, self.tr("Later"), icon="chevron-right", kind="quiet")
        self._pager = QWidget()
        row = QHBoxLayout(self._pager)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self.earlier)
        row.addWidget(self.where, 1, Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self.later)
        on_click(self.earlier, lambda: self._turn(-1))
        on_click(self.later, lambda: self._turn(1))

    @property
    def event_range(self) -> tuple[int, int]:
        """The numbers of the events that are wanted for the page."""
        return self.order.event_range(self.page)

    def clear(self) -> None:
        """Another run comes."""
        self.order, self.page, self._offered = Order(), 0, ()
        self._show_items([])
        self._show_page_words()

    def set_table(self, table: SpanTable) -> None:
        """Show other steps; the page that holds the chosen one is turned to."""
        if table is self.order.table:
            return
        self.order = order_of(table)
        self.page = min(self.page, self.order.pages - 1)
        self._turn_to_current()
        self._show_page_words()

    def show_records(self, records: Sequence[Record]) -> None:
        """Show the page; these are its events, and perhaps more."""
        offered = offered_tools(records)
        self._offered = tuple(dict.fromkeys((*self._offered, *offered)))
        self._show_tools()
        self._show_items(items_of(self.order, self.page, records))

    def choose(self, span_id: str) -> None:
        """Mark a step without telling; its page is turned to."""
        self._current = span_id
        if self.is_wanted and self._turn_to_current():
            self._show_page_words()
            self.page_wanted.emit()
        self._mark()

    def _turn_to_current(self) -> bool:
        row = self.order.table.row_of(self._current) if self._current else -1
        page = self.order.page_of(row) if row > 0 else -1
        if page < 0 or page == self.page:
            return False
        self.page = page
        return True

    def _turn(self, step: int) -> None:
        self.page = min(self.order.pages - 1, max(0, self.page + step))
        self._show_page_words()
        self.reader.verticalScrollBar().setValue(0)
        self.page_wanted.emit()

    def _show_page_words(self) -> None:
        count, first = len(self.order.rows), self.page * PAGE_STEPS
        words = self.tr("Steps {0} to {1} of {2}")
        self.where.setText(words.format(first + 1, min(first + PAGE_STEPS, count), count))
        self._pager.setVisible(self.order.pages > 1)
        self.earlier.setEnabled(self.page > 0)
        self.later.setEnabled(self.page < self.order.pages - 1)

    def _show_tools(self) -> None:
        """The tools that were offered, numbered, and the calls of each."""
        names = tuple(dict.fromkeys((*self._offered, *self.order.called)))
        words = []
        for number, name in enumerate(names, start=1):
            count, first = self.order.called.get(name, NEVER)
            shown = ", ".join(f"#{call}" for call in first)
            more = f" … {count}" if count > len(first) else ""
            said = f"{shown}{more}" if count else self.tr("not called")
            words.append(f"{number} {visible(name)} ({said})")
        self.tools.setText(self.tr("Tools offered: {0}").format(" · ".join(words)))
        self.tools.setVisible(bool(words))

    def _show_items(self, items: Sequence[Item]) -> None:
        """Cards of pieces that stay the same stay as they are."""
        same = 0
        while same < min(len(items), len(self.cards)) and self.cards[same].item == items[same]:
            same += 1
        bar = self.reader.verticalScrollBar()
        self._at_end = same > 0 and bar.value() >= bar.maximum() - 4
        for card in self.cards[same:]:
            self._column.removeWidget(card)
            card.deleteLater()
        del self.cards[same:]
        self._coming = deque(items[same:])
        self._add_some()

    @Slot()
    def _add_some(self) -> None:
        """Make cards until a frame is over; the rest comes with the next turns."""
        until_s = time.perf_counter() + _TURN_S
        while self._coming:
            card = ItemCard(self._theme, self._coming.popleft(), self._inner)
            card.pressed.connect(self._on_pressed)
            self._column.insertWidget(len(self.cards), card)
            card.show()
            self.cards.append(card)
            if time.perf_counter() > until_s:
                break
        if self._coming:
            self._next.start()
            return
        if self._at_end:
            self._inner.adjustSize()
            bar = self.reader.verticalScrollBar()
            bar.setValue(bar.maximum())
        self._mark()

    def _mark(self) -> None:
        for card in self.cards:
            card.set_chosen(chosen=card.item.span_id == self._current)
        chosen = next((card for card in self.cards if card.is_chosen), None)
        if chosen is not None:
            self.reader.setAccessibleDescription(chosen.accessibleName())
            self._soon.start()  # new cards have no place yet

    @Slot()
    def _show_chosen(self) -> None:
        chosen = next((card for card in self.cards if card.is_chosen), None)
        if chosen is not None and self.isVisible():
            self.reader.ensureWidgetVisible(chosen, 0, 20)

    @Slot(str)
    def _on_pressed(self, span_id: str) -> None:
        self.chosen.emit(span_id)

    @Slot(int)
    def _on_moved(self, step: int) -> None:
        if not self.cards:
            return
        places = [n for n, card in enumerate(self.cards) if card.is_chosen]
        if not step:
            if places:
                self.cards[places[0]].toggle()
            return
        at = (places[-1] if step > 0 else places[0]) + step if places else 0
        card = self.cards[min(len(self.cards) - 1, max(0, at))]
        self.chosen.emit(card.item.span_id)
