"""Texts of strangers that a person and a model read: nothing in them may hide."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_ALIKE = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "2": "z", "8": "b", "_": None})
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))


def hidden_character(text: str, kept: str = "\n\t") -> str:
    """The first character that cannot be seen, as ``U+200B``; empty if there is none."""
    for char in text:
        if char not in kept and unicodedata.category(char) in _HIDDEN:
            return f"U+{ord(char):04X}"
    return ""


def looks_like(name: str, others: Iterable[str]) -> str:
    """The first of some names that a person could take this one for; empty if there is none."""
    shape = _shape(name)
    return next((other for other in others if _shape(other) == shape), "")


def _shape(name: str) -> str:
    plain = name.lower()
    for pair, single in _PAIRS:
        plain = plain.replace(pair, single)
    return plain.translate(_ALIKE)
