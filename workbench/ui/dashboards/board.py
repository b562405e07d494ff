"""The tiles on their grid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from workbench.ui.dashboards.tile import Tile
from workbench.ui.dashboards.tiles import TILES, TileSpec
from workbench.ui.theme.theme import Theme

COLUMNS = 12


class Board(QWidget):
    """Twelve columns, filled row by row; without a GPU one tile says so in the place of two.

    Servers have tiles only while a model of theirs is loaded; one that measures nothing has a
    single tile that says so.
    """

    def __init__(
        self,
        theme: Theme,
        specs: Sequence[TileSpec] = TILES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("scrolled")
        self.tiles = tuple(Tile(spec, theme, self) for spec in specs)
        self._shown = (False, False, False, False)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.tokens.space.m_px)
        for each in range(COLUMNS):
            self._grid.setColumnStretch(each, 1)
        self._place_tiles()

    def set_present(self, latest: Mapping[str, float], *, server: bool) -> None:
        """Make room for what is known of a GPU and of servers, or take it away.

        Args:
            latest: The newest value of each metric.
            server: A model of a server is loaded.
        """
        gpu = any(name.startswith("gpu.") for name in latest)
        measured = any(name.startswith("server.") for name in latest)
        battery = any(name.startswith("battery.") for name in latest)
        if (gpu, server, measured, battery) != self._shown:
            self._shown = (gpu, server, measured, battery)
            self._place_tiles()

    def _span(self, spec: TileSpec) -> int:
        """How many columns a tile has now; 0 hides it."""
        gpu, server, measured, battery = self._shown
        if spec.needs == "gpu" and not gpu:
            return 0 if spec.key.startswith("gpu_memory") else 8
        if spec.needs == "battery" and not battery:
            return 0
        if spec.needs == "server" and not (server and measured):
            return COLUMNS if server and spec.key == "server_requests" else 0
        return spec.columns

    def _place_tiles(self) -> None:
        row = column = 0
        for tile in self.tiles:
            self._grid.removeWidget(tile)
            span = self._span(tile.spec)
            tile.setVisible(bool(span))
            if not span:
                continue
            if column + span > COLUMNS:
                row, column = row + 1, 0
            self._grid.addWidget(tile, row, column, 1, span)
            self._grid.setRowStretch(row, 1)
            column += span
