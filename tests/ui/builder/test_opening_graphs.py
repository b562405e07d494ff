"""Each graph that is opened is seen whole at first, and then as it was left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtTest import QTest

from tests.ui.builder.doing import greeting, opened, until
from workbench.app.notices import Notice
from workbench.ui.builder.panel import BuilderPanel

LEFT = Qt.MouseButton.LeftButton


def click(panel: BuilderPanel, name: str) -> None:
    """Click on a row of the list."""
    graphs = panel.parts.graphs
    index = graphs.view.model().index(graphs.names.index(name), 0)
    graphs.view.scrollTo(index)
    QTest.mouseClick(graphs.view.viewport(), LEFT, pos=graphs.view.visualRect(index).center())


def is_whole(panel: BuilderPanel) -> bool:
    """Whether all of the body is in view, and as large as may be."""
    canvas = panel.parts.canvas
    room, seen = canvas.scene.room_of(), canvas.view.seen
    tight = min(seen.width() - room.width(), seen.height() - room.height()) * canvas.zoom < 120
    return seen.contains(room) and (tight or canvas.zoom == 1.0)


async def test_that_every_graph_that_is_opened_for_the_first_time_is_seen_whole(
    panel: BuilderPanel,
) -> None:
    for name in list(panel.parts.graphs.names):
        panel.controller.open(name)
        assert is_whole(panel), name


async def test_that_a_graph_is_shown_again_as_it_was_left(panel: BuilderPanel) -> None:
    canvas = panel.parts.canvas
    panel.controller.open("customer-service")
    canvas.look_at(QPointF(400.0, 100.0), 1.5)
    panel.controller.open("email-triage")
    assert canvas.zoom != 1.5

    panel.controller.open("customer-service")

    assert canvas.zoom == 1.5
    assert (canvas.centre - QPointF(400.0, 100.0)).manhattanLength() < 4.0


async def test_that_a_graph_seen_whole_is_seen_whole_again_in_another_size(
    panel: BuilderPanel,
) -> None:
    panel.controller.open("customer-service")
    before = panel.parts.canvas.zoom
    panel.controller.open("email-triage")
    panel.window().resize(1800, 1000)
    await until(lambda: panel.parts.canvas.width() > 1000)

    panel.controller.open("customer-service")

    assert is_whole(panel)
    assert panel.parts.canvas.zoom > before


async def test_that_what_is_in_view_stays_when_a_graph_becomes_ones_own(
    panel: BuilderPanel,
) -> None:
    panel.controller.open("customer-service")
    panel.parts.canvas.look_at(QPointF(400.0, 100.0), 1.5)

    panel.keeping.save()
    await until(lambda: panel.draft.saved_name != "customer-service")

    assert panel.parts.canvas.zoom == 1.5


async def test_that_a_new_graph_is_not_shown_at_the_zoom_of_the_last_one(
    panel: BuilderPanel,
) -> None:
    await opened(panel, greeting())
    panel.parts.canvas.look_at(QPointF(0.0, 0.0), 2.0)

    panel.keeping.new_from("")
    await until(lambda: panel.draft.saved_name != "greeting")
    panel.parts.canvas.look_at(QPointF(0.0, 0.0), 3.0)
    first = panel.draft.saved_name
    panel.keeping.new_from("")
    await until(lambda: panel.draft.saved_name != first)

    assert is_whole(panel)


async def test_that_the_row_that_is_clicked_is_the_one_that_is_marked(
    panel: BuilderPanel,
) -> None:
    view, names = panel.parts.graphs.view, panel.parts.graphs.names
    panel.controller.open(names[0])
    await until(lambda: view.viewport().height() < 8 * view.sizeHintForRow(0))
    view.scrollToTop()
    low = view.viewport().height() - 1
    half = view.indexAt(QPoint(20, low))  # its row is cut off by the lower edge
    assert half.isValid()
    assert not QRect(view.viewport().rect()).contains(view.visualRect(half))

    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(20, low))

    assert panel.draft.saved_name == names[half.row()]
    assert [index.row() for index in view.selectedIndexes()] == [half.row()]
    assert view.viewport().rect().contains(view.visualRect(half))


async def test_that_the_open_graph_stays_in_sight_when_the_list_becomes_shorter(
    panel: BuilderPanel,
) -> None:
    view, names = panel.parts.graphs.view, panel.parts.graphs.names
    tall = view.viewport().height()
    click(panel, names[-1])
    await until(lambda: view.viewport().height() < tall)

    row = view.model().index(len(names) - 1, 0)
    assert view.viewport().rect().contains(view.visualRect(row))


async def test_that_the_keyboard_leads_from_the_search_to_the_graph_that_was_found(
    panel: BuilderPanel,
) -> None:
    graphs = panel.parts.graphs
    QTest.keyClicks(graphs.search, "kiosk")
    QTest.keyClick(graphs.search, Qt.Key.Key_Down)

    assert graphs.names == ["retail-kiosk"]
    assert panel.draft.saved_name == "retail-kiosk"
    assert graphs.view.hasFocus()


async def test_that_a_run_leads_to_its_graph_and_node_and_says_when_the_graph_is_gone(
    panel: BuilderPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Notice] = []
    monkeypatch.setattr(panel._shell, "notify", told.append)
    panel.show_target(graph_name="customer-service", node_path="orders")
    assert panel.draft.paths == ("orders",)

    panel.show_target(graph_name="thrown-away", node_path="orders")
    assert panel.draft.saved_name == "customer-service"
    assert "thrown-away" in told[-1].reason
