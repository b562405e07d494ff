"""``workbench mcp``: list, add, import, show, approve and remove MCP servers."""

from __future__ import annotations

import asyncio
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from getpass import getpass
from pathlib import Path
from typing import Any

from workbench.app import reports
from workbench.app.mcp_approval import approve, show, view_values
from workbench.app.mcp_views import ServerView
from workbench.app.terminal import harmless, say, table
from workbench.app.workbench import Workbench
from workbench.base.errors import DocumentError
from workbench.base.lines import LinedPlace
from workbench.tools.mcp.documents import McpServer
from workbench.tools.mcp.files import KIND, server_of
from workbench.tools.mcp.mcp_json import FoundServer, read_mcp_json


async def run(bench: Workbench, options: Namespace) -> int:
    """Carry out one action; returns the exit code.

    Raises:
        WorkbenchError: It could not be done.
    """
    match options.action:
        case "add":
            return await _add(bench, options)
        case "import":
            return await _import(bench, options)
        case "show":
            return await show(bench, options)
        case "approve":
            return await approve(bench, options)
        case "rm":
            name = await bench.servers.remove(options.name)
            say(reports.as_json({"removed": name}) if options.json else f"{name}: put aside")
            return 0
        case _:
            return _list(bench, as_json=options.json)


def _list(bench: Workbench, *, as_json: bool) -> int:
    views = [bench.servers.view(server.name) for server in bench.servers.servers]
    bad = bench.servers.files.problems
    if as_json:
        problems = [{"file": str(p), "message": m, "hint": h} for p, m, h in bad]
        rows = [view_values(view) for view in views]
        say(reports.as_json({"servers": rows, "problems": problems}))
        return 0
    rows_shown = [
        (view.server.name, view.state, _counted(view), view.command, view.reach)
        for view in views
    ]
    say(table(("SERVER", "STATE", "TOOLS>", "COMMAND OR ADDRESS", "MAY REACH"), rows_shown))
    for _path, message, hint in bad:
        say(harmless(f"error  {message} / {hint}"))
    return 0


def _counted(view: ServerView) -> str:
    allowed = sum(1 for tool in view.tools if tool.state == "allowed" and tool.leave != "never")
    return str(allowed)


async def _add(bench: Workbench, options: Namespace) -> int:
    if options.name in [server.name for server in bench.servers.servers]:
        raise DocumentError(
            f"there is an MCP server {options.name!r} already", "Choose another name."
        )
    server = _made(options)
    secrets = {name: await asyncio.to_thread(_secret, name) for name in options.secret}
    passing = await bench.servers.save(server, secrets)
    path = bench.servers.files.path_of(server.name)
    if options.json:
        kept = {"name": server.name, "path": str(path), "notKept": list(passing)}
        say(reports.as_json(kept))
        return 0
    say(harmless(f"{server.name}: {path}"))
    _tell_passing(passing)
    say(f"Nothing was started. Read and allow it: workbench mcp approve {server.name}")
    return 0


def _made(options: Namespace) -> McpServer:
    values: dict[str, Any] = {
        "kind": KIND,
        "name": options.name,
        "title": options.title or options.name.replace("_", " ").capitalize(),
        "limits": {"seconds": options.seconds},
    }
    if options.url:
        values |= {"url": options.url, "headers": _pairs(options.header, options.secret)}
        if options.words:
            raise DocumentError("a server has either a program or a url", "Give one of them.")
    elif options.words:
        values |= {"command": options.words[0], "arguments": list(options.words[1:])}
        values["environment"] = _pairs(options.env, options.secret)
        values["folder"] = _full(options.folder) if options.folder else ""
    else:
        raise DocumentError(
            "there is no program and no url", "Write -- PROGRAM ARGUMENT…, or --url URL."
        )
    folders: list[dict[str, Any]] = [{"path": _full(one)} for one in options.read]
    folders += [{"path": _full(one), "write": True} for one in options.write]
    values["grants"] = {"folders": folders, "network": options.network}
    if options.url and not folders and not options.network:
        del values["grants"]
    return server_of(LinedPlace("", values, {}))


def _pairs(texts: Sequence[str], secrets: Sequence[str]) -> dict[str, Any]:
    found: dict[str, Any] = {name: {"secret": True} for name in secrets}
    for text in texts:
        name, mark, value = text.partition("=")
        if not mark or not name:
            raise DocumentError(f"{text[:60]!r} is not NAME=VALUE", "Write it so.")
        found[name] = value
    return found


def _full(folder: str) -> str:
    return str(Path(folder).expanduser().absolute())


def _secret(name: str) -> str:
    """Read without echo, or a line from a pipe; never from the command line."""
    if sys.stdin.isatty():
        return getpass(f"{name}: ").strip()
    return sys.stdin.readline().strip()


async def _import(bench: Workbench, options: Namespace) -> int:
    read = await asyncio.to_thread(read_mcp_json, Path(options.file))
    names = {one.server.name for one in read.found} | {one.server.title for one in read.found}
    for wanted in options.only:
        if wanted not in names:
            raise DocumentError(
                f"the file has no server {wanted!r}", f"It has: {', '.join(sorted(names))}."
            )
    chosen = [one for one in read.found if not options.only or _is_wanted(one, options.only)]
    kept: list[str] = []
    passing: list[str] = []
    for one in () if options.dry_run else chosen:
        server = bench.servers.with_free_name(one.server)
        passing += await bench.servers.save(server, one.secrets)
        kept.append(server.name)
    if options.json:
        found = [
            {**_found_values(one), "notes": list(one.notes), "keyring": sorted(one.secrets)}
            for one in chosen
        ]
        problems = [{"name": name, "message": text} for name, text in read.problems]
        say(reports.as_json({"servers": found, "kept": kept, "problems": problems}))
    else:
        _tell_found(chosen, read.problems, kept, options.file)
        _tell_passing(passing)
    return 0 if chosen else 1


def _is_wanted(one: FoundServer, wanted: Sequence[str]) -> bool:
    return one.server.name in wanted or one.server.title in wanted


def _found_values(one: FoundServer) -> dict[str, Any]:
    return asdict(one.server)


def _tell_found(
    chosen: Sequence[FoundServer],
    problems: Sequence[tuple[str, str]],
    kept: Sequence[str],
    file: str,
) -> None:
    from workbench.tools.mcp.launch import reach_of, shown_command

    for one in chosen:
        say(harmless(f"{one.server.title}\n  {shown_command(one.server)}"))
        say(harmless(f"  may reach: {reach_of(one.server)}"))
        for name in sorted(one.secrets):
            say(harmless(f"  {name} goes to the keyring"))
        for note in one.notes:
            say(harmless(f"  {note}"))
    for name, text in problems:
        say(harmless(f"left out  {name}: {text}"))
    if kept:
        say(f"\nKept: {', '.join(kept)}. Nothing was started.")
        say(f"Read and allow each: workbench mcp approve {kept[0]}")
    if any(one.secrets for one in chosen):
        say(harmless(f"Secret values are still in {file} as well."))


def _tell_passing(passing: Sequence[str]) -> None:
    if passing:
        names = ", ".join(passing)
        say(harmless(f"No keyring keeps {names}: it ends with this command."))
