"""The speed of one download over the last minutes, as a small plot."""

from __future__ import annotations

import time
from collections import deque
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from workbench.ui.language.figures import size_text
from workbench.ui.theme.theme import Theme

KEPT_S = 120.0
_MOST_SAMPLES = 1200
_LEAST_SAMPLES = 2
_HEIGHT_PX = 56
_ROOM = 1.15


class SpeedPlot(QWidget):
    """Gathers speeds from the start; draws them once pyqtgraph is there."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._samples: deque[tuple[float, float]] = deque(maxlen=_MOST_SAMPLES)
        self._widget: Any = None
        self._curve: Any = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setFixedHeight(_HEIGHT_PX)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._tell()

    @property
    def rates(self) -> tuple[float, ...]:
        """What is drawn, in bytes per second, oldest first."""
        return tuple(rate for _, rate in self._samples)

    def add(self, rate_bytes_per_s: float, now_s: float | None = None) -> None:
        """Add the speed of this moment."""
        now = time.monotonic() if now_s is None else now_s
        self._samples.append((now, rate_bytes_per_s))
        while self._samples[0][0] < now - KEPT_S:
            self._samples.popleft()
        self._tell()
        self._draw()

    def build(self) -> None:
        """Make the plot; needs pyqtgraph, which must be imported by then."""
        if self._widget is not None:
            return
        import pyqtgraph as pg

        self._widget = pg.PlotWidget(self, background=None)
        self._widget.setFrameShape(self._widget.Shape.NoFrame)
        self._widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy.Policy
        self._widget.setSizePolicy(policy.Expanding, policy.Ignored)
        item = self._widget.getPlotItem()
        item.setMenuEnabled(False)
        item.hideButtons()
        item.hideAxis("left")
        item.hideAxis("bottom")
        item.layout.setContentsMargins(0, 0, 0, 0)
        item.vb.setDefaultPadding(0.0)
        item.vb.disableAutoRange()
        self._curve = item.plot()
        self._column.addWidget(self._widget)
        self.recolour()
        self._draw()

    def recolour(self) -> None:
        """Take the theme's colours again."""
        if self._curve is None:
            return
        colour = self._theme.series(0)
        self._curve.setPen(colour)
        self._curve.setFillLevel(0.0)
        tint = self._theme.series(0)
        tint.setAlphaF(0.16)
        self._curve.setBrush(tint)

    def _tell(self) -> None:
        rates = self.rates
        if len(rates) < _LEAST_SAMPLES:
            self.setAccessibleName(self.tr("Speed"))
            return
        words = self.tr("Speed: now %s/s, at most %s/s in the last %d s") % (
            size_text(rates[-1]),
            size_text(max(rates)),
            round(self._samples[-1][0] - self._samples[0][0]),
        )
        self.setAccessibleName(words)
        self.setToolTip(words)

    def _draw(self) -> None:
        if self._curve is None or len(self._samples) < _LEAST_SAMPLES:
            return
        newest = self._samples[-1][0]
        ages = [at - newest for at, _ in self._samples]
        self._curve.setData(ages, list(self.rates))
        box = self._widget.getPlotItem().vb
        box.setXRange(min(ages[0], -10.0), 0.0, padding=0)
        box.setYRange(0.0, max(*self.rates, 1.0) * _ROOM, padding=0)
