"""What a visitor of a kiosk leaves behind, and that nothing of it stays for the next one."""

from __future__ import annotations

import asyncio
import json
import logging
import threading
from contextlib import suppress

from workbench.app.belongings import remove_notes_of_visitors
from workbench.app.conversations import Conversations, is_unsent
from workbench.app.memories import Memories
from workbench.app.run import Run
from workbench.app.runs import Runs
from workbench.base.errors import StoreError, ToolError, WorkbenchError
from workbench.base.files import canonical_json, write_atomically
from workbench.base.paths import Paths
from workbench.base.regular_files import read_regular
from workbench.base.threads import begin_in_thread
from workbench.policy.access import Access
from workbench.policy.belonging import VISITOR, is_visitor

log = logging.getLogger(__name__)
FILE = "kiosk-session.json"
_MOST_BYTES = 10_000_000


class KioskSessions:
    """Knows the conversations since the last wipe. Lives on the event loop.

    They are noted on disk when they begin, so a program that is killed wipes them when it is
    started again.
    """

    def __init__(
        self,
        paths: Paths,
        access: Access,
        runs: Runs,
        conversations: Conversations,
        memories: Memories,
    ) -> None:
        """Join them; the conversations and memories are those of everybody."""
        self._paths, self._file, self._memories = paths, paths.data / FILE, memories
        self._access, self._runs, self._conversations = access, runs, conversations
        self._begun: list[str] = []
        self._owners: dict[str, str] = {}  # of those that began since the program did
        self._writing = threading.Lock()
        self._noting: set[asyncio.Future[None]] = set()
        self._unlisten = runs.listen(self._on_run) if self.is_kiosk else None

    @property
    def is_kiosk(self) -> bool:
        """Whether visitors sit here one after another."""
        return not self._access.problem and self._access.policy.profile == "kiosk"

    async def open(self) -> None:
        """Wipe what a program left that was killed or crashed."""
        if self.is_kiosk:
            self._begun = await asyncio.to_thread(self._load)
            await self.wipe()

    async def wipe(self, stays: str = "") -> None:
        """End and, by policy, remove everything since the last time.

        Notes, memories and what was typed go whatever the policy keeps: nobody could ever find
        them again. What cannot be removed now is tried again at the next wipe.

        Args:
            stays: Whose is left alone: of who may have begun already while it is wiped.
        """
        gone = [one for one in self._begun if self._owners.get(one) != stays or not stays]
        for conversation_id in gone:
            with suppress(WorkbenchError):
                await self._runs.stop_conversation(conversation_id)
        if not await self._removed(gone, stays):
            return
        self._begun = [one for one in self._begun if one not in gone]
        self._owners = {one: self._owners[one] for one in self._begun if one in self._owners}
        await asyncio.to_thread(self._save)
        log.info("kiosk.wiped conversations=%d", len(gone))

    async def _removed(self, begun: list[str], stays: str) -> bool:
        """Remove what earlier visitors left; whether all of it is gone."""
        try:
            owned = await self._conversations.owned_below(VISITOR)
            left = [place for place, owner in owned.items() if owner != stays]
            gone = [one for one in left if is_unsent(one)]
            if self._access.policy.conversations == "delete":
                gone = [*left, *await self._conversations.known(set(begun) - owned.keys())]
            for conversation_id in left:
                await self._conversations.clear_draft(conversation_id)
            await self._conversations.delete_places(gone)
            if gone:
                await self._conversations.purge()
            await asyncio.to_thread(self._forget, stays)
        except (StoreError, ToolError, OSError) as exc:
            log.warning("kiosk.unwiped reason=%s", exc)
            return False
        return True

    def _forget(self, stays: str) -> None:
        """Forget the notes and memories of all who came before; blocking."""
        self._memories.forget_owners(lambda owner: is_visitor(owner) and owner != stays)
        remove_notes_of_visitors(self._paths, stays)

    async def close(self) -> None:
        """Stop listening; what is left is wiped at the next start."""
        if self._unlisten is not None:
            self._unlisten()
            self._unlisten = None
        await asyncio.gather(*self._noting, return_exceptions=True)

    def _on_run(self, run: Run) -> None:
        if run.conversation_id in self._begun or not is_visitor(run.started.owner):
            return  # what runs by itself, and what staff begins, is no visitor's
        self._begun.append(run.conversation_id)
        self._owners[run.conversation_id] = run.started.owner
        task = begin_in_thread(self._save)
        self._noting.add(task)
        task.add_done_callback(self._noting.discard)

    def _save(self) -> None:
        try:
            with self._writing:
                if begun := list(self._begun):
                    write_atomically(self._file, canonical_json(begun))
                else:
                    self._file.unlink(missing_ok=True)
        except (OSError, StoreError) as exc:
            log.warning("kiosk.session_unkept reason=%s", exc)

    def _load(self) -> list[str]:
        try:
            found = json.loads(read_regular(self._file, _MOST_BYTES))
        except (OSError, ValueError, RecursionError):
            return []
        return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []
