"""P13: how long a frame of a waterfall of a million spans takes while it is panned and zoomed.

Usage: python tests/benchmarks/bench_waterfall.py [--spans 1000000] [--frames 200]

Offscreen, at 1280 x 800: each frame moves the view as a person does and paints it at once,
the strip with the whole run included. Also: making the table of the steps, the first frame,
a filter, and folding and unfolding everything. Prints one line of JSON.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from measuring import report
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from workbench.traces.span_table import SpanLine, table_of
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.overview import Overview
from workbench.ui.trace.shown_rows import EVERY_STEP, StepFilter
from workbench.ui.trace.waterfall import Waterfall

TOOLS = ("search_notes", "calculator", "read_file", "http_get")


def lines(count: int) -> Iterator[SpanLine]:
    """A run of nodes with model calls, each with a tool call."""
    yield SpanLine("run", "", "run", "agent", 0, 4 * count, 0.0, float(count), "ok", False)
    for number in range(1, count):
        part, at_s = number % 3, float(number)
        node = f"n{number - part}"
        if part == 0:
            line = SpanLine(
                node, "run", "node", "Write", number, number, at_s, at_s + 3, "ok", False
            )
        elif part == 1:
            line = SpanLine(
                f"m{number}", node, "model", "qwen2.5-1.5b", number, number, at_s, at_s + 1.8,
                "ok", False, 0.3,
            )  # fmt: skip
        else:
            status = "failed" if number % 50 == 0 else "ok"
            name = TOOLS[number % len(TOOLS)]
            line = SpanLine(
                f"t{number}", node, "tool", name, number, number, at_s, at_s + 0.5, status,
                status == "failed",
            )  # fmt: skip
        yield line


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    began_s = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began_s)


def busy(work: Callable[[], object]) -> float:
    """Milliseconds that this thread computed: what others do meanwhile does not count."""
    began_s = time.thread_time()
    work()
    return 1000 * (time.thread_time() - began_s)


def folds(
    app: QApplication, view: Waterfall, strip: Overview, paint: Callable[[], None]
) -> dict[str, float]:
    """Folding and unfolding everything with the last step chosen, and what follows of it.

    The strip is made in turns of the event loop; the longest of them is told. In CPU time.
    """
    found: dict[str, float] = {}
    last = len(view.rows) - 1
    for name, closed in (("fold", True), ("unfold", False)):
        view.choose(view.state.table.ids[last])
        app.processEvents()
        found[f"{name}_all_cpu_ms"] = busy(partial(view.fold_all, closed=closed))
        found[f"{name}_paint_cpu_ms"] = busy(paint)
        longest_ms = 0.0
        while strip.is_making:
            longest_ms = max(longest_ms, busy(app.processEvents))
        found[f"{name}_turn_worst_cpu_ms"] = longest_ms
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--spans", type=int, default=1_000_000)
    parser.add_argument("--frames", type=int, default=200)
    options = parser.parse_args()
    app = QApplication([])
    theme = Theme(app, "dark")
    window = QWidget()
    view = Waterfall(theme)
    strip = Overview(theme, view)
    column = QVBoxLayout(window)
    column.addWidget(strip)
    column.addWidget(view)
    window.resize(1280, 800)
    window.show()
    began_s = time.perf_counter()
    table = table_of(lines(options.spans))
    table_s = time.perf_counter() - began_s

    def paint() -> None:
        strip.repaint()
        view.viewport().repaint()

    def first() -> None:
        view.set_table(table)
        app.processEvents()
        paint()

    first_ms = timed(first)
    frames: dict[str, list[float]] = {"pan": [], "zoom": [], "scroll": [], "jump": []}
    cpu_began_s = time.process_time()
    across, down = view.horizontalScrollBar(), view.verticalScrollBar()
    for number in range(options.frames):
        factor = 1.25 if number < options.frames // 2 else 0.8

        def zoom(factor: float = factor) -> None:
            view.set_zoom(view.zoom * factor, 700.0)
            paint()

        def pan() -> None:
            across.setValue(across.value() + 37)
            paint()

        def scroll() -> None:
            down.setValue(down.value() + 61)
            paint()

        def jump(number: int = number) -> None:
            view.go_to(number / options.frames * table.length_s)
            paint()

        for name, work in (("zoom", zoom), ("pan", pan), ("scroll", scroll), ("jump", jump)):
            frames[name].append(timed(work))
    cpu_s = time.process_time() - cpu_began_s
    every = sorted(one for some in frames.values() for one in some)
    report(
        "P13",
        f"a waterfall of {options.spans} spans",
        {
            "frames": len(every),
            "frame_ms": statistics.median(every),
            "frame_cpu_ms": 1000 * cpu_s / len(every),
            "frame_p95_ms": every[int(len(every) * 0.95)],
            "frame_worst_ms": every[-1],
            **{
                f"{name}_p95_ms": sorted(some)[int(len(some) * 0.95)]
                for name, some in frames.items()
            },
            "table_s": table_s,
            "first_frame_ms": first_ms,
            "filter_ms": timed(lambda: view.set_filter(StepFilter(failed=True))),
            "unfilter_ms": timed(lambda: view.set_filter(EVERY_STEP)),
            **folds(app, view, strip, paint),
            "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        },
        goals={"frame_p95_ms": "<= 16"},
    )
    window.close()


if __name__ == "__main__":
    main()
