"""Starting the engine of a model the way the settings say."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from workbench.app.connections import ENGINE as SERVER
from workbench.app.connections import Connections
from workbench.app.engine_choice import engine_of
from workbench.app.loaded import Host
from workbench.base.settings_store import SettingsStore
from workbench.engines.api import LoadOptions
from workbench.engines.registry import ENGINES, engine_for
from workbench.models.store import InstalledModel
from workbench.policy.network import NetworkGuard, is_local


class StartEngine:
    """Starts the engine of a model the way the settings say."""

    def __init__(
        self, settings: SettingsStore, guard: NetworkGuard, connections: Connections
    ) -> None:
        self._settings, self._guard, self._connections = settings, guard, connections

    async def __call__(self, model: InstalledModel, options: LoadOptions) -> Host:
        key = engine_of(model, self._settings.settings)
        spec = next((spec for spec in ENGINES if spec.key == key), None) or engine_for(
            model.path
        )
        from workbench.engines.host import EngineHost

        mode = self._settings.settings.engine_mode
        options = replace(options, sandbox=self._settings.settings.engine_sandbox)
        if spec.key == SERVER:
            options = await asyncio.to_thread(
                self._connections.options,
                model.path,
                options,
                self._settings.settings.network,
            )
            if not is_local(host := options.reach.rpartition(":")[0]):
                self._guard.reached(host, f"answers of {model.title}")
        return await EngineHost.start(
            spec, model.path, options, mode=mode, on_attempt=self._guard.refused
        )
