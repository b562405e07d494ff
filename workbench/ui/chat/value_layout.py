"""Lays out a JSON value inside the card of a tool call: a table, a tree, or as it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QRectF

from workbench.ui.chat.block_layout import BlockLayouter
from workbench.ui.chat.blocks import Block
from workbench.ui.chat.inline import visible
from workbench.ui.chat.jsonlines import JsonLine, Path, as_table, parsed, tree_lines
from workbench.ui.chat.layout import Fill, LaidOut, Made, Picture, Target, make_text
from workbench.ui.chat.look import Look

PAD_PX = 12.0


@dataclass(frozen=True, slots=True)
class CardView:
    """How the user left a card."""

    opened: bool = False
    raw: bool = False
    closed: frozenset[Path] = frozenset()

    def after(self, action: str, value: object, *, opened: bool) -> CardView:
        """The view after the user opened or closed the card, its raw text or a part of it."""
        if action == "toggle":
            return replace(self, opened=not opened)
        if action == "raw":
            return replace(self, opened=True, raw=not self.raw)
        path = value if isinstance(value, tuple) else ()
        return replace(self, opened=True, closed=self.closed ^ {path})


class ValueLayouter:
    """Adds values to the layout of a card; ``side`` names the value among those of its card."""

    def __init__(self, look: Look, blocks: BlockLayouter) -> None:
        self._look = look
        self._blocks = blocks

    def plain(self, row: LaidOut, text: str, y: float, width: float) -> float:
        """Add a text as it is, on a sunken ground; return where it ends."""
        look = self._look
        shown = "\n".join(visible(line) for line in text.split("\n"))
        made = make_text(
            shown, look.mono, width - 4 * PAD_PX, look.mono_line_px, look.colours["text"],
            anywhere=True,
        )  # fmt: skip
        rect = QRectF(PAD_PX, y, width - 2 * PAD_PX, made.height + 12)
        row.fills.append(Fill(rect, "sunken", radius_px=6.0))
        row.add_text(made, 2 * PAD_PX, y + 6)
        return y + made.height + 18

    def prose(self, row: LaidOut, text: str, y: float, width: float) -> float:
        """Add a sentence of the program, broken between words; return where it ends."""
        look = self._look
        made = make_text(
            visible(text), look.small, width - 2 * PAD_PX, look.small_line_px,
            look.colours["text"],
        )  # fmt: skip
        row.add_text(made, PAD_PX, y)
        return y + made.height + 6

    def lay_out(
        self, row: LaidOut, text: str, side: str, view: CardView, y: float, width: float
    ) -> float:
        """Add a value as a table, a tree or as it is; return where it ends."""
        value: Any = parsed(text)
        if view.raw or not isinstance(value, dict | list):
            return self.plain(row, text, y, width)
        table = as_table(value)
        if table is not None:
            return self._table(row, table, y, width)
        y += 4
        for line in tree_lines(value, frozenset(p[1:] for p in view.closed if p[0] == side)):
            y = self._tree_line(row, line, side, y, width)
        return y + 6

    def _tree_line(
        self, row: LaidOut, line: JsonLine, side: str, y: float, width: float
    ) -> float:
        look, left = self._look, 2 * PAD_PX + 16.0 * line.depth
        key = make_text(
            visible(line.key) + ":" if line.key else "", look.mono, 4000, look.mono_line_px,
            look.colours["muted"], wrap=False,
        )  # fmt: skip
        row.add_text(key, left, y)
        room = max(60.0, width - left - key.width - 8 - 2 * PAD_PX)
        shown = "\n".join(visible(part) for part in line.text.split("\n"))
        made = make_text(
            shown, look.mono, room, look.mono_line_px, look.colours["text"], anywhere=True
        )
        row.add_text(made, left + key.width + 8, y, separator=" ")
        if line.closed is not None:
            name = "chevron-right" if line.closed else "chevron-down"
            row.pictures.append(Picture(left - 17, y + (look.mono_line_px - 16) / 2, name))
            place = QRectF(left - 20, y, key.width + 60, look.mono_line_px)
            row.targets.append(Target(place, "toggle_json", (side, *line.path), name))
        return y + made.height

    def _table(
        self, row: LaidOut, table: tuple[tuple[str, ...], tuple[tuple[str, ...], ...]],
        y: float, width: float,
    ) -> float:  # fmt: skip
        head, rows = table
        escaped = tuple(tuple(_literal(cell) for cell in cells) for cells in rows)
        weights = tuple(
            min(48, max(4, len(name), *(len(line[column]) for line in rows[:20])))
            for column, name in enumerate(head)
        )
        block = Block(
            "table", head=tuple(map(_literal, head)), rows=escaped, weights=weights
        )  # fmt: skip
        inner = self._blocks.lay_out(block, width - 2 * PAD_PX)
        merge(row, inner, PAD_PX, y)
        return y + inner.height + 6


def _literal(cell: str) -> str:
    """Text that Markdown shows as it is."""
    return "".join("\\" + sign if sign in "\\`*_[]<>!&~" else sign for sign in cell)


def merge(row: LaidOut, inner: LaidOut, x: float, y: float) -> None:
    """Put one layout into another."""
    for box in inner.boxes:
        made = Made(box.layout, inner.text[box.start : box.start + box.length], 0, 0)
        row.add_text(made, box.x + x, box.y + y, selectable=box.selectable)
    for fill in inner.fills:
        row.fills.append(
            Fill(fill.rect.translated(x, y), fill.role, fill.border, fill.radius_px)
        )
    for target in inner.targets:
        place = target.rect.translated(x, y)
        row.targets.append(Target(place, target.action, target.value, target.name))
