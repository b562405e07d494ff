"""Characters that span tokens, and stop texts that span pieces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.engines.llama_cpp.detokenizer import Detokenizer
from workbench.engines.stops import StopMatcher


def cut(data: bytes, sizes: list[int]) -> list[bytes]:
    pieces, at = [], 0
    for size in sizes:
        pieces.append(data[at : at + size])
        at += size
    return [*pieces, data[at:]]


@given(st.text(), st.lists(st.integers(0, 3), max_size=40))
def test_that_any_cut_of_a_text_gives_the_text_and_only_whole_characters(
    text: str, sizes: list[int]
) -> None:
    pieces = cut(text.encode("utf-8", "surrogatepass"), sizes) if text.isprintable() else []
    wanted = text if pieces else ""
    reader = Detokenizer(pieces.__getitem__)

    parts = [reader.feed(index) for index in range(len(pieces))]

    assert "".join(parts) + reader.finish() == wanted
    assert all("\ufffd" not in part for part in parts) or "\ufffd" in wanted


def test_that_bytes_of_no_character_are_shown_as_replacement() -> None:
    reader = Detokenizer([b"a\xff", b"\xe2\x82"].__getitem__)

    assert reader.feed(0) == "a\ufffd"
    assert reader.feed(1) == ""
    assert reader.finish() == "\ufffd"


STOPS = st.lists(st.text("ab", min_size=1, max_size=4), min_size=1, max_size=3)


@given(st.lists(st.text("abc", max_size=4), max_size=12), STOPS)
def test_that_a_stop_text_ends_the_answer_however_it_is_cut(
    pieces: list[str], stops: list[str]
) -> None:
    matcher = StopMatcher(tuple(stops))
    shown, stopped = "", False
    for piece in pieces:
        text, stopped = matcher.feed(piece)
        shown += text
        if stopped:
            break
    if not stopped:
        shown += matcher.finish()

    whole = "".join(pieces)
    if stopped:
        assert whole.startswith(shown)
        assert any(whole[len(shown) :].startswith(stop) for stop in stops)
    else:
        assert shown == whole
    assert not any(stop in shown for stop in stops)


def test_that_only_a_possible_beginning_is_held_back() -> None:
    matcher = StopMatcher(("END",))

    assert matcher.feed("the E") == ("the ", False)
    assert matcher.feed("gg") == ("Egg", False)
    assert matcher.feed("EN") == ("", False)
    assert matcher.feed("D and more") == ("", True)


def test_that_nothing_is_held_back_without_stop_texts() -> None:
    assert StopMatcher(()).feed("text") == ("text", False)
