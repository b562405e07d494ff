"""Words of a text as the index keeps them, and a person's question as a search for words."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
_MOST_WORDS = 64
# Written without spaces between words: each sign is indexed as a word of its own.
_SIGN = re.compile("([぀-ヿ㐀-䶿一-鿿豈-﫿\U00020000-\U0003134f฀-๿])")


def indexed(text: str) -> str:
    """The text as its words are found: signs of scripts without spaces stand alone."""
    return _SIGN.sub(r" \1 ", text) if _SIGN.search(text) else text


def as_match(question: str) -> str:
    """A search for any of the words in FTS5's language; empty if there is no word.

    Whatever a person types is only words: no quote or operator of theirs is one of FTS5.
    """
    words = dict.fromkeys(word.lower() for word in _WORD.findall(question))
    parts = (" ".join(indexed(word).split()) for word in list(words)[:_MOST_WORDS])
    return " OR ".join(f'"{part}"' for part in parts if part)
