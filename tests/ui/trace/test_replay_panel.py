"""A run is replayed from one of its steps, with changes, and the new one stands beside it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton, QToolButton

from tests.ui.recorded import RECORDINGS, Shell
from workbench.app.workbench import Workbench
from workbench.base.paths import Paths
from workbench.traces.events import ModelCallStarted, RunStarted
from workbench.ui.trace.panel import TracePanel
from workbench.ui.trace.replay_panel import ReplayPanel, ReplayStart


@pytest.fixture
def paths(paths: Paths) -> Paths:
    """With a second model, which answers otherwise."""
    other = {**RECORDINGS, "name": "Other", "recordings": [{"pieces": ["No ", "tool."]}]}
    (paths.models / "other.replay.json").write_text(json.dumps(other), encoding="utf-8")
    return paths


async def opened(trace: TracePanel, wait_until: Any, row: int = 1) -> ReplayPanel:
    """The panel, opened by its key for a step of the newest run."""
    trace.runs.list.setCurrentIndex(trace.runs.model.index(0))
    await wait_until(lambda: len(trace.waterfall.rows) > row and trace.control.started)
    trace.waterfall.choose_row(row)
    trace._replay()
    assert trace.run.replay.isVisible()
    return trace.run.replay


async def test_that_a_step_is_replayed_with_other_instructions_and_compared(
    trace: TracePanel, demo: Workbench, shell: Shell, wait_until: Any
) -> None:
    assert shell.actions["trace.replay"].shortcut == "Ctrl+R"
    panel = await opened(trace, wait_until, row=3)
    old = trace.control.run_id
    assert panel.title.text() == "Replay from here: model demo"
    assert panel.run_button.hasFocus()
    assert panel.text.toPlainText() == panel.start.instructions  # type: ignore[union-attr]
    assert not panel.reset.isVisible()
    QTest.keyClicks(panel.text, "Say it twice. ")
    assert panel.reset.isVisible()
    changed = panel.instructions
    assert changed is not None
    QTest.keyClick(panel.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    await wait_until(lambda: trace.stack.currentWidget() is trace.comparison)
    compared = trace.comparison.compared
    assert compared is not None
    assert compared.first.run_id == old
    new = demo.conversations._store.records(compared.second.run_id)
    started = new[0].event
    assert isinstance(started, RunStarted)
    assert (started.forked_from, started.agent["instructions"]) == (old, changed)
    assert started.options["told_until"] > 0, "what lies before the step is not asked for"
    QTest.keyClick(trace.comparison, Qt.Key.Key_Escape)
    assert trace.stack.currentWidget() is trace.run
    assert panel.isVisible(), "it can be tried again with something else"
    assert panel.state.text() == "The new run has ended."
    assert panel.instructions == changed
    QTest.mouseClick(panel.reset, Qt.MouseButton.LeftButton)
    assert panel.instructions is None
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()


async def test_that_another_model_goes_on_from_a_step(
    trace: TracePanel, demo: Workbench, wait_until: Any
) -> None:
    panel = await opened(trace, wait_until)
    assert panel.models.currentData() == "", "the one it had"
    panel.models.setCurrentIndex(panel.models.findData("other"))
    QTest.mouseClick(panel.run_button, Qt.MouseButton.LeftButton)
    await wait_until(lambda: trace.comparison.compared)
    new = demo.conversations._store.records(trace.comparison.compared.second.run_id)  # type: ignore[union-attr]
    asked = [one.event.model_id for one in new if isinstance(one.event, ModelCallStarted)]
    assert asked == ["other"]


async def test_that_recorded_results_ask_nothing_and_say_what_came_out(
    trace: TracePanel, demo: Workbench, wait_until: Any
) -> None:
    panel = await opened(trace, wait_until)
    count = len(trace.runs.model.items)
    QTest.mouseClick(panel.results.findChildren(QToolButton)[1], Qt.MouseButton.LeftButton)
    assert panel.is_recorded
    assert not panel.models.isEnabled()
    assert "no model" in panel.what.text()
    QTest.mouseClick(panel.run_button, Qt.MouseButton.LeftButton)
    await wait_until(lambda: panel.state.text().startswith("The same:"))
    assert len(await demo.conversations.runs(10)) == count
    assert not panel.is_running


async def test_that_the_new_run_asks_in_the_panel_and_can_be_stopped(
    trace: TracePanel, demo: Workbench, wait_until: Any
) -> None:
    first = await demo.runs.start("starter", "Write a note", model_id="demo")
    await wait_until(lambda: first.asking)
    await demo.runs.answer(first.asking[0].ask_id, "allow_once")
    await first.wait()
    await wait_until(lambda: len(trace.runs.model.items) == 2)
    panel = await opened(trace, wait_until)
    QTest.mouseClick(panel.run_button, Qt.MouseButton.LeftButton)
    await wait_until(lambda: trace.run.approval.isVisible())
    assert trace.run.approval.deny_button.hasFocus()
    panel.close_panel()
    assert panel.isVisible(), "it would have no place to ask"
    QTest.mouseClick(panel.show_button, Qt.MouseButton.LeftButton)
    await wait_until(lambda: trace.control.run_id != first.run_id)
    assert trace.run.approval.isVisible(), "also beside the new run"
    QTest.mouseClick(trace.run.approval.once_button, Qt.MouseButton.LeftButton)
    await wait_until(lambda: trace.stack.currentWidget() is trace.comparison)

    trace.show_target(first.run_id)
    await wait_until(lambda: not trace.control.is_reading)
    trace.waterfall.choose_row(1)
    trace._replay()
    QTest.mouseClick(panel.run_button, Qt.MouseButton.LeftButton)
    await wait_until(lambda: trace.run.approval.isVisible())
    QTest.mouseClick(panel.stop_button, Qt.MouseButton.LeftButton)
    await wait_until(lambda: panel.state.text() == "The new run has ended.")
    assert not trace.run.approval.isVisible()


async def test_that_what_cannot_be_is_said_in_the_panel(
    trace: TracePanel, wait_until: Any
) -> None:
    panel = await opened(trace, wait_until)
    assert panel.start is not None
    panel.open_for(replace(panel.start, step="nothing"), ())
    QTest.mouseClick(panel.run_button, Qt.MouseButton.LeftButton)
    await wait_until(lambda: panel.state.text().startswith("The run has no step 'nothing'"))
    assert not panel.is_running
    assert panel.run_button.isVisible()


async def test_that_everything_in_the_panel_has_a_name_and_is_reached_by_tab(
    trace: TracePanel, wait_until: Any
) -> None:
    panel = await opened(trace, wait_until)
    kinds = (QPushButton, QToolButton, QComboBox, QPlainTextEdit)
    parts: list[Any] = [one for kind in kinds for one in panel.findChildren(kind)]
    seen = [one for one in parts if one.isVisible()]
    assert len(seen) >= 6
    assert all(one.accessibleName() for one in seen), [type(one) for one in seen]
    panel.results.findChildren(QToolButton)[0].setFocus()
    reached = set()
    for _press in range(12):
        focused = panel.window().focusWidget()
        reached.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert {panel.run_button, panel.text, panel.models} <= reached


async def test_that_a_graph_says_why_it_has_no_instructions(trace: TracePanel) -> None:
    panel = trace.run.replay
    panel.open_for(ReplayStart("r", "", "Replay from the beginning"), ())
    assert not panel.text.isEnabled()
    assert "builder" in panel.text.placeholderText()
    assert panel.instructions is None
    assert panel.models.itemText(0) == "The models it had"
