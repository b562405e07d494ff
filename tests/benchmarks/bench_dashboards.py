"""P13: what twelve live curves at ten samples a second cost, with an hour of history.

Prints one JSON line. The CPU share is this process's own time over the clock's; a frame is
one turn of the event loop that does something, or the hand-over of one sample.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import statistics
import time
from types import MappingProxyType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from workbench.telemetry.monitor import Monitor, Sample
from workbench.ui.dashboards.panel import Dashboards
from workbench.ui.dashboards.tiles import curves_of
from workbench.ui.theme.theme import Theme

INTERVAL_S = 0.1
HISTORY_S = 3600.0
IDLE_TURN_MS = 0.3


def values_at(age_s: float) -> dict[str, float]:
    """Readings that move, as those of a busy machine do."""
    wave = math.sin(age_s / 7.0) + 0.2 * math.sin(age_s * 3.0)
    return {
        "memory.used_bytes": 9e9 + 5e8 * wave,
        "memory.total_bytes": 16e9,
        "memory.program_bytes": 1.4e8,
        "memory.model.a_bytes": 1.4e9,
        "memory.model.b_bytes": 6e8,
        "cpu.percent": 50 + 30 * wave,
        "cpu.program_percent": 30 + 20 * wave,
        "kv.a_tokens": 2000 + 900 * wave,
        "kv.a_capacity_tokens": 4096.0,
        "kv.b_tokens": 900 + 300 * wave,
        "kv.b_capacity_tokens": 4096.0,
        "tokens_per_s": 60 + 20 * wave,
        "time_to_first_token_s": 0.3 + 0.1 * wave,
        "queue.length": round(2 + wave),
        "queue.running": 3.0,
    }


def filled() -> Monitor:
    """A monitor with an hour of history."""
    monitor = Monitor(INTERVAL_S)
    now_s = time.time()
    for number in range(round(HISTORY_S / INTERVAL_S)):
        when_s = now_s - HISTORY_S + number * INTERVAL_S
        monitor._keep(Sample(when_s, MappingProxyType(values_at(when_s))))
    return monitor


def measure(app: QApplication, monitor: Monitor, seconds: float) -> dict[str, float]:
    """Feed ten samples a second; returns share of a core and frame times in ms."""
    frames_ms: list[float] = []
    began_s, used_s = time.monotonic(), time.process_time()
    while time.monotonic() - began_s < seconds:
        start_s = time.perf_counter()
        monitor._keep(Sample(time.time(), MappingProxyType(values_at(time.time()))))
        frames_ms.append((time.perf_counter() - start_s) * 1000.0)
        while (rest_s := INTERVAL_S - (time.perf_counter() - start_s)) > 0.0:
            turn_s = time.perf_counter()
            app.processEvents()
            turn_ms = (time.perf_counter() - turn_s) * 1000.0
            if turn_ms < IDLE_TURN_MS:
                time.sleep(min(rest_s, 0.01))
            else:
                frames_ms.append(turn_ms)
    passed_s = time.monotonic() - began_s
    frames_ms.sort()
    return {
        "cpu_percent_of_core": round(100 * (time.process_time() - used_s) / passed_s, 2),
        "frame_p50_ms": round(statistics.median(frames_ms), 2),
        "frame_p95_ms": round(frames_ms[int(0.95 * len(frames_ms))], 2),
        "frame_max_ms": round(frames_ms[-1], 2),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=10.0)
    options = parser.parse_args()
    app = QApplication([])
    monitor = filled()
    panel = Dashboards(monitor, Theme(app, "dark"), lambda: None)
    panel.resize(1232, 774)
    panel.show()
    while not panel.ready:
        app.processEvents()
        time.sleep(0.005)
    curves = sum(len(curves_of(tile.spec, monitor.latest)) for tile in panel.tiles)
    result: dict[str, object] = {"benchmark": "P13", "curves": curves, "samples_per_s": 10}
    spent_percent: dict[str, float] = {}
    for name, span_s in (("1_min", 60.0), ("1_h", 3600.0)):
        panel.set_span(span_s)
        app.processEvents()
        result[name] = shown = measure(app, monitor, options.seconds)
        spent_percent[name] = shown["cpu_percent_of_core"]
    panel.hide()
    app.processEvents()
    result["hidden"] = hidden = measure(app, monitor, min(3.0, options.seconds))
    # Hidden, the panel draws nothing: that share is this script's own loop.
    own = hidden["cpu_percent_of_core"]
    result["cost_percent_of_core"] = {
        name: round(spent - own, 2) for name, spent in spent_percent.items()
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
