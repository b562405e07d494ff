"""Rows of the history as curves: thousands of records at once, with numpy."""

from __future__ import annotations

import time
from array import array
from collections.abc import Mapping, Sequence
from typing import Any

from workbench.telemetry.rollup import RECORD_BYTES
from workbench.telemetry.sketch import Sketch, decode_sketches
from workbench.telemetry.tracks import YIELD_EVERY, Track

Row = tuple[int, bytes, bytes]
"""Begin of a bucket, its values, its sketches, as ``rollup.encode`` made them."""
_FIELDS = (
    ("number", "<u4"), ("count", "<u4"), ("low", "<f4"), ("high", "<f4"), ("mean", "<f4"),
    ("last", "<f4"),
)  # fmt: skip


def tracks_of(rows: Sequence[Row], names: Mapping[int, str]) -> dict[str, Track]:
    """The curves of these names; rows are in the order of time."""
    # Imported here because neither the start nor most commands need it.
    import numpy as np

    sizes = [len(data) // RECORD_BYTES for _start_s, data, _sketches in rows]
    whole = b"".join(
        data[: size * RECORD_BYTES]
        for size, (_start_s, data, _sketches) in zip(sizes, rows, strict=True)
    )
    records = np.frombuffer(whole, np.dtype(list(_FIELDS)))
    starts = np.repeat(np.array([row[0] for row in rows], dtype=np.float64), sizes)
    good = (records["count"] > 0) & np.isin(records["number"], list(names))
    for name in ("low", "high", "mean", "last"):
        good &= np.isfinite(records[name])
    records, starts = records[good], starts[good]
    order = np.argsort(records["number"], kind="stable")
    records, starts = records[order], starts[order]
    ends = np.flatnonzero(np.diff(records["number"])) + 1
    return {
        names[int(part["number"][0])]: Track(
            times=_doubles(times),
            means=_doubles(part["mean"]),
            lows=_doubles(part["low"]),
            highs=_doubles(part["high"]),
            counts=_doubles(part["count"]),
            last=float(part["last"][-1]),
        )
        for part, times in zip(np.split(records, ends), np.split(starts, ends), strict=True)
        if len(part)
    }


def _doubles(values: Any) -> array[float]:
    return array("d", values.astype("f8").tobytes())


def spreads_of(
    rows: Sequence[Row], names: Mapping[int, str]
) -> list[tuple[int, dict[str, Sketch]]]:
    """The sketches of these names, by the begin of their buckets."""
    found = []
    for number, (start_s, _data, raw) in enumerate(rows):
        if number % YIELD_EVERY == 0:
            time.sleep(0)
        sketches = decode_sketches(raw) if raw else {}
        named = {names[key]: one for key, one in sketches.items() if key in names}
        if named:
            found.append((start_s, named))
    return found
