"""Streaming Markdown: finished blocks are committed once, only the open tail changes.

A machine over complete lines, so what comes out does not depend on how the text was cut into
tokens, and a token costs the same at the start and at the end of a long answer. Lists, code
and tables are committed in small pieces for the same reason.
"""

from __future__ import annotations

from workbench.ui.chat.blocks import PIECE_CHARACTERS, Block
from workbench.ui.chat.open_block import OpenBlock


class BlockStream:
    """Takes text piece by piece and keeps the blocks it makes.

    ``committed`` only ever grows; ``tail()`` is what the rest would be if it ended here.
    """

    def __init__(self) -> None:
        self.committed: list[Block] = []
        self._partial = ""
        self._state = OpenBlock()

    def feed(self, text: str) -> None:
        """Take more text."""
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        lines = (self._partial + text).split("\n")
        self._partial = lines.pop()
        for line in lines:
            self._take(line, ended=True)
        while len(self._partial) > PIECE_CHARACTERS:
            cut = self._partial.rfind(" ", 1, PIECE_CHARACTERS) + 1 or PIECE_CHARACTERS
            self._state.line(self._partial[:cut], self.committed, ended=False)
            self._partial = self._partial[cut:]

    def tail(self) -> tuple[Block, ...]:
        """The open end as blocks; they may still change."""
        out: list[Block] = []
        state = self._state.copy()
        if self._partial:
            state.line(self._partial, out, ended=True)
        state.close(out, finished=False)
        return tuple(out)

    def finish(self) -> None:
        """The text has ended: commit the tail."""
        if self._partial:
            self._take(self._partial, ended=True)
            self._partial = ""
        self._state.close(self.committed, finished=True)

    def _take(self, line: str, *, ended: bool) -> None:
        while len(line) > PIECE_CHARACTERS:
            cut = line.rfind(" ", 1, PIECE_CHARACTERS) + 1 or PIECE_CHARACTERS
            self._state.line(line[:cut], self.committed, ended=False)
            line = line[cut:]
        self._state.line(line, self.committed, ended=ended)


def parse_blocks(text: str) -> list[Block]:
    """Parse a text that is complete."""
    stream = BlockStream()
    stream.feed(text)
    stream.finish()
    return stream.committed
