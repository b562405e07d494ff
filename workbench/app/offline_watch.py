"""What happens to models on servers when the network is turned off, or on again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from workbench.app.loading import Loading
from workbench.app.model_library import ModelLibrary
from workbench.base.settings import Settings
from workbench.base.settings_store import SettingsStore

log = logging.getLogger(__name__)


class OfflineWatch:
    """Lets go of every server beyond this machine as soon as the settings say so."""

    def __init__(self, settings: SettingsStore, models: ModelLibrary, loading: Loading) -> None:
        self._models, self._loading = models, loading
        self._network = settings.settings.network
        self._tasks: set[asyncio.Task[None]] = set()
        self._unlisten: Callable[[], None] = settings.listen(self._changed)

    async def close(self) -> None:
        """Watch no more."""
        self._unlisten()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _changed(self, settings: Settings) -> None:
        if settings.network == self._network:
            return
        self._network = settings.network
        task = asyncio.get_running_loop().create_task(self._follow(), name="network-changed")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _follow(self) -> None:
        """Look at the connections anew; what may not be reached any more is let go."""
        models = await self._models.refresh()
        refused = {model.id for model in models if model.source == "server" and model.problem}
        for loaded in self._loading.snapshot:
            if loaded.model.id in refused:
                await self._loading.unload(loaded.model.id)
                log.info("server.let_go id=%s", loaded.model.id)
