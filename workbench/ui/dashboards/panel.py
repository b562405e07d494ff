"""The dashboards: live plots of the machine, the program and its models."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from workbench.app.connections import ENGINE
from workbench.app.loading import Loading
from workbench.base.errors import StoreError
from workbench.base.files import write_chosen
from workbench.telemetry.monitor import Monitor, Sample
from workbench.ui.actions import Action
from workbench.ui.dashboards.bar import RANGES, DashboardBar, NoModelStrip
from workbench.ui.dashboards.board import Board
from workbench.ui.dashboards.export import as_csv
from workbench.ui.dashboards.series import Curve, curve, stack, thin
from workbench.ui.dashboards.tile import Tile
from workbench.ui.dashboards.tiles import ceiling_of, curves_of, limit_of
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.plot_library import PlotLibrary

WORDS_EVERY_S = 0.9
POLL_MS = 30
SOONEST_S = 0.33
LATEST_S = 2.0


class Services(Protocol):
    """The part of ``app.Workbench`` this panel uses."""

    @property
    def monitor(self) -> Monitor: ...
    @property
    def loading(self) -> Loading: ...


class Dashboards(QWidget):
    """Tiles on a grid of twelve columns. Draws only while it can be seen."""

    def __init__(
        self,
        monitor: Monitor,
        theme: Theme,
        open_models: Callable[[], None],
        has_server: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__()
        self._has_server = has_server
        self.setObjectName("page")
        self._monitor = monitor
        self._theme = theme
        self._span_s = RANGES[0][1]
        self._paused = False
        self._words_s = 0.0
        self._drawn_s: dict[str, float] = {}
        self._worded_s: dict[str, float] = {}
        self._due: list[Tile] = []
        self._now_s = time.time()
        self._library = PlotLibrary()
        self._board = Board(theme)
        self.tiles = self._board.tiles
        self._waiting = list(self.tiles)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_import_polled)
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._on_turn)
        self._lay_out(open_models)
        self.first_focus = self.tiles[0]
        theme.changed.connect(self._on_theme_changed)
        self._end = monitor.listen(self._on_sample)
        self.destroyed.connect(self._end)

    @property
    def ready(self) -> bool:
        """Whether every plot was built."""
        return not self._waiting

    def _lay_out(self, open_models: Callable[[], None]) -> None:
        space = self._theme.tokens.space
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space.xl_px, space.l_px, space.xl_px, space.l_px)
        outer.setSpacing(space.m_px)
        self._bar = DashboardBar(self._theme, self)
        self._bar.span_chosen.connect(self.set_span)
        self._bar.pause_toggled.connect(self._on_pause_toggled)
        self._bar.csv_asked.connect(self._on_csv)
        self._bar.picture_asked.connect(self._on_picture)
        self._strip = NoModelStrip(self._theme, open_models, self)
        outer.addWidget(self._bar)
        outer.addWidget(self._strip)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._board)
        outer.addWidget(area, 1)

    def commands(self) -> list[Action]:
        """The commands of the palette."""
        return [
            Action(f"dashboards.{key}", title, "", "dashboards", callback)
            for key, title, callback in (
                ("pause", self.tr("Hold the dashboards, or go on"), self._bar.toggle_pause),
                ("csv", self.tr("Save the dashboards' samples…"), self._on_csv),
                ("picture", self.tr("Save a picture of the dashboards…"), self._on_picture),
            )
        ]

    @Slot(float)
    def set_span(self, span_s: float) -> None:
        """Show the last ``span_s`` seconds."""
        self._span_s = span_s
        self._refresh(everything=True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._waiting and not self._library.wanted:
            self._library.want()
            self._timer.start(POLL_MS)
        self._refresh(everything=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Not a shortcut: a button with the focus must get the key first.
        if event.key() == Qt.Key.Key_Space:
            self._bar.toggle_pause()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._drawn_s.clear()
        super().hideEvent(event)

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
        self._draw(tile, words=True)

    def _on_sample(self, _sample: Sample) -> None:
        if self.isVisible() and not self._paused:
            self._refresh()

    def _refresh(self, *, everything: bool = False) -> None:
        if not self.isVisible():
            return
        if not self._paused:
            self._now_s = time.time()
        words = everything or self._now_s - self._words_s >= WORDS_EVERY_S
        if words:
            self._words_s = self._now_s
            if everything:
                self._worded_s.clear()
            self._board.set_present(self._monitor.latest, server=self._has_server())
            idle = not any(name.startswith("kv.") for name in self._monitor.latest)
            self._strip.setVisible(idle and bool(self._monitor.latest))
        for tile in self.tiles:
            if (everything or self._moved(tile)) and tile not in self._due:
                self._due.append(tile)
        if self._due and not self._turn.isActive():
            self._turn.start(0)

    @Slot()
    def _on_turn(self) -> None:
        """Draw one tile; the next one waits for the next turn, so that no frame is long."""
        if not self._due:
            self._turn.stop()
            return
        tile = self._due.pop(0)
        words = self._now_s - self._worded_s.get(tile.spec.key, 0.0) >= WORDS_EVERY_S
        if words:
            self._worded_s[tile.spec.key] = self._now_s
        self._draw(tile, words=words)

    def _moved(self, tile: Tile) -> bool:
        """Whether time went on by a pixel of that tile: less cannot be seen."""
        if tile.plot is None:
            return False
        pixel_s = self._span_s / tile.plot.pixels()
        return self._now_s - self._drawn_s.get(tile.spec.key, 0.0) >= min(
            max(pixel_s, SOONEST_S), LATEST_S
        )

    def _draw(self, tile: Tile, *, words: bool) -> None:
        if tile.plot is None:
            return
        self._drawn_s[tile.spec.key] = self._now_s
        latest = self._monitor.latest
        curves = self._curves(tile)
        limits = {one.name: limit_of(one.name, latest) for one in curves}
        tile.show_curves(
            curves,
            span_s=self._span_s,
            ceiling=ceiling_of(tile.spec, latest),
            words=words,
            limits={name: limit for name, limit in limits.items() if limit},
        )

    def _curves(self, tile: Tile) -> tuple[Curve, ...]:
        most = 2 * tile.plot.pixels() if tile.plot is not None else 400
        back_s = self._span_s + (time.time() - self._now_s)
        found = []
        for name in curves_of(tile.spec, self._monitor.latest):
            times, values = thin(*self._monitor.history(name, back_s), most)
            found.append(curve(name, times, values, self._now_s))
        return stack(found) if tile.spec.stacked else tuple(found)

    @Slot(bool)
    def _on_pause_toggled(self, paused: bool) -> None:
        self._paused = paused
        self._refresh(everything=True)

    @Slot()
    def _on_theme_changed(self) -> None:
        for tile in self.tiles:
            tile.recolour()
        self._refresh(everything=True)

    def _shown_metrics(self) -> list[str]:
        latest = self._monitor.latest
        names = [name for tile in self.tiles for name in curves_of(tile.spec, latest)]
        return list(dict.fromkeys(names))

    @Slot()
    def _on_csv(self) -> None:
        self._choose_file("dashboard.csv", "CSV (*.csv)", self.save_csv)

    @Slot()
    def _on_picture(self) -> None:
        self._choose_file("dashboard.png", "PNG (*.png)", self.save_picture)

    def _choose_file(self, name: str, kinds: str, save: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self, self.tr("Save"), name, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix[1:])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: save(Path(chosen)))
        dialog.open()

    def save_csv(self, path: Path) -> None:
        """Write every sample of the time shown.

        Raises:
            StoreError: The file could not be written.
        """
        write_chosen(path, as_csv(self._monitor, self._shown_metrics(), self._span_s))

    def save_picture(self, path: Path) -> None:
        """Write all tiles as they look now.

        Raises:
            StoreError: The file could not be written.
        """
        if not self._board.grab().save(str(path), "PNG"):
            raise StoreError(f"cannot write the picture {path}", "Choose another folder.")


def create(workbench: Services, theme: Theme, shell: ShellApi) -> QWidget:
    """The panel, for the table of panels."""

    def has_server() -> bool:
        return any(
            one.info is not None and one.model.engine == ENGINE
            for one in workbench.loading.snapshot
        )

    made = Dashboards(workbench.monitor, theme, lambda: shell.open_panel("models"), has_server)
    shell.register_actions(made.commands())
    return made
