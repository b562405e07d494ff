"""The tour points at real places, by keys alone, and leaves the window as it was."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workbench.app.workbench import Workbench
from workbench.ui.chat.panel import ChatPanel
from workbench.ui.first_steps.tour import Tour
from workbench.ui.first_steps.tour_stops import stops
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme


@pytest_asyncio.fixture
async def window(workbench: Workbench, theme: Theme) -> AsyncIterator[MainWindow]:
    made = MainWindow(workbench, theme)
    made.resize(1280, 800)
    made.show()
    made.open_panel("chat")
    await asyncio.sleep(0.05)
    yield made
    made.close()
    await made.finish()
    made.deleteLater()


def begun(window: MainWindow) -> Tour:
    window.trigger("shell.tour")
    assert window.guides.tour is not None
    return window.guides.tour


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


@pytest.mark.parametrize("size", [QSize(1280, 800), QSize(1024, 640), QSize(900, 600)])
async def test_that_each_stop_points_at_what_is_there_and_its_card_is_beside_it(
    window: MainWindow, size: QSize
) -> None:
    window.resize(size)
    await asyncio.sleep(0.05)
    tour = begun(window)
    await asyncio.sleep(0.02)
    assert len(tour.stops) == len(stops()) == 6
    for number in range(6):
        assert tour.number == number
        target = tour.stops[number].find(window)
        assert target is not None
        assert target.isVisible()
        corner = target.mapTo(window, QPoint(0, 0))
        assert tour.place.contains(corner + QPoint(4, 4))
        card = tour.card.geometry()
        assert tour.rect().contains(card)
        assert not card.intersects(tour.place) or number == 4, number
        press(Qt.Key.Key_Return)
    assert window.guides.tour is None


async def test_that_keys_go_on_go_back_and_end_it(window: MainWindow) -> None:
    chat = window.workspace.panel("chat")
    assert isinstance(chat, ChatPanel)
    tour = begun(window)
    for key, number in (
        (Qt.Key.Key_Right, 1), (Qt.Key.Key_Space, 2), (Qt.Key.Key_Left, 1),
        (Qt.Key.Key_Enter, 2), (Qt.Key.Key_Left, 1), (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Left, 0),
    ):  # fmt: skip
        press(key)
        assert tour.number == number
    press(Qt.Key.Key_Escape)

    assert window.guides.tour is None
    assert chat.composer.edit.hasFocus()
    assert begun(window).number == 0


async def test_that_tab_stays_on_the_card_and_skip_ends_it(window: MainWindow) -> None:
    tour = begun(window)
    press(Qt.Key.Key_Right)
    seen = set()
    for _ in range(6):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert tour.card.isAncestorOf(focused)
        assert focused.accessibleName()
        seen.add(focused)
        press(Qt.Key.Key_Tab)
    assert seen == {tour.skip, tour.back, tour.next}
    tour.skip.setFocus()
    press(Qt.Key.Key_Return)
    assert window.guides.tour is None


async def test_that_it_follows_the_window_and_what_is_dimmed_takes_no_clicks(
    window: MainWindow,
) -> None:
    tour = begun(window)
    window.resize(1000, 700)
    await asyncio.sleep(0.05)
    assert tour.size() == window.size()
    assert tour.rect().contains(tour.card.geometry())
    QTest.mouseClick(tour, Qt.MouseButton.LeftButton, pos=tour.place.center())
    assert window.guides.tour is tour
    assert tour.number == 0


async def test_that_a_place_that_is_gone_is_left_out(window: MainWindow) -> None:
    window.rail.buttons["builder"].hide()
    assert len(begun(window).stops) == 5


async def test_that_the_help_begins_both_again(window: MainWindow) -> None:
    window.open_panel("help")
    panel = window.workspace.panel("help")
    assert panel is not None
    window.trigger("shell.tour")
    assert window.workspace.current_key == "chat"
    assert window.guides.tour is not None
    window.trigger("shell.first_steps")
    assert window.guides.tour is None
    assert window.guides.first_steps is not None
