"""A window with a policy before it, and a recorded model behind it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from tests.policies import folder
from tests.ui.recorded import RECORDINGS
from workbench.app.workbench import Workbench, open_workbench
from workbench.policy.profiles import Policy
from workbench.ui.kiosk.gate import Gate
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme

Open = Callable[[Policy | None], AbstractAsyncContextManager["Before"]]


class Before:
    """Somebody before the window."""

    def __init__(self, bench: Workbench, window: MainWindow) -> None:
        self.bench, self.window = bench, window

    @property
    def gate(self) -> Gate:
        assert self.window.gate is not None
        return self.window.gate

    async def settle(self) -> None:
        for _ in range(10):
            await asyncio.sleep(0.005)

    async def do(self, act: Callable[..., object], *words: object, **named: object) -> None:
        """Move a finger where no task runs: Qt looks at its events then, and at the loop's."""
        done = asyncio.Event()

        def move() -> None:
            act(*words, **named)
            done.set()

        QTimer.singleShot(0, move)
        await done.wait()

    async def sign_in(self, name: str, pin: str) -> None:
        """Type name and PIN on the page that stands there."""
        page = self.gate.sign_in
        if page.names.isVisible():
            page.names.setCurrentText(name)
        else:
            page.name.setText(name)
        page.pin.setText(pin)
        page.button.click()
        for _ in range(400):
            await asyncio.sleep(0.01)
            if not (page._busy and self.gate.covers and self.window.isVisible()):
                break
        await self.settle()


@pytest.fixture
def open_window(tmp_path: Path, theme: Theme) -> Open:
    """Opens a window with a policy; it ends with the block, in the loop of the test."""

    @asynccontextmanager
    async def opened(policy: Policy | None) -> AsyncIterator[Before]:
        paths = folder(tmp_path, policy)
        (paths.models / "demo.replay.json").write_text(json.dumps(RECORDINGS))
        paths.settings.write_text(json.dumps({"version": 1, "default_model": "demo"}))
        async with open_workbench(paths) as bench:
            window = MainWindow(None, theme, paths.data, covered=True)
            try:
                window.show()
                window.attach(bench)
                window.open_first_panel()
                made = Before(bench, window)
                await made.settle()
                yield made
            finally:
                window.end()
                await window.finish()
                window.deleteLater()

    return opened
