"""How much energy was used since the sample before, from what hardware tells."""

from __future__ import annotations

import time
from collections.abc import Callable

_LONGEST_S = 30.0
"""After a longer pause (sleep) a reading of power says nothing of what was between."""


class PowerSum:
    """Adds up readings of power: each holds until the next one."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._before: tuple[float, float] | None = None

    def take(self, power_w: float) -> float | None:
        """Joules since the reading before; None for the first, and after a long pause."""
        now_s = self._clock()
        before, self._before = self._before, (now_s, power_w)
        if before is None or not 0.0 < now_s - before[0] <= _LONGEST_S:
            return None
        return max(0.0, (before[1] + power_w) / 2.0 * (now_s - before[0]))


class EnergyCounter:
    """What a counter of joules grew by; one that began anew tells nothing once."""

    def __init__(self) -> None:
        self._before_j: float | None = None

    def take(self, total_j: float, range_j: float = 0.0) -> float | None:
        """Joules since the reading before.

        Args:
            total_j: What the counter stands at.
            range_j: Where it begins again at 0; 0 if it does not.
        """
        before_j, self._before_j = self._before_j, total_j
        if before_j is None:
            return None
        if total_j < before_j:
            if range_j < before_j:
                return None
            return total_j + range_j - before_j
        return total_j - before_j
