"""The tools of MCP servers that a person allowed, as tools of the program; made once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from workbench.policy.server_trust import AllowedServer, AllowedTool, ServerTrust, digest
from workbench.tools.api import ToolContext, ToolSpec
from workbench.tools.mcp.documents import McpServer
from workbench.tools.mcp.launch import launch_values, reach_of, shown_command
from workbench.tools.mcp.offers import Offer, named
from workbench.tools.mcp.schemas import plain_schema

Call: TypeAlias = Callable[[McpServer, Offer, Mapping[str, Any], ToolContext], str]
_MARGIN_S = 5.0


@dataclass(frozen=True, slots=True)
class _Made:
    """The tools of a server, and what they were made of."""

    server: McpServer
    allowed: AllowedServer
    taken: tuple[str, ...]
    specs: tuple[ToolSpec, ...]


class McpSpecs:
    """What was allowed of each server; nothing is started for it.

    It is asked at every step of a person, and a server may have hundreds of tools. So what is
    kept of a server is worked out again only where it is another.
    """

    def __init__(self, trust: ServerTrust, call: Call) -> None:
        """Prepare it.

        Args:
            trust: What was allowed.
            call: Carries out a call; blocking.
        """
        self._trust, self._call = trust, call
        self._offers: dict[str, tuple[AllowedServer, Mapping[str, Offer]]] = {}
        self._made: dict[str, _Made] = {}

    def offers(self, name: str, allowed: AllowedServer | None) -> Mapping[str, Offer]:
        """The tools of a server that were allowed, by the name the server gives them."""
        if allowed is None:
            return {}
        before, offers = self._offers.get(name, (None, {}))
        if before is not allowed:
            offers = {key: Offer.of(tool.offer) for key, tool in allowed.tools.items()}
            self._offers[name] = allowed, offers
        return offers

    def specs(
        self, servers: Iterable[McpServer], other_names: Iterable[str]
    ) -> tuple[ToolSpec, ...]:
        """The tools that were allowed word for word; none looks like one of other names."""
        taken, found = list(other_names), list[ToolSpec]()
        for server in servers:
            made = self._specs_of(server, tuple(taken))
            taken += [spec.name for spec in made]
            found += made
        return tuple(found)

    def forget(self, name: str) -> None:
        """A server is another, or gone."""
        self._offers.pop(name, None)
        self._made.pop(name, None)

    def _specs_of(self, server: McpServer, taken: tuple[str, ...]) -> tuple[ToolSpec, ...]:
        allowed = self._trust.of(server.name)
        if allowed is None:
            return ()
        kept = self._made.get(server.name)
        if kept and kept.server is server and kept.allowed is allowed and kept.taken == taken:
            return kept.specs
        specs = tuple(self._make(server, allowed, taken))
        self._made[server.name] = _Made(server, allowed, taken, specs)
        return specs

    def _make(
        self, server: McpServer, allowed: AllowedServer, taken: tuple[str, ...]
    ) -> Iterator[ToolSpec]:
        if not allowed.starts_as(launch_values(server)):
            return
        offers = self.offers(server.name, allowed)
        for key, (offer, name, problem) in zip(
            offers, named(server.name, offers.values(), taken), strict=True
        ):
            tool = allowed.tools[key]
            if not problem and tool.leave != "never" and tool.current:
                yield self._spec(server, name, offer, allowed, tool)

    def _spec(
        self,
        server: McpServer,
        name: str,
        offer: Offer,
        allowed: AllowedServer,
        tool: AllowedTool,
    ) -> ToolSpec:
        def run(arguments: Mapping[str, Any], context: ToolContext) -> str:
            return self._call(server, offer, arguments, context)

        return ToolSpec(
            name=name,
            title=offer.title or offer.name,
            description=offer.description,
            parameters=plain_schema(offer.schema),
            run=run,
            touches=f"Asks the MCP server {server.title}, which may reach: "
            f"{reach_of(server)}. It is {shown_command(server)}",
            writes=True,
            approval="ask",
            time_limit_s=server.limits.seconds * 2 + _MARGIN_S,
            result_limit_bytes=server.limits.output_bytes,
            digest=digest(allowed.launch, dict(allowed.files), dict(tool.offer)),
            allowed=tool.leave == "always",
            origin=server.title,
        )
