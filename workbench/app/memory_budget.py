"""How much memory all loaded models together may take, as the user set it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from workbench.base.settings import Settings
from workbench.base.settings_store import SettingsStore
from workbench.models.fit import FitVerdict, in_words
from workbench.models.hardware import Hardware

Held = Callable[[str], int]
"""Bytes that all models but that of an id hold."""


def _nothing(_model_id: str) -> int:
    return 0


def with_freed(hardware: Hardware, freed_bytes: int) -> Hardware:
    """The machine as it would be at best if that much were given back."""
    return replace(
        hardware,
        memory_free_bytes=hardware.memory_free_bytes + freed_bytes,
        gpu_free_bytes=tuple(free + freed_bytes for free in hardware.gpu_free_bytes),
    )


class MemoryBudget:
    """Cuts a verdict of the estimate down to what the user gave to models.

    Without a limit of the user's nothing is cut: the estimate itself then takes 95 % of what
    is free and leaves the rest to others.

    Attributes:
        held: Tells what is held already; set by whoever loads.
        caches: Tells what of it is set aside to keep prompts; set by whoever loads.
    """

    def __init__(self, settings: SettingsStore) -> None:
        self._settings = settings
        self.held: Held = _nothing
        self.caches: Held = _nothing

    def settings_for(self, model_id: str) -> Settings:
        """The settings for a model, with the prompt cache that the others leave it.

        A model that is left nothing still keeps its own conversation: within its context,
        whose memory it has anyway.
        """
        settings = self._settings.settings
        most = settings.prompt_caches_bytes
        if not most or not settings.prefix_cache_bytes:
            return settings
        left = max(1, most - self.caches(model_id))
        room = min(settings.prefix_cache_bytes, left)
        return replace(settings, prefix_cache_bytes=room)

    def cut(
        self,
        model_id: str,
        verdict: FitVerdict,
        largest: Callable[[int], int],
        freed_bytes: int = 0,
    ) -> FitVerdict:
        """The verdict, or one that refuses because the limit is reached.

        Args:
            model_id: The model it is about; what it holds itself does not count.
            verdict: What this machine would allow.
            largest: The largest context that fits into so many bytes.
            freed_bytes: What would be given back before.
        """
        limit = self._settings.settings.memory_limit_bytes
        if not limit:
            return verdict
        left = max(0, limit - max(0, self.held(model_id) - freed_bytes))
        need = verdict.total_bytes
        if need <= left:
            return verdict
        fits = min(largest(left), verdict.largest_context_tokens)
        more = f", but fits with {fits:,} tokens of context" if fits else ""
        return replace(
            verdict,
            verdict="wont_fit",
            free_bytes=min(left, verdict.free_bytes),
            largest_context_tokens=fits,
            sentence=(
                f"Needs {in_words(need)} of the {in_words(left)} that are left of "
                f"{in_words(limit)} for models: too large{more}."
            ),
        )
