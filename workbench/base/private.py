"""Files that only their owner may read, where a system has that."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

FOLDER_MODE = 0o700
_FILE_MODE = 0o600
_BESIDE = ("", "-wal", "-shm", "-journal")


def make_private(path: Path) -> None:
    """Let nobody but its owner read a database; an empty file is made if there is none.

    What SQLite writes beside a database has the rights of the database.

    Raises:
        OSError: The file is not there, and cannot be made.
    """
    if os.name == "posix" and not path.exists():
        flags = os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW  # what a link leads to is not made
        os.close(os.open(path, flags, _FILE_MODE))
    close_to_others(path)


def close_to_others(path: Path) -> None:
    """Take a database, and what lies beside it, from the eyes of others.

    Where the system refuses, as on a disk without owners, everything stays as it is.
    """
    if os.name != "posix":
        return
    for ending in _BESIDE:
        with suppress(OSError):
            beside = path.with_name(path.name + ending)
            if stat.S_IMODE(beside.stat().st_mode) & 0o077:
                beside.chmod(_FILE_MODE)
