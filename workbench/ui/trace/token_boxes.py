"""Where tokens stand in a view of blocks; worked out for the blocks on screen only."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextLayout

BREAK_PX = 7.0
"""How wide the end of a line is drawn, so that its token can be seen and pointed at."""
_MOST_BLOCKS = 400


@dataclass(frozen=True, slots=True)
class Box:
    """A token, or the part of one that is on a line; ``rect`` from the block's corner."""

    number: int
    rect: QRectF


class TokenBoxes:
    """The boxes of blocks, kept until the text or its width changes.

    Attributes:
        starts: Where each token begins on screen, in UTF-16 units.
        ends: Where each ends.
        laid_out: How many blocks were worked out, ever; for tests of the work that is done.
    """

    def __init__(self) -> None:
        self.starts: Sequence[int] = ()
        self.ends: Sequence[int] = ()
        self.laid_out = 0
        self._known: dict[int, list[Box]] = {}

    def set_tokens(self, starts: Sequence[int], ends: Sequence[int]) -> None:
        """Other tokens; none takes all of them away."""
        self.starts, self.ends = starts, ends
        self.forget()

    def forget(self) -> None:
        """The lines may be other ones now."""
        self._known.clear()

    def of(self, block: QTextBlock) -> list[Box]:
        """The boxes of a block that is laid out."""
        number = block.blockNumber()
        found = self._known.get(number)
        if found is None:
            if len(self._known) >= _MOST_BLOCKS:
                self._known.clear()
            found = self._known[number] = list(self._boxes(block))
            self.laid_out += 1
        return found

    def tokens_in(self, first: int, last: int) -> range:
        """The tokens that stand, if only in part, between two places on screen."""
        begin = max(0, bisect_right(self.starts, first) - 1)
        while begin > 0 and self.ends[begin - 1] > first:
            begin -= 1
        return range(begin, bisect_left(self.starts, last))

    def _boxes(self, block: QTextBlock) -> Iterator[Box]:
        zero, length = block.position(), block.length()
        layout = block.layout()
        if not self.starts or layout is None or not layout.lineCount():
            return
        for number in self.tokens_in(zero, zero + length):
            start = max(0, self.starts[number] - zero)
            end = min(length, self.ends[number] - zero)
            if start < end:
                for rect in _rects(layout, start, end, length - 1):
                    yield Box(number, rect)


def _rects(layout: QTextLayout, start: int, end: int, text_length: int) -> Iterator[QRectF]:
    at = min(start, max(0, text_length - 1))
    first = layout.lineForTextPosition(at).lineNumber() if text_length else 0
    for index in range(max(0, first), layout.lineCount()):
        line = layout.lineAt(index)
        begin, stop = line.textStart(), line.textStart() + line.textLength()
        if begin >= end and index > first:
            return
        left, right = max(start, begin), min(end, stop)
        is_last = index == layout.lineCount() - 1
        x = _x(line.cursorToX(min(left, stop)))
        width = max(0.0, _x(line.cursorToX(right)) - x) if right > left else 0.0
        if is_last and end > text_length:
            width += BREAK_PX
        if width > 0.0:
            yield QRectF(x, line.y(), width, line.height())


def _x(found: object) -> float:
    """PySide tells the place with the character that it belongs to."""
    value = found[0] if isinstance(found, tuple) else found
    return float(value)  # type: ignore[arg-type]
