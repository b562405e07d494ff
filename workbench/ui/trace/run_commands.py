"""What can be done with recorded runs: again, compared, exported, kept as a case, deleted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.app.notices import Notice
from workbench.app.run_records import RunForm
from workbench.app.workbench import Workbench
from workbench.evals.data_sets import SUFFIX
from workbench.traces.canonical import EventDifference
from workbench.ui.chat.inline import visible
from workbench.ui.language.messages import said
from workbench.ui.panels import ShellApi
from workbench.ui.trace.run_forms import EXPORT_FORMS
from workbench.ui.trace.words import tr

_KEPT = "case:"


class RunCommands(QObject):
    """Each command is a task of the shell, which tells of its failure.

    Signals:
        started: A run began. arg: its id.
        compared: Two runs are lined up. arg: ``ComparedRuns``.
        deleted: Runs are gone for good. arg: their ids.
        kept: A run is a regression test. args: a key for ``take_back``, words.
    """

    started = Signal(str)
    compared = Signal(object)
    deleted = Signal(object)
    kept = Signal(str, str)

    def __init__(self, workbench: Workbench, shell: ShellApi, panel: QWidget) -> None:
        super().__init__(panel)
        self._workbench, self._shell, self._panel = workbench, shell, panel
        self._asked = 0
        self._closed = False

    def close(self) -> None:
        """What comes later is not told."""
        self._closed = True

    # -- again

    def check(self, run_id: str) -> None:
        """Tell a run again out of its record, and say whether it comes out the same."""
        self._shell.run_task(self._check(run_id), self.tr("Tell the run again"))

    async def _check(self, run_id: str) -> None:
        found = await self._workbench.runs.replays.check(run_id)
        if found.problem:
            notice = Notice(
                "warning", self.tr("The run cannot be replayed"), said(found.problem)
            )
        elif found.difference is None:
            what = self.tr("{0} events came out as they were recorded.").format(
                len(found.records)
            )
            if found.cut_off:
                what += " " + self.tr("The record was cut off there.")
            notice = Notice("info", self.tr("The replay matches the recording"), what)
        else:
            notice = Notice(
                "warning",
                self.tr("The replay differs from the recording"),
                difference_words(found.difference),
            )
        self._shell.notify(notice)

    def go_on(self, run_id: str, step: str = "", *, model_id: str = "") -> None:
        """Run it again for real, from one of its steps or from the beginning."""
        work = self._go_on(run_id, step, model_id)
        self._shell.run_task(work, self.tr("Run again"))

    async def _go_on(self, run_id: str, step: str, model_id: str) -> None:
        run = await self._workbench.runs.replays.go_on(run_id, step, model_id=model_id)
        if not self._closed:
            self.started.emit(run.run_id)

    # -- compared

    @Slot(str, str)
    def compare(self, first: str, second: str) -> None:
        """Line two runs up; of two that are asked for, the later is shown."""
        self._asked += 1
        work = self._compare(first, second, self._asked)
        self._shell.run_task(work, self.tr("Compare two runs"))

    async def _compare(self, first: str, second: str, asked: int) -> None:
        found = await self._workbench.run_reading.compare(first, second)
        if asked == self._asked and not self._closed:
            self.compared.emit(found)

    # -- files

    @Slot(object, str)
    def ask_export(self, run_ids: Sequence[str], form: RunForm) -> None:
        """Ask where to write runs."""
        chosen = tuple(run_id for run_id in run_ids if run_id)
        if not chosen:
            return
        title = self.tr("Export run") if len(chosen) == 1 else self.tr("Export runs")
        suffix = EXPORT_FORMS[form].suffix
        dialog = self._dialog(title, suffix)
        dialog.selectFile(
            f"run-{chosen[0][:8]}.{suffix}" if len(chosen) == 1 else f"runs.{suffix}"
        )
        reading = self._workbench.run_reading
        dialog.fileSelected.connect(
            lambda path: self._shell.run_task(reading.export(chosen, form, Path(path)), title)
        )
        dialog.open()

    def _dialog(self, title: str, suffix: str) -> QFileDialog:
        dialog = QFileDialog(self._panel, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def ask_case(self, run_id: str, *, new: bool) -> None:
        """Ask for the data set that shall have the run as a case."""
        title = self.tr("Make a test case")
        dialog = self._dialog(title, SUFFIX.removeprefix("."))
        if not new:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        names = self.tr("Data sets (%s)") % "*.yaml *.yml *.jsonl *.ndjson *.csv *.tsv"
        dialog.setNameFilter(names)
        dialog.fileSelected.connect(
            lambda path: self._shell.run_task(self.add_case(run_id, Path(path)), title)
        )
        dialog.open()

    def keep_regression(self, run_id: str) -> None:
        """Make a run one of the regression tests, at once; it can be taken back."""
        self._shell.run_task(self._keep_regression(run_id), self.tr("Make a regression test"))

    async def _keep_regression(self, run_id: str) -> None:
        bench, title = self._workbench, self.tr("Regression tests")
        kept = await bench.run_reading.keep_regression(run_id, bench.data_sets, title)
        words = self.tr("Case {0} of “{1}” in the evaluations").format(
            kept.place, visible(kept.title)
        )
        if not kept.is_new:
            told = Notice("info", self.tr("The run is a regression test already"), words)
            self._shell.notify(told)
        elif not self._closed:
            self.kept.emit(f"{_KEPT}{kept.case_id}", words)

    @Slot(str)
    def take_back(self, key: str) -> None:
        """Take a regression test back; keys of other things mean nothing here."""
        if key.startswith(_KEPT):
            work = self._take_back(key.removeprefix(_KEPT))
            self._shell.run_task(work, self.tr("Take the regression test back"))

    async def _take_back(self, case_id: str) -> None:
        from workbench.app.run_cases import drop_regression  # evaluations take long to import

        await drop_regression(self._workbench.data_sets, case_id)

    async def add_case(self, run_id: str, path: Path) -> None:
        """Add the run to a data set, and say so."""
        case, count = await self._workbench.run_reading.add_case(run_id, path)
        what = self.tr("{0} is case {1} of {2}. Look over what it expects.")
        words = what.format(case.case_id, count, path.name)
        self._shell.notify(Notice("info", self.tr("The run is a test case now"), words))

    # -- gone

    @Slot(object)
    def delete(self, run_ids: Sequence[str]) -> None:
        """Remove runs for good; it was asked whether they shall."""
        self._shell.run_task(self._delete(tuple(run_ids)), self.tr("Delete runs"))

    async def _delete(self, run_ids: tuple[str, ...]) -> None:
        await self._workbench.conversations.delete_runs(run_ids)
        if not self._closed:
            self.deleted.emit(run_ids)


def difference_words(difference: EventDifference) -> str:
    """Where it first went another way, and what was to be there."""
    before, after = difference.before or {}, difference.after or {}
    named = str(before.get("type") or after.get("type") or "?")
    place = tr("In the step {0}").format(visible(difference.span_id) or tr("of the run itself"))
    if difference.before is None:
        return tr("{0} there is {1}, which the record has not.").format(place, named)
    if difference.after is None:
        return tr("{0} there is no {1}, which the record has.").format(place, named)
    names = [name for name in before if before.get(name) != after.get(name)]
    return tr("{0} {1} differs: {2}.").format(place, named, ", ".join(names))
