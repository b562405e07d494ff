"""Tokens to text, one by one: whole characters only."""

from __future__ import annotations

import codecs
from collections.abc import Callable


class Detokenizer:
    """Turns one answer's tokens into text as they come; constant work per token."""

    def __init__(
        self, piece_of: Callable[[int], bytes], texts: dict[int, str] | None = None
    ) -> None:
        """``texts`` keeps those of tokens that are whole characters, for all answers."""
        self._piece_of = piece_of
        self._texts = {} if texts is None else texts
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._whole = True

    def feed(self, token: int) -> str:
        """The text that this token completes; empty inside a character."""
        if self._whole:
            text = self._texts.get(token)
            if text is not None:
                return text
        return self._read(token)

    def _read(self, token: int) -> str:
        began_whole = self._whole
        text = self._decoder.decode(self._piece_of(token))
        self._whole = not self._decoder.getstate()[0]
        if began_whole and self._whole:
            self._texts[token] = text
        return text

    def finish(self) -> str:
        """What is left of a character that never became whole."""
        return self._decoder.decode(b"", final=True)
