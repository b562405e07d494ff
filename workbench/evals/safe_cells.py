"""Cells of a CSV file that no spreadsheet carries out as a formula.

A cell that begins like a formula gets an apostrophe before it, which spreadsheets take for
"this is text". Reading takes it off again; a cell that had apostrophes before such a sign gets
one more, so that every text comes back as it was.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_MARK = "'"
_STARTS = frozenset("=+-@\t\r\n＝＋－＠")


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


def _is_formula(text: str) -> bool:
    return text.lstrip(_MARK)[:1] in _STARTS and bool(text.lstrip(_MARK))
