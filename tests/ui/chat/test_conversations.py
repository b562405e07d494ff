"""The list of conversations: long, changing while it is used, and taken back."""

from __future__ import annotations

import time
from typing import Any

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from workbench.app.workbench import Workbench
from workbench.traces.events import Record, RunFinished, RunStarted
from workbench.traces.values import Conversation
from workbench.ui.chat import conversation_keeping
from workbench.ui.chat.conversation_model import ConversationModel
from workbench.ui.chat.panel import ChatPanel


def store_conversations(demo: Workbench, count: int, agent: str = "starter") -> None:
    """Conversations c0, c1, … with one answered message each."""
    store, at_s = demo.conversations._store, time.time() - 1000
    for number in range(count):
        run_id, text = f"r{number}", f"message {number}"
        started = RunStarted(f"c{number}", "", agent, {}, "demo", text)
        records = [
            Record(run_id, 0, at_s + number, started),
            Record(run_id, 1, at_s + number, RunFinished("answered", "yes")),
        ]
        store.append(records)
    demo.conversations.changed()


def titles(chat: ChatPanel) -> list[str]:
    return [item.title for item in chat.list.model.items]


def editor(chat: ChatPanel) -> QLineEdit:
    (found,) = chat.list.list.viewport().findChildren(QLineEdit)
    return found


async def test_that_rename_hits_the_conversation_it_was_asked_for(
    chat: ChatPanel, user: Any, demo: Workbench
) -> None:
    store_conversations(demo, 3)
    await user.until(lambda: len(chat.list.model.items) == 3)
    assert titles(chat) == ["message 2", "message 1", "message 0"]
    menu = chat.list.menu_for(chat.list.model.index(0))
    rename = next(action for action in menu.actions() if action.text() == "Rename")
    await demo.conversations.pin("c0", True)
    await user.until(lambda: titles(chat)[0] == "message 0")
    rename.trigger()
    edit = editor(chat)
    assert edit.text() == "message 2"
    edit.setText("Two")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    await user.until(lambda: titles(chat) == ["message 0", "Two", "message 1"])
    menu.deleteLater()
    assert not user.shell.errors


async def test_that_a_title_being_typed_survives_the_list_being_read_again(
    chat: ChatPanel, user: Any, demo: Workbench
) -> None:
    store_conversations(demo, 3)
    await user.until(lambda: len(chat.list.model.items) == 3)
    chat.list.rename("c1")
    edit = editor(chat)
    edit.selectAll()
    QTest.keyClicks(edit, "Half a ti")
    await demo.conversations.pin("c0", True)
    await user.until(lambda: titles(chat) == ["message 0", "message 2", "message 1"])
    await demo.conversations.rename("c2", "Other")
    await user.until(lambda: titles(chat) == ["message 0", "Other", "message 1"])
    await demo.conversations.delete("c0")
    await user.until(lambda: titles(chat) == ["Other", "message 1"])
    assert editor(chat) is edit
    assert edit.text() == "Half a ti"
    QTest.keyClicks(edit, "tle")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    await user.until(lambda: titles(chat) == ["Other", "Half a title"])


async def test_that_the_rename_command_is_for_the_open_conversation(
    chat: ChatPanel, user: Any, demo: Workbench
) -> None:
    store_conversations(demo, 2)
    await user.until(lambda: len(chat.list.model.items) == 2)
    chat.controller.open("c0")
    await user.until(lambda: chat.controller.conversation_id == "c0")
    chat.list.list.setCurrentIndex(chat.list.model.index(0))
    user.shell.actions["chat.rename"].callback()
    assert editor(chat).text() == "message 0"
    QTest.keyClick(editor(chat), Qt.Key.Key_Escape)


async def hidden_by_a_search(chat: ChatPanel, user: Any, demo: Workbench, text: str) -> None:
    """``message 1`` is open, and the list shows what holds the text."""
    store_conversations(demo, 3)
    await user.until(lambda: len(chat.list.model.items) == 3)
    chat.controller.open("c1")
    await user.until(lambda: chat.controller.conversation_id == "c1")
    QTest.keyClicks(chat.list.search, text)
    await user.until(lambda: "message 1" not in titles(chat))
    await user.until(lambda: not user.shell.tasks)


@pytest.mark.parametrize(("text", "others"), [("message 2", ["message 2"]), ("zzz", [])])
async def test_that_a_conversation_hidden_by_a_search_can_be_renamed(
    chat: ChatPanel, user: Any, demo: Workbench, text: str, others: list[str]
) -> None:
    await hidden_by_a_search(chat, user, demo, text)
    user.shell.actions["chat.rename"].callback()
    edit = editor(chat)
    assert edit.text() == "message 1"
    assert not chat.list.empty.isVisibleTo(chat)
    edit.selectAll()
    QTest.keyClicks(edit, "Fir")
    demo.conversations.changed()
    await user.until(lambda: not user.shell.tasks)
    assert editor(chat) is edit, "the list was read again meanwhile"
    QTest.keyClicks(edit, "st")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    await user.until(lambda: titles(chat) == others)
    await user.until(lambda: chat.header.title.text() == "First")
    assert chat.list.empty.isVisibleTo(chat) == (not others)
    assert (await demo.conversations.get("c1")).title == "First"
    assert not user.shell.errors


async def test_that_a_hidden_conversation_left_as_it_was_is_hidden_again(
    chat: ChatPanel, user: Any, demo: Workbench
) -> None:
    await hidden_by_a_search(chat, user, demo, "message 2")
    user.shell.actions["chat.rename"].callback()
    QTest.keyClick(editor(chat), Qt.Key.Key_Escape)
    await user.until(lambda: titles(chat) == ["message 2"])
    assert (await demo.conversations.get("c1")).title == "message 1"


async def test_that_a_conversation_hidden_by_a_search_can_be_pinned(
    chat: ChatPanel, user: Any, demo: Workbench
) -> None:
    await hidden_by_a_search(chat, user, demo, "message 2")
    user.shell.actions["chat.pin"].callback()
    QTest.keyClick(chat.list.search, Qt.Key.Key_Escape)
    await user.until(lambda: titles(chat)[:1] == ["message 1"])


async def test_that_rename_says_why_when_nothing_is_begun(chat: ChatPanel, user: Any) -> None:
    user.shell.actions["chat.rename"].callback()
    (notice,) = user.shell.notices
    assert "no conversation to rename" in notice.title


async def test_that_a_title_left_as_it_was_changes_nothing(
    chat: ChatPanel, user: Any, demo: Workbench
) -> None:
    store_conversations(demo, 1)
    await user.until(lambda: chat.list.model.items)
    asked: list[str] = []
    chat.list.asked.connect(lambda what, *_rest: asked.append(what))
    chat.list.rename("c0")
    QTest.keyClick(editor(chat), Qt.Key.Key_Return)
    QApplication.sendPostedEvents()
    assert asked == []


@pytest.mark.parametrize(
    ("before", "after"),
    [("", "abc"), ("abc", ""), ("abc", "cab"), ("abcdef", "fxby"), ("abc", "xyz"), ("a", "ba")],
)
def test_that_the_model_follows_any_change(qapp: QApplication, before: str, after: str) -> None:
    def made(letters: str) -> list[Conversation]:
        return [Conversation(key, key, "a", 0.0, 0.0, "", 1) for key in letters]

    model = ConversationModel()
    model.set_items(made(before))
    held = {key: QPersistentModelIndex(model.index(model.row_of(key))) for key in before}
    rows: list[int] = []
    model.rowsInserted.connect(lambda *_a: rows.append(model.rowCount()))
    model.rowsRemoved.connect(lambda *_a: rows.append(model.rowCount()))
    model.set_items(made(after))
    assert [model.index(row).data() for row in range(model.rowCount())] == list(after)
    assert {key: held[key].row() for key in held} == {key: after.find(key) for key in held}
    assert bool(rows) == (sorted(before) != sorted(after))


async def test_that_two_deletions_can_both_be_taken_back(
    chat: ChatPanel, user: Any, demo: Workbench
) -> None:
    store_conversations(demo, 3)
    await user.until(lambda: len(chat.list.model.items) == 3)
    for key, left in (("c2", 2), ("c1", 1)):
        chat.list.asked.emit("delete", key, "")
        await user.until(lambda left=left: len(chat.list.model.items) == left)
    assert "message 1" in chat.undo.words.text()
    assert "1 more" in chat.undo.words.text()
    QTest.mouseClick(chat.undo.button, Qt.MouseButton.LeftButton)
    await user.until(lambda: titles(chat) == ["message 1", "message 0"])
    assert chat.undo.isVisibleTo(chat)
    assert "message 2" in chat.undo.words.text()
    QTest.mouseClick(chat.undo.button, Qt.MouseButton.LeftButton)
    await user.until(lambda: titles(chat) == ["message 2", "message 1", "message 0"])
    assert not chat.undo.isVisibleTo(chat)


async def test_that_older_conversations_are_listed_on_demand(
    chat: ChatPanel, user: Any, demo: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversation_keeping, "PAGE", 4)
    chat._keeping.search("")
    store_conversations(demo, 10)
    await user.until(lambda: len(chat.list.model.items) == 4)
    for count in (8, 10):
        assert chat.list.more.isVisibleTo(chat)
        QTest.mouseClick(chat.list.more, Qt.MouseButton.LeftButton)
        await user.until(lambda count=count: len(chat.list.model.items) == count)
    assert not chat.list.more.isVisibleTo(chat)
    assert titles(chat)[-1] == "message 0"


async def test_that_an_exact_page_offers_nothing_older(
    chat: ChatPanel, user: Any, demo: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversation_keeping, "PAGE", 4)
    await demo.conversations.save_draft("", "not begun yet")
    chat._keeping.search("")
    store_conversations(demo, 4)
    await user.until(lambda: len(chat.list.model.items) == 4)
    assert not chat.list.more.isVisibleTo(chat)


async def test_that_a_search_leaves_the_title_of_the_open_conversation(
    chat: ChatPanel, user: Any, demo: Workbench
) -> None:
    await user.say("Hi there")
    await user.until(lambda: chat.header.title.text() == "Hi there")
    QTest.keyClicks(chat.list.search, "zzz")
    await user.until(lambda: not chat.list.model.items)
    await user.until(lambda: not user.shell.tasks)
    assert chat.header.title.text() == "Hi there"
    await demo.conversations.rename(chat.controller.conversation_id, "Greetings")
    await user.until(lambda: chat.header.title.text() == "Greetings")
    chat.new_conversation()
    assert chat.header.title.text() == "New conversation"
    await user.say("Hello again")
    await user.until(lambda: chat.header.title.text() == "Hello again")


async def test_that_a_conversation_that_is_not_listed_brings_its_agent(
    chat: ChatPanel, user: Any, demo: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversation_keeping, "PAGE", 1)
    chat._keeping.search("")
    store_conversations(demo, 2, agent="notes-helper")
    await user.until(lambda: [item.id for item in chat.list.model.items] == ["c1"])
    chat.controller.agent_name = "starter"
    chat.show_target(run_id="r0")
    await user.until(lambda: chat.controller.conversation_id == "c0")
    await user.until(lambda: chat.header.title.text() == "message 0")
    assert chat.controller.agent_name == "notes-helper"
    assert chat.header.agents.currentData() == "notes-helper"
