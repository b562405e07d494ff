"""The jobs of this program: kept, allowed, run, paused, and told of."""

from __future__ import annotations

import asyncio
import logging
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from workbench.app.jobs.allowing import Allowing, Checked
from workbench.app.jobs.file_turns import begin_watching
from workbench.app.jobs.library import JobLibrary
from workbench.app.jobs.owners import Owners
from workbench.app.jobs.records import FAILURES, Cause, JobRun, JobState
from workbench.app.jobs.running import JobRunning
from workbench.app.jobs.store import JobStore
from workbench.app.jobs.times import next_due_s
from workbench.app.jobs.told import damage_notice, failure_notice, refused_of
from workbench.app.jobs.values import Job
from workbench.app.listeners import Listeners
from workbench.app.notices import Notices
from workbench.base import deeds
from workbench.base.errors import RunError, StoreDamaged
from workbench.policy.roles import HIGHEST, Role

log = logging.getLogger(__name__)
T = TypeVar("T")
_CLOSE_S = 10.0


@dataclass(frozen=True, slots=True)
class JobView:
    """A job as it stands now.

    Attributes:
        next_s: When it is due next; None where the clock does not start it.
        last: Its newest run that is no rehearsal.
        going: A run of it goes on, in this program.
    """

    job: Job
    state: JobState
    checked: Checked
    next_s: float | None
    last: JobRun | None
    going: bool


class Jobs:
    """The jobs.

    Attributes:
        library: Their documents.
    """

    def __init__(
        self,
        library: JobLibrary,
        store: JobStore,
        owners: Owners,
        allowing: Allowing,
        running: JobRunning,
        notices: Notices,
        role: Callable[[], Role] = lambda: HIGHEST,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Join them; nothing is read or run yet."""
        self.library = library
        self._store, self._owners = store, owners
        self._allowing, self._running, self._notices = allowing, running, notices
        self._role, self._clock = role, clock
        self._tasks: dict[int, asyncio.Task[JobRun]] = {}
        self._listeners: Listeners[[]] = Listeners()
        self._closing = False

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call ``listener`` after each change; returns what ends it."""
        return self._listeners.add(listener)

    # -- looking

    async def views(self) -> tuple[JobView, ...]:
        """Every job as it stands now, by title."""
        states = await self.kept(self._store.states)
        last = await self.kept(self._store.last)
        found = []
        for job in self.library.documents:
            checked = await asyncio.to_thread(self._allowing.check, job)
            found.append(self._view(job, states, last, checked))
        return tuple(found)

    async def view(self, name: str) -> JobView:
        """A job as it stands now.

        Raises:
            DocumentError: There is none.
        """
        job = self.library.get(name)
        states = await self.kept(self._store.states)
        last = await self.kept(self._store.last)
        checked = await asyncio.to_thread(self._allowing.check, job)
        return self._view(job, states, last, checked)

    async def check(self, job: Job) -> Checked:
        """What is wrong with a job, saved or not."""
        return await asyncio.to_thread(self._allowing.check, job)

    async def history(self, name: str = "", most: int = 100) -> list[JobRun]:
        """The newest runs, the newest first, without their reports."""
        return await self.kept(lambda: self._store.newest(name, most))

    async def report(self, number: int) -> JobRun:
        """A run with its report.

        Raises:
            RunError: It is not kept.
        """
        found = await self.kept(lambda: self._store.report(number))
        if found is None:
            raise RunError(
                f"there is no run {number} of a job", "Look at the history of the job."
            )
        return found

    def _view(
        self, job: Job, states: dict[str, JobState], last: dict[str, JobRun], checked: Checked
    ) -> JobView:
        state = states.get(job.name, JobState())
        after_s = max(self._clock(), state.handled_s)
        due_s = None if state.paused or checked.asks else next_due_s(job.when, after_s)
        return JobView(job, state, checked, due_s, last.get(job.name), self.is_going(job.name))

    # -- changing

    async def save(self, job: Job, previous_name: str = "", *, allow: bool = False) -> None:
        """Keep a job; a person who ``allow``s it lets it run just so.

        Raises:
            WorkbenchError: The name is taken, it could not run so, or it cannot be written.
        """
        if allow:  # before anything is written: what cannot be allowed is not half saved
            checked = await asyncio.to_thread(self._allowing.check, job)
            if checked.problems:
                raise RunError(checked.problems[0], "Mend that, then allow it.")
        await self.library.save(job, previous_name)
        if previous_name not in ("", job.name):
            await self._forget(previous_name)
        if allow:
            await self.allow(job.name)
        self._listeners.tell()

    async def allow(self, name: str) -> None:
        """Keep that a person allowed a job just as it is.

        Raises:
            WorkbenchError: There is none, it could not run so, or it cannot be kept.
        """
        job, now_s = self.library.get(name), self._clock()
        await asyncio.to_thread(self._allowing.allow, job, self._role())
        if job.when.kind == "folder":
            await self.kept(lambda: begin_watching(self._store, job))

        def begin(state: JobState) -> JobState:  # what was due before is nothing it missed
            paused = state.paused and not state.reason  # by a person, who resumes it
            return JobState(paused, "", 0, now_s)

        await self.change(name, begin)

    async def remove(self, name: str) -> str:
        """Put a job aside; its leave, its state and its history are gone.

        Raises:
            DocumentError: There is none.
            StoreError: It cannot be done.
        """
        self.stop(name)
        if going := [task for task in self._tasks.values() if task.get_name() == name]:
            await asyncio.wait(going, timeout=_CLOSE_S)
        token = await self.library.remove(name)
        await self._forget(name)
        self._listeners.tell()
        return token

    async def restore(self, token: str) -> None:
        """Take a removal back; the job must be allowed again."""
        await self.library.restore(token)
        self._listeners.tell()

    async def pause(self, name: str, reason: str = "") -> None:
        """Let a job not run by itself; what goes on ends as it would."""
        self.library.get(name)
        await self.change(name, lambda state: replace(state, paused=True, reason=reason))
        deeds.tell("job.paused", job=name, by_program=bool(reason))

    async def resume(self, name: str) -> None:
        """Let it run again; what was due meanwhile is not made up for."""
        self.library.get(name)
        now_s = self._clock()

        def again(state: JobState) -> JobState:
            return replace(state, paused=False, reason="", failures=0, handled_s=now_s)

        await self.change(name, again)
        deeds.tell("job.resumed", job=name)

    async def change(self, name: str, change: Callable[[JobState], JobState]) -> JobState:
        """Change how a job stands."""
        state = await self.kept(lambda: self._store.change(name, change))
        self._listeners.tell()
        return state

    async def _forget(self, name: str) -> None:
        await asyncio.to_thread(self._allowing.forget, name)
        await self.kept(lambda: self._store.forget(name))

    # -- running

    async def run_now(self, name: str, *, rehearsal: bool = False) -> JobRun:
        """Run a job because a person says so, and wait for its end.

        Raises:
            WorkbenchError: There is none, it is not allowed, or it goes on already.
        """
        job = self.library.get(name)
        task = await self.begin_now(job, rehearsal=rehearsal)
        return await asyncio.shield(task)  # who waits may go away, as a window that is closed

    async def begin_now(self, job: Job, *, rehearsal: bool = False) -> asyncio.Task[JobRun]:
        """Begin a run for a person; its task ends with it.

        Raises:
            WorkbenchError: It is not allowed, or goes on already.
        """
        cause: Cause = "rehearsal" if rehearsal else "hand"
        checked = await asyncio.to_thread(self._allowing.check, job)
        if checked.asks and not rehearsal:
            raise RunError(f"{job.shown}: {checked.asks}", "Look at the job and allow it.")
        now_s = self._clock()
        run = JobRun(0, job.name, f"{cause}:{uuid.uuid4().hex}", 1, cause, now_s, "running")
        begun = await self.begin(job, run, checked)
        if begun is None:
            raise RunError(f"{job.shown} runs already", "Wait for its end, or stop it.")
        return begun

    async def begin(
        self, job: Job, run: JobRun, checked: Checked
    ) -> asyncio.Task[JobRun] | None:
        """Begin a run that is due; None if another program or an earlier run has it."""
        if self._closing:
            raise RunError("the program is closing", "Start it again.")
        owner = await asyncio.to_thread(self._owners.enter)
        claim = replace(run, state="running", owner=owner, begun_s=self._clock())
        alive = self._is_alive(job.name)
        claimed = await self.kept(lambda: self._store.claim(claim, alive))
        if claimed is None:
            return None
        role = checked.leave.role if checked.leave is not None else self._role()
        work = self._carried_out(job, claimed, checked, role)
        task = asyncio.create_task(work, name=job.name)
        self._tasks[claimed.id] = task
        task.add_done_callback(lambda _task: self._tasks.pop(claimed.id, None))
        self._listeners.tell()
        return task

    async def _carried_out(self, job: Job, run: JobRun, checked: Checked, role: Role) -> JobRun:
        deeds.tell("job.started", job=job.name, number=run.id, cause=run.cause, role=role)

        async def begun(trace_id: str) -> None:
            await self.kept(lambda: self._store.begun(run.id, trace_id))

        ended = await self._running.carry_out(job, run, checked.leave, role, begun)
        await self.kept(lambda: self._store.end(ended, job.keep_runs))
        deeds.tell(
            "job.ended", job=job.name, number=run.id, state=ended.state, run=ended.run_id
        )
        if ended.state == "refused":
            tool, argument = refused_of(ended)
            deeds.tell("job.refused", job=job.name, number=run.id, tool=tool, argument=argument)
        if run.cause != "rehearsal":
            await self.ended(job, ended)
        self._listeners.tell()
        return ended

    async def ended(self, job: Job, run: JobRun) -> None:
        """Follow an end: tell of failures, try again, pause after too many."""
        failed = run.state in FAILURES
        if not failed:
            if run.state == "done":
                await self.change(job.name, lambda state: replace(state, failures=0))
            return
        if run.state == "failed" and run.attempt <= job.retries:
            await self._retry(job, run)
            return
        state = await self.change(
            job.name, lambda state: replace(state, failures=state.failures + 1)
        )
        pauses = job.pause_after and state.failures >= job.pause_after and not state.paused
        self._notices.add(failure_notice(job, run, pauses=bool(pauses)))
        if pauses:
            many = f"{state.failures} failures in a row" if state.failures > 1 else "a failure"
            await self.pause(job.name, f"The program paused it after {many}.")

    async def _retry(self, job: Job, run: JobRun) -> None:
        due_s = self._clock() + job.retry_after_s
        again = JobRun(
            0, job.name, run.key, run.attempt + 1, run.cause, due_s, "waiting", given=run.given
        )
        await self.kept(lambda: self._store.note(again))

    def stop(self, name: str) -> None:
        """Stop what goes on of a job, in this program."""
        for number, task in list(self._tasks.items()):
            if task.get_name() == name:
                self._running.stop(number)

    async def settled(self) -> None:
        """Wait until what goes on in this program has ended."""
        while self._tasks:
            await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    def knows_owner(self, owner: str) -> bool:
        """Whether what an owner runs goes on; of this program what it still has to end."""
        return bool(self._tasks) if owner == self._owners.id else self._owners.is_alive(owner)

    def is_going(self, name: str) -> bool:
        """Whether a run of the job goes on in this program."""
        return any(task.get_name() == name for task in self._tasks.values())

    def tell(self) -> None:
        """Tell whoever listens that something changed."""
        self._listeners.tell()

    def _is_alive(self, job: str) -> Callable[[str], bool]:
        """Whether an owner still runs this job: of this program only what has a task."""
        going = self.is_going(job)

        def alive(owner: str) -> bool:
            return going if owner == self._owners.id else self._owners.is_alive(owner)

        return alive

    async def kept(self, work: Callable[[], T]) -> T:
        """Use the store; a damaged one is put aside, and told of."""
        try:
            return await asyncio.to_thread(work)
        except StoreDamaged as exc:
            kept = await asyncio.to_thread(self._store.put_aside)
            if kept is None:
                raise
            log.warning("jobs.store_damaged kept=%s", kept.name)
            self._notices.add(damage_notice(exc, kept.name))
            await asyncio.to_thread(self._pause_all)
            return await asyncio.to_thread(work)

    def _pause_all(self) -> None:
        """Nobody knows any more what ran already, so nothing runs by itself."""
        reason = "The history of jobs was lost, so what ran already is not known."
        for job in self.library.documents:
            self._store.change(
                job.name, lambda state: replace(state, paused=True, reason=reason)
            )

    async def close(self) -> None:
        """End what goes on, wait for the reports, and let go."""
        self._closing = True
        self._running.interrupt()
        tasks = list(self._tasks.values())
        if tasks:
            _done, late = await asyncio.wait(tasks, timeout=_CLOSE_S)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await asyncio.to_thread(self._owners.close)
