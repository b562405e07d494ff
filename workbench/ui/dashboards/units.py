"""Numbers as text with their unit, and round ends for axes."""

from __future__ import annotations

import math

from workbench.base.sizes import short_size_text
from workbench.telemetry.metrics import Unit

_STEPS = (1.0, 2.0, 5.0, 10.0)


def format_value(value: float, unit: Unit) -> str:
    """A value as a person reads it, unit included."""
    if unit == "bytes":
        return short_size_text(value)
    if unit == "percent":
        return f"{value:.0f} %"
    if unit == "s":
        return f"{value * 1000:.0f} ms" if abs(value) < 0.9995 else f"{value:.2f} s"
    if unit == "tokens/s":
        return f"{value:.0f} tok/s" if value >= 99.95 else f"{value:.1f} tok/s"
    if unit == "tokens":
        return f"{value:,.0f} tokens"
    if unit == "requests":  # a mean of them may be a part of one
        text = f"{value:.0f}" if abs(value - round(value)) < 0.05 else f"{value:.1f}"
        return f"{text} request" if text == "1" else f"{text} requests"
    if unit == "bytes/s":
        return f"{short_size_text(value)}/s"
    if unit == "yes or no":
        return "yes" if value >= 0.5 else "no"
    if unit in ("W", "J", "steps", "requests/min") and abs(value) < 99.95:
        return f"{value:.1f} {unit}"
    return f"{value:.0f} {unit}"


def format_range(low: float, average: float, high: float, unit: Unit) -> str:
    """Smallest, mean and largest; a unit that all of them have stands once, at the end."""
    texts = [format_value(value, unit) for value in (low, average, high)]
    last = texts[-1].rpartition(" ")[2]
    if all(text.rpartition(" ")[2].rstrip("s") == last.rstrip("s") for text in texts):
        texts[:2] = [text.rpartition(" ")[0] for text in texts[:2]]
    return f"min {texts[0]} · avg {texts[1]} · max {texts[2]}"


def format_tick(value: float, unit: Unit) -> str:
    """A value in the narrow place beside an axis, unit included; zero needs none."""
    if value == 0:
        return "0"
    if unit == "tokens":
        return f"{value / 1000:.1f}k tok" if value >= 1000 else f"{value:.0f} tok"
    if unit == "tokens/s":
        return f"{value:g} tok/s"
    if unit in ("requests", "connections"):
        return f"{value:g}"
    return format_value(value, unit)


def format_age(seconds: float) -> str:
    """How long ago, for the time axis: ``−30 s``, ``−5 min``, ``now``."""
    if seconds < 0.05:
        return "now"
    if seconds < 10 and seconds != round(seconds):
        return f"−{seconds:.1f} s"
    return f"−{seconds:.0f} s" if seconds < 120 else f"−{seconds / 60:.0f} min"


def round_end(value: float) -> float:
    """The smallest 1, 2 or 5 times a power of ten that is not below ``value``."""
    if value <= 0.0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    step = next(step for step in _STEPS if step * power >= value * (1 - 1e-9))
    return step * power
