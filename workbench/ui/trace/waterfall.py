"""The spans of a run as bars over time; paints only the rows in view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal, Slot
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
from workbench.ui.chat.inline import visible
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
)
from workbench.ui.trace.spans import SpanRow, rows_of, time_words

_MOST_LABEL_SHARE = 0.45


class Waterfall(QAbstractScrollArea):
    """Rows of 24 px: label, bar, duration. Ctrl+wheel or + and - zoom, 0 shows everything.

    Signals:
        chosen: A span was chosen. arg: its id.
        activated: Enter or a double click on a span. arg: its id.
    """

    chosen = Signal(str)
    activated = Signal(str)

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, label_px: int = 200
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._least_label_px = self._label_px = label_px
        self._names_px, self._duration_px = 0, DURATION_PX
        self.rows: list[SpanRow] = []
        self.current = -1
        self.zoom = 1.0
        self._hover_x = -1.0
        self._painted = 0
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Waterfall of the run"))
        self.viewport().setMouseTracking(True)
        theme.changed.connect(self.viewport().update)

    @property
    def painted_rows(self) -> int:
        """How many rows the last paint drew."""
        return self._painted

    def set_records(self, records: Sequence[Record], now_s: float = 0.0) -> None:
        """Show a run; the chosen span stays chosen."""
        kept = self.current_span_id
        self.rows = rows_of(records, now_s)
        self.current = next((n for n, r in enumerate(self.rows) if r.span_id == kept), -1)
        small = QFontMetrics(self._theme.font(self._theme.tokens.type.small_px))
        self._names_px = label_width_px(self.rows, small)
        self._duration_px = duration_width_px(self.rows, small)
        self._set_bars()
        self.viewport().update()

    @property
    def current_span_id(self) -> str:
        """The chosen span, empty if none is."""
        return self.rows[self.current].span_id if 0 <= self.current < len(self.rows) else ""

    def choose(self, span_id: str) -> None:
        """Choose a span without telling."""
        self.current = next((n for n, r in enumerate(self.rows) if r.span_id == span_id), -1)
        if self.current >= 0:
            self._show_row(self.current)
        self.viewport().update()

    # -- geometry

    @property
    def _length_s(self) -> float:
        return max((row.end_s for row in self.rows), default=0.0) or 0.001

    def _plot(self) -> QRectF:
        width = self.viewport().width() - self._label_px - self._duration_px
        return QRectF(self._label_px, HEAD_PX, max(20, width), self.viewport().height())

    @property
    def _scale(self) -> TimeScale:
        offset_px = self.horizontalScrollBar().value()
        return TimeScale(self._plot(), self._length_s, self.zoom, offset_px)

    def _set_bars(self) -> None:
        """Names get the room they need, while most of the width is left to the bars."""
        most = int(self.viewport().width() * _MOST_LABEL_SHARE)
        least = min(self._least_label_px, most)
        self._label_px = max(least, min(self._names_px, most))
        inside = self.viewport().height() - HEAD_PX
        bar = self.verticalScrollBar()
        bar.setPageStep(max(1, inside))
        bar.setSingleStep(ROW_PX)
        bar.setRange(0, max(0, len(self.rows) * ROW_PX - inside))
        across = self.horizontalScrollBar()
        width = self._plot().width()
        across.setPageStep(int(width))
        across.setRange(0, max(0, int(width * (self.zoom - 1))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_bars()

    def set_zoom(self, zoom: float, at_x: float | None = None) -> None:
        """Stretch time around a place."""
        plot = self._plot()
        x = plot.center().x() if at_x is None else at_x
        share = self._scale.share_at(x)
        self.zoom = min(400.0, max(1.0, zoom))
        self._set_bars()
        wanted = share * plot.width() * self.zoom - (x - plot.x())
        self.horizontalScrollBar().setValue(round(wanted))
        self.viewport().update()

    def _row_at(self, y: float) -> int:
        row = int((y - HEAD_PX + self.verticalScrollBar().value()) // ROW_PX)
        return row if y >= HEAD_PX and 0 <= row < len(self.rows) else -1

    def _show_row(self, row: int) -> None:
        bar, top = self.verticalScrollBar(), row * ROW_PX
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
        self._painted, scale = 0, self._scale
        if self.rows:
            first = self.verticalScrollBar().value() // ROW_PX
            last = first + self.viewport().height() // ROW_PX + 2
            for number in range(first, min(last, len(self.rows))):
                self._draw_row(painter, scale, number)
                self._painted += 1
            draw_axis(painter, theme, scale, self.viewport().width())
            draw_pointer(painter, theme, scale, self._hover_x)
        else:
            painter.setPen(theme.colour("muted"))
            room = self.viewport().rect().adjusted(24, 24, -24, -24)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, int(flags), self.tr("Each call of a run appears here."))
        painter.end()

    def _draw_row(self, painter: QPainter, scale: TimeScale, number: int) -> None:
        theme, row = self._theme, self.rows[number]
        top = HEAD_PX + number * ROW_PX - self.verticalScrollBar().value()
        whole = QRectF(0, top, self.viewport().width(), ROW_PX)
        if number == self.current:
            painter.fillRect(whole, theme.colour("accent_weak"))
            if self.hasFocus():
                painter.setPen(QPen(theme.colour("accent"), 2.0))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(whole.adjusted(1, 1, -1, -1))
        draw_words(painter, theme, row, whole, self._label_px, self._duration_px)
        draw_bar(painter, theme, scale, row, top)

    # -- mouse and keyboard

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            factor = 1.25 if event.angleDelta().y() > 0 else 0.8
            self.set_zoom(self.zoom * factor, event.position().x())
            event.accept()
        else:
            super().wheelEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover_x = event.position().x()
        row = self._row_at(event.position().y())
        self.viewport().setToolTip(self._words(row) if row >= 0 else "")
        self.viewport().update()

    def leaveEvent(self, event: object) -> None:
        self._hover_x = -1.0
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().y())
        if row >= 0:
            self._choose_row(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().y())
        if row >= 0:
            self.activated.emit(self.rows[row].span_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = event.key(), len(self.rows) - 1
        moves = {
            Qt.Key.Key_Up: self.current - 1,
            Qt.Key.Key_Down: self.current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if key in moves and self.rows:
            self._choose_row(min(last, max(0, moves[Qt.Key(key)])))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.set_zoom(self.zoom * 1.25)
        elif key == Qt.Key.Key_Minus:
            self.set_zoom(self.zoom * 0.8)
        elif key == Qt.Key.Key_0:
            self.set_zoom(1.0)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + (40 if key == Qt.Key.Key_Right else -40))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_span_id:
            self.activated.emit(self.current_span_id)
        else:
            super().keyPressEvent(event)

    @Slot(int)
    def _choose_row(self, row: int) -> None:
        self.current = row
        self._show_row(row)
        self.setAccessibleDescription(self._words(row))
        event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)
        self.viewport().update()
        self.chosen.emit(self.rows[row].span_id)

    def _words(self, row: int) -> str:
        item = self.rows[row]
        words = [f"{item.kind} {visible(item.name)}", time_words(item.end_s - item.start_s)]
        if item.queue_s:
            words.append(self.tr("waited {0}").format(time_words(item.queue_s)))
        if item.first_token_s:
            first = self.tr("first token after {0}")
            words.append(first.format(time_words(item.first_token_s)))
        return " · ".join([*words, item.status])
