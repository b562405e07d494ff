"""The panel of jobs: what runs by itself, when, what it may do, and how it went."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from workbench.app.jobs.values import Job, When
from workbench.app.workbench import Workbench
from workbench.base.errors import WorkbenchError
from workbench.ui.actions import Action
from workbench.ui.jobs import words
from workbench.ui.jobs.jobs_view import JobsView
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.buttons import on_click


class JobsPanel(JobsView):
    """What is changed in the form counts once it is saved."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__(workbench, theme, shell)
        self._removed = ""
        self._connect()
        shell.register_actions(self._commands())
        self.refresh()

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

    def show_target(self, name: str = "", room: str = "") -> None:
        """Show a job, and its form or its history."""
        if name:
            self._wanted = "" if self._view(name) is not None else name
            self.open(name)
        if room:
            self.page.show_room(room)
            self._read_history()

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
        except WorkbenchError:
            if isValid(self):
                self.refresh()
            raise  # the window tells it


def create(workbench: Workbench, theme: Theme, shell: ShellApi) -> QWidget:
    """The panel, for the table of panels."""
    return JobsPanel(workbench, theme, shell)
