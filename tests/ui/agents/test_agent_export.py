"""An agent goes to a file, and what a script cannot carry is agreed to first."""

from __future__ import annotations

import ast
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.ui.builder.doing import until
from workbench.agents.files import write_agent
from workbench.app.workbench import Workbench
from workbench.ui.agents.panel import AgentsPanel
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme

LEFT = Qt.MouseButton.LeftButton


@pytest_asyncio.fixture
async def panel(workbench: Workbench, theme: Theme) -> AsyncIterator[AgentsPanel]:
    window = MainWindow(workbench, theme)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    await until(window.isActiveWindow)
    window.open_panel("agents", agent_name="notes-helper")
    made = window.workspace.panel("agents")
    assert isinstance(made, AgentsPanel)
    yield made
    window.close()
    await window.finish()
    window.deleteLater()


async def test_that_an_agent_is_written_as_it_is_kept_without_a_question(
    panel: AgentsPanel, workbench: Workbench, tmp_path: Path
) -> None:
    await panel.export_to(tmp_path / "a.yaml", "yaml")
    agent = workbench.agents.get("notes-helper")
    assert (tmp_path / "a.yaml").read_text("utf-8") == write_agent(agent)
    assert not panel.losses.isVisible()
    assert workbench.notices.items[-1].title == "Exported to a.yaml"


async def test_that_a_script_is_written_once_its_losses_were_agreed_to(
    panel: AgentsPanel, workbench: Workbench, tmp_path: Path
) -> None:
    await panel.export_to(tmp_path / "a.py", "python")
    assert panel.losses.isVisible()
    assert panel.losses.accept.hasFocus()
    assert "asking for 'save_note'" in panel.losses.text
    assert not (tmp_path / "a.py").exists()
    QTest.mouseClick(panel.losses.cancel, LEFT)
    assert not panel.losses.isVisible()

    await panel.export_to(tmp_path / "a.py", "python")
    QTest.mouseClick(panel.losses.accept, LEFT)
    titles = ["Exported to a.py"]
    await until(lambda: [one.title for one in workbench.notices.items] == titles)
    assert ast.parse((tmp_path / "a.py").read_text("utf-8")).body


async def test_that_a_question_goes_with_its_agent(panel: AgentsPanel, tmp_path: Path) -> None:
    await panel.export_to(tmp_path / "a.py", "python")
    panel.show_target("starter")
    assert not panel.losses.isVisible()
    await panel.export_to(tmp_path / "b.py", "python")
    QTest.mouseClick(panel.losses.accept, LEFT)
    await until((tmp_path / "b.py").exists)
    assert not (tmp_path / "a.py").exists()


async def test_that_the_file_dialog_offers_both_formats(
    panel: AgentsPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "open", lambda _self: None)
    panel.export()
    dialog = panel.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.nameFilters() == ["Agent (*.yaml)", "Python script (*.py)"]
    dialog.selectNameFilter("Python script (*.py)")
    dialog.filterSelected.emit("Python script (*.py)")
    assert Path(dialog.selectedFiles()[0]).name == "notes-helper.py"
    dialog.fileSelected.emit(str(tmp_path / "n.py"))
    await until(panel.losses.isVisible)
    dialog.deleteLater()
