"""Every missing chunk is fetched by exactly one connection."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.models.downloads.spans import MOST_CHUNKS, Spans


@given(st.integers(0, 300), st.sets(st.integers(0, 300)), st.integers(1, 8))
def test_that_each_missing_chunk_is_dealt_out_once(
    count: int, done: set[int], streams: int
) -> None:
    spans = Spans(count, done, streams)
    dealt: list[int] = []
    failed = False
    while (span := spans.take()) is not None:
        assert 0 < span.end - span.next <= MOST_CHUNKS
        while (index := spans.begin(span)) is not None:
            if not failed and index % 7 == 3:
                failed = True
                spans.give_back(span, index)
                break
            dealt.append(index)
    assert sorted(dealt) == [i for i in range(count) if i not in done]


def test_that_claims_become_shorter_towards_the_end() -> None:
    spans = Spans(256, (), 4)
    sizes = []
    while (span := spans.take()) is not None:
        sizes.append(span.end - span.next)
    assert sizes[0] == MOST_CHUNKS
    assert sizes[-4:] == [1, 1, 1, 1]
    assert sizes == sorted(sizes, reverse=True)
