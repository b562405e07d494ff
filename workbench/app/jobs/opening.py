"""Puts the parts of jobs together, and closes them before what they use."""

from __future__ import annotations

from contextlib import AsyncExitStack

from workbench.app.jobs.allowing import Allowing
from workbench.app.jobs.library import JobLibrary
from workbench.app.jobs.owners import Owners
from workbench.app.jobs.running import JobRunning
from workbench.app.jobs.scheduler import Scheduler
from workbench.app.jobs.service import Jobs
from workbench.app.jobs.store import JobStore
from workbench.app.notices import Notice
from workbench.app.opening_ground import Ground
from workbench.app.opening_stock import Stock
from workbench.app.runs import Runs
from workbench.policy.job_leaves import JobLeaves

FILE, LEAVES, LOCKS = "jobs.sqlite", "job-leaves.json", "job-locks"


async def open_jobs(
    ground: Ground, stock: Stock, runs: Runs, stack: AsyncExitStack
) -> tuple[Jobs, Scheduler]:
    """The jobs, none of which runs before the scheduler is started."""
    paths, notices, settings = ground.paths, ground.notices, ground.settings
    store, owners = JobStore(paths.data / FILE), Owners(paths.data / LOCKS)
    leaves = JobLeaves(paths.data / LEAVES)
    private = (paths.data, paths.cache)
    allowing = Allowing(leaves, stock.known, stock.tools, private)
    running = JobRunning(runs, allowing, private)
    library = JobLibrary(paths)
    await library.refresh()
    jobs = Jobs(
        library,
        store,
        owners,
        allowing,
        running,
        notices,
        lambda: settings.settings.acting_role,
    )
    scheduler = Scheduler(jobs, store, owners, allowing, notices)
    stack.push_async_callback(jobs.close)
    stack.push_async_callback(scheduler.close)
    for path, message, hint in library.problems:
        notices.add(
            Notice(
                "warning",
                "A job cannot be read",
                message,
                hint,
                "jobs.open",
                key=f"job.unread.{path.name}",
            )
        )
    return jobs, scheduler
