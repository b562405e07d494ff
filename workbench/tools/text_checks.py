"""Texts of strangers that a person and a model read: nothing in them may hide."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_ALIKE = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "2": "z", "8": "b", "_": None})
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))


def hidden_character(text: str, kept: str = "\n\t") -> str:
    """The first character that cannot be seen, as ``U+200B``; empty if there is none."""
    if text.translate(dict.fromkeys(map(ord, kept))).isprintable():
        return ""  # most texts: nothing but what can be seen
    for char in text:
        if char not in kept and unicodedata.category(char) in _HIDDEN:
            return f"U+{ord(char):04X}"
    return ""


def looks_like(name: str, others: Iterable[str]) -> str:
    """The first of some names that a person could take this one for; empty if there is none."""
    shape = _shape(name)
    return next((other for other in others if _shape(other) == shape), "")


class TakenNames:
    """Names that stand already, to be asked for one that is the same or looks like it."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: set[str] = set()
        self._shapes: dict[str, str] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Take one more."""
        self._names.add(name)
        self._shapes.setdefault(_shape(name), name)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def alike(self, name: str) -> str:
        """The first that a person could take this one for; empty if there is none."""
        return self._shapes.get(_shape(name), "")


def _shape(name: str) -> str:
    plain = name.lower()
    for pair, single in _PAIRS:
        plain = plain.replace(pair, single)
    return plain.translate(_ALIKE)
