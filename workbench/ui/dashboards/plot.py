"""One live plot: pyqtgraph, held to what a tile needs so that it costs little."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPicture
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.telemetry.metrics import Unit
from workbench.ui.dashboards.drag import Drag
from workbench.ui.dashboards.outline import areas, band_path, with_gaps
from workbench.ui.dashboards.series import Curve, breaks
from workbench.ui.dashboards.units import format_tick, round_end
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.two_lines import scaled_px

_AXIS_PX = 62
_OVER = 1.005
_SHRINK_BELOW = 0.35
_BELOW = 0.04  # room below zero, so that its label stands above the ages
_LABELS = ("left", "bottom")
_GRID = ("right", "top")
_GRID_ALPHA = 26
_LABEL_ROOM_PX = 40
_LABELS_APART_PX = 8
_BAND_ALPHA = 40


class LivePlot:
    """Curves over the last seconds, newest at the right edge.

    The time axis is fixed (ages, not clock times) and the value axis moves in round steps,
    so axes and grid stay cached pictures and a refresh only draws the curves.
    """

    def __init__(
        self,
        unit: Unit,
        theme: Theme,
        parent: QWidget,
        on_hover: Callable[[float | None], None],
        on_select: Callable[[float, float], None] = lambda _from, _to: None,
    ) -> None:
        """Make the plot; pyqtgraph must be imported by then.

        Args:
            unit: Of its values.
            theme: Its colours.
            parent: What it stands in.
            on_hover: Told of the age under the pointer, None when there is none.
            on_select: Told of two ages between which the pointer was drawn.
        """
        import pyqtgraph as pg

        self._pg = pg
        self._bands: list[Any] = []
        self._unit = unit
        self._theme = theme
        self._on_hover = on_hover
        self._curves: list[Any] = []
        self._looks: tuple[tuple[str, ...], bool] = ((), False)
        self._end = 0.0
        self._axis: tuple[float, tuple[tuple[float, str], ...]] = (0.0, ())
        self.widget = pg.PlotWidget(parent, background=None)
        # Its own wish would be the size it once had, and the board would never shrink again.
        policy = QSizePolicy.Policy
        self.widget.setSizePolicy(policy.Expanding, policy.Ignored)
        self.widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.widget.setFrameShape(self.widget.Shape.NoFrame)
        self._item = self.widget.getPlotItem()
        self._item.setMenuEnabled(False)
        self._item.hideButtons()
        self._item.setMouseEnabled(x=False, y=False)
        self._item.vb.setDefaultPadding(0.0)
        self._item.vb.disableAutoRange()
        self._item.layout.setContentsMargins(0, 8, 16, 0)
        self._dress_axes()
        self._line = pg.InfiniteLine(angle=90, movable=False)
        self._limit = pg.InfiniteLine(angle=0, movable=False)
        for line in (self._line, self._limit):
            line.setVisible(False)
            self._item.addItem(line, ignoreBounds=True)
        self._region = pg.LinearRegionItem(movable=False)
        self._region.setVisible(False)
        self._item.addItem(self._region, ignoreBounds=True)
        self._item.vb.sigResized.connect(self._on_resized)
        self._drag = Drag(self.widget.viewport(), self._age_at, self.show_region, on_select)
        self.widget.scene().sigMouseMoved.connect(self._on_mouse_moved)
        self.recolour()

    def _dress_axes(self) -> None:
        for side in (*_LABELS, *_GRID):
            axis = self._item.getAxis(side)
            axis.setStyle(
                tickLength=0, autoExpandTextSpace=False, hideOverlappingLabels=_LABEL_ROOM_PX
            )
            axis.setCacheMode(axis.CacheMode.DeviceCoordinateCache)
        # An axis with a grid leaves out the labels of its ends: the others carry the grid.
        for side in _GRID:
            self._item.showAxis(side)
            self._item.getAxis(side).setStyle(showValues=False)
        self._item.getAxis("right").setWidth(0)
        self._item.getAxis("top").setHeight(0)

    def recolour(self) -> None:
        """Take the theme's colours again."""
        self.widget.resetCachedContent()  # its background is kept as a picture
        muted = self._theme.colour("muted")
        for side in (*_LABELS, *_GRID):
            axis = self._item.getAxis(side)
            axis.setTextPen(muted)
            axis.setPen(QPen(Qt.PenStyle.NoPen))
            axis.setTickPen(self._theme.colour("text"))
            axis.setTickFont(self._theme.font(11))
            axis.setGrid(_GRID_ALPHA if side in _GRID else False)
        self._item.getAxis("left").setWidth(self._axis_px)
        self._item.getAxis("bottom").setHeight(scaled_px(self._theme, 20))
        self._line.setPen(self._pg.mkPen(muted, width=1))
        dash = Qt.PenStyle.DashLine
        self._limit.setPen(self._pg.mkPen(self._theme.colour("warning"), width=1, style=dash))
        region = QColor(self._theme.colour("accent"))
        region.setAlpha(_BAND_ALPHA)
        self._region.setBrush(region)
        for line in self._region.lines:
            line.setPen(self._pg.mkPen(self._theme.colour("accent"), width=1))
        self._looks = ((), False)
        self._set_ticks()

    @property
    def _axis_px(self) -> int:
        return scaled_px(self._theme, _AXIS_PX)

    def pixels(self) -> int:
        """Width of the area in which curves are drawn."""
        return max(40, int(self.widget.width()) - self._axis_px - 16)

    def labels(self, side: str) -> list[str]:
        """The texts beside an axis as they are drawn; what found no room is not among them."""
        axis = self._item.getAxis(side)
        painter = QPainter(picture := QPicture())
        _line, _ticks, texts = axis.generateDrawSpecs(painter)
        painter.end()
        del picture
        return [text for _place, _flags, text in texts]

    def set_axis(self, span_s: float, ticks: Sequence[tuple[float, str]]) -> None:
        """Show the last ``span_s`` seconds, with these texts at these ages."""
        wanted = (span_s, tuple(ticks))
        if wanted == self._axis:
            return
        self._axis = wanted
        self._item.vb.setXRange(-span_s * _OVER, span_s * (_OVER - 1.0), padding=0)
        self._set_ticks()

    def _set_ticks(self) -> None:
        """Every tick, or every second or third one where texts would lie on one another."""
        span_s, ticks = self._axis[0], sorted(self._axis[1])
        if not ticks:
            return
        metrics = QFontMetricsF(self._theme.font(11))
        widest_px = max(metrics.horizontalAdvance(text) for _age, text in ticks)
        apart_px = min(
            ((later[0] - one[0]) / span_s * self.pixels() for one, later in pairwise(ticks)),
            default=widest_px + _LABELS_APART_PX,
        )
        every = max(1, math.ceil((widest_px + _LABELS_APART_PX) / max(apart_px, 1.0)))
        for side in ("bottom", "top"):
            self._item.getAxis(side).setTicks([ticks[::every]])

    def draw(
        self, curves: Sequence[Curve], *, stacked: bool, ceiling: float, threshold: float
    ) -> None:
        """Draw these curves; the first is drawn first, so it lies behind the others."""
        import numpy as np

        names = tuple(one.name for one in curves)
        if self._looks != (names, stacked):
            self._dress(names, stacked)
        for number, (item, one) in enumerate(zip(self._curves, curves, strict=True)):
            if breaks(one) or (one.step_s and len(one.ages_s) == 1):
                ages, drawn, leads = areas(one) if stacked else (*with_gaps(one), "finite")
                item.setData(ages, drawn, connect=leads)
            else:
                ages, drawn = np.frombuffer(one.ages_s), np.frombuffer(one.drawn)
                item.setData(ages, drawn, connect="all", skipFiniteCheck=True)
            self._draw_band(number, None if stacked or not one.highs else one)
        high = max((max(one.highs or one.drawn) for one in curves if one.drawn), default=0.0)
        self._set_end(ceiling or self._own_end(high))
        self._limit.setVisible(bool(threshold and ceiling))
        if threshold and ceiling:
            self._limit.setValue(threshold * ceiling)

    def show_line(self, age_s: float | None) -> None:
        """Put the crosshair at an age, or hide it."""
        self._line.setVisible(age_s is not None)
        if age_s is not None:
            self._line.setValue(age_s)

    def show_region(self, ends: tuple[float, float] | None) -> None:
        """Mark what is being selected, or nothing."""
        self._region.setVisible(ends is not None)
        if ends is not None:
            self._region.setRegion(ends)

    def _age_at(self, place: QPointF) -> float:
        """The age under a place of the widget, within what is shown."""
        scene = self.widget.mapToScene(place.toPoint())
        age_s = float(self._item.vb.mapSceneToView(scene).x())
        return min(0.0, max(-self._axis[0], age_s))

    def _draw_band(self, number: int, one: Curve | None) -> None:
        """Between smallest and largest of what each value is the mean of."""
        from PySide6.QtWidgets import QGraphicsPathItem

        while len(self._bands) <= number and one is not None:
            band = QGraphicsPathItem()
            band.setPen(QPen(Qt.PenStyle.NoPen))
            band.setZValue(-200)
            self._item.vb.addItem(band, ignoreBounds=True)
            self._bands.append(band)
        if number >= len(self._bands):
            return
        band = self._bands[number]
        band.setVisible(one is not None)
        if one is None:
            return
        colour = QColor(self._theme.series(number))
        colour.setAlpha(_BAND_ALPHA)
        band.setBrush(colour)
        band.setPath(band_path(one))

    def _own_end(self, high: float) -> float:
        least = 4.0 if self._unit in ("requests", "tokens") else 0.0
        wanted = max(least, round_end(high * 1.05))
        if self._end and _SHRINK_BELOW * self._end < wanted <= self._end:
            return self._end
        return wanted

    def _set_end(self, end: float) -> None:
        if abs(end - self._end) <= 1e-9 * max(end, 1.0):
            return
        self._end = end
        self._item.vb.setYRange(-_BELOW * end, end * _OVER, padding=0)
        values = [end * step / 2 for step in range(3)]
        ticks = [[(value, format_tick(value, self._unit)) for value in values]]
        for side in ("left", "right"):
            self._item.getAxis(side).setTicks(ticks)

    def _dress(self, names: tuple[str, ...], stacked: bool) -> None:
        for item in self._curves:
            self._item.removeItem(item)
        for band in self._bands:
            band.setVisible(False)
        self._curves = []
        for number, _name in enumerate(names):
            colour = self._theme.series(number)
            style = (
                Qt.PenStyle.DashLine if number > 1 and not stacked else Qt.PenStyle.SolidLine
            )
            item = self._pg.PlotCurveItem(
                pen=self._pg.mkPen(colour, width=1, style=style), antialias=False
            )
            if stacked:
                item.setFillLevel(0.0)
                item.setBrush(self._blend(colour))
                # The whole lies at the back, then the highest sum, then the lower ones.
                item.setZValue(-100 if number == 0 else -number)
            self._item.addItem(item, ignoreBounds=True)
            self._curves.append(item)
        self._looks = (names, stacked)

    def _blend(self, colour: QColor) -> QColor:
        """The series colour laid over the surface; opaque, so that areas do not mix."""
        surface = self._theme.colour("surface")
        share = 0.35
        return QColor(
            round(share * colour.red() + (1 - share) * surface.red()),
            round(share * colour.green() + (1 - share) * surface.green()),
            round(share * colour.blue() + (1 - share) * surface.blue()),
        )

    def _on_resized(self, _box: object) -> None:
        """Draw the labels anew: their cached pictures are of the old size."""
        self._set_ticks()
        for side in _LABELS:
            axis = self._item.getAxis(side)
            axis.setCacheMode(axis.CacheMode.NoCache)
            axis.setCacheMode(axis.CacheMode.DeviceCoordinateCache)
            axis.update()

    def _on_mouse_moved(self, place: QPointF) -> None:
        box = self._item.vb
        if not box.sceneBoundingRect().contains(place):
            self._on_hover(None)
            return
        self._on_hover(float(box.mapSceneToView(place).x()))
