"""The place of a database, looked at before SQLite does: made whole, seen, put aside.

SQLite takes an empty file for a new database, drops the log of a database that is gone, makes
the file that a link leads to, and changes a newer program's file when it closes it. None of
that may happen without a word.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

from workbench.base.errors import StoreDamaged, StoreError
from workbench.base.files import store_error, sync_folder
from workbench.base.private import make_private
from workbench.base.regular_files import is_there, see_regular
from workbench.base.sqlite_errors import SQLITE_FAILURES, is_damage
from workbench.base.sqlite_locks import held_elsewhere
from workbench.base.sqlite_open import connect as open_database

Identity: TypeAlias = tuple[int, int]
"""Which file it is, whatever its name."""
_LOGS = ("-wal", "-journal")
_BESIDE = ("", "-wal", "-shm", "-journal")  # the file first: a log that is left is noticed
_MOST_COPIES = 100
_WAIT_S = 2.0


def see_place(path: Path) -> None:
    """See that nothing but plain files is where a database and its logs are.

    Raises:
        StoreError: Something else is there, also a link that leads nowhere.
    """
    for ending in _BESIDE:
        beside = path.with_name(path.name + ending)
        try:
            see_regular(beside)
        except FileNotFoundError:
            continue
        except OSError as exc:
            raise StoreError(
                f"{beside.name!r} cannot be used: {exc.strerror or exc}",
                f"Move it away from {path.parent}, then start the program again.",
            ) from exc


def what_is_missing(path: Path) -> str:
    """Why SQLite would begin anew without a word; empty where nothing was there, or all is.

    Raises:
        StoreError: Something else than a plain file is there.
        OSError: The system does not let us look.
    """
    see_place(path)
    try:
        return "" if path.stat().st_size else "the file was empty"
    except FileNotFoundError:
        logs = (path.with_name(path.name + ending) for ending in _LOGS)
        if any(log.exists() and log.stat().st_size for log in logs):
            return "the file was gone, only its log was there"
        return ""


def is_blank(connection: sqlite3.Connection) -> bool:
    """Whether a database has neither a version nor tables: none of ours is ever left so."""
    if connection.execute("PRAGMA user_version").fetchone()[0]:
        return False
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None


def see_whole(path: Path) -> None:
    """See that a database can be gone on with, or that none was there.

    Raises:
        StoreDamaged: It was there, and what was in it is gone.
        StoreError: Something else than a plain file is there, or the system refused.
    """
    try:
        reason = what_is_missing(path)
    except OSError as exc:
        raise store_error(exc, path) from exc
    if reason:
        raise StoreDamaged(f"{path.name!r} is damaged: {reason}", "A new one is begun.")


def peeked_version(path: Path) -> int | None:
    """The version of the tables of a database, read so that not a byte of it is changed.

    Returns:
        None if there is none, or if it cannot be read so: a change must be rolled back first.

    Raises:
        sqlite3.DatabaseError: It is no database.
    """
    if not is_there(path):
        return None
    try:
        with closing(open_database(path, mode="ro", timeout_s=_WAIT_S)) as connection:
            return int(connection.execute("PRAGMA user_version").fetchone()[0])
    except SQLITE_FAILURES as exc:
        if is_damage(exc):
            raise
        return None


def make_whole(path: Path, make: Callable[[Path], object]) -> None:
    """Make a database if there is none: whole or not at all, however the program ends.

    Args:
        path: Where it shall be.
        make: Makes it at another place of the same folder.

    Raises:
        OSError: The system refused.
        sqlite3.Error: So did SQLite.
    """
    if not is_there(path):
        with _made(path, make) as new:
            _put(new, path)


def make_anew(path: Path, seen: Identity | None, make: Callable[[Path], object]) -> Path | None:
    """Make a database in the place of one that cannot be used, which is put aside.

    Args:
        path: The database.
        seen: What was found bad.
        make: Makes the new one; it may read the old one, which is still in its place then.

    Returns:
        Where the old one is; None if another program was faster, and nothing was done.

    Raises:
        StoreDamaged: Another program has it open.
        StoreError: The system refused; the old one is in its place.
        OSError: So it did for the new one.
        sqlite3.Error: So did SQLite.
    """
    with _made(path, make) as new:
        kept = put_aside(path, seen)
        if kept is not None:
            _put(new, path)
        return kept


@contextmanager
def _made(path: Path, make: Callable[[Path], object]) -> Iterator[Path]:
    new = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.tmp")
    _remove(new)  # a program of that number was killed here once
    try:
        make_private(new)
        make(new)
        # Closing copies the log into the file, and does not say when the disk refuses that.
        if any(is_there(new.with_name(new.name + ending)) for ending in _LOGS):
            raise OSError(errno.EIO, "the disk did not take all of it")
        yield new
    finally:
        _remove(new)


def _put(new: Path, path: Path) -> None:
    # Not between the file and its log: whoever moves those away would take the new one's log.
    with _one_at_a_time(path.parent):
        try:
            os.link(new, path)  # unlike a rename this never replaces what another one made
        except FileExistsError:
            return
        except OSError:  # a disk without hard links
            if not is_there(path):
                new.rename(path)
    sync_folder(path.parent)


def _remove(path: Path) -> None:
    for ending in _BESIDE:
        path.with_name(path.name + ending).unlink(missing_ok=True)


def identity_of(path: Path) -> Identity | None:
    """Which file is in a place now; None if there is none."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_dev, state.st_ino


def put_aside(path: Path, seen: Identity | None) -> Path | None:
    """Move a database that cannot be used, and its logs, to a name that nothing has yet.

    To be asked only while this process has no connection to it.

    Args:
        path: The database.
        seen: What was found bad.

    Returns:
        Where it is; None if another file is in its place: another program was faster.

    Raises:
        StoreDamaged: Another program has it open.
        StoreError: The system refused.
    """
    try:
        with _one_at_a_time(path.parent):
            if identity_of(path) != seen:
                return None
            if held_elsewhere(path):
                raise StoreDamaged(
                    f"{path.name!r} is damaged, and another program has it open",
                    "Close the other window of this program, then try again.",
                )
            kept = _free_name(path)
            for ending in _BESIDE:
                source = path.with_name(path.name + ending)
                if is_there(source):
                    source.rename(kept.with_name(kept.name + ending))
            return kept
    except OSError as exc:
        raise store_error(exc, path) from exc


def _free_name(path: Path) -> Path:
    for number in range(1, _MOST_COPIES):
        mark = ".damaged" if number == 1 else f".damaged-{number}"
        kept = path.with_name(f"{path.stem}{mark}{path.suffix}")
        if not any(is_there(kept.with_name(kept.name + ending)) for ending in _BESIDE):
            return kept
    raise StoreError(
        f"there are {_MOST_COPIES - 1} damaged copies of {path.name!r} already",
        f"Remove those that you do not need from {path.parent}.",
    )


if sys.platform == "win32":

    @contextmanager
    def _one_at_a_time(folder: Path) -> Iterator[None]:
        """Windows moves no file that another program has open."""
        yield

else:
    import fcntl

    @contextmanager
    def _one_at_a_time(folder: Path) -> Iterator[None]:
        """While a program moves files away, no other one does."""
        handle = os.open(folder, os.O_RDONLY)
        try:
            with suppress(OSError):  # some network disks have no such locks
                fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)
