"""Models that crashed too often: left alone over restarts, until the user loads them."""

from __future__ import annotations

import asyncio
import logging
import os
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import psutil

from workbench.app.load_notes import LoadNote, LoadNotes
from workbench.app.loaded import CRASHES, Slot
from workbench.app.notices import Notice, Notices
from workbench.base.errors import ModelError, StoreError
from workbench.models.store import InstalledModel

log = logging.getLogger(__name__)
_CLOCK_S = 1.0
"""What the system's own reckoning of times may be off."""


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
        await self._count_lost(slot)
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
        await self._look(slot)

    async def risk(self, slot: Slot) -> None:
        """A crash of this model ends the program: whoever starts it next is to know."""
        slot.risky = True
        await self._keep(slot, risk_pid=os.getpid(), risk_s=time.time())

    async def safe(self, slot: Slot) -> None:
        """It answered, or is gone in good order."""
        if slot.risky:
            slot.risky = False
            await self._keep(slot, risk_pid=0, risk_s=0.0)

    async def _count_lost(self, slot: Slot) -> None:
        """Count the crash that ended a program, and so could not be counted then."""
        note = slot.note
        if not note.risk_pid or await asyncio.to_thread(_runs, note.risk_pid, note.risk_s):
            return
        log.warning("model.ended_a_program id=%s", slot.model.id)
        slot.error = f"{slot.model.title!r} ended the program, which ran it in a thread."
        await self._kept(slot, self._load_notes.add_crash, note.risk_s)
        await self._keep(slot, risk_pid=0, risk_s=0.0)
        await self._look(slot)

    async def _look(self, slot: Slot) -> None:
        """Put a model in that crashed often enough."""
        if slot.recent_crashes() < CRASHES or slot.note.quarantined:
            return
        slot.hint = slot.way_out
        log.warning("model.quarantined id=%s", slot.model.id)
        await self._keep(slot, quarantined_s=time.time(), reason=slot.error)

    async def lift(self, slot: Slot) -> None:
        """Take a model out: the user wants to try it."""
        slot.crashes.clear()
        slot.note = await asyncio.to_thread(self._load_notes.of, slot.model.id)
        if slot.note.quarantined or slot.note.crashes_s or slot.note.risk_pid:
            log.info("model.tried_again id=%s", slot.model.id)
            plain = LoadNote()
            await self._keep(
                slot,
                quarantined_s=plain.quarantined_s,
                reason=plain.reason,
                crashes_s=plain.crashes_s,
                risk_pid=plain.risk_pid,
                risk_s=plain.risk_s,
            )

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


def _runs(pid: int, since_s: float) -> bool:
    """The program of that number still runs, and it was there already then."""
    try:
        return bool(psutil.Process(pid).create_time() <= since_s + _CLOCK_S)
    except psutil.Error:
        return False
