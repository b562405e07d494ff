"""The file of the samples: its tables, and SQLite's refusals as our errors."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from pathlib import Path

from workbench.base.errors import StoreDamaged, StoreError, StoreFull, StoreNewer
from workbench.base.files import full_disk, keep_damaged, store_error
from workbench.base.private import make_private
from workbench.base.sqlite_errors import SQLITE_FAILURES, SqliteFailure, code_of, is_damage
from workbench.base.sqlite_locks import held_elsewhere
from workbench.base.sqlite_log import log_state, written_version
from workbench.base.sqlite_open import connect as open_database
from workbench.base.sqlite_place import (
    is_blank,
    make_whole,
    peeked_version,
    see_place,
    see_whole,
)
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


def table_of(level: Level) -> str:
    """The table of a level."""
    return f"rollup_{level.step_s}"


def open_file(path: Path, most_bytes: int = MOST_BYTES) -> sqlite3.Connection:
    """A connection to the file, which is made if there is none.

    Raises:
        StoreNewer: A newer program wrote it; not a byte of it is changed.
        StoreDamaged: It is no such file, or what was in it is gone.
        StoreError: The system refused.
    """
    try:
        see_whole(path)
        check_version(peeked_version(path) or 0, path)
        make_whole(path, _make)
        make_private(path)
        return _prepared(path, most_bytes)
    except SQLITE_FAILURES as exc:
        raise as_store_error(exc, path) from exc
    except OSError as exc:
        raise store_error(exc, path) from exc


def _make(path: Path) -> None:
    with closing(_connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("BEGIN IMMEDIATE")
        _make_tables(connection)
        connection.execute("COMMIT")


def _prepared(path: Path, most_bytes: int) -> sqlite3.Connection:
    with ExitStack() as undone:
        connection = undone.enter_context(closing(_connect(path)))
        check_version(version_of(connection), path)
        if is_blank(connection):
            raise StoreDamaged(
                f"{path.name!r} is damaged: nothing is in it", "A new one is begun."
            )
        pages = most_bytes // PAGE_BYTES
        connection.execute(f"PRAGMA max_page_count={pages}")
        connection.execute("PRAGMA journal_mode=WAL")
        # The last seconds may go with the power: no commit waits for the disk.
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute(f"PRAGMA journal_size_limit={_LOG_BYTES}")
        undone.pop_all()
    return connection


def _connect(path: Path) -> sqlite3.Connection:
    connection = open_database(path, timeout_s=_WAIT_S, commits_itself=True, any_thread=True)
    connection.text_factory = _text
    return connection


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the tables."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def check_version(version: int, path: Path) -> None:
    """See that this program knows the tables.

    Raises:
        StoreNewer: A newer program wrote the file.
    """
    if version > VERSION:
        raise StoreNewer(
            f"{path.name!r} was written by a newer version of this program (format {version})",
            "Update this program; until then the dashboards keep one hour.",
        )


def _make_tables(connection: sqlite3.Connection) -> None:
    connection.execute(
        "CREATE TABLE names("
        "number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, "
        "seen_s INTEGER NOT NULL)"
    )
    for level in LEVELS:
        connection.execute(
            f"CREATE TABLE {table_of(level)}("
            "start_s INTEGER PRIMARY KEY, data BLOB NOT NULL, sketches BLOB NOT NULL)"
        )
    connection.execute(f"PRAGMA user_version={VERSION}")


@dataclass(frozen=True, slots=True)
class LostLog:
    """A log that SQLite drops, with what was measured last.

    Attributes:
        kept_as: Where a copy of it is; None if it is gone.
    """

    reason: str
    kept_as: Path | None


def kept_log(path: Path) -> LostLog | None:
    """Keep a copy of a log that cannot be used, before SQLite drops it without a word.

    Raises:
        StoreError: No copy could be kept.
    """
    try:
        see_place(path)
        if written_version(path) > VERSION or held_elsewhere(path):
            return None
        reason = log_state(path).reason
    except OSError as exc:
        raise store_error(exc, path) from exc
    log = path.with_name(path.name + "-wal")
    if not reason:
        return None
    # Not beside it: SQLite would take it for the log of a file that was kept earlier.
    kept = keep_damaged(log, path.parent / ".damaged") if log.exists() else None
    return LostLog(reason, kept)


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
