"""Someone lets a small model guess ahead for a large one."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.recorded import Shell, demo, shell, until
from workbench.app.workbench import Workbench
from workbench.base.paths import resource
from workbench.engines.llama_cpp.quantize import quantize
from workbench.ui.models.draft_model import DraftDialog
from workbench.ui.models.fit_bar import parts_of
from workbench.ui.models.more import ACTIONS, Place
from workbench.ui.theme.theme import Theme

__all__ = ["demo", "shell"]
AGENT = Path(__file__).parents[2] / "models" / "tiny-agent" / "agent.gguf"
LEFT = Qt.MouseButton.LeftButton


@pytest_asyncio.fixture
async def place(workbench: Workbench, theme: Theme, shell: Shell) -> AsyncIterator[Place]:
    """A machine with a copy of the starter of the same tokens, and a model of others."""
    models = workbench.paths.models
    starter = resource("models") / "starter" / "starter.gguf"
    await asyncio.to_thread(quantize, starter, models / "small.gguf", "Q4_0", threads=1)
    shutil.copyfile(AGENT, models / "agent.gguf")
    await workbench.models.refresh()
    widget = QWidget()
    yield Place(widget, workbench, theme, shell)
    await shell.close()
    widget.close()
    widget.deleteLater()


async def _open(place: Place, model_id: str = "starter") -> DraftDialog:
    dialog = DraftDialog(place, place.workbench.models.get(model_id))
    dialog.open()
    await until(lambda: dialog.table.rowCount() > 0, 30)
    return dialog


def _row(dialog: DraftDialog, draft_id: str) -> int:
    return [one.id for one in dialog._drafts].index(draft_id)


def _text(dialog: DraftDialog, row: int, column: int, role: int = 0) -> str:
    item = dialog.table.item(row, column)
    assert item is not None
    return str(item.data(role) if role else item.text())


async def test_that_a_model_of_the_same_tokens_is_chosen_by_keys(
    place: Place, shell: Shell
) -> None:
    assert any(action.key == "draft" for action in ACTIONS)
    dialog = await _open(place)
    assert dialog.chosen is not None
    assert dialog.chosen.id == ""
    assert _text(dialog, 0, 0) == "None"
    assert dialog.table.hasFocus() or dialog.focusWidget() is dialog.table
    await until(dialog.fit.isVisible, 20)
    assert "Draft model" not in dialog.fit.accessibleName()

    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    assert dialog.chosen.id == "small"
    assert dialog.start.isEnabled()
    await until(lambda: "Draft model" in dialog.fit.accessibleName(), 20)

    QTest.mouseClick(dialog.start, LEFT)
    await until(lambda: not shell.tasks, 30)
    assert not shell.errors
    assert place.workbench.loading.load_notes.of("starter").draft_model == "small"
    assert shell.notices[0].level == "success"
    fit = await place.workbench.models.fit("starter")
    assert dict(parts_of(fit))["Draft model"] == fit.draft_bytes > 0

    again = await _open(place)
    assert again.chosen is not None
    assert again.chosen.id == "small"
    again.table.selectRow(0)
    QTest.mouseClick(again.start, LEFT)
    await until(lambda: not shell.tasks, 30)
    assert place.workbench.loading.load_notes.all() == {}


async def test_that_a_model_that_cannot_guess_says_why_and_is_not_saved(place: Place) -> None:
    dialog = await _open(place)
    row = _row(dialog, "agent")
    spoken = _text(dialog, row, 0, Qt.ItemDataRole.AccessibleTextRole)
    assert "No: it has" in spoken
    dialog.table.selectRow(row)
    assert "cannot guess ahead for this model: it has" in dialog.reason.text()
    assert dialog.reason.isVisible()
    assert not dialog.start.isEnabled()
    dialog.table.selectRow(_row(dialog, "small"))
    assert dialog.start.isEnabled()
    assert not dialog.reason.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert place.workbench.loading.load_notes.all() == {}


async def test_that_a_draft_that_was_removed_is_shown_as_such(place: Place) -> None:
    await place.workbench.loading.set_draft("starter", "small")
    await place.workbench.models.remove("small")
    dialog = await _open(place)
    assert dialog.chosen is not None
    assert (dialog.chosen.id, dialog.chosen.model) == ("small", None)
    assert "not installed any more" in dialog.reason.text()
    assert not dialog.start.isEnabled()
    dialog.reject()


async def test_that_only_files_of_llama_cpp_have_one(demo: Workbench) -> None:
    [action] = [one for one in ACTIONS if one.key == "draft"]
    assert action.applies(demo.models.get("starter"))
    assert not action.applies(demo.models.get("demo"))
