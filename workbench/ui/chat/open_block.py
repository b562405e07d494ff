"""The block that is being written: what each line of Markdown does to it."""

from __future__ import annotations

import re
from copy import copy
from typing import Literal

from workbench.ui.chat.blocks import PIECE_CHARACTERS, Block, BlockKind, align, cells, weights

CODE_PIECE_LINES = 24
TABLE_PIECE_ROWS = 12

_FENCE = re.compile(r"^( {0,12})(`{3,}|~{3,})\s*([^`]*)$")
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$")
_RULE = re.compile(r"^ {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_ITEM = re.compile(r"^(\s*)([-*+]|\d{1,9}[.)])(?:\s+(.*))?$")
_TASK = re.compile(r"^\[([ xX])\]\s+(.*)$")
_QUOTE = re.compile(r"^ {0,3}((?:>\s?)+)(.*)$")
_DELIMITER = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_SETEXT = re.compile(r"^ {0,3}(=+|-+)\s*$")


class OpenBlock:
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

    def copy(self) -> OpenBlock:
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
        self.aligns = tuple(align(cell) for cell in cells(line))
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
            self.weights = weights(self.head, self.rows)
        joined = "".join(self.lines) if self.kind == "code" else "\n".join(self.lines)
        out.append(
            Block(
                kind=self.kind, text=joined.rstrip("\n"), level=self.level,
                marker=self.marker, checked=self.checked, language=self.language,
                first=self.first, last=last, head=self.head, rows=tuple(self.rows),
                aligns=self.aligns, weights=self.weights,
            )
        )  # fmt: skip


def _closes(line: str, fence: str) -> bool:
    stripped = line.strip()
    return len(stripped) >= len(fence) and stripped == fence[0] * len(stripped)
