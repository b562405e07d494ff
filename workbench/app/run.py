"""One run that is alive: its task, its log, and its way to disk."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import TypeVar

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.services import Given
from workbench.agents.services import TIME_LIMIT, Answer, ModelChanged, StopSignal
from workbench.app.granted_tools import GrantedTools
from workbench.app.notices import Notices
from workbench.app.recording import PLAIN, Recording, RecordingFilter
from workbench.app.run_journal import RunJournal
from workbench.base.errors import RunError, StoreError, WorkbenchError
from workbench.base.redaction_rules import RedactionRule
from workbench.base.streams import EventLog
from workbench.engines.api import EngineEvent, PromptProgress
from workbench.policy.roles import Role
from workbench.traces.events import (
    ApprovalAsked,
    ModelCallFinished,
    ModelCallStarted,
    NodePaused,
    PersonAsked,
    Record,
    RunEnd,
    RunFinished,
    RunStarted,
    TraceEvent,
)
from workbench.traces.interrupted import streamed_answer
from workbench.traces.store import TraceStore

log = logging.getLogger(__name__)
_Reply = TypeVar("_Reply", Answer, Given)


@dataclass(frozen=True, slots=True)
class _Asked:
    asked: ApprovalAsked
    future: asyncio.Future[Answer]
    document: AgentDocument | None


class Run:
    """A run as everyone else sees it. Closing a view never stops it.

    Attributes:
        role: Of whoever sits before the program, now: what it may use is asked each time.
        prompt_read: How far the model has read its prompt, while it reads; not recorded.
        is_again: It repeats an earlier run: what changes something is asked for each time.
        granted: What was granted in advance decides its calls; None where a person is asked.
    """

    def __init__(
        self,
        run_id: str,
        started: RunStarted,
        store: TraceStore,
        notices: Notices,
        role: Callable[[], Role],
        ask_limit_s: Callable[[], float],
        recording: Recording = PLAIN,
    ) -> None:
        """Make a run that has not begun.

        Args:
            run_id: The run.
            started: Its first event.
            store: Where its events go.
            notices: Where it is told that they could not go there.
            role: Of whoever sits before the program, now.
            ask_limit_s: How long an approval waits for a person; then it is denied.
            recording: How it is recorded.
        """
        self.role = role
        self._ask_limit_s = ask_limit_s
        self.run_id = run_id
        self.started = started
        self.stop = StopSignal()
        self.prompt_read: PromptProgress | None = None
        self.is_again = False
        self.granted: GrantedTools | None = None
        self._store = store
        self._notices = notices
        self._log: EventLog[Record] = EventLog()
        self._recording, self._filter = recording, RecordingFilter(recording.rules)
        self._journal = RunJournal(
            store, self._unrecorded, goes_on=recording.goes_on, plain=self._filter.plain
        )
        self._asks: dict[str, _Asked] = {}
        self._forms: dict[str, tuple[NodePaused | PersonAsked, asyncio.Future[Given]]] = {}
        self._end: RunFinished | None = None
        self._began_s = time.monotonic()

    @property
    def conversation_id(self) -> str:
        return self.started.conversation_id

    @property
    def agent_name(self) -> str:
        return self.started.agent_name

    @property
    def rules(self) -> tuple[RedactionRule, ...]:
        """What is left out where the run is recorded."""
        return self._recording.rules

    @property
    def finished(self) -> bool:
        """Its last event is there."""
        return self._log.closed

    @property
    def records(self) -> Sequence[Record]:
        """Everything so far; not a copy."""
        return self._log.items

    @property
    def asking(self) -> tuple[ApprovalAsked, ...]:
        """What it waits for a person to answer."""
        return tuple(asked.asked for asked in self._asks.values())

    @property
    def forms(self) -> tuple[NodePaused | PersonAsked, ...]:
        """The nodes that wait for a person: at a breakpoint, or for a form."""
        return tuple(asked for asked, _future in self._forms.values())

    def events(self, start: int = 0) -> AsyncGenerator[Sequence[Record], None]:
        """Batches: what was missed first, then live, until the end."""
        return self._log.batches(start)

    async def wait(self) -> RunFinished:
        """Wait for the end."""
        async with aclosing(self._log.batches(len(self._log.items))) as batches:
            async for _batch in batches:
                pass
        if self._end is None:
            raise RunError("the run ended without a last event", "Ask again.")
        return self._end

    async def recorded(self, span_id: str) -> None:
        """Wait until the store has the beginning of a tool call.

        Raises:
            StoreError: It cannot be stored; the run is being ended.
        """
        await self._journal.recorded(span_id)

    async def watch(
        self, events: AsyncGenerator[EngineEvent | ModelChanged, None]
    ) -> AsyncGenerator[EngineEvent | ModelChanged, None]:
        """Pass a model call on, noting how far the prompt is read."""
        try:
            async with aclosing(events):
                async for event in events:
                    self.prompt_read = event if isinstance(event, PromptProgress) else None
                    yield event
        finally:
            self.prompt_read = None

    def ask(
        self, asked: ApprovalAsked, document: AgentDocument | None = None
    ) -> asyncio.Future[Answer]:
        """Note a question to a person; the future is its answer.

        Args:
            asked: The question.
            document: The agent that "always" would be kept for; None keeps it for none.
        """
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._asks[asked.ask_id] = _Asked(asked, future, document)
        future.add_done_callback(lambda _future: self._asks.pop(asked.ask_id, None))
        self._limit(future, Answer("deny", asked.arguments, TIME_LIMIT))
        return future

    def answer(self, ask_id: str, answer: Answer) -> AgentDocument | None:
        """Answer an open question; returns the agent that asked, None if it was none.

        Raises:
            RunError: It was answered, or the run ended.
        """
        found = self._asks.get(ask_id)
        if found is None:
            raise _nobody_waits()
        if not found.future.done():
            found.future.set_result(answer)
        return found.document

    def asked(self, ask_id: str) -> ApprovalAsked:
        """An open question.

        Raises:
            RunError: It was answered, or the run ended.
        """
        if ask_id not in self._asks:
            raise _nobody_waits()
        return self._asks[ask_id].asked

    def ask_values(self, asked: NodePaused | PersonAsked) -> asyncio.Future[Given]:
        """Note that a node waits for a person's values; the future is what they give."""
        future: asyncio.Future[Given] = asyncio.get_running_loop().create_future()
        self._forms[asked.ask_id] = (asked, future)
        future.add_done_callback(lambda _future: self._forms.pop(asked.ask_id, None))
        if isinstance(asked, PersonAsked) and asked.is_approval:
            no = {str(field["name"]): False for field in asked.fields}
            self._limit(future, Given(no, TIME_LIMIT))
        return future

    def _limit(self, future: asyncio.Future[_Reply], no: _Reply) -> None:
        """Let a question be denied when nobody answers it in time."""

        def deny() -> None:
            if not future.done():
                log.info("run.not_answered id=%s", self.run_id)
                future.set_result(no)

        timer = asyncio.get_running_loop().call_later(self._ask_limit_s(), deny)
        future.add_done_callback(lambda _future: timer.cancel())

    def give(self, ask_id: str, given: Given) -> None:
        """Give a node the values it waits for.

        Raises:
            RunError: It has them, or the run ended.
        """
        if ask_id not in self._forms:
            raise _nobody_waits()
        _asked, future = self._forms[ask_id]
        if not future.done():
            future.set_result(given)

    async def store_start(self) -> None:
        """Store the user's message; only then does the run exist.

        Raises:
            StoreError: It could not be stored.
        """
        record = Record(self.run_id, 0, time.time(), self.started)
        await asyncio.to_thread(self._store.append, [self._filter.plain(record)])
        self._log.append(record)

    def note_start(self) -> None:
        """Take the first event; it is stored with those that follow, once the run goes."""
        self._add(self.started)

    @property
    def unsaved(self) -> bool:
        """It ended, and the store refused its last events."""
        return self.finished and self._journal.is_behind

    @property
    def store_failure(self) -> StoreError | None:
        """Why something of it could not be stored; None while everything could."""
        return self._journal.failure

    async def save_rest(self) -> None:
        """Store what the store refused, now that there may be space again.

        Raises:
            StoreError: It still cannot be stored.
        """
        await self._journal.flush()

    async def go(self, events: AsyncGenerator[TraceEvent, None]) -> None:
        """Take the run's events to the log and to the store until it ends.

        Whatever happens, the log has a last event after that, and is closed.
        """
        writer = asyncio.create_task(self._journal.write(), name=f"store-{self.run_id}")
        end: RunFinished | None = None
        try:
            async with aclosing(events):
                async for event in events:
                    if isinstance(event, RunFinished):
                        end = event
                    else:
                        self._add(event)
        except asyncio.CancelledError:
            end = self._own_end("interrupted", "The program ended while this run went on.")
        except WorkbenchError as exc:
            end = self._own_end("failed", exc.message, exc.hint)
        except Exception as exc:
            log.exception("run.broke id=%s", self.run_id)
            end = self._own_end("failed", f"A defect of the program: {exc!r}.", "Ask again.")
        finally:
            await self._finish(writer, end or self._own_end("failed", "The run ended early."))

    def give_up(self) -> None:
        """End a run that never came to ``go``; nothing if it ended already."""
        if not self.finished:
            last = self._record(self._own_end("interrupted", "The run did not begin."))
            self._journal.keep(last)
            self._settle(last)

    def _add(self, event: TraceEvent) -> None:
        record = self._record(event)
        self._log.append(record)
        for kept in self._filter.take(record):
            self._journal.add(kept)

    def _unrecorded(self) -> None:
        """It cannot be stored any more: it ends, or says so and goes on."""
        if not self._recording.goes_on:
            self.stop.stop("interrupted")
        elif failure := self._journal.failure:
            self._notices.tell(failure, f"{self.agent_name} goes on unrecorded")

    def _record(self, event: TraceEvent) -> Record:
        return Record(self.run_id, len(self._log.items), time.time(), event)

    async def _finish(self, writer: asyncio.Task[None], end: RunFinished) -> None:
        """Store the rest and the end, then show the end."""
        last = self._record(end)
        try:
            for kept in self._filter.rest():
                self._journal.add(kept)
            self._journal.end()
            await writer
            if (failure := self._journal.failure) and self._recording.goes_on:
                last = replace(last, event=_unrecorded_end(end, failure.message))
            elif failure:
                reason = (
                    f"The run was stopped because it could not be stored: {failure.message}."
                )
                last = self._record(self._own_end("failed", reason, failure.hint))
            await self._journal.finish(last)
            if failure := self._journal.failure:
                self._notices.tell(failure, "A run could not be stored")
        finally:
            self._journal.keep(last)
            self._settle(last)

    def _settle(self, last: Record) -> None:
        """Show the end: nobody waits for anything after that."""
        for asked in list(self._asks.values()):
            asked.future.cancel()
        for _form, future in list(self._forms.values()):
            future.cancel()
        if isinstance(last.event, RunFinished):
            self._end = last.event
        self._log.append(last)
        self._log.close()

    def _own_end(self, end: RunEnd, message: str, hint: str = "") -> RunFinished:
        events = [record.event for record in self._log.items]
        calls = [event for event in events if isinstance(event, ModelCallFinished)]
        try:
            answer = streamed_answer(self._log.items)
        except MemoryError:  # what ended it may be just that
            answer = ""
        return RunFinished(
            end=end,
            answer=answer,
            message=message,
            hint=hint,
            steps=sum(isinstance(event, ModelCallStarted) for event in events),
            prompt_tokens=sum(call.prompt_tokens for call in calls),
            new_tokens=sum(call.new_tokens for call in calls),
            duration_s=time.monotonic() - self._began_s,
        )


def _unrecorded_end(end: RunFinished, reason: str) -> RunFinished:
    """The end of a run that went on unrecorded: it says so."""
    told = f"Not all of this run could be recorded: {reason}."
    return replace(end, message=f"{end.message} {told}".strip())


def _nobody_waits() -> RunError:
    return RunError("nobody waits for this answer any more", "Look at the run's end.")
