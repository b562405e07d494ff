"""Sizes and times with their units, as people write them in files."""

from __future__ import annotations

import re

_SIZES = {"B": 1, "kB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12}
_TIMES = {"ms": 0.001, "s": 1.0, "min": 60.0, "h": 3600.0}
_WITH_UNIT = re.compile(r"([0-9]{1,15}(?:\.[0-9]{1,6})?) ?([A-Za-z]{1,3})")
SIZE_WORDS = "a size with its unit, such as 512 MB or 2 GB"
TIME_WORDS = "a time with its unit, such as 500 ms, 30 s, 5 min or 1 h"


def bytes_of(text: object) -> int | None:
    """``2 GB`` in bytes; None if it is no size. A number without a unit is none: of what?"""
    found = _with_unit(text)
    if found is None:
        return None
    units = {name.lower(): value for name, value in _SIZES.items()}
    factor = units.get(found[1].lower())
    return None if factor is None else round(found[0] * factor)


def seconds_of(text: object) -> float | None:
    """``5 min`` in seconds; None if it is no time."""
    found = _with_unit(text)
    factor = _TIMES.get(found[1]) if found else None
    return None if found is None or factor is None else found[0] * factor


def _with_unit(text: object) -> tuple[float, str] | None:
    match = _WITH_UNIT.fullmatch(text.strip()) if isinstance(text, str) else None
    return (float(match[1]), match[2]) if match else None
