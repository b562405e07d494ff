"""What is written before there is a program is neither lost, nor doubled, nor overwritten."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.recorded import RECORDINGS, until
from workbench.app.workbench import open_workbench
from workbench.base.paths import Paths
from workbench.traces.values import Turn
from workbench.ui import main
from workbench.ui.chat.composer import Composer
from workbench.ui.chat.outline import ChatOutline
from workbench.ui.chat.panel import ChatPanel
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme

LIMIT_S = 60.0
Key = Qt.Key


class Start:
    """A window in its first frame, and the program behind it once it is asked for."""

    def __init__(self, paths: Paths, theme: Theme) -> None:
        self._paths, self._theme = paths, theme
        self.show()

    def show(self) -> None:
        """Show another window."""
        self.window = MainWindow(None, self._theme, self._paths.data)
        self.window.show()
        self.closing = asyncio.Event()
        self.window.closed.connect(self.closing.set)
        self.serving: asyncio.Task[int] | None = None

    @property
    def outline(self) -> ChatOutline:
        found = self.window.outline
        assert found is not None
        return found

    @property
    def panel(self) -> ChatPanel:
        found = self.window.workspace.panel("chat")
        assert isinstance(found, ChatPanel)
        return found

    def type(self, text: str) -> None:
        """Press the keys of a text where the focus is."""
        box = self.window.focusWidget()
        assert box is not None
        QTest.keyClicks(box, text)

    def press(self, key: Key) -> None:
        box = self.window.focusWidget()
        assert box is not None
        QTest.keyClick(box, key)

    def serve(self) -> None:
        """Open the program behind the window."""
        self.serving = asyncio.create_task(
            main._serve(self.window, self._paths, self.closing, (0.0, 0.0))
        )

    async def ready(self) -> ChatPanel:
        """Open the program and wait until the chat is whole."""
        if self.serving is None:
            self.serve()
        await until(lambda: self.window.workspace.current_key, LIMIT_S)
        return self.panel

    async def end(self) -> None:
        """Close the window and wait for the program."""
        self.window.close()
        if self.serving is not None:
            await asyncio.wait_for(self.serving, LIMIT_S)
        self.window.deleteLater()
        await asyncio.sleep(0)

    async def kept(self) -> tuple[str, list[Turn]]:
        """The unsent text and the exchanges that a later start finds."""
        async with open_workbench(self._paths) as later:
            found = [
                turn
                for each in await later.conversations.list()
                for turn in await later.conversations.turns(each.id)
            ]
            return await later.conversations.draft(""), found


@pytest_asyncio.fixture
async def start(
    paths: Paths, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Start]:
    monkeypatch.setattr(main, "_collect_when_idle", lambda *_: None)  # the tests' own stays
    monkeypatch.setattr(main, "WARM_UP_MS", 10**8)
    (paths.models / "demo.replay.json").write_text(json.dumps(RECORDINGS), encoding="utf-8")
    paths.settings.write_text('{"engine_mode": "thread"}', encoding="utf-8")
    made = Start(paths, theme)
    yield made
    if made.serving is None or not made.serving.done():
        await made.end()


def place(composer: Composer) -> tuple[QPoint, QPoint]:
    """Where the box stands in its window."""
    rect, window = composer.rect(), composer.window()
    return composer.mapTo(window, rect.topLeft()), composer.mapTo(window, rect.bottomRight())


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1200), (860, 640)])
async def test_that_the_box_of_the_first_frame_is_the_one_of_the_chat(
    start: Start, size: tuple[int, int]
) -> None:
    start.window.resize(*size)
    QApplication.sendPostedEvents()
    early, before = start.outline.composer, place(start.outline.composer)
    assert early.edit.hasFocus()
    assert early.edit.accessibleName() == "Message"
    start.type("Good ")
    panel = await start.ready()
    start.type("morning")
    QApplication.sendPostedEvents()

    assert panel.composer is early
    assert panel.composer.text() == "Good morning"
    assert panel.composer.edit.hasFocus()
    assert place(panel.composer) == before
    assert panel.composer.send_button.isEnabled()


async def test_that_keys_typed_all_the_time_arrive_once_and_in_order(start: Start) -> None:
    typed = ""
    start.serve()
    for number in range(10_000):
        if start.window.workspace.current_key:
            break
        typed += f"{number} "
        start.type(f"{number} ")
        await asyncio.sleep(0)
    start.type("end")

    assert len(typed) > 20
    assert start.panel.composer.text() == f"{typed}end"


async def test_that_selection_undo_paste_and_composed_text_stay(start: Start) -> None:
    edit = start.outline.composer.edit
    start.type("one two")
    composed = QInputMethodEvent()
    composed.setCommitString("é")
    QApplication.sendEvent(edit, composed)
    edit.textCursor().insertText("\n")
    QApplication.clipboard().setText("pasted")
    edit.paste()
    assert edit.toPlainText() == "one twoé\npasted"
    edit.undo()
    cursor = edit.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(7, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    found = (await start.ready()).composer.edit

    assert found.textCursor().selectedText() == "two"
    found.redo()
    assert found.toPlainText() == "one twoé\npasted"


async def test_that_a_message_sent_too_early_is_answered(start: Start) -> None:
    start.type("Hi there")
    start.press(Key.Key_Return)
    early = start.outline.composer
    assert early.text() == ""
    assert early.stop_button.isVisibleTo(start.window)
    start.type("and more")
    start.press(Key.Key_Return)
    assert early.text() == "and more", "one message at a time"
    panel = await start.ready()
    await until(lambda: panel.transcript.flow.turns and panel.controller.live is None, LIMIT_S)
    assert panel.composer.text() == "and more"
    await start.end()

    draft, turns = await start.kept()
    assert [turn.user_text for turn in turns] == ["Hi there"]
    assert not draft


async def test_that_a_message_sent_too_early_can_be_taken_back(start: Start) -> None:
    start.type("Hi there")
    start.press(Key.Key_Return)
    start.press(Key.Key_Escape)
    assert start.outline.composer.text() == "Hi there"
    panel = await start.ready()

    assert panel.composer.text() == "Hi there"
    assert not panel.controller.busy


async def test_that_an_earlier_draft_and_what_is_typed_early_are_both_kept(
    start: Start, paths: Paths
) -> None:
    async with open_workbench(paths) as before:
        await before.conversations.save_draft("", "From yesterday")
    start.type("From today")
    panel = await start.ready()
    assert panel.composer.text() == "From yesterday\nFrom today"
    start.type(", the end")
    assert panel.composer.text() == "From yesterday\nFrom today, the end"
    await until(lambda: not panel.composer._timer.isActive(), LIMIT_S)
    await start.end()
    start.show()
    panel = await start.ready()

    assert panel.composer.text() == "From yesterday\nFrom today, the end"
    await start.end()


async def test_that_an_earlier_draft_stays_while_a_message_is_sent_too_early(
    start: Start, paths: Paths
) -> None:
    async with open_workbench(paths) as before:
        await before.conversations.save_draft("", "From yesterday")
    start.type("Hi there")
    start.press(Key.Key_Return)
    panel = await start.ready()
    await until(lambda: panel.transcript.flow.turns and panel.controller.live is None, LIMIT_S)

    assert panel.composer.text() == "From yesterday"
    assert panel.transcript.flow.turns[0].user_text == "Hi there"


@pytest.mark.parametrize("moment", ["at once", "later", "sent"])
async def test_that_a_window_closed_early_keeps_what_was_typed(
    start: Start, moment: str
) -> None:
    start.type("Do not lose me")
    if moment == "sent":
        start.press(Key.Key_Return)
    start.serve()
    if moment == "later":
        await until(lambda: start.window._attached, LIMIT_S)
    await start.end()

    assert (await start.kept())[0] == "Do not lose me"


async def test_that_what_was_typed_is_kept_when_another_panel_is_wanted(start: Start) -> None:
    start.type("Hi there")
    start.window.rail.buttons["help"].click()
    assert not start.outline.isVisibleTo(start.window)
    start.serve()
    await until(lambda: start.window.workspace.current_key == "help", LIMIT_S)

    assert start.panel.composer.text() == "Hi there"
    start.window.open_panel("chat")
    assert start.panel.composer.isVisibleTo(start.window)


async def test_that_no_box_is_shown_where_another_panel_was_last(
    start: Start, paths: Paths, theme: Theme
) -> None:
    (paths.data / "layout.json").write_text('{"format": 1, "panel": "help"}')
    window = MainWindow(None, theme, paths.data)

    assert window.outline is None
    assert not window.findChildren(Composer)
    window.deleteLater()


async def test_that_what_was_typed_stays_when_the_program_opens_only_later(
    start: Start, paths: Paths
) -> None:
    paths.database.mkdir()
    start.type("Hi there")
    start.serve()
    await until(lambda: start.window._unopened is not None, LIMIT_S)
    paths.database.rmdir()
    start.window.try_again()
    panel = await start.ready()

    assert panel.composer.text() == "Hi there"
    assert panel.composer.edit.hasFocus()
