"""The window finds a model, gets it although it was killed, and asks it something."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.hub.server import Hub, running_hub
from tests.ui.recorded import until
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths, resource
from workbench.ui.chat.panel import ChatPanel
from workbench.ui.chat.selection import text_of
from workbench.ui.models.panel import ModelsPanel
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme

PADDING_BYTES = 24 * 1024 * 1024
NAME = "org/big-GGUF"
KILLS = 3


@pytest.fixture
def hub() -> Iterator[Hub]:
    with running_hub() as running:
        starter = resource("models/starter/starter.gguf").read_bytes()
        running.put(NAME, "big-F16.gguf", starter + b"\0" * PADDING_BYTES)
        running.put(NAME, "README.md", b"# Big\nA model with room at its end.")
        running.repositories[NAME] |= {"downloads": 7, "tags": ["gguf", "license:mit"]}
        yield running


def run_and_kill(paths: Paths, hub: Hub, more_bytes: int) -> None:
    """The program's own window goes on with its downloads for so many bytes, then is killed."""
    program = subprocess.Popen(
        [sys.executable, "-m", "workbench"],
        env=os.environ | {"WORKBENCH_DATA": str(paths.data), "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    wanted, until_s = hub.served.sent_bytes + more_bytes, time.monotonic() + 90
    while hub.served.sent_bytes < wanted and time.monotonic() < until_s:
        assert program.poll() is None, program.communicate()
        time.sleep(0.01)
    assert hub.served.sent_bytes >= wanted, "the window goes on with its downloads by itself"
    program.send_signal(signal.SIGKILL)
    program.communicate()


async def find_and_fetch(panel: ModelsPanel, workbench: Workbench) -> None:
    """By keys alone: words, Enter, down to the result, Enter, Enter on what is advised."""
    panel.show_room("find")
    find = panel.fetching.find
    assert find.choose_source("hugging_face")
    QTest.keyClicks(find.search, "big")
    QTest.keyClick(find.search, Qt.Key.Key_Return)
    await until(lambda: find.model.items, 60)
    await until(lambda: find.page.advice.isVisibleTo(find), 60)
    QTest.keyClick(find.search, Qt.Key.Key_Down)
    QTest.keyClick(find.list, Qt.Key.Key_Return)
    chosen = find.page.variants.choices.checkedButton()
    assert chosen is not None
    QTest.keyClick(chosen, Qt.Key.Key_Return)
    await until(lambda: panel.rooms.value == "downloads", 30)
    await until(lambda: any(item.progress.have_bytes for item in workbench.downloads.items), 60)


async def ask(window: MainWindow, question: str) -> list[str]:
    """What the chat shows when the answer is there."""
    window.open_panel("chat")
    chat = window.workspace.panel("chat")
    assert isinstance(chat, ChatPanel)
    QTest.keyClicks(chat.composer.edit, question)
    QTest.keyClick(chat.composer.edit, Qt.Key.Key_Return)
    await until(lambda: chat.transcript.flow.turns and chat.controller.live is None, 150)
    flow = chat.transcript.flow
    return [text_of(flow, 0, number) for number, _ in enumerate(flow.rows(0).rows)]


@asynccontextmanager
async def opened(paths: Paths, theme: Theme) -> AsyncIterator[tuple[Workbench, MainWindow]]:
    async with open_workbench(paths) as workbench:
        window = MainWindow(workbench, theme)
        window.resize(1280, 800)
        window.show()
        window.open_panel("models")
        yield workbench, window
        window.close()
        await window.finish()
        window.deleteLater()


@pytest.mark.slow
@pytest.mark.timeout(400)
async def test_that_the_window_goes_on_after_three_kills_and_the_model_answers(
    paths: Paths, theme: Theme, hub: Hub
) -> None:
    """R1, R9, P14: what killed windows fetched is used, checked, loaded and asked."""
    size = len(hub.files[f"/{NAME}/resolve/main/big-F16.gguf"].data)
    hub.rate_bytes_per_s = 2_000_000.0
    async with opened(paths, theme) as (workbench, window):
        workbench.settings.change(hub_address=hub.url)
        panel = window.workspace.panel("models")
        assert isinstance(panel, ModelsPanel)
        await find_and_fetch(panel, workbench)
    for _ in range(KILLS):
        await asyncio.to_thread(run_and_kill, paths, hub, size // 6)
    hub.rate_bytes_per_s = 0.0

    async with opened(paths, theme) as (workbench, window):
        panel = window.workspace.panel("models")
        assert isinstance(panel, ModelsPanel)
        workbench.downloads.start()
        await until(lambda: [i.state for i in workbench.downloads.items] == ["finished"], 90)
        again = hub.served.sent_bytes - size
        assert again <= (KILLS + 1) * 4 * (512 * 1024 + 1024 * 1024) + 512 * 1024, again
        panel.show_room("downloads")
        card = next(iter(panel.fetching.list.cards.values()))
        QTest.mouseClick(card.buttons["open"], Qt.MouseButton.LeftButton)
        row = panel.table.current()
        assert row is not None
        assert row.model.size_bytes == size
        workbench.settings.change(default_model=row.model.id)
        said = await ask(window, "What is 12 * 7?")
        assert any("84" in text for text in said), said
        assert workbench.loading.snapshot[-1].model.id == row.model.id
