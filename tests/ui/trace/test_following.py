"""A run that goes on is followed, however much of it there is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtTest import QTest

from tests.ui.recorded import until
from workbench.app.run import Run
from workbench.app.workbench import Workbench
from workbench.traces.events import (
    AnswerDelta,
    ModelCallFinished,
    ModelCallStarted,
    Record,
    RunFinished,
    RunStarted,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)
from workbench.traces.growing_table import GrowingTable
from workbench.ui.trace.following import Following
from workbench.ui.trace.panel import TracePanel
from workbench.ui.trace.span_facts import raw_text


def events(steps: int) -> list[Record]:
    found: list[TraceEvent] = [RunStarted("c", "", "a", {}, "m", "Hi")]
    for number in range(steps):
        model, tool = f"m{number}", f"t{number}"
        found += [
            ModelCallStarted(model, "n", "m", "e", tool_names=("calculator",)),
            AnswerDelta(model, f"word {number} "),
            ToolCallStarted(tool, model, "n", str(number), "calculator", "{}"),
            ToolCallFinished(tool, "84"),
            ModelCallFinished(model, "tool_calls"),
        ]
    return [Record("r", number, 1e9 + number, event) for number, event in enumerate(found)]


class GoingOn:
    """A run whose events come when the test says so."""

    def __init__(self) -> None:
        self.queue: asyncio.Queue[Sequence[Record] | None] = asyncio.Queue()

    async def events(self) -> AsyncGenerator[Sequence[Record], None]:
        while (batch := await self.queue.get()) is not None:
            yield batch


async def test_that_many_events_are_taken_in_slices_and_none_is_lost() -> None:
    owner, run, records = QObject(), GoingOn(), events(2_000)
    following = Following(owner)
    drawn: list[tuple[int, bool]] = []
    following.grew.connect(lambda: drawn.append((len(following.records), following.is_alive)))
    following.start(cast(Run, run))
    run.queue.put_nowait(records[:-1])
    turns = 0
    while len(following.records) < len(records) - 1:
        await asyncio.sleep(0)
        turns += 1
    assert turns > 3, "the loop went on meanwhile"
    run.queue.put_nowait(
        [*records[-1:], Record("r", len(records), 2e9, RunFinished("failed", ""))]
    )
    run.queue.put_nowait(None)
    await until(lambda: drawn and not drawn[-1][1])
    assert drawn[-1] == (len(records) + 1, False), "it is drawn once more at its end"
    assert following.records[:-1] == records
    whole = GrowingTable()
    whole.take(following.records)
    assert following.grown.table() == whole.table()
    following.stop()
    assert not following.records
    owner.deleteLater()


async def test_that_a_run_is_followed_in_every_view(
    trace: TracePanel, demo: Workbench, wait_until: Any
) -> None:
    run = await demo.runs.start("starter", "Count forever", model_id="demo")
    trace.show_target(run.run_id)
    await wait_until(lambda: len(trace.waterfall.rows) == 2)
    QTest.keyClick(trace.waterfall, Qt.Key.Key_Down)
    before = trace.detail.tabs.count()
    await wait_until(lambda: "word" in trace_text(trace, "Answer"))
    assert trace.detail.tabs.count() >= before
    trace.run.bar.show_view("transcript")
    await wait_until(lambda: trace.run.transcript.cards)
    QTest.keyClicks(trace.run.bar.search, "forever")
    await wait_until(lambda: trace.waterfall.state.found)
    await demo.runs.stop(run.run_id)
    await wait_until(lambda: not trace.control.is_alive)
    await wait_until(lambda: trace.run.transcript.cards[-1].item.kind == "end")
    assert trace.run.transcript.cards[1].item.took_s > 0
    row = trace.waterfall.rows[1]
    assert trace.run.transcript.cards[1].item.took_s == row.end_s - row.start_s


def trace_text(trace: TracePanel, title: str) -> str:
    tabs = trace.detail.tabs
    for number in range(tabs.count()):
        if tabs.tabText(number) == title:
            view: Any = tabs.widget(number)
            return str(view.toPlainText())
    return ""


def test_that_pieces_of_an_answer_are_one_line_of_the_raw_events() -> None:
    records = [
        Record("r", 0, 0.0, ModelCallStarted("m", "n", "m", "e")),
        *(Record("r", n, 0.0, AnswerDelta("m", f"{n},")) for n in range(1, 5_000)),
        Record("r", 5_000, 0.0, ModelCallFinished("m", "stop")),
    ]
    lines = raw_text(records).splitlines()
    assert len(lines) == 3
    assert '"number": 1' in lines[1]
    assert '"until": 4999' in lines[1]
    assert '"tokens": 4999' in lines[1]
    assert "1,2,3,4," in lines[1]
    QCoreApplication.processEvents()
