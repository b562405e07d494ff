"""``workbench mcp show`` and ``approve``: a person reads a server and allows just that."""

from __future__ import annotations

import asyncio
import sys
from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from workbench.app import reports
from workbench.app.mcp_views import ServerTool, ServerView
from workbench.app.terminal import harmless, say
from workbench.app.workbench import Workbench
from workbench.base.errors import DocumentError, PolicyError
from workbench.base.files import canonical_yaml
from workbench.policy.server_trust import Leave

_UNREAD = "Nobody said yes: answer on a terminal, or give --yes."
_CLAIMS = "The server says of its effects (nothing here trusts that):"


async def show(bench: Workbench, options: Namespace) -> int:
    """Print what a server starts and offers; one that may start is started for it.

    Raises:
        WorkbenchError: There is none of that name.
    """
    view = await bench.servers.look(options.name)
    if options.json:
        say(reports.as_json(view_values(view)))
    else:
        _print_start(bench, view)
        for tool in view.tools:
            _print_tool(tool)
    return 1 if view.problem else 0


async def approve(bench: Workbench, options: Namespace) -> int:
    """Allow what a person read, first the start, then tools; nothing else.

    Raises:
        WorkbenchError: There is none of that name, or it is not what was read.
    """
    view = await bench.servers.look(options.name)
    if view.state != "allowed":
        if not options.json:
            _print_start(bench, view)
        if view.problem:
            return _told(view, options)
        if not await _agreed("Let it start?", options):
            raise PolicyError(f"{view.server.title} was not started", _UNREAD)
        view = await bench.servers.allow_start(options.name, view.seen)
    if view.problem or not view.listed:
        return _told(view, options)
    return await _approve_tools(bench, view, options)


async def _approve_tools(bench: Workbench, view: ServerView, options: Namespace) -> int:
    chosen = _chosen(view, options.tool)
    leave: Leave = options.leave
    refused = [tool for tool in chosen if tool.problem and leave != "never"]
    leaves: dict[str, Leave] = {}
    for tool in chosen:
        if not options.json:
            _print_tool(tool)
        if tool in refused:
            continue
        if await _agreed(f"{_words(leave)} {tool.name}?", options):
            leaves[tool.offer.name] = leave
    if leaves:
        view = await bench.servers.allow_tools(view.server.name, view.seen, leaves)
    if options.json:
        say(reports.as_json(view_values(view)))
    elif chosen:
        say(f"\n{len(leaves)} of {len(chosen)} tools: {leave}.")
    else:
        say("All of its tools were read already.")
    return 0 if len(leaves) == len(chosen) else 1


def _words(leave: Leave) -> str:
    return {"ask": "Ask before each call of", "always": "Always run", "never": "Never offer"}[
        leave
    ]


def _chosen(view: ServerView, wanted: Sequence[str]) -> tuple[ServerTool, ...]:
    there = [tool for tool in view.tools if tool.state != "gone"]
    if not wanted:
        return view.open_tools
    found = []
    for name in wanted:
        tool = next((one for one in there if name in (one.name, one.offer.name)), None)
        if tool is None:
            names = ", ".join(one.offer.name for one in there) or "none"
            raise DocumentError(
                f"{view.server.title} has no tool {name!r}", f"It has: {names}."
            )
        found.append(tool)
    return tuple(found)


async def _agreed(question: str, options: Namespace) -> bool:
    """Whether a person says yes; only the whole word does, and silence does not."""
    if options.yes:
        return True
    if options.json or not sys.stdin.isatty():
        return False
    answer = await asyncio.to_thread(_answer, question)
    return answer.strip().lower() in ("y", "yes")


def _answer(question: str) -> str:
    try:
        return input(harmless(f"{question} [y/N] "))
    except EOFError:
        return ""


def _told(view: ServerView, options: Namespace) -> int:
    if options.json:
        say(reports.as_json(view_values(view)))
    elif view.problem:
        say(harmless(f"error  {view.problem}"))
    return 1


def _print_start(bench: Workbench, view: ServerView) -> None:
    say(harmless(f"{view.server.title}: {view.state}\n\n  {view.command}\n"))
    for name, value in sorted(view.server.values.items()):
        say(harmless(f"  {name} = {value if isinstance(value, str) else '(in the keyring)'}"))
    say(harmless(f"May reach: {view.reach}"))
    say(bench.tool_library.around.protections("command").sentence)
    if view.about:
        say(harmless(f"It says it is {view.about}"))
    _print_difference(view.difference)
    if view.problem:
        say(harmless(f"error  {view.problem}"))


def _print_tool(tool: ServerTool) -> None:
    leave = f", {tool.leave}" if tool.leave else ""
    say(harmless(f"\n{tool.name or tool.offer.name} ({tool.state}{leave})"))
    for line in tool.offer.description.splitlines():
        say(harmless(f"  {line}"))
    rest = {
        key: value
        for key, value in tool.offer.values.items()
        if key not in ("name", "description", "annotations")
    }
    for line in canonical_yaml(rest).splitlines():
        say(harmless(f"    {line}"))
    if tool.offer.annotations:
        claims = ", ".join(f"{key}: {value}" for key, value in tool.offer.annotations.items())
        say(harmless(f"  {_CLAIMS} {claims}"))
    if tool.problem:
        say(harmless(f"  It cannot be allowed: {tool.problem}"))
    _print_difference(tool.difference)


def _print_difference(lines: Sequence[str]) -> None:
    if lines:
        say("Different from what was allowed:")
        for line in lines:
            say(harmless(f"  {line}"))


def view_values(view: ServerView) -> dict[str, Any]:
    """A server as JSON."""
    return {
        "name": view.server.name,
        "title": view.server.title,
        "state": view.state,
        "command": view.command,
        "reach": view.reach,
        "about": view.about,
        "running": view.running,
        "problem": view.problem,
        "difference": list(view.difference),
        "tools": [
            {
                "name": tool.name,
                "state": tool.state,
                "leave": tool.leave,
                "problem": tool.problem,
                "difference": list(tool.difference),
                "offer": tool.offer.values,
            }
            for tool in view.tools
        ],
    }
