"""The list of agents shows the files that could not be read."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from workbench.app.workbench import Workbench
from workbench.ui.agents.panel import AgentsPanel
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme


@pytest_asyncio.fixture
async def panel(workbench: Workbench, theme: Theme) -> AsyncIterator[AgentsPanel]:
    window = MainWindow(workbench, theme)
    window.resize(1024, 640)
    window.show()
    window.open_panel("agents")
    made = window.workspace.panel("agents")
    assert isinstance(made, AgentsPanel)
    yield made
    window.close()
    await window.finish()
    window.deleteLater()


class Opened(QObject):
    """Takes what the program asks the system to open."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    @Slot(QUrl)
    def take(self, address: QUrl) -> None:
        self.addresses.append(address.toLocalFile())


@pytest.fixture
def opened() -> Iterator[Opened]:
    made = Opened()
    QDesktopServices.setUrlHandler("file", made, "take")  # type: ignore[arg-type]
    yield made
    QDesktopServices.unsetUrlHandler("file")


async def test_that_a_broken_file_is_listed_with_its_reason_until_it_is_mended(
    panel: AgentsPanel, workbench: Workbench, opened: Opened
) -> None:
    unread = panel._list.unread
    assert unread.isHidden()
    path = workbench.paths.agents / "broken.yaml"
    path.write_text("name: broken\ntools: 7\n", encoding="utf-8")
    await workbench.agents.refresh()
    await asyncio.sleep(0)

    (_path, message, hint) = workbench.agents.problems[0]
    (entry,) = unread.entries
    assert unread.isVisible()
    assert "broken.yaml" in entry.accessibleName()
    assert message.removeprefix("broken.yaml: ") in entry.accessibleName()
    assert hint in entry.accessibleName()
    (button,) = entry.findChildren(QPushButton)
    button.click()
    assert opened.addresses == [str(path.parent)]
    path.unlink()
    await workbench.agents.refresh()
    assert unread.isHidden()
