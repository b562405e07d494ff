"""At the smallest size nothing that matters is cut off."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest_asyncio
from PySide6.QtCore import QPoint

from workbench.app.workbench import Workbench
from workbench.ui.agents.panel import AgentsPanel
from workbench.ui.chat.panel import ChatPanel
from workbench.ui.dashboards.panel import Dashboards
from workbench.ui.dashboards.units import format_range
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme

TITLE = "What the weather is like in Lisbon"


@pytest_asyncio.fixture
async def window(workbench: Workbench, theme: Theme) -> AsyncIterator[MainWindow]:
    made = MainWindow(workbench, theme)
    made.resize(1024, 640)
    made.show()
    yield made
    made.close()
    await made.finish()
    made.deleteLater()


async def until(is_so: Callable[[], object]) -> None:
    async with asyncio.timeout(30):
        while not is_so():  # noqa: ASYNC110  Qt has no event to wait for
            await asyncio.sleep(0.01)


async def test_that_the_title_of_a_chat_keeps_room_and_its_whole_is_a_tooltip(
    window: MainWindow,
) -> None:
    window.open_panel("chat")
    panel = window.workspace.panel("chat")
    assert isinstance(panel, ChatPanel)
    panel.inspector.show()

    def is_titled() -> bool:  # what is found in the store may come after it
        panel.header.title.set_text(TITLE)
        return panel.header.title.toolTip() == TITLE

    await until(is_titled)
    assert panel.header.title.width() >= 150
    row = [panel.header.title, panel.header.agents, panel.header.models]
    for widget in row:
        right = widget.mapTo(panel.header, QPoint(widget.width(), 0)).x()
        assert right <= panel.header.width()
        assert widget.width() >= 80


async def test_that_the_title_of_an_agent_keeps_room(window: MainWindow) -> None:
    window.open_panel("agents")
    panel = window.workspace.panel("agents")
    assert isinstance(panel, AgentsPanel)
    await until(lambda: panel._bar.width() > 300)
    heading = panel._bar.heading
    assert heading.width() >= heading.sizeHint().width()
    last = panel._bar.chat
    assert last.mapTo(panel._bar, QPoint(last.width(), 0)).x() <= panel._bar.width()
    assert last.width() >= last.minimumSizeHint().width()


async def test_that_no_footer_of_a_tile_is_cut_off(
    window: MainWindow, workbench: Workbench
) -> None:
    workbench.monitor.start()
    window.open_panel("dashboards")
    panel = window.workspace.panel("dashboards")
    assert isinstance(panel, Dashboards)
    tile = next(tile for tile in panel.tiles if tile.spec.key == "queue")
    await until(lambda: panel.ready and tile.width() > 100)
    tile._note.setText(format_range(0, 0.4, 12, "requests"))
    assert tile._note.text() == "min 0 · avg 0.4 · max 12 requests"
    assert tile._note.fontMetrics().horizontalAdvance(tile._note.text()) <= tile._note.width()


def test_that_units_that_differ_are_all_said() -> None:
    assert format_range(0.2, 0.4, 1.5, "s") == "min 200 ms · avg 400 ms · max 1.50 s"
    assert format_range(0, 1, 2, "requests") == "min 0 · avg 1 · max 2 requests"
    assert format_range(1e9, 2e9, 3e9, "bytes") == "min 1.0 · avg 2.0 · max 3.0 GB"
