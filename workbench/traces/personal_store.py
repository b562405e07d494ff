"""The store as whoever sits before the program may see it, where people sign in."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from workbench.base.errors import StoreError
from workbench.policy.belonging import Seen
from workbench.traces.events import Record, RunStarted
from workbench.traces.indexing import SLICE_S
from workbench.traces.notes import Note
from workbench.traces.retention import Forget, Keep, nothing_else
from workbench.traces.search_query import SearchQuery
from workbench.traces.seen_rows import SeenConnections
from workbench.traces.span_table import SpanTable
from workbench.traces.store import TraceStore
from workbench.traces.values import (
    EVERY_RUN,
    Conversation,
    RunFilter,
    RunSummary,
    SearchFound,
    SpanRow,
    Turn,
)

Told = Callable[[str, str], None]
"""Records that something of somebody else is shown: the conversation and whose it is; both
are empty for a list of all."""


class PersonalStore(TraceStore):
    """Reads through ``SeenConnections``, and changes only what belongs to who sits there.

    What is somebody else's is answered as if it were not there. Where a policy lets others see
    it, that is recorded first, and nothing is shown if it cannot be.
    """

    def __init__(self, whole: TraceStore, seen: Callable[[], Seen], tell: Told) -> None:
        """Stand before a store.

        Args:
            whole: The store; it is open, and closed by whoever opened it.
            seen: Whose conversations are shown now; asked at each row.
            tell: Called before something of somebody else is shown.
        """
        self._whole, self._seen, self._tell = whole, seen, tell
        self._path, self.alone = whole._path, whole.alone
        self.recovery, self.interrupted, self.full = (
            whole.recovery,
            whole.interrupted,
            whole.full,
        )
        self._connections = SeenConnections(self._path, seen)

    # -- reading what may be somebody else's

    def conversations(
        self, query: str = "", limit: int = 200, offset: int = 0
    ) -> tuple[Conversation, ...]:
        self._look_at_all()
        return super().conversations(query, limit, offset)

    def conversation(self, conversation_id: str) -> Conversation:
        self._look_at(conversation_id)
        return super().conversation(conversation_id)

    def turns(
        self,
        conversation_id: str,
        *,
        head_run_id: str = "",
        last: int | None = None,
        before: str = "",
    ) -> tuple[Turn, ...]:
        self._look_at(conversation_id)
        if self.owner(conversation_id) is None:
            return ()
        return super().turns(conversation_id, head_run_id=head_run_id, last=last, before=before)

    def records(self, run_id: str) -> tuple[Record, ...]:
        self._look_at_run(run_id)
        return super().records(run_id)

    def some_records(
        self,
        run_id: str,
        first: int = 0,
        last: int | None = None,
        span_id: str = "",
        most: int = -1,
    ) -> tuple[Record, ...]:
        self._look_at_run(run_id)
        return super().some_records(run_id, first, last, span_id, most)

    def spans(self, run_id: str) -> tuple[SpanRow, ...]:
        self._look_at_run(run_id)
        return super().spans(run_id)

    def span_table(self, run_id: str, now_s: float = 0.0) -> SpanTable:
        self._look_at_run(run_id)
        return super().span_table(run_id, now_s)

    def find_in_run(self, run_id: str, text: str) -> frozenset[str]:
        self._look_at_run(run_id)
        return super().find_in_run(run_id, text)

    def search_events(
        self, query: SearchQuery, limit: int = 50, offset: int = 0
    ) -> SearchFound:
        self._look_at_all()
        return super().search_events(query, limit, offset)

    def note(self, run_id: str, span_id: str = "") -> Note:
        self._look_at_run(run_id)
        return super().note(run_id, span_id)

    def notes(self, run_id: str) -> tuple[Note, ...]:
        self._look_at_run(run_id)
        return super().notes(run_id)

    def notes_of_runs(self, run_ids: Sequence[str]) -> tuple[Note, ...]:
        self._look_at_all()
        return super().notes_of_runs(run_ids)

    def tags(self) -> dict[str, int]:
        self._look_at_all()
        return super().tags()

    def runs(
        self,
        limit: int = 200,
        query: str = "",
        offset: int = 0,
        wanted: RunFilter = EVERY_RUN,
    ) -> tuple[RunSummary, ...]:
        self._look_at_all()
        return super().runs(limit, query, offset, wanted)

    def run(self, run_id: str) -> RunSummary:
        self._look_at_run(run_id)
        return super().run(run_id)

    def draft(self, conversation_id: str) -> str:
        self._look_at(conversation_id)
        return super().draft(conversation_id)

    # -- changing what is one's own

    def append(self, records: Sequence[Record]) -> None:
        for record in records:
            if isinstance(event := record.event, RunStarted):
                there = self._whole.owner(event.conversation_id)
                if there is not None and there != event.owner:
                    raise _of_others(event.conversation_id)
        self._whole.append(records)

    def create(
        self,
        conversation_id: str,
        agent_name: str,
        at_s: float,
        title: str = "",
        owner: str = "",
    ) -> None:
        owner = owner or self._seen().own
        self._need_or_new(conversation_id, owner)
        self._whole.create(conversation_id, agent_name, at_s, title, owner)

    def save_draft(self, conversation_id: str, text: str, owner: str | None = None) -> None:
        owner = self._seen().own if owner is None else owner
        self._need_or_new(conversation_id, owner)
        self._whole.save_draft(conversation_id, text, owner)

    def select_branch(self, conversation_id: str, run_id: str) -> str:
        self._need(conversation_id)
        return self._whole.select_branch(conversation_id, run_id)

    def rename(self, conversation_id: str, title: str) -> None:
        self._need(conversation_id)
        self._whole.rename(conversation_id, title)

    def pin(self, conversation_id: str, pinned: bool) -> None:
        self._need(conversation_id)
        self._whole.pin(conversation_id, pinned)

    def delete(self, conversation_id: str, at_s: float) -> None:
        self._need(conversation_id)
        self._whole.delete(conversation_id, at_s)

    def delete_below(self, beginning: str, at_s: float) -> None:
        raise StoreError("only the program itself removes many at once", "Remove them singly.")

    def restore(self, conversation_id: str) -> None:
        self._need(conversation_id)
        self._whole.restore(conversation_id)

    def save_note(self, note: Note) -> Note:
        self._need_run(note.run_id)
        return self._whole.save_note(note)

    def delete_runs(self, run_ids: Sequence[str], forget: Forget = nothing_else) -> int:
        for run_id in run_ids:
            self._need_run(run_id)
        return self._whole.delete_runs(run_ids, forget)

    # -- keeping the store, which is nobody's own

    def close(self) -> None:
        """Close the connections of this view; the store stays open."""
        self._connections.close()

    def index_some(self, limit_s: float = SLICE_S) -> int:
        return self._whole.index_some(limit_s)

    def purge(self, before_s: float = math.inf) -> int:
        return self._whole.purge(before_s)

    def retain(self, keep: Keep, now_s: float, forget: Forget = nothing_else) -> int:
        return self._whole.retain(keep, now_s, forget)

    def size_bytes(self) -> int:
        return self._whole.size_bytes()

    # -- deciding

    def _look_at_all(self) -> None:
        if self._seen().everyone:
            self._tell("", "")

    def _look_at(self, conversation_id: str) -> None:
        """Record it if somebody else's is looked at."""
        seen = self._seen()
        if not seen.everyone:
            return
        owner = self._whole.owner(conversation_id)
        if owner is not None and not seen.has(owner):
            self._tell(conversation_id, owner)

    def _look_at_run(self, run_id: str) -> None:
        if self._seen().everyone and (found := self._whole.owner_of_run(run_id)) is not None:
            self._look_at(found[0])

    def _need(self, conversation_id: str) -> None:
        """Refuse a change of what is somebody else's, in the words for what is not there."""
        owner = self._whole.owner(conversation_id)
        if owner is None or not self._seen().has(owner):
            raise _of_others(conversation_id)

    def _need_or_new(self, conversation_id: str, owner: str) -> None:
        there = self._whole.owner(conversation_id)
        if there is not None and there != owner:
            raise _of_others(conversation_id)

    def _need_run(self, run_id: str) -> None:
        found = self._whole.owner_of_run(run_id)
        if found is None or not self._seen().has(found[1]):
            raise StoreError(f"there is no run {run_id!r}", "It may have been deleted.")


def _of_others(conversation_id: str) -> StoreError:
    return StoreError(
        f"there is no conversation {conversation_id!r}", "It may have been deleted."
    )
