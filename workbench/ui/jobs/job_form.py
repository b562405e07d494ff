"""The form of one job: what runs, when, within which limits, with which tools."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.app.jobs.values import Job, JobLimits, check_job
from workbench.app.workbench import Workbench
from workbench.ui.chat.inline import visible
from workbench.ui.jobs import fields
from workbench.ui.jobs.grants_part import GrantsPart
from workbench.ui.jobs.when_part import WhenPart
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import SectionHeader
from workbench.ui.widgets.long_text import LongText

_INPUT_PX = 84


class JobForm(QWidget):
    """Texts are read as they are typed.

    Signals:
        edited: A person changed something.
    """

    edited = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench, self._theme = workbench, theme
        self._job = Job("job")
        self._showing = False
        space = theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.m_px)
        column.addWidget(self._what())
        column.addWidget(SectionHeader(self.tr("When")))
        self.when = WhenPart(theme)
        self.when.changed.connect(self._on_edited)
        column.addWidget(self.when)
        self.grants = GrantsPart(theme, lambda: workbench.tools)
        self.grants.changed.connect(self._on_edited)
        column.addWidget(self.grants)
        column.addWidget(SectionHeader(self.tr("Limits of a run")))
        column.addWidget(self._limits())
        column.addWidget(SectionHeader(self.tr("If something is in the way")))
        column.addWidget(self._troubles())

    def _what(self) -> QWidget:
        told = self._on_edited
        self.title = fields.line(self.tr("Name of the job"), told, self.tr("Read my inbox"))
        self.title.setMaxLength(200)
        self.target = fields.choice(self.tr("Agent or graph"), (), self._on_target)
        self.input = LongText(self._theme)
        self.input.setAccessibleName(self.tr("What it is asked"))
        self.input.setTabChangesFocus(True)
        self.input.setPlaceholderText(
            self.tr("What it is asked. {file} is what a watched folder gives, {name} its name.")
        )
        self.input.setFixedHeight(self._theme.tokens.text_px(_INPUT_PX))
        self.input.textChanged.connect(told)
        rows = [
            (self.tr("Name"), self.title),
            (self.tr("Agent or graph"), self.target),
            (self.tr("Is asked"), self.input),
        ]
        return fields.form(self._theme, rows)

    def _limits(self) -> QWidget:
        told, theme = self._on_edited, self._theme
        self.seconds = fields.number(theme, self.tr("Seconds"), 1, 86_400, told)
        self.steps = fields.number(theme, self.tr("Steps"), 1, 1_000, told)
        self.tokens = fields.number(theme, self.tr("Tokens"), 1, 10_000_000, told)
        self.tool_calls = fields.number(theme, self.tr("Calls of tools"), 0, 10_000, told)
        rows = [
            (
                self.tr("Ends after"),
                fields.beside(self.seconds, self.tr("seconds"), self.steps, self.tr("steps")),
            ),
            (
                self.tr("or"),
                fields.beside(
                    self.tokens, self.tr("tokens"), self.tool_calls, self.tr("calls of tools")
                ),
            ),
        ]
        return fields.form(theme, rows)

    def _troubles(self) -> QWidget:
        told, theme = self._on_edited, self._theme
        running = [("skip", self.tr("leave it out")), ("queue", self.tr("let it wait"))]
        off = [("run", self.tr("run once, late")), ("skip", self.tr("leave it out"))]
        self.if_running = fields.choice(self.tr("If it still runs"), running, told)
        self.if_off = fields.choice(self.tr("If the program was closed"), off, told)
        self.retries = fields.number(theme, self.tr("Tries again"), 0, 10, told, 80)
        self.retry_after = fields.number(
            theme, self.tr("Seconds before it is tried again"), 1, 86_400, told, 90
        )
        self.pause_after = fields.number(
            theme, self.tr("Failures in a row that pause it"), 0, 1_000, told, 80
        )
        self.pause_after.setSpecialValueText(self.tr("never"))
        self.keep_runs = fields.number(theme, self.tr("Reports kept"), 1, 1_000, told, 80)
        again = fields.beside(
            self.retries, self.tr("times, each"), self.retry_after, self.tr("seconds later")
        )
        pause = fields.beside(self.pause_after, self.tr("failures in a row"))
        rows = [
            (self.tr("Still running"), self.if_running),
            (self.tr("Program closed"), self.if_off),
            (self.tr("Failed: again"), again),
            (self.tr("Paused after"), pause),
            (self.tr("Reports kept"), fields.beside(self.keep_runs)),
        ]
        return fields.form(theme, rows)

    def show_job(self, job: Job) -> None:
        """Show a job without telling."""
        self._showing = True
        try:
            self._job = job
            self.title.setText(job.title)
            self._show_targets(job)
            self.input.setPlainText(job.input)
            self.when.show_when(job.when)
            self.grants.show_grants(job.grants)
            limits = job.limits
            for field, value in (
                (self.seconds, limits.seconds),
                (self.steps, limits.steps),
                (self.tokens, limits.tokens),
                (self.tool_calls, limits.tool_calls),
                (self.retries, job.retries),
                (self.retry_after, job.retry_after_s),
                (self.pause_after, job.pause_after),
                (self.keep_runs, job.keep_runs),
            ):
                field.setValue(value)
            fields.show_key(self.if_running, job.if_running)
            fields.show_key(self.if_off, job.if_off)
            self._offer_tools()
        finally:
            self._showing = False

    def is_kept_as(self, job: Job) -> None:
        """What is shown was saved under that name."""
        self._job = job

    def job(self) -> Job:
        """The job as it is written.

        Raises:
            DocumentError: Something cannot be read, or makes no sense.
        """
        kind, _colon, name = str(self.target.currentData() or "").partition(":")
        job = replace(
            self._job,
            title=self.title.text().strip(),
            agent=name if kind == "agent" else "",
            graph=name if kind == "graph" else "",
            input=self.input.toPlainText(),
            when=self.when.when(),
            limits=JobLimits(
                self.seconds.value(),
                int(self.steps.value()),
                int(self.tokens.value()),
                int(self.tool_calls.value()),
            ),
            if_running="queue" if self.if_running.currentData() == "queue" else "skip",
            if_off="skip" if self.if_off.currentData() == "skip" else "run",
            retries=int(self.retries.value()),
            retry_after_s=self.retry_after.value(),
            pause_after=int(self.pause_after.value()),
            keep_runs=int(self.keep_runs.value()),
            grants=self.grants.grants(),
        )
        check_job(job)
        return job

    def _show_targets(self, job: Job) -> None:
        self.target.clear()
        for agent in self._workbench.agents.agents:
            self.target.addItem(visible(agent.title), f"agent:{agent.name}")
        for graph in self._workbench.graphs.graphs:
            words = self.tr("{0} (graph)").format(visible(graph.title))
            self.target.addItem(words, f"graph:{graph.name}")
        if job.target:
            fields.show_key(self.target, f"{'agent' if job.agent else 'graph'}:{job.target}")

    def _on_target(self) -> None:
        self._offer_tools()
        self._on_edited()

    def _offer_tools(self) -> None:
        """Name first the tools that what is chosen uses."""
        kind, _colon, name = str(self.target.currentData() or "").partition(":")
        agents = self._workbench.agents.agents
        used: tuple[str, ...] = ()
        if kind == "agent" and (found := next((a for a in agents if a.name == name), None)):
            used = tuple(use.name for use in found.tools)
        self.grants.offer_tools(used)

    def _on_edited(self) -> None:
        if not self._showing:
            self.edited.emit()
