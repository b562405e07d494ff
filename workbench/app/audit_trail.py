"""What the program records of itself: gathered from everywhere, written in a thread.

Whoever tells something never waits for the disk, except a run that is about to begin where the
settings say that no run may begin unrecorded.
"""

from __future__ import annotations

import asyncio
import os
import queue
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from typing import Any

from workbench.app.audit_texts import changed_fields
from workbench.app.audit_writer import PROGRAM, STARTED, STOPPED, AuditWriter, Item, Waiting
from workbench.app.listeners import Listeners
from workbench.app.notices import Level, Notice, Notices
from workbench.base import deeds
from workbench.base.errors import RunError, WorkbenchError
from workbench.base.paths import Paths
from workbench.base.settings_store import SETTINGS_CHANGED, SettingsStore
from workbench.policy.audit import AuditLog
from workbench.policy.audit_key import AuditKey
from workbench.policy.secrets import Secrets

FOLDER = "audit"
PLAIN = "audit.jsonl"
"""Where an earlier version kept its log; it is taken over."""
_BEGIN_S = 1.5
_JOIN_S = 20.0
_FAILED, _UNSIGNED = "audit.failed", "audit.unsigned"
_MOST_WORD_CHARS = 40
_BY_ITSELF = ("network.refused", "alert.", "runs.retained", "conversations.purged")
"""Deeds that nobody before the program asked for at that moment."""


class AuditTrail:
    """The one way into the audit log. Made on the event loop; ``record`` is for any thread.

    Attributes:
        log: The log itself.
        key: What signs it.
        actor: Says who sits before the program; signing in puts another in its place.
    """

    def __init__(
        self, audit: AuditLog, key: AuditKey, settings: SettingsStore, notices: Notices
    ) -> None:
        """Nothing is written before ``start``."""
        self.log, self.key, self._settings, self._notices = audit, key, settings, notices
        self.actor: Callable[[], str] = lambda: f"user:{settings.settings.acting_role}"
        self._queue: Waiting = queue.SimpleQueue()
        self._writer = AuditWriter(audit, self._queue, lambda: settings.settings, self)
        self._loop = asyncio.get_running_loop()
        self._begin: asyncio.TimerHandle | None = None
        self._listeners: Listeners[[]] = Listeners()
        self._unhear: Callable[[], None] = lambda: None
        self._closed = self._telling = False
        audit.told = self._damaged

    @property
    def failure(self) -> WorkbenchError | None:
        """Why nothing can be written at the moment; None if it can."""
        return self._writer.failure

    @property
    def hides_texts(self) -> bool:
        """Nothing of texts is recorded, not even digests."""
        return self._settings.settings.audit_texts == "nothing"

    def start(self) -> None:
        """Record that the program began, and hear of what is done from now on."""
        words = [one for one in sys.argv[1:2] if one.replace("-", "").isalpha()]
        command = words[0][:_MOST_WORD_CHARS] if words else "window"
        details = {"command": command, "pid": os.getpid()}
        self._queue.put(Item(time.time(), PROGRAM, STARTED, details))
        self._unhear = deeds.listen(self._on_deed)
        # What the program needs to open goes first, unless nothing may go unrecorded.
        stops = self._settings.settings.audit_on_failure == "stop"
        self._begin = self._loop.call_later(0.0 if stops else _BEGIN_S, self._start_writer)

    def record(
        self,
        what: str,
        details: Mapping[str, Any] | None = None,
        *,
        texts: Mapping[str, str] | None = None,
        who: str = "",
    ) -> None:
        """Record a deed; from any thread, and without waiting.

        Args:
            what: The deed, as ``thing.done``.
            details: Plain values without secrets.
            texts: Texts of people, models and tools, recorded as the settings say.
            who: Who did it; whoever sits before the program if empty.
        """
        if not self._closed:
            self._queue.put(
                Item(time.time(), who or self.actor(), what, details or {}, texts or {})
            )

    async def admit(
        self, what: str, details: Mapping[str, Any], texts: Mapping[str, str]
    ) -> None:
        """Record something before it begins.

        Raises:
            RunError: It cannot be recorded, and the settings say that it may not begin then.
        """
        self.record(what, details, texts=texts)
        if self._settings.settings.audit_on_failure == "go_on":
            return
        failure = await self.flush()
        if failure is not None:
            raise RunError(
                f"nothing is begun, because the audit log cannot be written: {failure.message}",
                failure.hint or "Look at the audit panel.",
            )

    async def flush(self) -> WorkbenchError | None:
        """Wait until all that was told so far is written, or was tried; returns the failure."""
        if not self._closed:
            self._start_writer()
            done: Future[None] = Future()
            self._queue.put(done)
            await asyncio.wrap_future(done)
        return self.failure

    async def checkpoint(self) -> bool:
        """Sign what is not signed yet; whether there was anything.

        Raises:
            WorkbenchError: It cannot be signed.
        """
        await self.flush()
        return await asyncio.to_thread(self.log.checkpoint)

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call ``listener`` once something more was written, or could not be."""
        return self._listeners.add(listener)

    async def close(self) -> None:
        """Write and sign the rest."""
        self._unhear()
        self.record(STOPPED, {"pid": os.getpid()}, who=PROGRAM)
        self._start_writer()
        self._closed = True
        self._queue.put(None)
        await asyncio.to_thread(self._writer.join, _JOIN_S)

    def _on_deed(self, what: str, details: Mapping[str, Any]) -> None:
        if what == SETTINGS_CHANGED:
            if changed := changed_fields(details["old"], details["new"]):
                self.record(what, {"fields": changed})
            return
        self.record(what, details, who=PROGRAM if what.startswith(_BY_ITSELF) else "")

    def _start_writer(self) -> None:
        if self._begin is not None:
            self._begin.cancel()
        if not self._closed:
            self._writer.start()

    # -- told in the thread of the writer

    def failed(self) -> None:
        """Say that nothing can be written."""
        failure = self.failure
        if failure is None:
            return
        stops = self._settings.settings.audit_on_failure == "stop"
        then = "No run begins until it can." if stops else "The program goes on without it."
        text = f"{failure.message}. {then}"
        self._show("error", "The audit log cannot be written", text, failure.hint, _FAILED)

    def works(self) -> None:
        """Say that it can be written again."""
        text = "What could not be written meanwhile is recorded as a gap."
        self._show("info", "The audit log is written again", text, "", _FAILED)

    def unsigned(self, why: str, hint: str) -> None:
        """Say that it cannot be signed."""
        self._show("warning", "The audit log cannot be signed", f"{why}.", hint, _UNSIGNED)

    def written(self) -> None:
        """Let the listeners know; once for all that is written meanwhile."""
        if not self._telling:
            self._telling = True
            self._on_loop(self._tell)

    def _damaged(self, text: str) -> None:
        hint = "Look at the audit panel; the damaged file is kept as it is."
        self._show("error", "The audit log is not whole", text, hint, "")

    def _show(self, level: Level, title: str, text: str, hint: str, key: str) -> None:
        notice = Notice(level, title, text, hint, "audit.open", key=key)
        self._on_loop(self._notices.add, notice)

    def _tell(self) -> None:
        self._telling = False
        self._listeners.tell()

    def _on_loop(self, call: Callable[..., None], *values: Notice) -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody looks any more
            self._loop.call_soon_threadsafe(call, *values)


def audit_log(paths: Paths) -> tuple[AuditLog, AuditKey]:
    """The log of a data folder and what signs it; nothing is read or made yet."""
    folder = paths.data / FOLDER
    key = AuditKey(folder, Secrets())
    return AuditLog(folder, key, plain=paths.data / PLAIN), key


def open_audit(paths: Paths, settings: SettingsStore, notices: Notices) -> AuditTrail:
    """The trail of a data folder, which begins at once; whoever opens it closes it last."""
    made, key = audit_log(paths)
    trail = AuditTrail(made, key, settings, notices)
    trail.start()
    return trail
