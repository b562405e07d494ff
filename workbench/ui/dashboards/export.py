"""What the dashboard shows, as a CSV file."""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Iterable
from datetime import UTC, datetime

from workbench.base.csv_cells import safe_cell
from workbench.telemetry.metrics import metric
from workbench.telemetry.monitor import Monitor
from workbench.telemetry.tracks import History


def history_csv(history: History, names: Iterable[str]) -> str:
    """The buckets of a time: begin, metric, smallest, mean, largest, unit."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("time_utc", "step_s", "metric", "low", "mean", "high", "unit"))
    for name in names:
        row, track = metric(name), history.track(name)
        unit = row.unit if row is not None else ""
        parts = zip(track.times, track.lows, track.means, track.highs, strict=True)
        for time_s, *values in parts:
            shown = [f"{value:.7g}" for value in values]
            writer.writerow((_stamp(time_s), history.step_s, safe_cell(name), *shown, unit))
    return text.getvalue()


def as_csv(monitor: Monitor, names: Iterable[str], span_s: float, end_s: float) -> str:
    """Every sample of the ``span_s`` seconds until a time: time, metric, value, unit."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("time_utc", "metric", "value", "unit"))
    for name in names:
        row = metric(name)
        unit = row.unit if row is not None else ""
        times, values = monitor.history(name, time.time() - end_s + span_s)
        for time_s, value in zip(times, values, strict=True):
            if time_s > end_s:
                break
            writer.writerow((_stamp(time_s), safe_cell(name), repr(value), unit))
    return text.getvalue()


def _stamp(time_s: float) -> str:
    moment = datetime.fromtimestamp(time_s, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
