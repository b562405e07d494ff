"""Foundry Local for the whole program: which models it is told of, and where its service is."""

from __future__ import annotations

import asyncio
import json
import os
import time
import uuid
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from workbench.app.model_library import ModelLibrary
from workbench.base.errors import EngineUnavailable, PolicyError
from workbench.base.files import write_atomically
from workbench.base.paths import Paths
from workbench.base.regular_files import read_regular
from workbench.base.settings_store import SettingsStore
from workbench.engines.foundry_local.catalogue import FoundryCatalogue, WebAddress
from workbench.engines.foundry_local.runtime import CONFIG_FILE, PUBLIC_CATALOGUE
from workbench.engines.foundry_local.web_service import FoundryWebService
from workbench.policy.network import NetworkGuard

FOLDER = "foundry-local"
_SERVICE_FILES = "service-*.json"
_MOST_NOTE_BYTES = 65_536
_SAME_START_S = 2.0
"""A clock that is set meanwhile moves the start of a process by a little."""
_PURPOSE = "list Foundry Local's catalogue"


class FoundryLocal:
    """Foundry Local with the models of this program.

    Attributes:
        folder: What it keeps itself.
    """

    def __init__(
        self, paths: Paths, models: ModelLibrary, settings: SettingsStore, guard: NetworkGuard
    ) -> None:
        self.folder = paths.data / FOLDER
        self._models, self._settings, self._guard = models, settings, guard

    def model_folders(self) -> tuple[Path, ...]:
        """Folders of installed models that it can run."""
        return tuple(
            model.path
            for model in self._models.models
            if not model.problem and (model.path / CONFIG_FILE).is_file()
        )

    @asynccontextmanager
    async def opened(self, *, public: bool = False) -> AsyncGenerator[FoundryCatalogue, None]:
        """Run it until the end of the block.

        Args:
            public: List its maker's catalogue instead of what is on this machine; that asks
                its maker's server.

        Raises:
            PolicyError: The settings keep this program off the network.
            EngineError: It is not installed, or did not start.
        """
        if public:
            self._may_leave()
        folders = () if public else await asyncio.to_thread(self.model_folders)
        catalogue = await FoundryCatalogue.start(
            self.folder / "models",
            folders,
            PUBLIC_CATALOGUE if public else "",
            partial(self._guard.refused, purpose="Foundry Local"),
        )
        try:
            yield catalogue
        finally:
            await catalogue.close()

    @asynccontextmanager
    async def serving(self) -> AsyncGenerator[tuple[FoundryCatalogue, WebAddress], None]:
        """Run it and its web service until the end of the block; also gives its address.

        The address and the key are noted for other commands of this program, in a file that
        only this account can read.

        Raises:
            EngineError: It is not installed, or did not start.
            StoreError: The address could not be noted.
        """
        async with self.opened() as catalogue:
            address = await catalogue.start_service()
            note = self.folder / _SERVICE_FILES.replace("*", uuid.uuid4().hex)
            await asyncio.to_thread(_noted, note, address)
            try:
                yield catalogue, address
            finally:
                await asyncio.to_thread(note.unlink, missing_ok=True)

    def service(self) -> FoundryWebService | None:
        """The web service that this program runs, here or in another process; the newest."""
        running = [_running(note) for note in self.folder.glob(_SERVICE_FILES)]
        _, url, key = max(running, default=(0.0, "", ""))
        return FoundryWebService(url, key) if url else None

    def running_service(self) -> FoundryWebService:
        """The web service.

        Raises:
            EngineUnavailable: It does not run.
        """
        if (service := self.service()) is None:
            raise EngineUnavailable(
                "Foundry Local's web service does not run",
                "Start it, and leave it running: workbench engines foundry serve",
            )
        return service

    def _may_leave(self) -> None:
        if self._settings.settings.network == "off":
            raise PolicyError(
                "Foundry Local's catalogue is on the network, which is off in the settings",
                "Leave --public out: what is on this machine is listed without the network.",
            )
        host = urlsplit(PUBLIC_CATALOGUE).hostname or ""
        self._guard.let_out("foundry", _PURPOSE, (host,))


def _noted(path: Path, address: WebAddress) -> None:
    import psutil

    path.parent.mkdir(parents=True, exist_ok=True)
    values = {
        "pid": os.getpid(),
        "started_s": psutil.Process().create_time(),
        "noted_s": time.time(),
        "url": address.url,
        "key": address.key,
    }
    write_atomically(path, json.dumps(values).encode())


def _running(path: Path) -> tuple[float, str, str]:
    """When a service was noted, its address and key; empty if its process has ended."""
    import psutil

    try:
        found = json.loads(read_regular(path, _MOST_NOTE_BYTES))
        pid, started_s = int(found["pid"]), float(found["started_s"])
        noted_s, url, key = float(found["noted_s"]), str(found["url"]), str(found["key"])
        # Another process may have the number by now.
        if abs(psutil.Process(pid).create_time() - started_s) < _SAME_START_S:
            return noted_s, url, key
    except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return 0.0, "", ""
    except psutil.Error:
        pass
    with suppress(OSError):
        path.unlink()
    return 0.0, "", ""
