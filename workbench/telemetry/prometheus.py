"""Measurements in Prometheus' text form, as model servers give them at ``/metrics``."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

MOST_LINES = 50_000
_MOST_LINE_CHARACTERS = 8192
_LINE = re.compile(r"([A-Za-z_:][\w:]*)\s*(\{.*\})?\s+(\S+)(?:\s+-?\d+)?\s*")
_LABEL = re.compile(r'([A-Za-z_]\w*)\s*=\s*"((?:[^"\\]|\\.)*)"\s*,?\s*')
_ESCAPED = {"\\n": "\n", '\\"': '"', "\\\\": "\\"}


@dataclass(frozen=True, slots=True)
class Measurement:
    """One line: a name, its labels, a finite number."""

    name: str
    value: float
    labels: tuple[tuple[str, str], ...] = ()


def read_measurements(text: str) -> Iterator[Measurement]:
    """Every line that can be read; others, comments and numbers that are none, are left out."""
    for count, line in enumerate(text.splitlines()):
        if count >= MOST_LINES:
            return
        if not line or line.startswith("#") or len(line) > _MOST_LINE_CHARACTERS:
            continue
        if (match := _LINE.fullmatch(line)) is None:
            continue
        value = _number(match[3])
        if value is not None:
            yield Measurement(match[1], value, _labels(match[2] or ""))


def sums(text: str) -> dict[str, float]:
    """The sum of each name over all of its labels; the parts of histograms are left out."""
    found: dict[str, float] = {}
    for one in read_measurements(text):
        if not any(name == "le" for name, _value in one.labels):
            found[one.name] = found.get(one.name, 0.0) + one.value
    return found


def _labels(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (match[1], re.sub(r"\\.", lambda found: _ESCAPED.get(found[0], found[0]), match[2]))
        for match in _LABEL.finditer(text[1:-1])
    )


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
