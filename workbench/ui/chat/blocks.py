"""The blocks of an answer: what is laid out on its own, and the cells of a table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["paragraph", "heading", "code", "item", "quote", "table", "rule"]

PIECE_CHARACTERS = 2000


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


def cells(line: str) -> tuple[str, ...]:
    """Split a table's line at its bars, but not at an escaped one."""
    line = line.strip()
    line = line[1:] if line.startswith("|") else line
    line = line[:-1] if line.endswith("|") and not line.endswith("\\|") else line
    return tuple(cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line))


def align(cell: str) -> str:
    """Where a column stands, by its cell in the line under the head."""
    if cell.endswith(":"):
        return "center" if cell.startswith(":") else "right"
    return "left"


def weights(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> tuple[int, ...]:
    """The relative widths of the columns, from the first rows."""
    lines = [head, *rows[:4]]
    return tuple(
        min(48, max(4, *(len(line[column]) for line in lines))) for column in range(len(head))
    )
