"""What is read of the history: curves by name, totals by name, percentiles."""

from __future__ import annotations

import re
import time
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import mul
from types import MappingProxyType

from workbench.telemetry.rollup import Stat
from workbench.telemetry.sketch import Sketch

_PERCENTILE = re.compile(r"(?P<head>.+)_p(?P<percent>50|95|99)_s")
_PARTS = ("50", "95", "99")
YIELD_EVERY = 64
"""So often, in a long loop, the window gets its turn at Python."""


@dataclass(frozen=True, slots=True)
class Track:
    """The curve of one name. Times are where each bucket begins, in Unix seconds."""

    times: array[float]
    means: array[float]
    lows: array[float]
    highs: array[float]
    counts: array[float]
    last: float = 0.0

    def total(self) -> Stat:
        """All buckets in one."""
        stat = Stat(
            int(sum(self.counts)),
            sum(map(mul, self.means, self.counts)),
            min(self.lows),
            max(self.highs),
        )
        stat.last = self.last
        return stat


EMPTY = Track(array("d"), array("d"), array("d"), array("d"), array("d"))


@dataclass(frozen=True, slots=True)
class History:
    """What a span of time holds.

    Attributes:
        step_s: Length of a bucket; 0 if nothing is there.
        from_s: Begin of the span, in Unix seconds.
        to_s: End of it.
        tracks: The curves by name.
        sketches: Begin of a bucket, and how values are spread in it, by name.
    """

    step_s: int
    from_s: float
    to_s: float
    tracks: Mapping[str, Track] = field(default_factory=dict)
    sketches: Sequence[tuple[int, Mapping[str, Sketch]]] = ()
    _percentiles: dict[str, Track] = field(default_factory=dict, compare=False, repr=False)

    @property
    def names(self) -> frozenset[str]:
        """Names with a value, percentiles among them."""
        spreads = {name for _start_s, spread in self.sketches for name in spread}
        named = {
            f"{name.removesuffix('_s')}_p{percent}_s"
            for name in spreads
            if name.endswith("_s")
            for percent in _PARTS
        }
        return frozenset(named.union(self.tracks))

    def track(self, name: str) -> Track:
        """The curve of a name, or of a percentile such as ``latency_p95_s``."""
        if (own := self.tracks.get(name)) is not None:
            return own
        if name not in self._percentiles:
            self._percentiles[name] = self._percentile(name)
        return self._percentiles[name]

    def _percentile(self, name: str) -> Track:
        if (asked := percentile_of(name)) is None:
            return EMPTY
        whole, share = asked
        times: array[float] = array("d")
        values: array[float] = array("d")
        counts: array[float] = array("d")
        for start_s, spread in self.sketches:
            sketch = spread.get(whole)
            value = sketch.quantile(share) if sketch is not None else None
            if sketch is not None and value is not None:
                times.append(start_s)
                values.append(value)
                counts.append(sketch.count)
        return Track(times, values, values, values, counts, values[-1] if values else 0.0)

    def totals(self) -> Totals:
        """Everything of the span in one; takes some milliseconds, so not where a window is."""
        stats = {name: track.total() for name, track in self.tracks.items()}
        spreads: dict[str, Sketch] = {}
        for number, (_start_s, spread) in enumerate(self.sketches):
            for name, sketch in spread.items():
                spreads.setdefault(name, Sketch()).merge(sketch)
            if number % YIELD_EVERY == 0:
                time.sleep(0)
        return Totals(stats, spreads)


@dataclass(frozen=True, slots=True)
class Totals:
    """What each name comes to over a span."""

    stats: Mapping[str, Stat] = field(default_factory=lambda: MappingProxyType({}))
    spreads: Mapping[str, Sketch] = field(default_factory=lambda: MappingProxyType({}))

    def sum(self, name: str) -> float:
        """The sum of all values; 0 if there is none."""
        stat = self.stats.get(name)
        return stat.total if stat is not None else 0.0

    def count(self, name: str) -> int:
        """How many values there were."""
        stat = self.stats.get(name)
        return stat.count if stat is not None else 0

    def mean(self, name: str) -> float | None:
        """Mean of the values; None if there is none."""
        stat = self.stats.get(name)
        return stat.mean if stat is not None and stat.count else None

    def quantile(self, name: str, share: float) -> float | None:
        """A percentile of the values; None if there is none."""
        sketch, stat = self.spreads.get(name), self.stats.get(name)
        value = sketch.quantile(share) if sketch is not None else None
        if value is None or stat is None or not stat.count:
            return value
        return min(stat.high, max(stat.low, value))


def percentile_of(name: str) -> tuple[str, float] | None:
    """What ``latency_p95_s`` is a percentile of, and which share: ``latency_s``, 0.95."""
    match = _PERCENTILE.fullmatch(name)
    return None if match is None else (f"{match['head']}_s", int(match["percent"]) / 100.0)
