"""The ring keeps the newest samples, and its reduction keeps every peak."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.telemetry.ring import Ring, reduce

VALUES = st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=300)


@given(VALUES, st.integers(1, 50))
def test_that_a_ring_holds_the_newest_samples_in_order(values: list[float], size: int) -> None:
    ring = Ring(size)
    for index, value in enumerate(values):
        ring.add(float(index), value)
    times, kept = ring.since(-1.0)
    assert list(kept) == values[-size:]
    assert list(times) == sorted(times)
    assert ring.last() == (float(len(values) - 1), values[-1])
    assert len(ring) == len(kept)


@given(VALUES, st.integers(1, 50), st.integers(0, 320))
def test_that_since_gives_exactly_what_is_not_older(
    values: list[float], size: int, start: int
) -> None:
    ring = Ring(size)
    for index, value in enumerate(values):
        ring.add(float(index), value)
    times, _ = ring.since(float(start))
    first = max(start, len(values) - size)
    assert list(times) == [float(index) for index in range(first, len(values))]


@given(st.lists(st.floats(-1e9, 1e9), min_size=5, max_size=500), st.integers(4, 60))
def test_that_a_reduced_curve_keeps_its_ends_and_stays_small(
    values: list[float], most: int
) -> None:
    times = array("d", range(len(values)))
    short_times, short = reduce(times, array("d", values), most)
    assert len(short) <= max(most, 4)
    assert (short[0], short[-1]) == (values[0], values[-1])
    assert list(short_times) == sorted(set(short_times))
    if len(values) > most:
        inner = values[1:-1]
        assert max(inner) in short
        assert min(inner) in short


def test_that_a_clock_set_back_does_not_break_the_order() -> None:
    ring = Ring(4)
    ring.add(10.0, 1.0)
    ring.add(5.0, 2.0)
    assert list(ring.since(0.0)[0]) == [10.0, 10.0]


def test_that_a_ring_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="holds nothing"):
        Ring(0)


def test_that_an_empty_ring_has_no_last_sample() -> None:
    assert Ring(3).last() is None
