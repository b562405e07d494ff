"""Draws what a waterfall shows: the time axis, and each span's name, bar and duration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen

from workbench.traces.span_table import SpanTable
from workbench.traces.tree import SpanKind
from workbench.ui.chat.inline import visible
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.spans import SpanRow, nice_step_s, time_words

ROW_PX = 24
HEAD_PX = 22
DURATION_PX = 64
DEEPEST = 6  # rows deeper in are drawn where those are
_MEASURED, _MOST_NAMES = 100_000, 2_000
_BEYOND_PX = 50.0
_LEAST_TICKED_PX = 6.0  # on a narrower bar the tick would be all that is seen
SERIES: Mapping[SpanKind, int] = {
    "run": 4,
    "node": 2,
    "model": 0,
    "tool": 1,
    "approval": 5,
    "person": 5,
}
KIND_ICONS: Mapping[SpanKind, str] = {
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
    number = max(0, int(scale.share_at(plot.x()) * scale.length_s / step_s))
    last_s = min(scale.length_s, scale.share_at(plot.right() + 1) * scale.length_s)
    while (time_s := number * step_s) <= last_s:
        number += 1
        x = scale.x_of(time_s)
        if plot.x() - 1 <= x <= plot.right() + 1:
            painter.setPen(QPen(theme.colour("text", 0.08), 1.0))
            painter.drawLine(QPointF(x, HEAD_PX), QPointF(x, plot.height()))
            words = time_words(time_s)
            if x + 3 + painter.fontMetrics().horizontalAdvance(words) <= plot.right() + 30:
                painter.setPen(theme.colour("muted"))
                painter.drawText(QPointF(x + 3, 15), words)
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


def label_width_px(table: SpanTable, metrics: QFontMetrics) -> int:
    """How much room the names need; of very many different ones the first are measured."""
    names = _names(table)
    widths = (
        name_px(deep) + 28 + metrics.horizontalAdvance(visible(table.names[code]) or "person")
        for deep, code in islice(names, _MOST_NAMES)
    )
    return max(widths, default=0)


def _names(table: SpanTable) -> list[tuple[int, int]]:
    """Each name that is there at a depth, as (depth, code)."""
    if not len(table):
        return []
    import numpy as np

    depths = np.minimum(np.frombuffer(table.depths, np.uint16)[:_MEASURED], DEEPEST)
    codes = np.frombuffer(table.name_codes, np.int32)[:_MEASURED].astype(np.int64)
    found = np.unique(codes * (DEEPEST + 1) + depths).tolist()
    return [(one % (DEEPEST + 1), one // (DEEPEST + 1)) for one in found]


def name_px(depth: int) -> int:
    """Where the icon of a row begins."""
    return 20 + 14 * min(depth, DEEPEST)


def duration_width_px(table: SpanTable, metrics: QFontMetrics) -> int:
    """How much room the durations need: the longest words there can be in this run."""
    lengths_s = [min(table.length_s, most_s) for most_s in (0.999, 59.99, table.length_s)]
    words = (time_words(length_s) for length_s in lengths_s)
    return max(DURATION_PX, *(metrics.horizontalAdvance(each) + 16 for each in words))


def draw_words(
    painter: QPainter,
    theme: Theme,
    row: SpanRow,
    whole: QRectF,
    label_px: float,
    duration_px: float,
    *,
    closed: bool | None = None,
    found: bool = False,
) -> None:
    """Draw a span's icon and name at the left and its duration at the right.

    ``closed`` says whether what is inside is folded, None that nothing is; ``found`` whether
    a search found it.
    """
    left, top = name_px(row.depth), whole.top()
    if closed is not None:
        mark = theme.pixmap("chevron-right" if closed else "chevron-down", 12)
        painter.drawPixmap(QPointF(left - 14, top + 6), mark)
    painter.drawPixmap(QPointF(left, top + 4), theme.pixmap(KIND_ICONS[row.kind]))
    painter.setPen(theme.colour("text"))
    room = QRectF(left + 21, top, label_px - left - 28, ROW_PX)
    name = painter.fontMetrics().elidedText(
        visible(row.name), Qt.TextElideMode.ElideRight, int(room.width())
    )
    middle = Qt.AlignmentFlag.AlignVCenter
    if found:
        wide = painter.fontMetrics().horizontalAdvance(name) + 6
        painter.fillRect(
            QRectF(room.x() - 3, top + 4, wide, ROW_PX - 8), theme.colour("warning", 0.3)
        )
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
    if end < plot.x() or x > plot.right():
        _draw_beyond(painter, theme, plot, top, before=end < plot.x())
        return
    # A bar far wider than the view would make the painter slow.
    x, end = max(x, plot.x() - _BEYOND_PX), min(end, plot.right() + _BEYOND_PX)
    bar = QRectF(x, top + 6, max(2.0, end - x), ROW_PX - 12)
    failed = row.status in ("failed", "denied")
    colour = QColor(theme.colour("error") if failed else theme.series(SERIES[row.kind]))
    if row.status in ("skipped", "reused"):  # nothing was done there
        colour = theme.colour("muted", 0.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(bar, 2, 2)
    if row.queue_s > 0:
        until = min(end, scale.x_of(row.start_s + row.queue_s))
        waited = QRectF(x, bar.y(), until - x, bar.height())
        painter.fillRect(waited, theme.colour("surface"))
        painter.fillRect(waited, QBrush(colour, Qt.BrushStyle.BDiagPattern))
    if row.first_token_s > 0 and end - x >= _LEAST_TICKED_PX:
        tick = scale.x_of(row.start_s + row.first_token_s)
        painter.setPen(QPen(theme.colour("text"), 2.0))
        painter.drawLine(QPointF(tick, top + 3), QPointF(tick, top + ROW_PX - 3))
    painter.setClipping(False)


def _draw_beyond(
    painter: QPainter, theme: Theme, plot: QRectF, top: float, *, before: bool
) -> None:
    """Say that the bar lies to the left or right of what is in view."""
    icon = theme.pixmap("chevron-left" if before else "chevron-right", 12)
    x = plot.x() + 1 if before else plot.right() - 13
    painter.drawPixmap(QPointF(x, top + 6), icon)
    painter.setClipping(False)
