"""The spans of a run as bars over time; paints only the rows in view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from workbench.traces.events import Record
from workbench.traces.span_table import SpanTable
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.bars import (
    DURATION_PX,
    HEAD_PX,
    ROW_PX,
    TimeScale,
    draw_axis,
    draw_bar,
    draw_pointer,
    draw_words,
    duration_width_px,
    label_width_px,
    name_px,
)
from workbench.ui.trace.shown_rows import ShownRows, StepFilter
from workbench.ui.trace.spans import Rows, row_at, table_of_records
from workbench.ui.trace.waterfall_keys import act_on_key, act_on_wheel, tip_at
from workbench.ui.trace.words import step_words

_MOST_LABEL_SHARE = 0.45
_MOST_ZOOM, _LEAST_VIEW_S = 1_000_000.0, 0.005
_DRAG_PX = 4


class Waterfall(QAbstractScrollArea):
    """Rows of 24 px: label, bar, duration.

    Ctrl+wheel or + and - zoom, 0 shows everything, Z the chosen span; left and right fold and
    unfold, with Shift they pan, as dragging the bars does.

    Signals:
        chosen: A span was chosen. arg: its id.
        activated: Enter or a double click on a span. arg: its id.
        moved: Another part of time or of the rows is in view, or other rows are.
    """

    chosen = Signal(str)
    activated = Signal(str)
    moved = Signal()

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, label_px: int = 200
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._least_label_px = self._label_px = label_px
        self._names_px, self.duration_px = 0, DURATION_PX
        self.state = ShownRows()
        self.rows = Rows(self.state.table)
        self.nothing = self.tr("Each call of a run appears here.")
        self.current = -1
        self.zoom = 1.0
        self._hover_x = -1.0
        self._grip: tuple[QPointF, int, int] | None = None
        self._painted = 0
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Waterfall of the run"))
        self.setCornerWidget(QWidget(self))
        self.viewport().setMouseTracking(True)
        theme.changed.connect(self.viewport().update)

    @property
    def painted_rows(self) -> int:
        """How many rows the last paint drew."""
        return self._painted

    # -- what is shown

    def set_records(self, records: Sequence[Record], now_s: float = 0.0) -> None:
        """Show a run; the chosen span stays chosen."""
        self.set_table(table_of_records(records, now_s))

    def set_table(self, table: SpanTable) -> None:
        """Show the steps of a run; the chosen span stays chosen."""
        kept = self.current_span_id
        self.state.set_table(table)
        self.rows = Rows(table)
        self.current = table.row_of(kept) if kept else -1
        small = QFontMetrics(self._theme.font(self._theme.tokens.type.small_px))
        self._names_px = label_width_px(table, small)
        self.duration_px = duration_width_px(table, small)
        self.refresh()

    def begin(self) -> None:
        """Another run comes: its steps may have the same ids."""
        self.current, self.zoom = -1, 1.0
        self.state.unfold()

    def set_filter(self, wanted: StepFilter) -> None:
        """Show only such steps, and what is around them."""
        self.state.set_filter(wanted)
        self.refresh()
        if self.current >= 0 and self.state.place(self.current) >= 0:
            self.show_row(self.current)

    def set_found(self, span_ids: frozenset[str]) -> None:
        """Mark the steps that a search found."""
        self.state.set_found(span_ids)
        self.viewport().update()

    def refresh(self) -> None:
        """Other rows are shown."""
        self._set_bars()
        self.viewport().update()
        self.moved.emit()

    @property
    def current_span_id(self) -> str:
        """The chosen span, empty if none is."""
        table = self.state.table
        return table.ids[self.current] if 0 <= self.current < len(table) else ""

    def choose(self, span_id: str) -> None:
        """Choose a span without telling; what it is inside of is unfolded."""
        self.current = self.state.table.row_of(span_id)
        if self.current >= 0:
            self.reveal(self.current)
        self.viewport().update()

    def reveal(self, row: int) -> None:
        """Unfold what is around a row, and scroll to it."""
        before = self.state.shown
        self.state.open_to(row)
        if self.state.shown is not before:
            self.refresh()
        self.show_row(row)

    # -- geometry

    @property
    def _length_s(self) -> float:
        return self.state.table.length_s

    def _plot(self) -> QRectF:
        width = self.viewport().width() - self._label_px - self.duration_px
        return QRectF(self._label_px, HEAD_PX, max(20, width), self.viewport().height())

    @property
    def scale(self) -> TimeScale:
        """Where times lie."""
        offset_px = self.horizontalScrollBar().value()
        return TimeScale(self._plot(), self._length_s, self.zoom, offset_px)

    @property
    def window_s(self) -> tuple[float, float]:
        """The part of time that is in view."""
        scale, plot = self.scale, self._plot()
        first, last = scale.share_at(plot.x()), scale.share_at(plot.right())
        return max(0.0, first) * self._length_s, min(1.0, last) * self._length_s

    @property
    def window_rows(self) -> tuple[float, float]:
        """The part of the rows that is in view, from 0 to 1."""
        whole_px = max(1, len(self.state.shown) * ROW_PX)
        top = self.verticalScrollBar().value() / whole_px
        return top, min(1.0, top + (self.viewport().height() - HEAD_PX) / whole_px)

    def _set_bars(self) -> None:
        """Names get the room they need, while most of the width is left to the bars."""
        most = int(self.viewport().width() * _MOST_LABEL_SHARE)
        least = min(self._least_label_px, most)
        self._label_px = max(least, min(self._names_px, most))
        inside = self.viewport().height() - HEAD_PX
        bar = self.verticalScrollBar()
        bar.setPageStep(max(1, inside))
        bar.setSingleStep(ROW_PX)
        bar.setRange(0, max(0, len(self.state.shown) * ROW_PX - inside))
        across = self.horizontalScrollBar()
        width = self._plot().width()
        across.setPageStep(int(width))
        across.setSingleStep(40)
        across.setRange(0, max(0, int(width * (self.zoom - 1))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside_px = event.oldSize().height() - HEAD_PX
        below_px = self.state.place(self.current) * ROW_PX - self.verticalScrollBar().value()
        self._set_bars()
        if 0 <= below_px <= inside_px:  # the chosen row was in view: it stays so
            self.show_row(self.current)
        self.moved.emit()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:  # noqa: N802  Qt's name
        """Paint anew; nothing is moved on the screen, for the head stays."""
        self.viewport().update()
        self.moved.emit()

    def set_zoom(self, zoom: float, at_x: float | None = None) -> None:
        """Stretch time around a place."""
        plot = self._plot()
        x = plot.center().x() if at_x is None else min(max(at_x, plot.x()), plot.right())
        share = self.scale.share_at(x)
        most = min(_MOST_ZOOM, max(400.0, self._length_s / _LEAST_VIEW_S))
        self.zoom = min(most, max(1.0, zoom))
        self._set_bars()
        wanted = share * plot.width() * self.zoom - (x - plot.x())
        self.horizontalScrollBar().setValue(round(wanted))
        self.viewport().update()
        self.moved.emit()

    def show_time(self, first_s: float, last_s: float) -> None:
        """Stretch time so that a part of it fills the width, with a little around it."""
        length_s = max(last_s - first_s, _LEAST_VIEW_S / 2) * 1.2
        self.set_zoom(self._length_s / length_s)
        centre = (first_s + last_s) / 2 / self._length_s * self._plot().width() * self.zoom
        self.horizontalScrollBar().setValue(round(centre - self._plot().width() / 2))

    def zoom_to_current(self) -> None:
        """Let the chosen span fill the width."""
        if 0 <= self.current < len(self.rows):
            table = self.state.table
            self.show_time(table.start_s[self.current], table.end_s[self.current])
            self.show_row(self.current)

    def go_to(self, time_s: float) -> None:
        """Bring a time, and the steps that begin there, into view."""
        plot = self._plot()
        x = time_s / self._length_s * plot.width() * self.zoom
        self.horizontalScrollBar().setValue(round(x - plot.width() / 2))
        place = self.state.place_at(time_s)
        inside = self.viewport().height() - HEAD_PX
        self.verticalScrollBar().setValue(place * ROW_PX - inside // 2)

    def row_under(self, y: float) -> int:
        """The row at a height of the viewport; -1 for none."""
        place = int((y - HEAD_PX + self.verticalScrollBar().value()) // ROW_PX)
        there = y >= HEAD_PX and 0 <= place < len(self.state.shown)
        return self.state.shown[place] if there else -1

    def show_row(self, row: int) -> None:
        """Scroll to a row."""
        place = self.state.place(row)
        if place < 0:
            return
        bar, top = self.verticalScrollBar(), place * ROW_PX
        inside = self.viewport().height() - HEAD_PX
        if top < bar.value():
            bar.setValue(top)
        elif top + ROW_PX > bar.value() + inside:
            bar.setValue(top + ROW_PX - inside)

    # -- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        painter.fillRect(self.viewport().rect(), theme.colour("surface"))
        painter.setFont(theme.font(theme.tokens.type.small_px))
        self._painted, scale, shown = 0, self.scale, self.state.shown
        if shown:
            first = self.verticalScrollBar().value() // ROW_PX
            last = first + self.viewport().height() // ROW_PX + 2
            for place in range(first, min(last, len(shown))):
                self._draw_row(painter, scale, place, shown[place])
                self._painted += 1
            draw_axis(painter, theme, scale, self.viewport().width())
            draw_pointer(painter, theme, scale, self._hover_x)
        else:
            painter.setPen(theme.colour("muted"))
            room = self.viewport().rect().adjusted(24, 24, -24, -24)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, int(flags), self.nothing)
        painter.end()

    def _draw_row(self, painter: QPainter, scale: TimeScale, place: int, number: int) -> None:
        theme, row = self._theme, row_at(self.state.table, number)
        top = HEAD_PX + place * ROW_PX - self.verticalScrollBar().value()
        whole = QRectF(0, top, self.viewport().width(), ROW_PX)
        if number == self.current:
            painter.fillRect(whole, theme.colour("accent_weak"))
            if self.hasFocus():
                painter.setPen(QPen(theme.colour("accent"), 2.0))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(whole.adjusted(1, 1, -1, -1))
        draw_words(
            painter,
            theme,
            row,
            whole,
            self._label_px,
            self.duration_px,
            closed=self.state.is_folded(number) if row.inside else None,
            found=self.state.is_found(number),
        )
        draw_bar(painter, theme, scale, row, top)

    # -- mouse and keyboard

    def wheelEvent(self, event: QWheelEvent) -> None:
        if act_on_wheel(self, event):
            event.accept()
        else:
            super().wheelEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover_x = event.position().x()
        if self._grip is not None:
            start, across, down = self._grip
            moved = event.position() - start
            if moved.manhattanLength() > _DRAG_PX:
                self.horizontalScrollBar().setValue(across - round(moved.x()))
                self.verticalScrollBar().setValue(down - round(moved.y()))
        else:
            self.viewport().setToolTip(tip_at(self, event.position()))
        self.viewport().update()

    def leaveEvent(self, event: object) -> None:
        self._hover_x = -1.0
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return
        place, row = event.position(), self.row_under(event.position().y())
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        if place.x() >= self._plot().x():
            self._grip = (place, across, down)
        if row < 0 or event.button() == Qt.MouseButton.MiddleButton:
            return
        left = name_px(self.state.table.depths[row])
        if self.state.has_inside(row) and left - 18 <= place.x() < left:
            self.fold(row, closed=not self.state.is_folded(row))
        else:
            self.choose_row(row)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._grip = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.row_under(event.position().y())
        if row >= 0:
            self.activated.emit(self.state.table.ids[row])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not act_on_key(self, event):
            super().keyPressEvent(event)

    def fold(self, row: int, *, closed: bool) -> None:
        """Hide or show what is inside of a row."""
        if self.state.has_inside(row):
            self.state.fold(row, closed=closed)
            if self.current >= 0 and (near := self.state.near(self.current)) != self.current:
                self.choose_row(near)
            self.refresh()

    def fold_all(self, *, closed: bool) -> None:
        """Hide or show what is inside of everything but the run."""
        self.state.fold_all(closed=closed)
        if self.current >= 0 and (near := self.state.near(self.current)) != self.current:
            self.choose_row(near)
        self.refresh()

    def step_found(self, step: int) -> None:
        """Choose the next (1) or the previous (-1) step that the search found."""
        row = self.state.next_found(max(0, self.current), step)
        if row >= 0:
            self.reveal(row)
            self.choose_row(row)

    @Slot(int)
    def choose_row(self, row: int) -> None:
        """Choose a row, and tell."""
        self.current = row
        self.show_row(row)
        self.setAccessibleDescription(self.words(row))
        event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)
        self.viewport().update()
        self.chosen.emit(self.state.table.ids[row])

    def words(self, row: int) -> str:
        """A row in words."""
        return step_words(self.rows[row], folded=self.state.is_folded(row))
