"""The pages of tiles and tables: overview, machine, models, agents and tools."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from workbench.app.health import Health
from workbench.app.usage import Usage
from workbench.base.settings_store import SettingsStore
from workbench.ui.dashboards.board import Board
from workbench.ui.dashboards.past import whole_patterns
from workbench.ui.dashboards.table_card import TableCard
from workbench.ui.dashboards.tile import Tile
from workbench.ui.dashboards.tiles import TileSpec
from workbench.ui.dashboards.usage_columns import agent_columns, model_columns, tool_columns
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.placeholders import EmptyState

_TABLE_PX = 190


@dataclass(frozen=True, slots=True)
class Place:
    """What pages use of what is around them.

    Attributes:
        open_panel: Shows another panel of the window, and in it what else is named.
        copy: Puts a text on the clipboard; its second argument names it.
        read_health: How the program is now; None where nobody knows.
        settings: Where the prices are; None where there are none.
    """

    theme: Theme
    open_panel: Callable[..., object]
    copy: Callable[[str, str], object]
    read_health: Callable[[], Health] | None = None
    settings: SettingsStore | None = None


class Page(QWidget):
    """One page: tiles above, what else belongs there below.

    Attributes:
        shows_usage: Something on it is told by the history of runs.
    """

    shows_usage = False

    def csv_text(self) -> str:
        """What is saved of a page that is no plot; empty where the plots are."""
        return ""

    def __init__(self, place: Place, specs: Sequence[TileSpec] = ()) -> None:
        super().__init__()
        self.place = place
        self.board = Board(place.theme, specs, self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(place.theme.tokens.space.m_px)
        if specs:
            self.column.addWidget(self.board, 3)
        else:
            self.board.hide()

    @property
    def tiles(self) -> tuple[Tile, ...]:
        return self.board.tiles

    @property
    def patterns(self) -> tuple[str, ...]:
        """The metrics of its tiles."""
        found = [name for tile in self.tiles for name in tile.spec.metrics]
        return whole_patterns(tuple(found))

    def set_present(self, latest: Mapping[str, float], *, server: bool) -> None:
        """Make room for what there is."""
        self.board.set_present(latest, server=server)

    def show_usage(self, usage: Usage | None, note: str) -> None:
        """Show what was done; ``note`` says why nothing is known."""

    def refresh_words(self) -> None:
        """Renew what is read rather than seen; called about once a second."""


class Scrolled(QScrollArea):
    """A page that may be higher than the window."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        page.setObjectName("scrolled")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)


class ModelsPage(Page):
    """How fast models answer, and a table of them."""

    shows_usage = True

    def __init__(self, place: Place, specs: Sequence[TileSpec]) -> None:
        super().__init__(place, specs)
        empty = EmptyState(
            place.theme,
            "box",
            self.tr("No model did anything in that time"),
            self.tr(
                "Requests, errors, latency, speed and cache hits of each model are counted "
                "here. Choose a longer time above, or ask a model something."
            ),
            self.tr("Open Chat"),
        )
        empty.asked.connect(self._open_chat)
        self.card = TableCard(
            self.tr("Models"), model_columns(), place.theme, place.copy, empty, self
        )
        self.card.setMinimumHeight(_TABLE_PX)
        self.column.addWidget(self.card, 4)

    @Slot()
    def _open_chat(self) -> None:
        self.place.open_panel("chat")

    def show_usage(self, usage: Usage | None, note: str) -> None:
        self.card.set_rows(usage.models if usage is not None else ())


class AgentsPage(Page):
    """Tables of agents and of tools."""

    shows_usage = True

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self.agents = self._card(
            self.tr("Agents and graphs"),
            "bot",
            self.tr("No agent ran in that time"),
            self.tr(
                "Each run of an agent or a graph counts: how many answered, how long they "
                "took, and in how many steps."
            ),
            ("chat", self.tr("Open Chat")),
        )
        self.tools = self._card(
            self.tr("Tools"),
            "wrench",
            self.tr("No tool was called in that time"),
            self.tr(
                "Each call of a tool counts: how many went well, were denied, and how long "
                "they took."
            ),
            ("tools", self.tr("Open Tools")),
        )

    def _card(
        self, title: str, icon: str, nothing: str, text: str, way: tuple[str, str]
    ) -> TableCard:
        place = self.place
        empty = EmptyState(place.theme, icon, nothing, text, way[1])
        empty.asked.connect(lambda: place.open_panel(way[0]))
        columns = agent_columns() if icon == "bot" else tool_columns()
        card = TableCard(title, columns, place.theme, place.copy, empty, self)
        card.setMinimumHeight(_TABLE_PX)
        self.column.addWidget(card, 1)
        return card

    def show_usage(self, usage: Usage | None, note: str) -> None:
        self.agents.set_rows(usage.agents if usage is not None else ())
        self.tools.set_rows(usage.tools if usage is not None else ())
