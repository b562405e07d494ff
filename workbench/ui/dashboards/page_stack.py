"""Which pages there are; each is made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from workbench.ui.dashboards.cost_page import CostPage
from workbench.ui.dashboards.health_page import HealthPage
from workbench.ui.dashboards.page_tiles import COST_TILES, MACHINE_TILES, MODEL_TILES
from workbench.ui.dashboards.pages import AgentsPage, ModelsPage, Page, Place, Scrolled
from workbench.ui.dashboards.tile import Tile
from workbench.ui.dashboards.tiles import TILES

OVERVIEW = "overview"


class PageStack(QStackedWidget):
    """Shows one page.

    Signals:
        hovered: The crosshair is wanted somewhere. arg: an age in negative seconds, or None.
        selected: A span was selected. args: both ages.
    """

    hovered = Signal(object)
    selected = Signal(float, float)

    def __init__(self, place: Place, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = ""
        self._pages: dict[str, Scrolled] = {}
        self._makers: dict[str, tuple[str, Callable[[], Page]]] = {
            OVERVIEW: (self.tr("Overview"), partial(Page, place, TILES)),
            "machine": (self.tr("Machine"), partial(Page, place, MACHINE_TILES)),
            "models": (self.tr("Models"), partial(ModelsPage, place, MODEL_TILES)),
            "agents": (self.tr("Agents and tools"), partial(AgentsPage, place)),
            "cost": (self.tr("Cost and energy"), partial(CostPage, place, COST_TILES)),
            "health": (self.tr("Health"), partial(HealthPage, place)),
        }

    @property
    def titles(self) -> tuple[tuple[str, str], ...]:
        """Key and title of each page."""
        return tuple((key, title) for key, (title, _make) in self._makers.items())

    @property
    def page(self) -> Page:
        """The page on screen; there is one once ``show_page`` was called."""
        return self._pages[self.key].page

    def show_page(self, key: str) -> bool:
        """Show a page; False if there is none of that name."""
        if key not in self._makers:
            return False
        if key not in self._pages:
            _title, make = self._makers[key]
            self._pages[key] = Scrolled(make())
            for tile in self._pages[key].page.tiles:
                tile.hovered.connect(self.hovered)
                tile.selected.connect(self.selected)
            self.addWidget(self._pages[key])
        self.key = key
        self.setCurrentWidget(self._pages[key])
        return True

    def all_tiles(self) -> Iterator[Tile]:
        """The tiles of every page that was made."""
        for scrolled in self._pages.values():
            yield from scrolled.page.tiles
