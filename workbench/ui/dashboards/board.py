"""The tiles on their grid."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from workbench.ui.dashboards.tile import Tile
from workbench.ui.dashboards.tiles import TILES
from workbench.ui.theme.theme import Theme

COLUMNS = 12


class Board(QWidget):
    """Twelve columns, filled row by row; without a GPU one tile says so in the place of two."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scrolled")
        self.tiles = tuple(Tile(spec, theme, self) for spec in TILES)
        self._has_gpu = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.tokens.space.m_px)
        for each in range(COLUMNS):
            self._grid.setColumnStretch(each, 1)
        self._place_tiles()

    def set_gpu(self, present: bool) -> None:
        """Make room for what is known of a GPU, or take it away."""
        if present != self._has_gpu:
            self._has_gpu = present
            self._place_tiles()

    def _place_tiles(self) -> None:
        gpus = self._has_gpu
        row = column = 0
        for tile in self.tiles:
            self._grid.removeWidget(tile)
            hidden = tile.spec.key == "gpu_memory" and not gpus
            tile.setVisible(not hidden)
            if hidden:
                continue
            span = 8 if tile.spec.key == "gpu" and not gpus else tile.spec.columns
            if column + span > COLUMNS:
                row, column = row + 1, 0
            self._grid.addWidget(tile, row, column, 1, span)
            self._grid.setRowStretch(row, 1)
            column += span
