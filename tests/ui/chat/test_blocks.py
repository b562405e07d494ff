"""Streaming Markdown: the blocks do not depend on how the text was cut."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.ui.chat.block_stream import BlockStream, parse_blocks

LINES = st.sampled_from(
    [
        "", "plain text", "two *words* here", "# Title", "## Second ##", "- one", "  - nested",
        "    - deeper", "1. first", "2) second", "- [x] done", "- [ ] open", "> quoted",
        ">> deep",
        "```python", "```", "~~~", "    x = 1", "| a | b |", "|---|:-:|", "| 1 | 2 |",
        "---", "===",
        "<img src=x>", "  indented", "a | b", "word " * 500, "x" * 2500, "\t- tab",
    ]
)  # fmt: skip
TEXTS = st.lists(LINES, max_size=40).map("\n".join) | st.text(max_size=200)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.lists(st.integers(1, 40), min_size=1, max_size=20))
def test_that_the_cut_of_the_stream_does_not_change_the_blocks(
    text: str, sizes: list[int]
) -> None:
    stream, at, turn = BlockStream(), 0, 0
    text = text.replace("\r", "")
    before = 0
    while at < len(text):
        size = sizes[turn % len(sizes)]
        stream.feed(text[at : at + size])
        at, turn = at + size, turn + 1
        assert len(stream.committed) >= before
        before = len(stream.committed)
        stream.tail()
    stream.finish()
    assert stream.committed == parse_blocks(text)


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_that_the_tail_never_changes_what_is_committed(text: str) -> None:
    stream = BlockStream()
    for character in text[:600]:
        committed = list(stream.committed)
        stream.feed(character)
        stream.tail()
        assert stream.committed[: len(committed)] == committed


def kinds(text: str) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, block.text) for block in parse_blocks(text)]


def test_that_each_kind_of_block_is_found() -> None:
    text = (
        "# Title\n\nHello *there*\nsecond line\n\n- a\n  - b\n    1. c\n- d\n\n> q\n\n---\n"
        "```py\nx = 1\n\ny = 2\n```\nend"
    )
    assert kinds(text) == [
        ("heading", 1, "Title"),
        ("paragraph", 0, "Hello *there*\nsecond line"),
        ("item", 1, "a"),
        ("item", 2, "b"),
        ("item", 3, "c"),
        ("item", 1, "d"),
        ("quote", 1, "q"),
        ("rule", 0, ""),
        ("code", 0, "x = 1\n\ny = 2"),
        ("paragraph", 0, "end"),
    ]


def test_that_a_table_has_its_cells_and_alignments() -> None:
    block = parse_blocks("| Name | Size |\n|:--|--:|\n| a | 1 |\n| b \\| c |\n")[0]
    assert block.kind == "table"
    assert block.head == ("Name", "Size")
    assert block.aligns == ("left", "right")
    assert block.rows == (("a", "1"), ("b | c", ""))


def test_that_tasks_and_numbers_keep_their_marks() -> None:
    blocks = parse_blocks("- [x] done\n- [ ] open\n7. seven")
    assert [(b.marker, b.checked, b.text) for b in blocks] == [
        ("-", True, "done"),
        ("-", False, "open"),
        ("7.", None, "seven"),
    ]


def test_that_a_long_fence_is_committed_in_pieces() -> None:
    code = "\n".join(f"line_{number}" for number in range(200))
    blocks = parse_blocks(f"```\n{code}\n```")
    assert len(blocks) > 4
    assert blocks[0].first
    assert blocks[-1].last
    assert not any(block.last for block in blocks[:-1])
    assert "\n".join(block.text for block in blocks) == code


def test_that_the_open_tail_stays_small_however_long_the_answer() -> None:
    stream = BlockStream()
    stream.feed("```\n")
    for number in range(3000):
        stream.feed(f"line {number}\n")
    assert sum(len(block.text) for block in stream.tail()) < 1000


def test_that_an_open_fence_is_already_code_in_the_tail() -> None:
    stream = BlockStream()
    stream.feed("text\n\n```python\nx =")
    tail = stream.tail()
    assert [(block.kind, block.text, block.last) for block in tail] == [("code", "x =", False)]
