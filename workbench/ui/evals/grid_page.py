"""The grid of an evaluation, and beside it the try of the chosen cell."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.evals.values import Outcome
from workbench.ui.evals.compare_case import CompareCase
from workbench.ui.evals.grid_header import GridHeader
from workbench.ui.evals.try_detail import TryDetail
from workbench.ui.evals.try_model import Board, Shown, TryModel
from workbench.ui.evals.words import expected_words, tr
from workbench.ui.language.figures import figure
from workbench.ui.language.words import counted
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Segmented
from workbench.ui.widgets.fields import SearchField
from workbench.ui.widgets.two_lines import scaled_px
from workbench.ui.widgets.views import ColumnArea, SplitView

_RATES_MS = 500
_ROW_PX, _CASE_PX, _CANDIDATE_PX, _MOST_CASE_PX = 32, 160, 144, 420
_DETAIL_PX = 320


class TryTable(QTableView):
    """Cells with the result of each try; Return shows the trace.

    Signals:
        opened: Return or a double click. arg: the cell.
    """

    opened = Signal(QModelIndex)

    def __init__(self, theme: Theme, model: TryModel) -> None:
        super().__init__()
        self._theme = theme
        self.setModel(model)
        self.setAccessibleName(tr("Results of the tries"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.setHorizontalHeader(GridHeader(theme))
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(self.opened)
        model.modelReset.connect(self.fit)
        theme.changed.connect(self.fit)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Candidates share what the cases leave; below a least width they scroll."""
        self.verticalHeader().setDefaultSectionSize(scaled_px(self._theme, _ROW_PX))
        count = self.model().columnCount() - 1
        if count < 1:
            return
        room, least = self.viewport().width(), scaled_px(self._theme, _CANDIDATE_PX)
        case = max(scaled_px(self._theme, _CASE_PX), min(_MOST_CASE_PX, room - count * least))
        each = max(least, min(2 * least, (room - case) // count))
        self.setColumnWidth(0, case)
        for column in range(1, count + 1):
            self.setColumnWidth(column, each)


class GridPage(QWidget):
    """Filters, the grid and the chosen try.

    Signals:
        trace_asked: Show a run. arg: its id.
    """

    trace_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.model = TryModel(theme)
        self.table = TryTable(theme, self.model)
        self.detail = TryDetail(theme)
        self.compare = CompareCase(theme)
        self.shown = Segmented(
            [("all", tr("All")), ("failed", tr("Failed")), ("differ", tr("They differ"))],
            tr("Which cases"),
        )
        self.shown.set_value("all")
        self.search = SearchField(theme, tr("Find a case"))
        self.search.setMaximumWidth(240)
        self.count = label("", "muted")
        self.pages = QStackedWidget()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_RATES_MS)
        self._timer.timeout.connect(self._on_rates)
        self._lay_out(theme)
        self._connect()

    def _lay_out(self, theme: Theme) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(16, 4, 12, 6)
        row.setSpacing(8)
        row.addWidget(self.shown)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.search, 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        area = ColumnArea(theme, _DETAIL_PX)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.detail)
        split = SplitView("evals-grid")
        split.addWidget(left)
        split.addWidget(area)
        split.setStretchFactor(0, 1)
        split.setSizes([700, _DETAIL_PX])
        self._split = split
        self.pages.addWidget(split)
        self.pages.addWidget(self.compare)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)

    def _connect(self) -> None:
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.model.modelReset.connect(self._on_reset)
        self.table.opened.connect(self._on_opened)
        self.shown.chosen.connect(lambda _key: self._filter())
        self.search.rested.connect(lambda _text: self._filter())
        self.detail.trace_asked.connect(self.trace_asked)
        self.detail.compare_asked.connect(self.show_compare)
        self.compare.closed.connect(self._on_back)
        self.compare.candidates_chosen.connect(self._show_answers)

    def show_board(self, board: Board) -> None:
        """Show an evaluation; the chosen cell stays if it is the same one."""
        plan = board.plan
        same = self.model.plan is not None and self.model.plan.plan_id == plan.plan_id
        before = self.table.currentIndex()
        case = self.model.case(before.row()) if same and before.isValid() else None
        column = before.column()
        self.model.set_board(board)
        row = self.model.row_of_case(case.case_id) if case else -1
        self.table.setCurrentIndex(self.model.index(max(row, 0), max(column, 1)))
        if not same:
            self.pages.setCurrentIndex(0)
            self.table.scrollToTop()

    def add(self, outcome: Outcome) -> None:
        """One more try has its outcome."""
        self.model.add(outcome)
        if not self._timer.isActive():
            self._timer.start()
        index = self.table.currentIndex()
        case = self.model.case(index.row()) if index.isValid() else None
        if case is not None and case.case_id == outcome.attempt.case_id:
            self._on_current(index)

    @Slot()
    def _on_rates(self) -> None:
        self.model.tell_rates()

    def _filter(self) -> None:
        self.model.filter(cast(Shown, self.shown.value), self.search.text())

    @Slot()
    def _on_reset(self) -> None:
        plan = self.model.plan
        whole = len(plan.data_set.cases) if plan else 0
        shown = self.model.rowCount()
        words = counted(whole, "%Ln case", "%Ln cases")
        part = tr("{0} of {1}").format(figure(f"{shown:,}"), words)
        self.count.setText(words if shown == whole else part)
        if plan is None:
            self.count.setText(tr("Reading …"))
        if self.table.currentIndex().row() < 0:
            self.detail.show_try(None, "", ())

    @Slot(QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        case, plan = self.model.case(index.row()), self.model.plan
        if case is None or plan is None:
            self.detail.show_try(None, "", ())
            return
        candidate = max(0, index.column() - 1)
        label_of = plan.candidates[candidate].label
        self.detail.show_try(case, label_of, self.model.tries(case, candidate))
        self.detail.compare.setVisible(len(plan.candidates) > 1)

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        if index.isValid():
            self._on_current(index)
            if self.detail.trace.isVisibleTo(self.detail):
                self.detail.trace.click()

    @Slot()
    def show_compare(self) -> None:
        """Show two answers to the chosen case side by side."""
        plan, index = self.model.plan, self.table.currentIndex()
        if plan is None or not index.isValid():
            return
        self.compare.begin([one.label for one in plan.candidates], max(0, index.column() - 1))
        self._show_answers()
        self.pages.setCurrentWidget(self.compare)
        self.compare.sides[0].candidate.setFocus()

    @Slot()
    def _show_answers(self) -> None:
        case = self.model.case(self.table.currentIndex().row())
        if case is None:
            return
        at = max(0, self.detail.repetition.currentIndex())
        tries = [self.model.tries(case, one)[at] for one in self.compare.chosen]
        self.compare.show_answers(case.text, expected_words(case), tries)

    @Slot()
    def _on_back(self) -> None:
        self.pages.setCurrentIndex(0)
        self.table.setFocus()
