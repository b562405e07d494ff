"""The picture of a rehearsal: the samples, the threshold, and when it would have fired."""

from __future__ import annotations

import math
from array import array

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.telemetry.alerts.quantities import unit_of
from workbench.telemetry.alerts.rehearsal import Rehearsal
from workbench.telemetry.ring import reduce
from workbench.ui.alerts import words
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.two_lines import scaled_px

_AXIS_PX = 62
_MOST_SPANS = 200
_MOST_SERIES = 8
_MOST_POINTS = 2_000
_MOST_TICKS = 5
_DAY_S = 86_400
_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200)
_UNITS = ((_DAY_S, "d"), (3600, "h"), (60, "min"), (1, "s"))
_PAD = 0.08


class RehearsalPlot:
    """A still picture; pyqtgraph is imported with the first."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        import pyqtgraph as pg

        self._pg, self._theme = pg, theme
        self._shown: Rehearsal | None = None
        self.widget = pg.PlotWidget(parent, background=None)
        self.widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.widget.setFrameShape(self.widget.Shape.NoFrame)
        # The page scrolls while the mouse is over it.
        self.widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._item = self.widget.getPlotItem()
        self._item.setMenuEnabled(False)
        self._item.hideButtons()
        self._item.setMouseEnabled(x=False, y=False)
        self._item.vb.setDefaultPadding(0.0)
        self._item.vb.disableAutoRange()
        self._item.layout.setContentsMargins(0, 8, 16, 0)
        self.recolour()

    def recolour(self) -> None:
        """Take the theme's colours again."""
        for side in ("left", "bottom"):
            axis = self._item.getAxis(side)
            axis.setTextPen(self._theme.colour("muted"))
            axis.setPen(self._theme.colour("border"))
            axis.setTickFont(self._theme.font(11))
            axis.setStyle(tickLength=0)
        self._item.getAxis("left").setWidth(scaled_px(self._theme, _AXIS_PX))
        self._item.getAxis("bottom").setHeight(scaled_px(self._theme, 20))
        if self._shown is not None:
            self.show(self._shown)

    def show(self, found: Rehearsal) -> None:
        """Draw another rehearsal."""
        self._shown = found
        self._item.clear()
        length_s = max(1.0, found.to_s - found.from_s)
        unit = unit_of(found.rule.metric)
        for span in found.spans[:_MOST_SPANS]:
            end_s = span.cleared_s if span.cleared_s is not None else found.to_s
            self._span(span.fired_s - found.from_s, end_s - found.from_s)
        for number, one in enumerate(found.series[:_MOST_SERIES]):
            ages = array("d", [at_s - found.from_s for at_s in one.times_s])
            times, values = reduce(ages, array("d", one.values), _MOST_POINTS)
            pen = self._pg.mkPen(self._theme.series(number), width=1)
            curve = self._pg.PlotCurveItem(list(times), list(values), pen=pen, connect="finite")
            self._item.addItem(curve, ignoreBounds=True)
        self._limit(found.rule.threshold, Qt.PenStyle.DashLine)
        if found.rule.calm_at != found.rule.threshold:
            self._limit(found.rule.calm_at, Qt.PenStyle.DotLine)
        self._set_ranges(found, length_s, unit)

    def _span(self, from_s: float, to_s: float) -> None:
        colour = self._theme.colour("error")
        colour.setAlphaF(0.18)
        region = self._pg.LinearRegionItem(
            (from_s, to_s), movable=False, brush=colour, pen=self._pg.mkPen(None)
        )
        self._item.addItem(region, ignoreBounds=True)

    def _limit(self, value: float, style: Qt.PenStyle) -> None:
        pen = self._pg.mkPen(self._theme.colour("warning"), width=1, style=style)
        line = self._pg.InfiniteLine(value, angle=0, movable=False, pen=pen)
        self._item.addItem(line, ignoreBounds=True)

    def _set_ranges(self, found: Rehearsal, length_s: float, unit: str) -> None:
        values = [value for one in found.series for value in one.values if value == value]
        values += [found.rule.threshold, found.rule.calm_at]
        low, high = min(values), max(values)
        room = (high - low or abs(high) or 1.0) * _PAD
        self._item.vb.setXRange(0.0, length_s, padding=0)
        self._item.vb.setYRange(low - room, high + room, padding=0)
        self._item.getAxis("bottom").setTicks([time_ticks(length_s)])
        marks = sorted({low, found.rule.threshold, high})
        least = (high - low) * 0.15
        kept = [m for m in marks if m == found.rule.threshold or
                abs(m - found.rule.threshold) >= least]  # fmt: skip
        self._item.getAxis("left").setTicks(
            [[(mark, words.quantity(mark, unit)) for mark in kept]]
        )


def time_ticks(length_s: float) -> list[tuple[float, str]]:
    """Round ages, not more than ``_MOST_TICKS`` after the first, with their words."""
    step_s = next((each for each in _STEPS_S if length_s / each <= _MOST_TICKS), 0.0)
    step_s = step_s or math.ceil(length_s / _MOST_TICKS / _DAY_S) * _DAY_S
    unit_s, unit = next(one for one in _UNITS if step_s >= one[0])
    ages = [number * step_s for number in range(int(length_s / step_s) + 1)]
    return [(age, f"{age / unit_s:g} {unit}" if age else "0") for age in ages]
