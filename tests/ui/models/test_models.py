"""The models panel shows what is installed and does what is asked."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Coroutine, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest

from workbench.app.loaded import LoadedModel, State
from workbench.app.workbench import Workbench
from workbench.base.errors import ModelError
from workbench.engines.api import EngineInfo, EngineUsage
from workbench.models.fit import FitVerdict
from workbench.models.store import InstalledModel
from workbench.ui.models import words
from workbench.ui.models.facts import facts_of
from workbench.ui.models.fit_bar import FitBar, parts_of
from workbench.ui.models.panel import ModelsPanel
from workbench.ui.models.rows import COLUMNS, TITLE_COLUMN, ModelRow, ModelTable
from workbench.ui.models.speeds import Speed, measured_speeds
from workbench.ui.models.table_view import ModelTableView
from workbench.ui.theme.theme import Theme

MODEL = InstalledModel(
    id="tiny", title="Tiny", path=Path("tiny.gguf"), size_bytes=3_000_000, engine="llama_cpp",
    family="Llama", architecture="llama", parameters=5_000_000, quantisation="Q8_0",
    trained_context_tokens=4096, can_call_tools=True, source="folder",
)  # fmt: skip
FIT = FitVerdict("cpu", 400, 300, 200, 2000, 4096, 8192, "Needs 900 B of 2000 B free.")
INFO = EngineInfo("Tiny", "llama", 5_000_000, "Q8_0", 2048, 4096, 1, 400, 300, 200, True)


class Shell:
    """Runs work at once and remembers what it was told."""

    def __init__(self) -> None:
        self.tasks: list[asyncio.Task[Any]] = []
        self.titles: list[str] = []
        self.copied: list[str] = []

    def open_panel(self, key: str, **target: Any) -> None: ...
    def notify(self, notice: Any) -> None: ...
    def ask_link(self, url: str) -> None: ...
    def register_actions(self, actions: Sequence[Any]) -> None: ...
    def trigger(self, key: str) -> None: ...

    def kept(self, key: str) -> list[str]:
        return []

    def keep(self, key: str, values: Sequence[str]) -> None: ...

    def run_task(
        self, work: Coroutine[Any, Any, Any], title: str, *, must_end: bool = False
    ) -> None:
        self.titles.append(title)
        self.tasks.append(asyncio.ensure_future(work))

    def copy(self, text: str, what: str) -> None:
        self.copied.append(text)


@pytest_asyncio.fixture
async def panel(workbench: Workbench, theme: Theme) -> AsyncIterator[ModelsPanel]:
    (workbench.paths.models / "bad.gguf").write_bytes(b"GGUF not at all")
    await workbench.models.refresh()
    made = ModelsPanel(workbench, theme, Shell())
    made.resize(1232, 774)
    made.show()
    if made._task is not None:
        await asyncio.wait_for(made._task, 20)  # else it would go on between test and teardown
    yield made
    if made._task is not None:
        with contextlib.suppress(asyncio.CancelledError):
            await made._task
    made.close()
    made.deleteLater()


async def test_that_a_damaged_file_says_what_to_do(panel: ModelsPanel) -> None:
    panel.show_target("bad")
    row = panel.table.current()
    assert row is not None
    assert row.model.problem
    assert panel.detail._problem.text() == row.model.problem
    assert "Get the file again" in panel.detail._hint.text()
    assert not panel.detail._load.isEnabled()


async def test_that_removal_asks_inline_and_then_deletes(
    panel: ModelsPanel, workbench: Workbench
) -> None:
    panel.show_target("bad")
    panel.detail._remove.click()
    assert panel.detail._ask.isVisible()
    panel.detail._on_remove()
    shell = panel._shell
    assert isinstance(shell, Shell)
    await asyncio.wait_for(asyncio.gather(*shell.tasks), 10)
    assert not (workbench.paths.models / "bad.gguf").exists()
    assert panel.table_model.row_of("bad") == -1
    assert panel._task is not None
    await asyncio.wait_for(panel._task, 20)  # the judging of what is left


async def test_that_the_filter_hides_other_models(panel: ModelsPanel) -> None:
    panel.search.setText("no such model")
    assert panel.table.sorted.rowCount() == 0
    panel.search.setText("BAD")
    assert panel.table.sorted.rowCount() == 1


async def test_that_a_digest_is_shown(panel: ModelsPanel) -> None:
    panel.show_target("bad")
    panel.detail._verify.click()
    shell = panel._shell
    assert isinstance(shell, Shell)
    await asyncio.wait_for(asyncio.gather(*shell.tasks), 10)
    assert len(panel._estimates.facts["bad"]["SHA-256"]) == 64


async def test_that_model_files_can_be_dropped_on_the_panel(
    panel: ModelsPanel, tmp_path: Path
) -> None:
    (tmp_path / "other.gguf").write_bytes(b"GGUF not at all")
    taken = [_drop(panel, tmp_path / name) for name in ("other.gguf", "notes.txt")]

    shell = panel._shell
    assert isinstance(shell, Shell)
    done = await asyncio.wait_for(asyncio.gather(*shell.tasks, return_exceptions=True), 10)

    assert taken == [True, False]
    assert shell.titles == ["Adding other.gguf"]
    assert isinstance(done[0], ModelError)


def _drop(panel: ModelsPanel, path: Path) -> bool:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path))])
    copying, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copying, files, left, none)
    drop = QDropEvent(QPointF(5, 5), copying, files, left, none)
    for event in (enter, drop):
        event.setAccepted(False)
        QCoreApplication.sendEvent(panel, event)
    return enter.isAccepted() and drop.isAccepted()


async def test_that_files_of_the_user_cannot_be_removed(panel: ModelsPanel) -> None:
    row = ModelRow(MODEL)
    panel.detail.show_row(row, why_not="it is yours", extra={})
    assert not panel.detail._remove.isEnabled()
    assert panel.detail._remove.toolTip()


async def test_that_a_loaded_model_offers_unload_and_pin(panel: ModelsPanel) -> None:
    loaded = LoadedModel(MODEL, "ready", INFO, EngineUsage(memory_bytes=1000))
    panel.detail.show_row(ModelRow(MODEL, loaded, FIT), why_not="", extra={})
    assert panel.detail._unload.isVisible()
    assert panel.detail._pin.isVisible()
    assert not panel.detail._load.isVisible()
    assert not panel.detail._remove.isEnabled()


async def test_that_the_keyboard_stays_where_a_model_is_loaded(panel: ModelsPanel) -> None:
    panel.activateWindow()
    detail = panel.detail

    def show(state: State | None) -> None:
        loaded = LoadedModel(MODEL, state, INFO) if state else None
        detail.show_row(ModelRow(MODEL, loaded, FIT), why_not="", extra={})

    show(None)
    detail._load.setFocus()
    show("loading")
    assert not detail._load.isEnabled()
    show("ready")
    assert detail._unload.hasFocus()
    show("unloading")
    show(None)
    assert detail._load.hasFocus()
    show("loading")
    panel.table.setFocus()
    show("ready")
    assert panel.table.hasFocus(), "whoever went on is not called back"


async def test_that_a_quarantined_model_offers_another_try(panel: ModelsPanel) -> None:
    failed = LoadedModel(MODEL, "failed", error="It crashed.", hint="Try.", crashes=3)
    panel.detail.show_row(ModelRow(MODEL, failed), why_not="", extra={})
    assert panel.detail._load.text().strip() == "Try again"
    assert panel.detail._load.isEnabled()
    assert words.state_words(MODEL, failed) == ("Quarantined", "error")


def test_that_the_most_and_what_is_in_memory_now_stand_side_by_side() -> None:
    loaded = LoadedModel(MODEL, "ready", INFO, EngineUsage(memory_bytes=1_500_000))
    facts = dict(facts_of(ModelRow(MODEL, loaded, FIT), {}))
    assert facts["At the most"] == "900 B"
    assert facts["In memory now"] == "1.5 MB"


@pytest.mark.parametrize(
    "fit", [FIT, replace(FIT, free_bytes=500), replace(FIT, free_bytes=910)]
)
def test_that_the_bar_adds_up(fit: FitVerdict) -> None:
    parts = dict(parts_of(fit))
    assert sum(parts.values()) == max(fit.total_bytes, fit.free_bytes)
    assert all(size >= 0 for size in parts.values())


def test_that_the_bar_speaks(theme: Theme) -> None:
    bar = FitBar(theme)
    bar.set_fit(FIT)
    assert bar.accessibleName().startswith(FIT.sentence)
    assert "KV cache 300 B" in bar.accessibleName()
    bar.deleteLater()


def test_that_every_cell_has_words_for_screen_readers() -> None:
    table = ModelTable()
    table.set_models((MODEL,))
    table.set_fits({"tiny": FIT})
    spoken = [
        table.data(table.index(0, number), Qt.ItemDataRole.AccessibleTextRole)
        for number in range(len(COLUMNS))
    ]
    assert "Size: 3.0 MB" in spoken
    assert "Fit: CPU" in spoken
    assert "Parameters: 5 M" in spoken
    fit = [one.title for one in COLUMNS].index("Fit")
    tip = table.data(table.index(0, fit), Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith(FIT.sentence)


def test_that_a_measured_speed_says_where_it_is_from() -> None:
    table = ModelTable()
    table.set_models((MODEL,))
    column = [one.title for one in COLUMNS].index("Speed")
    assert table.data(table.index(0, column)) == ""
    tip = table.data(table.index(0, column), Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("Not measured yet")

    table.set_speeds({"tiny": Speed(83.6, 1_700_000_000.0, 212)})

    assert table.data(table.index(0, column)) == "84 tok/s"
    tip = table.data(table.index(0, column), Qt.ItemDataRole.ToolTipRole)
    assert "212 tokens" in tip


async def test_that_the_speed_is_read_from_the_newest_run(workbench: Workbench) -> None:
    recording = {
        "format": 1,
        "name": "Demo",
        "tokens_per_s": 200,
        "recordings": [{"text": "word ", "repeat": 40}],
    }
    file = workbench.paths.models / "demo.replay.json"
    file.write_text(json.dumps(recording), encoding="utf-8")
    workbench.settings.change(engine_mode="thread")
    await workbench.models.refresh()
    assert await measured_speeds(workbench.conversations) == {}

    run = await workbench.runs.start("starter", "Hello", model_id="demo")
    await asyncio.wait_for(run.wait(), 20)

    speeds = await measured_speeds(workbench.conversations)
    assert set(speeds) == {"demo"}
    assert speeds["demo"].tokens == 40
    assert 100 < speeds["demo"].tokens_per_s < 400


async def test_that_the_numbers_behind_the_badge_open_by_key(panel: ModelsPanel) -> None:
    panel.table_model.set_fits({model.id: FIT for model in panel._workbench.models.models})
    panel.show_target("starter")
    panel.show_numbers()

    assert panel.popover.isVisible()
    assert FIT.sentence in panel.popover.bar.accessibleName()
    QTest.keyClick(panel.popover, Qt.Key.Key_Escape)
    assert not panel.popover.isVisible()


def test_that_columns_give_way_to_a_long_title(theme: Theme) -> None:
    models = ModelTable()
    table = ModelTableView(models, theme)
    table.resize(800, 300)
    models.set_models((MODEL,))
    few = [number for number in range(len(COLUMNS)) if table.isColumnHidden(number)]
    long = replace(MODEL, title="qwen2.5-0.5b-instruct-GGUF")
    models.set_models((MODEL, long))
    more = [number for number in range(len(COLUMNS)) if table.isColumnHidden(number)]
    assert set(few) < set(more)
    wanted = table.fontMetrics().horizontalAdvance(long.title)
    assert table.columnWidth(TITLE_COLUMN) > wanted
    models.set_models((replace(MODEL, title="a very long title " * 50),))
    state = [column.title for column in COLUMNS].index("State")
    assert not table.isColumnHidden(state), "a title takes only so much"
    models.set_models((MODEL,))
    assert few == [number for number in range(len(COLUMNS)) if table.isColumnHidden(number)]
    table.deleteLater()
