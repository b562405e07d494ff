"""Tokens to text, one by one: whole characters only."""

from __future__ import annotations

import codecs
from collections.abc import Callable


class Detokenizer:
    """Turns one answer's tokens into text as they come; constant work per token."""

    def __init__(self, piece_of: Callable[[int], bytes]) -> None:
        self._piece_of = piece_of
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def feed(self, token: int) -> str:
        """The text that this token completes; empty inside a character."""
        return self._decoder.decode(self._piece_of(token))

    def finish(self) -> str:
        """What is left of a character that never became whole."""
        return self._decoder.decode(b"", final=True)
