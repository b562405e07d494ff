"""Draws what a waterfall shows: the time axis, and each span's name, bar and duration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen

from workbench.traces.tree import SpanKind
from workbench.ui.chat.inline import visible
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.spans import SpanRow, nice_step_s, time_words

ROW_PX = 24
HEAD_PX = 22
DURATION_PX = 64
_SERIES: Mapping[SpanKind, int] = {
    "run": 4,
    "node": 2,
    "model": 0,
    "tool": 1,
    "approval": 5,
    "person": 5,
}
_ICONS: Mapping[SpanKind, str] = {
    "run": "bot",
    "node": "share",
    "model": "cpu",
    "tool": "wrench",
    "approval": "shield",
    "person": "user",
}


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Where a time lies across the plot.

    Attributes:
        plot: The place of the bars, as high as the whole view.
        length_s: Seconds of the run.
        zoom: How much wider than the plot the whole run is.
        offset_px: How far the plot is scrolled.
    """

    plot: QRectF
    length_s: float
    zoom: float
    offset_px: float

    def x_of(self, time_s: float) -> float:
        """The place of a time."""
        whole_px = self.plot.width() * self.zoom
        return self.plot.x() + time_s / self.length_s * whole_px - self.offset_px

    def share_at(self, x: float) -> float:
        """How much of the run lies before a place, from 0 to 1."""
        return (x - self.plot.x() + self.offset_px) / (self.plot.width() * self.zoom)


def draw_axis(painter: QPainter, theme: Theme, scale: TimeScale, width_px: float) -> None:
    """Draw the head of the view, and a line and a time at round places."""
    plot = scale.plot
    painter.fillRect(QRectF(0, 0, width_px, HEAD_PX), theme.colour("surface"))
    step_s = nice_step_s(scale.length_s / scale.zoom, max(2, int(plot.width() / 80)))
    painter.setClipRect(QRectF(plot.x(), 0, plot.width() + 30, plot.height()))
    time_s = 0.0
    while time_s <= scale.length_s:
        x = scale.x_of(time_s)
        if plot.x() - 1 <= x <= plot.right() + 1:
            painter.setPen(QPen(theme.colour("text", 0.08), 1.0))
            painter.drawLine(QPointF(x, HEAD_PX), QPointF(x, plot.height()))
            words = time_words(time_s)
            if x + 3 + painter.fontMetrics().horizontalAdvance(words) <= plot.right() + 30:
                painter.setPen(theme.colour("muted"))
                painter.drawText(QPointF(x + 3, 15), words)
        time_s += step_s
    painter.setClipping(False)


def draw_pointer(painter: QPainter, theme: Theme, scale: TimeScale, x: float) -> None:
    """Draw a line at a place, with its time."""
    plot = scale.plot
    if x < plot.x():
        return
    painter.setClipRect(QRectF(plot.x(), 0, plot.width() + 30, plot.height()))
    painter.setPen(QPen(theme.colour("accent"), 1.0))
    painter.drawLine(QPointF(x, HEAD_PX - 6), QPointF(x, plot.height()))
    room = QRectF(x - 28, 1, 56, HEAD_PX - 6)
    painter.fillRect(room, theme.colour("accent"))
    painter.setPen(theme.colour("on_accent"))
    text = time_words(scale.share_at(x) * scale.length_s)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), text)
    painter.setClipping(False)


def label_width_px(rows: Sequence[SpanRow], metrics: QFontMetrics) -> int:
    """How much room the names of all spans need."""
    names = {(min(row.depth, 6), row.name) for row in rows}
    widths = (14 * deep + 38 + metrics.horizontalAdvance(visible(name)) for deep, name in names)
    return max(widths, default=0)


def duration_width_px(rows: Sequence[SpanRow], metrics: QFontMetrics) -> int:
    """How much room the durations need."""
    words = {time_words(row.end_s - row.start_s) for row in rows}
    return max(DURATION_PX, *(metrics.horizontalAdvance(each) + 16 for each in words), 0)


def draw_words(
    painter: QPainter,
    theme: Theme,
    row: SpanRow,
    whole: QRectF,
    label_px: float,
    duration_px: float,
) -> None:
    """Draw a span's icon and name at the left and its duration at the right."""
    left, top = 8 + 14 * min(row.depth, 6), whole.top()
    painter.drawPixmap(QPointF(left, top + 4), theme.pixmap(_ICONS[row.kind]))
    painter.setPen(theme.colour("text"))
    room = QRectF(left + 21, top, label_px - left - 28, ROW_PX)
    name = painter.fontMetrics().elidedText(
        visible(row.name), Qt.TextElideMode.ElideRight, int(room.width())
    )
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(room, int(middle | Qt.AlignmentFlag.AlignLeft), name)
    right = QRectF(whole.width() - duration_px, top, duration_px - 8, ROW_PX)
    painter.setPen(theme.colour("error" if row.status == "failed" else "muted"))
    words = time_words(row.end_s - row.start_s)
    painter.drawText(right, int(middle | Qt.AlignmentFlag.AlignRight), words)


def draw_bar(
    painter: QPainter, theme: Theme, scale: TimeScale, row: SpanRow, top: float
) -> None:
    """Draw a span: what waited hatched, a tick where the first token came."""
    plot = scale.plot
    painter.setClipRect(QRectF(plot.x(), top, plot.width(), ROW_PX))
    x, end = scale.x_of(row.start_s), scale.x_of(row.end_s)
    bar = QRectF(x, top + 6, max(2.0, end - x), ROW_PX - 12)
    failed = row.status in ("failed", "denied")
    colour = QColor(theme.colour("error") if failed else theme.series(_SERIES[row.kind]))
    if row.status in ("skipped", "reused"):  # nothing was done there
        colour = theme.colour("muted", 0.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(bar, 2, 2)
    if row.queue_s > 0:
        waited = QRectF(x, bar.y(), scale.x_of(row.start_s + row.queue_s) - x, bar.height())
        painter.fillRect(waited, theme.colour("surface"))
        painter.fillRect(waited, QBrush(colour, Qt.BrushStyle.BDiagPattern))
    if row.first_token_s > 0:
        tick = scale.x_of(row.start_s + row.first_token_s)
        painter.setPen(QPen(theme.colour("text"), 2.0))
        painter.drawLine(QPointF(tick, top + 3), QPointF(tick, top + ROW_PX - 3))
    painter.setClipping(False)
