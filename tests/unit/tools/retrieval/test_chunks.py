"""Chunks cover a text, are as long as they may be, and know their exact places."""

from __future__ import annotations

import itertools
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.tools.retrieval.chunks import OVERLAP, SIZE, chunks_of

GUIDE = """# Garden

Water it.

## Roses

They need sun.

### Pruning

Cut them in March.

```
# no heading
```

## Tools
#### Spade

Keep it dry.
"""
PARTS = st.sampled_from(
    ["a", "word ", "A sentence. ", "\n", "\n\n", "# H\n", "## Two\n", "```\n", "。", "日本語",
     " ", "e\u0301", "👩\u200d🚀", "\r\n", "x" * 50, "\u2028", "| a | b |\n"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(PARTS, max_size=80).map("".join))
SIZES = st.integers(1, 60).flatmap(
    lambda size: st.tuples(st.just(size), st.integers(0, size - 1))
)


@given(TEXTS, SIZES, st.booleans())
@settings(max_examples=400, deadline=None)
def test_that_chunks_cover_the_text_and_none_is_too_long(
    text: str, sizes: tuple[int, int], is_markdown: bool
) -> None:
    size, overlap = sizes

    found = chunks_of(text, is_markdown=is_markdown, size=size, overlap=overlap)

    covered = {place for chunk in found for place in range(chunk.start, chunk.end)}
    assert {n for n, char in enumerate(text) if not char.isspace()} <= covered
    assert all(0 < chunk.end - chunk.start <= size for chunk in found)
    assert all(text[c.start : c.end] == text[c.start : c.end].strip() for c in found)


@given(TEXTS, SIZES, st.booleans())
@settings(max_examples=400, deadline=None)
def test_that_each_chunk_brings_something_new_and_repeats_little(
    text: str, sizes: tuple[int, int], is_markdown: bool
) -> None:
    size, overlap = sizes

    found = chunks_of(text, is_markdown=is_markdown, size=size, overlap=overlap)

    for before, after in itertools.pairwise(found):
        assert before.start < after.start
        assert before.end < after.end
        assert before.end - after.start <= overlap


def test_that_a_chunk_knows_its_headings_and_code_has_none() -> None:
    found = chunks_of(GUIDE, is_markdown=True)

    assert [chunk.heading for chunk in found] == [
        "Garden",
        "Garden > Roses",
        "Garden > Roses > Pruning",
        "Garden > Tools > Spade",
    ]
    assert "# no heading" in GUIDE[found[2].start : found[2].end]
    assert GUIDE[found[3].start : found[3].end].startswith("## Tools\n#### Spade")
    assert [chunk.heading for chunk in chunks_of(GUIDE)] == [""]


def test_that_a_long_text_is_cut_at_sentences_and_repeats_whole_ones() -> None:
    text = " ".join(f"Sentence number {n} says something about hats." for n in range(200))

    found = chunks_of(text)

    parts = [text[chunk.start : chunk.end] for chunk in found]
    assert all(part.startswith("Sentence") and part.endswith(".") for part in parts)
    assert all(len(part) > SIZE // 2 for part in parts[:-1])
    repeated = [a.end - b.start for a, b in itertools.pairwise(found)]
    assert all(OVERLAP // 2 < each <= OVERLAP for each in repeated)


def test_that_a_cut_is_at_the_end_of_a_paragraph_where_that_is_near() -> None:
    paragraph = "Some words of a paragraph. " * 26
    text = f"{paragraph}\n\n{paragraph}\n\n{paragraph}"

    first = chunks_of(text)[0]

    assert text[first.end :].startswith(" \n\nSome")


@given(st.text(alphabet="a\u0301\u0300\u200d👩🚀", min_size=5, max_size=200))
@settings(deadline=None)
def test_that_no_accent_is_cut_from_its_letter_where_that_can_be(text: str) -> None:
    for chunk in chunks_of(text, size=40, overlap=0):
        before = text[max(0, chunk.start - 17) : chunk.start + 1]
        if any(unicodedata.category(char) not in ("Mn", "Cf") for char in before[1:]):
            continue
        assert chunk.start == 0 or len(before) > 16


@pytest.mark.parametrize(
    "unit", ["#", " ", "\n", ".", '."', "# ", "\n \n", "x", "a. ", "`", "。"]
)
def test_that_a_text_of_one_sign_over_and_over_takes_no_time(unit: str) -> None:
    text = unit * (600_000 // len(unit))
    began_s = time.process_time()

    chunks_of(text, is_markdown=True)

    assert time.process_time() - began_s < 10


def test_that_sizes_that_make_no_sense_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap 5 not in"):
        chunks_of("a", size=5, overlap=5)
