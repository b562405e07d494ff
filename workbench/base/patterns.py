"""Regular expressions that anybody may have written: none may hang or fill the memory."""

from __future__ import annotations

import re
import time
from importlib import import_module
from typing import Any

from workbench.base.errors import RunError

LONGEST_PATTERN = 1000
_MOST_PARTS = 100_000
_TIME_LIMIT_S = 2.0
_PIECES = re.compile(r"\\[pPN]\{[^{}]*\}|\\.|\{(\d{0,9})(,?)(\d{0,9})\}|\{", re.DOTALL)
_AGAIN = re.compile(r"[)}\s]\{(\d{0,9}),?(\d{0,9})\}")
_RECURSION = re.compile(r"\(\?(?:R|&|P>|[+-]?\d)")


class Pattern:
    """A pattern that was looked at; searching with it takes two seconds at most."""

    def __init__(self, text: str) -> None:
        """Read a pattern.

        Raises:
            RunError: It is none, or may take more than it may.
        """
        if problem := _too_much(text):
            raise RunError(f"the pattern {text!r:.60} cannot be used: {problem}")
        regex = import_module("regex")  # only where a node has a pattern
        try:
            self._compiled: Any = regex.compile(text)
        except (regex.error, RecursionError, MemoryError, OverflowError, ValueError) as exc:
            told = str(exc)[:80] or type(exc).__name__
            raise RunError(f"the pattern {text!r:.60} cannot be read: {told}") from exc
        self._text = text

    def is_in(self, text: str, deadline_s: float | None = None) -> bool:
        """Whether it matches anywhere; other threads go on meanwhile.

        Args:
            text: Where to look.
            deadline_s: When to give up, by ``time.monotonic``; None for two seconds from now.

        Raises:
            RunError: It took too long.
        """
        left_s = _TIME_LIMIT_S if deadline_s is None else deadline_s - time.monotonic()
        try:
            found = self._compiled.search(text, timeout=max(left_s, 0.001), concurrent=True)
        except (TimeoutError, MemoryError) as exc:
            raise RunError(f"the pattern {self._text!r:.60} takes too long") from exc
        return found is not None

    def is_all(self, text: str) -> bool:
        """Whether it matches the whole text, from the first character to the last.

        Raises:
            RunError: It took too long.
        """
        try:
            found = self._compiled.fullmatch(text, timeout=_TIME_LIMIT_S, concurrent=True)
        except (TimeoutError, MemoryError) as exc:
            raise RunError(f"the pattern {self._text!r:.60} takes too long") from exc
        return found is not None

    def replaced(self, text: str, word: str, deadline_s: float) -> tuple[str, int]:
        """The text with every match replaced by a word, and how many those were.

        Raises:
            RunError: It took too long.
        """
        left_s = max(deadline_s - time.monotonic(), 0.001)
        try:
            found, count = self._compiled.subn(
                lambda match: word if match[0] else "", text, timeout=left_s, concurrent=True
            )
        except (TimeoutError, MemoryError) as exc:
            raise RunError(f"the pattern {self._text!r:.60} takes too long") from exc
        return str(found), int(count)


def pattern_problem(text: str) -> str:
    """Why a text is no pattern to be used; empty if it is one."""
    try:
        Pattern(text)
    except RunError as exc:
        return exc.message
    return ""


def _too_much(text: str) -> str:
    """What of a pattern cannot be bounded, judged by its text alone.

    Counts are written out when a pattern is read, so those around others multiply. Whatever is
    not sure to be one thing is taken for the worse.
    """
    if len(text) > LONGEST_PATTERN:
        return f"it is longer than {LONGEST_PATTERN} characters"
    if _RECURSION.search(text):
        return "it refers to itself"
    parts = len(text)
    for piece in _PIECES.finditer(text):
        if piece[0] == "{":
            return "a { that begins no count such as {2,5} is written \\{"
        parts += max(_number(piece[1]), _number(piece[3]))
    for again in _AGAIN.finditer(text):
        parts *= max(1, _number(again[1]), _number(again[2]))
    return "its counts are too large" if parts > _MOST_PARTS else ""


def _number(digits: str | None) -> int:
    return int(digits) if digits else 0
