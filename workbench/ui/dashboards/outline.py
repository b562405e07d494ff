"""The shape of a curve of the history: its gaps, and the band of its ends."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QPainterPath

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


def band_path(one: Curve) -> QPainterPath:
    """What lies between smallest and largest values, piece by piece without the gaps."""
    import numpy as np
    import pyqtgraph as pg

    ages, lows, highs = (np.frombuffer(part) for part in (one.ages_s, one.lows, one.highs))
    path = QPainterPath()
    begin = 0
    for end in (*breaks(one), len(ages)):
        piece = slice(begin, end)
        begin = end
        across = np.concatenate((ages[piece], ages[piece][::-1]))
        up = np.concatenate((highs[piece], lows[piece][::-1]))
        if len(across) > 2:
            path.addPath(pg.arrayToQPath(across, up, connect="all"))
    return path
