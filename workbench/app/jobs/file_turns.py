"""Which files of a watched folder had their turn; kept with the runs. Blocking."""

from __future__ import annotations

import hashlib

from workbench.app.jobs.folder_watch import FolderWatch, Look
from workbench.app.jobs.store import JobStore
from workbench.app.jobs.values import Job

FILE = "file:"
_FOLDER = "folder:"


def begin_watching(store: JobStore, job: Job) -> None:
    """Take note of a folder that is watched from now on, and of what is there already."""
    begun = _mark_of_folder(job)
    if begun in store.seen(job.name):
        return
    keys = [begun]
    if not job.when.take_existing:
        keys += [f"{FILE}{key}" for key in FolderWatch(job.when).look(()).here]
    store.see(job.name, keys)


def look(store: JobStore, job: Job, watch: FolderWatch) -> Look:
    """What is ready in the folder of a job; files that are gone are forgotten."""
    seen = store.seen(job.name)
    if _mark_of_folder(job) not in seen:  # the store was lost: what is there may have run
        begin_watching(store, job)
        seen = store.seen(job.name)
    had = {key.removeprefix(FILE) for key in seen if key.startswith(FILE)}
    found = watch.look(had)
    if found.whole:
        gone = sorted(had - found.here)
        store.forget_seen(job.name, [f"{FILE}{key}" for key in gone])
    return found


def _mark_of_folder(job: Job) -> str:
    return _FOLDER + hashlib.sha256(job.when.folder.encode("utf-8", "replace")).hexdigest()
