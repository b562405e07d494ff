"""A chat panel over the real program, with a recorded model and a shell that remembers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from typing import Any

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.ui.actions import Action
from workbench.ui.chat.panel import ChatPanel
from workbench.ui.chat.selection import text_of
from workbench.ui.theme.theme import Theme

RECORDINGS: dict[str, Any] = {
    "format": 1,
    "name": "Demo",
    "tokens_per_s": 150,
    "recordings": [
        {"after_tool": True, "pieces": ["The ", "result ", "is **84**."]},
        {
            "match": "12",
            "tool_calls": [{"name": "calculator", "arguments": {"expression": "12 * 7"}}],
        },
        {"match": "note", "tool_calls": [
            {"name": "save_note", "arguments": {"title": "Milk", "text": "Buy milk"}}]},
        {"match": "forever", "text": "word ", "repeat": 100000},
        {"match": "fail", "text": "x ", "repeat": 9, "fault": "error", "fault_at": 3},
        {"pieces": ["Hello ", "there, ", "**friend**."]},
    ],
}  # fmt: skip


class Shell:
    """What the window does for panels, remembered."""

    def __init__(self) -> None:
        self.tasks: set[asyncio.Task[Any]] = set()
        self.errors: list[BaseException] = []
        self.opened: list[tuple[str, dict[str, Any]]] = []
        self.copied: list[str] = []
        self.links: list[str] = []
        self.notices: list[Any] = []
        self.actions: dict[str, Action] = {}

    def open_panel(self, key: str, **target: Any) -> None:
        self.opened.append((key, target))

    def notify(self, notice: Any) -> None:
        self.notices.append(notice)

    def run_task(self, work: Coroutine[Any, Any, Any], title: str) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[Any]) -> None:
        self.tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self.errors.append(error)

    def copy(self, text: str, what: str) -> None:
        self.copied.append(text)

    def ask_link(self, url: str) -> None:
        self.links.append(url)

    def register_actions(self, actions: Sequence[Action]) -> None:
        self.actions.update({action.key: action for action in actions})

    async def close(self) -> None:
        for task in list(self.tasks):
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)


async def until(condition: Callable[[], object], timeout_s: float = 10.0) -> None:
    """Let the loop run until something is true."""
    async with asyncio.timeout(timeout_s):
        while not condition():  # noqa: ASYNC110  Qt has no event to wait for
            await asyncio.sleep(0.005)


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


@pytest.fixture
def shell() -> Shell:
    return Shell()


@pytest_asyncio.fixture
async def demo(paths: Paths) -> AsyncIterator[Workbench]:
    """The program with one recorded model."""
    (paths.models / "demo.replay.json").write_text(json.dumps(RECORDINGS), encoding="utf-8")
    async with open_workbench(paths) as opened:
        opened.settings.change(engine_mode="thread")
        yield opened


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
