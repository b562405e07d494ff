"""Looks at the clock and at watched folders, and begins the jobs that are due.

One program of a data folder does so. What is due is claimed in the store before it runs, so a
program that is killed, a clock that is set and a second program run nothing twice.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from workbench.app.jobs import file_turns
from workbench.app.jobs.allowing import Allowing, Checked
from workbench.app.jobs.folder_watch import FolderWatch, FoundFile
from workbench.app.jobs.owners import Owners
from workbench.app.jobs.records import Cause, JobRun, JobState
from workbench.app.jobs.service import Jobs
from workbench.app.jobs.store import JobStore
from workbench.app.jobs.times import last_due_s
from workbench.app.jobs.values import Job, When
from workbench.app.notices import Notice, Notices
from workbench.base import deeds
from workbench.base.errors import RunError, StoreError, WorkbenchError

log = logging.getLogger(__name__)
TICK_S = 1.0
_IDLE_TICK_S = 5.0
_REFRESH_S = 5.0
_LATE_S = 90.0
"""Due longer ago than this was missed: the program was closed, or the machine slept."""
_BACK_S = 90_000.0
"""A clock set back by more than a day and an hour begins anew, instead of waiting for years."""
_MOST_QUEUED = 10
_REST = 10.0


@dataclass(slots=True)
class _Watched:
    when: When
    watch: FolderWatch
    told: frozenset[str] = frozenset()
    problem: str = ""
    rests_until_s: float = 0.0


@dataclass(slots=True)
class _Known:
    """What is kept between two ticks."""

    folders: dict[str, _Watched] = field(default_factory=dict)
    refreshed_s: float = float("-inf")
    asked: dict[str, str] = field(default_factory=dict)


class Scheduler:
    """Begins what is due, while the program is open. Lives on the event loop."""

    def __init__(
        self,
        jobs: Jobs,
        store: JobStore,
        owners: Owners,
        allowing: Allowing,
        notices: Notices,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._jobs, self._store, self._owners = jobs, store, owners
        self._allowing, self._notices, self._clock = allowing, notices, clock
        self._known = _Known()
        self._task: asyncio.Task[None] | None = None

    @property
    def is_on(self) -> bool:
        """Whether it was started here; another program may be the one that looks."""
        return self._task is not None

    def start(self) -> None:
        """Look from now on."""
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._go(), name="jobs")

    async def close(self) -> None:
        """Look no longer; runs that go on are not touched."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        await asyncio.to_thread(self._owners.leave_schedule)

    async def _go(self) -> None:
        told = ""
        while True:
            busy, problem = False, None
            try:
                busy = await self.tick()
            except WorkbenchError as exc:
                problem = exc
            except Exception as exc:
                log.exception("jobs.tick_broke")
                problem = RunError(
                    f"looking for jobs that are due failed: {exc!r:.200}",
                    "It is tried again every few seconds. Run: workbench doctor",
                )
            if problem is not None and problem.message != told:
                self._notices.tell(problem, "Jobs cannot be run", action="jobs.open")
            told = problem.message if problem is not None else ""
            await asyncio.sleep(TICK_S if busy else _IDLE_TICK_S)

    async def tick(self) -> bool:
        """Begin what is due; whether there is anything to look at.

        Raises:
            StoreError: What ran cannot be kept, so nothing runs.
        """
        refreshed = time.monotonic() - self._known.refreshed_s >= _REFRESH_S
        if refreshed:
            await self._jobs.library.refresh()
            self._known.refreshed_s = time.monotonic()
        documents = self._jobs.library.documents
        if not documents:
            return False
        if not await asyncio.to_thread(self._owners.schedules):
            return False
        if refreshed:
            await self.recover()
        states = await self._jobs.kept(self._store.states)
        await self._waiting(states)
        for job in documents:
            await self._look(job, states.get(job.name, JobState()))
        return any(job.when.kind != "hand" for job in documents)

    async def recover(self) -> None:
        """Tell of runs whose program is gone; they are not run again."""
        keep = {job.name: job.keep_runs for job in self._jobs.library.documents}
        alive, now_s = self._jobs.knows_owner, self._clock()
        gone = await self._jobs.kept(
            lambda: self._store.interrupt(alive, now_s, lambda name: keep.get(name, 100))
        )
        for run in gone:
            deeds.tell("job.interrupted", job=run.job, number=run.id, run=run.run_id)
            known = (job for job in self._jobs.library.documents if job.name == run.job)
            if (job := next(known, None)) is not None:
                summary = "The program ended while it ran. It is not run again."
                await self._jobs.ended(job, replace(run, state="interrupted", summary=summary))
            await asyncio.to_thread(self._owners.tidy)

    async def _look(self, job: Job, state: JobState) -> None:
        """Begin a job if it is due."""
        if state.paused or job.when.kind == "hand":
            return
        checked = await asyncio.to_thread(self._allowing.check, job)
        if checked.asks:
            self._tell_asks(job, checked.asks)
            return
        self._known.asked.pop(job.name, None)
        try:
            if job.when.kind == "folder":
                await self._look_at_folder(job, checked)
            else:
                await self._look_at_clock(job, state, checked)
        except StoreError:
            raise
        except WorkbenchError as exc:
            log.warning("jobs.not_begun name=%s reason=%s", job.name, exc.message)

    # -- the clock

    async def _look_at_clock(self, job: Job, state: JobState, checked: Checked) -> None:
        now_s = self._clock()
        if not state.handled_s or state.handled_s - now_s > _BACK_S:
            await self._handled(job, now_s)  # from here on; the store knows of earlier moments
            return
        due_s, count = last_due_s(job.when, state.handled_s, now_s)
        if due_s is None:
            return
        missed = now_s - due_s > _LATE_S
        run = JobRun(0, job.name, f"due:{due_s:.0f}", 1, "schedule", due_s, "running")
        if missed and job.if_off == "skip":
            await self._skip(run, f"It was due {count} times while the program was closed.")
        elif await self._jobs.begin(job, run, checked) is None:
            await self._begun_elsewhere(job, run)
        await self._handled(job, due_s)

    async def _begun_elsewhere(self, job: Job, run: JobRun) -> None:
        """The one before still runs, or this one had its turn."""
        if not await asyncio.to_thread(self._store.is_busy, job.name, self._jobs.knows_owner):
            return
        waiting = await asyncio.to_thread(self._store.waiting, job.name)
        if job.if_running == "queue" and len(waiting) < _MOST_QUEUED:
            waits = replace(run, state="waiting")
            await asyncio.to_thread(self._store.note, waits)
            return
        await self._skip(run, "The run before still went on.")

    async def _skip(self, run: JobRun, why: str) -> None:
        now_s = self._clock()
        skipped = replace(run, state="skipped", summary=why, begun_s=now_s, ended_s=now_s)
        if await asyncio.to_thread(self._store.note, skipped) is not None:
            deeds.tell("job.skipped", job=run.job, due_s=run.due_s)
            self._jobs.tell()

    async def _handled(self, job: Job, at_s: float) -> None:
        def handled(state: JobState) -> JobState:
            return replace(state, handled_s=at_s)

        await self._jobs.change(job.name, handled)

    async def _waiting(self, states: dict[str, JobState]) -> None:
        """Begin what waits for its turn: queued runs, and those that are tried again."""
        known = {job.name: job for job in self._jobs.library.documents}
        for run in await self._jobs.kept(self._store.waiting):
            job = known.get(run.job)
            paused = states.get(run.job, JobState()).paused
            if job is None or paused or run.due_s > self._clock():
                continue
            checked = await asyncio.to_thread(self._allowing.check, job)
            if not checked.asks:
                await self._jobs.begin(job, run, checked)

    # -- folders

    async def _look_at_folder(self, job: Job, checked: Checked) -> None:
        if self._jobs.is_going(job.name):
            return  # the next file waits where it is
        watched = self._known.folders.get(job.name)
        if watched is None or watched.when != job.when:
            watched = _Watched(job.when, FolderWatch(job.when))
            self._known.folders[job.name] = watched
        began_s = time.monotonic()
        if began_s < watched.rests_until_s:
            return
        found = await asyncio.to_thread(file_turns.look, self._store, job, watched.watch)
        took_s = time.monotonic() - began_s
        watched.rests_until_s = began_s + _REST * took_s  # a huge folder takes no processor
        self._tell_folder(job, watched, found.problem, frozenset(found.refused))
        if found.ready:
            await self._jobs.begin(job, _run_of(job, found.ready[0], self._clock()), checked)

    def _tell_folder(
        self, job: Job, watched: _Watched, problem: str, refused: frozenset[str]
    ) -> None:
        """Say once what is wrong with a folder, or with what lies in it."""
        new = refused - watched.told
        watched.told = refused
        if problem and problem != watched.problem:
            told = f"{job.when.folder} cannot be looked at: {problem}."
            self._tell(job, "The job {0} finds no folder", told, "folder")
        elif new:
            shown = "; ".join(sorted(new)[:3])
            told = f"{shown}{f' and {len(new) - 3} more' if len(new) > 3 else ''}."
            self._tell(job, "The job {0} passes over what it may not take", told, "names")
        watched.problem = problem

    def _tell_asks(self, job: Job, asks: str) -> None:
        if self._known.asked.get(job.name) == asks:
            return
        self._known.asked[job.name] = asks
        told = f"{asks[:1].upper()}{asks[1:]}. It does not run until somebody allows it."
        self._tell(job, "The job {0} waits for a person", told, "asks")

    def _tell(self, job: Job, title: str, told: str, key: str) -> None:
        hint, place = "Look at it under Jobs.", f"job.{job.name}.{key}"
        title = title.format(job.shown)
        self._notices.add(Notice("warning", title, told, hint, "jobs.open", key=place))


def _run_of(job: Job, file: FoundFile, now_s: float) -> JobRun:
    cause: Cause = "folder"
    key = f"{file_turns.FILE}{file.key}"
    return JobRun(0, job.name, key, 1, cause, now_s, "running", given=file.name)
