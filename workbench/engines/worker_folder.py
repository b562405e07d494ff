"""The temporary folder of a worker: its own, and the only place where it can write."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

_PREFIX = "workbench-worker-"


def make_worker_folder() -> Path:
    """A folder for a worker of this program; those of programs that were killed are removed."""
    import psutil

    root = Path(tempfile.gettempdir())
    for old in root.glob(_PREFIX + "*"):
        number = old.name.removeprefix(_PREFIX).partition("-")[0]
        if number.isdigit() and not psutil.pid_exists(int(number)):
            shutil.rmtree(old, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=root))


def worker_folder() -> tuple[Path, ...]:
    """This worker's folder; none if this process was started in another way."""
    found = Path(tempfile.gettempdir())
    return (found,) if found.name.startswith(_PREFIX) else ()
