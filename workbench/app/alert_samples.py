"""Samples that the dashboards saved as CSV, read again for a rehearsal."""

from __future__ import annotations

import csv
import io
import math
from array import array
from datetime import UTC, datetime

from workbench.base.errors import DocumentError
from workbench.base.yaml_text import decoded
from workbench.telemetry.alerts.rehearsal import Series

MOST_BYTES = 256_000_000
_MOST_SERIES = 500
_COLUMNS = ("time_utc", "metric", "value")


def read_samples(raw: bytes) -> tuple[Series, ...]:
    """The samples by metric, each in order of time.

    Raises:
        DocumentError: It is no such file; the message names the line.
    """
    text = decoded(raw, MOST_BYTES, "Save fewer hours.")
    rows = csv.reader(io.StringIO(text))
    try:
        head = next(rows, [])
        if tuple(head[:3]) != _COLUMNS:
            raise DocumentError(
                "line 1: these are no samples", f"The columns are {', '.join(_COLUMNS)}."
            )
        found: dict[str, tuple[array[float], array[float]]] = {}
        for row in rows:
            _add(row, rows.line_num, found)
    except csv.Error as exc:
        raise DocumentError(f"line {rows.line_num}: {exc}", "Save the samples again.") from exc
    return tuple(_ordered(name, *columns) for name, columns in found.items())


def _add(
    row: list[str], line: int, found: dict[str, tuple[array[float], array[float]]]
) -> None:
    try:
        moment = datetime.fromisoformat(row[0])
        value = float(row[2])
    except (ValueError, IndexError) as exc:
        raise DocumentError(
            f"line {line}: it has no time, metric and value", "Save the samples again."
        ) from exc
    if row[1] not in found and len(found) >= _MOST_SERIES:
        raise DocumentError(f"line {line}: more than {_MOST_SERIES} metrics", "Save fewer.")
    times, values = found.setdefault(row[1], (array("d"), array("d")))
    whole = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    times.append(whole.timestamp())
    values.append(value if math.isfinite(value) else math.nan)


def _ordered(name: str, times: array[float], values: array[float]) -> Series:
    order = sorted(range(len(times)), key=times.__getitem__)
    return Series(name, [times[n] for n in order], [values[n] for n in order])
