"""Cells of tables for other programs, that no spreadsheet carries out as a formula.

A cell that begins like a formula gets an apostrophe before it, which spreadsheets take for
"this is text". Reading takes it off again; a cell that had apostrophes before such a sign gets
one more, so that every text comes back as it was.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from workbench.base.plain_text import harmless

_MARK = "'"
_STARTS = frozenset("=+-@\t\r\n|%＝＋－＠")
"""What makes a cell a formula, or a command of another program; the wide forms too."""
_BLANKS = "".join(map(chr, (32, 160, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)))
"""What some spreadsheets take off before they look; more is no harm."""


def guarded(text: str) -> str:
    """A cell as it is written."""
    return _MARK + text if _is_formula(text) else text


def unguarded(cell: str) -> str:
    """The text of a cell that ``guarded`` wrote; a cell of somebody else's is left alone."""
    return cell[1:] if cell[:1] == _MARK and _is_formula(cell) else cell


def csv_text(rows: Iterable[Sequence[str]], delimiter: str = ",") -> str:
    """Rows as CSV, each cell guarded."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n", delimiter=delimiter)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return out.getvalue()


def safe_cell(value: object) -> object:
    """A value for a table that only others read: controls are spelt out, formulas are text."""
    return guarded(harmless(value)) if isinstance(value, str) else value


def _is_formula(text: str) -> bool:
    begins = text.lstrip(_MARK + _BLANKS)[:1]
    return bool(begins) and begins in _STARTS
