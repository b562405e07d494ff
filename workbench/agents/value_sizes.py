"""How large a value is that goes from node to node, and texts that do not grow beyond that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from workbench.base.errors import RunError
from workbench.base.sizes import size_text

MOST_VALUE_BYTES = 1_048_576
"""The largest value of one port, as text or JSON."""
_HINT = "Let the node take or make less, such as a part of it at a time."
_PLAIN_BYTES = 5  # "false", and about what a number takes


def bytes_of(value: Any, most: int) -> int:
    """How many bytes a value takes as text or JSON; it is counted no further than ``most``.

    What is in it twice counts twice, as it does on disk, so that a small object in memory that
    is huge as JSON is found without writing it.
    """
    count, waiting = 0, [value]
    while waiting and count <= most:
        one = waiting.pop()
        if isinstance(one, str):
            count += _text_bytes(one, most)
        elif isinstance(one, Mapping):
            count += 2 + 2 * len(one)
            if count <= most:
                waiting.extend(one.keys())
                waiting.extend(one.values())
        elif isinstance(one, list | tuple):
            count += 2 + len(one)
            if count <= most:
                waiting.extend(one)
        elif isinstance(one, int) and not isinstance(one, bool):
            count += max(1, one.bit_length() // 3)
        else:
            count += _PLAIN_BYTES
    return count


def _text_bytes(text: str, most: int) -> int:
    if text.isascii() or len(text) > most:
        return len(text)
    return len(text.encode("utf-8", "surrogatepass"))


def too_large(values: Mapping[str, Any], most: int) -> RunError | None:
    """What is wrong with values by port if one of them is larger than that many bytes."""
    for name, value in values.items():
        if bytes_of(value, most) > most:
            return RunError(f"“{name}” is larger than {_limit(most)}", _HINT)
    return None


def joined(pieces: Iterable[str], between: str = "") -> str:
    """One text of several, given up as soon as it is larger than a value may be.

    Raises:
        RunError: It is.
    """
    kept: list[str] = []
    count = 0
    for piece in pieces:
        count += _text_bytes(piece, MOST_VALUE_BYTES)
        if kept:
            count += _text_bytes(between, MOST_VALUE_BYTES)
        if count > MOST_VALUE_BYTES:
            raise RunError(f"the text is larger than {_limit(MOST_VALUE_BYTES)}", _HINT)
        kept.append(piece)
    return between.join(kept)


def _limit(most: int) -> str:
    return f"a value may be ({size_text(most)})"
