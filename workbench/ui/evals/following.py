"""Follows the evaluations: their list, the one on screen, and what can be done with it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from workbench.app.evaluations import Evaluations, Results
from workbench.base.errors import WorkbenchError
from workbench.evals.progress import AllDone, CaseDone, Paused, Progress
from workbench.evals.report import Report, build_report
from workbench.evals.store import Summary
from workbench.evals.values import Outcome
from workbench.ui.evals.evaluation_list import EvaluationList
from workbench.ui.evals.evaluation_page import EvaluationPage
from workbench.ui.evals.report_export import FORMS, with_ending, write_report
from workbench.ui.evals.try_model import board_of
from workbench.ui.evals.words import tr
from workbench.ui.language.messages import said
from workbench.ui.panels import ShellApi

_TOLD_MS = 300


class Following(QObject):
    """Keeps list and page as the evaluations are.

    Signals:
        opened: An evaluation is on screen. arg: its id; empty if none is any more.
        listed: The list is known. arg: how many there are.
    """

    opened = Signal(str)
    listed = Signal(int)

    def __init__(
        self,
        evaluations: Evaluations,
        rows: EvaluationList,
        page: EvaluationPage,
        shell: ShellApi,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._evaluations, self._list, self._page = evaluations, rows, page
        self._shell, self._widget = shell, parent
        self.plan_id = ""
        self._summaries: dict[str, Summary] = {}
        self._turn = 0
        # What comes while an evaluation is being read; None once that is on screen.
        self._late: list[Outcome] | None = None
        self._stale: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TOLD_MS)
        self._timer.timeout.connect(self._show_stale)
        self._unlisten = evaluations.listen(self._on_progress)
        page.asked.connect(self._on_asked)
        page.part_chosen.connect(self._on_part)
        page.report.save_asked.connect(self.save_report)
        page.report.case_asked.connect(self._on_case)
        rows.remove_asked.connect(self.remove)

    def close(self) -> None:
        """Listen no more."""
        self._unlisten()
        self._timer.stop()

    @property
    def summaries(self) -> tuple[Summary, ...]:
        """All there are, newest first."""
        return tuple(self._summaries.values())

    def refresh(self) -> None:
        """Read the list again."""
        self._do(self._refresh(), "")

    async def _refresh(self) -> None:
        found = await self._evaluations.list()
        self._summaries = {one.plan_id: one for one in found}
        self._list.set_rows(found)
        if self.plan_id and self.plan_id in self._summaries:
            self._show_summary(self.plan_id)
        self.listed.emit(len(found))

    def show(self, plan_id: str, part: str = "") -> None:
        """Show an evaluation; the report of one that is done, else its grid."""
        self.plan_id = plan_id
        self._turn += 1
        self._late = []
        self._list.mark(plan_id)
        self._page.report.show_waiting(tr("The report is being made …"))
        self._page.hide_question()
        model = self._page.grid.model
        if model.plan is None or model.plan.plan_id != plan_id:
            model.clear()
        if plan_id in self._summaries:
            self._show_summary(plan_id)
            self.opened.emit(plan_id)
        self._do(self._show(plan_id, self._turn, part), "")

    def leave(self) -> None:
        """Another page is shown."""
        self.plan_id = ""
        self._turn += 1
        self._list.mark("")

    async def _show(self, plan_id: str, turn: int, part: str) -> None:
        try:
            await self._read(plan_id, turn, part)
        except WorkbenchError as exc:
            if turn == self._turn:
                self._page.report.show_waiting(f"{said(exc.message)}. {said(exc.hint)}")
            raise

    async def _read(self, plan_id: str, turn: int, part: str) -> None:
        results = await self._evaluations.results(plan_id)
        board = await asyncio.to_thread(board_of, results.plan, results.outcomes)
        summary = await self._evaluations.summary(plan_id)
        if turn != self._turn:
            return
        self._summaries[plan_id] = summary
        self._page.grid.show_board(board)
        for outcome in self._late or ():
            self._page.grid.add(outcome)
        self._late = None
        self._show_summary(plan_id)
        self._page.show_part(part or ("report" if summary.state == "done" else "grid"))
        self.opened.emit(plan_id)
        await self._make_report(results, turn)

    async def _make_report(self, results: Results, turn: int) -> None:
        report = await asyncio.to_thread(
            build_report, results.plan, results.outcomes, results.measured
        )
        if turn == self._turn:
            self._page.report.show_report(report)

    @Slot(str)
    def _on_part(self, part: str) -> None:
        if part == "report" and self.plan_id:
            self._do(self._renew_report(self._turn), "")

    async def _renew_report(self, turn: int) -> None:
        results = await self._evaluations.results(self.plan_id)
        if turn == self._turn:
            await self._make_report(results, turn)

    # -- what is told

    def _on_progress(self, plan_id: str, event: Progress) -> None:
        if isinstance(event, CaseDone) and plan_id == self.plan_id:
            if self._late is None:
                self._page.grid.add(event.outcome)
            else:
                self._late.append(event.outcome)
        if isinstance(event, AllDone | Paused) or plan_id not in self._summaries:
            self._do(self._look(plan_id, event), "")
            return
        self._stale.add(plan_id)
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _show_stale(self) -> None:
        stale, self._stale = self._stale, set()
        self._do(self._read_stale(stale), "")

    async def _read_stale(self, plan_ids: set[str]) -> None:
        """How far they are is counted where it is kept, never here."""
        for plan_id in plan_ids:
            with suppress(WorkbenchError):  # it was removed
                self._summaries[plan_id] = await self._evaluations.summary(plan_id)
                self._show_summary(plan_id)

    async def _look(self, plan_id: str, event: Progress) -> None:
        """How it stands is read once more: it began, or it ended."""
        try:
            summary = await self._evaluations.summary(plan_id)
        except WorkbenchError:
            return  # it was removed
        if isinstance(event, Paused) and event.message and not summary.message:
            summary = replace(summary, message=event.message, hint=event.hint)
        fresh = plan_id not in self._summaries
        self._summaries[plan_id] = summary
        if fresh:
            await self._refresh()
        self._show_summary(plan_id)
        if plan_id != self.plan_id:
            return
        self._page.grid.model.tell_rates()
        await self._renew_report(self._turn)
        looked_at = self._page.grid.isAncestorOf(QApplication.focusWidget() or self._page)
        if isinstance(event, AllDone) and plan_id == self.plan_id and not looked_at:
            self._page.show_part("report")

    def _show_summary(self, plan_id: str) -> None:
        summary = self._summaries.get(plan_id)
        if summary is None:
            return
        self._list.show_summary(summary)
        if plan_id == self.plan_id:
            self._page.show_summary(summary, here=plan_id in self._evaluations.going)

    # -- what is done

    @Slot(str)
    def _on_asked(self, key: str) -> None:
        buttons: dict[str, Callable[[], None]] = {
            "pause": self.pause,
            "resume": self.resume,
            "again": self.try_again,
            "cancel": self.cancel,
            "remove": self._page.ask_removal,
            "remove_now": partial(self._remove_now, self.plan_id),
        }
        buttons[key]()

    def pause_or_resume(self) -> None:
        """Pause what goes on; go on with what is paused."""
        if self.plan_id in self._evaluations.going:
            self.pause()
        elif self.plan_id:
            self.resume()

    def pause(self) -> None:
        """Begin no further try."""
        if self.plan_id in self._evaluations.going:
            self._page.show_pausing()
            self._evaluations.pause(self.plan_id)

    def resume(self) -> None:
        """Go on with the tries that are left."""
        summary = self._summaries.get(self.plan_id)
        if summary and summary.done < summary.attempts and not summary.is_over:
            self._do(self._resume(self.plan_id, again=False), tr("Go on with the evaluation"))

    def try_again(self) -> None:
        """Try once more what gave no answer or could not be judged."""
        if self.plan_id:
            self._do(self._resume(self.plan_id, again=True), tr("Go on with the evaluation"))

    async def _resume(self, plan_id: str, *, again: bool) -> None:
        await self._evaluations.resume(plan_id, again=again)
        summary = await self._evaluations.summary(plan_id)
        if plan_id in self._evaluations.going:  # else its end was told already
            self._summaries[plan_id] = replace(summary, state="running", message="", hint="")
            self._show_summary(plan_id)
        if again and plan_id == self.plan_id:
            self.show(plan_id, "grid")

    def cancel(self) -> None:
        """Stop at once."""
        if self.plan_id:
            self._do(self._cancel(self.plan_id), tr("Stop the evaluation"))

    async def _cancel(self, plan_id: str) -> None:
        await self._evaluations.cancel(plan_id)
        await self._look(plan_id, Paused())

    @Slot(str)
    def remove(self, plan_id: str) -> None:
        """Show an evaluation, and ask whether it is to be removed with its runs."""
        if plan_id != self.plan_id:
            self.show(plan_id)
        self._page.ask_removal()

    def _remove_now(self, plan_id: str) -> None:
        if plan_id:
            self._do(self._remove(plan_id), tr("Delete the evaluation"))

    async def _remove(self, plan_id: str) -> None:
        await self._evaluations.remove(plan_id)
        if plan_id == self.plan_id:
            self.leave()
            self.opened.emit("")
        self._summaries.pop(plan_id, None)
        await self._refresh()

    @Slot(str)
    def save_report(self, suffix: str = "") -> None:
        """Ask where to write the report."""
        report = self._page.report.report
        if report is None:
            return
        dialog = QFileDialog(self._widget, tr("Save the report"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([words for _suffix, words in FORMS])
        form = next((words for each, words in FORMS if each == suffix), FORMS[0][1])
        dialog.selectNameFilter(form)
        dialog.selectFile(f"report{suffix or FORMS[0][0]}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(
            lambda path: self.write(with_ending(Path(path), dialog.selectedNameFilter()))
        )
        dialog.open()

    def write(self, path: Path) -> None:
        """Write the report on screen."""
        report = self._page.report.report
        if report is not None:
            self._do(self._write(report, path), tr("Save the report"))

    async def _write(self, report: Report, path: Path) -> None:
        await write_report(await self._evaluations.for_others(report), path)

    @Slot(str, str)
    def _on_case(self, case_id: str, candidate_id: str) -> None:
        grid = self._page.grid
        plan, row = grid.model.plan, grid.model.row_of_case(case_id)
        if plan is None or row < 0:
            return
        ids = [one.candidate_id for one in plan.candidates]
        self._page.show_part("grid")
        grid.table.setCurrentIndex(grid.model.index(row, ids.index(candidate_id) + 1))

    def _do(self, work: Coroutine[Any, Any, Any], title: str) -> None:
        try:
            asyncio.get_running_loop()
        except RuntimeError:  # the window is gone
            work.close()
            return
        self._shell.run_task(work, title)
