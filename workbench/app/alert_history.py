"""What alerts are rehearsed on: the samples of the monitor, or else the kept history."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence

from workbench.app.metric_recording import Recorder
from workbench.telemetry.alerts.rehearsal import Series
from workbench.telemetry.monitor import Monitor
from workbench.telemetry.tracks import History, percentile_of

MOST_POINTS = 4_500
"""Of each metric: an hour is told in steps of 10 s, four weeks in steps of 10 min."""
_DIGITS = 7
_PERCENTILES = ("50", "95", "99")
Wanted = Callable[[str], bool]


def recorded_of(
    monitor: Monitor, recorder: Recorder, clock: Callable[[], float] = time.time
) -> Callable[[Wanted, float], Awaitable[Sequence[Series]]]:
    """What gives the metrics that are wanted over the last seconds.

    A metric comes in its samples if they reach as far back as what is kept of it; else in the
    steps in which it is kept, with the smallest and the largest value of each.
    """

    async def recorded(wanted: Wanted, seconds: float) -> Sequence[Series]:
        to_s = clock()
        from_s = max(0.0, to_s - seconds)
        found = await recorder.history(from_s, to_s, MOST_POINTS, _whole(wanted))
        fresh = [
            Series(name, *monitor.history(name, seconds))
            for name in monitor.metrics
            if wanted(name)
        ]
        return await asyncio.to_thread(_joined, fresh, found, wanted)

    return recorded


def _whole(wanted: Wanted) -> Wanted:
    """A percentile is kept as part of what it is a percentile of."""

    def is_wanted(name: str) -> bool:
        head = name.removesuffix("_s")
        return wanted(name) or any(wanted(f"{head}_p{part}_s") for part in _PERCENTILES)

    return is_wanted


def _joined(fresh: Iterable[Series], found: History, wanted: Wanted) -> list[Series]:
    kept = {name: _kept(name, found) for name in sorted(found.names) if wanted(name)}
    joined = {name: one for name, one in kept.items() if one.times_s}
    for one in fresh:
        older = joined.get(one.name)
        if one.times_s and (older is None or one.times_s[0] <= _first_end_s(older)):
            joined[one.name] = one
    return list(joined.values())


def _first_end_s(older: Series) -> float:
    return older.times_s[0] + older.step_s


def _kept(name: str, found: History) -> Series:
    track = found.track(name)
    if percentile_of(name) is not None and name not in found.tracks:
        return Series(name, track.times, track.means, found.step_s)
    lows, highs = _rounded(track.lows), _rounded(track.highs)
    return Series(name, track.times, _rounded(track.means), found.step_s, lows, highs)


def _rounded(values: Iterable[float]) -> list[float]:
    """As exact as they are kept: 0.1 is 0.1 again, and not above it."""
    return [float(f"{value:.{_DIGITS}g}") for value in values]
