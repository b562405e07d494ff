"""The third stage of opening: runs, what they use, and what follows them."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from workbench.app.alert_history import recorded_of
from workbench.app.alerts import Alerts, open_alerts
from workbench.app.collection_library import CollectionLibrary
from workbench.app.collections import Collections
from workbench.app.conversations import Conversations
from workbench.app.downloads import Downloads
from workbench.app.evaluation_places import is_place
from workbench.app.evaluations import FILE as EVALUATIONS
from workbench.app.evaluations import Evaluations
from workbench.app.first_load import try_first_load
from workbench.app.live import LiveTelling
from workbench.app.memories import Memories
from workbench.app.opening_ground import Ground
from workbench.app.opening_stock import Stock
from workbench.app.readings import watch_first_tokens, watch_runs
from workbench.app.run_records import RunRecords, open_records
from workbench.app.runs import Runs
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
    evaluations: Evaluations
    downloads: Downloads
    alerts: Alerts
    records: RunRecords


async def open_runs(ground: Ground, stock: Stock, stack: AsyncExitStack) -> Opened:
    """Open them; they end before all that they stand on."""
    paths, loading, notices = ground.paths, stock.loading, ground.notices
    collections, memories = await _collections(ground, stock)
    kept = (ground.store, stock.known, loading, ground.approvals, notices)
    runs = Runs(paths, *kept, stock.tools.by_name, ground.settings, collections, memories)
    stack.callback(LiveTelling(paths.cache, ground.monitor, loading, runs).close)
    _measure(ground, stock, runs)
    conversations = _conversations(ground, runs, memories, stack)
    return Opened(
        runs,
        conversations,
        collections,
        memories,
        _evaluations(ground, stock, runs, conversations, collections, stack),
        await _downloads(ground, stock, stack),
        await _alerts(ground, stock, runs, stack),
        _records(ground, runs, memories, stack),
    )


async def _collections(ground: Ground, stock: Stock) -> tuple[Collections, Memories]:
    """The collections of documents and what graphs remember; opened when they are used."""
    paths, models, loading = ground.paths, stock.models, stock.loading
    library = CollectionLibrary(paths)
    await library.refresh()
    tell_unread_collections(library, ground.notices)
    return Collections(paths, library, models, loading), Memories(paths, models, loading)


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
    runs.listen(lambda run: None if is_place(run.conversation_id) else conversations.changed())
    if ground.store.alone:
        stack.push_async_callback(_purge_earlier(conversations))
    return conversations


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
    alerts = await open_alerts(ground.paths, watched, stack)
    alerts.recorded = recorded_of(ground.monitor, ground.recorder)
    return alerts


def _evaluations(
    ground: Ground,
    stock: Stock,
    runs: Runs,
    conversations: Conversations,
    collections: Collections,
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
    )
    stack.push_async_callback(evaluations.close)
    return evaluations


def _records(
    ground: Ground, runs: Runs, memories: Memories, stack: AsyncExitStack
) -> RunRecords:
    """What was recorded, and what follows each run that ends."""
    told = (ground.settings, ground.notices, ground.guard)
    return open_records(ground.store, runs, *told, memories, stack)


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
