"""The tries of an evaluation as a table: a row for each case, a column for each candidate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QIcon

from workbench.evals.labels import short_labels
from workbench.evals.statistics import pass_rate
from workbench.evals.values import Attempt, Case, Outcome, Plan
from workbench.ui.chat.inline import visible
from workbench.ui.evals.words import (
    RESULT_MARKS,
    Result,
    interval_text,
    result_of,
    result_title,
    tr,
)
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.plain_tip import plain_tip
from workbench.ui.widgets.two_lines import Index

Shown = Literal["all", "failed", "differ", "waiting"]
_NOBODY = QModelIndex()
_CASE_CHARS = 200


@dataclass(frozen=True, slots=True)
class Board:
    """An evaluation as the table takes it.

    Attributes:
        outcomes: By try; the table adds to it what comes.
        rates: What is said of each candidate.
    """

    plan: Plan
    outcomes: dict[Attempt, Outcome]
    rates: tuple[str, ...]


def board_of(plan: Plan, outcomes: Iterable[Outcome]) -> Board:
    """Sort the outcomes and count them; takes a while with tens of thousands."""
    cases = {case.case_id for case in plan.data_set.cases}
    candidates = {one.candidate_id for one in plan.candidates}
    found = {
        one.attempt: one
        for one in outcomes
        if one.attempt.case_id in cases and one.attempt.candidate_id in candidates
    }
    rates = (rate_text(plan, n, found) for n in range(len(plan.candidates)))
    return Board(plan, found, tuple(rates))


def rate_text(plan: Plan, candidate: int, outcomes: Mapping[Attempt, Outcome]) -> str:
    """The pass rate of a candidate with its interval; a dash if nothing was judged."""
    name = plan.candidates[candidate].candidate_id
    tries = {}
    for case in plan.data_set.cases:
        every = (outcomes.get(Attempt(name, case.case_id, n)) for n in range(plan.repetitions))
        if found := tuple(one.passed for one in every if one and one.judged):
            tries[case.case_id] = found
    rate = pass_rate(tries)
    return interval_text(rate.interval) if rate else "–"


class TryModel(QAbstractTableModel):
    """Shows outcomes as they come; the first column is the case."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.plan: Plan | None = None
        self._outcomes: dict[Attempt, Outcome] = {}
        self.labels: list[str] = []
        self._rates: list[str] = []
        self._stale: set[int] = set()
        self._shown: Shown = "all"
        self._query = ""
        self.rows: list[int] = []
        self._row_of: dict[int, int] = {}
        self._case_at: dict[str, int] = {}
        self._candidate_at: dict[str, int] = {}
        self._icons: dict[Result, QIcon] = {}
        theme.changed.connect(self._icons.clear)

    def set_board(self, board: Board) -> None:
        """Show an evaluation."""
        self.beginResetModel()
        plan = self.plan = board.plan
        self._case_at = {case.case_id: n for n, case in enumerate(plan.data_set.cases)}
        self._candidate_at = {one.candidate_id: n for n, one in enumerate(plan.candidates)}
        self.labels = short_labels([visible(one.label) for one in plan.candidates])
        self._outcomes, self._rates = board.outcomes, list(board.rates)
        self._stale.clear()
        self._find()
        self.endResetModel()

    def clear(self) -> None:
        """Show nothing: another evaluation is being read."""
        self.beginResetModel()
        self.plan, self._outcomes, self._rates, self.labels = None, {}, [], []
        self._case_at, self._candidate_at = {}, {}
        self._find()
        self.endResetModel()

    def add(self, outcome: Outcome) -> None:
        """One more try has its outcome."""
        if not self._keep(outcome):
            return
        case = self._case_at[outcome.attempt.case_id]
        candidate = self._candidate_at[outcome.attempt.candidate_id]
        self._stale.add(candidate)
        if (row := self._row_of.get(case)) is not None:
            index = self.index(row, candidate + 1)
            self.dataChanged.emit(index, index)

    def tell_rates(self) -> None:
        """Count anew where outcomes came; the headings follow."""
        for candidate in self._stale:
            self._rates[candidate] = self._rate(candidate)
            way = Qt.Orientation.Horizontal
            self.headerDataChanged.emit(way, candidate + 1, candidate + 1)
        self._stale.clear()

    def filter(self, shown: Shown, query: str) -> None:
        """Show the cases of a kind that hold some words."""
        self.beginResetModel()
        self._shown, self._query = shown, query.casefold().strip()
        self._find()
        self.endResetModel()

    def case(self, row: int) -> Case | None:
        """The case of a row on screen."""
        if self.plan is None or not 0 <= row < len(self.rows):
            return None
        return self.plan.data_set.cases[self.rows[row]]

    def tries(self, case: Case, candidate: int) -> tuple[Outcome | None, ...]:
        """The outcomes of a case by a candidate, one for each repetition."""
        if self.plan is None:
            return ()
        name = self.plan.candidates[candidate].candidate_id
        return tuple(
            self._outcomes.get(Attempt(name, case.case_id, n))
            for n in range(self.plan.repetitions)
        )

    def rate(self, candidate: int) -> str:
        """The pass rate so far, with its interval."""
        return self._rates[candidate]

    def row_of_case(self, case_id: str) -> int:
        """The row on screen of a case; -1 if it is not shown."""
        return self._row_of.get(self._case_at.get(case_id, -1), -1)

    # -- what Qt asks

    def rowCount(self, parent: Index = _NOBODY) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOBODY) -> int:
        return 0 if parent.isValid() or self.plan is None else len(self.plan.candidates) + 1

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if way == Qt.Orientation.Vertical or self.plan is None:
            return None
        if section == 0:
            return tr("Case") if role == Qt.ItemDataRole.DisplayRole else None
        label = self.labels[section - 1]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{label}\n{self._rates[section - 1]}"
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            label = visible(self.plan.candidates[section - 1].label)
            said = f"{label}: {self._rates[section - 1]}"
            return plain_tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        case, roles = self.case(index.row()), Qt.ItemDataRole
        if case is None or self.plan is None:
            return None
        if index.column() == 0:
            if role in (roles.DisplayRole, roles.ToolTipRole, roles.AccessibleTextRole):
                said = visible(" ".join((case.text or case.case_id)[:_CASE_CHARS].split()))
                return plain_tip(said) if role == roles.ToolTipRole else said
            return None
        tries = self.tries(case, index.column() - 1)
        if role == roles.DecorationRole:
            return self._icon(together(tries))
        if role == roles.DisplayRole:
            return words_of(tries)
        if role in (roles.ToolTipRole, roles.AccessibleTextRole):
            return f"{result_title(together(tries))}. {words_of(tries)}".strip(". ")
        return None

    def _icon(self, result: Result) -> QIcon:
        if result not in self._icons:
            mark = RESULT_MARKS[result]
            self._icons[result] = QIcon(self._theme.pixmap(mark.icon, 16, mark.role))
        return self._icons[result]

    # -- inside

    def _keep(self, outcome: Outcome) -> bool:
        attempt = outcome.attempt
        known = attempt.case_id in self._case_at and attempt.candidate_id in self._candidate_at
        if known:
            self._outcomes[attempt] = outcome
        return known

    def _rate(self, candidate: int) -> str:
        if self.plan is None:
            return ""
        return rate_text(self.plan, candidate, self._outcomes)

    def _find(self) -> None:
        cases = self.plan.data_set.cases if self.plan else ()
        self.rows = [n for n, case in enumerate(cases) if self._holds(case)]
        self._row_of = {case: row for row, case in enumerate(self.rows)}

    def _holds(self, case: Case) -> bool:
        words = f"{case.case_id}\n{case.text}\n{' '.join(case.tags)}"
        if self._query and self._query not in words.casefold():
            return False
        if self._shown == "all" or self.plan is None:
            return True
        results = [together(self.tries(case, n)) for n in range(len(self.plan.candidates))]
        if self._shown == "failed":
            return any(one in ("failed", "no_answer", "mixed") for one in results)
        return len(set(results) - {"waiting"}) > 1


def together(tries: Iterable[Outcome | None]) -> Result:
    """What the repetitions of a case come to."""
    results = {"waiting" if one is None else result_of(one) for one in tries}
    if "waiting" in results and len(results) > 1:
        results.discard("waiting")
    if len(results) == 1:
        return results.pop()
    return "mixed" if "passed" in results else "failed"


def words_of(tries: tuple[Outcome | None, ...]) -> str:
    """What stands in a cell beside the icon: how many of several tries passed."""
    if len(tries) == 1:
        return result_title(together(tries)) if tries[0] is not None else ""
    done = [one for one in tries if one is not None]
    if not done:
        return ""
    return tr("{0} of {1}").format(sum(one.passed for one in done), len(done))
