"""The first steps: Enter all the way, what each page changes, and what may go wrong."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.policies import ANNA, BEN, CLINIC, KIOSK, PINS
from tests.ui.kiosk.conftest import open_window  # noqa: F401  a fixture
from tests.ui.recorded import until
from workbench.app.outlook import Outlook
from workbench.app.workbench import Workbench
from workbench.base import settings_store
from workbench.base.errors import StoreFull
from workbench.models.folder_check import FolderState
from workbench.ui.chat.panel import ChatPanel
from workbench.ui.first_steps import languages, machine_page
from workbench.ui.first_steps.machine_page import MachinePage
from workbench.ui.first_steps.models_page import ModelsPage
from workbench.ui.first_steps.view import FirstSteps
from workbench.ui.first_steps.welcome_page import WelcomePage
from workbench.ui.settings.rows import ROWS
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme


@pytest_asyncio.fixture
async def window(workbench: Workbench, theme: Theme) -> AsyncIterator[MainWindow]:
    made = MainWindow(workbench, theme)
    made.resize(1024, 640)
    made.show()
    made.open_panel("chat")
    yield made
    made.close()
    await made.finish()
    made.deleteLater()


@pytest.fixture(autouse=True)
def quick_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is measured is tested elsewhere."""

    async def found(_models: object) -> Outlook:
        return Outlook((), 2e10, (), (), ("The processor could not be read: no /proc.",))

    monkeypatch.setattr(machine_page, "outlook", found)


async def shown(window: MainWindow) -> FirstSteps:
    await until(lambda: window.guides.first_steps is not None)
    steps = window.guides.first_steps
    assert steps is not None
    return steps


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


async def test_that_enter_all_the_way_leads_to_the_chat_with_everything_as_it_was(
    window: MainWindow, workbench: Workbench
) -> None:
    before = workbench.settings.settings
    window.guides.offer()
    steps = await shown(window)
    titles = []
    while window.guides.first_steps is steps:
        titles.append(steps.steps[steps.number].title)
        await asyncio.sleep(0.01)
        press(Qt.Key.Key_Return)

    assert titles == [
        "Welcome to Workbench", "Where models live", "What this machine can do", "Ready"
    ]  # fmt: skip
    chat = window.workspace.panel("chat")
    assert isinstance(chat, ChatPanel)
    assert chat.composer.edit.hasFocus()
    await until(lambda: not workbench.settings.settings.first_steps)
    changed = {
        name
        for name in before.__dataclass_fields__
        if getattr(before, name) != getattr(workbench.settings.settings, name)
    }
    assert changed == {"first_steps"}
    window.guides.offer()
    await asyncio.sleep(0.05)
    assert window.guides.first_steps is None
    window.trigger("shell.first_steps")
    await shown(window)


async def test_that_escape_takes_the_defaults_at_once(
    window: MainWindow, workbench: Workbench
) -> None:
    window.guides.show_first_steps()
    press(Qt.Key.Key_Escape)

    assert window.guides.first_steps is None
    assert window.rail.isVisible()
    await until(lambda: not workbench.settings.settings.first_steps)


async def test_that_somebody_who_writes_or_was_here_before_is_left_alone(
    window: MainWindow, workbench: Workbench
) -> None:
    chat = window.workspace.panel("chat")
    assert isinstance(chat, ChatPanel)
    chat.composer.set_text("Hello")
    window.guides.offer()
    await until(lambda: not window._tasks.running)
    assert window.guides.first_steps is None

    chat.composer.set_text("")
    run = await workbench.runs.start("calculator", "What is 12 * 7?")
    await run.wait()
    window.guides.offer()
    await until(lambda: not window._tasks.running)
    assert window.guides.first_steps is None
    assert not workbench.settings.settings.first_steps  # nor looked for again


async def test_that_language_and_theme_hold_at_once(
    window: MainWindow, workbench: Workbench, theme: Theme
) -> None:
    window.guides.show_first_steps()
    steps = await shown(window)
    page = steps.steps[0]
    assert isinstance(page, WelcomePage)
    listed = [page.language.itemText(row) for row in range(page.language.count())]
    row = next(row for row in ROWS if row.name == "language")
    assert len(listed) == len(row.choices)
    assert "English" in listed
    page.language.setCurrentIndex(page.language.findData("en"))
    page.language.activated.emit(page.language.currentIndex())
    assert workbench.settings.settings.language == "en"
    for key in ("light", "dark"):
        page.themes.chosen.emit(key)
        assert (workbench.settings.settings.theme, theme.mode) == (key, key)


async def test_that_another_language_makes_the_pages_anew_where_they_are(
    window: MainWindow,
) -> None:
    window.guides.show_first_steps()
    steps = await shown(window)
    steps.show_step(3)
    before = steps.steps
    QApplication.sendEvent(steps, QEvent(QEvent.Type.LanguageChange))
    assert steps.steps != before
    assert (steps.number, len(steps.steps)) == (3, 4)
    assert steps.pages.count() == 4


async def test_that_a_panel_that_is_opened_by_its_key_is_seen(
    window: MainWindow, workbench: Workbench
) -> None:
    window.guides.show_first_steps()
    await shown(window)
    window.trigger("help.open")
    assert window.guides.first_steps is None
    panel = window.workspace.panel("help")
    assert panel is not None
    assert panel.isVisible()
    await until(lambda: not workbench.settings.settings.first_steps)


async def models(window: MainWindow) -> ModelsPage:
    window.guides.show_first_steps()
    steps = await shown(window)
    steps.go_on()
    page = steps.steps[1]
    assert isinstance(page, ModelsPage)
    await until(lambda: page.state is not None)
    return page


async def test_that_models_can_go_elsewhere_if_that_can_be_written_to(
    window: MainWindow, workbench: Workbench, tmp_path: Path
) -> None:
    page = await models(window)
    assert "free, and it can be written to" in page.said.text()
    assert not page.usual.isVisible()
    (tmp_path / "large").mkdir()
    page.take(str(tmp_path / "large"))
    await until(lambda: workbench.settings.settings.download_folder)
    await until(lambda: page.state is not None and page.state.path == tmp_path / "large")
    assert page.usual.isVisible()
    assert page.path.text() == str(tmp_path / "large")

    (tmp_path / "file").write_text("no folder")
    page.take(str(tmp_path / "file"))
    await until(lambda: "was not taken" in page.said.text())
    assert workbench.settings.settings.download_folder == str(tmp_path / "large")

    page.usual.click()
    await until(lambda: not workbench.settings.settings.download_folder)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (FolderState(Path("/x"), 10**9), "1.0 GB are free: that is little"),
        (FolderState(Path("/x"), None), "how much is free is not told"),
        (FolderState(Path("/x"), 0, "No space left on device"), "No space left on device"),
        (FolderState(Path("/x"), 10**12, "", is_new=True), "It is made when it is needed"),
    ],
)
async def test_that_each_state_of_the_folder_is_said(
    window: MainWindow, state: FolderState, words: str
) -> None:
    page = await models(window)
    page.show_state(state)
    assert words in page.said.text()


async def test_that_models_of_other_programs_are_counted_and_can_be_left_out(
    window: MainWindow, workbench: Workbench, tmp_path: Path
) -> None:
    page = await models(window)
    assert "None are here now" in page.found.text()
    page.others.click()
    assert not workbench.settings.settings.other_programs_models
    await until(lambda: "not looked for" in page.found.text())
    page.add(str(tmp_path / "more"))
    await until(lambda: "0 models were found" in page.found.text())
    assert workbench.settings.settings.model_folders == (str(tmp_path / "more"),)


async def test_that_a_full_disk_stops_nothing(
    window: MainWindow, workbench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_words: object) -> None:
        raise StoreFull("no space is left for settings.json", "Free some space.")

    monkeypatch.setattr(settings_store, "write_atomically", full)
    window.guides.show_first_steps()
    steps = await shown(window)
    page = steps.steps[0]
    assert isinstance(page, WelcomePage)
    page.themes.chosen.emit("light")
    assert workbench.notices.items[-1].title == "The setting was not changed"
    for _ in range(4):
        steps.go_on()
    await until(lambda: not window._tasks.running)
    assert window.guides.first_steps is None
    assert window.rail.isVisible()


async def test_that_a_slow_measurement_is_left_out_or_gone_past(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = 0

    async def never(_models: object) -> Any:
        nonlocal begun
        begun += 1
        await asyncio.Event().wait()

    monkeypatch.setattr(machine_page, "outlook", never)
    window.guides.show_first_steps()
    steps = await shown(window)
    steps.show_step(2)
    page = steps.steps[2]
    assert isinstance(page, MachinePage)
    await until(lambda: page.measuring)
    assert page.busy.isVisible()
    page.stop.click()
    await until(lambda: not page.measuring)
    assert "was not measured" in page.note.text()
    assert page.again.isVisible()
    page.again.click()
    await until(lambda: page.measuring)
    steps.go_on()
    await until(lambda: not page.measuring)
    assert begun == 2


async def test_that_problems_of_the_measurement_are_told(window: MainWindow) -> None:
    window.guides.show_first_steps()
    steps = await shown(window)
    steps.show_step(2)
    page = steps.steps[2]
    assert isinstance(page, MachinePage)
    await until(lambda: page.shown is not None and not page.measuring)
    assert "no /proc" in page.note.text()


async def test_that_the_window_may_close_while_the_machine_is_measured(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(_models: object) -> Any:
        await asyncio.Event().wait()

    monkeypatch.setattr(machine_page, "outlook", never)
    window.guides.show_first_steps()
    (await shown(window)).show_step(2)
    await asyncio.sleep(0.02)


async def test_that_it_is_as_large_as_the_window_and_nothing_is_cut_off(
    window: MainWindow,
) -> None:
    window.guides.show_first_steps()
    steps = await shown(window)
    for size in (QSize(1024, 640), QSize(1280, 800), QSize(900, 600)):
        window.resize(size)
        await asyncio.sleep(0.02)
        assert steps.size() == window.size()
        for number in range(4):
            steps.show_step(number)
            await asyncio.sleep(0.01)
            foot = steps.next.mapTo(window, steps.next.rect().bottomRight())
            assert window.rect().contains(foot)
            inner = steps.steps[number].widget()
            assert inner is not None
            assert inner.width() <= steps.steps[number].width()


async def test_that_everything_on_the_pages_has_a_name_and_is_reached_by_tab(
    window: MainWindow,
) -> None:
    window.guides.show_first_steps()
    steps = await shown(window)
    for number in range(4):
        steps.show_step(number)
        await asyncio.sleep(0.02)
        seen: set[QWidget] = set()
        for _ in range(30):
            focused = QApplication.focusWidget()
            assert focused is not None
            assert steps.isAncestorOf(focused)
            assert focused.accessibleName(), type(focused).__name__
            seen.add(focused)
            press(Qt.Key.Key_Tab)
        assert steps.next in seen
        assert len(seen) >= 2


@pytest.mark.parametrize("policy", [KIOSK, CLINIC], ids=["kiosk", "clinic"])
async def test_that_where_roles_count_they_come_only_when_an_administrator_asks(
    open_window: Any,  # noqa: F811
    policy: Any,
) -> None:
    async with open_window(policy) as one:
        window: MainWindow = one.window
        window.guides.offer()
        await one.settle()
        assert window.guides.first_steps is None
        if policy is CLINIC:
            await one.sign_in(BEN, PINS[BEN])
            window.trigger("shell.first_steps")
            assert window.guides.first_steps is None
            one.gate.leave()
            await one.settle()
            await one.sign_in(ANNA, PINS[ANNA])
            window.trigger("shell.first_steps")
            assert window.guides.first_steps is not None
            one.gate.lock()
            assert window.guides.first_steps is None
            assert one.gate.covers
        else:
            window.trigger("shell.first_steps")
            assert window.guides.first_steps is None


def test_that_the_languages_are_those_of_the_settings() -> None:
    row = next(row for row in ROWS if row.name == "language")
    assert [code for code, _name in languages.language_choices()] == [
        code for code, _name in row.choices
    ]
