"""The evaluations panel in a real window, with two recorded models."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import pytest_asyncio

from tests.ui.evals.doing import RECORDING, SLOW, until
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.ui.evals.panel import EvalsPanel
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme


@pytest_asyncio.fixture
async def bench(paths: Paths) -> AsyncIterator[Workbench]:
    for name, recording in (("good", RECORDING), ("slow", SLOW)):
        path = paths.models / f"{name}.replay.json"
        path.write_text(json.dumps({**recording, "name": name}), encoding="utf-8")
    async with open_workbench(paths) as opened:
        opened.settings.change(engine_mode="thread")
        yield opened


@pytest_asyncio.fixture
async def panel(bench: Workbench, theme: Theme) -> AsyncIterator[EvalsPanel]:
    window = MainWindow(bench, theme)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    await until(window.isActiveWindow)
    window.open_panel("evals")
    made = window.workspace.panel("evals")
    assert isinstance(made, EvalsPanel)
    await until(lambda: made._sets.names)
    yield made
    window.close()
    await window.finish()
    window.deleteLater()
