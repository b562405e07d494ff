"""The second stage of opening: models, servers, agents, graphs and tools."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from functools import cache, partial

from workbench.app.agent_library import AgentLibrary
from workbench.app.audit_of_models import AuditOfModels
from workbench.app.connections import FOLDER as CONNECTIONS
from workbench.app.connections import Connections
from workbench.app.engine_packs import EnginePacks
from workbench.app.graph_library import GraphLibrary
from workbench.app.loaded import StartHost
from workbench.app.loading import Loading
from workbench.app.mcp_servers import McpServers
from workbench.app.model_library import ModelLibrary
from workbench.app.model_sources import ModelSources
from workbench.app.offline_watch import OfflineWatch
from workbench.app.opening_ground import Ground
from workbench.app.readings import FreeGpuMemory, watch_engines
from workbench.app.run_documents import Documents
from workbench.app.server_metrics import ServerMetrics
from workbench.app.start_host import StartEngine
from workbench.app.start_notices import (
    tell_forgotten,
    tell_load_notes,
    tell_lost_trust,
    tell_unread,
)
from workbench.app.tool_library import ToolLibrary
from workbench.policy.access import Access
from workbench.policy.network import NetworkGuard
from workbench.policy.network_events import Held
from workbench.policy.secrets import Secrets
from workbench.policy.server_trust import ServerTrust
from workbench.tools.api import ToolSpec
from workbench.tools.kinds.api import Surroundings
from workbench.tools.mcp.running import McpSurroundings
from workbench.tools.protections import Protections
from workbench.tools.registry import TOOLS
from workbench.tools.sandbox import Work, protections

log = logging.getLogger("workbench.app.workbench")


@dataclass(frozen=True, slots=True)
class Stock:
    """What there is to run, and what it runs on.

    Attributes:
        known: The agents and graphs.
        start: Starts the engine of a model.
    """

    models: ModelLibrary
    known: Documents
    servers: McpServers
    tools: ToolLibrary
    connections: Connections
    sources: ModelSources
    start: StartHost
    loading: Loading


async def open_stock(
    ground: Ground, start_host: StartHost | None, stack: AsyncExitStack
) -> Stock:
    """Open it; ``start_host`` None takes the registry's engines."""
    paths, settings, guard = ground.paths, ground.settings, ground.guard
    packs = EnginePacks(paths.data)
    gpu_memory = FreeGpuMemory(ground.monitor, packs.gpu_backends)
    models = ModelLibrary(paths, settings, gpu_memory)
    known, servers, tools = await _documents(ground, models, stack)
    connections = Connections(paths.data / CONNECTIONS, Secrets())
    await asyncio.to_thread(packs.make_known)
    start = start_host or StartEngine(settings, guard, connections, packs.folders)
    loading = Loading(models, settings, ground.notices, start, paths.data / "loading.json")
    await asyncio.to_thread(tell_load_notes, loading.load_notes, ground.notices)
    _watch_loading(ground, models, loading, connections, stack)
    sources = ModelSources(settings, guard, Secrets())
    return Stock(models, known, servers, tools, connections, sources, start, loading)


async def _documents(
    ground: Ground, models: ModelLibrary, stack: AsyncExitStack
) -> tuple[Documents, McpServers, ToolLibrary]:
    """The documents, and the MCP servers, of which none is started before it is asked."""
    paths = ground.paths
    around = _surroundings(ground)
    known = Documents(AgentLibrary(paths), GraphLibrary(paths), models)
    secrets = Secrets()
    of_servers = McpSurroundings(
        around.private,
        around.network_on,
        ground.guard.way_of("mcp"),
        secrets.get,
        around.let_out,
    )
    trust = await asyncio.to_thread(ServerTrust, paths.data / "mcp-allowed.json")
    tell_lost_trust(trust, paths, ground.notices)

    def other_names() -> list[str]:
        own = [tool.name for tool in tools.documents]
        return [*(spec.name for spec in TOOLS), *own]

    servers = McpServers(paths, trust, of_servers, secrets, other_names)
    tools = ToolLibrary(
        paths, around, known.agents, known.graphs, servers.specs, narrowed_by(ground.access)
    )
    servers.followed_by(tools.refresh)
    stack.push_async_callback(servers.close)
    await servers.refresh()
    await _read(known, tools, ground)
    return known, servers, tools


async def _read(known: Documents, tools: ToolLibrary, ground: Ground) -> None:
    """Read the agents, graphs and tools while the models are."""
    models, agents, graphs = known.models, known.agents, known.graphs
    await asyncio.gather(models.refresh(), agents.refresh(), graphs.refresh(), tools.refresh())
    tell_unread(agents, graphs, tools, ground.notices)
    counts = len(models.models), len(agents.agents), len(graphs.graphs)
    log.info("workbench.opened models=%d agents=%d graphs=%d", *counts)
    tell_forgotten(models.problems, ground.notices)


def narrowed_by(access: Access) -> Callable[[ToolSpec], ToolSpec]:
    """What leaves a tool to the roles that the policy leaves it to."""

    def narrowed(spec: ToolSpec) -> ToolSpec:
        roles = access.tool_roles(spec.name, spec.roles)
        return spec if roles == spec.roles else replace(spec, roles=roles)

    return narrowed


def _surroundings(ground: Ground) -> Surroundings:
    """What the user's tools are given of the program."""
    settings = ground.settings
    return Surroundings(
        private=(ground.paths.data, ground.paths.cache),
        network_on=lambda: settings.settings.network == "on",
        permit=ground.guard.way_of("tool"),
        protections=cache(partial(_held, ground.guard)),
        let_out=partial(ground.guard.let_out, "child"),
    )


def _held(guard: NetworkGuard, work: Work) -> Protections:
    """What holds a child that does such work; told to those who write it down."""
    found = protections(work)
    guard.tell(Held(f"tool ({work})", found.sentence))
    return found


def _watch_loading(
    ground: Ground,
    models: ModelLibrary,
    loading: Loading,
    connections: Connections,
    stack: AsyncExitStack,
) -> None:
    loading.listen(models.users.follow)
    audited = AuditOfModels(ground.audit, models)
    loading.listen(audited.take)
    stack.push_async_callback(audited.close)
    stack.callback(models.users.close)
    stack.push_async_callback(loading.close)
    loading.start()
    watch_engines(ground.monitor, loading, ground.guard)
    stack.push_async_callback(OfflineWatch(ground.settings, models, loading).close)
    measured = ServerMetrics(
        loading, connections, ground.settings, ground.guard, ground.monitor
    )
    stack.push_async_callback(measured.close)
