"""What can be done with the cases of a set; pure, on frozen values."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbench.app.data_set_library import DataSetDocument
from workbench.base.csv_cells import csv_text
from workbench.base.errors import DocumentError
from workbench.evals.case_reading import MOST_CASES
from workbench.evals.data_columns import field_of
from workbench.evals.data_tables import parse_csv
from workbench.evals.values import Case
from workbench.ui.language.figures import figure
from workbench.ui.language.words import tr

_MOST_PASTED_CHARS = 5_000_000
_PASTED_COLUMNS = ("text", "expected", "tags")


def with_case(document: DataSetDocument, row: int, case: Case) -> DataSetDocument:
    """The set with another case in a row."""
    cases = list(document.cases)
    cases[row] = case
    return replace(document, cases=tuple(cases))


def added(document: DataSetDocument, cases: Sequence[Case], at: int) -> DataSetDocument:
    """The set with cases put in before a row, each under an id that is free.

    Raises:
        DocumentError: The set would have too many cases.
    """
    if len(document.cases) + len(cases) > MOST_CASES:
        raise DocumentError(
            tr("a data set has at most {0} cases").format(figure(f"{MOST_CASES:,}")),
            tr("Make a second data set."),
        )
    taken = {case.case_id for case in document.cases}
    fresh = []
    for case in cases:
        fresh.append(replace(case, case_id=free_id(case.case_id or "case-1", taken)))
        taken.add(fresh[-1].case_id)
    return replace(document, cases=(*document.cases[:at], *fresh, *document.cases[at:]))


def free_id(wanted: str, taken: set[str]) -> str:
    """An id that no case has: the wanted one, or it with the next number."""
    if wanted not in taken:
        return wanted
    stem, dash, end = wanted.rpartition("-")
    if not (dash and end.isascii() and end.isdigit() and len(end) < 9):
        stem, end = wanted, "1"
    number = int(end) + 1
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


def without(document: DataSetDocument, rows: Iterable[int]) -> DataSetDocument:
    """The set without some rows."""
    gone = set(rows)
    kept = tuple(case for row, case in enumerate(document.cases) if row not in gone)
    return replace(document, cases=kept)


def moved(
    document: DataSetDocument, rows: Iterable[int], step: int
) -> tuple[DataSetDocument, list[int]]:
    """The set with rows one further up or down, and where they are then."""
    cases, chosen = list(document.cases), sorted(set(rows), reverse=step > 0)
    places, wall = [], len(cases) if step > 0 else -1
    for row in chosen:
        target = row + step
        if target == wall:
            target = row
        else:
            cases[row], cases[target] = cases[target], cases[row]
        wall = target
        places.append(target)
    return replace(document, cases=tuple(cases)), sorted(places)


def pasted_cases(text: str) -> tuple[Case, ...]:
    """The cases in cells of a spreadsheet, which come parted by tabs.

    A first row that names columns says what they are; else the first is the question, the
    second the expected answer, and the third the tags.

    Raises:
        DocumentError: They cannot be read; the message names row and column.
    """
    if len(text) > _MOST_PASTED_CHARS:
        raise DocumentError(tr("too much was copied"), tr("Import it as a file."))
    rows = list(csv.reader(io.StringIO(text.strip("\r\n"), newline=""), delimiter="\t"))
    if not any(field_of(cell) in ("text", "inputs") for cell in next(iter(rows), [])):
        wide = max((len(row) for row in rows), default=0)
        if wide > len(_PASTED_COLUMNS):
            raise DocumentError(
                tr("the cells have {0} columns without names").format(wide),
                tr("Copy the row of column names, too: text, expected, tags."),
            )
        rows.insert(0, list(_PASTED_COLUMNS[: max(wide, 1)]))
    return parse_csv(csv_text(rows), "pasted", ignore_unknown=True).cases
