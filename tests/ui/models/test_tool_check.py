"""Someone checks the tool calls of a model in the window, stops it, and sees the badge."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator
from pathlib import Path

import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.recorded import Shell, shell, until
from workbench.app.tool_check_values import CheckPlan, CheckProgress
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.engines.api import (
    EngineEvent,
    EngineInfo,
    EngineUsage,
    Finished,
    GenerationStats,
    LoadOptions,
    Request,
    TextDelta,
)
from workbench.models.store import InstalledModel
from workbench.ui.models.more import ACTIONS, Place
from workbench.ui.models.panel import ModelsPanel
from workbench.ui.models.rows import COLUMNS
from workbench.ui.models.tool_check import ToolCheckDialog
from workbench.ui.theme.theme import Theme

__all__ = ["shell"]
LEFT = Qt.MouseButton.LeftButton
TOOLS = [column.title for column in COLUMNS].index("Tools")
INFO = EngineInfo("m", "llama", 1, "", 4096, 4096, 1, 0, 0, 0, can_call_tools=True)
DONE = Finished("stop", GenerationStats(10, 0, 5, 0.0, 0.1, 0.2))


class Refuser:
    """A loaded model that calls nothing; after some answers it waits at the gate."""

    info = INFO
    usage = EngineUsage()
    pid = None
    alive = True

    def __init__(self) -> None:
        self.answers_left = 10_000
        self.gate = asyncio.Event()

    async def start(self, _model: InstalledModel, _options: LoadOptions) -> Refuser:
        return self

    async def generate(self, _request: Request) -> AsyncGenerator[EngineEvent, None]:
        self.answers_left -= 1
        if self.answers_left < 0:
            await self.gate.wait()
        yield TextDelta("I have no tool for that.")
        yield DONE

    async def close(self) -> None:
        """Nothing is held."""


@pytest_asyncio.fixture
async def engine() -> Refuser:
    return Refuser()


@pytest_asyncio.fixture
async def bench(paths: Paths, engine: Refuser) -> AsyncIterator[Workbench]:
    async with open_workbench(paths, start_host=engine.start) as opened:
        yield opened


@pytest_asyncio.fixture
async def panel(bench: Workbench, theme: Theme, shell: Shell) -> AsyncIterator[ModelsPanel]:
    made = ModelsPanel(bench, theme, shell)
    made.resize(1500, 800)
    made.show()
    yield made
    await shell.close()
    made.close()
    made.deleteLater()


def _dialog(panel: ModelsPanel, shell: Shell, theme: Theme) -> ToolCheckDialog:
    place = Place(panel, panel._workbench, theme, shell)
    dialog = ToolCheckDialog(place, panel._workbench.models.get("starter"))
    dialog.open()
    return dialog


def _cell(dialog: ToolCheckDialog, row: int, column: int) -> str:
    item = dialog.scores.table.item(row, column)
    return item.text() if item is not None else ""


def _badge(panel: ModelsPanel, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> str:
    row = panel.table_model.row_of("starter")
    return str(panel.table_model.index(row, TOOLS).data(role))


async def test_that_a_check_fills_the_table_and_gives_a_badge(
    panel: ModelsPanel, shell: Shell, theme: Theme, tmp_path: Path
) -> None:
    assert "%" not in _badge(panel)
    assert not panel.detail.tool_badge.isVisible()
    dialog = _dialog(panel, shell, theme)
    assert not dialog.scores.isVisible()
    assert not dialog.copy.isVisible()
    dialog.quick.setChecked(True)
    QTest.mouseClick(dialog.start, LEFT)
    await until(lambda: not shell.tasks, 60)

    assert not shell.errors
    table = dialog.scores.table
    titles = [_cell(dialog, row, 0) for row in range(table.rowCount())]
    assert titles[3] == "No call where none fits"
    assert _cell(dialog, 3, 1).startswith("3 of 3, 100 %")
    assert _cell(dialog, 0, 2).startswith("0 of 3, 0 %")
    assert table.verticalScrollBar().maximum() == 0
    assert dialog.failures.list.rowCount() == 12
    assert "Accepted\nget_weather(" in dialog.failures.text.toPlainText()
    assert "I have no tool for that." in dialog.failures.text.toPlainText()
    QTest.mouseClick(dialog.copy, LEFT)
    assert shell.copied[0].startswith("# Tool calls of")
    dialog.write(tmp_path / "report.json")
    assert len(json.loads((tmp_path / "report.json").read_text())) == 2
    dialog.write(tmp_path / "nowhere.md" / "no.md")
    dialog.write(tmp_path / "report.json" / "no.md")
    assert dialog.problem.isVisible()
    dialog.reject()

    await until(lambda: _badge(panel) == "Tools ≈ 20 %", 20)
    assert "3 of 15, 20 %" in _badge(panel, Qt.ItemDataRole.ToolTipRole)
    await until(lambda: panel.detail.tool_badge.isVisible(), 20)
    assert panel.detail.tool_badge.chip.text() == "Tools ≈ 20 %"
    assert "15 cases" in panel.detail.tool_badge.toolTip()


async def test_that_cancel_stops_a_check_and_shows_what_was_found_before(
    panel: ModelsPanel, shell: Shell, theme: Theme, engine: Refuser
) -> None:
    told: list[CheckProgress] = []
    plan = CheckPlan(("constrained",), quick=True)
    await panel._workbench.tool_checks.check("starter", plan, told.append)
    engine.answers_left = 20
    dialog = _dialog(panel, shell, theme)
    await until(lambda: dialog.scores.isVisible(), 20)
    assert dialog.scores.table.columnCount() == 2
    QTest.mouseClick(dialog.start, LEFT)
    await until(lambda: _cell(dialog, 0, 1) == "0 right of 20", 30)
    assert dialog.bar.isVisible()
    assert not dialog.modes.isEnabled()
    assert dialog.bar.value() > 100
    dialog.reject()
    await until(lambda: not shell.tasks, 20)
    await until(lambda: dialog.failures.isVisible(), 20)
    assert dialog.isVisible()
    assert dialog.note.text().startswith("The check was stopped.")
    assert _cell(dialog, 0, 1).startswith("0 of 3")
    assert dialog.modes.isEnabled()
    dialog.reject()
    assert not dialog.isVisible()


def test_that_it_is_in_the_menu() -> None:
    action = next(action for action in ACTIONS if action.key == "check")
    assert action.title.endswith("…")
