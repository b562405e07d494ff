"""A piece of a text around the words that were searched for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

_BEFORE_CHARS = 60
MOST_SNIPPET_CHARS = 240
_Mark = tuple[int, int]


def snippet_of(
    texts: Sequence[tuple[int, str]], words: Iterable[str]
) -> tuple[int | None, str, tuple[_Mark, ...]]:
    """The event with the first of the words, a line around it, and where words stand in it.

    Args:
        texts: The texts of a step by the numbers of their events.
        words: Words or word groups, of which accents and case do not count.

    Returns:
        The event's number (None if none has a word), the line, and the places of the words.
    """
    whole = "".join(text for _number, text in texts)
    plain, wanted = _plain(whole), [_plain(word.strip()) for word in words if word.strip()]
    places = sorted(at for word in wanted if (at := _find(plain, word)) >= 0)
    start = max(0, (places[0] if places else 0) - _BEFORE_CHARS)
    line = _line(whole[start : start + MOST_SNIPPET_CHARS])
    cut_before, cut_after = start > 0, start + MOST_SNIPPET_CHARS < len(whole)
    shown = f"{'…' if cut_before else ''}{line}{'…' if cut_after else ''}"
    number = _event_at(texts, places[0]) if places else None
    return number, shown, tuple(_marks(_plain(shown), wanted))


def _line(text: str) -> str:
    """The text in one line of the same length."""
    return "".join(" " if char.isspace() else char for char in text)


def _find(plain: str, word: str) -> int:
    """Where a word begins, rather than where its letters stand inside another one."""
    at = plain.find(word)
    first = at
    while at > 0 and plain[at - 1].isalnum():
        at = plain.find(word, at + 1)
    return at if at >= 0 else first


def _marks(plain: str, words: Iterable[str]) -> list[_Mark]:
    found: list[_Mark] = []
    for word in words:
        at = plain.find(word)
        while at >= 0:
            if at == 0 or not plain[at - 1].isalnum():
                found.append((at, at + len(word)))
            at = plain.find(word, at + max(1, len(word)))
    return _apart(sorted(found))


def _apart(marks: list[_Mark]) -> list[_Mark]:
    """Without those that begin inside another one."""
    kept: list[_Mark] = []
    for mark in marks:
        if not kept or mark[0] >= kept[-1][1]:
            kept.append(mark)
    return kept


def _event_at(texts: Sequence[tuple[int, str]], place: int) -> int | None:
    end = 0
    for number, text in texts:
        end += len(text)
        if place < end:
            return number
    return None


def _plain(text: str) -> str:
    """Lower case without accents; each character stays one."""
    return text.translate(_bases()) if not text.isascii() else text.lower()


@cache
def _bases() -> dict[int, str]:
    """What stands for each letter that has a case or an accent."""
    found = {}
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x600), *range(0x1E00, 0x2000)):
        base = unicodedata.normalize("NFKD", chr(code))[:1].lower()[:1]
        if base and base != chr(code):
            found[code] = base
    return found
