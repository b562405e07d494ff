"""The whole of a long run in a strip: where its steps lie, and what of them is in view."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from workbench.traces.span_table import KINDS, STATUSES, SpanTable
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.bars import SERIES
from workbench.ui.trace.waterfall import Waterfall

if TYPE_CHECKING:
    import numpy as np

HEIGHT_PX = 44
LEAST_ROWS = 40
"""A shorter run is seen as a whole anyway."""
SLICE_ROWS = 65_536
"""So many steps are drawn in one turn of the event loop."""
_LEAST_WINDOW_PX = 3.0


def picture_of(
    table: SpanTable, shown: Sequence[int], width: int, height: int, colours: Sequence[int]
) -> Generator[None, None, QImage]:
    """Every step as a line from its beginning to its end, some steps with each turn.

    A million steps take some 100 ms, so the window goes on between the turns.

    Args:
        table: The steps.
        shown: The rows, from above to below.
        width: Columns of the picture.
        height: Lines of it, at most one for each row.
        colours: For each kind of step a colour as 0xAARRGGBB, then that of failures.
    """
    import numpy as np

    count = len(shown)
    height = max(1, min(height, count))
    edges = np.zeros((len(colours), height, width + 1), dtype=np.int64)
    for first in range(0, count, SLICE_ROWS):
        if first:
            yield
        rows = _rows_of(shown, first, min(count, first + SLICE_ROWS))
        lines = np.arange(first, first + len(rows)) * height // count
        _count(edges, table, rows, lines)
    covered = edges.cumsum(axis=2)[:, :, :width] > 0
    pixels = np.zeros((height, width), dtype=np.uint32)
    for colour, where in zip(colours, covered, strict=True):
        pixels[where] = colour
    picture = QImage(pixels.data, width, height, width * 4, QImage.Format.Format_ARGB32)
    return picture.copy()  # the pixels are numpy's


def _rows_of(shown: Sequence[int], first: int, end: int) -> np.ndarray[Any, Any]:
    import numpy as np

    if isinstance(shown, range):
        return np.arange(shown.start + first, shown.start + end)
    return np.asarray(shown[first:end], dtype=np.int64)


def _count(
    edges: np.ndarray[Any, Any],
    table: SpanTable,
    rows: np.ndarray[Any, Any],
    lines: np.ndarray[Any, Any],
) -> None:
    """Count in each pixel how many lines of a colour begin and end there."""
    import numpy as np

    colours, _height, width = edges.shape
    scale = (width - 2) / table.length_s
    places = [
        np.clip((np.frombuffer(times)[rows] * scale).astype(np.int64), 0, width - 2)
        for times in (table.start_s, table.end_s)
    ]
    kinds = np.frombuffer(table.kinds, dtype=np.uint8)[rows].astype(np.int64)
    failed = np.frombuffer(table.statuses, dtype=np.uint8)[rows] == STATUSES.index("failed")
    drawn = ~(failed & (kinds == 0))  # a run that failed has its bar, which is the whole
    at = (np.where(failed, colours - 1, kinds) * edges.shape[1] + lines) * width
    begins, ends = (at + places[0])[drawn], (at + places[1] + 1)[drawn]
    edges += np.bincount(begins, minlength=edges.size).reshape(edges.shape)
    edges -= np.bincount(ends, minlength=edges.size).reshape(edges.shape)


class Overview(QWidget):
    """Click or drag goes there; the arrow keys move what is in view."""

    def __init__(
        self, theme: Theme, waterfall: Waterfall, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._waterfall = theme, waterfall
        self._picture: QImage | None = None
        self._making: Generator[None, None, QImage] | None = None
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._on_turn)
        self._drawn_of: tuple[object, ...] = ()
        self._wanted = True
        self.setFixedHeight(HEIGHT_PX)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Overview of the run"))
        self.setToolTip(self.tr("The whole run. Click or drag to go there."))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()
        waterfall.moved.connect(self._on_moved)
        theme.changed.connect(self._on_theme)

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT_PX)

    def set_wanted(self, *, wanted: bool) -> None:
        """Show it where the run is long, or never."""
        self._wanted = wanted
        self._on_moved()

    @Slot()
    def _on_moved(self) -> None:
        self.setVisible(self._wanted and len(self._waterfall.state.table) > LEAST_ROWS)
        self.update()

    @Slot()
    def _on_theme(self) -> None:
        self._drawn_of = ()
        self.update()

    def _colours(self) -> list[int]:
        theme = self._theme
        kinds = [theme.series(SERIES[kind]) for kind in KINDS]
        kinds[0] = theme.colour("muted", 0.25)  # the run itself is everywhere
        return [colour.rgba() for colour in (*kinds, theme.colour("error"))]

    def _plot(self) -> QRectF:
        return QRectF(8, 4, max(8, self.width() - 16), HEIGHT_PX - 8)

    @property
    def is_making(self) -> bool:
        """The picture of what is shown is not ready yet; the one before stays so long."""
        return self._making is not None

    def _make(self, plot: QRectF) -> None:
        """Begin the picture of what is shown now; a short one is ready at once."""
        state = self._waterfall.state
        drawn_of = (state.version, int(plot.width()))
        if drawn_of == self._drawn_of or not state.shown:
            return
        self._drawn_of = drawn_of
        size = int(plot.width()), int(plot.height())
        self._making = picture_of(state.table, state.shown, *size, self._colours())
        self._on_turn()
        if self._making is not None:
            self._turn.start(0)

    @Slot()
    def _on_turn(self) -> None:
        if self._making is None:
            self._turn.stop()
            return
        try:
            next(self._making)
        except StopIteration as made:
            self._picture, self._making = made.value, None
            self._turn.stop()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        state, plot = self._waterfall.state, self._plot()
        self._make(plot)
        painter = QPainter(self)
        theme = self._theme
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.fillRect(plot, theme.colour("sunken"))
        if self._picture is not None and state.shown:
            painter.drawImage(plot, self._picture)
        window = self._window(plot)
        veil = theme.colour("surface", 0.4)
        painter.fillRect(QRectF(plot.topLeft(), QPointF(window.x(), plot.bottom())), veil)
        painter.fillRect(QRectF(QPointF(window.right(), plot.y()), plot.bottomRight()), veil)
        painter.setPen(QPen(theme.colour("accent"), 2.0 if self.hasFocus() else 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(window)
        painter.end()

    def _window(self, plot: QRectF) -> QRectF:
        """What is in view."""
        length_s = self._waterfall.state.table.length_s
        first, last = (at / length_s for at in self._waterfall.window_s)
        top, bottom = self._waterfall.window_rows
        width = max(_LEAST_WINDOW_PX, (last - first) * plot.width())
        height = max(_LEAST_WINDOW_PX, (bottom - top) * plot.height())
        x = min(plot.x() + first * plot.width(), plot.right() - width)
        y = min(plot.y() + top * plot.height(), plot.bottom() - height)
        return QRectF(x, y, width, height)

    def _go(self, x: float) -> None:
        plot = self._plot()
        share = min(1.0, max(0.0, (x - plot.x()) / plot.width()))
        self._waterfall.go_to(share * self._waterfall.state.table.length_s)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position().x())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        first_s, last_s = self._waterfall.window_s
        wide_s = last_s - first_s
        self._waterfall.go_to((first_s + last_s) / 2 + step * wide_s / 2)
