"""Which model may be loaded now, and which ones make room for it."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager

from workbench.app.draft_loads import settle_draft
from workbench.app.loaded import Slot
from workbench.app.model_library import ModelLibrary
from workbench.app.notices import Notice, Notices
from workbench.base.errors import ModelError
from workbench.base.settings_store import SettingsStore
from workbench.models.fit import FitVerdict, in_words

log = logging.getLogger(__name__)
_MINUTE_S = 60.0
GAVE_WAY = "room."
"""How the keys of notices begin that tell of a model which was unloaded for another."""


class Admission:
    """Lets models in one after another, as the estimate and the user's limits allow.

    One at a time: what a model takes is seen only when it is loaded, so two that were judged
    by the same free memory could both be let in where one fits.
    """

    def __init__(
        self,
        library: ModelLibrary,
        settings: SettingsStore,
        notices: Notices,
        slots: Mapping[str, Slot],
        unload: Callable[[str], Awaitable[None]],
    ) -> None:
        self._library, self._settings, self._notices = library, settings, notices
        self._slots, self._unload = slots, unload
        self._turn = asyncio.Lock()
        library.budget.held = self.held_bytes
        library.budget.caches = self._cache_bytes

    def held_bytes(self, but_id: str) -> int:
        """What all loaded models but one hold."""
        return sum(slot.held_bytes for key, slot in self._slots.items() if key != but_id)

    def _cache_bytes(self, but_id: str) -> int:
        """What all loaded models but one set aside to keep prompts."""
        here = (one for key, one in self._slots.items() if key != but_id and one.host)
        return sum(one.cache_bytes for one in here)

    @asynccontextmanager
    async def admitted(self, slot: Slot) -> AsyncGenerator[None, None]:
        """Hold the turn while a model is loaded, with room made for it before.

        Raises:
            ModelError: It does not fit, whatever is unloaded.
        """
        if slot.model.source == "server":  # it takes nothing here, and may take its time
            yield
            return
        async with self._turn:
            await self._make_place(slot)
            verdict = await self._make_room(slot)
            slot.admitted_bytes = verdict.total_bytes
            await settle_draft(slot, verdict, self._library, self._notices)
            yield

    async def _make_place(self, slot: Slot) -> None:
        """Unload until one more may be loaded."""
        most = self._settings.settings.models_at_once
        while most and len(here := self._here(slot)) >= most:
            if not (idle := self._idle(slot)):
                raise ModelError(
                    f"{slot.model.title!r} is not loaded: {len(here)} of at most {most} "
                    f"models are ({_told(here)})",
                    f"Unload {here[0].model.title!r}, or raise 'Models at a time' in the "
                    "settings.",
                )
            await self._give_way(idle[0], slot, f"At most {most} models are loaded at a time")

    async def _make_room(self, slot: Slot) -> FitVerdict:
        """Unload until it fits; nothing is unloaded if all of it would not be enough."""
        verdict = await self._judge(slot)
        if verdict.verdict != "wont_fit":
            return verdict
        freed = sum(other.held_bytes for other in self._idle(slot))
        hoped = await self._judge(slot, freed)
        while verdict.verdict == "wont_fit":
            idle = self._idle(slot)
            if not idle or hoped.verdict == "wont_fit":
                raise self._refusal(slot, verdict)
            why = f"{slot.model.title} needs {in_words(verdict.total_bytes)}"
            await self._give_way(idle[0], slot, why)
            verdict = await self._judge(slot)
        return verdict

    async def _judge(self, slot: Slot, freed_bytes: int = 0) -> FitVerdict:
        return await asyncio.to_thread(
            self._library.judge_now, slot.model, slot.context_tokens, freed_bytes
        )

    def _here(self, slot: Slot) -> list[Slot]:
        others = (other for other in self._slots.values() if other is not slot)
        return [one for one in others if one.host and one.model.source != "server"]

    def _idle(self, slot: Slot) -> list[Slot]:
        """Models that may go, longest unused first."""
        here = self._here(slot)
        idle = [one for one in here if one.is_idle() and not one.lock.locked()]
        return sorted(idle, key=lambda other: other.last_used_s)

    async def _give_way(self, other: Slot, slot: Slot, why: str) -> None:
        title, minutes = other.model.title, (time.time() - other.last_used_s) / _MINUTE_S
        held = other.held_bytes
        log.info("model.gave_way id=%s for=%s", other.model.id, slot.model.id)
        await self._unload(other.model.id)
        gave = f", and gave back {in_words(held)}" if held else ""
        self._notices.add(
            Notice(
                "info",
                f"{title} was unloaded to make room for {slot.model.title}",
                f"{why}; {title} was unused the longest, for {minutes:.0f} min{gave}.",
                f"It loads again when it is used. 'Keep loaded' keeps it; {_LIMITS}.",
                "models.open",
                key=f"{GAVE_WAY}{other.model.id}",
            )
        )

    def _refusal(self, slot: Slot, verdict: FitVerdict) -> ModelError:
        here = self._here(slot)
        held = f" Loaded are {_told(here)}." if here else ""
        steps = []
        if verdict.largest_context_tokens:
            steps.append(f"load it with {verdict.largest_context_tokens:,} tokens of context")
        if stays := [one.model.title for one in here]:
            steps.append(f"unload {stays[0]!r}")
        if self._settings.settings.memory_limit_bytes:
            steps.append("raise 'Memory for models' in the settings")
        steps.append("choose a smaller model or close other programs")
        hint = ", or ".join(steps)
        return ModelError(
            f"{slot.model.title!r} does not fit: {verdict.sentence}{held}",
            f"{hint[:1].upper()}{hint[1:]}.",
        )


_LIMITS = "the limits are in the settings"


def _told(slots: list[Slot]) -> str:
    return ", ".join(_standing(slot) for slot in slots)


def _standing(slot: Slot) -> str:
    why = "pinned" if slot.pinned else "idle"
    if slot.running:
        why = "at work"
    held = f"{in_words(slot.held_bytes)}, " if slot.held_bytes else ""
    return f"{slot.model.title} ({held}{why})"
