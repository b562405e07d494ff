"""Samples rolled up: of each name smallest, largest, mean, count and last, by spans of time."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from workbench.telemetry.sketch import Sketch, decode_sketches, encode_sketches

_RECORD = struct.Struct("<IIffff")
RECORD_BYTES = _RECORD.size
_MOST_COUNT = 2**32 - 1
_MOST_VALUE = 3e38  # what a float of four bytes holds
MOST_NAMES_IN_BUCKET = 1_500
FINEST_S = 10
EARLIEST_S, LATEST_S = 0.0, 4e9
"""A clock that says anything else is wrong; such samples are not kept."""


@dataclass(frozen=True, slots=True)
class Level:
    """One resolution.

    Attributes:
        step_s: Length of a bucket.
        most_buckets: How many are kept, the newest. They are counted instead of dated, so a
            clock that jumps removes nothing.
    """

    step_s: int
    most_buckets: int


LEVELS: tuple[Level, ...] = (
    Level(FINEST_S, 2_160),  # 6 hours of running
    Level(60, 4_320),  # 3 days
    Level(600, 4_464),  # 31 days
    Level(3_600, 9_600),  # 400 days
    Level(86_400, 3_660),  # 10 years
)


class Stat:
    """What is kept of the values of one name in one span."""

    __slots__ = ("count", "high", "last", "low", "total")

    def __init__(
        self, count: int = 0, total: float = 0.0, low: float = math.inf, high: float = -math.inf
    ) -> None:
        self.count, self.total, self.low, self.high = count, total, low, high
        self.last = 0.0

    @property
    def mean(self) -> float:
        """Mean of the values; 0 of none."""
        return self.total / self.count if self.count else 0.0

    def add(self, value: float) -> None:
        """Take one value in."""
        self.count += 1
        self.total += value
        self.last = value
        if value < self.low:
            self.low = value
        if value > self.high:
            self.high = value

    def merge(self, later: Stat) -> None:
        """Take in what came later."""
        if later.count:
            self.count += later.count
            self.total += later.total
            self.low = min(self.low, later.low)
            self.high = max(self.high, later.high)
            self.last = later.last


@dataclass(slots=True)
class Bucket:
    """All names of one span; ``spreads`` are those of which percentiles are told."""

    stats: dict[str, Stat] = field(default_factory=dict)
    spreads: dict[str, Sketch] = field(default_factory=dict)

    def add(self, name: str, value: float, *, spread: bool = False) -> None:
        """Take one finite value in."""
        stat = self.stats.get(name)
        if stat is None:
            stat = self.stats[name] = Stat()
        stat.add(value)
        if spread:
            self.spreads.setdefault(name, Sketch()).add(value)

    def merge(self, later: Bucket) -> None:
        """Take in what came later; the other one stays as it is."""
        for name, stat in later.stats.items():
            self.stats.setdefault(name, Stat()).merge(stat)
        for name, sketch in later.spreads.items():
            self.spreads.setdefault(name, Sketch()).merge(sketch)


def bucket_start(time_s: float, step_s: int) -> int | None:
    """When the bucket of a moment begins; None if the clock cannot be right."""
    if not EARLIEST_S <= time_s <= LATEST_S:
        return None
    return int(time_s // step_s) * step_s


def by_level(finest: Mapping[int, Bucket], step_s: int) -> dict[int, Bucket]:
    """Buckets of the finest level merged into those of a coarser one, by their beginning."""
    if step_s == FINEST_S:
        return dict(finest)
    merged: dict[int, Bucket] = {}
    for start_s in sorted(finest):
        merged.setdefault(start_s // step_s * step_s, Bucket()).merge(finest[start_s])
    return merged


def encode(bucket: Bucket, numbers: Mapping[str, int]) -> tuple[bytes, bytes]:
    """A bucket as bytes: its values and its sketches. Names without a number are left out."""
    parts = [
        _RECORD.pack(
            numbers[name],
            min(stat.count, _MOST_COUNT),
            *map(_held, (stat.low, stat.high, stat.mean, stat.last)),
        )
        for name, stat in bucket.stats.items()
        if name in numbers and stat.count
    ]
    spreads = {numbers[name]: one for name, one in bucket.spreads.items() if name in numbers}
    return b"".join(parts), encode_sketches(spreads)


def decode(values: bytes, sketches: bytes, names: Mapping[int, str]) -> Bucket:
    """What ``encode`` made; records that cannot be true are left out."""
    bucket = Bucket()
    whole = len(values) // RECORD_BYTES * RECORD_BYTES
    for number, count, low, high, mean, last in _RECORD.iter_unpack(values[:whole]):
        name = names.get(number)
        if name is None or not count or not all(map(math.isfinite, (low, high, mean, last))):
            continue
        stat = Stat(count, mean * count, low, high)
        stat.last = last
        bucket.stats[name] = stat
    for number, sketch in decode_sketches(sketches).items():
        if number in names:
            bucket.spreads[names[number]] = sketch
    return bucket


def _held(value: float) -> float:
    return min(_MOST_VALUE, max(-_MOST_VALUE, value))


def names_of(buckets: Iterable[Bucket]) -> set[str]:
    """Every name that has a value in them."""
    return {name for bucket in buckets for name in bucket.stats}
