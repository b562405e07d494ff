"""Pictures of a long run, of its transcript, of a search over all runs, and of two runs."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace

from workbench.app.workbench import Workbench
from workbench.traces.events import (
    AnswerDelta,
    ModelCallFinished,
    ModelCallStarted,
    NodeFinished,
    NodeStarted,
    PromptRendered,
    ReasoningPiece,
    Record,
    RunFinished,
    RunStarted,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)
from workbench.ui.trace.panel import TracePanel

Take = Callable[[str], Awaitable[None]]
WAIT_S = 60.0
ROUNDS = 60
TITLES = ("Search", "Write", "Check")
TOOLS = ("search_notes", "calculator", "read_file")
QUESTION = "Compare the notes of last week and say what is still open"
THOUGHT = "The notes of last week first, then what of them is still open. "


async def until(is_so: Callable[[], object]) -> None:
    """Let the loop run until something is so."""
    async with asyncio.timeout(WAIT_S):
        while not is_so():  # noqa: ASYNC110  Qt has no event to wait for
            await asyncio.sleep(0.02)


class _Script:
    """Events with times, as a run makes them."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self.events: list[tuple[float, TraceEvent]] = []
        self.chance = random.Random(3)

    def add(self, event: TraceEvent, later_s: float = 0.0) -> None:
        """One more event."""
        self.now_s += later_s
        self.events.append((self.now_s, event))

    def call(
        self, span_id: str, node_id: str, *, answer: str = "", waited_s: float = 0.0
    ) -> None:
        """A model call that thinks, and answers or asks for a tool."""
        took_s = 0.8 + self.chance.random() * 2
        names = ("search_notes", "calculator", "read_file", "save_note")
        self.add(ModelCallStarted(span_id, node_id, "qwen2.5-1.5b", "llama-cpp", {}, names))
        self.add(
            PromptRendered(span_id, "You help with notes.\n" * 12, 420, 300), waited_s + 0.2
        )
        self.add(ReasoningPiece(span_id, THOUGHT), took_s / 2)
        if answer:
            self.add(AnswerDelta(span_id, answer), took_s / 4)
        end = ModelCallFinished(
            span_id, "stop" if answer else "tool_calls", 420, 300, 60, waited_s,
            waited_s + 0.4, 41.0, 900.0, took_s,
        )  # fmt: skip
        self.add(end, took_s / 4)


def long_run(run_id: str) -> list[Record]:
    """A run of a graph that goes round sixty times."""
    script = _Script()
    script.add(RunStarted("shots", "", "research-graph", {}, "qwen2.5-1.5b", QUESTION))
    for number in range(ROUNDS):
        node = f"each[{number}]/step"
        script.add(NodeStarted(node, "each/step", "agent", TITLES[number % 3]), 0.05)
        script.call(f"model-{number}a", node, waited_s=0.6 if number % 4 == 0 else 0.0)
        tool, failed = f"tool-{number}", number % 9 == 4
        script.add(
            ToolCallStarted(
                tool, f"model-{number}a", node, str(number), TOOLS[number % 3],
                '{"query": "open tasks", "limit": 5}',
            )
        )  # fmt: skip
        result = "no such folder" if failed else "3 notes: Milk, Taxes, Roof"
        script.add(ToolCallFinished(tool, result, failed, duration_s=0.3), 0.3)
        script.call(f"model-{number}b", node, answer="Milk, taxes and the roof are open.")
        script.add(NodeFinished(node, "each/step", "done", duration_s=4.0))
    script.add(
        RunFinished(
            "answered", "Milk, taxes and the roof are open.", "", "", 120, 50_400, 7_200
        )
    )
    began_s = time.time() - 600
    return [
        Record(run_id, n, began_s + at, event) for n, (at, event) in enumerate(script.events)
    ]


async def pictures(workbench: Workbench, panel: TracePanel, take: Take) -> None:
    """Take them all; the run that is made for them is removed again."""
    run_id = f"shots-{time.time_ns()}"
    await asyncio.to_thread(workbench.conversations._store.append, long_run(run_id))
    await workbench.run_notes.change(
        run_id, "", lambda note: replace(note, bookmarked=True, tags=("slow", "weekly"))
    )
    panel.refresh()
    panel.show_target(run_id, "model-30a")
    await until(lambda: panel.waterfall.current_span_id == "model-30a")
    panel.waterfall.zoom_to_current()
    panel.waterfall.set_zoom(panel.waterfall.zoom / 12)
    await take("trace-long")
    panel.waterfall.set_zoom(1.0)
    panel.run.bar.show_view("transcript")
    await until(lambda: panel.run.transcript.cards)
    await take("trace-transcript")
    panel.run.bar.show_view("steps")
    panel.runs.search.setText("taxes tool:search*")
    await until(lambda: panel.runs.hit_model.items)
    await take("trace-search")
    panel.runs.search.clear()
    await until(lambda: panel.runs.lists.currentWidget() is panel.runs.list)
    runs = [run.run_id for run in panel.runs.model.items if run.run_id != run_id]
    panel.commands.compare(runs[1], runs[0])
    await until(lambda: panel.stack.currentWidget() is panel.comparison)
    await take("trace-compare")
    panel.comparison.closed.emit()
    await workbench.conversations.delete_runs((run_id,))
