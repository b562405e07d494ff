"""The shape of a curve of the history: its gaps, and the band of its ends."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QPainterPath

from workbench.ui.dashboards.series import Curve, breaks


def with_gaps(one: Curve) -> tuple[Any, Any]:
    """Ages and values with a gap wherever nothing was measured."""
    import numpy as np

    ages, drawn = np.frombuffer(one.ages_s), np.frombuffer(one.drawn)
    if len(ages) == 1:  # a line of one point would not be seen
        half_s = one.step_s / 2.0
        return np.array([ages[0] - half_s, min(0.0, ages[0] + half_s)]), np.repeat(drawn, 2)
    places = np.array(breaks(one), dtype=int)
    return np.insert(ages, places, ages[places]), np.insert(drawn, places, np.nan)


def areas(one: Curve) -> tuple[Any, Any, Any]:
    """Ages and values of areas that end at each gap, and 1 where a point leads to the next.

    Each area begins and ends at zero, and no line goes from one to the other.
    """
    import numpy as np

    ages, drawn = with_gaps(one) if len(one.ages_s) == 1 else _arrays(one)
    places = np.array([] if len(one.ages_s) == 1 else breaks(one), dtype=int)
    begins, ends = np.append(0, places), np.append(places, len(ages))
    edges = np.stack((begins, ends), axis=1).ravel()
    beside = np.stack((ages[begins], ages[ends - 1]), axis=1).ravel()
    leads = np.ones(len(ages) + len(edges), dtype=np.int32)
    leads[ends + 2 * np.arange(1, len(ends) + 1) - 1] = 0
    return np.insert(ages, edges, beside), np.insert(drawn, edges, 0.0), leads


def _arrays(one: Curve) -> tuple[Any, Any]:
    import numpy as np

    return np.frombuffer(one.ages_s), np.frombuffer(one.drawn)


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
