"""The runs of a job, and the report of the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.app.jobs.records import JobRun
from workbench.app.jobs.reports import markdown_of
from workbench.app.workbench import Workbench
from workbench.base.errors import WorkbenchError
from workbench.ui.jobs import words
from workbench.ui.language.messages import said
from workbench.ui.models.work_dialog import fill, plain_table
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.placeholders import EmptyState
from workbench.ui.widgets.views import CodeView


class HistoryPart(QWidget):
    """The newest first; the report is below.

    Signals:
        begin: Run it for a first time.
    """

    begin = Signal()

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self._workbench, self._theme, self._shell = workbench, theme, shell
        self._runs: Sequence[JobRun] = ()
        self._shown = 0
        headings = (
            self.tr("Begun"), self.tr("Because"), self.tr("State"), self.tr("Summary"),
        )  # fmt: skip
        self.table = plain_table(self.tr("Runs of the job"), headings, 3)
        self.table.currentCellChanged.connect(self._on_current)
        self.report = CodeView(theme)
        self.report.setAccessibleName(self.tr("Report"))
        self.report.setLineWrapMode(CodeView.LineWrapMode.WidgetWidth)
        self.copy = Button(theme, self.tr("Copy report"), icon="copy")
        self.open_run = Button(theme, self.tr("Open the run"), icon="activity")
        on_click(self.copy, self._on_copy)
        on_click(self.open_run, self._on_open)
        self.empty = EmptyState(
            theme,
            "history",
            self.tr("It has not run yet"),
            self.tr("Rehearse it first: what changes something is not called then."),
            self.tr("Rehearse"),
        )
        self.empty.asked.connect(self.begin)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self._page())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)

    def _page(self) -> QWidget:
        space = self._theme.tokens.space
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, space.s_px, 0, 0)
        column.setSpacing(space.s_px)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.open_run)
        row.addWidget(self.copy)
        column.addWidget(self.report, 1)
        column.addLayout(row)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(below)
        split.setSizes([220, 340])
        return split

    def show_runs(self, runs: Sequence[JobRun]) -> None:
        """Show runs; the one that is chosen stays chosen."""
        before = self._chosen()
        self._runs = runs
        fill(self.table, [words.run_row(run) for run in runs], ())
        self.stack.setCurrentIndex(1 if runs else 0)
        if not runs:
            self._shown = 0
            return
        ids = [run.id for run in runs]
        at = ids.index(before.id) if before is not None and before.id in ids else 0
        self.table.setCurrentCell(at, 0)
        self._show_report()

    def choose(self, number: int) -> None:
        """Show the report of a run."""
        for at, run in enumerate(self._runs):
            if run.id == number:
                self.table.setCurrentCell(at, 0)

    def _chosen(self) -> JobRun | None:
        row = self.table.currentRow()
        return self._runs[row] if 0 <= row < len(self._runs) else None

    def _on_current(self, _row: int, _column: int, _before: int, _at: int) -> None:
        self._show_report()

    def _show_report(self) -> None:
        run = self._chosen()
        self.open_run.setEnabled(run is not None and bool(run.run_id))
        if run is not None:
            self._shell.run_task(self._read(run), "")

    async def _read(self, run: JobRun) -> None:
        try:
            found = await self._workbench.jobs.report(run.id)
        except WorkbenchError as exc:
            text = words.sentence(exc)
        else:
            state = words.run_state(found.state)[0]
            text = markdown_of(
                words.spoken_report(found.report), state, said(found.summary), words.say
            )
        chosen = self._chosen() if isValid(self) else None
        if chosen is None or chosen.id != run.id:
            return
        if (run.id, text) != (self._shown, self.report.toPlainText()):
            self._shown = run.id
            self.report.set_text(text)

    def _on_copy(self) -> None:
        self._shell.copy(self.report.toPlainText(), self.tr("Report"))

    def _on_open(self) -> None:
        if (run := self._chosen()) is not None and run.run_id:
            self._shell.open_panel("trace", run_id=run.run_id)
