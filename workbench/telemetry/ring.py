"""A ring of (time, value) pairs of fixed size, and its reduction for drawing."""

from __future__ import annotations

from array import array
from bisect import bisect_left


class Ring:
    """Keeps the newest ``capacity`` samples; times never fall.

    Doubles in two arrays, so an hour at ten samples a second is half a megabyte.
    """

    __slots__ = ("_capacity", "_count", "_next", "_times", "_values")

    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise ValueError(f"a ring of {capacity} samples holds nothing")
        self._capacity = capacity
        self._times = array("d")
        self._values = array("d")
        self._next = 0
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def capacity(self) -> int:
        return self._capacity

    def add(self, time_s: float, value: float) -> None:
        """Append a sample; a time before the newest one is taken as the newest one's."""
        if self._count:
            time_s = max(time_s, self._times[self._next - 1])
        if len(self._times) < self._capacity:
            self._times.append(time_s)
            self._values.append(value)
        else:
            self._times[self._next] = time_s
            self._values[self._next] = value
        self._next = (self._next + 1) % self._capacity
        self._count = min(self._count + 1, self._capacity)

    def last(self) -> tuple[float, float] | None:
        """The newest sample."""
        if not self._count:
            return None
        return self._times[self._next - 1], self._values[self._next - 1]

    def since(self, start_s: float, most: int = 0) -> tuple[array[float], array[float]]:
        """Samples from ``start_s`` on, oldest first, reduced to about ``most`` (0: all)."""
        if self._count < self._capacity or self._next == 0:
            parts = [(0, self._count)]
        else:
            parts = [(self._next, self._capacity), (0, self._next)]
        times: array[float] = array("d")
        values: array[float] = array("d")
        for begin, end in parts:
            first = bisect_left(self._times, start_s, begin, end)
            times += self._times[first:end]
            values += self._values[first:end]
        if most and len(times) > most:
            return reduce(times, values, most)
        return times, values


def reduce(
    times: array[float], values: array[float], most: int
) -> tuple[array[float], array[float]]:
    """At most ``most`` samples that keep each bucket's smallest and largest value.

    The first and the last sample stay, so a curve keeps its ends and every peak.
    """
    if most < 4:
        raise ValueError(f"{most} samples cannot keep ends, smallest and largest")
    count = len(times)
    if count <= most:
        return times, values
    buckets = (most - 2) // 2
    picked = [0]
    inner = count - 2
    for bucket in range(buckets):
        begin = 1 + bucket * inner // buckets
        end = 1 + (bucket + 1) * inner // buckets
        part = values[begin:end]
        low = begin + part.index(min(part))
        high = begin + part.index(max(part))
        picked.extend(sorted({low, high}))
    picked.append(count - 1)
    return array("d", [times[i] for i in picked]), array("d", [values[i] for i in picked])
