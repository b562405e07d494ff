"""A text cut into chunks: at headings, paragraphs and sentences, with exact places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from workbench.tools.retrieval.values import Chunk

VERSION = 1
"""Raised when the same text is cut otherwise than before."""
SIZE, OVERLAP = 1000, 150
"""In characters: about 250 tokens of English, which every embedding model takes."""

_MOST_HEADING = 120
_MOST_LEVEL = 6
_MOST_BACK = 16
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n\s*")
_SENTENCE = re.compile(r"\n+|[.!?…][\"'”’)\]]{0,4}\s+|[。！？]")
_JOINER = "\u200d"

_Span = tuple[int, int]
_Piece = tuple[int, int, bool]
"""First character, first one after it, and whether a paragraph ends there."""


def chunks_of(
    text: str, *, is_markdown: bool = False, size: int = SIZE, overlap: int = OVERLAP
) -> tuple[Chunk, ...]:
    """The chunks of a text, in order. Everything but white space is in at least one.

    Args:
        text: The text.
        is_markdown: Its lines with ``#`` are headings: no chunk reaches over one.
        size: Most characters of a chunk.
        overlap: Most characters that a chunk shares with the one before it.

    Raises:
        ValueError: The sizes make no sense.
    """
    if not 0 <= overlap < size:
        raise ValueError(f"overlap {overlap} not in 0..{size - 1}")
    found: list[Chunk] = []
    for start, end, heading in _sections(text) if is_markdown else [(0, len(text), "")]:
        pieces = list(_pieces(text, start, end, size))
        spans: list[_Span] = []
        for span in _packed(text, pieces, size, overlap):
            if spans and span[0] == spans[-1][0]:
                spans.pop()  # they differed by white space only where they begin
            if not spans or span[1] > spans[-1][1]:
                spans.append(span)
        found += (Chunk(*span, heading) for span in spans)
    return tuple(found)


def _packed(text: str, pieces: list[_Piece], size: int, overlap: int) -> Iterator[_Span]:
    first, least = 0, 0
    while first < len(pieces):
        last = _last_that_fits(pieces, first, least, size)
        span = _trimmed(text, pieces[first][0], pieces[last][1])
        if span is not None:
            yield span
        if last == len(pieces) - 1:
            return
        end, following = pieces[last][1], last + 1
        # What follows must have room beside what is repeated.
        room = size - (pieces[following][1] - end)
        while following > first + 1 and end - pieces[following - 1][0] <= min(overlap, room):
            following -= 1
        first, least = following, last + 1


def _last_that_fits(pieces: list[_Piece], first: int, least: int, size: int) -> int:
    """The last piece of a chunk: at the end of a paragraph if half of it is full by then.

    It is not before ``least``, so that each chunk has something new.
    """
    start, last = pieces[first][0], first
    paragraph = -1
    while last + 1 < len(pieces) and pieces[last + 1][1] - start <= size:
        last += 1
        is_half = pieces[last][1] - start >= size // 2
        if pieces[last][2] and is_half and last >= least:
            paragraph = last
    if last == len(pieces) - 1 or paragraph < 0:
        return last
    return paragraph


def _trimmed(text: str, start: int, end: int) -> _Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if end > start else None


def _pieces(text: str, start: int, end: int, size: int) -> Iterator[_Piece]:
    """Sentences and lines that lie end to end, none longer than ``size``."""
    for paragraph_start, paragraph_end in _cut(_PARAGRAPH, text, start, end):
        for a, b in _cut(_SENTENCE, text, paragraph_start, paragraph_end):
            step = size if b - a <= size // 2 else max(1, size // 4)
            while b - a > step:
                middle = _word_end(text, a, a + step)
                yield a, middle, False
                a = middle
            yield a, b, b == paragraph_end


def _cut(at: re.Pattern[str], text: str, start: int, end: int) -> Iterator[_Span]:
    for match in at.finditer(text, start, end):
        if match.end() < end:
            yield start, match.end()
            start = match.end()
    if start < end:
        yield start, end


def _word_end(text: str, start: int, most: int) -> int:
    """Where to cut a long sentence: after white space, else between two whole characters."""
    for place in range(most, start + (most - start) // 2, -1):
        if text[place - 1].isspace():
            return place
    for place in range(most, max(start, most - _MOST_BACK), -1):
        if not _goes_on(text, place):
            return place
    return most


def _goes_on(text: str, place: int) -> bool:
    """Whether the character at a place belongs to the one before it."""
    char = text[place]
    joined = _JOINER in (char, text[place - 1])
    return joined or unicodedata.category(char) in ("Mn", "Mc", "Me")


def _sections(text: str) -> Iterator[tuple[int, int, str]]:
    """Parts of a Markdown text between headings; one with nothing below it joins the next."""
    headings: dict[int, str] = {}
    start, place, fence, has_body = 0, 0, "", False
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        level = 0 if fence else _level(line)
        if level:
            if has_body:
                yield start, place, _path(headings)
                start, has_body = place, False
            headings = {n: title for n, title in headings.items() if n < level}
            headings[level] = " ".join(bare.strip("#").split())[:_MOST_HEADING]
        elif bare:
            has_body = True
        fence = _fence_after(fence, bare)
        place += len(line)
    if start < len(text):
        yield start, len(text), _path(headings)


def _level(line: str) -> int:
    """The level of the heading that a line is; 0 if it is none."""
    bare = line.lstrip(" ")
    marks = len(bare[: _MOST_LEVEL + 1]) - len(bare[: _MOST_LEVEL + 1].lstrip("#"))
    is_heading = 0 < marks <= _MOST_LEVEL and bare[marks : marks + 1] in (" ", "\t")
    return marks if is_heading and len(line) - len(bare) < 4 and bare[marks:].strip() else 0


def _fence_after(fence: str, bare: str) -> str:
    """The mark that ends the block of code we are in after this line; empty outside."""
    mark = bare[:3]
    if not fence:
        return mark if mark in ("```", "~~~") else ""
    return "" if mark == fence else fence


def _path(headings: dict[int, str]) -> str:
    return " > ".join(title for _level, title in sorted(headings.items()) if title)
