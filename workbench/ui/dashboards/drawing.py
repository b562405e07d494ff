"""Draws the tiles of the page on screen: what moved, one tile per turn of the event loop."""

from __future__ import annotations

import time
from array import array
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Slot

from workbench.telemetry.monitor import HISTORY_S, Monitor
from workbench.telemetry.tracks import percentile_of
from workbench.ui.dashboards.past import Past
from workbench.ui.dashboards.series import (
    Curve,
    curve,
    earlier_curve,
    joined,
    sampled_step_s,
    stack,
    thin,
)
from workbench.ui.dashboards.tile import Frame, Tile
from workbench.ui.dashboards.tiles import ceiling_of, curves_of, limit_of
from workbench.ui.dashboards.time_range import RANGES, TimeRange
from workbench.ui.language.messages import said
from workbench.ui.widgets.plot_library import PlotLibrary

WORDS_EVERY_S = 0.9
POLL_MS = 30
SOONEST_S = 0.33
LATEST_S = 2.0
_SLOWEST_S = 30.0
_APART = 40.0
_EVENTS = ("model.", "agent.", "tool.", "latency_", "first_token_")


class Drawing(QObject):
    """Owns what is due, and the time that is shown."""

    def __init__(self, monitor: Monitor, past: Past, parent: QObject) -> None:
        super().__init__(parent)
        self._monitor, self._past = monitor, past
        self.shown = TimeRange(RANGES[0][1])
        self.now_s = time.time()
        self.tiles: tuple[Tile, ...] = ()
        self.due: list[Tile] = []
        self._drawn_s: dict[str, float] = {}
        self._worded_s: dict[str, float] = {}
        self._library = PlotLibrary()
        self._waiting: list[Tile] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_import_polled)
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._on_turn)

    @property
    def ready(self) -> bool:
        """Whether every plot of the page was built."""
        return not self._waiting

    def set_tiles(self, tiles: Sequence[Tile]) -> None:
        """Draw these from now on; their plots are built one by one."""
        self.tiles = tuple(tiles)
        self.due.clear()
        self._waiting = [tile for tile in tiles if tile.plot is None]
        self.build()

    def build(self) -> None:
        """Begin to build what is not built; the library is imported meanwhile."""
        if self._waiting:
            self._library.want()
            self._timer.start(POLL_MS)

    def set_range(self, shown: TimeRange, *, held: bool) -> None:
        """Show another time; one that stands still is looked at from its end.

        Args:
            shown: The time.
            held: The picture is held, so the clock stays where it is.
        """
        was_live, self.shown = self.shown.is_live, shown
        if shown.until_s is not None:
            self.now_s = shown.until_s
        elif not (held and was_live):
            self.now_s = time.time()

    def move_on(self) -> None:
        """Let the clock go on, where it does."""
        if self.shown.is_live:
            self.now_s = time.time()

    def forget(self) -> None:
        """Everything is to be drawn and worded anew."""
        self._drawn_s.clear()
        self._worded_s.clear()

    def refresh(self, *, everything: bool = False) -> None:
        """Put what moved, or all, on the list of what is due."""
        if everything:
            self._worded_s.clear()
        for tile in self.tiles:
            if (everything or self._moved(tile)) and tile not in self.due:
                self.due.append(tile)
        if self.due and not self._turn.isActive():
            self._turn.start(0)

    @Slot()
    def _on_import_polled(self) -> None:
        """Build one plot per turn of the event loop, so that none is long."""
        if not self._waiting:
            self._timer.stop()
            return
        if not self._library.is_there():
            return
        self._timer.setInterval(0)
        tile = self._waiting.pop(0)
        tile.build_plot()
        self.draw(tile, words=True)

    @Slot()
    def _on_turn(self) -> None:
        """Draw one tile; the next one waits for the next turn, so that no frame is long."""
        if not self.due:
            self._turn.stop()
            return
        tile = self.due.pop(0)
        words = self.now_s - self._worded_s.get(tile.spec.key, 0.0) >= WORDS_EVERY_S
        if words:
            self._worded_s[tile.spec.key] = self.now_s
        self.draw(tile, words=words)

    def _moved(self, tile: Tile) -> bool:
        """Whether time went on by a pixel of that tile: less cannot be seen."""
        if tile.plot is None or not self.shown.is_live:
            return False
        pixel_s = self.shown.span_s / tile.plot.pixels()
        latest_s = LATEST_S if self.shown.is_short else _SLOWEST_S
        return self.now_s - self._drawn_s.get(tile.spec.key, 0.0) >= min(
            max(pixel_s, SOONEST_S), latest_s
        )

    def draw(self, tile: Tile, *, words: bool) -> None:
        """Draw one tile now."""
        if tile.plot is None:
            return
        self._drawn_s[tile.spec.key] = self.now_s
        known = self.known()
        curves = self._curves(tile, known)
        limits = {one.name: limit_of(one.name, known) for one in curves}
        tile.show_curves(
            curves,
            frame=self._frame(tile),
            ceiling=ceiling_of(tile.spec, known),
            words=words,
            limits={name: limit for name, limit in limits.items() if limit},
        )

    def known(self) -> Mapping[str, float]:
        """The newest value of each metric; those of earlier count where that is shown."""
        latest = self._monitor.latest
        if self.shown.is_short:
            return latest
        return dict.fromkeys(self._past.names(), 0.0) | dict(latest)

    def _frame(self, tile: Tile) -> Frame:
        shown, now_s = self.shown, self.now_s
        # What is not measured now either has a reason of its own, which the tile knows.
        measured = bool(curves_of(tile.spec, self._monitor.latest))
        nothing = measured or self._past.problem is not None
        return Frame(
            shown.span_s,
            shown.ticks(now_s),
            lambda age_s: shown.moment(now_s, age_s),
            shown.is_live,
            self._nothing() if nothing and not shown.is_short else None,
        )

    def _nothing(self) -> tuple[str, str]:
        """What to say where nothing is known of a time."""
        if self._past.problem is not None:
            return self.tr("The history cannot be read"), said(self._past.problem.message)
        if self._past.history is None:
            return self.tr("Reading the history…"), ""
        return (
            self.tr("Nothing was recorded then"),
            self.tr("Samples are kept while Workbench runs. Choose another time above."),
        )

    def _curves(self, tile: Tile, known: Mapping[str, float]) -> tuple[Curve, ...]:
        most = 2 * tile.plot.pixels() if tile.plot is not None else 400
        found = []
        for name in curves_of(tile.spec, known):
            one = self._curve(name, most)
            if len(one.ages_s):
                found.append(one)
        return stack(found) if tile.spec.stacked else tuple(found)

    def _curve(self, name: str, most: int) -> Curve:
        earlier = self._earlier(name)
        begin_s = self.now_s - self.shown.span_s
        if self.shown.span_s > HISTORY_S:
            return earlier
        back_s = time.time() - begin_s
        times, values = self._monitor.history(name, back_s)
        if not self.shown.is_live:
            times, values = _until(times, values, self.now_s)
        apart_s = 0.0 if _is_event(name) else sampled_step_s(times, most)
        later = curve(name, *thin(times, values, most), self.now_s, apart_s)
        if len(times) and times[0] - begin_s < _longest_gap_s(self._past.step_s):
            return later
        return joined(earlier, later)

    def _earlier(self, name: str) -> Curve:
        history, step_s = self._past.history, self._past.step_s
        if history is None:
            return curve(name, array("d"), array("d"), self.now_s)
        one = earlier_curve(name, history.track(name), step_s, self.now_s)
        if not _is_event(name):
            return one
        # Between two requests may lie minutes; that is no gap.
        apart_s = max(step_s, self.shown.span_s / _APART)
        return Curve(name, one.ages_s, one.values, one.drawn, apart_s)


def _is_event(name: str) -> bool:
    """Whether it is measured when something happens, not all the time."""
    return name.startswith(_EVENTS) or percentile_of(name) is not None


def _longest_gap_s(step_s: float) -> float:
    return max(2.0, step_s)


def _until(
    times: array[float], values: array[float], end_s: float
) -> tuple[array[float], array[float]]:
    end = bisect_right(times, end_s)
    return times[:end], values[:end]
