"""The shape of a curve of the history: its gaps, and the band of its ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPolygonF

from workbench.ui.dashboards.series import Curve, breaks


def with_gaps(one: Curve, *, to_zero: bool) -> tuple[Any, Any]:
    """Ages and values with a gap wherever nothing was measured.

    Args:
        one: The curve.
        to_zero: Areas go down to zero at a gap instead; they cannot be cut.
    """
    import numpy as np

    ages, drawn = np.frombuffer(one.ages_s), np.frombuffer(one.drawn)
    if len(ages) == 1:  # a line of one point would not be seen
        half_s = one.step_s / 2.0
        return np.array([ages[0] - half_s, min(0.0, ages[0] + half_s)]), np.repeat(drawn, 2)
    places = np.array(breaks(one), dtype=int)
    if not len(places):
        return ages, drawn
    if to_zero:
        both = np.repeat(places, 2)
        ends = np.stack((ages[places - 1], ages[places]), axis=1).ravel()
        return np.insert(ages, both, ends), np.insert(drawn, both, 0.0)
    return np.insert(ages, places, ages[places]), np.insert(drawn, places, np.nan)


def outlines(one: Curve) -> Iterator[QPolygonF]:
    """One polygon between smallest and largest values for each piece without a gap."""
    ends = [*breaks(one), len(one.ages_s)]
    begin = 0
    for end in ends:
        there = [QPointF(one.ages_s[n], one.highs[n]) for n in range(begin, end)]
        back = [QPointF(one.ages_s[n], one.lows[n]) for n in reversed(range(begin, end))]
        begin = end
        if len(there) > 1:
            yield QPolygonF([*there, *back])
