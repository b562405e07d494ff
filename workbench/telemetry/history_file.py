"""The file of the samples: its tables, and SQLite's refusals as our errors."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, closing, suppress
from pathlib import Path

from workbench.base.errors import StoreDamaged, StoreError, StoreFull, StoreNewer
from workbench.base.files import full_disk, store_error
from workbench.base.private import make_private
from workbench.base.sqlite_errors import SQLITE_FAILURES, SqliteFailure, code_of, is_damage
from workbench.telemetry.rollup import LEVELS, Level

VERSION = 1
PAGE_BYTES = 4096
MOST_BYTES = 256_000_000
"""The file never grows beyond that: SQLite itself refuses."""
_WAIT_S = 5.0
_LOG_BYTES = 4_000_000
_NOT_OURS = (
    # What is asked never changes, so these say that the tables are not those made here.
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_CONSTRAINT,
    sqlite3.SQLITE_MISMATCH,
)
_BESIDE = ("-wal", "-shm", "-journal")


def table_of(level: Level) -> str:
    """The table of a level."""
    return f"rollup_{level.step_s}"


def open_file(path: Path, most_bytes: int = MOST_BYTES) -> sqlite3.Connection:
    """A connection to the file, which is made if there is none.

    Raises:
        StoreNewer: A newer program wrote it; it is left as it is.
        StoreDamaged: It is no such file.
        StoreError: The system refused.
    """
    try:
        make_private(path)
        with ExitStack() as undone:
            connection = undone.enter_context(closing(_connect(path)))
            check_version(connection, path)
            pages = most_bytes // PAGE_BYTES
            connection.execute(f"PRAGMA max_page_count={pages}")
            connection.execute("PRAGMA journal_mode=WAL")
            # The last seconds may go with the power: no commit waits for the disk.
            connection.execute("PRAGMA synchronous=NORMAL")
            connection.execute(f"PRAGMA journal_size_limit={_LOG_BYTES}")
            _make_tables(connection, path)
            undone.pop_all()
    except SQLITE_FAILURES as exc:
        raise as_store_error(exc, path) from exc
    except OSError as exc:
        raise store_error(exc, path) from exc
    return connection


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=_WAIT_S, isolation_level=None, check_same_thread=False
    )
    connection.text_factory = _text
    return connection


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def check_version(connection: sqlite3.Connection, path: Path) -> None:
    """See that this program knows the tables.

    Raises:
        StoreNewer: A newer program wrote the file.
    """
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > VERSION:
        raise StoreNewer(
            f"{path.name!r} was written by a newer version of this program (format {version})",
            "Update this program; until then the dashboards keep one hour.",
        )


def _make_tables(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA user_version").fetchone()[0] == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    check_version(connection, path)
    connection.execute(
        "CREATE TABLE IF NOT EXISTS names("
        "number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, "
        "seen_s INTEGER NOT NULL)"
    )
    for level in LEVELS:
        connection.execute(
            f"CREATE TABLE IF NOT EXISTS {table_of(level)}("
            "start_s INTEGER PRIMARY KEY, data BLOB NOT NULL, sketches BLOB NOT NULL)"
        )
    connection.execute(f"PRAGMA user_version={VERSION}")
    connection.execute("COMMIT")


def set_aside(path: Path) -> Path:
    """Move a damaged file out of the way; the one that was moved before goes.

    Raises:
        StoreError: The system refused.
    """
    kept = path.with_name(f"{path.stem}.damaged{path.suffix}")
    try:
        path.replace(kept)
        for ending in _BESIDE:
            path.with_name(path.name + ending).unlink(missing_ok=True)
    except OSError as exc:
        raise store_error(exc, path) from exc
    return kept


def is_full(exc: SqliteFailure) -> bool:
    """Whether there was no room for a write."""
    return code_of(exc) == sqlite3.SQLITE_FULL


def as_store_error(exc: SqliteFailure, path: Path) -> StoreError:
    """SQLite's refusal as one of our errors, with the next step."""
    full: StoreFull | None = None
    with suppress(OSError):
        full = full_disk(path.parent)
    if full is not None:
        return full
    if is_full(exc):
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
