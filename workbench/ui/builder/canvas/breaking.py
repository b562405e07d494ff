"""Breaks a text into lines of a width, and cuts what there is no room for; pure."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from workbench.ui.chat.inline import visible

_CUT = Qt.TextElideMode.ElideRight
_MOST_CHARACTERS = 4000
_MOST_WORDS = 5000


class Ruler:
    """Measures words in one font and remembers them, because the same words come again.

    Attributes:
        metrics: Of the font.
    """

    def __init__(self, metrics: QFontMetricsF) -> None:
        self.metrics = metrics
        self.space_px = metrics.horizontalAdvance(" ")
        self._words: dict[str, float] = {}

    def width(self, word: str) -> float:
        """How wide a word is."""
        found = self._words.get(word)
        if found is None:
            if len(self._words) >= _MOST_WORDS:
                self._words.clear()
            found = self._words[word] = self.metrics.horizontalAdvance(word)
        return found

    def cut(self, text: str, room_px: float) -> str:
        """The text, ending in … where it is too long."""
        return self.metrics.elidedText(text, _CUT, room_px)


def broken(text: str, room_px: float, ruler: Ruler, most: int) -> list[str]:
    """The first lines of a text; the last one ends in … where more would follow.

    Args:
        text: Its own line ends are kept.
        room_px: Width of a line.
        ruler: Of the font it is drawn with.
        most: Most lines.
    """
    lines: list[str] = []
    parts = text[:_MOST_CHARACTERS].splitlines()
    for number, part in enumerate(parts):
        words = part.split()
        while True:
            line, rest = _one_line(words, room_px, ruler)
            more = rest or any(after.strip() for after in parts[number + 1 :])
            if len(lines) == most - 1 and more:
                left = " ".join((*words, *" ".join(parts[number + 1 :]).split()))
                return [*lines, ruler.cut(left, room_px)]
            lines.append(line)
            words = rest
            if not words:
                break
    return lines[:most]


def visible_lines(text: str) -> str:
    """The text with hidden characters named, line ends kept."""
    return "\n".join(visible(line) for line in text.splitlines())


def last_lines(text: str, room_px: float, ruler: Ruler, most: int = 2) -> list[str]:
    """The last lines of a text; empty ones are left out."""
    lines: list[str] = []
    for part in [part for part in text.splitlines() if part.strip()][-most:]:
        words = part.split()
        while words:
            line, words = _one_line(words, room_px, ruler)
            lines.append(line)
    return lines[-most:]


def _one_line(words: list[str], room_px: float, ruler: Ruler) -> tuple[str, list[str]]:
    """As many words as fit, one at least, and the rest."""
    if not words:
        return "", []
    width = ruler.width(words[0])
    if width > room_px:
        return ruler.cut(words[0], room_px), words[1:]
    taken = 1
    while taken < len(words):
        width += ruler.space_px + ruler.width(words[taken])
        if width > room_px:
            break
        taken += 1
    return " ".join(words[:taken]), words[taken:]
