"""Starting the engine of a model the way the settings say."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import uuid4

from workbench.app.connections import ENGINE as SERVER
from workbench.app.connections import Connections
from workbench.app.engine_choice import engine_of
from workbench.app.loaded import Host
from workbench.base.settings_store import SettingsStore
from workbench.engines.api import LoadOptions
from workbench.engines.registry import ENGINES, engine_for
from workbench.models.store import InstalledModel
from workbench.policy.network import NetworkGuard, is_local
from workbench.policy.network_events import Counted, Held, Tried

_UNTOLD = "not told"


class StartEngine:
    """Starts the engine of a model the way the settings say."""

    def __init__(
        self,
        settings: SettingsStore,
        guard: NetworkGuard,
        connections: Connections,
        packs: Callable[[str], tuple[str, ...]] = lambda _engine: (),
    ) -> None:
        """Nothing is started.

        Args:
            settings: Asked at each start.
            guard: Told what a worker tried to reach.
            connections: The servers.
            packs: The folders of the packs for an engine; blocking.
        """
        self._settings, self._guard, self._connections = settings, guard, connections
        self._packs = packs

    async def __call__(self, model: InstalledModel, options: LoadOptions) -> Host:
        key = engine_of(model, self._settings.settings)
        spec = next((spec for spec in ENGINES if spec.key == key), None) or engine_for(
            model.path
        )
        from workbench.engines.host import EngineHost

        mode = self._settings.settings.engine_mode
        packs = await asyncio.to_thread(self._packs, spec.key)
        options = replace(options, sandbox=self._settings.settings.engine_sandbox, packs=packs)
        if spec.key == SERVER:
            options = await asyncio.to_thread(
                self._connections.options,
                model.path,
                options,
                self._settings.settings.network,
            )
            if not is_local(host := options.reach.rpartition(":")[0]):
                self._guard.reached(host, f"answers of {model.title}")
        started = await EngineHost.start(
            spec,
            model.path,
            options,
            mode=mode,
            on_attempt=partial(self._guard.refused, purpose=f"the process of {model.title}"),
            on_tried=partial(_pass_on, self._guard, uuid4().hex, model.title),
        )
        server = " of a server" if spec.key == SERVER else ""
        self._guard.tell(Held(f"engine{server}", started.info.sandbox or _UNTOLD))
        return started


def _pass_on(guard: NetworkGuard, mark: str, title: str, event: Tried | Counted) -> None:
    """Tell what a worker reached; who it is, when and what for is not for it to say."""
    known = f"{mark}.{event.id}" if event.id else ""
    if isinstance(event, Counted):
        guard.tell(replace(event, id=known))
    else:
        guard.tell(
            replace(
                event,
                id=known,
                at_s=time.time(),
                source="server",
                purpose=f"answers of {title}",
                allowed=True,
            )
        )
