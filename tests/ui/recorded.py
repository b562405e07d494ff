"""The real program with a recorded model, and a shell that remembers, for tests of panels."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from typing import Any

import pytest
import pytest_asyncio

from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.ui.actions import Action

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
        self.state: dict[str, list[str]] = {}
        self.triggered: list[str] = []

    def open_panel(self, key: str, **target: Any) -> None:
        self.opened.append((key, target))

    def notify(self, notice: Any) -> None:
        self.notices.append(notice)

    def run_task(
        self, work: Coroutine[Any, Any, Any], title: str, *, must_end: bool = False
    ) -> None:
        try:
            task = asyncio.get_running_loop().create_task(work)
        except RuntimeError:
            work.close()  # a late signal, after the loop of the test has ended
            return
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

    def trigger(self, key: str) -> None:
        self.triggered.append(key)

    def kept(self, key: str) -> list[str]:
        return self.state.get(key, [])

    def keep(self, key: str, values: Sequence[str]) -> None:
        self.state[key] = list(values)

    async def close(self) -> None:
        for task in list(self.tasks):
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)


async def until(condition: Callable[[], object], timeout_s: float = 30.0) -> None:
    """Let the loop run until something is true."""
    async with asyncio.timeout(timeout_s):
        while not condition():  # noqa: ASYNC110  Qt has no event to wait for
            await asyncio.sleep(0.005)


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
