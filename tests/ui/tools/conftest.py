"""The tools panel in a real window."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.ui.tools.doing import until
from workbench.app.workbench import Workbench
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.panel import ToolsPanel


@pytest_asyncio.fixture
async def panel(workbench: Workbench, theme: Theme) -> AsyncIterator[ToolsPanel]:
    window = MainWindow(workbench, theme)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    await until(window.isActiveWindow)
    window.open_panel("tools")
    made = window.workspace.panel("tools")
    assert isinstance(made, ToolsPanel)
    yield made
    window.close()
    await window.finish()
    window.deleteLater()
