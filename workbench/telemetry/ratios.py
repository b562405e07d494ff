"""Shares of a whole that follow from other metrics of the same sample."""

from __future__ import annotations

import math
from collections.abc import Mapping

_OF: tuple[tuple[str, str, str], ...] = (
    ("memory.used_bytes", "memory.total_bytes", "memory.used_percent"),
    (".memory_used_bytes", ".memory_total_bytes", ".memory_percent"),
    ("_tokens", "_capacity_tokens", "_percent"),
)
"""The end of a part's name, of the whole's, and of the share's."""


def ratios(values: Mapping[str, float]) -> dict[str, float]:
    """The shares in percent; where there is no whole, there is none."""
    found: dict[str, float] = {}
    for whole_name, whole in values.items():
        for part, end, share in _OF:
            if not whole_name.endswith(end):
                continue
            head = whole_name[: -len(end)]
            used = values.get(f"{head}{part}")
            if used is None or not whole > 0.0:
                continue
            percent = 100.0 * used / whole
            if math.isfinite(percent):
                found[f"{head}{share}"] = percent
    return found
