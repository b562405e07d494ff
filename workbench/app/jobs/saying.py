"""How the words about jobs are said: in English here, in another language by the window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

_MOST_NAMED = 6


class Say(Protocol):
    """Says a text in some language: ``{0}`` stands where a value is put in.

    Numbers are values of their own, because languages write them differently.
    """

    def __call__(self, text: str, /, *values: str | float) -> str:
        """The text with its values."""


def in_english(text: str, /, *values: str | float) -> str:
    """The text as it stands in the code, for commands, files and logs."""
    return text.format(*map(_written, values))


def _written(value: str | float) -> str:
    if isinstance(value, str):
        return value
    return f"{value:,}" if isinstance(value, int) else f"{value:g}"


def listed(names: Sequence[str], say: Say, *, either: bool = False) -> str:
    """Names in a row, the last behind a word; what is too many is counted.

    Args:
        names: At least one.
        say: The language.
        either: One of them, not all.
    """
    shown = list(names[:_MOST_NAMED])
    if len(names) > _MOST_NAMED:
        shown.append(say("{0} more", len(names) - _MOST_NAMED))
    if len(shown) == 1:
        return shown[0]
    front = ", ".join(shown[:-1])
    return say("{0} or {1}" if either else "{0} and {1}", front, shown[-1])


def span_words(minutes: int, say: Say) -> str:
    """Minutes as a person says them."""
    if minutes >= 1_440 and minutes % 1_440 == 0:
        many = minutes // 1_440
        return say("day") if many == 1 else say("{0} days", many)
    if minutes >= 60 and minutes % 60 == 0:
        many = minutes // 60
        return say("hour") if many == 1 else say("{0} hours", many)
    return say("minute") if minutes == 1 else say("{0} minutes", minutes)
