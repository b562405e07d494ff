"""How the window fares while a run of very many events that goes on is on screen.

Usage: python tests/benchmarks/bench_live_run.py [--events 100000] [--rate 5000] [--view steps]

Offscreen, at 1280 x 800. A run is begun through the program, with its journal and its store,
and is opened at once; with --late it is opened when half of it is there. Told are the longest
turns of the event loop, the memory at each quarter, and how long after its last event the run
was wholly on screen. Prints one line of JSON.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import os
import resource
import tempfile
import time
from collections.abc import AsyncGenerator
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
import qasync
from measuring import report
from PySide6.QtWidgets import QApplication

from tests.ui.recorded import Shell, until
from workbench.app.run import Run
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.traces.events import (
    AnswerDelta,
    ModelCallFinished,
    ModelCallStarted,
    PromptRendered,
    ReasoningPiece,
    RunFinished,
    RunStarted,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)
from workbench.ui.main import COLLECT_AT
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.panel import TracePanel

OF_STEP = 9


def step_events(number: int) -> list[TraceEvent]:
    """A model call with a tool call."""
    model, tool = f"model-{number}", f"tool-{number}"
    return [
        ModelCallStarted(model, "agent", "qwen2.5-1.5b", "replay", {}, ("calculator",)),
        PromptRendered(model, "The prompt of a step.\n" * 10, 60, 40),
        ReasoningPiece(model, "Let me see. "),
        AnswerDelta(model, f"Now step {number}. "),
        AnswerDelta(model, "It goes on. "),
        ToolCallStarted(tool, model, "agent", str(number), "calculator", '{"expression": "1"}'),
        ToolCallFinished(tool, "1", duration_s=0.001),
        ModelCallFinished(model, "tool_calls", 60, 40, 12, 0.0, 0.01, 80.0, 900.0, 0.1),
    ]


def answer_events(number: int) -> list[TraceEvent]:
    """Pieces of one very long answer."""
    first: list[TraceEvent] = []
    if not number:
        first = [
            ModelCallStarted("model-0", "agent", "m", "replay"),
            PromptRendered("model-0", "Hi", 1, 0),
        ]
    return [*first, *(AnswerDelta("model-0", f"word {number} ") for _ in range(8))]


async def produced(options: argparse.Namespace) -> AsyncGenerator[TraceEvent, None]:
    """The events, as many a second as asked for."""
    make = answer_events if options.long_answer else step_events
    began_s, count, number = time.perf_counter(), 0, 0
    while count < options.events:
        some = make(number)
        number += 1
        for event in some:
            yield event
        count += len(some)
        ahead_s = count / options.rate - (time.perf_counter() - began_s)
        if ahead_s > 0.004:
            await asyncio.sleep(ahead_s)
        elif number % 20 == 0:
            await asyncio.sleep(0)
    yield RunFinished("answered", "Done.", steps=number)


class Pulse:
    """Measures how late the event loop comes, and how much of that this thread computed.

    Where other programs want the processor too, only the second figure is ours.
    """

    def __init__(self) -> None:
        self.late_ms: list[float] = []
        self.busy_ms: list[float] = []
        self._task = asyncio.create_task(self._go())

    async def _go(self) -> None:
        while True:
            began_s, cpu_s = time.perf_counter(), time.thread_time()
            await asyncio.sleep(0.002)
            self.late_ms.append(1000 * (time.perf_counter() - began_s - 0.002))
            self.busy_ms.append(1000 * (time.thread_time() - cpu_s))

    def figures(self) -> dict[str, float]:
        """The longest, and how many were long."""
        self._task.cancel()
        some, busy = sorted(self.late_ms), sorted(self.busy_ms)
        return {
            "turn_cpu_worst_ms": busy[-1],
            "turn_cpu_p99_ms": busy[int(len(busy) * 0.99)],
            "turns_cpu_above_50_ms": sum(one > 50 for one in busy),
            "turn_worst_ms": some[-1],
            "turn_p99_ms": some[int(len(some) * 0.99)],
            "turns_above_50_ms": sum(one > 50 for one in some),
            "turns": len(some),
        }


async def measure(
    options: argparse.Namespace, bench: Workbench, theme: Theme
) -> dict[str, Any]:
    shell = Shell()
    bench.monitor.start()  # as the window does
    panel = TracePanel(bench, theme, shell)
    panel.resize(1280, 800)
    panel.show()
    await asyncio.sleep(0.5)
    process = psutil.Process()
    runs = bench.runs
    run = runs._new(RunStarted("bench", "", "bench", {}, "m", "Go on and on"))
    before_mb = process.memory_info().rss / 1e6
    await runs._alive.begin(run, produced(options))
    runs._alive.listeners.tell(run)
    if options.late:
        await until(lambda: len(run.records) > options.events // 2, 600)
    pulse = Pulse() if options.shown else None
    if options.shown:
        panel.show_target(run.run_id)
        if options.view == "transcript":
            await until(lambda: len(panel.waterfall.rows))
            panel.run.bar.show_view("transcript")
        if options.long_answer:
            await until(lambda: len(panel.waterfall.rows) > 1)
            panel.waterfall.choose_row(1)
    else:
        pulse = Pulse()
    memory: dict[str, float] = {}
    for quarter in (1, 2, 3, 4):
        wanted = options.events * quarter // 4
        await until(partial(_is_there, run, wanted), 600)
        memory[f"memory_{quarter}_mb"] = process.memory_info().rss / 1e6 - before_mb
    await until(lambda: run.finished, 600)
    ended_s = time.perf_counter()
    if options.shown:
        await until(lambda: not panel.control.is_alive, 600)
        rows = len(panel.waterfall.rows)
        assert options.long_answer or rows > options.events // 5, rows
    shown_s = time.perf_counter() - ended_s
    found = pulse.figures() if pulse else {}
    panel.close_services()
    panel.close()
    await shell.close()
    return {**found, **memory, "shown_after_end_s": shown_s, "errors": len(shell.errors)}


def _is_there(run: Run, wanted: int) -> bool:
    return len(run.records) >= wanted or run.finished


async def go(options: argparse.Namespace, theme: Theme) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(data=Path(folder) / "data", cache=Path(folder) / "cache")
        paths.make()
        async with open_workbench(paths) as bench:
            return await measure(options, bench, theme)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--rate", type=float, default=5_000.0)
    parser.add_argument("--view", choices=("steps", "transcript"), default="steps")
    parser.add_argument("--late", action="store_true", help="open it when half of it is there")
    parser.add_argument("--long-answer", action="store_true", help="one step with all events")
    parser.add_argument("--hidden", dest="shown", action="store_false", help="not on screen")
    options = parser.parse_args()
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    theme = Theme(app, "dark")
    gc.freeze()  # as the program does
    gc.set_threshold(*COLLECT_AT)
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        found = runner.run(go(options, theme))
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    name = f"a run of {options.events} events that goes on"
    report("live", name, {**found, "peak_mb": peak_mb}, goals={"turn_cpu_worst_ms": "<= 50"})


if __name__ == "__main__":
    main()
