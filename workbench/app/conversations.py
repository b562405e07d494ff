"""Conversations: views of the stored runs, and the few things a user changes about them."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Callable, Collection, Sequence
from typing import Literal

from workbench.app.listeners import Listeners
from workbench.app.transcripts import as_jsonl, as_markdown, markdown_title
from workbench.base import deeds
from workbench.policy.belonging import NOBODY, Seen
from workbench.traces.events import Record
from workbench.traces.queries import UNSENT
from workbench.traces.store import TraceStore
from workbench.traces.values import (
    EVERY_RUN,
    Conversation,
    ModelUsage,
    RunFilter,
    RunSummary,
    Turn,
)

_EXPORT_PAGE = 200
_ALL = Seen(NOBODY, everyone=True)
ExportFormat = Literal["markdown", "jsonl"]


class Conversations:
    """Questions to the store in threads, and news of its changes."""

    def __init__(self, store: TraceStore, forget: Callable[[Sequence[str]], None]) -> None:
        """Join them.

        Args:
            store: Where they are.
            forget: Forgets what graphs remember of conversations that are removed for good;
                blocking.
        """
        self._store, self._whole, self._forget = store, store, forget
        self._seen: Callable[[], Seen] = lambda: _ALL
        self._listeners: Listeners[[]] = Listeners()

    def shown_by(self, store: TraceStore, seen: Callable[[], Seen]) -> Conversations:
        """The same conversations for whoever sits before the program.

        Args:
            store: Those of them that are shown.
            seen: Whose they are.
        """
        shown = Conversations(store, self._forget)
        shown._seen, shown._listeners, shown._whole = seen, self._listeners, self._store
        return shown

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call ``listener`` when the list may have changed; returns what ends it."""
        return self._listeners.add(listener)

    def changed(self) -> None:
        """Tell the listeners."""
        self._listeners.tell()

    async def list(
        self, query: str = "", limit: int = 200, offset: int = 0
    ) -> tuple[Conversation, ...]:
        """Pinned first, then newest first; a query searches titles, messages and answers."""
        return await asyncio.to_thread(self._store.conversations, query, limit, offset)

    async def get(self, conversation_id: str) -> Conversation:
        """One conversation.

        Raises:
            StoreError: There is none of that id.
        """
        return await asyncio.to_thread(self._store.conversation, conversation_id)

    async def turns(
        self,
        conversation_id: str,
        *,
        head_run_id: str = "",
        last: int | None = None,
        before: str = "",
    ) -> tuple[Turn, ...]:
        """The path from the beginning to the head, or a part of it."""
        return await asyncio.to_thread(
            self._store.turns,
            conversation_id,
            head_run_id=head_run_id,
            last=last,
            before=before,
        )

    async def records(self, run_id: str) -> tuple[Record, ...]:
        """The stored events of a run."""
        return await asyncio.to_thread(self._store.records, run_id)

    async def runs(
        self,
        limit: int = 200,
        query: str = "",
        wanted: RunFilter = EVERY_RUN,
    ) -> tuple[RunSummary, ...]:
        """Runs, newest first; with a query those that hold its words, and only such runs."""
        return await asyncio.to_thread(self._store.runs, limit, query, wanted=wanted)

    async def run_agents(self) -> tuple[str, ...]:
        """The names of the agents that have runs, in order."""
        return await asyncio.to_thread(self._store.run_agents)

    async def run(self, run_id: str) -> RunSummary:
        """One run.

        Raises:
            StoreError: There is none of that id.
        """
        return await asyncio.to_thread(self._store.run, run_id)

    async def delete_runs(self, run_ids: Sequence[str]) -> int:
        """Remove runs for good; what followed one follows the one before it then.

        Raises:
            StoreError: One of them goes on.
        """
        count = await asyncio.to_thread(self._store.delete_runs, run_ids)
        deeds.tell("runs.deleted", runs=list(run_ids), count=count)
        self.changed()
        return count

    async def usage(self) -> dict[str, ModelUsage]:
        """How much each model was used, by its id."""
        return await asyncio.to_thread(self._store.usage)

    async def select_branch(self, conversation_id: str, run_id: str) -> str:
        """Make the newest run at or below ``run_id`` the head; returns it."""
        head = await asyncio.to_thread(self._store.select_branch, conversation_id, run_id)
        self.changed()
        return head

    async def rename(self, conversation_id: str, title: str) -> None:
        """Give another title."""
        await asyncio.to_thread(self._store.rename, conversation_id, title)
        self.changed()

    async def pin(self, conversation_id: str, pinned: bool) -> None:
        """Keep at the top of the list, or no longer."""
        await asyncio.to_thread(self._store.pin, conversation_id, pinned)
        self.changed()

    async def delete(self, conversation_id: str) -> str:
        """Hide until restored or purged; returns what ``restore`` takes."""
        await asyncio.to_thread(self._store.delete, conversation_id, time.time())
        deeds.tell("conversation.deleted", conversation=conversation_id)
        self.changed()
        return conversation_id

    async def delete_places(self, conversation_ids: Sequence[str]) -> None:
        """Hide many at once, until they are purged."""
        await asyncio.to_thread(self._delete_all, conversation_ids)
        self.changed()

    def _delete_all(self, conversation_ids: Sequence[str]) -> None:
        now_s = time.time()
        for conversation_id in conversation_ids:
            self._store.delete(conversation_id, now_s)

    async def answered_below(self, beginning: str) -> dict[str, str]:
        """The last run with an answer of each whose id begins so, by that id."""
        return await asyncio.to_thread(self._store.answered_below, beginning)

    async def owned_below(self, beginning: str) -> dict[str, str]:
        """Whose each is whose owner begins so, by its id; deleted ones, too."""
        return await asyncio.to_thread(self._store.owned_below, beginning)

    async def known(self, ids: Collection[str]) -> tuple[str, ...]:
        """Those of some conversations that are stored, deleted or not."""

        def found() -> tuple[str, ...]:
            return tuple(one for one in ids if self._store.owner(one) is not None)

        return await asyncio.to_thread(found)

    def delete_below(self, beginning: str) -> None:
        """Hide all whose id begins so, until they are purged; blocking, and tells nobody."""
        self._store.delete_below(beginning, time.time())

    async def restore(self, token: str) -> None:
        """Take a deletion back."""
        await asyncio.to_thread(self._store.restore, token)
        deeds.tell("conversation.restored", conversation=token)
        self.changed()

    async def purge(self, before_s: float = math.inf) -> int:
        """Remove what was deleted (before then) for good; returns how many."""
        count = await asyncio.to_thread(self._purge, before_s)
        if count:
            deeds.tell("conversations.purged", count=count)
            self.changed()
        return count

    def _purge(self, before_s: float) -> int:
        gone = self._whole.deleted(before_s)
        try:
            if gone:
                self._forget(gone)  # first: a program that ends meanwhile does it again
        finally:  # what was told goes, whatever is wrong with what was remembered of it
            count = self._whole.purge(before_s)
        return count

    async def export(self, conversation_id: str, format_: ExportFormat) -> str:
        """The conversation as text to read, or every event as a line of JSON."""
        conversation = await self.get(conversation_id)
        deeds.tell("conversation.exported", conversation=conversation_id, form=format_)
        parts: list[str] = []
        head, before = conversation.head_run_id, ""
        while head:
            # By pages: a long conversation is never in memory as a whole.
            head, text = await asyncio.to_thread(
                self._export_page, conversation_id, format_, head, before
            )
            parts.append(text)
            before = head
        beginning = "" if format_ == "jsonl" else markdown_title(conversation.title)
        return beginning + "".join(reversed(parts))

    def _export_page(
        self, conversation_id: str, format_: ExportFormat, head: str, before: str
    ) -> tuple[str, str]:
        """The oldest run of the page if there may be more before it, and the page's text."""
        turns = self._store.turns(
            conversation_id, head_run_id=head, last=_EXPORT_PAGE, before=before
        )
        text = as_jsonl(turns) if format_ == "jsonl" else as_markdown(turns)
        return (turns[0].run_id if len(turns) == _EXPORT_PAGE else ""), text

    async def clear_draft(self, conversation_id: str) -> None:
        """Forget what was typed in a conversation, whosever it is."""
        await asyncio.to_thread(self._whole.save_draft, conversation_id, "")

    def drafts(self) -> DraftsOfOne:
        """What whoever sits before the program now types but does not send."""
        return DraftsOfOne(self._store, self._seen().own)

    async def save_draft(self, conversation_id: str, text: str) -> None:
        """Keep text that was typed but not sent; an empty id is the one not begun yet."""
        await self.drafts().save(conversation_id, text)

    async def draft(self, conversation_id: str) -> str:
        """Text that was typed but not sent; an empty id is the one not begun yet."""
        return await self.drafts().find(conversation_id)


def is_unsent(conversation_id: str) -> bool:
    """Whether it only keeps the draft of a conversation that was not begun."""
    return conversation_id.partition(":")[0] == UNSENT


class DraftsOfOne:
    """What one person types. What is saved after they left is still theirs."""

    def __init__(self, store: TraceStore, owner: str) -> None:
        self._store, self._owner = store, owner

    def _place(self, conversation_id: str) -> str:
        if conversation_id or not self._owner:
            return conversation_id or UNSENT
        return f"{UNSENT}:{self._owner}"

    async def save(self, conversation_id: str, text: str) -> None:
        """Keep text that was typed but not sent; an empty id is the one not begun yet.

        Raises:
            StoreError: The conversation is not theirs, or it could not be written.
        """
        place = self._place(conversation_id)
        await asyncio.to_thread(self._store.save_draft, place, text, self._owner)

    async def find(self, conversation_id: str) -> str:
        """The text of a conversation, empty if there is none."""
        return await asyncio.to_thread(self._store.draft, self._place(conversation_id))
