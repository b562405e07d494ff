"""The dashboards: what the machine, models, agents and tools do, now and earlier."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.app.alerts import Alerts
from workbench.app.connections import ENGINE
from workbench.app.health_readings import read_health
from workbench.app.loading import Loading
from workbench.app.metric_recording import Recorder
from workbench.app.runs import Runs
from workbench.app.usage_text import as_csv as usage_csv
from workbench.base.files import write_chosen
from workbench.base.settings_store import SettingsStore
from workbench.telemetry.monitor import HISTORY_S, Monitor, Sample
from workbench.ui.actions import Action
from workbench.ui.dashboards.bar import DashboardBar, NoModelStrip
from workbench.ui.dashboards.drawing import WORDS_EVERY_S, Drawing
from workbench.ui.dashboards.export import as_csv, history_csv
from workbench.ui.dashboards.page_stack import OVERVIEW, PageStack
from workbench.ui.dashboards.pages import Page, Place
from workbench.ui.dashboards.past import Past
from workbench.ui.dashboards.saving import choose_file, save_picture
from workbench.ui.dashboards.tile import Tile
from workbench.ui.dashboards.tiles import curves_of
from workbench.ui.dashboards.time_range import DAY_S, RANGES, TimeRange
from workbench.ui.language.messages import said
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme


class Services(Protocol):
    """The part of ``app.Workbench`` this panel uses."""

    @property
    def monitor(self) -> Monitor: ...
    @property
    def loading(self) -> Loading: ...
    @property
    def runs(self) -> Runs: ...
    @property
    def recorder(self) -> Recorder: ...
    @property
    def settings(self) -> SettingsStore: ...
    @property
    def alerts(self) -> Alerts: ...


@dataclass(frozen=True, slots=True)
class Earlier:
    """Where earlier samples come from, and who carries out the reading."""

    recorder: Recorder
    run: Callable[[Coroutine[Any, Any, Any]], object]


class Dashboards(QWidget):
    """Pages of tiles and tables. Draws only what can be seen."""

    def __init__(
        self,
        monitor: Monitor,
        place: Place,
        has_server: Callable[[], bool] = lambda: False,
        earlier: Earlier | None = None,
    ) -> None:
        super().__init__()
        self._has_server, self._place = has_server, place
        self.setObjectName("page")
        self._monitor = monitor
        self._paused = False
        self._words_s = 0.0
        # What was done is looked at over longer times than what is going on.
        self._spans = {False: RANGES[0][1], True: DAY_S}
        self.past = Past(
            earlier.recorder if earlier is not None else None,
            earlier.run if earlier is not None else None,
            self,
        )
        self.past.came.connect(self._on_past_came)
        self.drawing = Drawing(monitor, self.past, self)
        self._lay_out()
        self.show_page(OVERVIEW)
        self.first_focus = self.tiles[0]
        place.theme.changed.connect(self._on_theme_changed)
        self._end = monitor.listen(self._on_sample)
        self.destroyed.connect(self._end)

    @property
    def page(self) -> Page:
        """The page on screen."""
        return self._stack.page

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """The tiles of the page on screen."""
        return self.page.tiles

    @property
    def ready(self) -> bool:
        """Whether every plot of the page was built."""
        return self.drawing.ready

    def _lay_out(self) -> None:
        space = self._place.theme.tokens.space
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space.xl_px, space.l_px, space.xl_px, space.l_px)
        outer.setSpacing(space.m_px)
        self._stack = PageStack(self._place, self)
        self._stack.hovered.connect(self._on_hovered)
        self._stack.selected.connect(self._on_selected)
        self._bar = DashboardBar(self._place.theme, self._stack.titles, self)
        self._bar.page_chosen.connect(self.show_page)
        self._bar.span_chosen.connect(self.set_span)
        self._bar.pause_toggled.connect(self._on_pause_toggled)
        self._bar.csv_asked.connect(self._on_csv)
        self._bar.picture_asked.connect(self._on_picture)
        open_models = partial(self._place.open_panel, "models")
        self._strip = NoModelStrip(self._place.theme, open_models, self)
        outer.addWidget(self._bar)
        outer.addWidget(self._strip)
        outer.addWidget(self._stack, 1)

    def commands(self) -> list[Action]:
        """The commands of the palette."""
        return [
            Action(f"dashboards.{key}", title, "", "dashboards", callback)
            for key, title, callback in (
                ("pause", self.tr("Hold the dashboards, or go on"), self._bar.toggle_pause),
                ("csv", self.tr("Save the dashboards' samples…"), self._on_csv),
                ("picture", self.tr("Save a picture of the dashboards…"), self._on_picture),
                ("health", self.tr("Show whether all is well"), self._show_health),
            )
        ]

    @Slot(str)
    def show_page(self, key: str) -> None:
        """Show a page: overview, machine, models, agents, cost or health."""
        if not self._stack.show_page(key):
            return
        self._bar.pages.set_value(key)
        span_s = self._spans[self.page.shows_usage]
        if self.drawing.shown.is_live and self.drawing.shown.span_s != span_s:
            self.drawing.set_range(TimeRange(span_s), held=self._paused)
            self._bar.show_range(self.drawing.shown)
        self._bar.set_timed(key != "health")
        self.drawing.set_tiles(self.page.tiles)
        self._renew()

    def _show_health(self) -> None:
        self._place.open_panel("dashboards")
        self.show_page("health")

    def show_target(self, page: str = "") -> None:
        """Show a page, for other parts of the window."""
        self.show_page(page or OVERVIEW)

    @Slot(float)
    def set_span(self, span_s: float) -> None:
        """Show the last ``span_s`` seconds, and go on with the clock."""
        self._spans[self.page.shows_usage] = span_s
        self.set_range(TimeRange(span_s))

    def set_range(self, shown: TimeRange) -> None:
        """Show another time."""
        self.drawing.set_range(shown, held=self._paused)
        self._bar.show_range(shown)
        self._renew()

    def _renew(self) -> None:
        """Ask for what is to be shown, and draw everything."""
        self._want()
        self.drawing.forget()
        self._refresh(everything=True)

    def _want(self) -> None:
        """Read the history where the monitor's samples do not do."""
        page, shown = self.page, self.drawing.shown
        if page.shows_usage or not shown.is_short or self._begins_late(shown):
            self.past.want(shown, page.patterns)

    def _begins_late(self, shown: TimeRange) -> bool:
        """The program was started within the time shown."""
        times, _values = self._monitor.history("memory.used_bytes", HISTORY_S)
        return not times or times[0] > self.drawing.now_s - shown.span_s + 2.0

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.drawing.build()
        self.past.forget()
        self._renew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Not a shortcut: a button with the focus must get the key first.
        if event.key() == Qt.Key.Key_Space and self.drawing.shown.is_live:
            self._bar.toggle_pause()
        elif event.key() == Qt.Key.Key_Escape and not self.drawing.shown.is_live:
            self._bar.back.click()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.drawing.forget()
        super().hideEvent(event)

    def _on_sample(self, _sample: Sample) -> None:
        if self.isVisible() and not self._paused:
            self._refresh()

    @Slot()
    def _on_past_came(self) -> None:
        self._show_usage()
        self._refresh(everything=True)
        self._want()  # what was wished meanwhile

    def _show_usage(self) -> None:
        note = said(self.past.problem.message) if self.past.problem is not None else ""
        self.page.show_usage(self.past.usage, note)

    def _refresh(self, *, everything: bool = False) -> None:
        if not self.isVisible():
            return
        if not self._paused:
            self.drawing.move_on()
        now_s = self.drawing.now_s
        if everything or not 0.0 <= now_s - self._words_s < WORDS_EVERY_S:
            self._words_s = now_s
            self._refresh_words(self._monitor.latest)
        self.drawing.refresh(everything=everything)

    def _refresh_words(self, latest: Mapping[str, float]) -> None:
        self.page.set_present(self.drawing.known(), server=self._has_server())
        self.page.refresh_words()
        idle = not any(name.startswith("kv.") for name in latest)
        self._strip.setVisible(idle and bool(latest) and self._stack.key == OVERVIEW)
        if self.page.shows_usage:
            self._show_usage()
        if not self._paused:
            self._want()

    @Slot(object)
    def _on_hovered(self, age_s: float | None) -> None:
        """One crosshair over all plots of the page."""
        for tile in self.tiles:
            tile.show_hover(age_s)

    @Slot(float, float)
    def _on_selected(self, from_age_s: float, to_age_s: float) -> None:
        shown = self.drawing.shown.part(self.drawing.now_s, from_age_s, to_age_s)
        self.set_range(shown)

    @Slot(bool)
    def _on_pause_toggled(self, paused: bool) -> None:
        self._paused = paused
        self._refresh(everything=True)

    @Slot()
    def _on_theme_changed(self) -> None:
        for tile in self._stack.all_tiles():
            tile.recolour()
        self._refresh(everything=True)

    def _shown_metrics(self) -> list[str]:
        known = self.drawing.known()
        names = [name for tile in self.tiles for name in curves_of(tile.spec, known)]
        return list(dict.fromkeys(names))

    @Slot()
    def _on_csv(self) -> None:
        choose_file(self, "dashboard.csv", "CSV (*.csv)", self.save_csv)

    @Slot()
    def _on_picture(self) -> None:
        choose_file(self, "dashboard.png", "PNG (*.png)", self.save_picture)

    def save_csv(self, path: Path) -> None:
        """Write every sample of the time shown; of a page of tables, the tables.

        Raises:
            StoreError: The file could not be written.
        """
        write_chosen(path, self.csv_text())

    def csv_text(self) -> str:
        """What ``save_csv`` writes."""
        shown, names = self.drawing.shown, self._shown_metrics()
        if own := self.page.csv_text():
            return own
        if self.page.shows_usage and self.past.usage is not None:
            return usage_csv(self.past.usage)
        sampled = shown.span_s <= HISTORY_S and not self._begins_late(shown)
        if self.past.history is not None and not shown.is_short and not sampled:
            return history_csv(self.past.history, names)
        return as_csv(self._monitor, names, shown.span_s, self.drawing.now_s)

    def save_picture(self, path: Path) -> None:
        """Write the page as it looks now, with what is out of sight.

        Raises:
            StoreError: The file could not be written.
        """
        save_picture(self.page, path)


def create(workbench: Services, theme: Theme, shell: ShellApi) -> QWidget:
    """The panel, for the table of panels."""

    def has_server() -> bool:
        return any(
            one.info is not None and one.model.engine == ENGINE
            for one in workbench.loading.snapshot
        )

    place = Place(
        theme,
        shell.open_panel,
        shell.copy,
        partial(read_health, workbench),
        workbench.settings,
    )
    earlier = Earlier(workbench.recorder, lambda work: shell.run_task(work, ""))
    made = Dashboards(workbench.monitor, place, has_server, earlier)
    shell.register_actions(made.commands())
    return made
