"""The builder in a real window."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.ui.builder.doing import until
from workbench.app.workbench import Workbench
from workbench.ui.builder.panel import BuilderPanel
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme


@pytest_asyncio.fixture
async def panel(workbench: Workbench, theme: Theme) -> AsyncIterator[BuilderPanel]:
    window = MainWindow(workbench, theme)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    await until(window.isActiveWindow)
    window.open_panel("builder")
    made = window.workspace.panel("builder")
    assert isinstance(made, BuilderPanel)
    yield made
    window.close()
    await window.finish()
    window.deleteLater()
