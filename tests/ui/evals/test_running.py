"""Evaluations are drawn up, go on, pause, are cut off, and go on again."""

from __future__ import annotations

import json
import time

from PySide6.QtCore import Qt

from tests.ui.evals.doing import (
    CASES,
    CONTROL,
    RECORDING,
    SHIFT,
    opened_set,
    press,
    started,
    tab_to,
    trace_shown,
    until,
    write,
)
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.evals.labels import short_labels
from workbench.evals.values import Attempt, Candidate, Case, DataSet, Grade, Outcome, Plan
from workbench.ui.evals.compare_case import differences
from workbench.ui.evals.grid_page import GridPage
from workbench.ui.evals.panel import EvalsPanel
from workbench.ui.evals.try_model import board_of
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme

KEY = Qt.Key


async def done(panel: EvalsPanel, bench: Workbench) -> None:
    await until(lambda: panel._following.summaries[0].state == "done")
    report = panel._page.report
    await until(lambda: report.report and not report.state.text())


async def test_that_the_sample_needs_one_key_and_then_start(
    panel: EvalsPanel, bench: Workbench
) -> None:
    tab_to(panel, panel._list.try_button)
    press(panel, KEY.Key_Space)
    page = panel._new
    await until(page.start.isEnabled)
    assert page.start.hasFocus()
    assert page.set_choice.currentData() == "built-in-tools"
    assert set(page.documents.chosen) == {"starter", "calculator"}
    assert page.outlook.tries.text().startswith("48 tries: 2 candidates")
    assert page.reading.isChecked()
    assert page.tools.chosen == ()


async def test_that_what_is_left_out_is_told_before_and_nothing_is_offered_after(
    panel: EvalsPanel, bench: Workbench
) -> None:
    await opened_set(panel, bench)
    panel.compare()
    assert not panel._new.outlook.kept.isVisible()
    bench.settings.change(
        redact_recording=True, redaction_rules=("capital=capital of [A-Z][a-z]+",)
    )
    panel.open_set("mine")
    await started(panel)
    assert panel._new.outlook.kept.isVisibleTo(panel._new)
    await done(panel, bench)
    page = panel._page
    await until(page.why.isVisible)
    assert "was deleted from its cases" in page.why.text()
    assert not page.buttons["resume"].isVisible()
    assert not page.buttons["again"].isVisible()


async def test_that_what_is_drawn_up_says_what_it_takes_and_what_cannot_be_tried(
    panel: EvalsPanel, bench: Workbench
) -> None:
    await opened_set(panel, bench)
    press(panel, KEY.Key_E, CONTROL | SHIFT)
    page = panel._new
    await until(page.isVisible)
    assert page.set_choice.currentData() == "mine"
    page.models.choose(["good", "slow", "starter"])
    page.prompts.add()
    page.prompts.cards[0].text.setFocus()
    write("Be brief.")
    page.prompts.flush()
    page.numbers["repetitions"].setValue(2)
    await until(lambda: page.outlook.tries.text().startswith("36 tries: 6 candidates"))
    assert page.outlook.left_out.isHidden()
    await until(lambda: "largest model takes" in page.outlook.takes.text())

    page.models.choose(["good"])
    page.engines.choose(["llama-cpp"])
    panel._drawing.look()
    assert not page.start.isEnabled()
    assert "does not run this model" in page.outlook.left_out.text()
    page.engines.choose([])
    page.documents.choose([])
    panel._drawing.look()
    assert page.outlook.tries.text() == "Nothing can be tried yet."
    page.cancel.click()
    assert panel._set.isVisible()


async def test_that_a_set_that_is_not_whole_is_not_started(
    panel: EvalsPanel, bench: Workbench
) -> None:
    await opened_set(panel, bench)
    panel._set.add()
    panel.compare()
    panel._new.models.choose(["good"])
    panel._drawing.look()
    panel._new.start.click()
    await until(lambda: bench.notices.items)
    assert "case-1" in bench.notices.items[-1].reason
    assert panel._new.isVisible()
    assert not bench.evaluations.going


async def test_that_the_grid_fills_and_a_cell_leads_to_its_answer_and_trace(
    panel: EvalsPanel, bench: Workbench
) -> None:
    await opened_set(panel, bench)
    plan_id = await started(panel)
    await done(panel, bench)
    assert panel._page.part.value == "report"
    assert panel._list.ids == [plan_id]

    panel._page.show_part("grid")
    grid = panel._page.grid
    grid.table.setFocus()
    grid.table.setCurrentIndex(grid.model.index(2, 1))
    spoken = [
        grid.model.index(row, 1).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)
    ]
    assert [text.partition(".")[0] for text in spoken] == ["Passed", "Passed", "Failed"]
    head = grid.model.headerData(1, Qt.Orientation.Horizontal)
    assert "67 % (" in str(head)
    assert grid.detail.heading.text() == "Failed"
    assert grid.detail.expected.text() == "Madrid"
    assert grid.detail.answer.text() == "I do not know."

    press(panel, KEY.Key_Return)
    results = await bench.evaluations.results(plan_id)
    await trace_shown(panel, {one.run_id for one in results.outcomes})

    panel.window().open_panel("evals")  # type: ignore[attr-defined]
    grid.shown.chosen.emit("failed")
    grid.shown.set_value("failed")
    grid._filter()
    assert grid.model.rowCount() == 1
    grid.shown.set_value("all")
    grid.search.setText("place")
    await until(lambda: grid.model.rowCount() == 2)


async def test_that_it_pauses_goes_on_stops_and_is_deleted_by_keys(
    panel: EvalsPanel, bench: Workbench
) -> None:
    await opened_set(panel, bench, [Case(f"c{n}", f"Number {n}") for n in range(12)])
    panel.compare()
    panel._new.models.choose(["slow"])
    panel._new.numbers["at_once"].setValue(2)
    panel._drawing.look()
    panel._new.start.click()
    await until(lambda: panel._following.plan_id and panel._page.isVisible())
    plan_id = panel._following.plan_id
    following = panel._following
    await until(lambda: following.summaries[0].done >= 2)
    panel._page.grid.table.setFocus()
    press(panel, KEY.Key_F8)
    await until(lambda: not bench.evaluations.going)
    await until(lambda: following.summaries[0].state == "paused")
    assert panel._page.buttons["resume"].isVisible()
    assert "Go on" in panel._page.why.text()
    so_far = following.summaries[0].done
    assert 2 <= so_far < 12

    press(panel, KEY.Key_F8)
    await until(lambda: plan_id in bench.evaluations.going)
    await until(lambda: following.summaries[0].done > so_far)
    press(panel, KEY.Key_F5, SHIFT)
    await until(lambda: following.summaries[0].state == "cancelled")
    assert panel._page.buttons["resume"].isVisible()

    panel._list.view.setFocus()
    press(panel, KEY.Key_Delete)
    await until(panel._page.keep.hasFocus)
    press(panel, KEY.Key_Space)
    assert panel._list.ids == [plan_id]
    panel._page.buttons["remove"].click()
    panel._page.sure.click()
    await until(lambda: not panel._list.ids)
    assert panel._empty.isVisible()


async def test_that_one_that_was_cut_off_says_so_and_goes_on_in_the_next_program(
    paths: Paths, theme: Theme
) -> None:
    text = json.dumps({**RECORDING, "name": "good"})
    (paths.models / "good.replay.json").write_text(text, encoding="utf-8")
    outcome = Outcome(
        Attempt("a", "france", 0), "", "Paris", "answered", (Grade("x", "passed"),)
    )
    async with open_workbench(paths) as bench:
        bench.settings.change(engine_mode="thread")
        agent = bench.agents.get("starter")
        from workbench.evals.grid import ModelChoice, grid_of

        (candidate,) = grid_of([agent], [ModelChoice("good", "Good")]).candidates
        plan = Plan("cut", "Cut off", DataSet("Mine", CASES), (candidate,))
        store = await bench.evaluations._store()
        store.add(plan, "running")  # as a killed program leaves it
        attempt = Attempt(candidate.candidate_id, "france", 0)
        store.keep("cut", [Outcome(attempt, "", "Paris", "answered", outcome.grades)])
    async with open_workbench(paths) as bench:
        window = MainWindow(bench, theme)
        window.show()
        window.open_panel("evals")
        panel = window.workspace.panel("evals")
        assert isinstance(panel, EvalsPanel)
        await until(lambda: panel._page.isVisible() and panel._page.why.isVisible())
        assert panel._page.state.text() == "Paused"
        assert "ended in the middle" in panel._page.why.text()
        panel._page.buttons["resume"].click()
        await done(panel, bench)
        assert panel._following.summaries[0].done == 3
        window.close()
        await window.finish()
        window.deleteLater()


async def test_that_answers_of_two_candidates_stand_side_by_side(
    panel: EvalsPanel, bench: Workbench
) -> None:
    await opened_set(panel, bench)
    await started(panel, ("good", "slow"))
    await done(panel, bench)
    panel._page.show_part("grid")
    grid = panel._page.grid
    grid.table.setCurrentIndex(grid.model.index(0, 1))
    grid.detail.compare.click()
    compare = grid.compare
    assert compare.isVisible()
    assert compare.sides[0].text.toPlainText() == "It is Paris."
    assert compare.sides[1].text.toPlainText().startswith("word word")
    assert compare.sides[1].text.extraSelections()
    compare.sides[1].candidate.setCurrentIndex(0)
    compare.sides[1].candidate.activated.emit(0)
    assert compare.same.text()
    compare.back.click()
    assert grid.table.isVisible()
    row = panel._page.report.report
    assert row is not None
    assert len(row.tallies) == 2


def test_that_ten_thousand_cases_by_five_candidates_scroll_and_count_quickly(
    theme: Theme,
) -> None:
    cases = tuple(Case(f"c{n}", f"Question {n}") for n in range(10_000))
    candidates = tuple(Candidate(f"m{n}", f"Agent · model {n}", {}) for n in range(5))
    plan = Plan("big", "Big", DataSet("big", cases), candidates)
    grid = GridPage(theme)
    grid.resize(1000, 700)
    grades = (Grade("x", "passed"),)
    outcomes = [
        Outcome(Attempt("m0", f"c{n}", 0), "", "a", "answered", grades) for n in range(9_000)
    ]
    grid.show_board(board_of(plan, outcomes))
    grid.grab()
    began_s = time.perf_counter()
    for n in range(9_000, 9_200):
        grid.add(Outcome(Attempt("m0", f"c{n}", 0), "", "a", "answered", grades))
    grid.model.tell_rates()
    grid.table.scrollToBottom()
    grid.grab()
    took_s = time.perf_counter() - began_s
    assert grid.model.rowCount() == 10_000
    assert took_s < 2.0
    grid.deleteLater()


def test_that_labels_lose_what_all_share_and_differences_are_in_qt_units() -> None:
    assert short_labels(["A · x", "A · y"]) == ["x", "y"]
    assert short_labels(["A · x"]) == ["A · x"]
    assert short_labels(["A", "A · y"]) == ["A", "A · y"]
    assert differences("one 😀 two", "one 😀 six") == ([(7, 10)], [(7, 10)])


async def test_that_outcomes_that_come_while_it_is_read_are_shown(
    panel: EvalsPanel, bench: Workbench
) -> None:
    await opened_set(panel, bench, [Case(f"c{n}", f"Number {n}") for n in range(16)])
    plan_id = await started(panel)
    for _ in range(200):
        panel.open_evaluation(plan_id)  # read again and again while outcomes come
        await until(lambda: panel._following._late is None)
        if not bench.evaluations.going:
            break
    await done(panel, bench)
    model = panel._page.grid.model
    assert model.plan is not None
    assert all(all(model.tries(case, 0)) for case in model.plan.data_set.cases)
