"""What is recorded of models: which files were loaded, by name and SHA-256."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Sequence
from typing import Protocol

from workbench.app.audit_trail import AuditTrail
from workbench.app.audit_writer import PROGRAM
from workbench.app.loaded import LoadedModel
from workbench.base.errors import WorkbenchError
from workbench.models.known import Known
from workbench.models.store import InstalledModel
from workbench.models.verification import Told

log = logging.getLogger(__name__)
_AFTER_S = 5.0
_LONGEST_REST_S = 60.0
_MOST_FILES = 200


class Library(Protocol):
    """Knows the digests of models."""

    def known(self, model: InstalledModel, stop: threading.Event, told: Told) -> Known:
        """What the files of a model are; blocking."""


class AuditOfModels:
    """Hears which models are loaded. Lives on the event loop.

    Digests that nobody knows yet are taken a while after the load, with as much rest as work,
    and are known the next time.
    """

    def __init__(self, trail: AuditTrail, library: Library) -> None:
        self._trail, self._library = trail, library
        self._ready: dict[str, float] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._stop, self._quiet = threading.Event(), threading.Event()
        self._quiet.set()

    def take(self, snapshot: Sequence[LoadedModel]) -> None:
        """Hear of the models as they are now."""
        if any(one.state in ("busy", "loading") for one in snapshot):
            self._quiet.clear()
        else:
            self._quiet.set()
        for one in snapshot:
            is_loaded = one.state in ("ready", "busy") and one.loaded_s > 0
            if is_loaded and self._ready.get(one.model.id) != one.loaded_s:
                self._ready[one.model.id] = one.loaded_s
                task = asyncio.create_task(self._tell(one.model), name="audit-model")
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
        here = {one.model.id for one in snapshot}
        for model_id in self._ready.keys() - here:
            del self._ready[model_id]
            self._trail.record("model.unloaded", {"model": model_id}, who=PROGRAM)

    async def close(self) -> None:
        """Stop what is still being read."""
        self._stop.set()
        self._quiet.set()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _tell(self, model: InstalledModel) -> None:
        details = {"model": model.id, "file": model.path.name, "source": model.source}
        at_once = threading.Event()
        at_once.set()  # nothing is read now that is not known
        try:
            known = await asyncio.to_thread(self._library.known, model, at_once, _untold)
        except WorkbenchError:
            known = None
        digests = _digests(known) if known else {}
        self._trail.record("model.loaded", {**details, **digests}, who=PROGRAM)
        if known is None and model.source != "server":
            await self._read(model)

    async def _read(self, model: InstalledModel) -> None:
        await asyncio.sleep(_AFTER_S)
        try:
            told = self._resting()
            known = await asyncio.to_thread(self._library.known, model, self._stop, told)
        except WorkbenchError as exc:
            log.info("audit.no_digest reason=%s", exc)
            return
        details = {"model": model.id, **_digests(known)}
        self._trail.record("model.files_read", details, who=PROGRAM)

    def _resting(self) -> Callable[[int, int], None]:
        """Rests between two parts of a file as long as one took, and while a model works."""
        last_s = time.monotonic()

        def told(_done_bytes: int, _whole_bytes: int) -> None:
            nonlocal last_s
            time.sleep(min(0.5, time.monotonic() - last_s))
            self._quiet.wait(_LONGEST_REST_S)
            last_s = time.monotonic()

        return told


def _digests(known: Known) -> dict[str, object]:
    files = known.manifest.files
    found: dict[str, object] = {
        "files": {file.name: file.sha256 for file in files[:_MOST_FILES]},
        "known_by": known.basis,
    }
    if len(files) > _MOST_FILES:
        found["more_files"] = len(files) - _MOST_FILES
    return found


def _untold(_done_bytes: int, _whole_bytes: int) -> None:
    """Nobody wants to know."""
