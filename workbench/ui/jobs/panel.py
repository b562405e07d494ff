"""The panel of jobs: what runs by itself, when, what it may do, and how it went."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.app.jobs.service import JobView
from workbench.app.jobs.values import Job, When
from workbench.app.jobs.words import sentence_of
from workbench.app.workbench import Workbench
from workbench.base.errors import WorkbenchError
from workbench.ui.actions import Action
from workbench.ui.jobs import words
from workbench.ui.jobs.job_list import JobList
from workbench.ui.jobs.job_page import JobPage
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import on_click
from workbench.ui.widgets.placeholders import EmptyState
from workbench.ui.widgets.views import SplitView

_REST_MS = 200
_LOOK_MS = 2_000
_SHOWN_RUNS = 200


class JobsPanel(QWidget):
    """What is changed in the form counts once it is saved."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self.setObjectName("page")
        self._workbench, self._theme, self._shell = workbench, theme, shell
        self._jobs = workbench.jobs
        self._views: Sequence[JobView] = ()
        self._saved: Job | None = None
        self._source: Job | None = None
        self._removed = ""
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
        self._connect()
        self.first_focus = self.list.view
        shell.register_actions(self._commands())
        self.refresh()

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space.xl_px, space.l_px, 0, 0)
        outer.setSpacing(space.m_px)
        outer.addWidget(label(self.tr("Jobs"), "page"))
        self.right = QStackedWidget()
        self.right.addWidget(self.empty)
        self.right.addWidget(self.page)
        split = SplitView("jobs")
        split.addWidget(self.list)
        split.addWidget(self.right)
        split.setStretchFactor(1, 1)
        split.setSizes([270, 900])
        outer.addWidget(split, 1)

    def _connect(self) -> None:
        page = self.page
        self.list.chosen.connect(self.open)
        self.list.new_asked.connect(self.new)
        self.list.undo_asked.connect(self.undo)
        self.empty.asked.connect(self.new)
        page.form.edited.connect(self._on_edited)
        page.history.begin.connect(self.rehearse)
        page.rooms.chosen.connect(lambda _room: self._read_history())
        page.toggle.clicked.connect(self._on_toggled)
        for button, do in (
            (page.save, self.save),
            (page.save_only, self.save_only),
            (page.discard, self.discard_changes),
            (page.delete, self.remove),
            (page.run, self.run_now),
            (page.rehearse, self.rehearse),
            (page.stop, self.stop),
        ):
            on_click(button, do)
        end = self._jobs.listen(self._soon)
        self.destroyed.connect(lambda: end())

    def _commands(self) -> list[Action]:
        found: tuple[tuple[str, str, str, Callable[[], object]], ...] = (
            ("new", self.tr("New job"), "Ctrl+N", self.new),
            ("save", self.tr("Save the job and allow it"), "Ctrl+S", self.save),
            ("run", self.tr("Run the job now"), "Ctrl+Return", self.run_now),
            ("rehearse", self.tr("Rehearse the job"), "Ctrl+R", self.rehearse),
            ("find", self.tr("Find a job"), "Ctrl+F", self._find),
            ("pause", self.tr("Pause or resume the job"), "", self._toggle),
            ("remove", self.tr("Delete the job"), "", self.remove),
        )
        return [
            Action(f"jobs.{key}", title, keys, "jobs", callback)
            for key, title, keys, callback in found
        ]

    # -- what is shown

    def show_target(self, name: str = "", room: str = "") -> None:
        """Show a job, and its form or its history."""
        if name:
            self.open(name)
        if room:
            self.page.show_room(room)
            self._read_history()

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
        problems = [
            f"{path.name}: {message}" for path, message, _h in self._jobs.library.problems
        ]
        self.list.show_problems("\n".join(problems[:3]))
        is_new = self.right.currentWidget() is self.page and self._saved is None
        if is_new:
            return
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
                self.page.tell(sentence_of(job), problem=words.sentence(exc))
            return
        if not isValid(self):
            return
        problem = "; ".join(checked.problems)
        problem = f"{problem[:1].upper()}{problem[1:]}." if problem else ""
        asks = ""
        if checked.asks and not self.is_changed and self._saved is not None:
            asks = self.tr(
                "It waits for you: {0}. Read the sentence, then press Save and allow."
            )
            asks = asks.format(checked.asks)
        self.page.tell(sentence_of(job), asks, problem)
        if problem:
            self.page.save.setEnabled(False)

    def _read_history(self) -> None:
        if self.shown and self.page.rooms.value == "history":
            self._shell.run_task(self._history(self.shown), "")

    async def _history(self, name: str) -> None:
        runs = await self._jobs.history(name, _SHOWN_RUNS)
        if isValid(self) and name == self.shown:
            self.page.history.show_runs(runs)

    # -- what a person does

    @Slot(str)
    def open(self, name: str) -> None:
        """Show a job; changes that were not saved are not lost."""
        view = self._view(name)
        if view is None or name == self.shown:
            return
        if self.is_changed:
            self._tell(self.tr("Save or discard your changes first."))
            self.list.show_views(self._views, self.shown)
            return
        self._show(view.job)

    @Slot()
    def new(self) -> None:
        """Begin a job."""
        if self.right.currentWidget() is self.page and self.is_changed:
            self._tell(self.tr("Save or discard your changes first."))
            return
        agents = self._workbench.agents.agents
        target = agents[0].name if agents else ""
        when = When("at", times=("09:00",), days=("mon", "tue", "wed", "thu", "fri"))
        self._show(Job("new-job", agent=target, when=when), saved=False)
        self.page.form.title.setFocus()

    @Slot()
    def save(self) -> None:
        """Keep the job, and let it run just so."""
        self._save(allow=True)

    @Slot()
    def save_only(self) -> None:
        """Keep the job; it does not run before somebody allows it."""
        self._save(allow=False)

    def _save(self, *, allow: bool) -> None:
        if self.right.currentWidget() is not self.page:
            return
        try:
            job = self.page.form.job()
        except WorkbenchError as exc:
            self._tell(words.sentence(exc))
            return
        if self._saved is None:
            title = job.title or self.tr("Job")
            job = replace(job, title=title, name=self._jobs.library.free_name(title))
        previous = self._saved.name if self._saved is not None else ""
        self._do(self._kept(job, previous, allow=allow), self.tr("Saving the job"))

    async def _kept(self, job: Job, previous: str, *, allow: bool) -> None:
        await self._jobs.save(job, previous, allow=allow)
        if isValid(self):
            self._saved = self._source = job
            self.page.form.is_kept_as(job)
            await self._read()

    @Slot()
    def discard_changes(self) -> None:
        """Go back to what is kept."""
        view = self._view(self.shown)
        if view is not None:
            self._show(view.job)
            return
        self._saved = None
        self.right.setCurrentWidget(self.empty)
        self.refresh()

    @Slot()
    def remove(self) -> None:
        """Delete the job that is open; its document can be brought back."""
        if not self.shown:
            self.discard_changes()
            return
        self._do(self._remove(self.shown), self.tr("Deleting the job"))

    async def _remove(self, name: str) -> None:
        self._removed = await self._jobs.remove(name)
        if isValid(self):
            self._saved = None
            self.right.setCurrentWidget(self.empty)
            self.list.undo.show()
            await self._read()

    @Slot()
    def undo(self) -> None:
        """Bring back what was deleted last; it must be allowed again."""
        if self._removed:
            self._do(self._restore(self._removed), self.tr("Bringing the job back"))

    async def _restore(self, token: str) -> None:
        await self._jobs.restore(token)
        self._removed = ""
        if isValid(self):
            self.list.undo.hide()
            await self._read()

    @Slot()
    def run_now(self) -> None:
        """Run the job that is open as it is kept."""
        self._start(rehearsal=False)

    @Slot()
    def rehearse(self) -> None:
        """Run it without changing anything."""
        self._start(rehearsal=True)

    def _start(self, *, rehearsal: bool) -> None:
        if not self.shown:
            return
        if self.is_changed:
            self._tell(self.tr("Save or discard your changes first."))
            return
        self.page.run.setEnabled(False)
        self.page.rehearse.setEnabled(False)
        self.page.show_room("history")
        title = self.tr("Rehearsing a job") if rehearsal else self.tr("Running a job")
        self._do(self._run(self.shown, rehearsal=rehearsal), title)

    async def _run(self, name: str, *, rehearsal: bool) -> None:
        try:
            ended = await self._jobs.run_now(name, rehearsal=rehearsal)
        finally:
            if isValid(self):
                await self._read()
        if isValid(self) and self.shown == name:
            await self._history(name)
            self.page.history.choose(ended.id)

    @Slot()
    def stop(self) -> None:
        """Stop the run that goes on."""
        if self.shown:
            self._jobs.stop(self.shown)

    def _toggle(self) -> None:
        if self.shown:
            self.page.toggle.click()

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        change = self._jobs.resume if on else self._jobs.pause
        self._do(change(self.shown), self.tr("Changing the job"))

    def _find(self) -> None:
        self.list.search.show()
        self.list.search.setFocus()

    def _do(self, work: Coroutine[Any, Any, Any], title: str) -> None:
        self._shell.run_task(self._told(work), title, must_end=False)

    async def _told(self, work: Coroutine[Any, Any, Any]) -> None:
        try:
            await work
        except WorkbenchError as exc:
            if isValid(self):
                self._tell(words.sentence(exc))
                self.refresh()

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


def create(workbench: Workbench, theme: Theme, shell: ShellApi) -> QWidget:
    """The panel, for the table of panels."""
    return JobsPanel(workbench, theme, shell)
