"""Streaming Markdown: finished blocks are committed once, only the open tail changes.

A machine over complete lines, so what comes out does not depend on how the text was cut into
tokens, and a token costs the same at the start and at the end of a long answer. Lists, code
and tables are committed in small pieces for the same reason.
"""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["paragraph", "heading", "code", "item", "quote", "table", "rule"]

PIECE_CHARACTERS = 2000
CODE_PIECE_LINES = 24
TABLE_PIECE_ROWS = 12

_FENCE = re.compile(r"^( {0,12})(`{3,}|~{3,})\s*([^`]*)$")
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$")
_RULE = re.compile(r"^ {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_ITEM = re.compile(r"^(\s*)([-*+]|\d{1,9}[.)])(?:\s+(.*))?$")
_TASK = re.compile(r"^\[([ xX])\]\s+(.*)$")
_QUOTE = re.compile(r"^ {0,3}((?:>\s?)+)(.*)$")
_SETEXT = re.compile(r"^ {0,3}(=+|-+)\s*$")
_DELIMITER = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of an answer that is laid out on its own.

    Attributes:
        text: Its Markdown text; for code the code itself.
        level: Heading level, or depth of a list item or quote.
        marker: ``•``-like bullet ``-`` or the number of a list item.
        checked: State of a task; None if the item is no task.
        language: What the fence says.
        first, last: Whether this piece begins or ends its code block, table or paragraph.
        head, rows, aligns: A table's cells.
        weights: The relative widths of a table's columns, the same in all its pieces.
    """

    kind: BlockKind
    text: str = ""
    level: int = 0
    marker: str = ""
    checked: bool | None = None
    language: str = ""
    first: bool = True
    last: bool = True
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    aligns: tuple[str, ...] = ()
    weights: tuple[int, ...] = ()


class BlockStream:
    """Takes text piece by piece and keeps the blocks it makes.

    ``committed`` only ever grows; ``tail()`` is what the rest would be if it ended here.
    """

    def __init__(self) -> None:
        self.committed: list[Block] = []
        self._partial = ""
        self._state = _Open()

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


class _Open:
    """The block that is being written."""

    def __init__(self) -> None:
        self.kind: BlockKind | Literal["none"] = "none"
        self.lines: list[str] = []
        self.level = 0
        self.marker = ""
        self.checked: bool | None = None
        self.language = ""
        self.fence = ""
        self.fence_indent = 0
        self.first = True
        self.midline = False
        self.head: tuple[str, ...] = ()
        self.aligns: tuple[str, ...] = ()
        self.weights: tuple[int, ...] = ()
        self.rows: list[tuple[str, ...]] = []
        self.indents: list[int] = []
        self.blank = False

    def copy(self) -> _Open:
        twin = copy(self)
        twin.lines, twin.rows = self.lines[:], self.rows[:]
        twin.indents = self.indents[:]
        return twin

    # -- lines

    def line(self, line: str, out: list[Block], *, ended: bool) -> None:
        """Take one line; ``ended`` False means that its rest follows."""
        if self.kind == "code":
            self._code_line(line, out, ended)
        elif self.midline:
            self.lines.append(line)
            self.midline = not ended
            self._overflow(out)
        elif not line.strip():
            self._blank_line(out)
        else:
            self._text_line(line, out)
            self.midline = not ended
            self._overflow(out)
            self.blank = False

    def _code_line(self, line: str, out: list[Block], ended: bool) -> None:
        if not self.midline and _closes(line, self.fence):
            self.close(out, finished=True)
            return
        if not self.midline:
            spaces = len(line) - len(line.lstrip(" "))
            line = line[min(spaces, self.fence_indent) :]
        self.lines.append(line + ("\n" if ended else ""))
        self.midline = not ended
        if len(self.lines) > CODE_PIECE_LINES:
            # One line stays back, so that the piece with the fence's end is never empty.
            kept = self.lines.pop()
            self._emit(out, last=False)
            self.lines, self.first = [kept], False

    def _blank_line(self, out: list[Block]) -> None:
        self.blank = True
        if self.kind in ("paragraph", "quote", "table", "heading"):
            self.close(out, finished=True)
        elif self.kind == "item":
            self._emit_open(out)

    def _text_line(self, line: str, out: list[Block]) -> None:
        if self.kind == "table" and "|" in line:
            self._table_row(line, out)
        elif self._begins_table(line, out) or self._is_setext(line, out):
            return
        elif fence := _FENCE.match(line):
            self._begin(out, "code", keep_list=bool(fence[1]))
            self.fence, self.fence_indent = fence[2], len(fence[1])
            words = fence[3].split()
            self.language = words[0].lower()[:24] if words else ""
        elif _RULE.match(line):
            self._begin(out, "rule")
            self.close(out, finished=True)
        elif heading := _HEADING.match(line):
            self._begin(out, "heading")
            self.level, self.lines = len(heading[1]), [heading[2] or ""]
            self.close(out, finished=True)
        elif item := _ITEM.match(line):
            self._begin_item(item, out)
        elif quote := _QUOTE.match(line):
            self._quote_line(quote, out)
        else:
            self._plain_line(line, out)

    def _plain_line(self, line: str, out: list[Block]) -> None:
        inside = self.indents and line[:1] in (" ", "\t")
        if self.kind in ("paragraph", "quote") or (self.kind == "item" and not self.blank):
            self.lines.append(line.strip())
        elif inside:
            depth = len(self.indents)
            self._begin(out, "item", keep_list=True)
            self.level, self.marker, self.lines = depth, "", [line.strip()]
        else:
            self._begin(out, "paragraph")
            self.lines = [line.strip()]

    def _quote_line(self, quote: re.Match[str], out: list[Block]) -> None:
        depth = quote[1].count(">")
        if self.kind != "quote" or self.level != depth or not quote[2].strip():
            self._begin(out, "quote")
            self.level = depth
        if quote[2].strip():
            self.lines.append(quote[2].strip())

    def _begin_item(self, item: re.Match[str], out: list[Block]) -> None:
        indent = len(item[1].expandtabs(4))
        indents = [place for place in self.indents if place < indent] if self.indents else []
        # One space more or less is how people write, not another level.
        if indents and indent - indents[-1] < 2:
            indents.pop()
        self._begin(out, "item", keep_list=True)
        self.indents = [*indents, indent]
        self.level = len(self.indents)
        self.marker = item[2] if item[2][0].isdigit() else "-"
        text = item[3] or ""
        if task := _TASK.match(text):
            self.checked, text = task[1] != " ", task[2]
        self.lines = [text.strip()]

    def _begins_table(self, line: str, out: list[Block]) -> bool:
        if self.kind != "paragraph" or not self.first or "|" not in "".join(self.lines[-1:]):
            return False
        if not _DELIMITER.match(line) or len(cells(self.lines[-1])) != len(cells(line)):
            return False
        head = cells(self.lines.pop())
        if self.lines:
            self.close(out, finished=True)
        self._begin(out, "table", drop=True)
        self.head = head
        self.aligns = tuple(_align(cell) for cell in cells(line))
        return True

    def _table_row(self, line: str, out: list[Block]) -> None:
        row = cells(line)[: len(self.head)]
        self.rows.append(row + ("",) * (len(self.head) - len(row)))
        if len(self.rows) > TABLE_PIECE_ROWS:
            kept = self.rows.pop()
            self._emit(out, last=False)
            self.rows, self.first = [kept], False

    def _is_setext(self, line: str, out: list[Block]) -> bool:
        found = _SETEXT.match(line)
        if found is None or self.kind != "paragraph" or not self.first:
            return False
        self.kind, self.level = "heading", 1 if found[1][0] == "=" else 2
        self.close(out, finished=True)
        return True

    # -- pieces

    def _overflow(self, out: list[Block]) -> None:
        if self.kind not in ("paragraph", "quote", "item"):
            return
        if sum(map(len, self.lines)) >= PIECE_CHARACTERS:
            self._emit(out, last=False)
            self.lines, self.first = [], False
            if self.kind == "item":
                self.marker, self.checked = "", None

    def _begin(
        self, out: list[Block], kind: BlockKind, *, keep_list: bool = False, drop: bool = False
    ) -> None:
        if not drop:
            self._emit_open(out)
        indents = self.indents if keep_list else []
        self.__init__()  # type: ignore[misc]
        self.kind, self.indents = kind, indents

    def _emit_open(self, out: list[Block]) -> None:
        indents, blank = self.indents, self.blank
        self.close(out, finished=True)
        self.indents, self.blank = indents, blank

    def close(self, out: list[Block], *, finished: bool) -> None:
        """End the open block."""
        indents = self.indents if self.kind == "code" and self.fence_indent else []
        if self.kind != "none" and (self.lines or self.first or self.rows):
            self._emit(out, last=finished or self.kind not in ("code", "table"))
        self.__init__()  # type: ignore[misc]
        self.indents = indents

    def _emit(self, out: list[Block], *, last: bool) -> None:
        if self.kind == "none" or (self.kind == "quote" and not self.lines):
            return
        if self.kind == "table" and not self.weights:
            self.weights = _weights(self.head, self.rows)
        joined = "".join(self.lines) if self.kind == "code" else "\n".join(self.lines)
        out.append(
            Block(
                kind=self.kind, text=joined.rstrip("\n"), level=self.level,
                marker=self.marker, checked=self.checked, language=self.language,
                first=self.first, last=last, head=self.head, rows=tuple(self.rows),
                aligns=self.aligns, weights=self.weights,
            )
        )  # fmt: skip


def cells(line: str) -> tuple[str, ...]:
    """Split a table's line at its bars, but not at an escaped one."""
    line = line.strip()
    line = line[1:] if line.startswith("|") else line
    line = line[:-1] if line.endswith("|") and not line.endswith("\\|") else line
    return tuple(cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line))


def _closes(line: str, fence: str) -> bool:
    stripped = line.strip()
    return len(stripped) >= len(fence) and stripped == fence[0] * len(stripped)


def _align(cell: str) -> str:
    if cell.endswith(":"):
        return "center" if cell.startswith(":") else "right"
    return "left"


def _weights(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> tuple[int, ...]:
    lines = [head, *rows[:4]]
    return tuple(
        min(48, max(4, *(len(line[column]) for line in lines))) for column in range(len(head))
    )
