"""Numbers with units as people write them: ``80 %``, ``2 s``, ``1 min``, ``3.1 GB``."""

from __future__ import annotations

import math
import re

from workbench.telemetry.metrics import METRICS, Metric, Unit, metric

_TEXT = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,3})?)\s*(\S{0,12})\s*", re.I)
_MOST_CHARS = 60
_MOST_UNIT = 12
_SCALES: dict[str, tuple[str, float]] = {
    "%": ("percent", 1.0),
    "percent": ("percent", 1.0),
    "ms": ("s", 0.001),
    "s": ("s", 1.0),
    "min": ("s", 60.0),
    "h": ("s", 3600.0),
    "d": ("s", 86_400.0),
    "B": ("bytes", 1.0),
    "bytes": ("bytes", 1.0),
    "kB": ("bytes", 1e3),
    "MB": ("bytes", 1e6),
    "GB": ("bytes", 1e9),
    "TB": ("bytes", 1e12),
    "tok/s": ("tokens/s", 1.0),
    "tokens/s": ("tokens/s", 1.0),
    "tokens": ("tokens", 1.0),
    "°C": ("°C", 1.0),
    "C": ("°C", 1.0),
    "W": ("W", 1.0),
}
_WRITTEN: dict[str, tuple[str, ...]] = {
    "percent": ("%",),
    "s": ("h", "min", "s", "ms"),
    "bytes": ("TB", "GB", "MB", "kB", "B"),
}


def parse_quantity(text: str | float, unit: str) -> float:
    """A number in ``unit``; without a unit of its own it is taken to be in that already.

    Raises:
        ValueError: It is no finite number, or its unit is of another kind.
    """
    if isinstance(text, bool) or len(str(text)) > _MOST_CHARS:
        raise ValueError("a number is wanted here")
    match = _TEXT.fullmatch(str(text))
    if match is None:
        raise ValueError(f"{str(text)[:40]!r} is no number with a unit")
    kind, scale = _SCALES.get(match[2], (match[2], 1.0))
    number, sign = float(match[1]) * scale, match[2]
    if not math.isfinite(number):
        raise ValueError(f"{str(text)[:40]!r} is too large")
    if sign and unit and kind != unit:
        raise ValueError(f"{str(text)[:40]!r} is in {sign}; {unit_word(unit)} is wanted")
    return number


def write_quantity(value: float, unit: str) -> str:
    """The number with the largest unit in which it is short; reading gives the same again."""
    for sign in _WRITTEN.get(unit, ()):
        scale = _SCALES[sign][1]
        text = f"{value / scale:.12g}"
        whole = abs(value) >= scale and len(text.lstrip("-")) <= 6 and "e" not in text
        if whole and float(text) * scale == value:
            return f"{text} {sign}"
    base = {"percent": "%", "bytes": "B"}.get(unit, unit)
    base = base if len(base) <= _MOST_UNIT and " " not in base else ""
    text = f"{value:.12g}" if float(f"{value:.12g}") == value else repr(value)
    return f"{text} {base}".rstrip()


def shown_quantity(value: float, unit: str) -> str:
    """The number rounded for reading."""
    if not math.isfinite(value):
        return "–"
    size = abs(value)
    if unit == "s" and size >= 0.9995:
        sign = "s" if size < 120 else "min" if size < 7200 else "h"
    elif unit == "s":
        sign = "ms"
    elif unit == "bytes":
        sign = next((one for one in _WRITTEN["bytes"] if size >= _SCALES[one][1]), "B")
    else:
        return f"{value:.3g} {unit_word(unit)}".rstrip() if size < 1000 else f"{value:,.0f}"
    return f"{value / _SCALES[sign][1]:.3g} {sign}"


def unit_word(unit: str) -> str:
    """How a unit is written behind a number."""
    return {"percent": "%"}.get(unit, unit)


def row_of(name: str) -> Metric | None:
    """The row of the table for a metric's name or a rule's pattern; None if it is unknown."""
    if (found := metric(name)) is not None or "*" not in name:
        return found
    from workbench.telemetry.alerts.values import glob_matches

    return next((row for row in METRICS if glob_matches(name, row.name)), None)


def unit_of(name: str) -> Unit | str:
    """The unit of a metric or pattern; empty if it is unknown."""
    row = row_of(name)
    return row.unit if row is not None else ""
