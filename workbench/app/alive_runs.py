"""The runs that go on: begun one at a time in a conversation, kept to their end, stopped."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from contextlib import contextmanager

from workbench.app.listeners import Listeners
from workbench.app.notices import Notice, Notices
from workbench.app.places import Places
from workbench.app.run import Run
from workbench.base.errors import RunError, StoreError
from workbench.base.settings_store import SettingsStore
from workbench.traces.events import TraceEvent

log = logging.getLogger(__name__)
_CLOSE_S = 5.0


class AliveRuns:
    """Owner of the runs that are alive. Lives on the event loop.

    Attributes:
        listeners: Told of a run when it starts, asks, was answered and ended.
        admit: Asked before each run begins; what it raises refuses the run.
        closed: Nothing is begun any more.
    """

    def __init__(self, settings: SettingsStore, notices: Notices) -> None:
        self._notices = notices
        self._runs: dict[str, Run] = {}
        self._starting: dict[str, asyncio.Event] = {}  # by conversation, set once it is known
        self._unsaved: list[Run] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._places = Places(lambda: settings.settings.agents_at_once)
        self._unlisten = settings.listen(lambda _settings: self._places.fill())
        self.listeners: Listeners[[Run]] = Listeners()
        self.admit: Callable[[Run], Awaitable[None]] = _admitted
        self.closed = False

    @property
    def active(self) -> tuple[Run, ...]:
        """The runs that go on."""
        return tuple(run for run in self._runs.values() if not run.finished)

    @property
    def unsaved_count(self) -> int:
        """How many runs ended whose last events the store refused."""
        return len(self._unsaved)

    def get(self, run_id: str) -> Run | None:
        """A run of this session that goes on, or None."""
        return self._runs.get(run_id)

    def asking(self, ask_id: str) -> Run:
        """The run that waits for an answer.

        Raises:
            RunError: Nobody waits for it any more.
        """
        run = self._runs.get(ask_id.partition(":")[0])
        if run is None:
            raise RunError("nobody waits for this answer any more", "Look at the run's end.")
        return run

    def check_open(self) -> None:
        """See that a run may be begun.

        Raises:
            RunError: The program is closing.
        """
        if self.closed:
            raise RunError("the program is closing", "Start it again.")

    async def begin(self, run: Run, events: AsyncGenerator[TraceEvent, None]) -> None:
        """Let a run go, once its first event is on disk.

        Raises:
            StoreError: It could not be stored.
            RunError: It is refused.
        """
        await self.admit(run)
        await run.store_start()
        await self._save_unsaved()
        self._go(run, events)

    def begin_at_once(self, run: Run, events: AsyncGenerator[TraceEvent, None]) -> None:
        """Let a run go whose first event is stored with the next ones.

        For what another program asks, which holds its own words if they are lost here.
        """
        run.note_start()
        self._go(run, events)

    def _go(self, run: Run, events: AsyncGenerator[TraceEvent, None]) -> None:
        self._runs[run.run_id] = run
        task = asyncio.create_task(self._keep(run, events), name=f"run-{run.run_id}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    @contextmanager
    def alone_in(self, conversation_id: str) -> Iterator[None]:
        """One answer at a time is begun or written in a conversation.

        Raises:
            RunError: Another one is.
        """
        busy = conversation_id in self._starting or self.alive_in(conversation_id)
        if busy:
            raise RunError("the answer before is still being written", "Wait, or stop it.")
        known = self._starting[conversation_id] = asyncio.Event()
        try:
            yield
        finally:
            del self._starting[conversation_id]
            known.set()

    def alive_in(self, conversation_id: str) -> list[Run]:
        """The runs that go on in a conversation."""
        return [run for run in self.active if run.conversation_id == conversation_id]

    async def stop(self, run_id: str) -> None:
        """Stop a run and wait for its end; what is not alive is stopped already."""
        if run := self._runs.get(run_id):
            run.stop.stop("cancelled")
            await run.wait()

    async def stop_conversation(self, conversation_id: str) -> None:
        """Stop what goes on in a conversation, or begins there, and wait for its end."""
        if beginning := self._starting.get(conversation_id):
            await beginning.wait()
        alive = self.alive_in(conversation_id)
        for run in alive:
            run.stop.stop("cancelled")
        for run in alive:
            await run.wait()

    async def close(self) -> None:
        """End every run in good order."""
        self.closed = True
        self._unlisten()
        for run in self.active:
            run.stop.stop("interrupted")
        if self._tasks:
            _done, late = await asyncio.wait(self._tasks, timeout=_CLOSE_S)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self._save_unsaved()

    async def _save_unsaved(self) -> None:
        """Store the ends that a full disk refused, now that a write may work again."""
        waiting, self._unsaved = self._unsaved, []
        for run in waiting:
            try:
                await run.save_rest()
            except StoreError as exc:
                log.warning("run.still_unsaved id=%s reason=%s", run.run_id, exc)
                self._unsaved.append(run)

    async def _keep(self, run: Run, events: AsyncGenerator[TraceEvent, None]) -> None:
        try:
            async with self._places.held(run.stop, lambda: self._tell_waiting(run)):
                await run.go(events)
        except Exception:
            log.exception("run.not_kept id=%s", run.run_id)
        finally:
            run.give_up()
            if run.unsaved:
                self._unsaved.append(run)
            self._runs.pop(run.run_id, None)
            self.listeners.tell(run)

    def _tell_waiting(self, run: Run) -> None:
        """Nothing is written yet, and a person should know why."""
        self._notices.add(
            Notice(
                "info",
                f"{run.agent_name} waits for its turn",
                "As many agents run as the settings allow.",
                "It begins when another one ends. Settings, Agents at a time, changes that.",
                key="runs.waiting",
            )
        )


async def _admitted(_run: Run) -> None:
    """Nothing is asked."""
