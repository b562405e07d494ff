"""Whether other programs may use models and agents here: the switch, and what stands behind it.

The server itself is in the room ``server``, which stands above this one: whoever opens the
program hands in what starts it.
"""

from __future__ import annotations

import asyncio
import ipaddress
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol, TypeAlias

from workbench.app.agent_library import AgentLibrary
from workbench.app.graph_library import GraphLibrary
from workbench.app.listeners import Listeners
from workbench.app.loading import Loading
from workbench.app.model_library import ModelLibrary
from workbench.app.notices import Notices
from workbench.app.runs import Runs
from workbench.base.errors import PolicyError, RunError, WorkbenchError
from workbench.base.settings import Settings
from workbench.base.settings_store import SettingsStore
from workbench.policy.api_keys import ApiKey, ApiKeys
from workbench.policy.roles import HIGHEST

log = logging.getLogger(__name__)
KEYS = "server-keys.json"
_CLOSE_S = 2.0
STOP_S = 10.0
"""How long answers that go on may take to end when the server is stopped."""
State = Literal["off", "starting", "on", "stopping", "failed"]


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """Where and for whom the server listens.

    Attributes:
        host: Address it listens at.
        port: 0 takes any that is free.
        tls_cert: File of the certificate chain; empty for none.
        tls_key: File of its key.
        names: Names, with a port where that differs, by which it may be called beside its own.
        origins: Web pages that may ask it; none by default.
        keyless: Programs of this machine need no key.
        beyond: An administrator lets other machines reach it.
        queue: Most requests of one model that are answered or wait.
        only: Models, agents and graphs that are served, by their names; empty is all.
        brought: Keys of a file that a person named.
    """

    host: str = "127.0.0.1"
    port: int = 0
    tls_cert: str = ""
    tls_key: str = ""
    names: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    keyless: bool = False
    beyond: bool = False
    queue: int = 64
    only: tuple[str, ...] = ()
    brought: tuple[ApiKey, ...] = ()


@dataclass(frozen=True, slots=True)
class LiveRequest:
    """A request that is being answered.

    Attributes:
        target: The model, agent or graph.
        key_name: Whose key it brought; empty for none.
        began_s: Unix time in seconds.
        tokens: Written so far.
        waits: It waits for its turn.
    """

    id: str
    target: str
    key_name: str
    path: str
    began_s: float
    tokens: int = 0
    waits: bool = False


@dataclass(frozen=True, slots=True)
class ServedWorld:
    """What the server is given of the program. All of it lives on the program's loop."""

    models: ModelLibrary
    loading: Loading
    agents: AgentLibrary
    graphs: GraphLibrary
    runs: Runs
    settings: SettingsStore
    keys: ApiKeys
    notices: Notices
    data: Path


class Serving(Protocol):
    """A server that listens; ``alive`` until it ended, if only by a defect."""

    @property
    def alive(self) -> bool: ...

    @property
    def url(self) -> str: ...
    @property
    def answered(self) -> int: ...
    def live(self) -> tuple[LiveRequest, ...]: ...
    async def stop(self, patience_s: float) -> None: ...


StartServing: TypeAlias = Callable[[ServedWorld, ServeOptions], Awaitable[Serving]]


@dataclass(frozen=True, slots=True)
class ServerState:
    """How the server stands.

    Attributes:
        url: Where it listens; empty if it does not.
        error: Why it could not start, or why it ended; ``hint`` the next step.
    """

    state: State = "off"
    url: str = ""
    error: str = ""
    hint: str = ""


class LocalServer:
    """The switch of the server. Lives on the event loop.

    Attributes:
        keys: Of the programs that may use it.
        state: How it stands.
    """

    def __init__(self, world: ServedWorld, start: StartServing | None) -> None:
        """Make it, switched off.

        Args:
            world: What it is given of the program.
            start: Starts the server; None where there is none.
        """
        self._world, self._start_serving = world, start
        self.keys = world.keys
        self.state = ServerState()
        self._serving: Serving | None = None
        self._turn = asyncio.Lock()
        self._listeners: Listeners[[ServerState]] = Listeners()

    def listen(self, listener: Callable[[ServerState], None]) -> Callable[[], None]:
        """Call ``listener`` with each new state; returns what ends it."""
        return self._listeners.add(listener)

    @property
    def options(self) -> ServeOptions:
        """What the settings say."""
        return options_of(self._world.settings.settings)

    @property
    def is_there(self) -> bool:
        """It listens."""
        return self._serving is not None and self._serving.alive

    def live(self) -> tuple[LiveRequest, ...]:
        """The requests that are being answered."""
        return self._serving.live() if self._serving else ()

    @property
    def answered(self) -> int:
        """Requests that were answered since it was started."""
        return self._serving.answered if self._serving else 0

    async def start(self, options: ServeOptions | None = None) -> ServerState:
        """Listen; nothing if it does.

        Args:
            options: None takes what the settings say.

        Raises:
            PolicyError: It may not listen there.
            RunError: The address cannot be had, or the certificate cannot be read.
        """
        async with self._turn:
            if self._serving is not None and self._serving.alive:
                return self.state
            self._serving = None
            wanted = options or self.options
            self._become(ServerState("starting"))
            try:
                check_may_listen(wanted, self._world.settings.settings)
                self._serving = await self._begin(wanted)
            except WorkbenchError as exc:
                self._become(ServerState("failed", error=exc.message, hint=exc.hint))
                raise
            except BaseException:
                self._become(ServerState())
                raise
            log.info("server.started url=%s", self._serving.url)
            self._become(ServerState("on", self._serving.url))
            return self.state

    async def start_if_wanted(self) -> None:
        """Listen if the settings say that it starts with the program; a failure is told."""
        if self._world.settings.settings.server_on:
            try:
                await self.start()
            except WorkbenchError as exc:
                self._world.notices.tell(exc, "The local server did not start")

    async def _begin(self, options: ServeOptions) -> Serving:
        if self._start_serving is None:
            raise RunError("this program has no server", "Start it with: workbench serve.")
        return await self._start_serving(self._world, options)

    async def stop(self, patience_s: float = STOP_S) -> None:
        """Listen no more; what is being answered may end within that time."""
        async with self._turn:
            if self._serving is None:
                self._become(ServerState())
                return
            self._become(ServerState("stopping", self._serving.url))
            try:
                await self._serving.stop(patience_s)
            finally:
                self._serving = None
                log.info("server.stopped")
                self._become(ServerState())

    async def close(self) -> None:
        """The program ends, and nobody wants to wait long for that."""
        if self._serving is not None:
            await self.stop(_CLOSE_S)

    def _become(self, state: ServerState) -> None:
        if state != self.state:
            self.state = state
            self._listeners.tell(state)


def options_of(settings: Settings) -> ServeOptions:
    """What the settings say of the server."""
    return ServeOptions(
        host=settings.server_host,
        port=settings.server_port,
        tls_cert=settings.server_tls_cert,
        tls_key=settings.server_tls_key,
        names=settings.server_names,
        origins=settings.server_origins,
        keyless=settings.server_keyless,
        beyond=settings.server_beyond,
        queue=settings.server_queue,
    )


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches what listens there; a name other than localhost: no."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check_may_listen(options: ServeOptions, settings: Settings) -> None:
    """See that the server may listen there.

    Raises:
        PolicyError: It is not for this machine only, and no administrator opened it, or it has
            no certificate; or the address is none.
    """
    if is_loopback(options.host):
        return
    try:
        ipaddress.ip_address(options.host)
    except ValueError:
        raise PolicyError(
            f"{options.host!r} is no address to listen at",
            "Use a number such as 192.168.1.20, or 127.0.0.1 for this machine only.",
        ) from None
    if not options.beyond or settings.acting_role != HIGHEST:
        raise PolicyError(
            f"the server listens on this machine only, not at {options.host}",
            "An administrator opens it in the settings: Local server, Other machines.",
        )
    if not options.tls_cert or not options.tls_key:
        raise PolicyError(
            f"the server does not listen at {options.host} without a certificate",
            "Name the files of a certificate and its key in the settings, or with "
            "--tls-cert and --tls-key.",
        )
