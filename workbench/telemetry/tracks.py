"""What is read of the history: curves by name, totals by name, percentiles."""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from workbench.telemetry.rollup import Bucket, Stat
from workbench.telemetry.sketch import Sketch

_PERCENTILE = re.compile(r"(?P<head>.+)_p(?P<percent>50|95|99)_s")


@dataclass(frozen=True, slots=True)
class Track:
    """The curve of one name. Times are where each bucket begins, in Unix seconds."""

    times: array[float]
    means: array[float]
    lows: array[float]
    highs: array[float]


EMPTY = Track(array("d"), array("d"), array("d"), array("d"))


@dataclass(frozen=True, slots=True)
class History:
    """What a span of time holds.

    Attributes:
        step_s: Length of a bucket; 0 if nothing is there.
        from_s: Begin of the span, in Unix seconds.
        to_s: End of it.
    """

    step_s: int
    from_s: float
    to_s: float
    buckets: tuple[tuple[int, Bucket], ...] = ()
    _tracks: dict[str, Track] = field(default_factory=dict, compare=False, repr=False)
    _names: set[str] = field(default_factory=set, compare=False, repr=False)

    @property
    def names(self) -> frozenset[str]:
        """Names with a value, percentiles among them."""
        if not self._names:
            self._names.update(self._found_names())
        return frozenset(self._names)

    def _found_names(self) -> set[str]:
        found = {name for _start_s, bucket in self.buckets for name in bucket.stats}
        spreads = {
            name
            for _start_s, bucket in self.buckets
            for name in bucket.spreads
            if name.endswith("_s")
        }
        return found | {_named(name, part) for name in spreads for part in _PARTS}

    def track(self, name: str) -> Track:
        """The curve of a name, or of a percentile such as ``latency_p95_s``."""
        if name not in self._tracks:
            own = self._own(name)
            self._tracks[name] = self._percentiles(name) if own is EMPTY else own
        return self._tracks[name]

    def _own(self, name: str) -> Track:
        found = [
            (float(start_s), stat.mean, stat.low, stat.high)
            for start_s, bucket in self.buckets
            if (stat := bucket.stats.get(name)) is not None
        ]
        return _track(found) if found else EMPTY

    def _percentiles(self, name: str) -> Track:
        if (asked := percentile_of(name)) is None:
            return EMPTY
        whole, share = asked
        found = []
        for start_s, bucket in self.buckets:
            sketch = bucket.spreads.get(whole)
            value = sketch.quantile(share) if sketch is not None else None
            if value is not None:
                found.append((float(start_s), value, value, value))
        return _track(found) if found else EMPTY

    def totals(self) -> Totals:
        """Everything of the span in one."""
        whole = Bucket()
        for _start_s, bucket in self.buckets:
            whole.merge(bucket)
        return Totals(whole.stats, whole.spreads)


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


_PARTS = ("50", "95", "99")


def percentile_of(name: str) -> tuple[str, float] | None:
    """What ``latency_p95_s`` is a percentile of, and which share: ``latency_s``, 0.95."""
    match = _PERCENTILE.fullmatch(name)
    return None if match is None else (f"{match['head']}_s", int(match["percent"]) / 100.0)


def _named(name: str, percent: str) -> str:
    return f"{name.removesuffix('_s')}_p{percent}_s"


def _track(found: Sequence[tuple[float, float, float, float]]) -> Track:
    times, means, lows, highs = (array("d", column) for column in zip(*found, strict=True))
    return Track(times, means, lows, highs)
