"""The only record of conversations: an append-only SQLite file of events, and its index."""

from __future__ import annotations

import logging
import math
from collections.abc import Sequence
from pathlib import Path

from workbench.base.errors import StoreError, StoreFull
from workbench.base.files import full_disk
from workbench.base.sqlite_locks import held_elsewhere
from workbench.base.sqlite_place import see_place
from workbench.traces import (
    edits,
    index,
    notes,
    queries,
    retention,
    run_search,
    search,
    span_index,
)
from workbench.traces.codec import encode
from workbench.traces.connections import Connections
from workbench.traces.events import Record
from workbench.traces.indexing import SLICE_S, Indexing
from workbench.traces.interrupted import finish_interrupted
from workbench.traces.notes import Note
from workbench.traces.recovery import salvage, what_is_wrong
from workbench.traces.retention import Forget, Keep, nothing_else
from workbench.traces.schema import refuse_newer
from workbench.traces.search_query import SearchQuery
from workbench.traces.span_table import SpanTable
from workbench.traces.values import (
    EVERY_RUN,
    Conversation,
    ModelUsage,
    Recovery,
    RunFilter,
    RunSummary,
    SearchFound,
    SpanRow,
    Turn,
)

log = logging.getLogger(__name__)


class TraceStore:
    """Conversations, runs and events on disk.

    Every function blocks and may be called from any thread. A failed write changes nothing
    and the next one starts afresh.

    Attributes:
        alone: No other program had the file open when this one opened it.
        recovery: What happened if the file was found damaged, else None.
        interrupted: Runs that were going on when the program ended without warning.
        full: That the disk was full when this was opened, else None: what is there can be
            read, and nothing is lost; each write is refused until there is room.
    """

    def __init__(self, path: Path, *, alone: bool = True) -> None:
        """Open or create the file.

        Args:
            path: The file.
            alone: No other program has the file open. Only then is a damaged file put aside
                and are runs without an end ended: another program may be running them.

        Raises:
            StoreDamaged: It is damaged, and another program has it open.
            StoreError: It cannot be opened, or a newer program wrote it.
        """
        self._path = path
        see_place(path)
        self.alone = alone and not held_elsewhere(path)
        self._connections = Connections(path)
        self._indexing = Indexing(self._connections)
        self.recovery: Recovery | None = None
        self.interrupted: tuple[str, ...] = ()
        self.full: StoreFull | None = None
        try:
            self._open()
        except StoreFull:
            if (full := full_disk(path.parent)) is None:
                raise
            self.full = full
        else:
            self.full = full_disk(path.parent)

    def _open(self) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as exc:
            if full := full_disk(self._path):
                raise full from exc
            raise StoreError(
                f"cannot create {self._path.parent}: {exc.strerror}",
                "Choose another data folder.",
            ) from exc
        refuse_newer(self._path)
        if self.alone and (damage := what_is_wrong(self._path)):
            self.recovery = salvage(self._path, damage, self._connections.fresh)
            log.warning("store.recovered records=%d", self.recovery.records)
        with self._connections.writing() as connection:
            if self.alone:
                self.interrupted = finish_interrupted(connection)

    def close(self) -> None:
        """Close every connection; safe to call twice."""
        self._connections.close()

    def append(self, records: Sequence[Record]) -> None:
        """Store records, all or none, with one sync to disk.

        Neighbouring pieces of an answer become one.

        Raises:
            StoreFull: No space; nothing was stored.
            StoreError: A record is already there, or the system refused; nothing was stored.
        """
        if not records:
            return
        with self._connections.writing() as connection:
            for record in index.gather(records):
                index.add(connection, record, encode(record.event))

    def conversations(
        self, query: str = "", limit: int = 200, offset: int = 0
    ) -> tuple[Conversation, ...]:
        """Pinned first, then newest first; with a query those whose text has all its words."""
        with self._connections.reading() as connection:
            return queries.conversations(connection, query, limit, offset)

    def conversation(self, conversation_id: str) -> Conversation:
        """One conversation.

        Raises:
            StoreError: There is none of that id.
        """
        with self._connections.reading() as connection:
            return queries.conversation(connection, conversation_id)

    def turns(
        self,
        conversation_id: str,
        *,
        head_run_id: str = "",
        last: int | None = None,
        before: str = "",
    ) -> tuple[Turn, ...]:
        """The path from the beginning to the head, or its newest ``last`` turns.

        Args:
            conversation_id: The conversation.
            head_run_id: Another run to end at.
            last: Read no more than that many.
            before: Only what lies before this run of the path.
        """
        with self._connections.reading() as connection:
            return queries.turns(connection, conversation_id, head_run_id, last, before)

    def records(self, run_id: str) -> tuple[Record, ...]:
        """The events of a run in order; empty if there is no such run."""
        with self._connections.reading() as connection:
            return queries.records(connection, run_id)

    def some_records(
        self,
        run_id: str,
        first: int = 0,
        last: int | None = None,
        span_id: str = "",
        most: int = -1,
    ) -> tuple[Record, ...]:
        """A part of a run's events, in order: a page of a long run, or what a step did.

        Args:
            run_id: The run.
            first: Number of the first event that is wanted.
            last: Number of the last one; None is the end.
            span_id: Only the events of this step.
            most: No more than that many; -1 is no limit.
        """
        with self._connections.reading() as connection:
            return queries.some_records(connection, run_id, first, last, span_id, most)

    def spans(self, run_id: str) -> tuple[SpanRow, ...]:
        """The steps of a run in the order in which they began, without what they wrote.

        This is the quick way to open a long run; ``some_records`` reads a step of it. Of a
        run that goes on it is what is stored so far.
        """
        with self._connections.reading() as connection:
            return span_index.spans(connection, run_id)

    def span_table(self, run_id: str, now_s: float = 0.0) -> SpanTable:
        """The steps of a run as columns, each below the one around it.

        Args:
            run_id: The run; the table of one that is not there is empty.
            now_s: Where steps end that go on.
        """
        with self._connections.reading() as connection:
            return span_index.table(connection, run_id, now_s)

    def waits(self, run_id: str) -> dict[str, float]:
        """How many seconds model calls of a run waited for their turn, where they did."""
        with self._connections.reading() as connection:
            return span_index.waits(connection, run_id)

    def find_in_run(self, run_id: str, text: str) -> frozenset[str]:
        """The steps whose events hold a text; the case of ASCII letters does not count."""
        with self._connections.reading() as connection:
            return run_search.find(connection, run_id, text)

    def search_events(
        self, query: SearchQuery, limit: int = 50, offset: int = 0
    ) -> SearchFound:
        """The steps that pass, in all runs that ended, newest first.

        Args:
            query: What ``search_query.parse`` made of what a person typed.
            limit: No more than that many.
            offset: Leave out so many of the newest.
        """
        with self._connections.reading() as connection:
            return search.search(connection, query, limit, offset)

    def index_some(self, limit_s: float = SLICE_S) -> int:
        """Make ended runs searchable for about that long; returns how many still wait.

        Raises:
            StoreFull: No space; what is searchable stays so.
        """
        return self._indexing.some(limit_s)

    def note(self, run_id: str, span_id: str = "") -> Note:
        """What is noted about a run or a step of it; an empty note if nothing is."""
        with self._connections.reading() as connection:
            return notes.of_span(connection, run_id, span_id)

    def notes(self, run_id: str) -> tuple[Note, ...]:
        """Every note about a run and its steps, that of the run first."""
        with self._connections.reading() as connection:
            return notes.of_run(connection, run_id)

    def notes_of_runs(self, run_ids: Sequence[str]) -> tuple[Note, ...]:
        """What is noted about each of some runs, not about their steps."""
        with self._connections.reading() as connection:
            return notes.of_runs(connection, run_ids)

    def save_note(self, note: Note) -> Note:
        """Put a note in the place of the one that is there; returns it as it was stored.

        Raises:
            StoreError: There is no such run, or a part of the note is too long.
        """
        with self._connections.writing() as connection:
            return notes.save(connection, note)

    def tags(self) -> dict[str, int]:
        """Every tag, and how many notes have it."""
        with self._connections.reading() as connection:
            return notes.tags(connection)

    def runs(
        self,
        limit: int = 200,
        query: str = "",
        offset: int = 0,
        wanted: RunFilter = EVERY_RUN,
    ) -> tuple[RunSummary, ...]:
        """Runs, newest first; with a query those that contain all its words.

        Args:
            limit: No more than that many, of those that are wanted.
            query: Words.
            offset: Leave out so many of the newest.
            wanted: Only such runs.
        """
        with self._connections.reading() as connection:
            return queries.runs(connection, query, limit, offset, wanted)

    def run_agents(self) -> tuple[str, ...]:
        """The names of the agents that have runs, in order."""
        with self._connections.reading() as connection:
            return queries.run_agents(connection)

    def run(self, run_id: str) -> RunSummary:
        """One run.

        Raises:
            StoreError: There is none of that id.
        """
        with self._connections.reading() as connection:
            return queries.run(connection, run_id)

    def answered_below(self, beginning: str) -> dict[str, str]:
        """The last run with an answer of each conversation whose id begins so, by that id."""
        with self._connections.reading() as connection:
            return queries.answered_below(connection, beginning)

    def owner(self, conversation_id: str) -> str | None:
        """Whose a conversation is, deleted or not; None if there is none of that id."""
        with self._connections.reading() as connection:
            return queries.owner(connection, conversation_id)

    def owner_of_run(self, run_id: str) -> tuple[str, str] | None:
        """The conversation of a run and whose that is; None if there is no such run."""
        with self._connections.reading() as connection:
            return queries.owner_of_run(connection, run_id)

    def owned_below(self, beginning: str) -> dict[str, str]:
        """Whose each conversation is whose owner begins so, by its id; deleted ones, too."""
        with self._connections.reading() as connection:
            return queries.owned_below(connection, beginning)

    def usage(self) -> dict[str, ModelUsage]:
        """How much each model was used, by its id, in all runs that are stored."""
        with self._connections.reading() as connection:
            return queries.usage(connection)

    def draft(self, conversation_id: str) -> str:
        """Text that was typed but not sent."""
        with self._connections.reading() as connection:
            return queries.draft(connection, conversation_id)

    def create(
        self,
        conversation_id: str,
        agent_name: str,
        at_s: float,
        title: str = "",
        owner: str = "",
    ) -> None:
        """A conversation without runs, so that it can have a draft. It may exist already."""
        with self._connections.writing() as connection:
            edits.create(connection, conversation_id, agent_name, at_s, title, owner)

    def save_draft(self, conversation_id: str, text: str, owner: str | None = None) -> None:
        """Keep typed text; a conversation that does not exist is created with it."""
        with self._connections.writing() as connection:
            edits.save_draft(connection, conversation_id, text, owner or "")

    def select_branch(self, conversation_id: str, run_id: str) -> str:
        """Make the newest run at or below ``run_id`` the head; returns it.

        Raises:
            StoreError: The run is not part of the conversation.
        """
        with self._connections.writing() as connection:
            return edits.select_branch(connection, conversation_id, run_id)

    def rename(self, conversation_id: str, title: str) -> None:
        """Give another title."""
        with self._connections.writing() as connection:
            edits.rename(connection, conversation_id, title)

    def pin(self, conversation_id: str, pinned: bool) -> None:
        """Keep at the top of the list, or no longer."""
        with self._connections.writing() as connection:
            edits.set_field(connection, conversation_id, "pinned", int(pinned))

    def delete(self, conversation_id: str, at_s: float) -> None:
        """Hide a conversation until it is restored or purged."""
        with self._connections.writing() as connection:
            edits.set_field(connection, conversation_id, "deleted_s", at_s)

    def delete_below(self, beginning: str, at_s: float) -> None:
        """Hide every conversation whose id begins so, until it is restored or purged."""
        with self._connections.writing() as connection:
            edits.delete_below(connection, beginning, at_s)

    def restore(self, conversation_id: str) -> None:
        """Take a deletion back.

        Raises:
            StoreError: It was purged meanwhile.
        """
        with self._connections.writing() as connection:
            edits.set_field(connection, conversation_id, "deleted_s", None)

    def deleted(self, before_s: float = math.inf) -> tuple[str, ...]:
        """The conversations that were deleted before then and not restored."""
        with self._connections.reading() as connection:
            return queries.deleted(connection, before_s)

    def purge(self, before_s: float = math.inf) -> int:
        """Remove deleted conversations for good, also from the file; returns how many.

        Args:
            before_s: Only what was deleted before this time.
        """
        return retention.purge(self._connections, before_s)

    def delete_runs(self, run_ids: Sequence[str], forget: Forget = nothing_else) -> int:
        """Remove runs for good, also from the file; returns how many there were.

        What followed one of them in a conversation follows the one before it then.

        Args:
            run_ids: The runs.
            forget: Told of each conversation that is left without runs, before it goes.

        Raises:
            StoreError: One of them goes on.
        """
        return retention.delete_runs(self._connections, run_ids, forget)

    def retain(self, keep: Keep, now_s: float, forget: Forget = nothing_else) -> int:
        """Remove for good what is older, or more, than shall be kept; returns how many runs.

        Conversations go as a whole, by their last change. What is pinned, bookmarked or goes
        on stays, however old it is.

        Args:
            keep: How long, and how much.
            now_s: Unix time.
            forget: Told of each conversation before it goes.
        """
        return retention.retain(self._connections, keep, now_s, forget)

    def size_bytes(self) -> int:
        """What is stored takes that much; a file that was not compacted yet may be larger."""
        with self._connections.reading() as connection:
            return retention.used_bytes(connection)
