"""What the panel of jobs shows: the list, the job that is open, what will happen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.app.jobs.service import JobView
from workbench.app.jobs.values import Job
from workbench.app.jobs.words import sentence_of
from workbench.app.workbench import Workbench
from workbench.base.errors import WorkbenchError
from workbench.ui.jobs import words
from workbench.ui.jobs.job_list import JobList
from workbench.ui.jobs.job_page import JobPage
from workbench.ui.language.messages import said
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.placeholders import EmptyState
from workbench.ui.widgets.views import SplitView

_REST_MS = 200
_LOOK_MS = 2_000
_SHOWN_RUNS = 200


class JobsView(QWidget):
    """Shows the jobs as they are; what a person does with them is in the panel."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self.setObjectName("page")
        self._workbench, self._theme, self._shell = workbench, theme, shell
        self._jobs = workbench.jobs
        self._views: Sequence[JobView] = ()
        self._saved: Job | None = None
        self._source: Job | None = None
        self._wanted = ""
        self._reading = self._again = False
        self.list = JobList(theme)
        self.page = JobPage(workbench, theme, shell)
        self.empty = EmptyState(
            theme,
            "clock",
            self.tr("Nothing runs by itself"),
            self.tr(
                "A job lets an agent or a graph run at a time of the day, every so often, or "
                "for each new file in a folder. Nobody is asked while it runs: it may use only "
                "the tools that you grant it here, within the limits that you set."
            ),
            self.tr("New job"),
        )
        self._lay_out()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._judge)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._on_look)
        self._look.start()
        self.first_focus: QWidget = self.list.view

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space.xl_px, space.l_px, 0, 0)
        outer.setSpacing(space.m_px)
        self.right = QStackedWidget()
        self.right.addWidget(self.empty)
        self.right.addWidget(self.page)
        split = SplitView("jobs")
        split.addWidget(self.list)
        split.addWidget(self.right)
        split.setStretchFactor(1, 1)
        split.setSizes([270, 900])
        outer.addWidget(split, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    @property
    def is_changed(self) -> bool:
        """Whether the form differs from what is kept."""
        if self.right.currentWidget() is not self.page:
            return False
        try:
            return self._saved is None or self.page.form.job() != self._saved
        except WorkbenchError:
            return True

    @property
    def shown(self) -> str:
        """The name of the job that is open; empty for none, or a new one."""
        return self._saved.name if self._saved is not None else ""

    def refresh(self) -> None:
        """Show the jobs as they are now."""
        if self._reading:
            self._again = True
            return
        self._reading = True
        self._shell.run_task(self._read(), "")

    async def _read(self) -> None:
        try:
            await self._jobs.library.refresh()
            views = await self._jobs.views()
        except WorkbenchError as exc:
            if isValid(self):
                self.list.show_problems(words.sentence(exc))
            return
        finally:
            self._reading = False
        if isValid(self):
            self._show_views(views)
            if self._again:
                self._again = False
                self.refresh()

    def _show_views(self, views: Sequence[JobView]) -> None:
        self._views = views
        self.list.show_views(views, self.shown)
        self.first_focus = self.list.view if views else self.empty.button
        if not views and self.list.view.hasFocus():
            self.empty.button.setFocus()
        problems = [
            f"{path.name}: {message}" for path, message, _h in self._jobs.library.problems
        ]
        self.list.show_problems("\n".join(problems[:3]))
        is_new = self.right.currentWidget() is self.page and self._saved is None
        if is_new:
            return
        wanted = self._view(self._wanted)
        if wanted is not None and not self.is_changed:
            self._wanted = ""
            self._show(wanted.job)
        view = self._view(self.shown)
        if view is None:
            if views:
                self._show(views[0].job)
            else:
                self._saved = None
                self.right.setCurrentWidget(self.empty)
            return
        if view.job != self._source and not self.is_changed:
            self._show(view.job)  # it was changed elsewhere
            return
        self.page.show_view(view)
        self._judge()
        self._read_history()

    def _view(self, name: str) -> JobView | None:
        return next((view for view in self._views if view.job.name == name), None)

    def _show(self, job: Job, *, saved: bool = True) -> None:
        self._saved = self._source = job if saved else None
        self.page.form.show_job(job)
        if saved:  # what the form leaves out of a kind that is not chosen is no change
            self._saved = self._as_shown(job)
        self.right.setCurrentWidget(self.page)
        self.page.area.verticalScrollBar().setValue(0)
        view = self._view(job.name) if saved else None
        self.page.show_view(view)
        if not saved:
            self.page.show_room("job")
        self.list.show_views(self._views, self.shown)
        self._judge()
        self._read_history()

    def _as_shown(self, job: Job) -> Job:
        try:
            return self.page.form.job()
        except WorkbenchError:
            return job

    def _judge(self) -> None:
        """Say what will happen, and what is wrong with it."""
        if self.right.currentWidget() is not self.page:
            return
        changed = self.is_changed
        self.page.save.setEnabled(changed or self._asks() != "")
        self.page.save_only.setEnabled(changed)
        self.page.discard.setEnabled(changed)
        try:
            job = self.page.form.job()
        except WorkbenchError as exc:
            self.page.tell("", problem=words.sentence(exc))
            self.page.save.setEnabled(False)
            self.page.save_only.setEnabled(False)
            return
        self._shell.run_task(self._check(job), "")

    def _asks(self) -> str:
        view = self._view(self.shown)
        return view.checked.asks if view is not None else "new"

    async def _check(self, job: Job) -> None:
        try:
            checked = await self._jobs.check(job)
        except WorkbenchError as exc:
            if isValid(self):
                self.page.tell(sentence_of(job, words.say), problem=words.sentence(exc))
            return
        if not isValid(self):
            return
        problem = "; ".join(said(one) for one in checked.problems)
        problem = f"{problem[:1].upper()}{problem[1:]}." if problem else ""
        asks = ""
        if checked.asks and not self.is_changed and self._saved is not None:
            asks = self.tr(
                "It waits for you: {0}. Read the sentence, then press Save and allow."
            )
            asks = asks.format(said(checked.asks))
        self.page.tell(sentence_of(job, words.say), asks, problem)
        if asks:  # known before the job is read again
            self.page.run.setEnabled(False)
        if problem:
            self.page.save.setEnabled(False)

    def _read_history(self) -> None:
        if self.shown and self.page.rooms.value == "history":
            self._shell.run_task(self._history(self.shown), "")

    async def _history(self, name: str) -> None:
        runs = await self._jobs.history(name, _SHOWN_RUNS)
        if isValid(self) and name == self.shown:
            self.page.history.show_runs(runs)

    def _tell(self, problem: str) -> None:
        self.page.tell(self.page.says.text(), self.page.asks.text(), problem)

    def _on_edited(self) -> None:
        self._rest.start()

    def _soon(self) -> None:
        if isValid(self) and self.isVisible():
            self.refresh()

    def _on_look(self) -> None:
        """Another program may have changed something, and the clock goes on."""
        if self.isVisible() and not self.is_changed:
            self.refresh()
