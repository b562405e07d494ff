"""What ``/v1/embeddings`` is asked, and how vectors are told."""

from __future__ import annotations

import array
import base64
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workbench.server.chat_request import MOST_MODEL_CHARS
from workbench.server.fields import Fields

MOST_TEXTS = 2_048


@dataclass(frozen=True, slots=True)
class EmbeddingAsked:
    """Texts whose vectors are wanted.

    Attributes:
        base64: As the bytes of 32-bit numbers instead of JSON's.
        dimensions: Only so many numbers of each, made to length 1 again; 0 is all.
    """

    model: str
    texts: tuple[str, ...]
    base64: bool = False
    dimensions: int = 0


def read_embedding(values: dict[str, Any]) -> EmbeddingAsked:
    """A request for embeddings.

    Raises:
        ApiRefusal: It is none.
    """
    fields = Fields(values)
    model = fields.text("model", most=MOST_MODEL_CHARS)
    value = fields.raw("input")
    if value is None:
        raise fields.missing("input")
    rows = [value] if isinstance(value, str) else fields.rows("input", MOST_TEXTS)
    if not rows:
        raise fields.refused("input", "Invalid 'input': empty array.", "empty_array")
    for row in rows:
        if not isinstance(row, str):
            raise fields.wrong("input", "texts; tokens are not read", row)
        if not row.strip():
            raise fields.refused("input", "Invalid 'input': a text is empty.")
    in_bytes = fields.text("encoding_format", "float", ("float", "base64")) == "base64"
    dimensions = fields.whole("dimensions", 0, 1, 65_536)
    fields.ignored("user")
    fields.done()
    return EmbeddingAsked(model, tuple(rows), in_bytes, dimensions)


def shortened(vector: Sequence[float], dimensions: int) -> Sequence[float]:
    """The first numbers of a vector, made to length 1 again."""
    if not dimensions or dimensions >= len(vector):
        return vector
    cut = vector[:dimensions]
    length = sum(value * value for value in cut) ** 0.5
    return [value / length for value in cut] if length > 0 else cut


def vector_values(vector: Sequence[float], *, in_bytes: bool) -> str | list[float]:
    """A vector as the answer tells it."""
    if not in_bytes:
        return list(vector)
    numbers = array.array("f", vector)
    if sys.byteorder == "big":
        numbers.byteswap()
    return base64.b64encode(numbers.tobytes()).decode()
