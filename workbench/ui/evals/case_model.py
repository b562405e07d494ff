"""The cases of a data set as rows of a table that can be typed into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QIcon

from workbench.evals.values import Case
from workbench.ui.chat.inline import visible
from workbench.ui.evals.words import tr
from workbench.ui.marks import QT_TRANSLATE_NOOP
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.plain_tip import plain_tip
from workbench.ui.widgets.two_lines import Index

COLUMNS = ("case_id", "text", "expected", "tags", "calls", "checks")
TYPED = ("case_id", "text", "expected", "tags")
TITLES: Mapping[str, str] = {
    "case_id": QT_TRANSLATE_NOOP("evals", "Case"),
    "text": QT_TRANSLATE_NOOP("evals", "Question"),
    "expected": QT_TRANSLATE_NOOP("evals", "Expected"),
    "tags": QT_TRANSLATE_NOOP("evals", "Tags"),
    "calls": QT_TRANSLATE_NOOP("evals", "Calls"),
    "checks": QT_TRANSLATE_NOOP("evals", "Checks"),
}
_SHOWN_CHARS = 300
_NOBODY = QModelIndex()


class CaseModel(QAbstractTableModel):
    """Shows cases, or those of them that hold some words.

    Signals:
        typed: Another text was typed into a cell. arg: row of the set, the case.
    """

    typed = Signal(int, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._cases: tuple[Case, ...] = ()
        self._query = ""
        self._problems: Mapping[tuple[int, str], str] = {}
        self.rows: list[int] = []

    def set_cases(self, cases: tuple[Case, ...]) -> None:
        """Show other cases; the table is told of what changed only."""
        before, self._cases = self._cases, cases
        # A case that is typed into stays on screen, whether it still holds the words or not.
        rows = self.rows if self._query and len(cases) == len(before) else self._found()
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        for shown, row in enumerate(rows):
            if cases[row] is not before[row]:
                self.dataChanged.emit(self.index(shown, 0), self.index(shown, len(COLUMNS) - 1))

    def set_query(self, query: str) -> None:
        """Show the cases that hold these words."""
        self.beginResetModel()
        self._query = query.casefold().strip()
        self.rows = self._found()
        self.endResetModel()

    def set_problems(self, problems: Mapping[tuple[int, str], str]) -> None:
        """Mark cells with what is wrong with them, by row of the set and column."""
        self._problems = problems
        if self.rows:
            last = self.index(len(self.rows) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _found(self) -> list[int]:
        if not self._query:
            return list(range(len(self._cases)))
        return [row for row, case in enumerate(self._cases) if self._query in _words(case)]

    def rowCount(self, parent: Index = _NOBODY) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOBODY) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if way == Qt.Orientation.Vertical:
            return str(self.rows[section] + 1) if section < len(self.rows) else ""
        return tr(TITLES[COLUMNS[section]])

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row, column = self.rows[index.row()], COLUMNS[index.column()]
        # A line would lose the breaks of several.
        if column in TYPED and "\n" not in cell_text(self._cases[row], column):
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.rows[index.row()], COLUMNS[index.column()]
        case, roles = self._cases[row], Qt.ItemDataRole
        problem = self._problems.get((row, column), "")
        if role == roles.DisplayRole:
            return visible(" ".join(cell_text(case, column)[:_SHOWN_CHARS].split()))
        if role == roles.EditRole:
            return cell_text(case, column)
        if role == roles.ToolTipRole:
            return plain_tip(problem or visible(cell_text(case, column)[:2000]))
        if role == roles.DecorationRole and problem:
            return QIcon(self._theme.pixmap("circle-x", 16, "error"))
        if role == roles.AccessibleTextRole:
            said = f"{tr(TITLES[column])}: {visible(cell_text(case, column)[:_SHOWN_CHARS])}"
            return f"{said}. {problem}" if problem else said
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        row, column = self.rows[index.row()], COLUMNS[index.column()]
        if str(value) == cell_text(self._cases[row], column):
            return False
        after = with_text(self._cases[row], column, str(value))
        self.typed.emit(row, after)
        return True


def cell_text(case: Case, column: str) -> str:
    """What stands in a cell."""
    if column == "tags":
        return "; ".join(case.tags)
    if column == "calls":
        if case.calls is None:
            return ""
        return ", ".join(call.name for call in case.calls) or tr("none allowed")
    if column == "checks":
        return ", ".join(check.kind for check in case.checks)
    return str(getattr(case, column))


def with_text(case: Case, column: str, text: str) -> Case:
    """The case with another text in one of the columns that are typed."""
    if column == "tags":
        return replace(case, tags=tags_of(text))
    plain = text.strip() if column == "case_id" else text
    return replace(case, **{column: plain})  # type: ignore[arg-type]


def tags_of(text: str) -> tuple[str, ...]:
    """Tags with commas or semicolons between."""
    parts: Sequence[str] = text.replace(",", ";").split(";")
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _words(case: Case) -> str:
    tags = " ".join(case.tags)
    return f"{case.case_id}\n{case.text}\n{case.expected}\n{tags}".casefold()
