"""The file of the ledger: its tables, and SQLite's refusals as our errors."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

from workbench.base.errors import StoreDamaged, StoreError, StoreFull, StoreNewer
from workbench.base.files import full_disk, store_error
from workbench.base.private import make_private
from workbench.base.sqlite_errors import SQLITE_FAILURES, SqliteFailure, code_of, is_damage
from workbench.base.sqlite_open import connect as open_database
from workbench.base.sqlite_place import peeked_version

VERSION = 1
_WAIT_S = 5.0
_LOG_BYTES = 2_000_000
_NOT_OURS = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH)
_BESIDE = ("-wal", "-shm", "-journal")
_TABLES = (
    "CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS sessions(number INTEGER PRIMARY KEY AUTOINCREMENT, "
    "began_s REAL NOT NULL, seen_s REAL NOT NULL, closed INTEGER NOT NULL, "
    "version TEXT NOT NULL, lost INTEGER NOT NULL)",
    "CREATE INDEX IF NOT EXISTS session_times ON sessions(began_s)",
    "CREATE TABLE IF NOT EXISTS tries(number INTEGER PRIMARY KEY AUTOINCREMENT, "
    "session INTEGER NOT NULL, at_s REAL NOT NULL, last_s REAL NOT NULL, "
    "times INTEGER NOT NULL, source TEXT NOT NULL, purpose TEXT NOT NULL, "
    "action TEXT NOT NULL, host TEXT NOT NULL, port INTEGER NOT NULL, named TEXT NOT NULL, "
    "allowed INTEGER NOT NULL, sent_bytes INTEGER, received_bytes INTEGER)",
    "CREATE INDEX IF NOT EXISTS try_times ON tries(at_s)",
    "CREATE TABLE IF NOT EXISTS held(session INTEGER NOT NULL, what TEXT NOT NULL, "
    "held_by TEXT NOT NULL, times INTEGER NOT NULL, "
    "PRIMARY KEY(session, what, held_by)) WITHOUT ROWID",
)


def open_file(path: Path) -> sqlite3.Connection:
    """A connection to the file, which is made if there is none.

    Raises:
        StoreNewer: A newer program wrote it; it is left as it is.
        StoreDamaged: It is no such file.
        StoreError: The system refused.
    """
    try:
        _see_version(peeked_version(path) or 0, path)  # closing it would change its bytes
        make_private(path)
        with ExitStack() as undone:
            connection = undone.enter_context(closing(_connect(path)))
            _check_version(connection, path)
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            connection.execute(f"PRAGMA journal_size_limit={_LOG_BYTES}")
            if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
                with transaction(connection):
                    _check_version(connection, path)
                    for statement in _TABLES:
                        connection.execute(statement)
                    connection.execute(f"PRAGMA user_version={VERSION}")
            undone.pop_all()
    except SQLITE_FAILURES as exc:
        raise as_store_error(exc, path) from exc
    except OSError as exc:
        raise store_error(exc, path) from exc
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything of the block, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.rollback()
        raise


def _connect(path: Path) -> sqlite3.Connection:
    connection = open_database(path, timeout_s=_WAIT_S, commits_itself=True, any_thread=True)
    connection.text_factory = _text
    return connection


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _check_version(connection: sqlite3.Connection, path: Path) -> None:
    _see_version(int(connection.execute("PRAGMA user_version").fetchone()[0]), path)


def _see_version(version: int, path: Path) -> None:
    if version > VERSION:
        raise StoreNewer(
            f"{path.name!r} was written by a newer version of this program (format {version})",
            "Update this program; until then connections are refused or allowed as always, "
            "but not written down.",
        )


def set_aside(path: Path, now_s: float) -> Path:
    """Move a damaged file out of the way, beside those that were moved before.

    Raises:
        StoreError: The system refused.
    """
    kept = path.with_name(f"{path.stem}.damaged-{now_s:.0f}{path.suffix}")
    try:
        path.replace(kept)
        for ending in _BESIDE:
            path.with_name(path.name + ending).unlink(missing_ok=True)
    except OSError as exc:
        raise store_error(exc, path) from exc
    return kept


def as_store_error(exc: SqliteFailure, path: Path) -> StoreError:
    """SQLite's refusal as one of our errors, with the next step."""
    full: StoreFull | None = None
    with suppress(OSError):
        full = full_disk(path.parent)
    if full is not None:
        return full
    if code_of(exc) == sqlite3.SQLITE_FULL:
        return StoreFull(
            f"no space left for {path.name!r}",
            f"Free some space on the disk that holds {path.parent}.",
        )
    if is_damage(exc) or code_of(exc) in _NOT_OURS:
        return StoreDamaged(f"{path.name!r} is damaged", "A new one is begun.")
    return StoreError(
        f"{path.name!r} could not be read or written: {exc}",
        f"Check that you may write to {path.parent} and that no other program holds the file.",
    )
