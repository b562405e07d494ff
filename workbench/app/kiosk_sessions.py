"""What a visitor of a kiosk leaves behind, and that nothing of it stays for the next one."""

from __future__ import annotations

import asyncio
import json
import logging
import threading
from contextlib import suppress

from workbench.app.conversations import Conversations
from workbench.app.jobs.places import is_job_place
from workbench.app.run import Run
from workbench.app.runs import Runs
from workbench.base.errors import StoreError, WorkbenchError
from workbench.base.files import canonical_json, write_atomically
from workbench.base.paths import Paths
from workbench.base.regular_files import read_regular
from workbench.base.threads import begin_in_thread
from workbench.policy.access import Access

log = logging.getLogger(__name__)
FILE = "kiosk-session.json"
_MOST_BYTES = 10_000_000


class KioskSessions:
    """Knows the conversations since the last wipe. Lives on the event loop.

    They are noted on disk when they begin, so a program that is killed wipes them when it is
    started again.
    """

    def __init__(
        self, paths: Paths, access: Access, runs: Runs, conversations: Conversations
    ) -> None:
        self._file = paths.data / FILE
        self._access, self._runs, self._conversations = access, runs, conversations
        self._begun: list[str] = []
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

    async def wipe(self) -> None:
        """End and, by policy, remove everything since the last time.

        What cannot be removed now is tried again at the next wipe.
        """
        gone = list(self._begun)
        for conversation_id in gone:
            with suppress(WorkbenchError):
                await self._runs.stop_conversation(conversation_id)
        if self._access.policy.conversations == "delete" and not await self._removed(gone):
            return
        self._begun = [one for one in self._begun if one not in gone]
        await asyncio.to_thread(self._save)
        log.info("kiosk.wiped conversations=%d", len(gone))

    async def _removed(self, gone: list[str]) -> bool:
        """Remove conversations and the text that was not sent; whether all of it is gone."""
        try:
            await self._conversations.save_draft("", "")
            for conversation_id in gone:
                await self._conversations.save_draft(conversation_id, "")
            await self._conversations.delete_places(gone)
            if gone:
                await self._conversations.purge()
        except StoreError as exc:
            log.warning("kiosk.unwiped reason=%s", exc.message)
            return False
        return True

    async def close(self) -> None:
        """Stop listening; what is left is wiped at the next start."""
        if self._unlisten is not None:
            self._unlisten()
            self._unlisten = None
        await asyncio.gather(*self._noting, return_exceptions=True)

    def _on_run(self, run: Run) -> None:
        if run.conversation_id in self._begun or is_job_place(run.conversation_id):
            return  # what runs by itself is no visitor's
        self._begun.append(run.conversation_id)
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
