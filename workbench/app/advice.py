"""The recommendations of now, with their facts, and what their buttons do."""

from __future__ import annotations

import asyncio
import time

from workbench.app.alert_world import AlertWorld
from workbench.app.recommendations import Facts, Recommendation, recommend
from workbench.base.errors import StoreError, WorkbenchError
from workbench.base.sizes import size_text
from workbench.models.store import InstalledModel
from workbench.telemetry.alerts.store import FiringStore
from workbench.telemetry.monitor import HISTORY_S

AWAY_S = 7 * 86_400.0


class Advice:
    """Looks when it is asked. On the event loop."""

    def __init__(self, world: AlertWorld, store: FiringStore) -> None:
        self._world, self._store = world, store
        self._away: set[str] = set()

    async def now(self) -> tuple[Recommendation, ...]:
        """What is worth doing now, without what was dismissed."""
        found = recommend(await self._facts())
        try:
            away = await asyncio.to_thread(self._store.dismissed, time.time())
        except StoreError:  # said elsewhere; what was dismissed here still is
            away = frozenset()
        return tuple(one for one in found if one.key not in away | self._away)

    async def dismiss(self, one: Recommendation) -> None:
        """Keep a recommendation away for a week.

        Raises:
            StoreError: It could not be kept; it is away until the program ends.
        """
        self._away.add(one.key)
        await asyncio.to_thread(self._store.dismiss, one.key, time.time() + AWAY_S)

    async def unload(self, one: Recommendation) -> str:
        """Unload the models of a recommendation that nobody uses by now; says what it did.

        Raises:
            WorkbenchError: A model could not be unloaded.
        """
        busy = self._world.busy()
        held = {
            loaded.model.id: self._world.held_bytes(loaded)
            for loaded in self._world.loading.snapshot
        }
        freed = [
            model_id
            for model_id in one.target
            if model_id not in busy and await self._world.loading.unload_idle(model_id)
        ]
        if not freed:
            return "Nothing was unloaded: they are in use now."
        total = sum(held.get(model_id, 0) for model_id in freed)
        return f"Unloaded {', '.join(freed)}: {size_text(total)}."

    async def _facts(self) -> Facts:
        world, monitor = self._world, self._world.monitor
        loaded = world.loading.snapshot
        default = self._default()
        is_loaded = default is not None and any(one.model.id == default.id for one in loaded)
        fits = None if default is None or is_loaded else await self._fits(default)
        peaks = {}
        for one in loaded:
            _times, values = monitor.history(f"kv.{one.model.id}_tokens", HISTORY_S)
            if values:
                peaks[one.model.id] = max(values)
        return Facts(
            time.time(),
            loaded,
            world.known.models.models,
            monitor.latest,
            peaks,
            default,
            fits,
        )

    def _default(self) -> InstalledModel | None:
        try:
            return self._world.known.models.choose("")
        except WorkbenchError:
            return None

    async def _fits(self, model: InstalledModel) -> bool | None:
        try:
            verdict = await self._world.known.models.fit(model.id)
        except WorkbenchError:
            return None
        return verdict.verdict != "wont_fit"
