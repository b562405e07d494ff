"""A run becomes a case: of a new data set, or of one that is there."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import Qt

from tests.ui.evals.doing import opened_set, press, trace_shown, until
from workbench.app.workbench import Workbench
from workbench.ui.chat.panel import ChatPanel
from workbench.ui.evals.panel import EvalsPanel
from workbench.ui.shell.window import MainWindow


async def asked(bench: Workbench, text: str = "What is the capital of France?") -> str:
    """A run of the starter agent; returns its id."""
    run = await bench.runs.start("starter", text, model_id="good")
    await asyncio.wait_for(run.wait(), 30)
    return run.run_id


async def test_that_a_run_becomes_a_case_of_a_new_set_by_keyboard(
    panel: EvalsPanel, bench: Workbench
) -> None:
    run_id = await asked(bench)
    panel.window().open_panel("evals", case_of_run=run_id)  # type: ignore[attr-defined]
    await until(panel._strip.isVisible)
    assert panel._strip.sets.hasFocus()
    assert "France" in panel._strip.question.text()
    press(panel, Qt.Key.Key_Return)
    await until(lambda: panel._draft.saved_name and panel._set.isVisible())

    (case,) = panel._draft.document.cases
    assert (case.expected, case.calls, case.from_run_id) == ("It is Paris.", (), run_id)
    assert not panel._draft.unsaved
    assert bench.data_sets.get(panel._draft.saved_name).cases == (case,)
    assert panel._set.form.run.isVisible()
    panel._set.form.run.click()
    await trace_shown(panel, [run_id])
    trace = panel.window().workspace.panel("trace")  # type: ignore[attr-defined]
    trace.run.head.asked.emit("into_evals")
    await until(panel._strip.isVisible)


async def test_that_a_run_goes_into_an_open_set_once_and_esc_leaves_it(
    panel: EvalsPanel, bench: Workbench
) -> None:
    await opened_set(panel, bench)
    run_id = await asked(bench)
    for _ in range(2):
        panel.show_target(case_of_run=run_id)
        await until(panel._strip.isVisible)
        assert panel._strip.sets.currentData() == "mine"
        panel._strip.add.click()
        await until(lambda: len(panel._draft.document.cases) == 4)
        await until(lambda: panel._set.form.case.from_run_id == run_id)
    assert panel._draft.unsaved
    panel.undo()
    assert len(panel._draft.document.cases) == 3

    panel.show_target(case_of_run=run_id)
    await until(panel._strip.isVisible)
    press(panel, Qt.Key.Key_Escape)
    assert panel._strip.isHidden()


async def test_that_unsaved_changes_of_the_set_are_kept_beside_the_case(
    panel: EvalsPanel, bench: Workbench
) -> None:
    await opened_set(panel, bench)
    panel._set.table.choose([0])
    panel._set.remove()
    panel.open_set("declining")
    await until(lambda: bench.data_sets.drafts.find("mine"))
    run_id = await asked(bench)
    panel.show_target(case_of_run=run_id)
    await until(panel._strip.isVisible)
    panel._strip.add.click()
    await until(lambda: panel._set.form.case.from_run_id == run_id)
    assert [case.case_id for case in panel._draft.document.cases][:2] == ["sum", "spain"]


async def test_that_an_answer_in_the_chat_offers_to_become_a_case(
    panel: EvalsPanel, bench: Workbench
) -> None:
    run_id = await asked(bench)
    window = panel.window()
    assert isinstance(window, MainWindow)
    window.open_panel("chat", run_id=run_id)
    chat = window.workspace.panel("chat")
    assert isinstance(chat, ChatPanel)
    await until(lambda: chat.controller.run_id == run_id)
    chat.transcript.asked.emit("make_case", run_id, None)
    await until(panel._strip.isVisible)
    assert panel._strip.case is not None
    assert panel._strip.case.from_run_id == run_id


@pytest.mark.parametrize("run_id", ["gone", "../../x"])
async def test_that_a_run_that_is_not_there_is_a_notice(
    panel: EvalsPanel, bench: Workbench, run_id: str
) -> None:
    panel.show_target(case_of_run=run_id)
    await until(lambda: bench.notices.items)
    assert panel._strip.isHidden()
