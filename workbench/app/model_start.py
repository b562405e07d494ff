"""Starting a model's engine: as asked, and once more with less if that fails."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

from workbench.app.draft_loads import tell_without
from workbench.app.loaded import Host, Slot, StartHost
from workbench.app.model_library import ModelLibrary
from workbench.app.notices import Notice, Notices
from workbench.app.power import Power, sparing
from workbench.base.errors import EngineCrashed, EngineError, ModelLoadError
from workbench.base.settings_store import SettingsStore
from workbench.engines.api import LoadOptions
from workbench.engines.kv_plan import own_context_tokens

log = logging.getLogger(__name__)
LEAST_HALVED_TOKENS = 1024


class ModelStart:
    """Starts engines with what the settings, the power and one failure allow."""

    def __init__(
        self,
        library: ModelLibrary,
        settings: SettingsStore,
        notices: Notices,
        start_host: StartHost,
        power: Power,
    ) -> None:
        self._library, self._settings, self._notices = library, settings, notices
        self._start_host, self._power = start_host, power

    async def __call__(self, slot: Slot) -> Host:
        """The engine of a model, loaded.

        A model that crashed before is not tried twice: each start of a worker that aborts
        counts as one of its few chances.

        Raises:
            WorkbenchError: It could not be loaded; with less neither, if that was tried.
        """
        options = await asyncio.to_thread(self._options, slot, slot.context_tokens)
        slot.cache_bytes = 0 if slot.model.source == "server" else options.cache_bytes
        if slot.draft is not None:
            try:
                return await self._start_host(slot.model, options)
            except (EngineCrashed, ModelLoadError) as exc:
                return await self._start_alone(slot, exc)
        return await self._start_whole(slot, options)

    async def _start_alone(self, slot: Slot, failure: EngineError) -> Host:
        """Without the draft model, whose fault the failure may be."""
        draft, slot.draft = slot.draft, None
        slot.admitted_bytes -= slot.draft_bytes
        log.info("model.without_draft id=%s reason=%s", slot.model.id, failure.message)
        options = await asyncio.to_thread(self._options, slot, slot.context_tokens)
        host = await self._start_whole(slot, options)
        if draft is not None:
            tell_without(self._notices, slot.model, draft.title, failure.message)
        return host

    async def _start_whole(self, slot: Slot, options: LoadOptions) -> Host:
        try:
            return await self._start_host(slot.model, options)
        except (EngineCrashed, ModelLoadError) as exc:
            if slot.recent_crashes() or slot.model.source == "server":
                raise
            return await self._start_smaller(slot, options, exc)

    async def _start_smaller(
        self, slot: Slot, options: LoadOptions, failure: EngineError
    ) -> Host:
        less = await asyncio.to_thread(self._smaller, slot, options)
        if less == options:
            raise failure
        log.info("model.retried id=%s reason=%s", slot.model.id, failure.message)
        try:
            host = await self._start_host(slot.model, less)
        except EngineError as exc:
            log.info("model.retry_failed id=%s reason=%s", slot.model.id, exc.message)
            raise failure from exc
        context = self._context(slot)
        said = f"{less.max_sequences} answers at a time instead of {options.max_sequences}"
        if less.max_sequences == options.max_sequences:
            said = f"{less.context_tokens:,} tokens of context instead of {context:,}"
            slot.context_tokens = less.context_tokens
        self._notices.add(
            Notice(
                "warning",
                f"{slot.model.title} was loaded with {said}",
                f"The first attempt failed: {failure.message}.",
                "It works, but holds less. Unload other models and load it again for more.",
                "models.open",
                key=f"smaller.{slot.model.id}",
            )
        )
        return host

    def _context(self, slot: Slot) -> int:
        return own_context_tokens(slot.context_tokens, slot.model.trained_context_tokens)

    def _options(self, slot: Slot, context_tokens: int) -> LoadOptions:
        options = self._library.load_options(slot.model, context_tokens, draft=slot.draft)
        if slot.model.source == "server" or not self._power.spares(self._settings.settings):
            return options
        return sparing(options, self._library.hardware().cores)

    def _smaller(self, slot: Slot, options: LoadOptions) -> LoadOptions:
        """Half the context; where that is little already, half the answers at a time."""
        context = self._context(slot)
        if context >= LEAST_HALVED_TOKENS:
            return self._options(slot, context // 2)
        return replace(options, max_sequences=max(1, options.max_sequences // 2))
