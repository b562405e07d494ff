"""Which models are loaded: memory, idle time, pins, crashes."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing

from workbench.app import measuring
from workbench.app.first_load import try_first_load
from workbench.app.listeners import Listeners
from workbench.app.loaded import Host, LoadedModel, Slot, StartHost, State
from workbench.app.model_library import ModelLibrary
from workbench.app.notices import Notice, Notices
from workbench.base.errors import EngineCrashed, EngineError, ModelError, WorkbenchError
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
    """Owner of the loaded models. Lives on the event loop."""

    def __init__(
        self,
        library: ModelLibrary,
        settings: SettingsStore,
        notices: Notices,
        start_host: StartHost,
    ) -> None:
        self._library = library
        self._settings = settings
        self._notices = notices
        self._start_host = start_host
        self._slots: dict[str, Slot] = {}
        self._listeners: Listeners[[tuple[LoadedModel, ...]]] = Listeners()
        self._ticker: asyncio.Task[None] | None = None
        self._closed = False
        self._last: tuple[LoadedModel, ...] = ()

    @property
    def snapshot(self) -> tuple[LoadedModel, ...]:
        """Every model that is loaded, loading, or failed to load."""
        return tuple(slot.shown() for slot in self._slots.values())

    def listen(self, listener: Callable[[tuple[LoadedModel, ...]], None]) -> Callable[[], None]:
        """Call ``listener`` with each new snapshot; returns what ends it."""
        return self._listeners.add(listener)

    def start(self) -> None:
        """Begin to watch usage and idle time."""
        self._ticker = asyncio.get_running_loop().create_task(self._tick(), name="loading")

    async def load(self, model_id: str, *, context_tokens: int | None = None) -> LoadedModel:
        """Load on the user's word; also takes a model out of quarantine.

        Raises:
            ModelError: It is not installed, or does not fit.
            EngineError: The engine refused it.
        """
        slot = self._slot(model_id, context_tokens or 0)
        slot.crashes.clear()
        async with slot.lock:
            if slot.host is not None and context_tokens not in (None, slot.context_tokens):
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
        slot = self._slot(model_id, context_tokens)
        async with slot.lock:
            larger = slot.host is not None and context_tokens > slot.context_tokens > 0
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

    def pin(self, model_id: str, pinned: bool) -> None:
        """Keep a model loaded however long it is idle, or no longer."""
        if slot := self._slots.get(model_id):
            slot.pinned = pinned
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

    async def _ensure(self, slot: Slot, context_tokens: int) -> Host:
        if slot.host is not None:
            return slot.host
        slot.check_may_start()
        slot.context_tokens = context_tokens
        slot.error = slot.hint = ""
        self._mark(slot, "loading")
        try:
            await self._make_room(slot)
            options = await asyncio.to_thread(
                self._library.load_options, slot.model, context_tokens
            )
            slot.host = await self._start_host(slot.model, options)
        except WorkbenchError as exc:
            slot.error, slot.hint = exc.message, exc.hint
            if isinstance(exc, EngineCrashed):
                slot.crashes.append(time.monotonic())
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
        log.info("model.loaded id=%s context=%d", slot.model.id, context_tokens)
        return slot.host

    async def _make_room(self, slot: Slot) -> None:
        """Unload idle models, longest unused first, until the new one fits."""
        while True:
            verdict = await asyncio.to_thread(
                self._library.judge_now, slot.model, slot.context_tokens
            )
            if verdict.verdict != "wont_fit":
                return
            others = (other for other in self._slots.values() if other is not slot)
            idle = [other for other in others if other.is_idle()]
            if not idle:
                raise ModelError(
                    f"{slot.model.title!r} does not fit: {verdict.sentence}",
                    "Choose a smaller model or context, or close other programs.",
                )
            await self.unload(min(idle, key=lambda other: other.last_used_s).model.id)

    async def _shut(self, slot: Slot) -> None:
        host, slot.host = slot.host, None
        if host is not None:
            measuring.note_usage(slot, host)
            await host.close()
            await self._measured(measuring.note_end, slot)
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
            limit_s = self._settings.settings.idle_unload_s
            for slot in list(self._slots.values()):
                if slot.host is not None:
                    measuring.note_usage(slot, slot.host)
                idle_s = time.time() - slot.last_used_s
                if slot.is_idle() and not slot.lock.locked() and 0 < limit_s < idle_s:
                    await self._idle_unload(slot)
            if self.snapshot != self._last:
                self._tell()

    async def _idle_unload(self, slot: Slot) -> None:
        try:
            await self.unload(slot.model.id)
        except EngineError as exc:
            self._notices.tell(exc, f"{slot.model.title} could not be unloaded")
