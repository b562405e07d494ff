"""Someone makes a smaller copy of a model and compares it with the larger one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.recorded import Shell, shell, until
from workbench.app.workbench import Workbench
from workbench.base.paths import resource
from workbench.engines.llama_cpp.quantize import CALIBRATED, quantize
from workbench.ui.models.compare import CompareDialog
from workbench.ui.models.more import ACTIONS, Place
from workbench.ui.models.quantise import QuantiseDialog
from workbench.ui.theme.theme import Theme

__all__ = ["shell"]
TEXT = "Turn on the lamp in the kitchen and tell me the time in Lisbon, please. " * 20
LEFT = Qt.MouseButton.LeftButton


@pytest_asyncio.fixture
async def place(workbench: Workbench, theme: Theme, shell: Shell) -> AsyncIterator[Place]:
    widget = QWidget()
    yield Place(widget, workbench, theme, shell)
    await shell.close()
    widget.close()
    widget.deleteLater()


async def _quantise_dialog(place: Place, model_id: str = "starter") -> QuantiseDialog:
    dialog = QuantiseDialog(place, place.workbench.models.get(model_id))
    dialog.open()
    await until(lambda: dialog.table.rowCount() > 0, 60)
    return dialog


def _choose(dialog: QuantiseDialog, kind: str) -> None:
    kinds = [one.kind for one in dialog._choices]
    dialog.table.selectRow(kinds.index(kind))


def test_that_both_are_in_the_menu() -> None:
    assert {"quantise", "compare"} <= {action.key for action in ACTIONS}


async def test_that_a_copy_is_made(place: Place, shell: Shell) -> None:
    dialog = await _quantise_dialog(place)
    assert dialog.chosen is not None
    assert dialog.chosen.kind == "Q4_K_M"
    assert not dialog.anyway.isVisible()
    _choose(dialog, "Q8_0")

    QTest.mouseClick(dialog.start, LEFT)
    await until(lambda: dialog.working, 10)
    assert not dialog.table.isEnabled()
    await until(lambda: not shell.tasks, 90)

    assert not shell.errors
    assert shell.notices[0].level == "success"
    made = [m for m in place.workbench.models.models if m.quantisation == "Q8_0"]
    assert len(made) == 1

    again = await _quantise_dialog(place, made[0].id)
    assert again.anyway.isVisible()
    assert not again.start.isEnabled()
    again.anyway.setChecked(True)
    assert again.start.isEnabled()
    again.reject()


async def test_that_cancel_stops_the_work_and_keeps_the_dialog(
    place: Place, shell: Shell
) -> None:
    dialog = await _quantise_dialog(place)
    before = len(place.workbench.models.models)
    _choose(dialog, "IQ3_S")
    QTest.mouseClick(dialog.start, LEFT)
    await until(lambda: dialog.bar.value() > 0, 60)
    QTest.mouseClick(dialog.stop, LEFT)
    await until(lambda: not shell.tasks, 20)
    assert dialog.isVisible()
    assert dialog.table.isEnabled()
    assert len(await place.workbench.models.refresh()) == before
    dialog.reject()


async def test_that_the_smallest_types_are_made_with_a_text_of_the_user(
    place: Place, shell: Shell, tmp_path: Path
) -> None:
    dialog = await _quantise_dialog(place)
    kinds = [one.kind for one in dialog._choices]
    assert set(CALIBRATED) <= set(kinds)
    assert kinds.index("IQ1_S") > kinds.index("TQ1_0")
    assert dialog.start.isEnabled()
    _choose(dialog, "Q2_K_S")
    assert "at least 256 tokens" in dialog.text.count.text()
    assert dialog.text.edit.accessibleDescription() == dialog.text.count.text()
    assert not dialog.start.isEnabled()
    dialog.text.edit.setPlainText("too short")
    assert "9 characters are too few" in dialog.text.count.text()
    assert not dialog.start.isEnabled()
    _choose(dialog, "Q4_0")
    assert not dialog.start.isEnabled(), "what is there is used, so it must be long enough"

    dialog.text.read(tmp_path / "none.txt")
    await until(lambda: dialog.problem.isVisible(), 20)
    assert "none.txt" in dialog.problem.text()
    source = tmp_path / "text.txt"
    source.write_text(TEXT)
    dialog.text.read(source)
    await until(lambda: dialog.text.text == TEXT, 20)
    _choose(dialog, "Q2_K_S")
    QTest.mouseClick(dialog.start, LEFT)
    await until(lambda: dialog.working, 10)
    assert not dialog.text.isEnabled()
    await until(lambda: not shell.tasks, 90)
    assert not shell.errors
    assert any(m.quantisation == "Q2_K_S" for m in place.workbench.models.models)


async def test_that_measuring_shows_how_far_it_is_can_be_stopped_and_refuses_too_little(
    place: Place, shell: Shell
) -> None:
    dialog = await _quantise_dialog(place)
    before = len(place.workbench.models.models)
    _choose(dialog, "IQ3_XS")
    dialog.text.edit.setPlainText(TEXT * 150)
    QTest.mouseClick(dialog.start, LEFT)
    await until(lambda: dialog.at_work.text() == "measuring which weights matter", 60)
    QTest.mouseClick(dialog.stop, LEFT)
    await until(lambda: not shell.tasks, 20)
    assert dialog.isVisible()
    assert dialog.text.isEnabled()
    assert len(await place.workbench.models.refresh()) == before

    dialog.text.edit.setPlainText("word " * 60)
    assert "may be too few" in dialog.text.count.text()
    QTest.mouseClick(dialog.start, LEFT)
    await until(lambda: not shell.tasks and dialog.problem.isVisible(), 60)
    assert "at least 256 are needed" in dialog.problem.text()
    dialog.reject()


async def test_that_files_are_compared_on_a_text(
    place: Place, shell: Shell, tmp_path: Path
) -> None:
    starter = resource("models") / "starter" / "starter.gguf"
    small = place.workbench.paths.models / "small.gguf"
    await asyncio.to_thread(quantize, starter, small, "Q4_0")
    await place.workbench.models.refresh()
    dialog = CompareDialog(place, place.workbench.models.get("starter"))
    dialog.open()
    assert dialog.files.chosen == ("small",)
    assert not dialog.start.isEnabled()
    source = tmp_path / "text.txt"
    source.write_text(TEXT)
    dialog.read(source)
    assert dialog.start.isEnabled()

    QTest.mouseClick(dialog.start, LEFT)
    await until(lambda: not shell.tasks and not dialog.working, 90)
    assert dialog.problem.text() == ""
    assert dialog.table.rowCount() == 2
    assert dialog.table.item(0, 3).text() == "0.0000"  # type: ignore[union-attr]
    QTest.mouseClick(dialog.copy, LEFT)
    assert shell.copied[0].startswith("id,title,")
    target = tmp_path / "figures.csv"
    dialog.write(target)
    assert len(target.read_text().splitlines()) == 3
    dialog.read(tmp_path / "none.txt")
    assert "none.txt" in dialog.problem.text()
    dialog.reject()


async def test_that_without_another_file_it_says_what_to_do(place: Place) -> None:
    dialog = CompareDialog(place, place.workbench.models.get("starter"))
    dialog.open()
    assert dialog.nothing.isVisible()
    dialog.text.setPlainText(TEXT)
    assert not dialog.start.isEnabled()
    dialog.reject()
