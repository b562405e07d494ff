"""A stand-in for an embedding model: texts with the same words, or their likes, are near."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Sequence

from workbench.base.errors import RequestError

DIMENSIONS = 64
ALIKE = {"car": "vehicle", "auto": "vehicle", "automobile": "vehicle", "physician": "doctor"}


def vector_of(text: str) -> tuple[float, ...]:
    """Each word adds to one number, which its hash chooses."""
    values = [0.0] * DIMENSIONS
    for word in re.findall(r"\w+", text.lower()):
        digest = hashlib.sha256(ALIKE.get(word, word).encode()).digest()
        values[digest[0] % DIMENSIONS] += 1.0 if digest[1] % 2 else -1.0
    length = math.sqrt(sum(value * value for value in values)) or 1.0
    return tuple((value + 1e-6) / length for value in values)


class Toy:
    """Makes vectors, and remembers of what.

    Args:
        most_chars: A longer text is refused, as a model refuses one that it cannot hold.
    """

    def __init__(self, most_chars: int = 10_000) -> None:
        self._most_chars = most_chars
        self.texts: list[str] = []

    async def __call__(self, texts: Sequence[str]) -> list[tuple[float, ...]]:
        if any(len(text) > self._most_chars for text in texts):
            raise RequestError("a text is too long", "Cut it.")
        self.texts += texts
        return [vector_of(text) for text in texts]
