"""Sizes as a person reads them: in powers of 1 000, as drives are sold, everywhere."""

from __future__ import annotations

import math

MB = 1_000_000
_UNITS = ("B", "kB", "MB", "GB", "TB")


def size_text(count_bytes: float) -> str:
    """Bytes with the unit that suits them: ``840 B``, ``3.5 MB``, ``12.0 GB``."""
    value, unit = _scaled(count_bytes, whole=("B",), whole_from=math.inf)
    return f"{value} {unit}"


def short_size_text(count_bytes: float) -> str:
    """The same for a narrow place, such as beside an axis: ``12 kB``, ``120 MB``."""
    value, unit = _scaled(count_bytes, whole=("B", "kB"), whole_from=99.95)
    return f"{value} {unit}"


def part_text(part_bytes: float, whole_bytes: float) -> str:
    """A part of a whole, in the whole's unit: ``3.1/16.0 GB``."""
    value, unit = _scaled(whole_bytes, whole=("B",), whole_from=math.inf)
    part = part_bytes / 1000 ** _UNITS.index(unit)
    return f"{part:.{0 if unit == 'B' else 1}f}/{value} {unit}"


def _scaled(
    count_bytes: float, *, whole: tuple[str, ...], whole_from: float
) -> tuple[str, str]:
    """The number and its unit; what would be rounded up to 1 000 has the next unit.

    Args:
        count_bytes: Also a difference, below 0.
        whole: Units that have no decimals.
        whole_from: Neither has a number from here on.
    """
    size = abs(count_bytes)
    for unit in _UNITS:
        digits = 0 if unit in whole or size >= whole_from else 1
        if round(size, digits) < 1000 or unit == _UNITS[-1]:
            return f"{math.copysign(size, count_bytes):.{digits}f}", unit
        size /= 1000.0
    raise AssertionError("the last unit holds everything")
