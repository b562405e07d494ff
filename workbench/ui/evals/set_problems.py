"""What is wrong with a data set, by row and column."""

from __future__ import annotations

from workbench.agents.problem import Problem
from workbench.app.data_set_library import DataSetDocument
from workbench.base.errors import DocumentError
from workbench.evals.case_reading import (
    MOST_HEAD_CHARS,
    RowPlace,
    case_values,
    check_values,
    read_case,
    read_checks,
)
from workbench.evals.values import Case
from workbench.ui.language.figures import figure
from workbench.ui.language.messages import said
from workbench.ui.language.words import tr

MOST_SHOWN = 50
SET_ROW = -1


class _Place(RowPlace):
    """Remembers which column was looked at last: it is the one that is wrong."""

    column = "text"

    def _name(self, key: str) -> str:
        self.column = key
        return super()._name(key)


class SetChecker:
    """Looks at the cases; those that it has seen are not looked at again."""

    def __init__(self) -> None:
        self._seen: dict[int, tuple[Case, str, str, str]] = {}

    def problems(self, document: DataSetDocument) -> tuple[Problem, ...]:
        """The first problems, those of the whole set before those of its rows. Blocking."""
        found = [*_of_set(document)]
        seen: dict[int, tuple[Case, str, str, str]] = {}
        ids: dict[str, int] = {}
        for row, case in enumerate(document.cases):
            known = self._seen.get(id(case))
            if known is None or known[0] is not case:
                known = (case, *_of_case(case))
            seen[id(case)] = known
            _case, column, message, hint = known
            if message:
                found.append(_problem(row, column, message, hint))
            elif case.case_id in ids:
                same = tr("the case of row {0} has this id, too").format(ids[case.case_id] + 1)
                found.append(_problem(row, "case_id", same, tr("Give it another one.")))
            ids.setdefault(case.case_id, row)
        self._seen = seen
        return tuple(found[:MOST_SHOWN])


def place_of(problem: Problem) -> tuple[int, str]:
    """The row of a problem and its column; ``SET_ROW`` for the whole set."""
    row, _colon, column = problem.path.partition(":")
    return int(row), column


def _problem(row: int, column: str, message: str, hint: str) -> Problem:
    place = tr("Row {0}, {1}: {2}").format(row + 1, column, message) if row >= 0 else message
    return Problem("error", f"{row}:{column}", place, hint)


def _of_set(document: DataSetDocument) -> list[Problem]:
    found = []
    if not document.title.strip():
        why = tr("The data set has no name")
        found.append(_problem(SET_ROW, "title", why, tr("Write one above.")))
    if max(len(document.title), len(document.description)) > MOST_HEAD_CHARS:
        why = tr("Name or description are longer than {0} characters").format(
            figure(f"{MOST_HEAD_CHARS:,}")
        )
        found.append(_problem(SET_ROW, "title", why, tr("Make them shorter.")))
    try:
        read_checks(check_values(document.checks), "Checks of the whole set")
    except DocumentError as exc:
        found.append(_problem(SET_ROW, "checks", said(exc.message), said(exc.hint)))
    return found


def _of_case(case: Case) -> tuple[str, str, str]:
    """Column, message and hint of what is wrong; the message is empty if nothing is."""
    if not case.case_id or case.case_id != case.case_id.strip():
        return "case_id", tr("it has no plain id"), tr("Write one.")
    place = _Place("", case_values(case))
    try:
        read_case(place)
    except DocumentError as exc:
        message = exc.message.removeprefix(f", column {place.column}").lstrip(": ")
        return place.column, said(message), said(exc.hint)
    return "", "", ""
