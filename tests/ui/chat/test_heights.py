"""The index of heights against plain sums."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ui.chat.heights import HeightIndex

HEIGHTS = st.lists(st.integers(1, 500).map(float), min_size=1, max_size=80)


@given(HEIGHTS, HEIGHTS, st.data())
def test_that_it_agrees_with_plain_sums(
    start: list[float], more: list[float], data: st.DataObject
) -> None:
    index, plain = HeightIndex(start), list(start)
    for height in more:
        index.append(height)
        plain.append(height)
    at = data.draw(st.integers(0, len(plain) - 1))
    index.set(at, 77.0)
    plain[at] = 77.0
    if data.draw(st.booleans()):
        index.cut(at + 1)
        del plain[at + 1 :]
    if data.draw(st.booleans()):
        index.insert_first(more)
        plain[:0] = more
    index.append(5.0)
    plain.append(5.0)
    for place in range(len(plain) + 1):
        assert index.top(place) == pytest.approx(sum(plain[:place]))
    y = data.draw(st.floats(0, sum(plain) - 0.5))
    found = index.find(y)
    assert sum(plain[:found]) <= y < sum(plain[: found + 1])
