"""The way of one run's records to disk."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress

from workbench.base.errors import StoreError
from workbench.base.threads import begin_in_thread
from workbench.traces.events import (
    AnswerDelta,
    ReasoningPiece,
    Record,
    ToolCallFinished,
    ToolCallStarted,
)
from workbench.traces.store import TraceStore

log = logging.getLogger(__name__)
FLUSH_S = 0.15  # with the time of a commit below the 250 ms that a power cut may cost


class RunJournal:
    """Stores records in batches, in their order, while the run goes on.

    Attributes:
        failure: Why it could not store something; None while it could.
    """

    def __init__(
        self,
        store: TraceStore,
        broke: Callable[[], None],
        *,
        goes_on: bool = False,
        plain: Callable[[Record], Record] = lambda record: record,
    ) -> None:
        """Make a journal that is empty.

        Args:
            store: Where the records go.
            broke: Called when they cannot go there: the run shall end, or say that it goes
                on unrecorded.
            goes_on: The run goes on then: what comes later is not kept.
            plain: What is stored of a record; asked in a thread.
        """
        self._store, self._broke, self._goes_on = store, broke, goes_on
        self._plain = plain
        self.failure: StoreError | None = None
        self._unsaved: list[Record] = []
        self._dirty = asyncio.Event()
        self._urgent = asyncio.Event()
        self._ending = self._has_last = False
        self._open_calls: set[str] = set()
        self._waiting: dict[str, asyncio.Future[None]] = {}

    @property
    def is_behind(self) -> bool:
        """There are records that are not stored."""
        return bool(self._unsaved)

    def add(self, record: Record) -> None:
        """Take a record; all but pieces of an answer are stored at once."""
        if self._goes_on and self.failure is not None:
            return
        self._unsaved.append(record)
        self._dirty.set()
        if not isinstance(record.event, AnswerDelta | ReasoningPiece):
            self._urgent.set()

    async def write(self) -> None:
        """Store what comes until ``end``, or until something cannot be stored; never raises."""
        while not self._ending:
            await self._dirty.wait()
            with suppress(TimeoutError):
                async with asyncio.timeout(FLUSH_S):
                    await self._urgent.wait()
            self._dirty.clear()
            self._urgent.clear()
            try:
                await self.flush()
            except Exception as exc:  # noqa: BLE001 - whatever it is, the run ends in order
                self._note(exc)
                self._broke()
                self._release()
                return

    async def recorded(self, span_id: str) -> None:
        """Wait until the store has the beginning of a tool call.

        Raises:
            StoreError: It cannot be stored.
        """
        if self.failure is not None:
            raise self.failure
        if span_id in self._open_calls:
            return
        waiting = self._waiting[span_id] = asyncio.get_running_loop().create_future()
        try:
            await waiting
        finally:
            del self._waiting[span_id]

    def end(self) -> None:
        """Let ``write`` return."""
        self._ending = True
        self._dirty.set()
        self._urgent.set()

    async def finish(self, last: Record) -> None:
        """Store the rest and the last record; of a rest that no store can take, only that.

        Never raises for what the store did; see ``failure``.
        """
        self.keep(last)
        try:
            await self.flush()
        except StoreError as exc:
            self._note(exc)
        except Exception as exc:  # noqa: BLE001 - the end is stored, if anything can be
            self._note(exc)
            self._unsaved = [last]
            try:
                await self.flush()
            except Exception:
                log.exception("run.no_end id=%s", last.run_id)

    def keep(self, last: Record) -> None:
        """Take the last record, once, to be stored when that can be."""
        if not self._has_last:
            self._has_last = True
            self._unsaved.append(last)

    async def flush(self) -> None:
        """Store everything that is not stored yet.

        Raises:
            StoreError: It was refused, and is kept for another try.
        """
        batch = list(self._unsaved)
        if not batch:
            return
        appending = begin_in_thread(self._append, batch)
        try:
            await asyncio.shield(appending)
        except asyncio.CancelledError:
            await asyncio.wait([appending])
            if appending.exception() is None:
                self._stored(batch)
            raise
        self._stored(batch)

    def _append(self, batch: list[Record]) -> None:
        self._store.append([self._plain(record) for record in batch])

    def _stored(self, batch: list[Record]) -> None:
        del self._unsaved[: len(batch)]
        for record in batch:
            event = record.event
            if isinstance(event, ToolCallStarted):
                self._open_calls.add(event.span_id)
                waiting = self._waiting.get(event.span_id)
                if waiting is not None and not waiting.done():
                    waiting.set_result(None)
            elif isinstance(event, ToolCallFinished):
                self._open_calls.discard(event.span_id)

    def _note(self, exc: Exception) -> None:
        if self.failure is not None:
            return
        if isinstance(exc, StoreError):
            self.failure = exc
            return
        log.error("run.not_storable", exc_info=exc)
        self.failure = StoreError(f"a defect of the program: {exc!r}", "Ask again.")

    def _release(self) -> None:
        for waiting in self._waiting.values():
            if self.failure is not None and not waiting.done():
                waiting.set_exception(self.failure)
