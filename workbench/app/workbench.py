"""Builds and closes everything; the only constructor of services."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from workbench.app.agent_library import AgentLibrary
from workbench.app.alerts import Alerts
from workbench.app.audit_trail import AuditTrail
from workbench.app.belongings import shown_memories
from workbench.app.collections import Collections
from workbench.app.connections import Connections
from workbench.app.conversations import Conversations
from workbench.app.data_set_library import DataSetLibrary
from workbench.app.deploy.around import Around
from workbench.app.deploy.service import Deployments
from workbench.app.downloads import Downloads
from workbench.app.evaluations import Evaluations
from workbench.app.graph_library import GraphLibrary
from workbench.app.held_services import all_held
from workbench.app.jobs.scheduler import Scheduler
from workbench.app.jobs.service import Jobs
from workbench.app.kiosk_sessions import KioskSessions
from workbench.app.loaded import StartHost
from workbench.app.loading import Loading
from workbench.app.local_server import KEYS, LocalServer, ServedWorld, StartServing
from workbench.app.mcp_servers import McpServers
from workbench.app.memories import Memories
from workbench.app.metric_recording import Recorder
from workbench.app.model_library import ModelLibrary
from workbench.app.model_sources import ModelSources
from workbench.app.notices import Notices
from workbench.app.opening_ground import Ground, open_ground
from workbench.app.opening_runs import Opened, open_runs
from workbench.app.opening_stock import Stock, open_stock
from workbench.app.parcels.desk import Parcels
from workbench.app.preload import preload
from workbench.app.run_notes import RunNotes
from workbench.app.run_reading import RunReading
from workbench.app.run_records import RunRecords
from workbench.app.runs import Runs
from workbench.app.signing import Signing
from workbench.app.store_keeping import StoreKeeping
from workbench.app.token_view import TokenView
from workbench.app.tool_check import FOLDER as TOOL_CHECKS
from workbench.app.tool_check import ToolChecks
from workbench.app.tool_library import ToolLibrary
from workbench.base.logs import RecentRecords
from workbench.base.paths import Paths, default_paths
from workbench.base.settings_store import SettingsStore
from workbench.policy.access import Access
from workbench.policy.api_keys import ApiKeys
from workbench.policy.approvals import Approvals
from workbench.policy.ledger import Ledger
from workbench.policy.network import NetworkGuard
from workbench.telemetry.monitor import Monitor
from workbench.tools.api import ToolSpec

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Workbench:
    """The program without a screen.

    Attributes:
        access: Who sits before it, and what they may do; where roles count for everything the
            services ask it at each method.
    """

    paths: Paths
    settings: SettingsStore
    notices: Notices
    models: ModelLibrary
    loading: Loading
    agents: AgentLibrary
    graphs: GraphLibrary
    conversations: Conversations
    run_reading: RunReading
    run_notes: RunNotes
    runs: Runs
    monitor: Monitor
    recorder: Recorder
    tool_library: ToolLibrary
    servers: McpServers
    approvals: Approvals
    recent_log: RecentRecords
    guard: NetworkGuard
    ledger: Ledger
    sources: ModelSources
    downloads: Downloads
    connections: Connections
    tool_checks: ToolChecks
    collections: Collections
    memories: Memories
    alerts: Alerts
    evaluations: Evaluations
    records: RunRecords
    data_sets: DataSetLibrary
    audit: AuditTrail
    local_server: LocalServer
    parcels: Parcels
    deployments: Deployments
    access: Access
    signing: Signing
    kiosk_sessions: KioskSessions
    jobs: Jobs
    scheduler: Scheduler
    preloading: Callable[[], Awaitable[None]]
    encryption: StoreKeeping

    @property
    def tools(self) -> tuple[ToolSpec, ...]:
        """The program's own tools and the user's, as they are now."""
        return self.tool_library.specs

    @property
    def token_view(self) -> TokenView:
        """Shows the tokens of earlier model calls."""
        return TokenView(self.models, self.loading, self.settings)

    async def preload(self) -> None:
        """Load the default model before it is used, if the settings say so."""
        await self.preloading()


@asynccontextmanager
async def open_workbench(
    paths: Paths | None = None,
    *,
    start_host: StartHost | None = None,
    serving: StartServing | None = None,
) -> AsyncGenerator[Workbench, None]:
    """Open everything, recover what was interrupted, and close everything at the end.

    Args:
        paths: Where the user's files live; the system's places if None.
        start_host: Starts the engine of a model; the registry's engines if None.
        serving: Starts the local server; None leaves the program without one.

    Raises:
        StoreError: The data folder or the database cannot be used.
    """
    async with AsyncExitStack() as stack:
        ground = await open_ground(paths or default_paths(), stack)
        stock = await open_stock(ground, start_host, stack)
        opened = await open_runs(ground, stock, stack)
        kiosk = KioskSessions(
            ground.paths,
            ground.access,
            opened.runs,
            opened.conversations,
            opened.memories,
        )
        await kiosk.open()
        stack.push_async_callback(kiosk.close)
        server = LocalServer(_served_world(ground, stock, opened), serving)
        stack.push_async_callback(server.close)
        yield _workbench(ground, stock, opened, kiosk, server)


def _served_world(ground: Ground, stock: Stock, opened: Opened) -> ServedWorld:
    return ServedWorld(
        models=stock.models,
        loading=stock.loading,
        agents=stock.known.agents,
        graphs=stock.known.graphs,
        runs=opened.runs,
        settings=ground.settings,
        keys=ApiKeys(ground.paths.data / KEYS),
        notices=ground.notices,
        data=ground.paths.data,
    )


def _checks(ground: Ground, stock: Stock) -> ToolChecks:
    return ToolChecks(stock.models, stock.loading, ground.paths.data / TOOL_CHECKS)


def _loads(ground: Ground, stock: Stock) -> Callable[[], Awaitable[None]]:
    return partial(preload, ground.settings, stock.models, stock.loading, ground.notices)


def _deployments(ground: Ground, stock: Stock) -> Deployments:
    return Deployments(
        Around(
            ground.paths,
            ground.settings,
            stock.models,
            stock.known.agents,
            stock.known.graphs,
            stock.tools,
            stock.connections,
            ground.guard,
            ground.access,
        )
    )


def _on(ground: Ground) -> partial[Workbench]:
    """The program, of which the ground is there."""
    return partial(
        Workbench,
        paths=ground.paths,
        settings=ground.settings,
        notices=ground.notices,
        monitor=ground.monitor,
        recorder=ground.recorder,
        approvals=ground.approvals,
        recent_log=ground.recent_log,
        guard=ground.guard,
        audit=ground.audit,
        ledger=ground.ledger,
        access=ground.access,
        signing=ground.signing,
    )


def _memories(ground: Ground, opened: Opened) -> Memories:
    if not ground.access.held:
        return opened.memories
    shows = shown_memories(ground.access, ground.shown, ground.looks.tell)
    return opened.memories.shown_by(shows)


def _workbench(
    ground: Ground,
    stock: Stock,
    opened: Opened,
    kiosk: KioskSessions,
    server: LocalServer,
) -> Workbench:
    """All of it, as whoever sits before the program may use it."""
    whole = _on(ground)(
        models=stock.models,
        loading=stock.loading,
        agents=stock.known.agents,
        graphs=stock.known.graphs,
        conversations=opened.conversations.shown_by(ground.shown, ground.access.seen),
        run_reading=RunReading(ground.shown, opened.records),
        run_notes=RunNotes(ground.shown, ground.settings),
        runs=opened.runs,
        tool_library=stock.tools,
        servers=stock.servers,
        sources=stock.sources,
        downloads=opened.downloads,
        connections=stock.connections,
        tool_checks=_checks(ground, stock),
        collections=opened.collections,
        memories=_memories(ground, opened),
        alerts=opened.alerts,
        evaluations=opened.evaluations,
        records=opened.records,
        data_sets=opened.data_sets,
        local_server=server,
        parcels=Parcels(ground.paths.data),
        deployments=_deployments(ground, stock),
        kiosk_sessions=kiosk,
        jobs=opened.jobs,
        scheduler=opened.scheduler,
        preloading=_loads(ground, stock),
        encryption=StoreKeeping(ground.paths),
    )
    return all_held(whole, ground.access)
