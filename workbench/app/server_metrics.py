"""The measurements of the servers whose models are loaded, for the monitor."""

from __future__ import annotations

import asyncio
import logging
import time
from urllib.parse import urlsplit

from workbench.app.connections import ENGINE, Connected, Connections, reach_of
from workbench.app.loading import Loading
from workbench.base.errors import WorkbenchError
from workbench.base.settings_store import SettingsStore
from workbench.engines.openai_compatible.connection import SUFFIX
from workbench.policy.network import NetworkGuard
from workbench.telemetry.monitor import Monitor
from workbench.telemetry.server_readings import ServerReadings

log = logging.getLogger(__name__)
_EVERY_S = 2.0
_MEASURING = frozenset({"vllm", "llama-cpp"})
_OK = 200
_STAYS = "_first_token_s"
"""What holds until there is another answer."""


class ServerMetrics:
    """Asks each loaded server for its measurements, every two seconds while it is loaded."""

    def __init__(
        self,
        loading: Loading,
        connections: Connections,
        settings: SettingsStore,
        guard: NetworkGuard,
        monitor: Monitor,
    ) -> None:
        self._loading, self._connections = loading, connections
        self._settings, self._guard = settings, guard
        self._readings: dict[str, ServerReadings] = {}
        self._values: dict[str, dict[str, float]] = {}
        self._task: asyncio.Task[None] | None = None
        self._forget = monitor.add_source("servers", self.values)
        self._unlisten = loading.listen(lambda _loaded: self._follow())

    def values(self) -> dict[str, float]:
        """The newest of every server."""
        return {name: value for own in self._values.values() for name, value in own.items()}

    async def close(self) -> None:
        """Ask no more."""
        self._unlisten()
        self._forget()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def _follow(self) -> None:
        """Begin to ask when the first server's model is there."""
        if self._loaded() and (self._task is None or self._task.done()):
            self._task = asyncio.get_running_loop().create_task(self._run(), name="servers")

    def _loaded(self) -> set[str]:
        """Ids of the connections whose models are loaded; a model's own may be another."""
        return {
            loaded.model.path.name.removesuffix(SUFFIX)
            for loaded in self._loading.snapshot
            if loaded.model.engine == ENGINE and loaded.info is not None
        }

    async def _run(self) -> None:
        while ids := self._loaded():
            known = await asyncio.to_thread(self._connections.all)
            for connected in known:
                if connected.id in ids:
                    await self.read(connected)
            for gone in set(self._values) - ids:
                self._values.pop(gone)
                self._readings.pop(gone, None)
            await asyncio.sleep(_EVERY_S)
        self._values.clear()
        self._readings.clear()

    async def read(self, connected: Connected) -> None:
        """Ask one server once; one that measures nothing has no metrics."""
        text = await asyncio.to_thread(self._page, connected)
        if text:
            readings = self._readings.setdefault(connected.id, ServerReadings(connected.id))
            before = self._values.get(connected.id, {})
            kept = {name: value for name, value in before.items() if name.endswith(_STAYS)}
            self._values[connected.id] = kept | readings.take(text, time.monotonic())

    def _page(self, connected: Connected) -> str:
        connection = connected.connection
        if connection is None or connection.kind not in _MEASURING:
            return ""
        try:
            reach_of(connection, self._settings.settings.network)
        except WorkbenchError:
            return ""
        # Imported here because the start needs none of it.
        from workbench.app.near_http import get_page

        path = urlsplit(connection.base_url).path.removesuffix("/v1")
        purpose = f"measurements of {connection.name}"
        with self._guard.permit(purpose, (connection.host,), source="server"):
            page = get_page(
                connection.host,
                connection.port,
                f"{path}/metrics",
                tls=connection.base_url.startswith("https:"),
            )
        return page.text if page is not None and page.status == _OK else ""
