"""Figures, sizes and times as the language of the program writes them.

What other programs read (JSON, CSV, the command line) is not written by these.
"""

from __future__ import annotations

import re
import time

from PySide6.QtCore import QLocale

from workbench.base import sizes

_BETWEEN_DIGITS = re.compile(r"(?<=\d)[.,](?=\d)")
_FOUR_DIGITS = re.compile(r"(?<![\d,])(\d),(\d{3})(?![\d,])")


def figure(text: str) -> str:
    """A figure as Python writes it, such as ``1,234.5 ms``, in the way of the language."""
    locale = QLocale()
    if locale.decimalPoint() == "." and locale.groupSeparator() in (",", ""):
        return text
    if locale.toString(1234) == "1234":  # Spanish groups longer numbers only
        text = _FOUR_DIGITS.sub(r"\1\2", text)
    return _BETWEEN_DIGITS.sub(
        lambda sign: locale.decimalPoint() if sign[0] == "." else locale.groupSeparator(), text
    )


def size_text(count_bytes: float) -> str:
    """Bytes with the unit that suits them."""
    return figure(sizes.size_text(count_bytes))


def short_size_text(count_bytes: float) -> str:
    """The same for a narrow place."""
    return figure(sizes.short_size_text(count_bytes))


def part_text(part_bytes: float, whole_bytes: float) -> str:
    """A part of a whole, in the whole's unit."""
    return figure(sizes.part_text(part_bytes, whole_bytes))


def date_text(at_s: float) -> str:
    """A day: 2026-01-31 in English, where 1/2 has two meanings, else as the language has it."""
    return time.strftime(_date_form(), time.localtime(at_s))


def minute_text(at_s: float) -> str:
    """A day and a time, to the minute."""
    return time.strftime(f"{_date_form()} %H:%M", time.localtime(at_s))


def second_text(at_s: float) -> str:
    """A day and a time, to the second."""
    return time.strftime(f"{_date_form()} %H:%M:%S", time.localtime(at_s))


def _date_form() -> str:
    spoken = QLocale().language()
    day_first = spoken in (QLocale.Language.Portuguese, QLocale.Language.Spanish)
    return "%d/%m/%Y" if day_first else "%Y-%m-%d"
