"""Models that are folders, in the models panel."""

from __future__ import annotations

import asyncio
import contextlib
import json
import shutil
from collections.abc import AsyncIterator, Coroutine, Sequence
from pathlib import Path
from typing import Any

import pytest_asyncio
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from workbench.app.workbench import Workbench
from workbench.ui.models.facts import facts_of
from workbench.ui.models.panel import ModelsPanel
from workbench.ui.models.rows import COLUMNS
from workbench.ui.theme.theme import Theme

AGENTS = Path(__file__).parents[2] / "models" / "tiny-agent"
TITLES = [column.title for column in COLUMNS]


class Shell:
    """Runs work at once and remembers what it was told."""

    def __init__(self) -> None:
        self.tasks: list[asyncio.Task[Any]] = []
        self.notices: list[Any] = []

    def open_panel(self, key: str, **target: Any) -> None: ...
    def ask_link(self, url: str) -> None: ...
    def register_actions(self, actions: Sequence[Any]) -> None: ...
    def trigger(self, key: str) -> None: ...

    def kept(self, key: str) -> list[str]:
        return []

    def keep(self, key: str, values: Sequence[str]) -> None: ...
    def copy(self, text: str, what: str) -> None: ...

    def notify(self, notice: Any) -> None:
        self.notices.append(notice)

    def run_task(
        self, work: Coroutine[Any, Any, Any], title: str, *, must_end: bool = False
    ) -> None:
        self.tasks.append(asyncio.ensure_future(work))

    async def done(self) -> None:
        tasks, self.tasks = self.tasks, []
        await asyncio.wait_for(asyncio.gather(*tasks), 30)


@pytest_asyncio.fixture
async def panel(workbench: Workbench, theme: Theme) -> AsyncIterator[ModelsPanel]:
    broken = workbench.paths.models / "broken"
    shutil.copytree(AGENTS / "agent-hf", broken, copy_function=shutil.copyfile)
    (broken / "tokenizer.json").unlink()
    await workbench.models.refresh()
    made = ModelsPanel(workbench, theme, Shell())
    made.resize(1480, 774)
    made.show()
    await _judged(made)
    yield made
    if made._task is not None:
        made._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await made._task
    made.close()
    made.deleteLater()


async def _judged(panel: ModelsPanel) -> None:
    if panel._task is not None:
        await asyncio.wait_for(panel._task, 30)


async def _drop(panel: ModelsPanel, path: Path) -> bool:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path))])
    copying, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copying, files, left, none)
    drop = QDropEvent(QPointF(5, 5), copying, files, left, none)
    for event in (enter, drop):
        event.setAccepted(False)
        QCoreApplication.sendEvent(panel, event)
    shell = panel._shell
    assert isinstance(shell, Shell)
    await shell.done()
    await _judged(panel)
    return enter.isAccepted() and drop.isAccepted()


async def test_that_recorded_answers_that_are_dropped_become_a_row(
    panel: ModelsPanel, workbench: Workbench, tmp_path: Path
) -> None:
    recording = {"format": 1, "name": "Demo", "recordings": [{"text": "word"}]}
    file = tmp_path / "demo.replay.json"
    file.write_text(json.dumps(recording))
    assert await _drop(panel, file)
    assert workbench.models.get("demo").engine == "replay"


async def test_that_a_folder_that_is_dropped_becomes_a_row_with_its_engine(
    panel: ModelsPanel,
) -> None:
    assert await _drop(panel, AGENTS / "agent-og")

    row = panel.table_model.row(panel.table_model.row_of("agent-og"))
    shown = {title: column.text(row)[0] for title, column in zip(TITLES, COLUMNS, strict=True)}
    facts = dict(facts_of(row, panel._estimates.facts.get("agent-og", {})))
    assert (shown["Name"], shown["Engine"]) == ("agent-og", "ONNX GenAI")
    assert (shown["Fit"], shown["Tools"], shown["Parameters"]) == ("CPU", "Tools", "")
    assert facts["Engine"] == "ONNX GenAI"
    assert facts["Trained context"] == "4,096 tokens"
    assert "Problem" not in facts


async def test_that_a_folder_in_the_store_is_verified(panel: ModelsPanel) -> None:
    await _drop(panel, AGENTS / "agent-hf")
    panel.show_target("agent-hf")

    panel.detail._verify.click()
    shell = panel._shell
    assert isinstance(shell, Shell)
    await shell.done()

    told = panel._estimates.facts["agent-hf"]["Integrity"]
    assert told.startswith("every byte is what it was when it was imported on")


async def test_that_a_broken_folder_says_what_is_missing(panel: ModelsPanel) -> None:
    panel.show_target("broken")

    row = panel.table.current()
    assert row is not None
    assert "'tokenizer.json' is missing" in panel.detail._problem.text()
    assert not panel.detail._load.isEnabled()
    assert panel.detail._verify.isEnabled(), "a folder can be checked, too"
    assert COLUMNS[TITLES.index("Engine")].text(row)[0] == "MLX"


async def test_that_adding_asks_for_a_file_or_a_folder(panel: ModelsPanel) -> None:
    menu = panel._adding.menu_for(panel._add)

    assert [action.text() for action in menu.actions()] == ["A file…", "A folder…"]
    menu.deleteLater()
