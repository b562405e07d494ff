"""Earlier versions of an agent are compared with what is on screen, and brought back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.tools.doing import until
from workbench.agents.edits import SetField
from workbench.app.workbench import Workbench
from workbench.ui.agents.panel import AgentsPanel
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme

LEFT = Qt.MouseButton.LeftButton


@pytest_asyncio.fixture
async def panel(workbench: Workbench, theme: Theme) -> AsyncIterator[AgentsPanel]:
    window = MainWindow(workbench, theme)
    window.resize(1400, 800)
    window.show()
    window.open_panel("agents")
    made = window.workspace.panel("agents")
    assert isinstance(made, AgentsPanel)
    yield made
    window.close()
    await window.finish()
    window.deleteLater()


async def test_that_an_agent_is_brought_back_as_it_was(
    panel: AgentsPanel, workbench: Workbench
) -> None:
    mine = replace(workbench.agents.get("starter"), name="mine", title="Mine")
    await panel._saving.save_as(mine, "")
    panel._draft.edit(SetField("instructions", "Be brief."))
    await panel._saving.save()
    QTest.mouseClick(panel._bar.buttons["history"], LEFT)
    page = panel._versions
    await until(page.restore.isEnabled)
    assert not panel._preview.isVisible()
    assert "+ instructions: Be brief." in page.text.toPlainText().splitlines()

    QTest.mouseClick(page.restore, LEFT)

    assert panel._draft.document == mine
    assert panel._draft.unsaved
    assert panel._work.isVisible()
    assert panel._preview.isVisible()
    panel.undo()
    assert panel._draft.document.instructions == "Be brief."


async def test_that_another_agent_closes_the_versions_of_the_last_one(
    panel: AgentsPanel,
) -> None:
    panel.show_history()
    await until(panel._versions.empty.isVisible)

    panel._open(panel._list.names[1])

    assert panel._work.isVisible()
