"""What a user does with runs."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel

from tests.ui.recorded import Shell
from workbench.app.workbench import Workbench
from workbench.traces.events import (
    ModelCallFinished,
    ModelCallStarted,
    Record,
    RunFinished,
    RunStarted,
)
from workbench.ui.trace import panel
from workbench.ui.trace.panel import TracePanel
from workbench.ui.trace.spans import rows_of


async def open_first(trace: TracePanel, wait_until: Any) -> None:
    trace.runs.list.setCurrentIndex(trace.runs.model.index(0))
    await wait_until(lambda: trace.waterfall.rows)


def tabs(trace: TracePanel) -> list[str]:
    return [trace.detail.tabs.tabText(n) for n in range(trace.detail.tabs.count())]


async def test_that_a_run_shows_its_spans_in_order(trace: TracePanel, wait_until: Any) -> None:
    await open_first(trace, wait_until)
    kinds = [(row.kind, row.depth) for row in trace.waterfall.rows]
    assert kinds == [("run", 0), ("model", 1), ("tool", 2), ("model", 1)]
    assert all(row.end_s >= row.start_s >= 0 for row in trace.waterfall.rows)


async def test_that_arrow_keys_choose_spans_and_the_detail_follows(
    trace: TracePanel, wait_until: Any
) -> None:
    await open_first(trace, wait_until)
    QTest.keyClick(trace.waterfall, Qt.Key.Key_Down)
    QTest.keyClick(trace.waterfall, Qt.Key.Key_Down)
    assert trace.waterfall.rows[trace.waterfall.current].kind == "tool"
    await wait_until(lambda: "Arguments" in tabs(trace))
    titles = tabs(trace)
    assert titles == ["Tool call", "Arguments", "Result", "Raw events"]


async def test_that_a_model_span_shows_the_exact_prompt(
    trace: TracePanel, wait_until: Any
) -> None:
    await open_first(trace, wait_until)
    point = QPoint(80, 22 + 24 + 12)
    QTest.mouseClick(trace.waterfall.viewport(), Qt.MouseButton.LeftButton, pos=point)
    await wait_until(lambda: "Prompt" in tabs(trace))
    texts = {
        trace.detail.tabs.tabText(n): trace.detail.tabs.widget(n)
        for n in range(trace.detail.tabs.count())
    }
    prompt: Any = texts["Prompt"]
    assert "What is 12 * 7?" in prompt.text.toPlainText()


async def test_that_the_texts_of_a_span_can_have_all_the_room(
    trace: TracePanel, wait_until: Any
) -> None:
    await open_first(trace, wait_until)
    QTest.keyClick(trace.waterfall, Qt.Key.Key_Down)
    await wait_until(trace.detail.prompt.isVisible)
    QTest.mouseClick(trace.detail.grow_button, Qt.MouseButton.LeftButton)
    assert not trace.waterfall.isVisible()
    assert not trace.runs.isVisible()
    await wait_until(lambda: trace.detail.prompt.width() > 1_000)
    QTest.keyClick(trace.detail.prompt.text, Qt.Key.Key_Escape)
    assert trace.waterfall.isVisible()
    assert trace.runs.isVisible()


async def test_that_a_recorded_model_says_why_it_shows_no_tokens(
    trace: TracePanel, wait_until: Any
) -> None:
    await open_first(trace, wait_until)
    QTest.keyClick(trace.waterfall, Qt.Key.Key_Down)
    prompt = trace.detail.prompt
    await wait_until(lambda: "Tool call" in tabs(trace))
    assert not prompt.tokens_button.isEnabled()
    assert "engine" in prompt.tokens_button.toolTip()
    assert "No single tokens" in prompt.note.text()
    assert "calculator" in trace.detail.calls.texts[0].toPlainText()


async def test_that_enter_leads_to_the_conversation(
    trace: TracePanel, wait_until: Any, shell: Any
) -> None:
    await open_first(trace, wait_until)
    QTest.keyClick(trace.waterfall, Qt.Key.Key_Down)
    QTest.keyClick(trace.waterfall, Qt.Key.Key_Return)
    run = trace.runs.model.items[0].run_id
    span = trace.waterfall.rows[1].span_id
    assert shell.opened == [("chat", {"run_id": run, "span_id": span})]


async def test_that_a_target_selects_its_span(trace: TracePanel, wait_until: Any) -> None:
    await open_first(trace, wait_until)
    span = trace.waterfall.rows[2].span_id
    trace.show_target(run_id=trace.runs.model.items[0].run_id, span_id=span)
    assert trace.waterfall.current_span_id == span


async def test_that_zoom_stretches_time_and_zero_shows_everything(
    trace: TracePanel, wait_until: Any
) -> None:
    await open_first(trace, wait_until)
    for _ in range(4):
        QTest.keyClick(trace.waterfall, Qt.Key.Key_Plus)
    assert trace.waterfall.zoom > 2
    assert trace.waterfall.horizontalScrollBar().maximum() > 0
    QTest.keyClick(trace.waterfall, Qt.Key.Key_0)
    assert trace.waterfall.horizontalScrollBar().maximum() == 0


async def test_that_filters_and_search_narrow_the_list(
    trace: TracePanel, wait_until: Any
) -> None:
    row = trace.runs.ends.findData("failed")
    trace.runs.ends.setCurrentIndex(row)
    trace.runs.ends.activated.emit(row)
    await wait_until(lambda: trace.runs.model.rowCount() == 0)
    assert "filters" in trace.runs.empty.text()
    trace.runs.ends.setCurrentIndex(0)
    trace.runs.ends.activated.emit(0)
    await wait_until(lambda: trace.runs.model.rowCount() == 1)
    QTest.keyClicks(trace.runs.search, "zebra")
    await wait_until(lambda: "words" in trace.runs.empty.text())
    assert trace.runs.hit_model.rowCount() == 0


def choose(box: QComboBox, key: str) -> None:
    row = box.findData(key)
    assert row >= 0, key
    box.setCurrentIndex(row)
    box.activated.emit(row)


async def test_that_filters_act_on_all_runs_not_only_on_those_listed(
    trace: TracePanel, demo: Workbench, wait_until: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panel, "PAGE", 2)
    now_s = time.time()
    for number in range(3):
        started = RunStarted("d", "", "helper", {}, "demo", f"old {number}")
        ended = RunFinished("failed", "")
        at_s = now_s - 3 * 86_400 - number
        demo.conversations._store.append(
            [Record(f"o{number}", 0, at_s, started), Record(f"o{number}", 1, at_s, ended)]
        )
    for number in range(3):
        started = RunStarted("c", "", "starter", {}, "demo", f"new {number}")
        demo.conversations._store.append([Record(f"n{number}", 0, now_s, started)])
    trace.runs.searched.emit("")

    def shown() -> list[str]:
        return [run.user_text for run in trace.runs.model.items]

    await wait_until(lambda: shown() == ["new 2", "new 1"])
    choose(trace.runs.agents, "helper")
    await wait_until(lambda: shown() == ["old 2", "old 1"])
    assert trace.runs.more.isVisibleTo(trace), "one more is wanted"
    QTest.mouseClick(trace.runs.more, Qt.MouseButton.LeftButton)
    await wait_until(lambda: shown() == ["old 2", "old 1", "old 0"])
    assert not trace.runs.more.isVisibleTo(trace)
    choose(trace.runs.times, "day")
    await wait_until(lambda: shown() == [])
    choose(trace.runs.times, "week")
    await wait_until(lambda: shown() == ["old 2", "old 1"])
    choose(trace.runs.agents, "")
    choose(trace.runs.ends, "answered")
    await wait_until(lambda: shown() == ["What is 12 * 7?"])


async def test_that_a_run_is_followed_while_it_goes_on(
    trace: TracePanel, demo: Workbench, wait_until: Any
) -> None:
    run = await demo.runs.start("starter", "go on forever", model_id="demo")
    trace.show_run(run.run_id)
    await wait_until(lambda: len(trace.waterfall.rows) >= 2)
    before = trace.waterfall.rows[0].end_s
    await wait_until(lambda: trace.waterfall.rows[0].end_s > before)
    await demo.runs.stop(run.run_id)
    await wait_until(lambda: trace.waterfall.rows[0].status == "cancelled")


async def test_that_older_runs_are_listed_on_demand(
    trace: TracePanel, demo: Workbench, wait_until: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panel, "PAGE", 2)
    for number in range(4):
        started = RunStarted("c", "", "starter", {}, "demo", f"message {number}")
        record = Record(f"r{number}", 0, time.time(), started)
        demo.conversations._store.append([record])
    trace.runs.searched.emit("")
    for count in (2, 4, 5):
        await wait_until(lambda count=count: trace.runs.model.rowCount() == count)
        assert trace.runs.more.isVisibleTo(trace) == (count < 5)
        QTest.mouseClick(trace.runs.more, Qt.MouseButton.LeftButton)
    assert trace.runs.model.items[-1].user_text == "What is 12 * 7?"


async def test_that_a_call_that_was_cut_says_no_figure_it_has_not(
    trace: TracePanel,
) -> None:
    row = rows_of(
        [
            Record("r", 0, 1.0, RunStarted("c", "", "starter", {}, "demo", "Hi")),
            Record("r", 1, 1.0, ModelCallStarted("s", "n", "demo", "replay")),
            Record("r", 2, 2.0, ModelCallFinished("s", "cancelled", prompt_tokens=1)),
        ]
    )[1]
    trace.detail.show_span(row)
    words = [child.text() for child in trace.detail.findChildren(QLabel)]
    assert words.count("–") == 3, "first token, speed, prompt speed"
    assert not any("tok/s" in text for text in words)


async def test_that_exports_hold_the_run(
    trace: TracePanel, wait_until: Any, tmp_path: Path
) -> None:
    await open_first(trace, wait_until)
    await trace.export_to("jsonl", tmp_path / "run.jsonl")
    await trace.export_to("otlp", tmp_path / "run.json")
    assert len((tmp_path / "run.jsonl").read_text(encoding="utf-8").splitlines()) > 6
    assert "resourceSpans" in json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))


async def test_that_a_run_of_a_graph_leads_to_its_graph_and_node(
    demo: Workbench, trace: TracePanel, shell: Shell, wait_until: Any
) -> None:
    run = await demo.runs.start("first-graph", "What is 12 * 7?", model_id="demo")
    await run.wait()
    await wait_until(lambda: len(trace.runs.model.items) == 2)
    assert trace.detail.graph_button.isHidden()
    trace.show_target(run.run_id)
    await wait_until(lambda: not trace.detail.graph_button.isHidden())
    model = next(row for row in trace.waterfall.rows if row.kind == "model")
    trace.control.choose(model.span_id)
    QTest.mouseClick(trace.detail.graph_button, Qt.MouseButton.LeftButton)
    await wait_until(lambda: shell.opened)
    (opened,) = shell.opened
    graph = demo.graphs.get("first-graph")
    agent = next(node.id for node in graph.body.nodes if node.kind == "agent")
    assert opened == (
        "builder",
        {"graph_name": "first-graph", "run_id": run.run_id, "node_path": agent},
    )

    await open_first(trace, wait_until)
    trace.show_target(trace.runs.model.items[-1].run_id)
    await wait_until(trace.detail.graph_button.isHidden)


async def test_that_runs_of_other_processes_are_listed_once_the_panel_is_shown(
    trace: TracePanel, demo: Workbench, wait_until: Any
) -> None:
    for unlisten in trace._unlisten:  # what another process writes is told to nobody here
        unlisten()
    trace._unlisten.clear()
    run = await demo.runs.start("starter", "What time is it?", model_id="demo")
    await run.wait()
    assert len(trace.runs.model.items) == 1
    trace.hide()
    trace.show()
    await wait_until(lambda: len(trace.runs.model.items) == 2)
