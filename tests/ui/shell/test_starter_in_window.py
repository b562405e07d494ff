"""The main job in the real window: the model that comes with the program calls a tool."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from workbench.app.workbench import Workbench
from workbench.ui.chat.panel import ChatPanel
from workbench.ui.chat.selection import text_of
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme


async def until(is_so: Callable[[], object], timeout_s: float = 90.0) -> None:
    """Let the loop run until something is so."""
    async with asyncio.timeout(timeout_s):
        while not is_so():  # noqa: ASYNC110  Qt has no event to wait for
            await asyncio.sleep(0.02)


@pytest_asyncio.fixture
async def window(workbench: Workbench, theme: Theme) -> AsyncIterator[MainWindow]:
    made = MainWindow(workbench, theme)
    made.resize(1280, 800)
    made.show()
    yield made
    made.close()
    await made.finish()
    made.deleteLater()


def row_texts(chat: ChatPanel, kind: str) -> list[str]:
    """What the transcript shows in rows of a kind."""
    flow = chat.transcript.flow
    return [
        text_of(flow, turn, number)
        for turn in range(len(flow.turns))
        for number, row in enumerate(flow.rows(turn).rows)
        if row.kind == kind
    ]


async def test_that_the_starter_model_multiplies_with_the_calculator_on_screen(
    window: MainWindow,
) -> None:
    window.open_panel("chat")
    chat = window.workspace.panel("chat")
    assert isinstance(chat, ChatPanel)
    await until(lambda: not window._tasks.running)

    QTest.keyClicks(chat.composer.edit, "What is 12 * 7?")
    QTest.keyClick(chat.composer.edit, Qt.Key.Key_Return)
    await until(lambda: chat.transcript.flow.turns and chat.controller.live is None)

    cards = row_texts(chat, "call")
    assert len(cards) == 1
    assert "calculator" in cards[0]
    assert "84" in cards[0]
    assert any("84" in text for text in row_texts(chat, "block"))
    ends = row_texts(chat, "end")
    assert ends == []
