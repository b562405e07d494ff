"""The first stage of opening: what everything else stands on."""

from __future__ import annotations

import asyncio
import logging
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from workbench.app.audit_trail import AuditTrail, audit_log, open_audit
from workbench.app.belongings import LooksAtOthers
from workbench.app.data_users import DataUsers
from workbench.app.export_warning import warn_of_exports
from workbench.app.memory_return import MemoryReturn
from workbench.app.metric_recording import FILE as METRICS
from workbench.app.metric_recording import Recorder
from workbench.app.network_record import open_ledger
from workbench.app.notices import Notice, Notices
from workbench.app.signing import Signing
from workbench.app.start_notices import tell_damage, tell_log, tell_recovery
from workbench.app.store_demand import see_demanded
from workbench.base.files import remove_leftovers, store_error
from workbench.base.logs import RecentRecords, start_logging
from workbench.base.one_pool import use_one_pool
from workbench.base.paths import Paths
from workbench.base.settings_store import SettingsStore
from workbench.models.adoption import remove_new
from workbench.policy.access import Access
from workbench.policy.approvals import Approvals
from workbench.policy.attempts import Attempts
from workbench.policy.audit import AuditLog
from workbench.policy.ledger import Ledger
from workbench.policy.network import Attempt, NetworkGuard, install_network_guard
from workbench.policy.standing import find_standing
from workbench.telemetry.history import HistoryStore
from workbench.telemetry.monitor import Monitor
from workbench.telemetry.samplers.api import Machine
from workbench.traces.personal_store import PersonalStore
from workbench.traces.store import TraceStore


@dataclass(frozen=True, slots=True)
class Ground:
    """Folders, settings, what is told and measured, what happened, and what was allowed.

    Attributes:
        store: All that is recorded, for what the program does by itself.
        shown: What of it whoever sits before the program may see; for all that they ask.
        looks: Records that they look at what is somebody else's.
    """

    paths: Paths
    recent_log: RecentRecords
    settings: SettingsStore
    notices: Notices
    guard: NetworkGuard
    ledger: Ledger
    monitor: Monitor
    recorder: Recorder
    store: TraceStore
    shown: TraceStore
    looks: LooksAtOthers
    approvals: Approvals
    audit: AuditTrail
    access: Access
    signing: Signing


async def open_ground(paths: Paths, stack: AsyncExitStack) -> Ground:
    """Open it; the stack closes it after everything else.

    Raises:
        StoreError: The data folder or the database cannot be used.
    """
    use_one_pool()  # before the first of its threads
    stack.push_async_callback(MemoryReturn().close)
    await asyncio.to_thread(see_demanded, paths)
    recent = await _start_log(paths, stack)
    settings, notices = await asyncio.to_thread(SettingsStore, paths.settings), Notices()
    tell_log(recent, notices)
    stack.callback(warn_of_exports(paths.data, notices))
    audit = open_audit(paths, settings, notices)
    stack.push_async_callback(audit.close)
    guard, ledger = _guard(paths, notices, stack)
    access, signing = await open_access(paths, settings, audit.log)
    if access.held:
        audit.actor = lambda: f"{access.session.person or 'nobody'}:{access.session.role}"
    machine = Machine(paths.data)
    monitor = Monitor(settings.settings.dashboard_interval_s, machine=machine)
    stack.push_async_callback(monitor.stop)
    recorder = Recorder(HistoryStore(paths.data / METRICS), notices)
    stack.push_async_callback(recorder.close)
    await recorder.look()
    store = await _open_store(paths, notices, stack)
    approvals = await asyncio.to_thread(Approvals, paths.data / "approvals.json")
    await asyncio.to_thread(tell_damage, settings, approvals, paths, notices)
    looks = LooksAtOthers(access, audit.log)
    shown = _shown(store, access, looks, stack)
    kept = (monitor, recorder, store, shown, looks, approvals)
    return Ground(
        paths, recent, settings, notices, guard, ledger, *kept, audit, access, signing
    )


async def open_access(
    paths: Paths, settings: SettingsStore, audit: AuditLog | None = None
) -> tuple[Access, Signing]:
    """Who may do what here; what cannot be trusted allows nothing.

    Args:
        paths: The user's folders.
        settings: What the policy goes before.
        audit: Where sign-ins are recorded; opened here if None.
    """
    audit = audit or audit_log(paths)[0]
    standing = await asyncio.to_thread(find_standing, paths)
    access = Access(standing.policy, standing.problem)
    if access.held or standing.policy.settings:
        settings.ruled_by(access.ruled, access.check_change)
    attempts = await asyncio.to_thread(Attempts, paths.data / "sign-in.json")
    return access, Signing(paths, standing, access, settings, audit, attempts)


async def _open_store(paths: Paths, notices: Notices, stack: AsyncExitStack) -> TraceStore:
    """Open the database; only a program that is alone with it ends runs and tidies up."""
    users = await asyncio.to_thread(DataUsers, paths.data / "in-use.lock")
    stack.callback(users.close)
    store = await asyncio.to_thread(TraceStore, paths.database, alone=users.alone)
    if users.alone:
        await asyncio.to_thread(_tidy, paths)
    await asyncio.to_thread(users.share)
    stack.callback(store.close)
    tell_recovery(store, notices)
    return store


def _shown(
    store: TraceStore, access: Access, looks: LooksAtOthers, stack: AsyncExitStack
) -> TraceStore:
    """The store for whoever sits before the program; all of it where nobody signs in."""
    if not access.held:
        return store
    stack.callback(access.listen(lambda _session: looks.forget()))
    shown = PersonalStore(store, access.seen, looks.tell)
    stack.callback(shown.close)
    return shown


async def _start_log(paths: Paths, stack: AsyncExitStack) -> RecentRecords:
    recent = await asyncio.to_thread(_make_folders, paths)
    stack.callback(_stop_logging, recent)
    return recent


def _make_folders(paths: Paths) -> RecentRecords:
    try:
        paths.make()
    except OSError as exc:
        refused = Path(str(exc.filename)) if exc.filename else paths.data
        raise store_error(exc, refused) from exc
    return start_logging(paths.logs)


def _guard(
    paths: Paths, notices: Notices, stack: AsyncExitStack
) -> tuple[NetworkGuard, Ledger]:
    """Refuse every connection that leaves this machine; tell the user, and write it down."""
    loop = asyncio.get_running_loop()

    def tell(attempt: Attempt) -> None:
        notice = Notice(
            "warning",
            "A connection was refused",
            f"Something tried to reach {attempt.target}.",
            "This program stays on this machine; nothing was sent.",
            action="privacy.open",
            key=f"network.{attempt.target}",
        )
        loop.call_soon_threadsafe(notices.add, notice)

    guard = install_network_guard(tell)
    ledger = open_ledger(paths.data, guard, notices, stack)
    stack.callback(guard.stop)  # before what it tells last is written
    return guard, ledger


def _stop_logging(recent: RecentRecords) -> None:
    logger = logging.getLogger("workbench")
    for handler in list(logger.handlers):
        if isinstance(handler, logging.FileHandler) or handler is recent:
            logger.removeHandler(handler)
            handler.close()


def _tidy(paths: Paths) -> None:
    own = (paths.agents, paths.graphs, paths.tools, paths.data_sets, paths.jobs)
    for folder in (paths.data, *own, *(each / ".kept" for each in own)):
        remove_leftovers(folder)
    remove_new(paths.models)
