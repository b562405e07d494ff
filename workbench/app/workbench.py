"""Builds and closes everything; the only constructor of services."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from workbench.app.agent_library import AgentLibrary
from workbench.app.alerts import Alerts, open_alerts
from workbench.app.collection_library import CollectionLibrary
from workbench.app.collections import Collections
from workbench.app.connections import FOLDER as CONNECTIONS
from workbench.app.connections import Connections
from workbench.app.conversations import Conversations
from workbench.app.data_users import DataUsers
from workbench.app.downloads import Downloads
from workbench.app.first_load import try_first_load
from workbench.app.graph_library import GraphLibrary
from workbench.app.live import LiveTelling
from workbench.app.loaded import StartHost
from workbench.app.loading import Loading
from workbench.app.mcp_servers import McpServers
from workbench.app.memories import Memories
from workbench.app.model_library import ModelLibrary
from workbench.app.model_sources import ModelSources
from workbench.app.notices import Notice, Notices
from workbench.app.offline_watch import OfflineWatch
from workbench.app.preload import preload
from workbench.app.readings import (
    FreeGpuMemory,
    watch_engines,
    watch_first_tokens,
    watch_runs,
)
from workbench.app.recording import FILE as METRICS
from workbench.app.recording import Recorder
from workbench.app.run_documents import Documents
from workbench.app.runs import Runs
from workbench.app.server_metrics import ServerMetrics
from workbench.app.start_host import StartEngine
from workbench.app.start_notices import (
    tell_damage,
    tell_forgotten,
    tell_lost_trust,
    tell_recovery,
    tell_unread,
    tell_unread_collections,
)
from workbench.app.tool_check import FOLDER as TOOL_CHECKS
from workbench.app.tool_check import ToolChecks
from workbench.app.tool_library import ToolLibrary
from workbench.base.errors import StoreError
from workbench.base.files import remove_leftovers, store_error
from workbench.base.logs import RecentRecords, start_logging
from workbench.base.paths import Paths, default_paths
from workbench.base.settings_store import SettingsStore
from workbench.models.adoption import remove_new
from workbench.policy.approvals import Approvals
from workbench.policy.network import Attempt, NetworkGuard, install_network_guard
from workbench.policy.secrets import Secrets
from workbench.policy.server_trust import ServerTrust
from workbench.telemetry.history import HistoryStore
from workbench.telemetry.monitor import Monitor
from workbench.tools.api import ToolSpec
from workbench.tools.kinds.api import Surroundings
from workbench.tools.mcp.running import McpSurroundings
from workbench.tools.registry import TOOLS
from workbench.tools.sandbox import protections
from workbench.traces.store import TraceStore

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Workbench:
    """The program without a screen."""

    paths: Paths
    settings: SettingsStore
    notices: Notices
    models: ModelLibrary
    loading: Loading
    agents: AgentLibrary
    graphs: GraphLibrary
    conversations: Conversations
    runs: Runs
    monitor: Monitor
    recorder: Recorder
    tool_library: ToolLibrary
    servers: McpServers
    approvals: Approvals
    recent_log: RecentRecords
    guard: NetworkGuard
    sources: ModelSources
    downloads: Downloads
    connections: Connections
    tool_checks: ToolChecks
    collections: Collections
    memories: Memories
    alerts: Alerts

    @property
    def tools(self) -> tuple[ToolSpec, ...]:
        """The program's own tools and the user's, as they are now."""
        return self.tool_library.specs

    async def preload(self) -> None:
        """Load the default model before it is used, if the settings say so."""
        await preload(self.settings, self.models, self.loading, self.notices)


@asynccontextmanager
async def open_workbench(
    paths: Paths | None = None, *, start_host: StartHost | None = None
) -> AsyncGenerator[Workbench, None]:
    """Open everything, recover what was interrupted, and close everything at the end.

    Args:
        paths: Where the user's files live; the system's places if None.
        start_host: Starts the engine of a model; the registry's engines if None.

    Raises:
        StoreError: The data folder or the database cannot be used.
    """
    where = paths or default_paths()
    async with AsyncExitStack() as stack:
        recent = await _start_log(where, stack)
        settings, notices = await asyncio.to_thread(SettingsStore, where.settings), Notices()
        guard, monitor, recorder = _watching(where, settings, notices, stack)
        store, approvals = await _open_kept(where, settings, notices, stack)
        models = ModelLibrary(where, settings, FreeGpuMemory(monitor))
        known, servers, tools = await _tools(where, settings, guard, models, notices, stack)
        connections, sources = _outside(where, settings, guard)
        start = start_host or StartEngine(settings, guard, connections)
        loading = Loading(models, settings, notices, start, where.data / "loading.json")
        _start(loading, models, stack, monitor, guard, settings, connections)
        collections, memories = await _collections(where, models, loading, notices)
        kept = (store, known, loading, approvals, notices)
        runs = Runs(where, *kept, tools.by_name, settings, collections, memories)
        stack.callback(LiveTelling(where.cache, monitor, loading, runs).close)
        yield Workbench(
            paths=where,
            settings=settings,
            notices=notices,
            models=models,
            loading=loading,
            agents=known.agents,
            graphs=known.graphs,
            conversations=_conversations(store, runs, memories, stack),
            runs=_measured(runs, loading, monitor, recorder),
            monitor=monitor,
            recorder=recorder,
            tool_library=tools,
            servers=servers,
            approvals=approvals,
            recent_log=recent,
            guard=guard,
            sources=sources,
            downloads=await _open_downloads(where, sources, (models, start, notices), stack),
            connections=connections,
            tool_checks=ToolChecks(models, loading, where.data / TOOL_CHECKS),
            collections=collections,
            memories=memories,
            alerts=await open_alerts(where, (monitor, notices, loading, known, runs), stack),
        )


async def _open_kept(
    where: Paths, settings: SettingsStore, notices: Notices, stack: AsyncExitStack
) -> tuple[TraceStore, Approvals]:
    """What happened, and what the user allowed for good."""
    store = await _open_store(where, notices, stack)
    return store, await _approvals(where, settings, notices)


async def _open_store(where: Paths, notices: Notices, stack: AsyncExitStack) -> TraceStore:
    """Open the database; only a program that is alone with it ends runs and tidies up."""
    users = await asyncio.to_thread(DataUsers, where.data / "in-use.lock")
    stack.callback(users.close)
    store = await asyncio.to_thread(TraceStore, where.database, alone=users.alone)
    if users.alone:
        await asyncio.to_thread(_tidy, where)
    await asyncio.to_thread(users.share)
    stack.callback(store.close)
    tell_recovery(store, notices)
    return store


async def _approvals(where: Paths, settings: SettingsStore, notices: Notices) -> Approvals:
    """What the user allowed for good; says what of it and of the settings is damaged."""
    approvals = await asyncio.to_thread(Approvals, where.data / "approvals.json")
    await asyncio.to_thread(tell_damage, settings, approvals, where, notices)
    return approvals


def _surroundings(where: Paths, settings: SettingsStore, guard: NetworkGuard) -> Surroundings:
    """What the user's tools are given of the program."""
    return Surroundings(
        private=(where.data, where.cache),
        network_on=lambda: settings.settings.network == "on",
        permit=guard.permit,
        protections=protections,
    )


async def _tools(
    where: Paths,
    settings: SettingsStore,
    guard: NetworkGuard,
    models: ModelLibrary,
    notices: Notices,
    stack: AsyncExitStack,
) -> tuple[Documents, McpServers, ToolLibrary]:
    """The documents, and the MCP servers, of which none is started before it is asked."""
    around = _surroundings(where, settings, guard)
    known = Documents(AgentLibrary(where), GraphLibrary(where), models)
    secrets = Secrets()
    of_servers = McpSurroundings(around.private, around.network_on, around.permit, secrets.get)
    trust = await asyncio.to_thread(ServerTrust, where.data / "mcp-allowed.json")
    tell_lost_trust(trust, where, notices)

    def other_names() -> list[str]:
        own = [tool.name for tool in tools.documents]
        return [*(spec.name for spec in TOOLS), *own]

    servers = McpServers(where, trust, of_servers, secrets, other_names)
    tools = ToolLibrary(where, around, known.agents, known.graphs, servers.specs)
    servers.followed_by(tools.refresh)
    stack.push_async_callback(servers.close)
    await servers.refresh()
    await _read(known, tools, notices)
    return known, servers, tools


async def _read(known: Documents, tools: ToolLibrary, notices: Notices) -> None:
    """Read the agents, graphs and tools while the models are."""
    models, agents, graphs = known.models, known.agents, known.graphs
    await asyncio.gather(models.refresh(), agents.refresh(), graphs.refresh(), tools.refresh())
    tell_unread(agents, graphs, tools, notices)
    counts = len(models.models), len(agents.agents), len(graphs.graphs)
    log.info("workbench.opened models=%d agents=%d graphs=%d", *counts)
    tell_forgotten(models.problems, notices)


async def _collections(
    where: Paths, models: ModelLibrary, loading: Loading, notices: Notices
) -> tuple[Collections, Memories]:
    """The collections of documents and what graphs remember; opened when they are used."""
    library = CollectionLibrary(where)
    await library.refresh()
    tell_unread_collections(library, notices)
    memories = Memories(where, models, loading)
    return Collections(where, library, models, loading), memories


class _Adopted:
    """What happens with a model that came into the store."""

    def __init__(self, models: ModelLibrary, start_host: StartHost, notices: Notices) -> None:
        self.models, self._start_host, self.notices = models, start_host, notices

    async def __call__(self, folder: Path) -> None:
        for model in await self.models.refresh():
            if model.path.parent == folder:
                await try_first_load(model, self.models, self._start_host, self.notices)


def _outside(
    where: Paths, settings: SettingsStore, guard: NetworkGuard
) -> tuple[Connections, ModelSources]:
    """The servers and the places of models that the user connected."""
    connections = Connections(where.data / CONNECTIONS, Secrets())
    return connections, ModelSources(settings, guard, Secrets())


async def _open_downloads(
    where: Paths,
    sources: ModelSources,
    into: tuple[ModelLibrary, StartHost, Notices],
    stack: AsyncExitStack,
) -> Downloads:
    """The downloads; their list is shared with other programs that are open."""
    adopted = _Adopted(*into)
    list_path, root = where.data / "downloads.json", adopted.models.download_root
    found = Downloads(where.models, list_path, adopted.notices, sources, adopted, root)
    stack.push_async_callback(found.close)
    await found.open()
    return found


def _watching(
    where: Paths, settings: SettingsStore, notices: Notices, stack: AsyncExitStack
) -> tuple[NetworkGuard, Monitor, Recorder]:
    """The guard, what measures, and what keeps that for months; runs end before them."""
    guard = _guard(notices, stack)
    monitor = Monitor(settings.settings.dashboard_interval_s)
    stack.push_async_callback(monitor.stop)
    recorder = Recorder(HistoryStore(where.data / METRICS), notices)
    stack.push_async_callback(recorder.close)
    return guard, monitor, recorder


def _measured(runs: Runs, loading: Loading, monitor: Monitor, recorder: Recorder) -> Runs:
    """The runs, of which the monitor and the history hear."""
    first_tokens = watch_first_tokens(monitor, runs)
    runs.listen(lambda run: first_tokens.take(run.records))
    runs.listen(watch_runs(monitor, runs, loading, recorder).take)
    return runs


def _conversations(
    store: TraceStore, runs: Runs, memories: Memories, stack: AsyncExitStack
) -> Conversations:
    """The conversations, which hear of each run; runs end before them."""
    stack.push_async_callback(runs.close)
    conversations = Conversations(store, memories.forget_conversations)
    runs.listen(lambda _run: conversations.changed())
    if store.alone:
        stack.push_async_callback(_purge_earlier(conversations))
    return conversations


async def _start_log(where: Paths, stack: AsyncExitStack) -> RecentRecords:
    recent = await asyncio.to_thread(_make_folders, where)
    stack.callback(_stop_logging, recent)
    return recent


def _make_folders(paths: Paths) -> RecentRecords:
    try:
        paths.make()
    except OSError as exc:
        refused = Path(str(exc.filename)) if exc.filename else paths.data
        raise store_error(exc, refused) from exc
    return start_logging(paths.logs)


def _guard(notices: Notices, stack: AsyncExitStack) -> NetworkGuard:
    """Refuse every connection that leaves this machine, and tell the user of it."""
    loop = asyncio.get_running_loop()

    def tell(attempt: Attempt) -> None:
        notice = Notice(
            "warning",
            "A connection was refused",
            f"Something tried to reach {attempt.target}.",
            "This program stays on this machine; nothing was sent.",
            key=f"network.{attempt.target}",
        )
        loop.call_soon_threadsafe(notices.add, notice)

    guard = install_network_guard(tell)
    stack.callback(guard.stop)
    return guard


def _stop_logging(recent: RecentRecords) -> None:
    logger = logging.getLogger("workbench")
    for handler in list(logger.handlers):
        if isinstance(handler, logging.FileHandler) or handler is recent:
            logger.removeHandler(handler)
            handler.close()


def _tidy(paths: Paths) -> None:
    own = (paths.agents, paths.graphs, paths.tools)
    for folder in (paths.data, *own, *(each / ".kept" for each in own)):
        remove_leftovers(folder)
    remove_new(paths.models)


def _purge_earlier(conversations: Conversations) -> Callable[[], Awaitable[None]]:
    """Wipe what earlier sessions deleted, beside everything else; returns what waits for it."""

    async def purge() -> None:
        try:
            await conversations.purge(began_s)
        except StoreError as exc:
            log.warning("workbench.purge_refused reason=%s", exc)

    began_s = time.time()
    task = asyncio.create_task(purge(), name="purge")

    async def finish() -> None:
        await task

    return finish


def _start(
    loading: Loading,
    models: ModelLibrary,
    stack: AsyncExitStack,
    monitor: Monitor,
    guard: NetworkGuard,
    settings: SettingsStore,
    connections: Connections,
) -> None:
    loading.listen(models.users.follow)
    stack.callback(models.users.close)
    stack.push_async_callback(loading.close)
    loading.start()
    watch_engines(monitor, loading, guard)
    stack.push_async_callback(OfflineWatch(settings, models, loading).close)
    measured = ServerMetrics(loading, connections, settings, guard, monitor)
    stack.push_async_callback(measured.close)
