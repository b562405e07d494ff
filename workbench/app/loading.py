"""Which models are loaded: memory, idle time, pins, crashes."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from workbench.app import measuring
from workbench.app.admission import Admission
from workbench.app.first_load import try_first_load
from workbench.app.listeners import Listeners
from workbench.app.load_notes import LoadNote, LoadNotes
from workbench.app.loaded import Host, LoadedModel, Slot, StartHost, State
from workbench.app.model_library import ModelLibrary
from workbench.app.model_start import ModelStart
from workbench.app.notices import Notice, Notices
from workbench.app.power import Power, idle_limit_s
from workbench.app.quarantine import Quarantine
from workbench.base.errors import (
    EngineCrashed,
    EngineError,
    ModelError,
    StoreError,
    WorkbenchError,
)
from workbench.base.settings_store import SettingsStore
from workbench.engines.api import (
    EngineEvent,
    Failed,
    Finished,
    Request,
)
from workbench.models.store import InstalledModel

log = logging.getLogger(__name__)
TICK_S = 0.5


class Loading:
    """Owner of the loaded models. Lives on the event loop.

    Attributes:
        load_notes: What is remembered of each model over a restart.
    """

    def __init__(
        self,
        library: ModelLibrary,
        settings: SettingsStore,
        notices: Notices,
        start_host: StartHost,
        notes_path: Path,
        power: Power | None = None,
    ) -> None:
        self._library = library
        self._settings = settings
        self._notices = notices
        self._start_host = start_host
        self._slots: dict[str, Slot] = {}
        self.load_notes = LoadNotes(notes_path)
        self._power = power or Power()
        self._start = ModelStart(library, settings, notices, start_host, self._power)
        self._admission = Admission(library, settings, notices, self._slots, self.unload)
        self._notes_mark = 0, 0
        self._quarantine = Quarantine(self.load_notes, notices)
        library.drafts.chosen = lambda model_id: self.load_notes.of(model_id).draft_model
        self._listeners: Listeners[[tuple[LoadedModel, ...]]] = Listeners()
        self._ticker: asyncio.Task[None] | None = None
        self._closed = False
        self._last: tuple[LoadedModel, ...] = ()

    @property
    def snapshot(self) -> tuple[LoadedModel, ...]:
        """Every model that is loaded, loading, or failed to load."""
        return tuple(slot.shown() for slot in self._slots.values())

    @property
    def first_token_limit_s(self) -> float:
        """After how long without a word an agent's next model is asked; 0 is never."""
        return self._settings.settings.first_token_limit_s

    def listen(self, listener: Callable[[tuple[LoadedModel, ...]], None]) -> Callable[[], None]:
        """Call ``listener`` with each new snapshot; returns what ends it."""
        return self._listeners.add(listener)

    def start(self) -> None:
        """Say which models are left alone, and begin to watch usage and idle time."""
        self._quarantine.tell(self._library.models)
        self._ticker = asyncio.get_running_loop().create_task(self._tick(), name="loading")

    async def load(self, model_id: str, *, context_tokens: int | None = None) -> LoadedModel:
        """Load on the user's word; also takes a model out of quarantine.

        Raises:
            ModelError: It is not installed, or does not fit.
            EngineError: The engine refused it.
        """
        async with self._own(model_id, context_tokens or 0) as slot:
            await self._quarantine.lift(slot)
            if slot.host is not None and context_tokens not in (None, slot.asked_tokens):
                await self._shut(slot)
            await self._ensure(slot, context_tokens or 0)
            return slot.shown()

    async def try_once(self, model: InstalledModel) -> bool:
        """Load and close a new model in a worker of its own; whether that went well."""
        return await try_first_load(model, self._library, self._start_host, self._notices)

    async def use(self, model_id: str, context_tokens: int = 0) -> Host:
        """The model's host, loaded if it was not.

        Raises:
            ModelError: It is not installed, does not fit, or crashed too often.
            EngineError: The engine refused it.
        """
        async with self._own(model_id, context_tokens) as slot:
            larger = slot.host is not None and context_tokens > slot.asked_tokens > 0
            if larger and not slot.running:
                await self._shut(slot)
            return await self._ensure(slot, context_tokens)

    async def generate(
        self, model_id: str, request: Request, context_tokens: int = 0
    ) -> AsyncGenerator[EngineEvent, None]:
        """One request to a model; loads it first if need be.

        Raises:
            WorkbenchError: It could not be loaded.
        """
        host = await self.use(model_id, context_tokens)
        slot = self._slots[model_id]
        slot.running += 1
        self._mark(slot, "busy")
        try:
            async with aclosing(host.generate(request)) as events:
                async for event in events:
                    if isinstance(event, Finished):
                        measuring.note_answer(slot, event)
                    if isinstance(event, Failed) and isinstance(event.error, EngineCrashed):
                        await self._crashed(slot, host)
                    yield event
        except EngineCrashed:
            await self._crashed(slot, host)
            raise
        finally:
            slot.running -= 1
            slot.last_used_s = time.time()
            await self._quarantine.safe(slot)
            if slot.host is host and not slot.running:
                self._mark(slot, "ready")

    async def unload(self, model_id: str) -> None:
        """Free a model; requests that go on fail. A model that failed is forgotten."""
        slot = self._slots.get(model_id)
        if slot is None:
            return
        self._mark(slot, "unloading")
        async with slot.lock:
            await self._shut(slot)
        self._slots.pop(model_id, None)
        self._tell()

    async def unload_idle(self, model_id: str) -> bool:
        """Free a model only if nobody uses it or pinned it; whether it was freed.

        Between the look and the end of its host nothing else can begin with it.
        """
        slot = self._slots.get(model_id)
        if slot is None or slot.lock.locked() or not slot.is_idle():
            return False
        await self.unload(model_id)
        return True

    def pin(self, model_id: str, pinned: bool) -> None:
        """Keep a model loaded however long it is idle, or no longer; it is remembered."""
        self._note(model_id, pinned=pinned)

    def set_idle_unload(self, model_id: str, idle_s: float | None) -> None:
        """Give a model an idle time of its own: 0 is never, None as the settings say."""
        self._note(model_id, idle_unload_s=idle_s)

    async def set_draft(self, model_id: str, draft_id: str) -> None:
        """Let a small model guess ahead for one from its next load on; empty for none.

        Raises:
            ModelError: One is not installed, or it cannot guess for that model.
            StoreError: The system refused.
        """
        model = self._library.get(model_id)
        if draft_id:
            draft = self._library.get(draft_id)
            await asyncio.to_thread(self._library.drafts.check, model, draft)
        change = partial(self.load_notes.change, model_id, draft_model=draft_id)
        note = await asyncio.to_thread(change)
        if slot := self._slots.get(model_id):
            slot.note = note
        self._library.tell_all()

    def _note(self, model_id: str, **values: Any) -> None:
        """What cannot be written holds until the program ends."""
        slot = self._slots.get(model_id)
        try:
            note = self.load_notes.change(model_id, **values)
        except StoreError as exc:
            self._notices.tell(exc, "This is forgotten when the program ends")
            note = replace(slot.note if slot else LoadNote(), **values)
        if slot is not None:
            slot.note = note
            self._tell()

    async def close(self) -> None:
        """Free everything."""
        self._closed = True
        if self._ticker is not None:
            self._ticker.cancel()
            await asyncio.gather(self._ticker, return_exceptions=True)
        for slot in list(self._slots.values()):
            await self._shut(slot)
        self._slots.clear()

    def _slot(self, model_id: str, context_tokens: int) -> Slot:
        if self._closed:
            raise ModelError("the program is closing", "Start it again.")
        if model_id not in self._slots:
            self._slots[model_id] = Slot(self._library.get(model_id), context_tokens)
        return self._slots[model_id]

    @asynccontextmanager
    async def _own(self, model_id: str, context_tokens: int) -> AsyncGenerator[Slot, None]:
        """Hold the lock of a model's slot, of the one that is in use once it is held."""
        while True:
            slot = self._slot(model_id, context_tokens)
            async with slot.lock:
                if self._slots.get(model_id) is slot:
                    yield slot
                    return

    async def _ensure(self, slot: Slot, context_tokens: int) -> Host:
        if slot.host is not None and slot.host.alive:
            return slot.host
        if slot.host is not None:  # It ended while nobody asked it anything.
            await self._crashed(slot, slot.host)
        await self._quarantine.check(slot)
        slot.asked_tokens = slot.context_tokens = context_tokens
        slot.error = slot.hint = ""
        self._mark(slot, "loading")
        await self._follow_notes()
        try:
            async with self._admission.admitted(slot):
                slot.host = await self._begin(slot)
        except WorkbenchError as exc:
            slot.error, slot.hint = exc.message, exc.hint
            if isinstance(exc, EngineCrashed):
                slot.crashes.append(time.monotonic())
                await self._quarantine.note_crash(slot)
            self._mark(slot, "failed")
            raise
        except asyncio.CancelledError:
            slot.error = "Loading was stopped."
            self._mark(slot, "failed")
            raise
        if self._closed:
            await self._shut(slot)
            raise ModelError("the program is closing", "Start it again.")
        slot.loaded_s = slot.last_used_s = time.time()
        await self._measured(measuring.note_loaded, slot, slot.host)
        self._mark(slot, "ready")
        if slot.model.load_failure:
            await self._library.note_load(slot.model)
        log.info("model.loaded id=%s context=%d", slot.model.id, slot.context_tokens)
        return slot.host

    async def _begin(self, slot: Slot) -> Host:
        """Start its engine; where that is a thread, what happens to it happens to all."""
        in_thread = self._settings.settings.engine_mode == "thread"
        if in_thread and slot.model.source != "server":
            await self._quarantine.risk(slot)
        try:
            return await self._start(slot)
        except (WorkbenchError, asyncio.CancelledError):
            await self._quarantine.safe(slot)
            raise

    async def _shut(self, slot: Slot) -> None:
        host, slot.host = slot.host, None
        if host is not None:
            measuring.note_usage(slot, host)
            await host.close()
            await self._quarantine.safe(slot)
            await self._measured(measuring.note_end, slot)
            slot.admitted_bytes = slot.peak_bytes = 0
            log.info("model.unloaded id=%s", slot.model.id)

    async def _measured(self, note: Callable[..., None], *values: object) -> None:
        """Keep a measurement; that it cannot be kept stops nothing."""
        try:
            await asyncio.to_thread(note, self._library, *values)
        except WorkbenchError as exc:
            log.warning("model.unmeasured reason=%s", exc.message)

    async def _crashed(self, slot: Slot, host: Host) -> None:
        """Note a crash once, however many requests saw it."""
        if slot.host is not host:
            return
        slot.note_crash()
        await self._quarantine.note_crash(slot)
        self._mark(slot, "failed")
        self._notices.add(
            Notice("warning", slot.error, hint=slot.hint, key=f"crash.{slot.model.id}")
        )
        log.warning("engine.crashed id=%s recent=%d", slot.model.id, slot.recent_crashes())
        await host.close()

    def _mark(self, slot: Slot, state: State) -> None:
        slot.state = state
        self._tell()

    def _tell(self) -> None:
        self._last = self.snapshot
        self._listeners.tell(self._last)

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK_S)
            await self._follow_notes()
            for slot in list(self._slots.values()):
                if slot.host is not None:
                    measuring.note_usage(slot, slot.host)
                if slot.is_idle() and not slot.lock.locked() and self._idled(slot):
                    await self._idle_unload(slot)
            if self.snapshot != self._last:
                self._tell()

    async def _follow_notes(self) -> None:
        """Take over what a command or another window said of models that are loaded here."""
        if not self._slots:
            return
        mark = await asyncio.to_thread(lambda: self.load_notes.mark)
        if mark == self._notes_mark:
            return
        notes = await asyncio.to_thread(self.load_notes.all)
        self._notes_mark = mark
        for slot in self._slots.values():
            said = notes.get(slot.model.id, LoadNote())
            slot.note = replace(slot.note, pinned=said.pinned, idle_unload_s=said.idle_unload_s)

    def _idled(self, slot: Slot) -> bool:
        """It was unused for as long as the user lets it be."""
        settings, own_s = self._settings.settings, slot.note.idle_unload_s
        limit_s = idle_limit_s(
            settings.idle_unload_s if own_s is None else own_s, self._power.spares(settings)
        )
        return 0 < limit_s < time.time() - slot.last_used_s

    async def _idle_unload(self, slot: Slot) -> None:
        try:
            await self.unload(slot.model.id)
        except EngineError as exc:
            self._notices.tell(exc, f"{slot.model.title} could not be unloaded")
