"""The tables of a tool-call check: scores by category and mode, and what was wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QTableWidget, QVBoxLayout, QWidget

from workbench.app.tool_check_report import percent, score_text, stage_rows, table_rows
from workbench.app.tool_check_values import (
    CATEGORY_TITLES,
    MODE_TITLES,
    CaseResult,
    CheckProgress,
    CheckReport,
    Mode,
)
from workbench.ui.language.messages import said
from workbench.ui.models.work_dialog import fill, plain_table


def _tr(text: str) -> str:
    return QCoreApplication.translate("tool check", text)


class ScoreTable(QWidget):
    """One row for each category, one column for each mode; fills while a check goes on."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.table = plain_table(self.tr("Scores"), [""], 0)
        column.addWidget(self.table)
        self._modes: tuple[Mode, ...] = ()
        self._cells: dict[tuple[str, Mode], str] = {}
        self._rows: list[str] = []

    def begin(self, modes: Sequence[Mode]) -> None:
        """Empty it for a check in these modes."""
        self._modes, self._cells, self._rows = tuple(modes), {}, []
        self._draw()

    def show_progress(self, progress: CheckProgress) -> None:
        """Show how far each category is."""
        self._rows = [said(CATEGORY_TITLES[one.category]) for one in progress.categories]
        mode = progress.mode
        if mode is not None:
            for one in progress.categories:
                right = self.tr("{0} right of {1}").format(one.correct, one.done)
                left = "" if one.done == one.total else f" ({one.done}/{one.total})"
                cell = f"{right}{left}" if one.done else f"0/{one.total}"
                self._cells[said(CATEGORY_TITLES[one.category]), mode] = cell
        self._draw()

    def show_reports(self, reports: Sequence[CheckReport]) -> None:
        """Show what came out."""
        self._modes = tuple(report.key.mode for report in reports)
        self._cells = {}
        self._rows = []
        *categories, (_all, whole) = table_rows(reports)
        for title, scores in categories:
            self._put(said(title), [score_text(score) for score in scores])
        self._put(self.tr("All cases: correct"), [score_text(score) for score in whole])
        for title, cells in stage_rows(reports)[:-1]:
            self._put(self.tr("All cases: %s") % title.lower(), cells)
        self._draw()

    def _put(self, title: str, cells: Sequence[str]) -> None:
        self._rows.append(title)
        for mode, cell in zip(self._modes, cells, strict=True):
            self._cells[title, mode] = cell

    def _draw(self) -> None:
        headings = [
            self.tr("Cases"),
            *(said(MODE_TITLES[mode]).capitalize() for mode in self._modes),
        ]
        self.table.setColumnCount(len(headings))
        self.table.setHorizontalHeaderLabels(headings)
        rows = [
            [title, *(self._cells.get((title, mode), "") for mode in self._modes)]
            for title in self._rows
        ]
        fill(self.table, rows, range(1, len(headings)))
        fit_height(self.table)


def fit_height(table: QTableWidget) -> None:
    """As high as its rows, so that nothing of it scrolls."""
    rows_px = sum(table.rowHeight(row) for row in range(table.rowCount()))
    head_px = table.horizontalHeader().sizeHint().height()
    table.setFixedHeight(rows_px + head_px + 2 * table.frameWidth() + 2)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class FailureView(QSplitter):
    """What was wrong: a list, and beside it what was asked, accepted and written.

    Signals:
        counted: How many there are.
    """

    counted = Signal(int)

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._shown: list[CaseResult] = []
        self.list = plain_table(self.tr("What was wrong"), (self.tr("Case"), self.tr("Why")), 1)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setProperty("role", "mono")
        self.text.setAccessibleName(self.tr("The case"))
        self.text.setTabChangesFocus(True)
        self.addWidget(self.list)
        self.addWidget(self.text)
        self.setChildrenCollapsible(False)
        self.setSizes([480, 380])
        self.list.itemSelectionChanged.connect(self._on_chosen)

    def show_reports(self, reports: Sequence[CheckReport]) -> None:
        """Show the failures of every mode; one that fails in all of them stands there once."""
        found: dict[str, list[tuple[Mode, CaseResult]]] = {}
        for report in reports:
            for one in report.failures:
                found.setdefault(one.id, []).append((report.key.mode, one))
        self._shown = []
        rows = []
        for name, failures in found.items():
            mode, first = failures[0]
            self._shown.append(first)
            only = len(failures) < len(reports)
            why = f"{first.why} ({said(MODE_TITLES[mode])})" if only else first.why
            rows.append((name, why))
        fill(self.list, rows, ())
        self.text.clear()
        if rows:
            self.list.selectRow(0)
        self.counted.emit(len(rows))

    @Slot()
    def _on_chosen(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._shown):
            self.text.setPlainText(case_text(self._shown[row]))


def case_text(case: CaseResult) -> str:
    """A case for people."""
    parts = (
        (_tr("Asked"), case.asked),
        (_tr("Accepted"), case.expected),
        (_tr("Written"), case.written or _tr("nothing")),
        (_tr("Wrong"), said(case.why)),
    )
    return "\n\n".join(f"{title}\n{text}" for title, text in parts)


def headline(report: CheckReport) -> str:
    """The result in one line."""
    low, high = report.score.interval
    return _tr("{0} of {1} cases are right: {2} ({3} to {4} is likely)").format(
        report.score.correct,
        report.score.cases,
        percent(report.score.share),
        percent(low),
        percent(high),
    )
