"""Messages that begin a run: one at a time, and never lost."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from workbench.app.run import Run
from workbench.app.runs import Runs
from workbench.app.workbench import Workbench
from workbench.base.errors import StoreError
from workbench.ui.chat.panel import ChatPanel


class Gate:
    """Holds the start of runs until it is opened; then they begin, or are refused."""

    def __init__(self, start: Callable[..., Awaitable[Run]]) -> None:
        self.open, self.refuses, self.held = asyncio.Event(), False, 0
        self._start = start

    async def __call__(self, *values: Any, **named: Any) -> Run:
        self.held += 1
        await self.open.wait()
        if self.refuses:
            raise StoreError("no space", "Free some.")
        return await self._start(*values, **named)


@pytest.fixture
def gate(demo: Workbench, monkeypatch: pytest.MonkeyPatch) -> Gate:
    made = Gate(demo.runs.start)
    monkeypatch.setattr(Runs, "start", lambda _runs, *a, **k: made(*a, **k))
    return made


async def test_that_a_second_press_begins_no_second_conversation(
    chat: ChatPanel, user: Any, gate: Gate, demo: Workbench
) -> None:
    user.send("Hi there")
    user.send("Hi again")
    assert chat.composer.text() == "Hi again", "it waits in the box"
    assert chat.composer.stop_button.isVisibleTo(chat)
    chat.controller.send("Continue.")
    await user.until(lambda: gate.held)
    gate.open.set()
    await user.until(lambda: chat.transcript.flow.turns and not chat.controller.busy)
    assert gate.held == 1
    assert [one.title for one in await demo.conversations.list()] == ["Hi there"]
    assert chat.composer.text() == "Hi again"
    assert chat.composer.send_button.isVisibleTo(chat)
    chat.composer.flush()
    await user.until(lambda: not user.shell.tasks)
    assert not user.shell.errors


async def test_that_stop_is_heard_while_a_run_begins(
    chat: ChatPanel, user: Any, gate: Gate
) -> None:
    chat.controller.agent_name = "notes-helper"
    user.send("please note this")
    await user.until(lambda: gate.held)
    QTest.keyClick(chat.composer.edit, Qt.Key.Key_Escape)
    gate.open.set()
    await user.until(lambda: chat.transcript.flow.turns and not chat.controller.busy)
    rows = chat.transcript.flow.rows(0).rows
    assert [row.value.end for row in rows if row.kind == "end"] == ["cancelled"]
    user.send("Hi there")
    await user.until(lambda: len(chat.transcript.flow.turns) == 2 and not chat.controller.busy)
    assert "Hello there" in user.shown(), "the next one is not stopped"


async def test_that_a_refused_message_stands_before_what_was_typed_meanwhile(
    chat: ChatPanel, user: Any, gate: Gate, demo: Workbench
) -> None:
    user.send("first")
    QTest.keyClicks(chat.composer.edit, "second")
    await user.until(lambda: gate.held)
    gate.refuses = True
    gate.open.set()
    await user.until(lambda: user.shell.errors and not user.shell.tasks)
    assert chat.composer.text() == "first\nsecond"
    assert chat.composer.send_button.isVisibleTo(chat)
    assert await demo.conversations.draft("") == "first\nsecond"


async def test_that_a_message_refused_while_away_becomes_the_draft(
    chat: ChatPanel, user: Any, gate: Gate, demo: Workbench
) -> None:
    user.send("first")
    await user.until(lambda: gate.held)
    chat.new_conversation()
    QTest.keyClicks(chat.composer.edit, "second")
    chat.composer.flush()
    gate.refuses = True
    gate.open.set()
    await user.until(lambda: user.shell.errors and not user.shell.tasks)
    assert chat.composer.text() == "second", "nothing changes under the user's hands"
    assert await demo.conversations.draft("") == "first\nsecond"


async def test_that_a_refused_edit_comes_into_the_box(
    chat: ChatPanel, user: Any, demo: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    await user.say("Hi there")
    gate = Gate(demo.runs.start)
    gate.refuses = True
    gate.open.set()
    monkeypatch.setattr(Runs, "start", lambda _runs, *a, **k: gate(*a, **k))
    chat._commands.edit_last()
    QTest.keyClicks(chat.edit.edit, "!")
    QTest.keyClick(chat.edit.edit, Qt.Key.Key_Return)
    await user.until(lambda: user.shell.errors and not user.shell.tasks)
    assert chat.composer.text() == "Hi there!"
    assert not chat.controller.busy


async def test_that_two_regenerations_are_one(
    chat: ChatPanel, user: Any, demo: Workbench
) -> None:
    await user.say("Hi there")
    run_id = chat.controller.run_id
    chat.controller.regenerate(run_id)
    chat.controller.regenerate(run_id)
    await user.until(lambda: chat.controller.run_id not in ("", run_id))
    await user.until(lambda: not chat.controller.busy and not user.shell.tasks)
    (turn,) = await demo.conversations.turns(chat.controller.conversation_id)
    assert len(turn.branches) == 2
    assert not user.shell.errors


async def test_that_a_deleted_conversation_is_stopped(
    chat: ChatPanel, user: Any, demo: Workbench
) -> None:
    chat.controller.agent_name = "notes-helper"
    user.send("please note this")
    await user.until(lambda: chat.approval.isVisibleTo(chat))
    key = chat.controller.conversation_id
    chat.list.asked.emit("delete", key, "")
    await user.until(lambda: not demo.runs.active)
    await user.until(lambda: not user.shell.tasks)
    assert chat.stack.currentWidget() is chat.empty
    assert not chat.approval.isVisibleTo(chat)
    QTest.mouseClick(chat.undo.button, Qt.MouseButton.LeftButton)
    await user.until(lambda: chat.list.model.items)
    (turn,) = await demo.conversations.turns(key)
    assert turn.end is not None
    assert turn.end.end == "cancelled"
    assert not user.shell.errors


async def test_that_a_run_that_is_over_when_it_is_looked_at_is_not_held_for_alive(
    chat: ChatPanel, user: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = chat._workbench.runs.start

    async def late(_runs: Runs, *values: Any, **named: Any) -> Run:
        run = await start(*values, **named)
        await run.wait()
        return run

    monkeypatch.setattr(Runs, "start", late)

    await user.say("Hi there")

    assert chat.controller.live is None
    assert "Hello there" in user.shown(), "it is shown as any other"
    assert not chat.composer.stop_button.isVisibleTo(chat)
