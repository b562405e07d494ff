"""How long the canvas of the builder takes: 300 nodes drawn, 2 000 panned and zoomed.

Usage: python tests/benchmarks/bench_canvas.py [--nodes 2000] [--frames 60] [--repeats 9]

Drawn is: a document is shown on a canvas that is on screen, and the first frame is painted, all
nodes in view. A frame is: what is in view changes, and everything is painted anew, which is
more than a real pan paints at most zooms. Beside the time by the clock stands the work of the
thread alone: on a busy machine it tells what a quiet one would take. Prints one JSON line per
case. Offscreen: composition by a real display is not part of it.
"""

from __future__ import annotations

import argparse
import math
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from measuring import report
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from workbench.agents.graphs.documents import Body, GraphDocument, Link, Node, Point, with_node
from workbench.agents.graphs.reading import ports_of
from workbench.ui.builder.canvas.canvas import GraphCanvas
from workbench.ui.builder.canvas.face import NothingKnown
from workbench.ui.theme.theme import Theme

KINDS = (
    "agent", "prompt", "condition", "tool", "gather", "router", "text", "read_json", "form",
    "merge",
)  # fmt: skip
STEP = Point(320, 208)
SIZE = (1280, 800)
ZOOMS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7, 1.0, 1.5, 3.0)


@dataclass(frozen=True, slots=True)
class Frame:
    """Milliseconds by the clock, and milliseconds of this thread's work."""

    took_ms: float
    worked_ms: float


def graph(count: int) -> GraphDocument:
    """Nodes of ten kinds in a square, each wired to the one beside and the one below."""
    nodes = tuple(
        Node(f"n{number:05}", KINDS[number % len(KINDS)], f"Step {number} of the work")
        for number in range(count)
    )
    across = math.ceil(math.sqrt(count))
    ports = [ports_of(node, NothingKnown()) for node in nodes]
    links = {
        Link(
            nodes[here].id,
            ports[here].outputs[0].name,
            nodes[there].id,
            ports[there].inputs[0].name,
        )
        for here in range(count)
        for there in (here + 1, here + across)
        if there < count and ports[here].outputs and ports[there].inputs
    }
    places = {
        node.id: Point(number % across * STEP.x, number // across * STEP.y)
        for number, node in enumerate(nodes)
    }
    body = Body(nodes, tuple(sorted(links)), places)
    return GraphDocument("bench", "Benchmark", body=body)


def timed(work: Callable[[], None]) -> Frame:
    """What some work took."""
    begun_s, worked_s = time.perf_counter(), time.thread_time()
    work()
    took_s, done_s = time.perf_counter() - begun_s, time.thread_time() - worked_s
    return Frame(took_s * 1000, done_s * 1000)


def shown(app: QApplication, theme: Theme) -> GraphCanvas:
    """An empty canvas on screen."""
    canvas = GraphCanvas(theme)
    canvas.resize(*SIZE)
    canvas.show()
    app.processEvents()
    return canvas


def close(app: QApplication, canvas: GraphCanvas) -> None:
    """Take it away."""
    canvas.close()
    canvas.deleteLater()
    app.processEvents()


def measure_drawing(app: QApplication, theme: Theme, count: int, repeats: int) -> None:
    """Show a document and paint it, again and again on a new canvas."""
    document = graph(count)
    first = replace(document.body.nodes[0], title="Another title")
    other = replace(document, body=with_node(document.body, first))
    drawn, again = [], []
    for _ in range(repeats + 1):
        canvas = shown(app, theme)

        def draw(canvas: GraphCanvas = canvas) -> None:
            canvas.show_document(document)
            canvas.view.viewport().repaint()

        drawn.append(timed(draw))
        again.append(timed(partial(canvas.show_document, other)))
        close(app, canvas)
    figures = {
        "drawn_ms_median": statistics.median(frame.took_ms for frame in drawn[1:]),
        "drawn_work_ms_median": statistics.median(frame.worked_ms for frame in drawn[1:]),
        "drawn_work_ms_best": min(frame.worked_ms for frame in drawn[1:]),
        "one_node_changed_ms_median": statistics.median(frame.took_ms for frame in again[1:]),
        "links": len(document.body.links),
    }
    goals = {"drawn_work_ms_median": "<= 60"}
    report("canvas", f"{count:,} nodes drawn for the first time", figures, goals=goals)


def frames(canvas: GraphCanvas, steps: Iterator[Callable[[], None]]) -> list[Frame]:
    """What each frame took."""
    viewport = canvas.view.viewport()
    spent = []
    for step in steps:

        def frame(step: Callable[[], None] = step) -> None:
            step()
            viewport.repaint()

        spent.append(timed(frame))
    return spent


def measure_frames(app: QApplication, theme: Theme, count: int, most: int) -> None:
    """Pan at every zoom, and zoom in and out."""
    canvas = shown(app, theme)
    canvas.show_document(graph(count))
    view = canvas.view
    middle = canvas.scene.room_of().center()
    for zoom in ZOOMS:
        canvas.look_at(middle, zoom)
        view.viewport().repaint()  # texts are laid out
        spent = frames(canvas, (lambda: view.pan(QPointF(9, 5)) for _ in range(most)))
        tell(f"{count:,} nodes panned at {zoom:.0%}", spent)
    canvas.look_at(middle, ZOOMS[0])
    ratio = (ZOOMS[-1] / ZOOMS[0]) ** (1 / most)
    inwards = frames(canvas, (lambda: view.set_zoom(view.zoom * ratio) for _ in range(most)))
    outwards = frames(canvas, (lambda: view.set_zoom(view.zoom / ratio) for _ in range(most)))
    tell(f"{count:,} nodes zoomed in and out", [*inwards, *outwards])
    close(app, canvas)


def tell(case: str, spent: list[Frame]) -> None:
    """Report some frames."""
    worked = sorted(frame.worked_ms for frame in spent)
    figures = {
        "frame_ms_median": statistics.median(frame.took_ms for frame in spent),
        "frame_work_ms_median": statistics.median(worked),
        "frame_work_ms_p95": worked[int(len(worked) * 0.95)],
    }
    report("canvas", case, figures, goals={"frame_work_ms_median": "<= 16"})


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=2000)
    parser.add_argument("--frames", type=int, default=60)
    parser.add_argument("--repeats", type=int, default=9)
    options = parser.parse_args()
    app = QApplication([])
    theme = Theme(app, "dark")
    measure_drawing(app, theme, 300, options.repeats)
    measure_frames(app, theme, options.nodes, options.frames)


if __name__ == "__main__":
    main()
