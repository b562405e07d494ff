"""Numbers as text with their unit, and round ends for axes."""

from __future__ import annotations

import math

from workbench.telemetry.metrics import Unit
from workbench.ui.language.figures import figure, short_size_text
from workbench.ui.language.words import counted, tr
from workbench.ui.marks import mark

_UNITS: dict[str, str] = {
    "steps": mark("steps"),
    "requests/min": mark("requests/min"),
    "connections": mark("connections"),
}
_STEPS = (1.0, 2.0, 5.0, 10.0)


def format_value(value: float, unit: Unit) -> str:
    """A value as a person reads it, unit included."""
    if unit == "bytes":
        return short_size_text(value)
    if unit == "percent":
        return f"{value:.0f} %"
    if unit == "s":
        return f"{value * 1000:.0f} ms" if abs(value) < 0.9995 else figure(f"{value:.2f} s")
    if unit == "tokens/s":
        return f"{value:.0f} tok/s" if value >= 99.95 else figure(f"{value:.1f} tok/s")
    if unit == "tokens":
        return counted(round(value), "%Ln token", "%Ln tokens")
    if unit == "requests":  # a mean of them may be a part of one
        text = f"{value:.0f}" if abs(value - round(value)) < 0.05 else figure(f"{value:.1f}")
        return (tr("{0} request") if text == "1" else tr("{0} requests")).format(text)
    if unit == "bytes/s":
        return f"{short_size_text(value)}/s"
    if unit == "yes or no":
        return tr("yes") if value >= 0.5 else tr("no")
    shown = f"{value:.0f}"
    if unit in ("W", "J", "steps", "requests/min") and abs(value) < 99.95:
        shown = figure(f"{value:.1f}")
    return f"{shown} {tr(_UNITS[unit])}" if unit in _UNITS else f"{shown} {unit}"


def format_range(low: float, average: float, high: float, unit: Unit) -> str:
    """Smallest, mean and largest; a unit that all of them have stands once, at the end."""
    texts = [format_value(value, unit) for value in (low, average, high)]
    last = texts[-1].rpartition(" ")[2]
    if all(text.rpartition(" ")[2].rstrip("s") == last.rstrip("s") for text in texts):
        texts[:2] = [text.rpartition(" ")[0] for text in texts[:2]]
    return tr("min {0} · avg {1} · max {2}").format(*texts)


def format_tick(value: float, unit: Unit) -> str:
    """A value in the narrow place beside an axis, unit included; zero needs none."""
    if value == 0:
        return "0"
    if unit == "tokens":
        return figure(f"{value / 1000:.1f}k tok") if value >= 1000 else f"{value:.0f} tok"
    if unit == "tokens/s":
        return figure(f"{value:g} tok/s")
    if unit in ("requests", "connections"):
        return figure(f"{value:g}")
    return format_value(value, unit)


def format_age(seconds: float) -> str:
    """How long ago, for the time axis: ``−30 s``, ``−5 min``, ``now``."""
    if seconds < 0.05:
        return tr("now")
    if seconds < 10 and seconds != round(seconds):
        return figure(f"−{seconds:.1f} s")
    return f"−{seconds:.0f} s" if seconds < 120 else f"−{seconds / 60:.0f} min"


def round_end(value: float) -> float:
    """The smallest 1, 2 or 5 times a power of ten that is not below ``value``."""
    if value <= 0.0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    step = next(step for step in _STEPS if step * power >= value * (1 - 1e-9))
    return step * power
