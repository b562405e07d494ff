"""A chat panel over the real program, with a recorded model and a shell that remembers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.recorded import Shell, demo, shell, until
from workbench.app.workbench import Workbench
from workbench.ui.chat.panel import ChatPanel
from workbench.ui.chat.selection import text_of
from workbench.ui.theme.theme import Theme

__all__ = ["demo", "shell"]


class User:
    """Someone at the chat panel."""

    def __init__(self, chat: ChatPanel, shell: Shell) -> None:
        self.chat, self.shell = chat, shell

    async def until(self, condition: Callable[[], object]) -> None:
        await until(condition)

    async def say(self, text: str) -> None:
        """Type a message, send it and wait for the end of the answer."""
        self.send(text)
        chat = self.chat
        await until(lambda: chat.transcript.flow.turns and chat.controller.live is None)

    def send(self, text: str) -> None:
        edit = self.chat.composer.edit
        QTest.keyClicks(edit, text)
        QTest.keyClick(edit, Qt.Key.Key_Return)

    def shown(self) -> str:
        """All text of the transcript."""
        flow = self.chat.transcript.flow
        return "\n".join(
            text_of(flow, turn, row)
            for turn in range(len(flow.turns))
            for row in range(len(flow.rows(turn).rows))
        )

    def row(self, kind: str) -> tuple[int, int]:
        """The first row of a kind."""
        flow = self.chat.transcript.flow
        return next(
            (turn, row)
            for turn in range(len(flow.turns))
            for row, found in enumerate(flow.rows(turn).rows)
            if found.kind == kind
        )

    def click(self, place: tuple[int, int], action: str) -> None:
        """Press what does something in a row."""
        view = self.chat.transcript
        target = next(t for t in view.flow.laid(*place).targets if t.action == action)
        corner = view.place_rect(*place).topLeft()
        point = (corner + target.rect.center()).toPoint()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)


@pytest.fixture
def user(chat: ChatPanel, shell: Shell) -> User:
    return User(chat, shell)


@pytest_asyncio.fixture
async def chat(
    demo: Workbench, theme: Theme, shell: Shell, qapp: QApplication
) -> AsyncIterator[ChatPanel]:
    """The panel on screen, answering with the recorded model."""
    panel = ChatPanel(demo, theme, shell)
    panel.resize(1280, 800)
    panel.show()
    panel.controller.model_id = "demo"
    await until(lambda: not shell.tasks)
    yield panel
    panel.close_services()
    panel.close()
    await shell.close()
    panel.deleteLater()
