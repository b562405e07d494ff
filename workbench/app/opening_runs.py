"""The third stage of opening: runs, what they use, and what follows them."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from workbench.app.alert_history import recorded_of
from workbench.app.alerts import Alerts, open_alerts
from workbench.app.audit_of_runs import AuditOfRuns
from workbench.app.collection_library import CollectionLibrary
from workbench.app.collections import Collections
from workbench.app.conversations import Conversations
from workbench.app.data_set_library import DataSetLibrary
from workbench.app.downloads import Downloads
from workbench.app.evaluation_places import is_place
from workbench.app.evaluations import FILE as EVALUATIONS
from workbench.app.evaluations import Evaluations
from workbench.app.first_load import try_first_load
from workbench.app.health_readings import HealthParts, read_health
from workbench.app.jobs.opening import open_jobs
from workbench.app.jobs.places import is_job_place
from workbench.app.jobs.scheduler import Scheduler
from workbench.app.jobs.service import Jobs
from workbench.app.live import LiveTelling
from workbench.app.memories import Memories
from workbench.app.opening_ground import Ground
from workbench.app.opening_stock import Stock
from workbench.app.readings import watch_first_tokens, watch_runs
from workbench.app.run import Run
from workbench.app.run_records import RunRecords, open_records
from workbench.app.runs import Runs
from workbench.app.served_runs import is_served
from workbench.app.start_notices import tell_unread_collections
from workbench.base.errors import StoreError

log = logging.getLogger("workbench.app.workbench")


@dataclass(frozen=True, slots=True)
class Opened:
    """The runs, with what they use and what is made of them."""

    runs: Runs
    conversations: Conversations
    collections: Collections
    memories: Memories
    data_sets: DataSetLibrary
    evaluations: Evaluations
    downloads: Downloads
    alerts: Alerts
    records: RunRecords
    jobs: Jobs
    scheduler: Scheduler


async def open_runs(ground: Ground, stock: Stock, stack: AsyncExitStack) -> Opened:
    """Open them; they end before all that they stand on."""
    paths, loading, notices = ground.paths, stock.loading, ground.notices
    collections, memories = await _collections(ground, stock)
    kept = (ground.store, stock.known, loading, ground.approvals, notices)
    used = (ground.settings, collections, memories, ground.access)
    runs = Runs(paths, *kept, stock.tools.by_name, *used, shown=ground.shown)
    _audit(ground, runs, stack)
    _measure(ground, stock, runs)
    conversations = _conversations(ground, runs, memories, stack)
    data_sets = DataSetLibrary(paths)
    opened = Opened(
        runs,
        conversations,
        collections,
        memories,
        data_sets,
        _evaluations(ground, stock, runs, conversations, collections, data_sets, stack),
        await _downloads(ground, stock, stack),
        await _alerts(ground, stock, runs, stack),
        _records(ground, runs, memories, stack),
        *(await open_jobs(ground, stock, runs, stack)),
    )
    parts = HealthParts(ground.monitor, loading, runs, ground.recorder, opened.alerts)
    told = LiveTelling(paths.cache, ground.monitor, loading, runs, partial(read_health, parts))
    stack.callback(told.close)
    return opened


async def _collections(ground: Ground, stock: Stock) -> tuple[Collections, Memories]:
    """The collections of documents and what graphs remember; opened when they are used."""
    paths, models, loading = ground.paths, stock.models, stock.loading
    library = CollectionLibrary(paths)
    await library.refresh()
    tell_unread_collections(library, ground.notices)
    return Collections(paths, library, models, loading), Memories(paths, models, loading)


def _audit(ground: Ground, runs: Runs, stack: AsyncExitStack) -> None:
    """Let the audit log know of the runs, from before each begins until after it ended."""
    followed = AuditOfRuns(ground.audit)
    runs.admit_by(followed.admit)
    runs.listen(followed.take)
    stack.push_async_callback(followed.close)


def _measure(ground: Ground, stock: Stock, runs: Runs) -> None:
    """Let the monitor and the history hear of the runs."""
    first_tokens = watch_first_tokens(ground.monitor, runs)
    runs.listen(lambda run: first_tokens.take(run.records))
    runs.listen(watch_runs(ground.monitor, runs, stock.loading, ground.recorder).take)


def _conversations(
    ground: Ground, runs: Runs, memories: Memories, stack: AsyncExitStack
) -> Conversations:
    """The conversations, which hear of each run of theirs; runs end before them."""
    stack.push_async_callback(runs.close)
    conversations = Conversations(ground.store, memories.forget_conversations)
    runs.listen(lambda run: None if _is_no_talk(run) else conversations.changed())
    if ground.store.alone:
        stack.push_async_callback(_purge_earlier(conversations))
    return conversations


def _is_no_talk(run: Run) -> bool:
    """An evaluation, a job or another program asked for it: no conversation has it."""
    place = run.conversation_id
    return is_place(place) or is_served(place) or is_job_place(place)


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


async def _alerts(ground: Ground, stock: Stock, runs: Runs, stack: AsyncExitStack) -> Alerts:
    """The alerts, rehearsed on the history that is kept."""
    watched = (ground.monitor, ground.notices, stock.loading, stock.known, runs)
    alerts = await open_alerts(ground.paths, watched, ground.audit.log, stack)
    alerts.recorded = recorded_of(ground.monitor, ground.recorder)
    return alerts


def _evaluations(
    ground: Ground,
    stock: Stock,
    runs: Runs,
    conversations: Conversations,
    collections: Collections,
    data_sets: DataSetLibrary,
    stack: AsyncExitStack,
) -> Evaluations:
    """The evaluations, which end before the runs that they are made of."""
    evaluations = Evaluations(
        ground.paths.data / EVALUATIONS,
        runs,
        conversations,
        stock.models,
        stock.loading,
        stock.tools.by_name,
        collections,
        ground.notices,
        ground.settings,
        data_sets,
    )
    stack.push_async_callback(evaluations.close)
    return evaluations


def _records(
    ground: Ground, runs: Runs, memories: Memories, stack: AsyncExitStack
) -> RunRecords:
    """What was recorded, and what follows each run that ends."""
    told = (ground.settings, ground.notices, ground.guard)
    return open_records(ground.store, runs, *told, memories, stack, shown=ground.shown)


async def _downloads(ground: Ground, stock: Stock, stack: AsyncExitStack) -> Downloads:
    """The downloads; their list is shared with other programs that are open."""

    async def adopted(folder: Path) -> None:
        for model in await stock.models.refresh():
            if model.path.parent == folder:
                await try_first_load(model, stock.models, stock.start, ground.notices)

    paths, root = ground.paths, stock.models.download_root
    list_path = paths.data / "downloads.json"
    found = Downloads(paths.models, list_path, ground.notices, stock.sources, adopted, root)
    stack.push_async_callback(found.close)
    await found.open()
    return found
