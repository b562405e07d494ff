"""``workbench engines connect``, ``disconnect`` and ``discover``."""

from __future__ import annotations

import asyncio
import shlex
import signal
import sys
from argparse import Namespace
from dataclasses import asdict, replace
from getpass import getpass
from typing import Any

from workbench.app import connecting, reports
from workbench.app.connecting import ServerAnswer, full_address
from workbench.app.connections import Connected, reach_of
from workbench.app.discovery import FoundServer, discover
from workbench.app.terminal import harmless, say, table
from workbench.app.workbench import Workbench
from workbench.base.errors import EngineError, ModelError
from workbench.engines.openai_compatible.connection import Connection, connection_of

_MOST_NAMES = 20


async def connect(bench: Workbench, options: Namespace) -> None:
    """Connect one model of a server; it is asked once whether it is there.

    Raises:
        WorkbenchError: The address is bad, it may not be reached, or nobody answers.
    """
    values = {
        "base_url": full_address(options.address),
        "model": options.model,
        "kind": options.kind,
        "title": options.title,
        "context_tokens": options.context,
        "can_call_tools": not options.no_tools,
    }
    for name in ("connect_s", "first_token_s", "between_tokens_s", "retries"):
        if (given := getattr(options, name)) is not None:
            values[name] = given
    key = _key() if options.key else ""
    if not options.model:
        values["model"] = await _only_model(bench, values, key)
    connection = connection_of(values, options.address)
    if not options.no_check:
        await _check_there(bench, connection, key)
    connected = await connecting.connect(
        bench, connection, key, options.id, check=not options.no_check
    )
    _tell(replace(connected, id=connecting.model_id_of(bench, connected)), options)


async def disconnect(bench: Workbench, options: Namespace) -> None:
    """Forget a connection and its key.

    Raises:
        ModelError: There is none of that id.
    """
    await connecting.disconnect(bench, options.id)
    if options.json:
        say(reports.as_json({"disconnected": options.id}))
    else:
        say(f"{options.id} is disconnected")


async def look(_bench: Workbench, options: Namespace) -> None:
    """Say which servers answer on this machine; nothing is connected by that."""
    found = await discover()
    if options.json:
        say(reports.as_json([asdict(server) for server in found]))
        return
    if not found:
        say("no model server answers on this machine's usual ports")
        return
    say(table(["PROGRAM", "ADDRESS", "MODELS"], [_row(server) for server in found]))
    say("\nConnect one with:")
    for one in found:
        model = shlex.quote(harmless(one.models[0])) if one.models else "MODEL"
        key = " --key" if one.wants_key else ""
        say(f"  workbench engines connect {one.base_url} {model} --kind {one.kind}{key}")


def connection_rows(known: tuple[Connected, ...]) -> list[list[str]]:
    """The connections for a table."""
    return [
        [
            one.id,
            one.connection.model if one.connection else "",
            one.connection.base_url if one.connection else "",
            one.problem,
        ]
        for one in known
    ]


def connection_values(one: Connected) -> dict[str, Any]:
    """A connection as plain values; its key is none of them."""
    values = asdict(one.connection) if one.connection else {}
    return {"id": one.id, "problem": one.problem, **values}


async def _check_there(bench: Workbench, connection: Connection, key: str) -> None:
    """Ask for the list of models: not everything that answers at an address has some.

    Raises:
        PolicyError: It may not be reached.
        EngineError: It does not answer as such a server does.
    """
    network = bench.settings.settings.network
    reach_of(connection, network)
    asked = key or await asyncio.to_thread(_kept_key, bench, connection)
    answer = await asyncio.to_thread(
        connecting.ask_server, connection, asked, network, bench.guard
    )
    # Loading it tells whether a name counts that is not in the list: not every list is whole.
    if answer.problem and answer.state not in ("busy", "no-model"):
        raise EngineError(answer.problem, _hint(answer, asked))


def _kept_key(bench: Workbench, connection: Connection) -> str:
    """The key that is kept for this server and model."""
    for known in bench.connections.all():
        same = known.connection
        if same and (same.base_url, same.model) == (connection.base_url, connection.model):
            return bench.connections.key(known)
    return ""


def _hint(answer: ServerAnswer, key: str) -> str:
    return "Add --key, then type it." if answer.state == "key" and not key else answer.hint


async def _only_model(bench: Workbench, values: dict[str, Any], key: str) -> str:
    """The server's one model.

    Raises:
        ModelError: It has none or more, tells nothing, or does not answer as it should.
    """
    asked = connection_of({**values, "model": "?"}, values["base_url"])
    network = bench.settings.settings.network
    reach_of(asked, network)
    answer = await asyncio.to_thread(connecting.ask_server, asked, key, network, bench.guard)
    found = answer.models
    if len(found) == 1:
        return found[0]
    if not found and answer.problem:
        raise ModelError(answer.problem, _hint(answer, key))
    if not found:
        raise ModelError(
            f"the server at {asked.base_url} does not tell which models it has",
            "Check the address, or name the model after it.",
        )
    raise ModelError(
        f"the server at {asked.base_url} has {len(found)} models",
        f"Name one of them after the address: {', '.join(found[:_MOST_NAMES])}.",
    )


def _key() -> str:
    """The key is read without echo, or from a pipe; never from the command line.

    Nothing else goes on meanwhile, so that Ctrl-C ends it, and not only the task around it.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        if sys.stdin.isatty():
            return getpass("Key of the server: ").strip()
        return sys.stdin.readline().strip()
    finally:
        signal.signal(signal.SIGINT, before)


def _row(server: FoundServer) -> list[str]:
    program = f"{server.program} {server.version}".strip()
    names = ", ".join(server.models[:_MOST_NAMES])
    if len(server.models) > _MOST_NAMES:
        names += f" and {len(server.models) - _MOST_NAMES} more"
    return [program, server.base_url, "wants a key" if server.wants_key else names]


def _tell(connected: Connected, options: Namespace) -> None:
    connection = connected.connection or Connection("", "")
    if options.json:
        say(reports.as_json(connection_values(connected)))
        return
    say(harmless(f"{connected.id} is connected: {connection.model} at {connection.base_url}"))
