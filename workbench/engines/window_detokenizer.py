"""Tokens to text where a library only decodes whole lists."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

_BROKEN = "\N{REPLACEMENT CHARACTER}"
_LONGEST_CHARACTER_TOKENS = 8


class WindowDetokenizer:
    """Turns one answer's tokens into text as they come.

    Each time a short window is decoded, not the whole answer: the tokens before the new
    ones are in it only because some tokenizers write a space by what stood before.
    """

    def __init__(
        self, decode: Callable[[Sequence[int]], str], hidden: Container[int] = ()
    ) -> None:
        """Take the library's decoder, and the tokens that have no text of their own."""
        self._decode = decode
        self._hidden = hidden
        self._window: list[int] = []
        self._told = 0

    def feed(self, token: int) -> str:
        """The text that this token completes; empty inside a character."""
        if token in self._hidden:
            return ""
        self._window.append(token)
        return self._text(whole=len(self._window) - self._told >= _LONGEST_CHARACTER_TOKENS)

    def finish(self) -> str:
        """What is left of a character that never became whole."""
        return self._text(whole=True)

    def _text(self, whole: bool) -> str:
        if self._told == len(self._window):
            return ""
        before = self._decode(self._window[: self._told])
        text = self._decode(self._window)
        if len(text) <= len(before) and not whole:
            return ""
        if text.endswith(_BROKEN) and not whole:
            return ""
        del self._window[: self._told]
        self._told = len(self._window)
        return text[len(before) :]
