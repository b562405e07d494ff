"""Toasts are whole, stand in nobody's way, and wait for their turn."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest_asyncio
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from workbench.app.notices import Notice
from workbench.app.start_notices import tell_unread
from workbench.app.workbench import Workbench
from workbench.ui.chat.panel import ChatPanel
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme

REASON = "the file 'somewhere/on/this/disk/settings.json' could not be read at line 12; " * 2
HINT = "Look at the settings, change what is wrong there, and write the file anew."


async def until(is_so: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        while not is_so():  # noqa: ASYNC110  Qt has no event to wait for
            await asyncio.sleep(0.01)


@pytest_asyncio.fixture
async def window(workbench: Workbench, theme: Theme) -> AsyncIterator[MainWindow]:
    made = MainWindow(workbench, theme)
    made.resize(1024, 640)
    made.show()
    made.open_panel("chat")
    await asyncio.sleep(0)
    yield made
    made.close()
    await made.finish()
    made.deleteLater()


def tell(workbench: Workbench, count: int) -> None:
    for number in range(count):
        title = f"Something could not be read {number}"
        workbench.notices.add(Notice("error", title, REASON, HINT, "settings.open"))


def area(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


async def settled(window: MainWindow) -> None:
    await until(lambda: not window._notices.toasts._soon.isActive())


async def test_that_several_toasts_show_their_whole_text_and_the_others_wait(
    window: MainWindow, workbench: Workbench
) -> None:
    tell(workbench, 5)
    await settled(window)
    toasts = window._notices.toasts
    shown = [card for card in toasts.cards if card.isVisible()]
    assert 0 < len(shown) < 5
    assert shown[-1] is toasts.cards[-1]
    assert window.rect().contains(area(toasts))
    for card in shown:
        for text in card.findChildren(QLabel):
            if text.text() and text.wordWrap():
                assert text.height() >= text.heightForWidth(text.width()), text.text()
        for button in card.findChildren(QAbstractButton):
            assert button.height() >= button.minimumSizeHint().height() or button.width() == 28
            assert (
                card.rect()
                .adjusted(1, 1, -1, -1)
                .contains(QRect(button.mapTo(card, QPoint(0, 0)), button.size()))
            )
    assert toasts._more.isVisible()
    assert str(5 - len(shown)) in toasts._more.text()
    while toasts.dismiss_last():
        await settled(window)
        assert not toasts.cards or toasts.cards[-1].isVisible()
    assert not toasts.isVisible()


async def test_that_no_toast_covers_the_button_that_sends(
    window: MainWindow, workbench: Workbench
) -> None:
    panel = window.workspace.panel("chat")
    assert isinstance(panel, ChatPanel)
    tell(workbench, 1)
    await settled(window)
    toasts = window._notices.toasts
    assert toasts.isVisible()
    assert not area(toasts).intersects(area(panel.composer))
    panel.composer.edit.setPlainText("line\n" * 8)
    await until(lambda: panel.composer.height() > 100)
    await settled(window)
    assert not area(toasts).intersects(area(panel.composer))
    window.open_panel("help")
    await settled(window)
    assert area(toasts).bottom() > window.height() - 60


async def test_that_several_broken_agents_are_told_at_once(
    window: MainWindow, workbench: Workbench
) -> None:
    for number in range(3):
        path = workbench.paths.agents / f"broken{number}.yaml"
        path.write_text("name: [", encoding="utf-8")
    await workbench.agents.refresh()
    tell_unread(workbench.agents, workbench.graphs, workbench.tool_library, workbench.notices)
    await settled(window)

    (card,) = window._notices.toasts.cards
    assert "3 agents" in card.notice.title
    assert "broken1" in card.notice.reason
    buttons = {button.text(): button for button in card.findChildren(QAbstractButton)}
    buttons["Go to Agents"].click()
    assert window.workspace.current_key == "agents"
