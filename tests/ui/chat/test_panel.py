"""What a user does in the chat, by mouse and by keyboard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workbench.traces.events import (
    AnswerDelta,
    ApprovalAsked,
    ModelCallFinished,
    ModelCallStarted,
    PromptRendered,
    Record,
    RunFinished,
    TraceEvent,
)
from workbench.ui.chat.conversation_list import words_of
from workbench.ui.chat.panel import ChatPanel
from workbench.ui.chat.turns import TurnModel
from workbench.ui.chat.words import figures_words, live_words


async def test_that_a_message_is_answered_on_screen_and_listed(
    chat: ChatPanel, user: Any
) -> None:
    assert chat.stack.currentWidget() is chat.empty
    await user.say("Hi there")
    assert "Hello there, friend." in user.shown()
    assert chat.stack.currentWidget() is chat.transcript
    assert chat.composer.text() == ""
    await user.until(lambda: len(chat.list.model.items) == 1)
    assert not user.shell.errors


async def test_that_a_tool_call_is_a_card_that_opens_and_leads_to_its_span(
    chat: ChatPanel, user: Any
) -> None:
    await user.say("What is 12 * 7?")
    turn, row = user.row("call")
    view = chat.transcript
    closed_px = view.place_rect(turn, row).height()
    user.click((turn, row), "toggle")
    assert view.place_rect(turn, row).height() > closed_px
    user.click((turn, row), "open_trace")
    span = view.flow.rows(turn).rows[row].key
    assert user.shell.opened == [("trace", {"run_id": chat.controller.run_id, "span_id": span})]


async def test_that_stop_ends_a_run_and_says_so(chat: ChatPanel, user: Any) -> None:
    edit = chat.composer.edit
    QTest.keyClicks(edit, "go on forever")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    await user.until(lambda: chat.controller.live and chat.controller.live.parts)
    assert chat.composer.stop_button.isVisibleTo(chat)
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    await user.until(lambda: chat.controller.live is None)
    rows = chat.transcript.flow.rows(0).rows
    assert [row.value.end for row in rows if row.kind == "end"] == ["cancelled"]
    assert chat.composer.send_button.isVisibleTo(chat)


async def test_that_an_approval_asks_outside_the_transcript_with_focus_on_deny(
    chat: ChatPanel, user: Any
) -> None:
    chat.controller.agent_name = "notes-helper"
    edit = chat.composer.edit
    QTest.keyClicks(edit, "please note this")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    await user.until(lambda: chat.approval.isVisibleTo(chat))
    assert chat.approval.deny_button.hasFocus() or not chat.isActiveWindow()
    assert "Buy milk" in chat.approval.arguments.toPlainText()
    assert chat.approval.touches.text()
    turn, row = user.row("call")
    assert any(t.action == "copy_call" for t in chat.transcript.flow.laid(turn, row).targets), (
        "the card opens by itself"
    )
    QTest.mouseClick(chat.approval.deny_button, Qt.MouseButton.LeftButton)
    assert edit.hasFocus() or not chat.isActiveWindow()
    await user.until(lambda: chat.controller.live is None)
    assert not chat.approval.isVisibleTo(chat)
    part: Any = chat.transcript.flow.rows(turn).rows[row].value
    assert part.finished.denied


async def test_that_an_answer_for_good_is_offered_only_where_it_counts(chat: ChatPanel) -> None:
    asked = ApprovalAsked("r:1", "1", "save_note", "{}", "Your notes")
    chat.approval.show_ask(asked)
    assert chat.approval.always_button.isVisibleTo(chat)
    chat.approval.show_ask(replace(asked, ask_id="r:2", each_time=True))
    assert not chat.approval.always_button.isVisibleTo(chat)
    chat.approval.show_ask(None)


async def test_that_the_list_says_which_conversation_waits_for_a_decision(
    chat: ChatPanel, user: Any
) -> None:
    chat.controller.agent_name = "notes-helper"
    user.send("please note this")
    await user.until(lambda: chat.approval.isVisibleTo(chat))
    waiting = chat.controller.conversation_id
    chat.new_conversation()
    model = chat.list.model
    await user.until(lambda: [item.id for item in model.items] == [waiting])
    assert model.states == {waiting: "asking"}
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "waits for your decision" in spoken
    row = words_of(model.items[0], model.states[waiting])
    assert row.after is not None
    assert row.after.role == "warning"
    chat.controller.open(waiting)
    await user.until(lambda: chat.approval.isVisibleTo(chat))
    QTest.mouseClick(chat.approval.deny_button, Qt.MouseButton.LeftButton)
    await user.until(lambda: not model.states)


async def test_that_regenerating_makes_a_branch_that_can_be_switched(
    chat: ChatPanel, user: Any
) -> None:
    await user.say("Hi there")
    first = chat.controller.run_id
    turn, row = user.row("footer")
    chat.transcript.perform("regenerate", turn, row)
    await user.until(lambda: chat.controller.run_id not in ("", first))
    await user.until(lambda: chat.controller.live is None)
    assert chat.transcript.flow.rows(0).branches == 2
    turn, row = user.row("footer")
    user.click((turn, row), "branch")
    await user.until(lambda: chat.controller.run_id == first)
    assert chat.transcript.flow.turns[0].branch == 0


async def test_that_up_edits_the_last_message_in_place(chat: ChatPanel, user: Any) -> None:
    await user.say("Hi there")
    QTest.keyClick(chat.composer.edit, Qt.Key.Key_Up)
    assert chat.edit.isVisibleTo(chat)
    assert chat.edit.edit.toPlainText() == "Hi there"
    QTest.keyClicks(chat.edit.edit, ", Another")
    QTest.keyClick(chat.edit.edit, Qt.Key.Key_Return)
    await user.until(lambda: chat.transcript.flow.turns[0].user_text != "Hi there")
    await user.until(lambda: chat.controller.live is None)
    (turn,) = chat.transcript.flow.turns
    assert turn.user_text == "Hi there, Another", "the caret stood at the end"
    conversation = chat.controller.conversation_id
    (stored,) = await chat.controller._workbench.conversations.turns(conversation)
    assert stored.user_text == "Hi there, Another"
    assert len(stored.branches) == 2


async def test_that_shift_enter_begins_a_line_and_the_draft_comes_back(
    chat: ChatPanel, user: Any
) -> None:
    await user.say("Hi there")
    conversation = chat.controller.conversation_id
    edit = chat.composer.edit
    QTest.keyClicks(edit, "one")
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(edit, "two")
    conversations = chat.controller._workbench.conversations
    told: list[str] = []
    chat.composer.draft_changed.connect(told.append)
    await user.until(lambda: told[-1:] == ["one\ntwo"])
    await user.until(lambda: not user.shell.tasks)
    assert await conversations.draft(conversation) == "one\ntwo"
    chat.new_conversation()
    assert chat.composer.text() == ""
    chat.controller.open(conversation)
    await user.until(lambda: chat.composer.text() == "one\ntwo")


async def test_that_a_conversation_is_renamed_pinned_deleted_and_restored(
    chat: ChatPanel, user: Any
) -> None:
    await user.say("Hi there")
    await user.until(lambda: chat.list.model.items)
    key = chat.list.model.items[0].id
    chat.list.model.setData(chat.list.model.index(0), "Greetings")
    await user.until(lambda: chat.list.model.items[0].title == "Greetings")
    chat.list.asked.emit("pin", key, "")
    await user.until(lambda: chat.list.model.items[0].pinned)
    chat.list.list.setCurrentIndex(chat.list.model.index(0))
    QTest.keyClick(chat.list.list, Qt.Key.Key_Delete)
    await user.until(lambda: not chat.list.model.items)
    assert chat.stack.currentWidget() is chat.empty
    QTest.mouseClick(chat.undo.button, Qt.MouseButton.LeftButton)
    await user.until(lambda: chat.list.model.items)
    assert not user.shell.errors


async def test_that_a_search_reads_answers_too(chat: ChatPanel, user: Any) -> None:
    await user.say("Hi there")
    await user.until(lambda: chat.list.model.items)
    QTest.keyClicks(chat.list.search, "zebra")
    await user.until(lambda: not chat.list.model.items)
    chat.list.search.clear()
    QTest.keyClicks(chat.list.search, "friend")
    await user.until(lambda: chat.list.model.items)


async def test_that_an_export_holds_the_conversation(
    chat: ChatPanel, user: Any, tmp_path: Path
) -> None:
    await user.say("Hi there")
    key = chat.controller.conversation_id
    await chat._keeping.export_to(key, "markdown", tmp_path / "a.md")
    await chat._keeping.export_to(key, "jsonl", tmp_path / "a.jsonl")
    assert "Hello there, **friend**." in (tmp_path / "a.md").read_text(encoding="utf-8")
    assert (tmp_path / "a.jsonl").read_text(encoding="utf-8").count("\n") >= 4


async def test_that_the_inspector_shows_the_exact_prompt(chat: ChatPanel, user: Any) -> None:
    await user.say("Hi there")
    await user.until(lambda: "Hi there" in chat.inspector.prompt.text.toPlainText())
    assert "tokens" in chat.inspector.prompt.legend.accessibleName()
    assert [row.kind for row in chat.inspector.waterfall.rows][:2] == ["run", "model"]


async def test_that_the_inspector_shows_the_prompt_of_the_call_that_is_chosen(
    chat: ChatPanel, user: Any
) -> None:
    await user.say("What is 12 * 7?")
    inspector = chat.inspector
    await user.until(lambda: len(inspector.waterfall.rows) == 4)
    await user.until(lambda: inspector.prompt.which.text() == "Call 2")
    first = next(row for row in inspector.waterfall.rows if row.kind == "model")
    inspector.waterfall.chosen.emit(first.span_id)
    assert inspector.prompt.which.text() == "Call 1"
    await user.say("Hi there")
    await user.until(lambda: "Hi there" in inspector.prompt.text.toPlainText())


async def test_that_the_bars_of_a_run_grow_while_it_goes_on(chat: ChatPanel, user: Any) -> None:
    chat.controller.agent_name = "notes-helper"
    user.send("please note this")
    await user.until(lambda: chat.approval.isVisibleTo(chat))
    waterfall = chat.inspector.waterfall

    def lengths_s() -> dict[str, float]:
        return {row.kind: row.end_s - row.start_s for row in waterfall.rows}

    await user.until(lambda: lengths_s().get("approval"))
    before = lengths_s()
    await user.until(lambda: all(lengths_s()[kind] > before[kind] for kind in ("run", "tool")))
    chat.controller.stop()
    await user.until(lambda: chat.controller.live is None)
    status = {row.kind: row.status for row in waterfall.rows}
    assert (status["run"], status["approval"]) == ("cancelled", "cancelled")


async def test_that_a_stopped_answer_shows_its_speed(chat: ChatPanel, user: Any) -> None:
    user.send("go on forever")
    await user.until(lambda: chat.controller.live and len(user.shown()) > 60)
    chat.controller.stop()
    await user.until(lambda: chat.controller.live is None)
    model = chat.transcript.flow.rows(0).model
    assert "tok/s" in figures_words(model)
    assert model.figures is not None
    assert model.figures.time_to_first_token_s > 0


def test_that_an_answer_that_a_kill_cut_shows_its_speed() -> None:
    events: list[tuple[float, TraceEvent]] = [
        (1.0, ModelCallStarted("s", "n", "m", "e")),
        (1.5, AnswerDelta("s", "one two three", 3)),
        (2.0, AnswerDelta("s", "four five", 2)),
        (2.5, AnswerDelta("s", "six", 1)),
        (2.5, RunFinished("interrupted", "one two three four five six", duration_s=1.5)),
    ]
    model = TurnModel("r")
    for number, (at_s, event) in enumerate(events):
        model.take(Record("r", number, at_s, event))
    assert figures_words(model) == "5 tok/s · TTFT 500 ms · 6 tokens · 1.5 s"


def test_that_one_token_is_not_many() -> None:
    model = TurnModel("r")
    events: list[TraceEvent] = [
        ModelCallFinished("s", "stop", new_tokens=1),
        RunFinished("answered", "84"),
    ]
    for number, event in enumerate(events):
        model.take(Record("r", number, 0.0, event))
    assert figures_words(model) == "1 token · 0 ms"


async def test_that_a_failed_run_shows_its_reason_and_offers_another_try(
    chat: ChatPanel, user: Any
) -> None:
    await user.say("please fail")
    turn, row = user.row("end")
    laid = chat.transcript.flow.laid(turn, row)
    assert [target.action for target in laid.targets] == ["regenerate"]
    assert laid.text


async def test_that_an_example_question_is_sent_by_one_click(
    chat: ChatPanel, user: Any
) -> None:
    QTest.mouseClick(chat.empty.buttons[0], Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    await user.until(lambda: chat.transcript.flow.turns and chat.controller.live is None)
    assert "What is 12 * 7?" in user.shown()


async def test_that_copying_takes_the_answers_markdown(chat: ChatPanel, user: Any) -> None:
    await user.say("Hi there")
    turn, row = user.row("footer")
    chat.transcript.perform("copy_answer", turn, row)
    assert user.shell.copied == ["Hello there, **friend**."]


async def test_that_select_all_and_copy_take_the_visible_text(
    chat: ChatPanel, user: Any, qapp: QApplication
) -> None:
    await user.say("Hi there")
    chat.transcript.setFocus()
    QTest.keyClick(chat.transcript, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(chat.transcript, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert qapp.clipboard().text() == "Hi there\n\nHello there, friend."


async def test_that_each_conversation_keeps_its_own_unsent_text(
    chat: ChatPanel, user: Any
) -> None:
    await user.say("Hi there")
    first = chat.controller.conversation_id
    QTest.keyClicks(chat.composer.edit, "for the first")
    chat.new_conversation()
    assert chat.composer.text() == ""
    QTest.keyClicks(chat.composer.edit, "for a new one")

    chat.controller.open(first)
    await user.until(lambda: chat.composer.text() == "for the first")
    chat.new_conversation()
    await user.until(lambda: chat.composer.text() == "for a new one")
    await user.until(lambda: not user.shell.tasks)

    conversations = chat.controller._workbench.conversations
    assert await conversations.draft("") == "for a new one"
    assert await conversations.draft(first) == "for the first"
    assert [item.id for item in await conversations.list()] == [first]


async def test_that_sent_text_is_no_draft_any_more(chat: ChatPanel, user: Any) -> None:
    QTest.keyClicks(chat.composer.edit, "Hi there")
    chat.composer.flush()
    QTest.keyClick(chat.composer.edit, Qt.Key.Key_Return)
    await user.until(lambda: chat.transcript.flow.turns and chat.controller.live is None)
    await user.until(lambda: not user.shell.tasks)

    assert await chat.controller._workbench.conversations.draft("") == ""


async def test_that_a_run_goes_on_while_another_conversation_is_on_screen(
    chat: ChatPanel, user: Any
) -> None:
    await user.say("Hi there")
    first = chat.controller.conversation_id
    user.send("go on forever")
    await user.until(lambda: chat.controller.live and chat.controller.live.parts)
    run_id = chat.controller.run_id

    chat.new_conversation()
    assert not chat.composer.stop_button.isVisibleTo(chat)
    await user.say("Hello again")
    second = chat.controller.conversation_id
    assert second != first
    assert "word" not in user.shown()

    chat.controller.open(first)
    await user.until(lambda: chat.controller.run_id == run_id)
    assert chat.composer.stop_button.isVisibleTo(chat)
    before = len(user.shown())
    await user.until(lambda: len(user.shown()) > before)
    chat.controller.stop()
    await user.until(lambda: chat.controller.live is None)
    assert [turn.user_text for turn in chat.transcript.flow.turns] == [
        "Hi there",
        "go on forever",
    ]
    assert not user.shell.errors


async def test_that_an_answer_that_ends_while_it_is_away_is_whole(
    chat: ChatPanel, user: Any
) -> None:
    await user.say("Hi there")
    first = chat.controller.conversation_id
    user.send("What is 12 * 7?")
    await user.until(lambda: chat.controller.live)
    chat.new_conversation()
    runs = chat.controller._workbench.runs
    await user.until(lambda: not runs.active)

    chat.controller.open(first)
    await user.until(lambda: len(chat.transcript.flow.turns) == 2)
    assert "The result is 84." in user.shown()
    assert chat.controller.live is None


async def test_that_a_message_sent_just_before_leaving_is_not_shown_elsewhere(
    chat: ChatPanel, user: Any
) -> None:
    await user.say("Hi there")
    first = chat.controller.conversation_id
    user.send("Another one")
    chat.new_conversation()
    runs = chat.controller._workbench.runs
    await user.until(lambda: not user.shell.tasks and not runs.active)

    assert chat.controller.conversation_id == ""
    assert not chat.transcript.flow.turns
    assert chat.composer.text() == ""
    turns = await chat.controller._workbench.conversations.turns(first)
    assert [turn.user_text for turn in turns] == ["Hi there", "Another one"]


async def test_that_the_composer_stands_under_the_transcript(chat: ChatPanel) -> None:
    for width in (900, 1280, 1920):
        chat.resize(width, 800)
        QApplication.sendPostedEvents()
        holder = chat.splitter.widget(1)
        assert holder is not None
        rest = holder.width() - chat.bottom.width()
        left = chat.bottom.x()
        right = rest - left
        assert abs(left - right) <= 2
        assert chat.bottom.width() <= chat.bottom.maximumWidth()


def test_that_a_long_prompt_says_how_far_it_is_read() -> None:
    model = TurnModel("r")
    model.take(Record("r", 0, 0.0, PromptRendered("s", "text", 2200, 200)))
    assert live_words(model) == "reading prompt · 2\u202f000 new tokens"
    model.read_tokens = 1200
    assert live_words(model).endswith("new tokens · 50 %")
