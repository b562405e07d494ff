"""What is kept: stars, tags, notes and titles, drives that are away, leftovers."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Coroutine, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from workbench.app.workbench import Workbench
from workbench.base.paths import resource
from workbench.models.store import InstalledModel
from workbench.traces.values import ModelUsage
from workbench.ui.models import words
from workbench.ui.models.clean_up import CleanUpDialog
from workbench.ui.models.facts import facts_of
from workbench.ui.models.more import ACTIONS, Place
from workbench.ui.models.panel import ModelsPanel
from workbench.ui.models.rows import COLUMNS, ModelRow, ModelTable
from workbench.ui.models.table_view import ModelTableView
from workbench.ui.models.tag_chips import TagChips
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.buttons import Button

DAY_S = 86_400.0
NAMES = ("plain", "loved", "far")


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
        await asyncio.wait_for(asyncio.gather(*tasks), 20)


@pytest.fixture
def shell() -> Shell:
    return Shell()


@pytest_asyncio.fixture
async def panel(
    workbench: Workbench, theme: Theme, shell: Shell, tmp_path: Path
) -> AsyncIterator[ModelsPanel]:
    starter = resource("models") / "starter" / "starter.gguf"
    usb = tmp_path / "usb"
    usb.mkdir()
    shutil.copyfile(starter, usb / "far.gguf")
    for name in NAMES[:2]:
        shutil.copyfile(starter, workbench.paths.models / f"{name}.gguf")
    workbench.settings.change(model_folders=(str(usb),))
    await workbench.models.refresh()
    for name in NAMES:
        await workbench.models.rename(name, name.title())
    await workbench.models.favourite("loved", favourite=True)
    made = ModelsPanel(workbench, theme, shell)
    made.resize(1232, 774)
    made.show()
    await _settled(made)
    yield made
    await shell.done()
    await _settled(made)
    made.close()
    made.deleteLater()


async def _settled(panel: ModelsPanel) -> None:
    while panel._task is not None and not panel._task.done():
        await asyncio.wait_for(asyncio.shield(panel._task), 20)


def _titles(panel: ModelsPanel) -> list[str]:
    rows = panel.table.sorted
    return [str(rows.index(number, 0).data()) for number in range(rows.rowCount())]


async def test_that_a_star_is_above_all_however_the_list_is_sorted(panel: ModelsPanel) -> None:
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        panel.table.sortByColumn(0, order)
        assert _titles(panel)[0] == "Loved"
    assert set(_titles(panel)) >= {"Plain", "Far"}


async def test_that_the_star_and_the_title_are_changed_and_changed_back(
    panel: ModelsPanel, workbench: Workbench, shell: Shell
) -> None:
    panel.show_target("plain")
    panel.detail.title.star.click()
    await shell.done()
    assert workbench.models.get("plain").favourite
    panel.detail.title.pencil.click()
    assert panel.detail.title.field.isVisible()
    panel.detail.title.field.setText("Renamed")
    QTest.keyClick(panel.detail.title.field, Qt.Key.Key_Return)
    await shell.done()
    assert workbench.models.get("plain").title == "Renamed"
    assert panel.detail.title.title.text() == "Renamed"
    assert panel.detail.remarks.undo.isVisibleTo(panel)

    for _ in range(2):
        panel.detail.remarks.undo.click()
        await shell.done()
    assert (workbench.models.get("plain").title, workbench.models.get("plain").favourite) == (
        "Plain",
        False,
    )
    assert not panel.detail.remarks.undo.isVisibleTo(panel)


async def test_that_escape_leaves_the_title_as_it_was(panel: ModelsPanel) -> None:
    panel.show_target("plain")
    panel.detail.title.pencil.click()
    panel.detail.title.field.setText("Renamed")
    QTest.keyClick(panel.detail.title.field, Qt.Key.Key_Escape)
    assert panel.detail.title.title.isVisible()
    assert panel.detail.title.title.text() == "Plain"


async def test_that_tags_are_added_removed_and_searched_for(
    panel: ModelsPanel, workbench: Workbench, shell: Shell
) -> None:
    panel.show_target("plain")
    chips = panel.detail.remarks.tags
    chips.field.setText("Work, fast")
    QTest.keyClick(chips.field, Qt.Key.Key_Return)
    await shell.done()
    assert workbench.models.get("plain").tags == ("work", "fast")
    panel.search.setText("tag:work")
    assert _titles(panel) == ["Plain"]
    panel.search.setText("tag:work loved")
    assert _titles(panel) == []
    panel.search.setText("")
    first = chips.findChildren(Button)[0]
    assert "work" in first.accessibleName()
    first.click()
    await shell.done()
    assert workbench.models.get("plain").tags == ("fast",)


async def test_that_notes_are_kept_when_the_field_or_the_model_is_left(
    panel: ModelsPanel, workbench: Workbench, shell: Shell
) -> None:
    panel.show_target("plain")
    notes = panel.detail.remarks.notes
    notes.setPlainText("Good at sums.")
    QApplication.sendEvent(notes, QFocusEvent(QFocusEvent.Type.FocusOut))
    await shell.done()
    assert workbench.models.get("plain").notes == "Good at sums."
    notes.setPlainText("Better at words.")
    panel.show_target("loved")
    await shell.done()
    assert workbench.models.get("plain").notes == "Better at words."
    assert notes.toPlainText() == workbench.models.get("loved").notes == ""


async def test_that_a_drive_that_is_away_is_greyed_with_what_to_do_and_comes_back(
    panel: ModelsPanel, workbench: Workbench, shell: Shell, tmp_path: Path
) -> None:
    (tmp_path / "usb").rename(tmp_path / "unplugged")
    panel._look_again()
    await shell.done()
    panel.show_target("far")
    row = panel.table.current()
    assert row is not None
    assert words.state_words(row.model, None) == ("Away", "neutral")
    assert not panel.detail._problem.isVisible()
    assert "Connect the drive" in panel.detail._hint.text()
    assert not panel.detail._load.isEnabled()
    assert not panel.detail._remove.isEnabled()
    index = panel.table.currentIndex()
    option = QStyleOptionViewItem()
    panel.table.itemDelegate().initStyleOption(option, index)  # type: ignore[attr-defined]
    muted = panel._theme.colour("muted")
    assert option.palette.text().color() == muted

    (tmp_path / "unplugged").rename(tmp_path / "usb")
    panel._look_again()
    await shell.done()
    assert not workbench.models.get("far").away
    assert workbench.models.get("far").title == "Far"


async def test_that_leftovers_are_told_with_their_bytes_and_removed_on_a_word(
    panel: ModelsPanel, workbench: Workbench, shell: Shell, theme: Theme
) -> None:
    given_up = workbench.paths.models / ".partial" / "abc"
    given_up.mkdir(parents=True)
    (given_up / ".lock").touch()
    (given_up / "0.part").write_bytes(b"x" * 3_000_000)
    os.utime(given_up / "0.part", (0, 0))
    broken = workbench.paths.models / "broken.gguf"
    broken.write_bytes(b"no model")
    dialog = CleanUpDialog(Place(panel, workbench, theme, shell))
    dialog.open()
    assert dialog._work is not None
    await asyncio.wait_for(dialog._work, 20)
    assert len(dialog.choices.boxes) == 2
    assert dialog.choices.chosen == (str(given_up),), "what may be repaired is not ticked"
    assert "3.0 MB" in dialog.note.text()
    dialog.remove.click()
    await asyncio.wait_for(dialog._work, 20)
    assert not given_up.exists()
    assert broken.exists()
    assert "3.0 MB" in shell.notices[-1].title
    assert any(action.key == "clean" for action in ACTIONS)


async def test_that_nothing_to_clean_up_is_told(
    panel: ModelsPanel, workbench: Workbench, shell: Shell, theme: Theme
) -> None:
    dialog = CleanUpDialog(Place(panel, workbench, theme, shell))
    dialog.open()
    assert dialog._work is not None
    await asyncio.wait_for(dialog._work, 20)
    assert "nothing to clean up" in dialog.note.text()
    assert not dialog.remove.isEnabled()
    dialog.keep.click()


async def test_that_the_catalogue_is_shown_and_judged_while_the_hub_is_away(
    panel: ModelsPanel, workbench: Workbench, shell: Shell
) -> None:
    workbench.settings.change(hub_address="http://127.0.0.1:9")
    find = panel.fetching.find
    panel.show_room("find")
    assert find.where.currentData()[0] == "catalogue", "it comes first"
    find.choose_source("hugging_face")
    find.search.setText("qwen3")
    find.run()
    await shell.done()
    assert "retry" in find.state.buttons
    find.state.buttons["catalogue"].click()
    while shell.tasks:
        await shell.done()
    assert {item.id for item in find.model.items} >= {"qwen3-0.6b", "qwen3-4b"}
    assert find.page.advice.isVisibleTo(find)
    assert "about right" in find.page.card.toPlainText()


def test_that_a_model_of_another_program_names_it() -> None:
    model = _model("x", source="other", program="Ollama")
    facts = dict(facts_of(ModelRow(model), {}))
    assert facts["From"] == "other program: Ollama"
    assert facts["Used"] == "never"


def test_that_usage_is_among_the_facts() -> None:
    usage = ModelUsage(3, 1200, 450, 1_700_000_000.0)
    facts = dict(facts_of(ModelRow(_model("x"), usage=usage), {}))
    assert facts["Used"].startswith("3 runs, last not for ")
    assert facts["Tokens"] == "1,200 read, 450 written"


@pytest.mark.parametrize(
    ("days", "told"),
    [(0, "today"), (1, "yesterday"), (5, "5 days ago"), (30, "not for 30 days"),
     (90, "not for 90 days")],
)  # fmt: skip
def test_that_what_is_not_used_for_a_month_is_told(days: int, told: str) -> None:
    assert words.used_words(1e9, 1e9 + days * DAY_S + 60) == told
    assert words.used_words(0.0, 1e9) == "never"


def test_that_the_list_sorts_by_last_use() -> None:
    table = ModelTable()
    table.set_models((_model("old"), _model("new"), _model("never")))
    table.set_usages({"old": ModelUsage(last_used_s=1.0), "new": ModelUsage(last_used_s=9.0)})
    column = [one.title for one in COLUMNS].index("Last used")
    rows = sorted((table.row(n) for n in range(3)), key=COLUMNS[column].sort)
    assert [row.model.id for row in rows] == ["new", "old", "never"]


@pytest.mark.parametrize("width_px", [1000, 800, 620, 480])
async def test_that_titles_keep_their_room_in_a_narrow_window(
    theme: Theme, width_px: int
) -> None:
    table = ModelTable()
    table.set_models((_model("x"),))
    view = ModelTableView(table, theme)
    view.resize(width_px, 300)
    view.show()
    assert view.columnWidth(0) >= 150
    view.close()
    view.deleteLater()


def test_that_chips_wrap_into_as_many_rows_as_it_takes(theme: Theme) -> None:
    chips = TagChips(theme)
    chips.show_tags([f"word{number}" for number in range(8)])
    layout = chips.layout()
    assert layout is not None
    assert layout.heightForWidth(2000) < layout.heightForWidth(300) < layout.heightForWidth(90)
    chips.deleteLater()


def _model(name: str, **changes: Any) -> InstalledModel:
    model = InstalledModel(
        id=name, title=name.title(), path=Path(f"{name}.gguf"), size_bytes=1,
        engine="llama-cpp", family="Llama", architecture="llama", parameters=5,
        quantisation="Q8_0", trained_context_tokens=4096, can_call_tools=True, source="folder",
    )  # fmt: skip
    return replace(model, **changes)
