"""The window with a real workbench behind it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from operator import attrgetter

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from workbench.app.workbench import Workbench
from workbench.base.errors import ModelError
from workbench.ui.actions import ACTIONS
from workbench.ui.bridge import EventPump, Tasks, follow
from workbench.ui.chat.panel import ChatPanel
from workbench.ui.instance import FirstInstance, call_first
from workbench.ui.models.panel import ModelsPanel
from workbench.ui.panel_commands import PANEL_COMMANDS
from workbench.ui.panels import PANELS
from workbench.ui.shell.palette import fuzzy_score, title_of
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme

CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QAbstractItemView,
    QComboBox,
    QAbstractSpinBox,
    QPlainTextEdit,
)


@pytest_asyncio.fixture
async def window(workbench: Workbench, theme: Theme) -> AsyncIterator[MainWindow]:
    made = MainWindow(workbench, theme)
    made.show()
    yield made
    made.close()
    await made.finish()
    made.deleteLater()


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


def inner_part(widget: QWidget) -> bool:
    """Whether Qt made it as part of another control."""
    parent = widget.parentWidget()
    return (
        widget.objectName().startswith("qt_")
        or isinstance(parent, QAbstractSpinBox | QComboBox | QLineEdit | QAbstractItemView)
        or "QComboBox" in (parent.metaObject().className() if parent else "")
    )


@pytest.mark.parametrize("key", [spec.key for spec in PANELS])
async def test_that_every_control_of_a_panel_has_a_name(window: MainWindow, key: str) -> None:
    window.open_panel(key)
    await settle()
    panel = window.workspace.panel(key)
    assert panel is not None
    nameless = [
        (type(control).__name__, control.objectName())
        for kind in CONTROLS
        for control in panel.findChildren(kind)
        if not inner_part(control)
        and not control.accessibleName()
        and not (isinstance(control, QAbstractButton) and control.text().strip())
    ]
    unreachable = [
        control.accessibleName()
        for control in panel.findChildren(QAbstractButton)
        if control.isVisible()
        and not inner_part(control)
        and not control.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]

    assert nameless == []
    assert unreachable == []


async def test_that_the_rail_and_the_shortcuts_open_panels(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.rail.buttons["settings"].click()
    assert window.workspace.current_key == "settings"
    window.commands.trigger_key("help.open")

    assert window.workspace.current_key == "help"
    assert window.rail.buttons["help"].isChecked()


async def test_that_every_action_has_a_callback_and_its_own_shortcut(
    window: MainWindow,
) -> None:
    for action in ACTIONS:
        assert isinstance(action.callback, str)
        assert callable(attrgetter(action.callback)(window))
    everywhere = [a.shortcut for a in window.commands.known if a.shortcut and not a.panel]
    assert len(everywhere) == len(set(everywhere))


async def test_that_the_palette_runs_what_was_typed(window: MainWindow, qtbot: QtBot) -> None:
    window.show_palette()
    qtbot.keyClicks(window._palette._field, "settings")
    qtbot.keyClick(window._palette._field, Qt.Key.Key_Return)

    assert window.workspace.current_key == "settings"
    assert not window._palette.isVisible()
    window.show_palette()
    assert window._palette.matches("")[0].key == "settings.open"
    qtbot.keyClick(window._palette._field, Qt.Key.Key_Escape)
    assert not window._palette.isVisible()


async def test_that_errors_stay_and_are_kept_under_the_bell(
    window: MainWindow, workbench: Workbench
) -> None:
    workbench.notices.tell(ModelError("the file is damaged", "Add it again."), "Not loaded")

    (card,) = window._notices.toasts.cards
    assert "Add it again." in card.accessibleName()
    assert window.status.bell.text().strip() == "1"
    window.show_notices()
    assert window.status.bell.text().strip() == ""


async def test_that_a_failed_task_becomes_a_notice(
    window: MainWindow, workbench: Workbench
) -> None:
    async def fail() -> None:
        raise ModelError("no such model", "Choose another.")

    window.run_task(fail(), "Load")
    await settle()

    assert workbench.notices.items[-1].title == "Load"
    assert workbench.notices.items[-1].hint == "Choose another."


async def test_that_a_link_shows_its_whole_address_and_a_file_is_refused(
    window: MainWindow, workbench: Workbench
) -> None:
    window.ask_link("https://ex\u0430mple.org/a?b=c")
    assert "xn--" in window.links._address.text() or "%D0" in window.links._address.text()
    assert window.links.isVisible()
    window.links.hide()
    window.ask_link("file:///etc/passwd")

    assert not window.links.isVisible()
    assert workbench.notices.items[-1].level == "error"


async def test_that_a_panel_pops_out_and_comes_back(window: MainWindow) -> None:
    window.open_panel("help")
    panel = window.workspace.panel("help")
    window.pop_out()
    assert panel is not None
    assert panel.window() is not window
    window.workspace.bring_back("help")
    await settle()

    assert panel.window() is window


async def test_that_shortcuts_work_in_a_popped_out_panel(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.open_panel("chat")
    panel = window.workspace.panel("chat")
    assert isinstance(panel, ChatPanel)
    control = Qt.KeyboardModifier.ControlModifier
    shift = Qt.KeyboardModifier.ShiftModifier
    await in_front(window)
    qtbot.keyClick(window, Qt.Key.Key_P, control | shift)
    popped = panel.window()
    assert popped is not window
    await in_front(popped)
    qtbot.keyClick(popped, Qt.Key.Key_F, control)
    assert panel.find_bar.isVisible()
    shown = panel.inspector.isVisible()
    qtbot.keyClick(popped, Qt.Key.Key_I, control)
    assert panel.inspector.isVisible() is not shown
    qtbot.keyClick(popped, Qt.Key.Key_K, control)
    assert window._palette.isVisible()
    assert window._palette.window() is popped
    qtbot.keyClick(window._palette._field, Qt.Key.Key_Escape)
    qtbot.keyClick(popped, Qt.Key.Key_2, control)
    assert window.workspace.current_key == "trace"
    popped.activateWindow()
    await in_front(popped)
    qtbot.keyClick(popped, Qt.Key.Key_P, control | shift)
    assert panel.window() is window
    window.show_palette()
    assert window._palette.window() is window
    window._palette.dismiss()


async def in_front(window: QWidget) -> None:
    window.activateWindow()
    async with asyncio.timeout(20):
        while not window.isActiveWindow():  # noqa: ASYNC110  Qt has no event to wait for
            await asyncio.sleep(0.01)


async def test_that_the_palette_knows_the_commands_of_panels_not_opened_yet(
    window: MainWindow, workbench: Workbench, qtbot: QtBot
) -> None:
    before = {action.key: title_of(action) for action in window.commands.known}
    declared = {action.key for action in PANEL_COMMANDS}
    assert declared <= set(before)
    window.show_palette()
    qtbot.keyClicks(window._palette._field, "filter models")
    qtbot.keyClick(window._palette._field, Qt.Key.Key_Return)
    models = window.workspace.panel("models")
    assert isinstance(models, ModelsPanel)
    assert window.focusWidget() is models.search
    for spec in PANELS:
        window.open_panel(spec.key)
        await settle()
    after = {action.key: title_of(action) for action in window.commands.known}
    assert after == before  # a panel brings what runs its commands, not other commands
    assert all(action.callback for action in window.commands.known)


async def test_that_models_are_loaded_and_unloaded_by_name(
    window: MainWindow, workbench: Workbench, qtbot: QtBot
) -> None:
    workbench.settings.change(engine_mode="thread")
    model = workbench.models.choose("")

    def entries() -> list[str]:
        window.show_palette()
        found = [title_of(action) for action in window._palette.matches(model.title)]
        window._palette.dismiss()
        return [title for title in found if title.endswith(model.title)]

    async def changed(title: str) -> None:
        async with asyncio.timeout(60):
            while title not in entries():  # noqa: ASYNC110  the palette reads it when it opens
                await asyncio.sleep(0.02)

    assert entries() == [f"Load {model.title}"]
    window.show_palette()
    window._palette.triggered.emit(window._palette.matches(f"Load {model.title}")[0])
    await changed(f"Unload {model.title}")
    window.show_palette()
    window._palette.triggered.emit(window._palette.matches(f"Unload {model.title}")[0])
    await changed(f"Load {model.title}")


async def test_that_the_layout_is_kept(
    workbench: Workbench, theme: Theme, window: MainWindow
) -> None:
    window.open_panel("settings")
    window.close()
    kept = json.loads((workbench.paths.data / "layout.json").read_text(encoding="utf-8"))
    again = MainWindow(workbench, theme)

    assert kept["panel"] == "settings"
    assert again.last_panel() == "settings"
    again.close()
    again.deleteLater()


async def test_that_theme_and_text_size_follow_the_settings(
    window: MainWindow, workbench: Workbench, theme: Theme
) -> None:
    window.appearance.switch_theme()
    assert theme.mode == workbench.settings.settings.theme == "light"
    window.appearance.larger_text()
    assert theme.tokens.text_scale == pytest.approx(1.1)
    window.appearance.normal_text()
    assert theme.tokens.text_scale == pytest.approx(1.0)


async def test_that_copying_says_so(window: MainWindow) -> None:
    window.copy("hello", "Text")

    assert QApplication.clipboard().text() == "hello"
    assert window._notices.toasts.cards[-1].notice.title == "Text copied"


async def test_that_batches_are_gathered_and_the_generator_is_closed() -> None:
    closed = []

    async def many() -> AsyncGenerator[Sequence[int], None]:
        try:
            for number in range(1000):
                yield [number]
        finally:
            closed.append(True)

    calls: list[Sequence[int]] = []
    await asyncio.wait_for(follow(many(), calls.append), 5)

    assert [n for batch in calls for n in batch] == list(range(1000))
    assert len(calls) < 20
    assert closed == [True]


async def test_that_a_pump_hands_over_everything_before_it_fails(qtbot: QtBot) -> None:
    async def broken() -> AsyncGenerator[Sequence[int], None]:
        yield [1]
        raise ModelError("gone")

    got: list[int] = []
    failures: list[BaseException] = []
    ended = asyncio.Event()
    pump = EventPump()
    pump.failed.connect(failures.append)
    pump.finished.connect(ended.set)
    pump.start(broken(), got.extend)
    await asyncio.wait_for(ended.wait(), 5)

    assert got == [1]
    assert str(failures[0]) == "gone"


async def test_that_closing_tasks_cancels_them_silently() -> None:
    failures: list[str] = []
    tasks = Tasks(lambda title, _error: failures.append(title))
    task = tasks.run(asyncio.Event().wait(), "Wait")
    await tasks.close()

    assert task is not None
    assert task.cancelled()
    assert failures == []


async def test_that_a_second_start_calls_the_first(workbench: Workbench, qtbot: QtBot) -> None:
    assert call_first(workbench.paths.data) == "alone"
    first = FirstInstance(workbench.paths.data)
    called = asyncio.Event()
    first.called.connect(called.set)
    assert call_first(workbench.paths.data) == "given"
    await asyncio.wait_for(called.wait(), 5)
    first.close()
    first.deleteLater()


def test_that_letters_at_word_starts_win() -> None:
    assert fuzzy_score("gs", "Go to Settings") > fuzzy_score("gs", "Larger text size")
    assert fuzzy_score("xyz", "Go to Settings") == -1


async def test_that_what_must_end_is_waited_for_and_the_rest_is_cancelled() -> None:
    done: list[str] = []

    async def work(name: str) -> None:
        await asyncio.sleep(0.05)
        done.append(name)

    tasks = Tasks(lambda _title, error: pytest.fail(str(error)))
    tasks.run(work("a text is saved"), "", must_end=True)
    tasks.run(work("a list is read"), "")
    await tasks.close()

    assert done == ["a text is saved"]
    assert not tasks.running


async def test_that_a_window_closes_although_something_never_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("workbench.ui.bridge.LAST_S", 0.05)
    tasks = Tasks(lambda _title, error: pytest.fail(str(error)))
    stuck = tasks.run(asyncio.sleep(600), "", must_end=True)
    await tasks.close()

    assert stuck is not None
    assert stuck.cancelled()
