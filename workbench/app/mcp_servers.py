"""MCP servers in the program: read, allowed, started when they are needed, and ended."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any

from workbench.app.listeners import Listeners
from workbench.app.mcp_files import KeepSecrets, ServerFiles
from workbench.app.mcp_specs import McpSpecs
from workbench.app.mcp_views import ServerView, view_of
from workbench.base.errors import DocumentError, PolicyError, ToolError
from workbench.base.paths import Paths
from workbench.base.threads import begin_in_thread
from workbench.policy.server_trust import AllowedTool, Leave, ServerTrust
from workbench.tools.api import ToolContext, ToolSpec
from workbench.tools.mcp.documents import McpServer
from workbench.tools.mcp.launch import launch_values
from workbench.tools.mcp.offers import Offer
from workbench.tools.mcp.running import McpSurroundings, RunningServers

log = logging.getLogger(__name__)
_AGAIN = "Read it again; nothing was allowed."


class McpServers:
    """The servers there are.

    Attributes:
        files: The servers as files.
        trust: What a person allowed of them.
    """

    def __init__(
        self,
        paths: Paths,
        trust: ServerTrust,
        around: McpSurroundings,
        secrets: KeepSecrets,
        other_names: Callable[[], Sequence[str]],
    ) -> None:
        """Prepare them; none is read before ``refresh``, none is started before it is asked.

        Args:
            paths: Where their files are.
            trust: What was allowed.
            around: What they are given of the program.
            secrets: Where secret values are kept.
            other_names: The names of all tools that are not theirs.
        """
        self.files, self.trust = ServerFiles(paths), trust
        self._running, self._secrets = RunningServers(around), secrets
        self._other_names = other_names
        self._offers: dict[str, tuple[str, tuple[Offer, ...]]] = {}
        self._hashes: dict[str, Mapping[str, str]] = {}
        self._problems: dict[str, str] = {}
        self._specs = McpSpecs(trust, self._call)
        self._listeners: Listeners[[]] = Listeners()
        self._follow: Callable[[], Awaitable[object]] | None = None

    @property
    def servers(self) -> tuple[McpServer, ...]:
        """By title."""
        return self.files.documents

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call ``listener`` after each change, on the loop's thread; returns what ends it."""
        return self._listeners.add(listener)

    def followed_by(self, follow: Callable[[], Awaitable[object]]) -> None:
        """Await ``follow`` after each change of the tools that may be offered."""
        self._follow = follow

    async def refresh(self) -> None:
        """Read the files again."""
        await self.files.refresh()
        self._listeners.tell()

    def specs(self) -> tuple[ToolSpec, ...]:
        """The tools that a person allowed, word for word, as tools of the program.

        Nothing is started for it: what models are told of a tool is what was allowed.
        """
        return self._specs.specs(self.servers, self._other_names())

    def view(self, name: str) -> ServerView:
        """A server as a person reads it, with what is known of it now.

        Raises:
            DocumentError: There is none of that name.
        """
        server = self.files.get(name)
        about, offers = self._offers.get(name, ("", None))
        others = [*self._other_names(), *self._names_of_others(name)]
        allowed = self.trust.of(name)
        known = self._specs.offers(name, allowed)
        found = view_of(server, allowed, self._hashes.get(name), offers, others, known)
        return replace(
            found,
            running=self._running.runs(name),
            about=about,
            said=self._running.said(name),
            problem=self._problems.get(name, ""),
        )

    def glance(self, name: str) -> ServerView:
        """A server without its tools, for a list of many; it is compared to nothing else.

        Raises:
            DocumentError: There is none of that name.
        """
        server, allowed = self.files.get(name), self.trust.of(name)
        start = None if allowed is None else replace(allowed, tools={})
        return replace(
            view_of(server, start, self._hashes.get(name), (), (), {}),
            running=self._running.runs(name),
            said=self._running.said(name),
            problem=self._problems.get(name, ""),
            listed=name in self._offers,
        )

    async def look(self, name: str) -> ServerView:
        """Look at what the server starts; one that may start is started and asked.

        Raises:
            DocumentError: There is none of that name.
        """
        server = self.files.get(name)
        await self._noted(name, self._look, server)
        return self.view(name)

    async def allow_start(self, name: str, seen: str) -> ServerView:
        """Let a server start just as it was read, and ask it for its tools.

        Args:
            name: Of the server.
            seen: ``ServerView.seen`` of what was read.

        Raises:
            DocumentError: There is none of that name.
            PolicyError: It is not what was read any more.
            StoreError: It could not be kept.
            ToolError: What it starts is not there.
        """
        server = self.files.get(name)
        start = await asyncio.to_thread(self._running.start, server)
        files = {} if start is None else dict(start.files)
        self._hashes[name] = files
        self._check_seen(name, seen)
        await asyncio.to_thread(self._running.stop, name)
        launch = launch_values(server)
        await asyncio.to_thread(self.trust.allow_start, name, launch, files)
        await self._changed()
        return await self.look(name)

    async def allow_tools(
        self, name: str, seen: str, leaves: Mapping[str, Leave]
    ) -> ServerView:
        """Keep what a person says of tools, just as they were read.

        Args:
            name: Of the server.
            seen: ``ServerView.seen`` of what was read.
            leaves: By the name the server gives the tool.

        Raises:
            DocumentError: There is no such server or tool.
            PolicyError: They are not what was read any more, or cannot be allowed.
            StoreError: It could not be kept.
        """
        self._check_seen(name, seen)
        view = self.view(name)
        tools = {tool.offer.name: tool for tool in view.tools if tool.state != "gone"}
        for key, leave in leaves.items():
            if key not in tools:
                raise DocumentError(f"{view.server.title} has no tool {key!r}", "Look again.")
            if tools[key].problem and leave != "never":
                raise PolicyError(
                    f"{key!r} cannot be allowed: {tools[key].problem}", "Leave it out."
                )
        allowed = {
            key: AllowedTool(tools[key].offer.values, leave) for key, leave in leaves.items()
        }
        launch = launch_values(view.server)
        kept = await asyncio.to_thread(self.trust.allow_tools, name, launch, allowed)
        if not kept:
            raise PolicyError(f"{view.server.title} may not start as it is now", _AGAIN)
        await self._changed()
        return self.view(name)

    def with_free_name(self, server: McpServer) -> McpServer:
        """The server under a name that none of these has."""
        names = [other.name for other in self.servers]
        if server.name not in names:
            return server
        return replace(server, name=self.files.free_name(server.name))

    async def save(
        self, server: McpServer, secrets: Mapping[str, str], previous_name: str = ""
    ) -> tuple[str, ...]:
        """Write the server's file, and its secret values to the keyring.

        Returns:
            The names of the values that are only kept until the program ends.

        Raises:
            DocumentError: The name is bad or taken.
            StoreError: It could not be written.
            PolicyError: A secret value is none.
        """
        passing = []
        for key, value in secrets.items():
            set_it = partial(self._secrets.set, spaces=True)
            if not await asyncio.to_thread(set_it, server.secret_name(key), value):
                passing.append(key)
        await self.files.save(server, previous_name)
        await self.stop(previous_name or server.name)
        self._forget_seen(previous_name or server.name)
        await self._changed()
        return tuple(passing)

    async def remove(self, name: str) -> str:
        """Put a server's file aside and forget what was allowed; returns what restores it.

        Raises:
            DocumentError: There is none of that name.
            StoreError: It could not be written.
        """
        token = await self.files.remove(name)
        await self.stop(name)
        self._forget_seen(name)
        await asyncio.to_thread(self.trust.forget, name)
        await self._changed()
        return token

    async def restore(self, token: str) -> None:
        """Take a removal back; it asks for everything again.

        Raises:
            DocumentError: It is gone, or the name is taken meanwhile.
        """
        await self.files.restore(token)
        await self._changed()

    async def stop(self, name: str) -> None:
        """End a server; the next call starts it again."""
        await asyncio.to_thread(self._running.stop, name)
        self._listeners.tell()

    async def close(self) -> None:
        """End all of them."""
        await asyncio.to_thread(self._running.close)

    def _look(self, server: McpServer, cancelled: threading.Event) -> None:
        start = self._running.start(server)
        self._hashes[server.name] = {} if start is None else dict(start.files)
        allowed = self.trust.of(server.name)
        if allowed is None or not allowed.starts_as(launch_values(server)):
            return
        if dict(allowed.files) != self._hashes[server.name]:
            self._running.stop(server.name)
            return
        listing = self._running.listing(server, allowed, cancelled)
        about = " · ".join(part for part in (listing.about, f"MCP {listing.protocol}") if part)
        for offer in listing.offers:
            offer.settle()  # here, where nobody waits for it
        self._offers[server.name] = (about, listing.offers)

    async def _noted(
        self,
        name: str,
        work: Callable[[McpServer, threading.Event], None],
        server: McpServer,
    ) -> None:
        """Do it beside the loop; what goes wrong is shown at the server."""
        self._problems.pop(name, None)
        cancelled = threading.Event()
        doing = begin_in_thread(work, server, cancelled)
        try:
            await asyncio.shield(doing)
        except asyncio.CancelledError:
            cancelled.set()  # what was started is ended before this is left
            with suppress(ToolError, PolicyError):
                await doing
            raise
        except (ToolError, PolicyError) as exc:
            said = self._running.said(name)
            text = ". ".join(part for part in (exc.message, exc.hint) if part)
            self._problems[name] = f"{text}\n{said}" if said else text
        self._listeners.tell()

    async def _changed(self) -> None:
        if self._follow is not None:
            await self._follow()
        self._listeners.tell()

    def _check_seen(self, name: str, seen: str) -> None:
        if self.view(name).seen != seen:
            raise PolicyError(f"the MCP server {name!r} is not what was read any more", _AGAIN)

    def _forget_seen(self, name: str) -> None:
        self._offers.pop(name, None)
        self._hashes.pop(name, None)
        self._problems.pop(name, None)
        self._specs.forget(name)

    def _names_of_others(self, name: str) -> list[str]:
        return [spec.name for spec in self.specs() if not spec.name.startswith(f"{name}_")]

    def _call(
        self,
        server: McpServer,
        offer: Offer,
        arguments: Mapping[str, Any],
        context: ToolContext,
    ) -> str:
        """Call a tool that is still word for word what was allowed; blocking."""
        allowed = self.trust.of(server.name)
        kept = allowed.tool(offer.name, offer.mark) if allowed else None
        if kept is None or kept.leave == "never":
            raise ToolError(f"{offer.name} of {server.title} is not allowed any more")
        connection = self._running.connection(server, allowed, context.cancelled)
        listing = connection.listing(context.cancelled)
        now = next((one for one in listing.offers if one.name == offer.name), None)
        if now is None:
            raise ToolError(f"{server.title} has no tool {offer.name!r} any more")
        if now.mark != offer.mark:
            log.warning("mcp.tool_changed server=%s", server.name)
            raise ToolError(
                f"{server.title} says something else of {offer.name!r} than what was allowed; "
                "it was not called",
                "A person must read it again among the tools.",
            )
        text, failed = connection.call(offer.name, arguments, context.cancelled)
        if failed:
            raise ToolError(text)
        return text
