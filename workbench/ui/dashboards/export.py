"""What the dashboard shows, as a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import UTC, datetime

from workbench.telemetry.metrics import metric
from workbench.telemetry.monitor import Monitor


def as_csv(monitor: Monitor, names: Iterable[str], span_s: float) -> str:
    """Every sample of the last ``span_s`` seconds: time, metric, value, unit."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("time_utc", "metric", "value", "unit"))
    for name in names:
        row = metric(name)
        unit = row.unit if row is not None else ""
        times, values = monitor.history(name, span_s)
        for time_s, value in zip(times, values, strict=True):
            moment = datetime.fromtimestamp(time_s, UTC)
            stamp = moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
            writer.writerow((stamp, name, repr(value), unit))
    return text.getvalue()
