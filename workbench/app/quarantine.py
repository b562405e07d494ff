"""Models that crashed too often: left alone over restarts, until the user loads them."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from workbench.app.load_notes import LoadNote, LoadNotes
from workbench.app.loaded import CRASHES, Slot
from workbench.app.notices import Notice, Notices
from workbench.base.errors import ModelError, StoreError
from workbench.models.store import InstalledModel

log = logging.getLogger(__name__)


class Quarantine:
    """Remembers which models are not started by themselves any more."""

    def __init__(self, load_notes: LoadNotes, notices: Notices) -> None:
        self._load_notes, self._notices = load_notes, notices

    async def check(self, slot: Slot) -> None:
        """Refuse a model that is left alone; a command may have taken it out meanwhile.

        Raises:
            ModelError: It is left alone, or cannot be used.
        """
        was, slot.note = slot.note, await asyncio.to_thread(self._load_notes.of, slot.model.id)
        if was.quarantined and not slot.note.quarantined:
            slot.crashes.clear()
        try:
            slot.check_may_start()
        except ModelError as exc:
            slot.state = "failed"
            slot.error, slot.hint = slot.error or exc.message, slot.hint or exc.hint
            raise

    async def note_crash(self, slot: Slot) -> None:
        """Remember a crash, and put a model in that crashed often enough.

        Others count it too: each command is a program of its own, and may crash but once.
        """
        await self._kept(slot, self._load_notes.add_crash, time.time())
        if slot.recent_crashes() < CRASHES or slot.note.quarantined:
            return
        slot.hint = slot.way_out
        log.warning("model.quarantined id=%s", slot.model.id)
        await self._keep(slot, quarantined_s=time.time(), reason=slot.error)

    async def lift(self, slot: Slot) -> None:
        """Take a model out: the user wants to try it."""
        slot.crashes.clear()
        slot.note = await asyncio.to_thread(self._load_notes.of, slot.model.id)
        if slot.note.quarantined or slot.note.crashes_s:
            log.info("model.tried_again id=%s", slot.model.id)
            await self._keep(slot, quarantined_s=0.0, reason="", crashes_s=())

    def tell(self, models: Iterable[InstalledModel]) -> None:
        """Say which models are left alone since an earlier session; blocking."""
        notes = self._load_notes.all()
        for model in models:
            note = notes.get(model.id)
            if note is None or not note.quarantined:
                continue
            since = time.strftime("%d %B %H:%M", time.localtime(note.quarantined_s))
            self._notices.add(
                Notice(
                    "warning",
                    f"{model.title} is left alone since {since}",
                    f"It crashed {CRASHES} times: {note.reason}",
                    Slot(model, 0).way_out,
                    "models.open",
                    key=f"crash.{model.id}",
                )
            )

    async def _keep(self, slot: Slot, **values: Any) -> None:
        await self._kept(slot, partial(self._load_notes.change, **values))

    async def _kept(self, slot: Slot, keep: Callable[..., LoadNote], *values: object) -> None:
        try:
            slot.note = await asyncio.to_thread(keep, slot.model.id, *values)
        except StoreError as exc:
            self._notices.tell(exc, f"What happened to {slot.model.title} cannot be kept")
