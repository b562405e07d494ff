"""A sketch tells percentiles within 2 %, also after merging, and survives damage."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.telemetry.sketch import ERROR, Sketch, decode_sketches, encode_sketches

VALUES = st.lists(st.floats(1e-6, 1e9), min_size=1, max_size=200)


def filled(values: list[float]) -> Sketch:
    sketch = Sketch()
    for value in values:
        sketch.add(value)
    return sketch


@given(VALUES, VALUES, st.sampled_from([0.0, 0.5, 0.95, 0.99, 1.0]))
def test_that_percentiles_are_within_the_told_error(
    one: list[float], other: list[float], share: float
) -> None:
    sketch = filled(one)
    sketch.merge(filled(other))
    count = len(one) + len(other)
    true = sorted(one + other)[max(1, math.ceil(round(share * count, 6))) - 1]
    told = sketch.quantile(share)
    assert told is not None
    assert told == pytest.approx(true, rel=ERROR * 1.001)


@given(st.dictionaries(st.integers(0, 2**32 - 1), VALUES, max_size=4))
def test_that_bytes_hold_everything(values: dict[int, list[float]]) -> None:
    sketches = {number: filled(some) for number, some in values.items()}
    found = decode_sketches(encode_sketches(sketches))
    assert {n: s._cells for n, s in found.items()} == {n: s._cells for n, s in sketches.items()}


@given(st.binary(max_size=200))
def test_that_damaged_bytes_raise_nothing(raw: bytes) -> None:
    for sketch in decode_sketches(raw).values():
        assert sketch.count >= 0
        assert (sketch.quantile(0.95) is None) == (sketch.count == 0)


def test_that_the_slower_of_two_is_their_99th_percentile() -> None:
    assert filled([1.0, 5.0]).quantile(0.99) == pytest.approx(5.0, rel=ERROR)
    assert filled([1.0, 5.0]).quantile(0.5) == pytest.approx(1.0, rel=ERROR * 1.001)


def test_that_nothing_and_out_of_range_are_told() -> None:
    assert Sketch().quantile(0.5) is None
    assert filled([0.0, -1.0]).quantile(0.5) == 0.0
    huge = filled([1e300]).quantile(0.5)
    assert huge == pytest.approx(1e9, rel=0.05)
