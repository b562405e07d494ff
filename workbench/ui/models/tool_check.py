"""The dialog that checks how well a model calls tools."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout
from shiboken6 import isValid

from workbench.app.reports import as_json
from workbench.app.tool_check_report import as_markdown, measured_words, values_of
from workbench.app.tool_check_values import (
    CATEGORY_TITLES,
    MODE_TITLES,
    CheckPlan,
    CheckProgress,
    CheckReport,
    Mode,
)
from workbench.base.errors import StoreError, WorkbenchError
from workbench.base.files import write_chosen
from workbench.models.store import InstalledModel
from workbench.ui.language.messages import said
from workbench.ui.language.words import tr
from workbench.ui.models.more import Place
from workbench.ui.models.tool_check_table import FailureView, ScoreTable, headline
from workbench.ui.models.work_dialog import WorkDialog
from workbench.ui.widgets.basics import SectionHeader, label
from workbench.ui.widgets.buttons import Button, Segmented, on_click

WIDTH_PX, HEIGHT_PX = 940, 760
_MOST_ROOM = 100
_MODES: dict[str, tuple[Mode, ...]] = {
    "both": ("constrained", "free"),
    "constrained": ("constrained",),
    "free": ("free",),
}


class ToolCheckDialog(WorkDialog):
    """Checks a model in one or both modes; shows what is kept of earlier checks at once."""

    def __init__(self, place: Place, model: InstalledModel) -> None:
        title = self.tr("Tool calls of %s") % model.title
        super().__init__(place, title, self.tr("Check"), "play")
        self._model = model
        self._reports: tuple[CheckReport, ...] = ()
        self._said = ""
        self._busy = False
        self.resize(WIDTH_PX, HEIGHT_PX)
        self.modes = Segmented(
            [
                ("both", self.tr("Both")),
                ("constrained", self.tr("Held to the schema")),
                ("free", self.tr("Written freely")),
            ],
            self.tr("How calls are written"),
        )
        self.modes.set_value("both")
        self.quick = QCheckBox(self.tr("Only a few cases"))
        self.quick.setToolTip(self.tr("Three of each kind: quick, but rough"))
        self.note = label("", "muted", wrap=True)
        self.scores = ScoreTable()
        self.head = SectionHeader(self.tr("What was wrong"))
        self.failures = FailureView()
        self.copy = Button(place.theme, self.tr("Copy report"), icon="copy")
        self.save = Button(place.theme, self.tr("Save report…"), icon="download")
        self._lay_out()
        on_click(self.copy, self._on_copy)
        on_click(self.save, self._choose_target)
        on_click(self.start, self._on_start)
        self._show_reports(())
        self._looking = asyncio.get_running_loop().create_task(self._look())

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(
            label(
                self.tr(
                    "Asks the model questions whose right calls are known, and judges each "
                    "answer by rules: the tool, its arguments, several calls at once, and "
                    "whether it calls nothing where nothing fits."
                ),
                "muted",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.setSpacing(self.place.theme.tokens.space.m_px)
        row.addWidget(self.modes)
        row.addWidget(self.quick)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.note)
        column.addWidget(self.scores)
        column.addWidget(self.head)
        column.addWidget(self.failures, _MOST_ROOM)
        column.addStretch(1)
        self.buttons.insertWidget(0, self.copy)
        self.buttons.insertWidget(1, self.save)
        self.finish_layout()
        self.inputs += [self.modes, self.quick, self.copy, self.save]

    async def _look(self) -> None:
        """Show what is kept: the best of each mode."""
        try:
            kept = await self.place.workbench.tool_checks.reports(self._model.id)
        except WorkbenchError as exc:
            if isValid(self):
                self.show_problem(exc)
            return
        if isValid(self) and kept and not self._busy and not self._reports:
            self._show_reports([one for one in kept if one.key.scope == kept[0].key.scope])

    def _on_start(self) -> None:
        if self.working:
            return
        plan = CheckPlan(_MODES[self.modes.value], quick=self.quick.isChecked())
        self._show_reports(())
        self._said, self._busy = "", True
        self._say("")
        self.scores.begin(plan.modes)
        self.scores.show()
        self.begin(self._check(plan), self.tr("Checking tool calls of %s") % self._model.title)

    async def _check(self, plan: CheckPlan) -> None:
        reports: tuple[CheckReport, ...] = ()
        try:
            reports = await self.place.workbench.tool_checks.check(
                self._model.id, plan, self._on_progress
            )
        finally:
            self._busy = False
            if isValid(self):
                self._show_reports(reports)
                if not reports:
                    self._said = self.tr("The check was stopped.")
                    self._say(self._said)
                    self._looking = asyncio.get_running_loop().create_task(self._look())

    def _on_progress(self, progress: CheckProgress) -> None:
        if not isValid(self):
            return
        self.scores.show_progress(progress)
        if progress.mode is None:
            self.told(0.0, self.tr("Loading the model"))
            return
        here = [one for one in progress.categories if one.done < one.total]
        doing = CATEGORY_TITLES[here[0].category] if here else ""
        words = f"{MODE_TITLES[progress.mode].capitalize()}: {doing}".rstrip(": ")
        self.told(progress.share, f"{progress.done} / {progress.total}  {words}")

    def _show_reports(self, reports: Sequence[CheckReport]) -> None:
        self._reports = tuple(reports)
        shown = bool(reports)
        wrong = any(report.failures for report in reports)
        for widget in (self.scores, self.copy, self.save):
            widget.setVisible(shown)
        self.head.setVisible(wrong)
        self.failures.setVisible(wrong)
        if not shown:
            self._say(
                self.tr(
                    "It was not checked yet. A small model takes less than a minute, a large "
                    "one on the processor some minutes."
                )
            )
            return
        self._say("\n".join(filter(None, [self._said, *map(_lines, reports)])))
        self.scores.show_reports(reports)
        self.failures.show_reports(reports)

    def _say(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def report(self) -> str:
        """The report as Markdown."""
        return as_markdown(self._reports)

    def _on_copy(self) -> None:
        if self._reports:
            self.place.shell.copy(self.report(), self.tr("Report"))

    def _choose_target(self) -> None:
        dialog = QFileDialog(
            self,
            self.tr("Save the report"),
            f"tool-calls-{self._model.id}.md",
            self.tr("Markdown (*.md);;JSON (*.json)"),
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.open()

    def write(self, path: Path) -> None:
        """Write the report to a file: JSON if it is called so, else Markdown."""
        if not self._reports:
            return
        is_json = path.suffix.lower() == ".json"
        values = [values_of(report) for report in self._reports]
        try:
            write_chosen(path, as_json(values) + "\n" if is_json else self.report())
            self.problem.hide()
        except StoreError as exc:
            self.show_problem(exc)

    def done(self, result: int) -> None:
        """Closing also ends the look at what is kept."""
        self._looking.cancel()
        super().done(result)


def _lines(report: CheckReport) -> str:
    """What came out, when and how."""
    lines = f"{headline(report)}. {measured_words(report)}, {report.tokens_per_s:.0f} tok/s."
    if report.stale:
        lines += " " + tr("Out of date: {0}.").format(said(report.stale))
    if report.notes:
        more = (
            " " + tr("({0} more in the report)").format(len(report.notes) - 1)
            if report.notes[1:]
            else ""
        )
        lines += " " + tr("The engine says: {0}.").format(f"{said(report.notes[0])}{more}")
    return lines


def start_checking(place: Place, model: InstalledModel) -> None:
    """Open the dialog."""
    ToolCheckDialog(place, model).open()
