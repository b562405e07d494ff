"""The servers that run: each started once, and only as a person allowed it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.base.errors import ToolError
from workbench.policy.egress import read_target
from workbench.policy.network import LetOut, Permit, is_local, tell_nobody
from workbench.policy.server_trust import AllowedServer
from workbench.tools.mcp.child_streams import Said, child_streams
from workbench.tools.mcp.connection import Connection, Listing
from workbench.tools.mcp.documents import Address, McpServer, Secret
from workbench.tools.mcp.launch import Start, launch_values, start_of

if TYPE_CHECKING:
    from mcp.client._transport import TransportStreams

_ANY_HOST = "(any host)"
_LOOK_AGAIN = "Look at it among the tools, and allow it again if you trust it."


@dataclass(frozen=True, slots=True)
class McpSurroundings:
    """What of the program around them servers are given.

    Attributes:
        private: Folders of the program that none may reach.
        network_on: Whether the user lets the program reach other machines now.
        permit: Opens the network for this thread, with the reason.
        secret: The value of that name in the keyring; empty if there is none. Blocking.
        let_out: Told which server with a network is started.
    """

    private: tuple[Path, ...]
    network_on: Callable[[], bool]
    permit: Permit
    secret: Callable[[str], str]
    let_out: LetOut = tell_nobody


class RunningServers:
    """The connections by the name of the server; thread-safe, its methods are blocking."""

    def __init__(self, around: McpSurroundings) -> None:
        self._around = around
        self._lock = threading.Lock()
        self._locks: dict[str, threading.Lock] = {}
        self._running: dict[str, tuple[Connection, McpServer]] = {}

    def start(self, server: McpServer) -> Start | None:
        """What would start a server now; None for one at an address.

        Raises:
            ToolError: Something that it needs is not there.
        """
        if isinstance(server.way, Address):
            return None
        on = self._around.network_on()
        return start_of(server, self._secrets(server), self._around.private, network=on)

    def connection(
        self,
        server: McpServer,
        allowed: AllowedServer | None,
        cancelled: threading.Event | None = None,
    ) -> Connection:
        """The running server, started if it does not run.

        Args:
            server: As its file has it now.
            allowed: What a person allowed of it.
            cancelled: Stops the waiting.

        Raises:
            ToolError: It may not start so, or does not.
        """
        if allowed is None or not allowed.starts_as(launch_values(server)):
            raise ToolError(
                f"{server.title} may not start: nobody allowed it as it is now", _LOOK_AGAIN
            )
        with self._lock:
            own = self._locks.setdefault(server.name, threading.Lock())
        with own:
            known = self._running.get(server.name)
            if known and known[0].alive and known[1] == server:
                return known[0]
            if known:
                known[0].close()
            found = self._opened(server, allowed, cancelled)
            with self._lock:
                self._running[server.name] = (found, server)
            return found

    def listing(
        self,
        server: McpServer,
        allowed: AllowedServer | None,
        cancelled: threading.Event | None = None,
    ) -> Listing:
        """What a server says of itself, started if it does not run.

        Raises:
            ToolError: It may not start so, or does not answer.
        """
        return self.connection(server, allowed, cancelled).listing(cancelled)

    def runs(self, name: str) -> bool:
        """Whether a server of that name runs."""
        known = self._running.get(name)
        return known is not None and known[0].alive

    def said(self, name: str) -> str:
        """The last lines that it said beside its messages."""
        known = self._running.get(name)
        return known[0].said if known else ""

    def stop(self, name: str) -> None:
        """End a server."""
        with self._lock:
            known = self._running.pop(name, None)
        if known:
            known[0].close()

    def close(self) -> None:
        """End all of them."""
        for name in tuple(self._running):
            self.stop(name)

    def _opened(
        self,
        server: McpServer,
        allowed: AllowedServer,
        cancelled: threading.Event | None,
    ) -> Connection:
        start = self.start(server)
        if start is not None and dict(start.files) != dict(allowed.files):
            changed = sorted(set(start.files.items()) ^ set(allowed.files.items()))
            raise ToolError(
                f"{server.title} may not start: {changed[0][0]} is not the file that was "
                "allowed",
                _LOOK_AGAIN,
            )
        if start is None:
            found = self._remote(server)
        else:
            if start.job.network:
                self._around.let_out(f"the MCP server {server.title}", (_ANY_HOST,))
            found = Connection(
                server.title, _child_opener(start), server.limits.seconds, nullcontext
            )
        found.open(cancelled)
        return found

    def _remote(self, server: McpServer) -> Connection:
        way = server.way
        assert isinstance(way, Address)  # noqa: S101 - the other way has a start
        host = read_target(way.url).host
        near = is_local(host)
        if not near and not self._around.network_on():
            raise ToolError("the network is switched off in the settings")
        headers = {name: value for name, value in way.headers.items() if isinstance(value, str)}
        headers |= self._secrets(server)
        permit, limit_s = self._around.permit, server.limits.seconds

        def streams(_said: Said) -> AbstractAsyncContextManager[TransportStreams]:
            from workbench.tools.mcp.http_streams import http_streams

            return http_streams(way.url, headers, permit, limit_s)

        def permitted() -> AbstractContextManager[None]:
            return nullcontext() if near else permit(f"the MCP server {server.title}", (host,))

        return Connection(server.title, streams, limit_s, permitted)

    def _secrets(self, server: McpServer) -> Mapping[str, str]:
        return {
            name: self._around.secret(server.secret_name(name))
            for name, value in server.values.items()
            if isinstance(value, Secret)
        }


def _child_opener(
    start: Start,
) -> Callable[[Said], AbstractAsyncContextManager[TransportStreams]]:
    def streams(said: Said) -> AbstractAsyncContextManager[TransportStreams]:
        return child_streams(start.job, said)

    return streams
