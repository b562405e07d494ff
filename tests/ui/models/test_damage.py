"""What is wrong with a model stays in its row, and what mends it comes first."""

from __future__ import annotations

import asyncio
import shutil
import threading
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.recorded import Shell, shell, until
from workbench.app.loaded import LoadedModel
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths, resource
from workbench.models.adoption import Checked, adopt
from workbench.models.manifests import Manifest
from workbench.models.store import InstalledModel
from workbench.models.verification import chunk_map
from workbench.ui.models import words
from workbench.ui.models.facts import DIGEST, breakable
from workbench.ui.models.panel import ModelsPanel
from workbench.ui.models.rows import COLUMNS, ModelRow, ModelTable
from workbench.ui.theme.theme import Theme

__all__ = ["shell"]
CHUNK_BYTES = 8 * 1024 * 1024
NAMES = [column.title for column in COLUMNS]
MODEL = InstalledModel(
    id="tiny", title="Tiny", path=Path("tiny.gguf"), size_bytes=100_700_000, engine="llama_cpp",
    family="Llama", architecture="llama", parameters=5_000_000, quantisation="Q8_0",
    trained_context_tokens=131_072, can_call_tools=True, source="store",
    load_failure="it has no tokenizer", load_hint="Take another variant.",
)  # fmt: skip


@pytest_asyncio.fixture
async def workbench(paths: Paths, tmp_path: Path) -> AsyncIterator[Workbench]:
    file = tmp_path / "a.gguf"
    shutil.copyfile(resource("models/starter/starter.gguf"), file)
    made = chunk_map(file, CHUNK_BYTES, threading.Event())
    adopt(paths.models, [Checked(file, made)], Manifest("", "Mine", ()))
    async with open_workbench(paths) as opened:
        yield opened


@pytest_asyncio.fixture
async def panel(workbench: Workbench, theme: Theme, shell: Shell) -> AsyncIterator[ModelsPanel]:
    made = await shown(workbench, theme, shell)
    yield made
    await close(made, shell)


async def shown(workbench: Workbench, theme: Theme, shell: Shell) -> ModelsPanel:
    made = ModelsPanel(workbench, theme, shell)
    made.resize(976, 594)
    made.show()
    await until(lambda: made._task is None or made._task.done(), 20)
    made.show_target("mine")
    return made


async def close(panel: ModelsPanel, shell: Shell) -> None:
    await shell.close()
    await until(lambda: panel._task is None or panel._task.done(), 20)
    panel.close()
    panel.deleteLater()


def damage(workbench: Workbench, place: int = 5_000_000) -> None:
    with workbench.models.get("mine").path.open("r+b") as file:
        file.seek(place)
        file.write(b"damage")


def cell(panel: ModelsPanel, title: str) -> str:
    row = panel.table_model.row_of("mine")
    return str(panel.table_model.index(row, NAMES.index(title)).data())


async def test_that_damage_shows_in_the_row_and_repair_is_what_is_to_be_done(
    panel: ModelsPanel, workbench: Workbench, theme: Theme, shell: Shell, paths: Paths
) -> None:
    damage(workbench)
    panel.detail._verify.click()
    await until(lambda: cell(panel, "State") == "Damaged", 20)
    detail = panel.detail
    assert detail.title.state.text() == "Damaged"
    assert detail._repair.isVisibleTo(panel)
    assert detail._repair.property("kind") == "primary"
    assert not detail._load.isVisibleTo(panel)
    in_sight = detail._repair.mapTo(detail.viewport(), detail._repair.rect().bottomRight())
    assert detail.viewport().rect().contains(in_sight), "without scrolling at 1024×640"
    assert "1 part is not what it was" in detail._problem.text()

    async with open_workbench(paths) as restarted:
        again = await shown(restarted, theme, shell)
        assert cell(again, "State") == "Damaged"
        assert again.detail._repair.isVisibleTo(again)
        await close(again, shell)


async def test_that_a_model_that_is_mended_can_be_loaded_again(
    panel: ModelsPanel, workbench: Workbench
) -> None:
    whole = workbench.models.get("mine").path.read_bytes()
    damage(workbench)
    panel.detail._verify.click()
    await until(lambda: panel.detail._repair.isVisibleTo(panel), 20)
    workbench.models.get("mine").path.write_bytes(whole)
    await workbench.models.verify("mine")
    await until(lambda: cell(panel, "State") == "Not loaded", 20)
    assert panel.detail._load.isVisibleTo(panel)
    assert not panel.detail._repair.isVisibleTo(panel)


async def test_that_damage_of_the_header_can_be_repaired_too(
    panel: ModelsPanel, workbench: Workbench
) -> None:
    damage(workbench, 0)
    await workbench.models.refresh()
    assert cell(panel, "State") == "Damaged"
    assert panel.detail._repair.isVisibleTo(panel), "before any check"
    await workbench.models.verify("mine")
    assert workbench.models.get("mine").damaged_chunks == 1
    assert panel.detail._repair.isVisibleTo(panel)


async def test_that_a_repair_is_begun_once_and_says_why_it_failed(
    panel: ModelsPanel, workbench: Workbench, shell: Shell
) -> None:
    damage(workbench)
    panel.detail._verify.click()
    await until(lambda: panel.detail._repair.isVisibleTo(panel), 20)
    panel._on_repair("mine")
    assert not panel.detail._repair.isEnabled()
    panel._on_repair("mine")
    await until(lambda: not shell.tasks, 20)
    assert len(shell.errors) == 1  # it was never fetched, so nobody knows where from
    assert "was not fetched" in str(shell.errors[0])
    assert panel.detail._repair.isEnabled()
    assert cell(panel, "State") == "Damaged"


def test_that_a_first_load_that_failed_stays_in_the_row() -> None:
    table = ModelTable()
    table.set_models((MODEL,))
    state = table.index(0, NAMES.index("State"))
    assert state.data() == "Does not load"
    tip = state.data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Does not load: it has no tokenizer. Take another variant."
    loaded = LoadedModel(MODEL, "ready")
    assert words.state_words(MODEL, loaded) == ("Loaded", "success"), "it was tried again"


async def test_that_the_page_of_a_model_that_does_not_load_says_why(
    panel: ModelsPanel,
) -> None:
    panel.detail.show_row(ModelRow(MODEL), why_not="", extra={})
    assert panel.detail._problem.text() == "Does not load: it has no tokenizer"
    assert panel.detail._hint.text() == "Take another variant."
    assert panel.detail._load.text().strip() == "Try again"
    assert panel.detail._load.property("kind") == "plain"
    panel.detail.show_row(
        ModelRow(replace(MODEL, load_failure="", load_hint="")), why_not="", extra={}
    )
    assert not panel.detail._problem.isVisibleTo(panel)
    assert panel.detail._load.property("kind") == "primary"


async def test_that_long_words_never_widen_the_page_of_a_model(panel: ModelsPanel) -> None:
    extra = {DIGEST: "ab" * 32, "Author": "W" * 200}
    row = ModelRow(replace(MODEL, source="bundled"))
    panel.detail.show_row(row, why_not="", extra=extra)
    await asyncio.sleep(0)
    page = panel.detail.widget()
    assert page is not None
    assert page.minimumSizeHint().width() <= panel.detail.viewport().width()
    assert panel.detail.digest.text.text() == "ab" * 32
    QTest.mouseClick(panel.detail.digest.copy, Qt.MouseButton.LeftButton)
    assert panel._shell.copied == ["ab" * 32]  # type: ignore[attr-defined]


async def test_that_sizes_and_contexts_are_shown_whole(panel: ModelsPanel) -> None:
    panel.table_model.set_models((MODEL,))
    width_px = panel.table.columnWidth(NAMES.index("Size"))
    words_px = panel.table.fontMetrics().horizontalAdvance("100.7 MB")
    assert width_px >= words_px + 16
    panel.detail.show_row(ModelRow(MODEL), why_not="", extra={})
    box = panel.detail._context
    assert box.minimumSizeHint().width() >= box.fontMetrics().horizontalAdvance(
        "131,072 tokens"
    )


def test_that_only_long_words_are_broken() -> None:
    assert breakable("Qwen2.5-0.5B-Instruct by the team") == "Qwen2.5-0.5B-Instruct by the team"
    assert breakable("x" * 50).replace("\u200b", "") == "x" * 50
    assert "\u200b" in breakable("x" * 50)
