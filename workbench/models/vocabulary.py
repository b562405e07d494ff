"""Whether two models have the same tokens, so that one can guess for the other."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path
from typing import TypeAlias

from workbench.models.gguf import GgufHeader, read_texts

TOKENS = "tokenizer.ggml.tokens"
_MOST_KEPT = 256
_SHOWN_CHARS = 40
_Key: TypeAlias = tuple[str, int, int]


class Vocabularies:
    """Compares the tokens of model files; a digest of each is kept. Any thread may ask."""

    def __init__(self) -> None:
        self._known: dict[_Key, str] = {}
        self._lock = threading.Lock()

    def difference(
        self, path: Path, header: GgufHeader, other: Path, other_header: GgufHeader
    ) -> str:
        """How the tokens of ``other`` differ from those of ``path``; empty if they do not.

        Blocking: the tokens of both are read once.

        Raises:
            ModelError: One of the files cannot be read.
        """
        count = header.array_lengths.get(TOKENS, 0)
        others = other_header.array_lengths.get(TOKENS, 0)
        if not count or not others:
            return "the tokens of one of the two are not in its file"
        if count != others:
            return f"it has {others:,} tokens, and this model has {count:,}"
        if self._digest(path) == self._digest(other):
            return ""
        return _first_difference(read_texts(path, TOKENS), read_texts(other, TOKENS))

    def _digest(self, path: Path) -> str:
        try:
            found = path.stat()
            key = (str(path), found.st_mtime_ns, found.st_size)
        except (OSError, ValueError):
            key = (str(path), 0, 0)
        with self._lock:
            if key in self._known:
                return self._known[key]
        whole = hashlib.sha256()
        for token in read_texts(path, TOKENS):
            text = token.encode("utf-8", "surrogatepass")
            whole.update(len(text).to_bytes(8, "little") + text)
        with self._lock:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            self._known[key] = whole.hexdigest()
        return whole.hexdigest()


def _first_difference(ours: tuple[str, ...], theirs: tuple[str, ...]) -> str:
    for number, (one, other) in enumerate(zip(ours, theirs, strict=False)):
        if one != other:
            return f"token {number:,} is {_shown(other)} there and {_shown(one)} in this model"
    return "its tokens are others"


def _shown(text: str) -> str:
    return repr(text[:_SHOWN_CHARS])
