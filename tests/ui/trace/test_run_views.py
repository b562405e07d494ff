"""The views of a run show the same, and lead to one another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.ui.recorded import Shell
from workbench.app.run_cases import REGRESSIONS
from workbench.app.workbench import Workbench
from workbench.evals.data_sets import read_data_set
from workbench.traces.events import (
    AnswerDelta,
    ModelCallFinished,
    ModelCallStarted,
    ReasoningPiece,
    Record,
    RunFinished,
    RunStarted,
)
from workbench.traces.notes import Note
from workbench.ui.trace.panel import TracePanel
from workbench.ui.trace.spans import call_number


async def opened(trace: TracePanel, wait_until: Any, row: int = 0) -> str:
    """Open a run of the list."""
    trace.runs.list.setCurrentIndex(trace.runs.model.index(row))
    await wait_until(lambda: trace.waterfall.rows)
    return trace.runs.model.items[row].run_id


async def asked(demo: Workbench, trace: TracePanel, text: str, wait_until: Any) -> str:
    """Another run."""
    count = len(trace.runs.model.items)
    run = await demo.runs.start("starter", text, model_id="demo")
    await run.wait()
    await wait_until(lambda: len(trace.runs.model.items) == count + 1)
    return run.run_id


async def test_that_another_run_shows_nothing_of_the_one_before(
    trace: TracePanel, demo: Workbench, wait_until: Any
) -> None:
    """Steps of two runs have the same ids."""
    other = await asked(demo, trace, "And 12 * 7 again?", wait_until)
    await opened(trace, wait_until, row=1)
    trace.control.choose(trace.waterfall.rows[1].span_id)
    trace.waterfall.fold(1, closed=True)
    trace.waterfall.set_zoom(4.0)
    await wait_until(lambda: trace.detail.title.text() == "demo")
    trace.show_target(other)
    await wait_until(lambda: not trace.control.is_reading)
    assert trace.waterfall.zoom == 1.0
    assert len(trace.waterfall.state.shown) == 4
    assert trace.waterfall.current == 0
    await wait_until(lambda: trace.detail.title.text() == "starter")
    message: Any = trace.detail.tabs.widget(0)
    assert message.toPlainText() == "And 12 * 7 again?"


# -- folding, filters, the search in the run


async def test_that_left_and_right_fold_and_unfold(trace: TracePanel, wait_until: Any) -> None:
    await opened(trace, wait_until)
    view = trace.waterfall
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert [view.rows[row].kind for row in view.state.shown] == ["run", "model", "model"]
    assert "1 step folded" in view.words(1)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert len(view.state.shown) == 4
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.rows[view.current].kind == "tool", "it goes into what is unfolded"
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.rows[view.current].kind == "model"


async def test_that_folding_around_the_chosen_step_chooses_what_is_around_it(
    trace: TracePanel, wait_until: Any
) -> None:
    await opened(trace, wait_until)
    tool = trace.waterfall.rows[2].span_id
    trace.control.choose(tool)
    trace.waterfall.fold_all(closed=True)
    assert trace.waterfall.rows[trace.waterfall.current].kind == "model"
    trace.control.choose(tool)
    assert trace.waterfall.current_span_id == tool
    assert len(trace.waterfall.state.shown) == 4, "it is unfolded for what is asked for"


async def test_that_a_click_on_the_mark_folds_and_does_not_choose(
    trace: TracePanel, wait_until: Any
) -> None:
    await opened(trace, wait_until)
    before = trace.waterfall.current
    point = QPoint(27, 22 + 24 + 12)
    QTest.mouseClick(trace.waterfall.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert len(trace.waterfall.state.shown) == 3
    assert trace.waterfall.current == before


async def test_that_filters_keep_what_is_around_a_step(
    trace: TracePanel, wait_until: Any
) -> None:
    await opened(trace, wait_until)
    bar = trace.run.bar
    tools = next(row for row in bar._menu.actions() if row.data() == "tool")
    tools.trigger()
    state = trace.waterfall.state
    assert [trace.waterfall.rows[row].kind for row in state.shown] == ["run", "model", "tool"]
    assert state.passing == 1
    QTest.mouseClick(bar.failed, Qt.MouseButton.LeftButton)
    assert state.passing == 0
    assert trace.run.nothing.isVisible()
    tools.trigger()
    QTest.mouseClick(bar.failed, Qt.MouseButton.LeftButton)
    assert len(state.shown) == 4
    assert not trace.run.nothing.isVisible()


async def test_that_a_search_in_the_run_goes_from_one_step_to_the_next(
    trace: TracePanel, wait_until: Any
) -> None:
    await opened(trace, wait_until)
    QTest.keyClicks(trace.run.bar.search, "84")
    await wait_until(lambda: len(trace.waterfall.state.found) == 3)
    found = [trace.waterfall.rows[row].kind for row in trace.waterfall.state.found]
    assert found == ["run", "tool", "model"]
    first = trace.run.bar.count.text()
    QTest.keyClick(trace.run.bar.search, Qt.Key.Key_Return)
    assert trace.run.bar.count.text() != first
    chosen = trace.waterfall.current
    QTest.mouseClick(trace.run.bar.back, Qt.MouseButton.LeftButton)
    assert trace.waterfall.current < chosen
    trace.run.bar.search.setText("zebra")
    await wait_until(lambda: trace.run.bar.count.text() == "nothing found")
    assert not trace.run.bar.ahead.isEnabled()


# -- the transcript


async def test_that_the_transcript_numbers_calls_and_says_which_tools_were_offered(
    trace: TracePanel, wait_until: Any
) -> None:
    await opened(trace, wait_until)
    trace.run.bar.show_view("transcript")
    transcript = trace.run.transcript
    await wait_until(lambda: transcript.cards)
    kinds = [(card.item.kind, card.item.number) for card in transcript.cards]
    assert kinds == [("user", 0), ("tool", 1), ("model", 0)]
    assert dict(transcript.cards[1].item.texts)["Result"] == "84"
    assert "calculator (#1)" in transcript.tools.text()
    assert "(not called)" in transcript.tools.text()


async def test_that_transcript_and_waterfall_choose_the_same_step(
    trace: TracePanel, wait_until: Any
) -> None:
    await opened(trace, wait_until)
    trace.run.bar.show_view("transcript")
    transcript = trace.run.transcript
    await wait_until(lambda: transcript.cards)
    QTest.mouseClick(transcript.cards[1], Qt.MouseButton.LeftButton)
    assert trace.waterfall.rows[trace.waterfall.current].kind == "tool"
    assert transcript.cards[1].is_chosen
    await wait_until(lambda: trace.detail.tabs.tabText(0) == "Tool call")
    QTest.keyClick(transcript.reader, Qt.Key.Key_Down)
    assert trace.waterfall.rows[trace.waterfall.current].kind == "model"
    trace.run.bar.show_view("steps")
    QTest.keyClick(trace.waterfall, Qt.Key.Key_Home)
    assert transcript.cards[0].is_chosen


async def test_that_a_long_transcript_has_pages_and_turns_to_the_chosen_step(
    trace: TracePanel, demo: Workbench, wait_until: Any
) -> None:
    events: list[Any] = [RunStarted("c", "", "starter", {}, "demo", "Go")]
    for number in range(150):
        events += [
            ModelCallStarted(f"m{number}", "n", "demo", "replay"),
            ReasoningPiece(f"m{number}", "Hm."),
            AnswerDelta(f"m{number}", f"Answer {number}"),
            ModelCallFinished(f"m{number}", "stop", queue_s=0.5 if number == 3 else 0.0),
        ]
    events.append(RunFinished("failed", "", "It broke.", "Mend it."))
    records = [Record("long", n, 1e9 + n, event) for n, event in enumerate(events)]
    demo.conversations._store.append(records)
    trace.show_target("long", "m100")
    await wait_until(lambda: trace.waterfall.current_span_id == "m100")
    await wait_until(lambda: trace.waterfall.rows[4].queue_s == 0.5)
    assert call_number(trace.waterfall.state.table, trace.waterfall.current) == 101
    trace.run.bar.show_view("transcript")
    transcript = trace.run.transcript
    await wait_until(lambda: any(card.is_chosen for card in transcript.cards))
    assert transcript.page == 1
    chosen = next(card for card in transcript.cards if card.is_chosen)
    assert chosen.item.texts == (("", "Answer 100"),)
    assert chosen.thought is not None
    QTest.keyClick(transcript.reader, Qt.Key.Key_Space)
    assert chosen.thought.isChecked()
    QTest.mouseClick(transcript.later, Qt.MouseButton.LeftButton)
    await wait_until(lambda: transcript.cards and transcript.cards[-1].item.kind == "end")
    assert "It broke." in transcript.cards[-1].item.texts[0][1]
    assert not transcript.later.isEnabled()


async def test_that_long_words_do_not_widen_the_transcript(
    trace: TracePanel, demo: Workbench, wait_until: Any
) -> None:
    events: list[Any] = [
        RunStarted("c", "", "starter", {}, "demo", "x" * 30_000),
        RunFinished("answered", ""),
    ]
    records = [Record("wide", n, 1e9 + n, event) for n, event in enumerate(events)]
    demo.conversations._store.append(records)
    trace.show_target("wide")
    await wait_until(lambda: trace.control.run_id == "wide" and not trace.control.is_reading)
    trace.run.bar.show_view("transcript")
    transcript = trace.run.transcript
    await wait_until(lambda: transcript.cards)
    assert transcript.cards[0].minimumSizeHint().width() < 500
    assert not transcript.reader.horizontalScrollBar().maximum()


async def test_that_a_step_asked_for_while_another_run_is_read_is_chosen_in_it(
    trace: TracePanel, demo: Workbench, wait_until: Any
) -> None:
    first = await opened(trace, wait_until)
    step = trace.waterfall.rows[2].span_id
    other = await asked(demo, trace, "Hello", wait_until)
    trace.show_target(other)
    await wait_until(lambda: not trace.control.is_reading)
    trace.show_target(first)
    trace.show_target(first, step)
    await wait_until(lambda: trace.waterfall.current_span_id == step)


async def test_that_the_transcript_of_a_run_that_goes_on_grows(
    trace: TracePanel, demo: Workbench, wait_until: Any
) -> None:
    run = await demo.runs.start("starter", "go on forever", model_id="demo")
    trace.show_run(run.run_id)
    trace.run.bar.show_view("transcript")
    cards = trace.run.transcript.cards
    await wait_until(lambda: len(cards) == 2 and cards[1].item.texts)
    before = len(cards[1].item.texts[0][1])
    await wait_until(lambda: len(cards) == 2 and len(cards[1].item.texts[0][1]) > before)
    assert not trace.run.head.delete.isEnabled(), "it goes on"
    trace.run.bar.search.setText("word")
    await wait_until(lambda: trace.waterfall.state.found)
    await demo.runs.stop(run.run_id)
    await wait_until(lambda: cards and cards[-1].item.kind == "end")
    await wait_until(trace.run.head.delete.isEnabled)


# -- notes


async def test_that_notes_are_kept_shown_in_the_list_and_taken_back(
    trace: TracePanel, demo: Workbench, wait_until: Any
) -> None:
    run_id = await opened(trace, wait_until)
    notes = trace.run.head.notes
    await wait_until(notes.isEnabled)
    QTest.mouseClick(notes.bookmark, Qt.MouseButton.LeftButton)
    QTest.mouseClick(notes.up, Qt.MouseButton.LeftButton)
    store = demo.conversations._store
    await wait_until(lambda: store.note(run_id).rating == 1 and store.note(run_id).bookmarked)
    await wait_until(
        lambda: len(trace.runs.model.words_of(trace.runs.model.items[0]).more) == 2
    )
    QTest.keyClicks(notes.tags.field, "Later")
    QTest.keyClick(notes.tags.field, Qt.Key.Key_Return)
    await wait_until(lambda: store.note(run_id).tags == ("later",))
    await wait_until(lambda: trace.run.undo.isVisible())
    QTest.mouseClick(trace.run.undo.button, Qt.MouseButton.LeftButton)
    await wait_until(lambda: store.note(run_id).tags == ())
    assert store.note(run_id).bookmarked
    await wait_until(lambda: notes.note.tags == ())


async def test_that_a_step_has_notes_of_its_own(
    trace: TracePanel, demo: Workbench, wait_until: Any
) -> None:
    run_id = await opened(trace, wait_until)
    assert not trace.run.step_notes.isEnabled(), "the run has its own place"
    QTest.keyClick(trace.waterfall, Qt.Key.Key_Down)
    step = trace.waterfall.current_span_id
    await wait_until(trace.run.step_notes.isEnabled)
    QTest.mouseClick(trace.run.step_notes.comment_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(trace.run.step_notes.comment, "Too long")
    QTest.keyClick(
        trace.run.step_notes.comment, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    store = demo.conversations._store
    await wait_until(lambda: store.note(run_id, step).comment == "Too long")
    assert store.note(run_id).comment == ""
    QTest.keyClick(trace.waterfall, Qt.Key.Key_Down)
    assert trace.run.step_notes.words.text() == ""
    QTest.keyClick(trace.waterfall, Qt.Key.Key_Up)
    assert trace.run.step_notes.words.text() == "Too long"


async def test_that_the_list_can_be_narrowed_to_what_is_noted(
    trace: TracePanel, demo: Workbench, wait_until: Any
) -> None:
    other = await asked(demo, trace, "Hello", wait_until)
    await demo.run_notes.save(Note(other, rating=-1, tags=("odd",)))
    trace.refresh()
    await wait_until(lambda: trace.runs.marks.findData("tag:odd") >= 0)
    for key, count in (("tag:odd", 1), ("down", 1), ("up", 0), ("", 2)):
        row = trace.runs.marks.findData(key)
        trace.runs.marks.setCurrentIndex(row)
        trace.runs.marks.activated.emit(row)
        await wait_until(lambda count=count: trace.runs.model.rowCount() == count)


# -- the search over all runs


async def test_that_a_hit_selects_its_step(
    trace: TracePanel, demo: Workbench, wait_until: Any
) -> None:
    await asked(demo, trace, "Hello", wait_until)
    QTest.keyClicks(trace.runs.search, "tool:calculator")
    await wait_until(lambda: trace.runs.hit_model.rowCount() == 1)
    assert trace.runs.lists.currentWidget() is trace.runs.hits
    trace.runs.hits.setCurrentIndex(trace.runs.hit_model.index(0))
    await wait_until(lambda: trace.waterfall.current >= 0)
    await wait_until(lambda: trace.waterfall.rows[trace.waterfall.current].kind == "tool")
    QTest.keyClick(trace.runs.search, Qt.Key.Key_Escape)
    await wait_until(lambda: trace.runs.lists.currentWidget() is trace.runs.list)


async def test_that_a_search_that_cannot_be_read_says_why(
    trace: TracePanel, wait_until: Any
) -> None:
    QTest.keyClicks(trace.runs.search, "slower:soon")
    await wait_until(trace.runs.problem.isVisible)
    assert "slower:2s" in trace.runs.problem.text()
    assert not trace.runs.empty.isVisible()
    QTest.mouseClick(trace.runs.help_button, Qt.MouseButton.LeftButton)
    assert trace.runs.help.isVisible()
    trace.runs.search.clear()
    QTest.mouseClick(trace.runs.help.buttons["error"], Qt.MouseButton.LeftButton)
    assert trace.runs.search.text() == "error"
    await wait_until(lambda: not trace.runs.problem.isVisible())


# -- two runs


async def test_that_two_runs_stand_side_by_side_with_the_first_difference_marked(
    trace: TracePanel, demo: Workbench, wait_until: Any
) -> None:
    other = await asked(demo, trace, "Hello", wait_until)
    first = trace.runs.model.items[1].run_id
    trace.runs.list.selectAll()
    await wait_until(trace.runs.several.isVisible)
    QTest.mouseClick(trace.runs.compare, Qt.MouseButton.LeftButton)
    view = trace.comparison
    await wait_until(lambda: view.compared is not None)
    assert view.compared is not None
    assert (view.compared.first.run_id, view.compared.second.run_id) == (first, other)
    assert view.steps.currentIndex().row() == view.model.first == 0
    assert "first difference" in view.count.text()
    assert view.values.parts, "what differs in it is told"
    QTest.mouseClick(view.ahead, Qt.MouseButton.LeftButton)
    assert view.steps.currentIndex().row() == 1
    QTest.mouseClick(view.back, Qt.MouseButton.LeftButton)
    assert view.steps.currentIndex().row() == 0
    words = [each.text() for each in view.figures.findChildren(QLabel)]
    assert "Tool calls" in words
    view.swapped.emit()
    await wait_until(lambda: view.compared and view.compared.first.run_id == other)
    QTest.mouseClick(view.open_second, Qt.MouseButton.LeftButton)
    assert trace.stack.currentWidget() is trace.run
    assert trace.control.run_id == first


async def test_that_a_run_that_is_run_again_can_be_compared_with_where_it_came_from(
    trace: TracePanel, demo: Workbench, wait_until: Any
) -> None:
    first = await opened(trace, wait_until)
    await wait_until(lambda: trace.control.started is not None)
    assert not trace.run.head.origin.isEnabled()
    trace.run.head.asked.emit("again")
    await wait_until(lambda: trace.control.run_id not in ("", first))
    again = demo.runs.get(trace.control.run_id)
    if again is not None:
        await again.wait()
    await wait_until(trace.run.head.origin.isEnabled)
    trace.run.head.asked.emit("origin")
    await wait_until(lambda: trace.comparison.compared is not None)
    compared = trace.comparison.compared
    assert compared is not None
    assert compared.first.run_id == first
    assert compared.second.run_id == trace.control.run_id
    assert "equal" in trace.comparison.count.text()
    QTest.mouseClick(trace.comparison.close_button, Qt.MouseButton.LeftButton)
    assert trace.stack.currentWidget() is trace.run


# -- commands


async def test_that_telling_a_run_again_says_that_it_came_out_the_same(
    trace: TracePanel, wait_until: Any, shell: Shell
) -> None:
    await opened(trace, wait_until)
    trace.run.head.asked.emit("check")
    await wait_until(lambda: shell.notices)
    assert "matches the recording" in shell.notices[0].title
    assert not shell.errors


async def test_that_a_run_becomes_a_test_case_once(
    trace: TracePanel, wait_until: Any, shell: Shell, tmp_path: Path
) -> None:
    run_id = await opened(trace, wait_until)
    path = tmp_path / "mine.agentcases.yaml"
    await trace.commands.add_case(run_id, path)
    (case,) = read_data_set(path).cases
    assert (case.text, case.from_run_id) == ("What is 12 * 7?", run_id)
    assert "mine.agentcases.yaml" in shell.notices[0].reason
    trace._shell.run_task(trace.commands.add_case(run_id, path), "")
    await wait_until(lambda: shell.errors)
    assert "already" in str(shell.errors[0])
    shell.errors.clear()


async def test_that_a_run_is_deleted_only_when_it_is_said_twice(
    trace: TracePanel, wait_until: Any
) -> None:
    await opened(trace, wait_until)
    head = trace.run.head
    QTest.mouseClick(head.delete, Qt.MouseButton.LeftButton)
    assert head.confirm.isVisible()
    QTest.mouseClick(head.rather_not, Qt.MouseButton.LeftButton)
    assert not head.confirm.isVisible()
    QTest.mouseClick(head.delete, Qt.MouseButton.LeftButton)
    QTest.mouseClick(head.really, Qt.MouseButton.LeftButton)
    await wait_until(lambda: trace.runs.model.rowCount() == 0)
    assert trace.stack.currentWidget() is trace.empty


async def test_that_a_run_that_is_gone_says_so(trace: TracePanel, wait_until: Any) -> None:
    trace.show_target("nothing-of-the-kind")
    await wait_until(lambda: trace.stack.currentWidget() is trace.empty)
    assert "no longer there" in trace.empty.heading.text()


async def test_that_several_runs_go_into_one_file(
    trace: TracePanel, demo: Workbench, wait_until: Any, tmp_path: Path
) -> None:
    await asked(demo, trace, "Hello", wait_until)
    ids = [run.run_id for run in trace.runs.model.items]
    for form in ("jsonl", "otlp", "md", "csv"):
        path = tmp_path / form
        await demo.run_reading.export(ids, form, path)
        text = path.read_text(encoding="utf-8")
        assert "calculator" in text
        assert all(run_id in text or form == "otlp" for run_id in ids)


async def test_that_one_click_makes_a_regression_test_that_can_be_taken_back(
    trace: TracePanel, demo: Workbench, shell: Shell, wait_until: Any
) -> None:
    run_id = await opened(trace, wait_until)
    QTest.mouseClick(trace.run.head.case, Qt.MouseButton.LeftButton)
    await wait_until(lambda: trace.run.undo.isVisible())
    assert trace.run.undo.words.text() == "Case 1 of “Regression tests” in the evaluations"
    kept = demo.data_sets.get(REGRESSIONS)
    assert [one.from_run_id for one in kept.cases] == [run_id]
    assert kept.cases[0].expected == "The result is **84**."
    assert [one.name for one in kept.cases[0].calls or ()] == ["calculator"]
    shell.actions["trace.regression"].callback()  # type: ignore[operator]
    await wait_until(lambda: shell.notices)
    assert shell.notices[-1].title == "The run is a regression test already"
    QTest.mouseClick(trace.run.undo.button, Qt.MouseButton.LeftButton)
    await wait_until(lambda: not demo.data_sets.get(REGRESSIONS).cases)
    await asked(demo, trace, "And 12 * 7 again?", wait_until)
    demo.data_sets.drafts.keep(REGRESSIONS, replace(kept, title="Being edited"))
    QTest.mouseClick(trace.run.head.case, Qt.MouseButton.LeftButton)
    await wait_until(lambda: shell.errors)
    assert "changes that were not saved" in str(shell.errors.pop())
