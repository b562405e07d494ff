"""P8, P11: the longest frame while 10 000 search results are scrolled, by wheel and by keys.

Usage: python tests/benchmarks/bench_find.py [--results 10000] [--frames 600]

The room where models are found is on screen with real rows. A frame is: the place changes, and
every row on screen is painted anew, which is more than a real scroll paints. The work is the
time of the thread alone: on a busy machine it tells what a quiet one would take. Prints one
JSON line. Offscreen: composition by a real display is not part of it.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

import qasync
from measuring import report
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.recorded import Shell
from workbench.app.workbench import open_workbench
from workbench.base.paths import Paths
from workbench.models.sources.values import SourceModel
from workbench.ui.models.find import FindView
from workbench.ui.theme.theme import Theme

FAMILIES = ("qwen2.5", "llama-3.2", "phi-4-mini", "gemma-3", "granite-3.3", "smollm2")
LICENCES = ("apache-2.0", "mit", "llama3.2", "gemma", "")


@dataclass(frozen=True, slots=True)
class Frame:
    """Seconds by the clock, and seconds of this thread's work."""

    took_s: float
    worked_s: float


def results(count: int) -> list[SourceModel]:
    """What a search could find."""
    return [
        SourceModel(
            id=f"organisation-{number % 97}/{FAMILIES[number % 6]}-{number}-instruct-GGUF",
            source="hugging_face",
            title=f"{FAMILIES[number % 6]}-{number}",
            licence=LICENCES[number % 5],
            downloads=number * 7919 % 1_000_003,
            likes=number * 104_729 % 10_007,
            updated_s=1.7e9 + number * 60,
            gated=number % 11 == 0,
            parameters=(number * 31 % 140) * 100_000_000,
            can_call_tools=number % 3 == 0,
        )
        for number in range(count)
    ]


async def frames(view: FindView, count: int, step: Callable[[int], None]) -> list[Frame]:
    """What each frame took."""
    spent: list[Frame] = []
    for number in range(count):
        begun_s, worked_s = time.perf_counter(), time.thread_time()
        step(number)
        view.list.viewport().repaint()
        spent.append(Frame(time.perf_counter() - begun_s, time.thread_time() - worked_s))
        await asyncio.sleep(0)
    return spent


async def measure(view: FindView, count: int, most: int) -> None:
    """Fill, scroll and report."""
    found = results(count)
    begun_s = time.perf_counter()
    view.model.set_items(found)
    fill_ms = (time.perf_counter() - begun_s) * 1000
    view.stack.setCurrentIndex(1)
    await asyncio.sleep(0)
    bar = view.list.verticalScrollBar()
    far = bar.maximum() / most
    await frames(
        view, 30, lambda number: bar.setValue(number * 40)
    )  # fonts and pictures are made
    wheel = await frames(view, most, lambda number: bar.setValue(number * 53))
    drag = await frames(view, most, lambda number: bar.setValue(round(number * far)))
    view.list.setCurrentIndex(view.model.index(0))
    keys = await frames(view, most, lambda _number: QTest.keyClick(view.list, Qt.Key.Key_Down))
    if view.list.currentIndex().row() < most - 1:
        raise RuntimeError("the keys did not reach the list")
    every = (*wheel, *drag, *keys)
    took = sorted(frame.took_s * 1000 for frame in every)
    report(
        "P8",
        f"{count:,} search results scrolled",
        {
            "longest_frame_ms": took[-1],
            "p99_frame_ms": took[int(len(took) * 0.99)],
            "median_frame_ms": statistics.median(took),
            "longest_frame_work_ms": max(frame.worked_s * 1000 for frame in every),
            "filter_and_sort_ms": fill_ms,
        },
        goals={"longest_frame_ms": "<= 16"},
    )


async def run(app: QApplication, count: int, most: int) -> None:
    """Build the room on an empty data folder."""
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        paths = Paths(data=Path(folder) / "data", cache=Path(folder) / "cache")
        paths.make()
        async with open_workbench(paths) as workbench:
            theme = Theme(app, "dark")
            view = FindView(workbench.sources, workbench.models, theme, Shell())
            view.resize(1232, 700)
            view.show()
            await measure(view, count, most)
            view.close()
            view.deleteLater()
            theme.deleteLater()


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--results", type=int, default=10_000)
    parser.add_argument("--frames", type=int, default=600)
    options = parser.parse_args()
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        runner.run(run(app, options.results, options.frames))


if __name__ == "__main__":
    main()
