"""A text as a view of blocks shows it, and where each of its characters stands there; pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from workbench.ui.chat.inline import HIDDEN, named

LINE_UNITS = 1_000
"""Longer lines are shown in several: a view lays out a whole line at once."""
_ODD = re.compile(f"{HIDDEN.pattern}|[\r\n\ud800-\udfff]|[\U00010000-\U0010ffff]")


class ShownText:
    """A text with its hidden characters named and its longest lines broken.

    Places of the text are characters, places on screen UTF-16 units, as Qt counts them.

    Attributes:
        source: The text.
        shown: What is on screen.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self._parts: list[str] = []
        self._places, self._units = [0], [0]
        self._place = self._unit = self._line = 0
        self._read()
        self.shown = "".join(self._parts)

    def unit(self, place: int) -> int:
        """Where on screen a character of the text begins."""
        index = bisect_right(self._places, place) - 1
        return self._units[index] + place - self._places[index]

    def units(self, places: Iterable[int]) -> list[int]:
        """The same for many places, which do not go down by much."""
        known, units, index = self._places, self._units, 0
        last = len(known) - 1
        found: list[int] = []
        for place in places:
            while index and known[index] > place:
                index -= 1
            while index < last and known[index + 1] <= place:
                index += 1
            found.append(units[index] + place - known[index])
        return found

    def place(self, unit: int) -> int:
        """The character of the text at a place on screen."""
        index = bisect_right(self._units, unit) - 1
        place = self._places[index] + unit - self._units[index]
        if index + 1 < len(self._places):
            # Within a name in brackets, or at the break of a long line.
            place = min(place, max(self._places[index], self._places[index + 1] - 1))
        return min(place, len(self.source))

    def between(self, first_unit: int, last_unit: int) -> str:
        """The text behind what is selected on screen."""
        end = self.place(last_unit)
        if self.unit(end) < last_unit:
            end += 1
        return self.source[self.place(first_unit) : end]

    def _read(self) -> None:
        last = 0
        for found in _ODD.finditer(self.source):
            self._plain(self.source[last : found.start()])
            self._odd(found)
            last = found.end()
        self._plain(self.source[last:])

    def _plain(self, text: str) -> None:
        while text:
            room = LINE_UNITS - self._line
            if room <= 0:
                self._break()
                room = LINE_UNITS
            self._add(text[:room], min(room, len(text)))
            text = text[room:]

    def _odd(self, found: re.Match[str]) -> None:
        character = found.group()
        if character == "\n":
            self._add("\n", 1)
            self._line = 0
            return
        if self._line >= LINE_UNITS:
            self._break()
        shown = _shown(self.source, found)
        self._parts.append(shown)
        size = len(shown.encode("utf-16-le")) // 2
        self._place, self._unit, self._line = (
            self._place + 1, self._unit + size, self._line + size,
        )  # fmt: skip
        self._mark()

    def _add(self, text: str, size: int) -> None:
        self._parts.append(text)
        self._place += size
        self._unit += size
        self._line += size

    def _break(self) -> None:
        self._parts.append("\n")
        self._unit, self._line = self._unit + 1, 0
        self._mark()

    def _mark(self) -> None:
        if self._places[-1] == self._place:
            self._units[-1] = self._unit
        else:
            self._places.append(self._place)
            self._units.append(self._unit)


def _shown(text: str, found: re.Match[str]) -> str:
    character = found.group()
    if character == "\r" or "\ud800" <= character <= "\udfff":
        return f"[U+{ord(character):04X}]"
    return named(text, found) if HIDDEN.match(character) else character
