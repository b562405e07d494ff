"""What a person notes about runs and their steps, and news of it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from dataclasses import replace

from workbench.app.listeners import Listeners
from workbench.base.settings_store import SettingsStore
from workbench.traces.notes import Note
from workbench.traces.store import TraceStore


class RunNotes:
    """Bookmarks, thumbs, tags and comments. Lives on the event loop; the store in threads."""

    def __init__(self, store: TraceStore, settings: SettingsStore) -> None:
        self._store, self._settings = store, settings
        self._writing = asyncio.Lock()
        self._listeners: Listeners[[Note]] = Listeners()

    def listen(self, listener: Callable[[Note], None]) -> Callable[[], None]:
        """Call ``listener`` with each note that was changed; returns what ends that."""
        return self._listeners.add(listener)

    async def of_run(self, run_id: str) -> tuple[Note, ...]:
        """Every note about a run and its steps, that of the run first."""
        return await asyncio.to_thread(self._store.notes, run_id)

    async def of_runs(self, run_ids: Iterable[str]) -> dict[str, Note]:
        """What is noted about each of some runs; those without a note are left out."""
        wanted = tuple(run_ids)

        def read() -> dict[str, Note]:
            return {note.run_id: note for note in self._store.notes_of_runs(wanted)}

        return await asyncio.to_thread(read)

    async def tags(self) -> dict[str, int]:
        """Every tag, and how many notes have it."""
        return await asyncio.to_thread(self._store.tags)

    async def save(self, note: Note) -> Note:
        """Put a note in the place of the one that is there; returns what was there before.

        Saving what is returned takes the change back.

        Raises:
            StoreError: There is no such run, or a part of the note is too long.
        """
        before, _stored = await self.change(note.run_id, note.span_id, lambda _before: note)
        return before

    async def change(
        self, run_id: str, span_id: str, edit: Callable[[Note], Note]
    ) -> tuple[Note, Note]:
        """Change what is noted now; returns the note before and after.

        Raises:
            StoreError: There is no such run, or a part of the note is too long.
        """
        async with self._writing:
            before = await asyncio.to_thread(self._store.note, run_id, span_id)
            by = self._settings.settings.acting_role
            wanted = replace(edit(before), by=by, at_s=time.time())
            stored = await asyncio.to_thread(self._store.save_note, wanted)
        self._listeners.tell(stored)
        return before, stored
