"""What a person reads of an MCP server before saying yes: all of it, and what is different."""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from workbench.base.files import canonical_yaml
from workbench.policy.server_trust import AllowedServer, AllowedTool, Leave, digest
from workbench.tools.mcp.documents import McpServer
from workbench.tools.mcp.launch import launch_values, reach_of, shown_command
from workbench.tools.mcp.offers import Offer, named

ServerState: TypeAlias = Literal["new", "changed", "allowed"]
ToolState: TypeAlias = Literal["new", "changed", "allowed", "gone"]


@dataclass(frozen=True, slots=True)
class ServerTool:
    """A tool of a server, as it is and as it was allowed.

    Attributes:
        name: What models call it; empty if it can have no name.
        offer: What the server says now; what it said before if it is gone.
        state: Whether a person allowed just this.
        leave: What the person said of it; None if it was never allowed.
        difference: Lines of what changed since then, ``-`` before and ``+`` now.
        problem: Why no model may be given it; empty if it may.
    """

    name: str
    offer: Offer
    state: ToolState
    leave: Leave | None = None
    difference: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ServerView:
    """A server with all that a decision about it needs.

    Attributes:
        server: As its file has it.
        state: Whether a person let it start just so.
        command: What is started, or where it is; nothing is left out.
        reach: What it may reach.
        difference: Lines of what changed in the way it starts.
        running: It runs now.
        about: What it says of itself, with the version of the protocol; empty before it ran.
        said: The last lines it said beside its messages.
        problem: Why it does not run or start; empty if nothing is wrong.
        tools: Its tools; before it ran, those that were allowed.
        listed: The tools were asked for, in this session.
        seen: Of all the texts above: what a person allows is what was read.
    """

    server: McpServer
    state: ServerState
    command: str
    reach: str
    difference: tuple[str, ...] = ()
    running: bool = False
    about: str = ""
    said: str = ""
    problem: str = ""
    tools: tuple[ServerTool, ...] = ()
    listed: bool = False
    seen: str = ""

    @property
    def open_tools(self) -> tuple[ServerTool, ...]:
        """Those that a person has not allowed as they are now."""
        return tuple(one for one in self.tools if one.state in ("new", "changed"))


def server_state(server: McpServer, allowed: AllowedServer | None) -> ServerState:
    """Whether a person let the server start just so."""
    if allowed is None:
        return "new"
    return "allowed" if allowed.starts_as(launch_values(server)) else "changed"


def view_of(
    server: McpServer,
    allowed: AllowedServer | None,
    files: Mapping[str, str] | None,
    offers: Sequence[Offer] | None,
    others: Sequence[str],
    known: Mapping[str, Offer],
) -> ServerView:
    """A server as a person reads it.

    Args:
        server: As its file has it.
        allowed: What was allowed of it.
        files: The SHA-256 of what it starts, where that was looked at; else as allowed.
        offers: What it says of its tools; None if it was not asked.
        others: Names of the other tools there are.
        known: The tools that were allowed, by the name the server gives them.
    """
    launch = launch_values(server)
    now = {**launch, "files": dict(files if files is not None else _files(allowed))}
    state = server_state(server, allowed)
    difference: tuple[str, ...] = ()
    if allowed is not None:
        before = {**allowed.launch, "files": dict(allowed.files)}
        difference = differences(before, now)
        state = "changed" if difference else state
    rights = allowed if state == "allowed" else None
    tools = _tools(server, allowed, rights, offers, others, known)
    return ServerView(
        server=server,
        state=state,
        command=shown_command(server),
        reach=reach_of(server),
        difference=difference,
        tools=tools,
        listed=offers is not None,
        seen=digest(now, [(tool.offer.mark, tool.state) for tool in tools]),
    )


def _files(allowed: AllowedServer | None) -> Mapping[str, str]:
    return {} if allowed is None else allowed.files


def _tools(
    server: McpServer,
    allowed: AllowedServer | None,
    rights: AllowedServer | None,
    offers: Sequence[Offer] | None,
    others: Sequence[str],
    before: Mapping[str, Offer],
) -> tuple[ServerTool, ...]:
    """Its tools; what was allowed of another start tells only the difference."""
    known = allowed.tools if allowed else {}
    said = tuple(before.values()) if offers is None else offers
    found = [
        _tool(name, offer, rights, known.get(offer.name), problem)
        for offer, name, problem in named(server.name, said, others)
    ]
    names = {offer.name for offer in said}
    gone = [
        ServerTool("", before[name], "gone", tool.leave)
        for name, tool in known.items()
        if name not in names
    ]
    return (*found, *gone)


def _tool(
    name: str,
    offer: Offer,
    allowed: AllowedServer | None,
    known: AllowedTool | None,
    problem: str,
) -> ServerTool:
    if allowed is not None and (kept := allowed.tool(offer.name, offer.mark)):
        return ServerTool(name, offer, "allowed", kept.leave, problem=problem)
    if known is None:
        return ServerTool(name, offer, "new", problem=problem)
    same = known.mark == offer.mark
    difference = () if same else differences(known.offer, offer.values)
    return ServerTool(name, offer, "changed", known.leave, difference, problem)


def differences(before: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[str, ...]:
    """The lines that differ, with those around them; empty if nothing does."""
    if digest(dict(before)) == digest(dict(now)):
        return ()
    lines = difflib.unified_diff(
        _lines(before),
        _lines(now),
        "allowed",
        "now",
        lineterm="",
    )
    return tuple(lines)


def _lines(values: Mapping[str, Any]) -> list[str]:
    """Values as lines, in an order of their own, whatever order they came in."""
    return canonical_yaml(json.loads(json.dumps(values, sort_keys=True))).splitlines()
