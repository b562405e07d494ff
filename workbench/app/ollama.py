"""Ollama servers, asked as the settings allow, without holding up the loop."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from urllib.parse import urlsplit

from workbench.base.errors import PolicyError
from workbench.base.settings_store import SettingsStore
from workbench.engines.ollama.address import plain_address, usual_address
from workbench.engines.ollama.api import Ollama
from workbench.engines.ollama.values import PullProgress
from workbench.engines.ollama.wire import StopSwitch
from workbench.policy.network import NetworkGuard, is_local

_ITS_REGISTRY = "(Ollama's registry)"


class OllamaServer:
    """One Ollama server.

    Attributes:
        api: Its API, which blocks: call it in a thread.
    """

    def __init__(self, settings: SettingsStore, guard: NetworkGuard, address: str = "") -> None:
        """Prepare; nothing is opened yet.

        Raises:
            SettingsError: It is no address.
        """
        self._settings, self._guard = settings, guard
        where = plain_address(address) if address else usual_address()
        self._host = urlsplit(where).hostname or ""
        self._near = is_local(self._host)
        self.api = Ollama(where, permit=self._permit)

    async def pull(self, name: str, told: Callable[[PullProgress], None]) -> PullProgress:
        """Let it fetch a model; cancelling stops it, and asking again goes on.

        Args:
            name: As Ollama writes it.
            told: Told on this loop how far it is.

        Raises:
            PolicyError: The settings keep this program, and whom it asks, off the network.
            TransferError: It could not be fetched.
            EngineError: The server does not answer.
        """
        self._network("Ollama would fetch it from the network, which is off in the settings")
        self._guard.let_out("ollama", f"let Ollama fetch {name}", (_ITS_REGISTRY,))
        loop, stop = asyncio.get_running_loop(), StopSwitch()

        def work() -> PullProgress:
            last = PullProgress("", 0, 0)
            for last in self.api.pull(name, stop):
                # A loop that closes meanwhile has nobody to tell.
                with contextlib.suppress(RuntimeError):
                    loop.call_soon_threadsafe(told, last)
            return last

        running = loop.run_in_executor(None, work)
        try:
            return await asyncio.shield(running)
        except asyncio.CancelledError:
            stop.stop()
            await asyncio.wait({running})
            running.exception()
            raise

    def _permit(self) -> AbstractContextManager[None]:
        return nullcontext() if self._near else self._far()

    @contextmanager
    def _far(self) -> Iterator[None]:
        self._network("that Ollama server is another machine, and the network is off")
        with self._guard.permit("ask an Ollama server", (self._host,), source="ollama"):
            yield

    def _network(self, refusal: str) -> None:
        if self._settings.settings.network == "off":
            raise PolicyError(refusal, "Turn the network on in the settings.")
