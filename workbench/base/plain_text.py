"""Text of strangers made harmless: for terminals, and for tables that other programs open."""

from __future__ import annotations

import unicodedata

_KEPT = "\n\t"
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"
_FORMULA = frozenset("=+-@\t\r\n|%\uff1d\uff0b\uff0d\uff20")
"""What makes a cell a formula, or a command of another program; the wide forms too."""


def harmless(text: str) -> str:
    """The text with every control and invisible character spelt out."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(char) for char in text)


def _shown(char: str) -> str:
    if char in _KEPT or char in _JOINERS or unicodedata.category(char) not in _INVISIBLE:
        return char
    number = ord(char)
    return f"\\x{number:02x}" if number < 256 else f"\\u{{{number:x}}}"


def safe_cell(text: str) -> str:
    """Text for a cell of a table: no formula for a spreadsheet, no control for a terminal."""
    shown = harmless(text)
    begins = shown.lstrip(" \u00a0")[:1]
    return f"'{shown}" if begins in _FORMULA and begins else shown
