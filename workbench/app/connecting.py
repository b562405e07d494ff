"""Connecting, changing and forgetting servers, and asking one how it is."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias
from urllib.parse import urlsplit

from workbench.agents.documents import AgentDocument
from workbench.app.connections import PROGRAMS, Connected, reach_of
from workbench.app.near_http import Page, get_page
from workbench.app.workbench import Workbench
from workbench.base.errors import PolicyError, WorkbenchError
from workbench.engines.openai_compatible.connection import Connection
from workbench.policy.network import NetworkGuard

ServerState: TypeAlias = Literal[
    "reachable", "busy", "away", "offline", "key", "no-model", "strange", "damaged"
]
_MOST_MODELS = 500
_MOST_NAME = 200
_FORBIDDEN = (401, 403)
_BUSY = (429, 503)


@dataclass(frozen=True, slots=True)
class ServerAnswer:
    """How a server was when it was asked for its models.

    Attributes:
        models: Names of its models; empty if it does not tell.
        latency_s: From the question to the whole answer; 0 without one.
        problem: What is wrong, in words; empty where nothing is.
        hint: The next step.
        checked_s: When, Unix time.
    """

    state: ServerState
    models: tuple[str, ...] = ()
    latency_s: float = 0.0
    problem: str = ""
    hint: str = ""
    checked_s: float = field(default_factory=time.time)


@dataclass(frozen=True, slots=True)
class AgentsOf:
    """The agents that name a model, by title.

    Attributes:
        first: It is their model.
        later: It is one they go on with when another cannot answer.
    """

    first: tuple[str, ...]
    later: tuple[str, ...]


def full_address(text: str) -> str:
    """What a person types, as an address that ends where the API begins."""
    address = text.strip()
    if "://" not in address:
        address = f"http://{address}"
    address = address.rstrip("/")
    return address if urlsplit(address).path else f"{address}/v1"


def agents_of(agents: Iterable[AgentDocument], model_id: str) -> AgentsOf:
    """Which agents name a model."""
    first, later = [], []
    for agent in agents:
        if agent.model.id == model_id:
            first.append(agent.title)
        elif model_id in agent.model.fallback:
            later.append(agent.title)
    return AgentsOf(tuple(first), tuple(later))


def ask_server(
    connection: Connection, key: str, network: str, guard: NetworkGuard
) -> ServerAnswer:
    """Ask a server for its models once; nothing is changed by that. Blocking."""
    try:
        reach_of(connection, network)
    except PolicyError as exc:
        return ServerAnswer("offline", problem=exc.message, hint=exc.hint)
    path = urlsplit(connection.base_url).path
    began_s = time.perf_counter()
    page = _page(connection, f"{path}/models", key, guard)
    if page is None:
        # One server is known whose list breaks off; another answer shows that it is there.
        health = f"{path.removesuffix('/v1')}/health"
        page = _page(connection, health, key, guard)
        if page is None or page.value is None:
            return _away(connection)
        return ServerAnswer("reachable", (), time.perf_counter() - began_s)
    return _judged(connection, page, time.perf_counter() - began_s, bool(key))


async def connect(
    bench: Workbench, connection: Connection, key: str = "", wanted_id: str = "", *, check: bool
) -> Connected:
    """Connect one model of a server.

    Args:
        bench: The program.
        connection: Where it is, and how patient to be.
        key: Its key, or empty.
        wanted_id: What agents call it; empty makes an id of its name.
        check: Load it once; one that cannot be loaded is not kept, and takes no other's place.

    Raises:
        WorkbenchError: The address is bad, it may not be reached, or nobody answers.
    """
    reach_of(connection, bench.settings.settings.network)
    before = await asyncio.to_thread(bench.connections.same, connection, wanted_id)
    old_key = await asyncio.to_thread(bench.connections.key, before) if before else ""
    others = {model.id for model in bench.models.models if model.source != "server"}
    connected = await asyncio.to_thread(
        bench.connections.add, connection, key, wanted_id, others
    )
    await bench.models.refresh()
    if not check:
        return connected
    try:
        await bench.loading.load(model_id_of(bench, connected))
    except (WorkbenchError, asyncio.CancelledError):
        if before is None:
            await disconnect(bench, connected.id)
        elif before.connection is not None:
            old = before.connection
            await change(bench, before.id, old, old_key, keep_key=bool(old_key))
        raise
    await bench.loading.unload(model_id_of(bench, connected))
    return connected


def model_id_of(bench: Workbench, connected: Connected) -> str:
    """The id of a connection's model: another one where a model here has the connection's."""
    found = (one.id for one in bench.models.models if one.path == connected.path)
    return next(found, connected.id)


async def change(
    bench: Workbench,
    connection_id: str,
    connection: Connection,
    key: str = "",
    *,
    keep_key: bool = True,
) -> Connected:
    """Put other values in the place of a connection; it is let go if it is loaded.

    Raises:
        WorkbenchError: One of the values is bad, or it could not be written.
    """
    await _let_go(bench, connection_id)
    changed = await asyncio.to_thread(
        lambda: bench.connections.change(connection_id, connection, key, keep_key=keep_key)
    )
    await bench.models.refresh()
    return changed


async def disconnect(bench: Workbench, connection_id: str) -> None:
    """Forget a connection and its key; the id of its model is as good.

    Raises:
        ModelError: There is none of that id.
        StoreError: The system refused.
    """
    known = await asyncio.to_thread(bench.connections.all)
    if connection_id not in {one.id for one in known}:
        shown = (one.id for one in known if model_id_of(bench, one) == connection_id)
        connection_id = next(shown, connection_id)
    await _let_go(bench, connection_id)
    await asyncio.to_thread(bench.connections.remove, connection_id)
    await bench.models.refresh()


async def _let_go(bench: Workbench, connection_id: str) -> None:
    """Unload what is loaded of a connection, and nothing else of its id."""
    connected = await asyncio.to_thread(bench.connections.get, connection_id)
    for loaded in bench.loading.snapshot:
        if loaded.model.path == connected.path:
            await bench.loading.unload(loaded.model.id)


def _page(connection: Connection, path: str, key: str, guard: NetworkGuard) -> Page | None:
    with guard.permit("ask a server for its models", (connection.host,), source="server"):
        return get_page(
            connection.host,
            connection.port,
            path,
            tls=connection.base_url.startswith("https:"),
            key=key,
            patience_s=connection.connect_s,
        )


def _away(connection: Connection) -> ServerAnswer:
    unnamed = connection.kind in ("other", "openai")
    program = "the server" if unnamed else PROGRAMS[connection.kind]
    return ServerAnswer(
        "away",
        problem=f"nobody answers at {connection.host}:{connection.port}",
        hint=f"Start {program} there, or check the address.",
    )


def _judged(
    connection: Connection, page: Page, latency_s: float, with_key: bool
) -> ServerAnswer:
    if page.status in _FORBIDDEN:
        if with_key:
            problem, hint = "the server refuses the key", "Type the key again, or a new one."
        else:
            problem, hint = "the server wants a key", "Type the key its owner gave you."
        return ServerAnswer("key", (), latency_s, problem, hint)
    if page.status in _BUSY:
        problem = "the server is busy, or still loads its model"
        return ServerAnswer("busy", (), latency_s, problem, "Wait a moment, then ask again.")
    names = _names(page.value)
    if names is None:
        return ServerAnswer(
            "strange",
            (),
            latency_s,
            f"what answers there sends no list of models (status {page.status})",
            "Check the address: most servers' API begins at /v1.",
        )
    if connection.model and names and not _has(names, connection):
        shown = ", ".join(names[:5])
        return ServerAnswer(
            "no-model",
            names,
            latency_s,
            f"the server has no model {connection.model!r}",
            f"It has: {shown}. Choose one of them.",
        )
    return ServerAnswer("reachable", names, latency_s)


def _has(names: tuple[str, ...], connection: Connection) -> bool:
    """A llama.cpp server has one model and answers to every name."""
    wanted = {connection.model, f"{connection.model}:latest"}
    return connection.kind == "llama-cpp" or bool(wanted & set(names))


def _names(value: Any) -> tuple[str, ...] | None:
    data = value.get("data") if isinstance(value, dict) else None
    if not isinstance(data, list):
        return None
    entries = [entry for entry in data[:_MOST_MODELS] if isinstance(entry, dict)]
    return tuple(str(entry["id"])[:_MOST_NAME] for entry in entries if entry.get("id"))


def damaged(connected: Connected) -> ServerAnswer:
    """What is said of a connection whose file holds none."""
    hint = "Mend the file, or disconnect it and connect the server again."
    return ServerAnswer("damaged", problem=connected.problem, hint=hint)


def check_connected(bench: Workbench, connected: Connected) -> ServerAnswer:
    """Ask the server of a connection how it is. Blocking."""
    connection = connected.connection
    if connection is None:
        return damaged(connected)
    key = bench.connections.key(connected)
    network = bench.settings.settings.network
    if connection.key_name and not key:
        try:
            reach_of(connection, network)
        except PolicyError as exc:
            return ServerAnswer("offline", problem=exc.message, hint=exc.hint)
        problem = "its key is not in the system's keyring"
        return ServerAnswer("key", problem=problem, hint="Edit the connection: type it again.")
    return ask_server(connection, key, network, bench.guard)
