"""The file of the evaluations: its tables, its connection, SQLite's refusals as our errors."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from workbench.base.errors import StoreDamaged, StoreError, StoreFull, StoreNewer
from workbench.base.files import full_disk, store_error
from workbench.base.private import make_private
from workbench.base.sqlite_errors import SQLITE_FAILURES, SqliteFailure, code_of, is_damage
from workbench.base.sqlite_locks import held_elsewhere
from workbench.base.sqlite_log import log_state, written_version
from workbench.base.sqlite_open import connect as open_database
from workbench.base.sqlite_place import (
    identity_of,
    make_anew,
    make_whole,
    see_place,
    what_is_missing,
)
from workbench.evals.rescue import fill

VERSION = 1
UNJUDGED = 2
"""What ``passed`` is of an outcome that neither passed nor failed."""
_WAIT_S = 10.0
_TABLES = """
CREATE TABLE plans(
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
  data_set TEXT NOT NULL, cases INTEGER NOT NULL, candidates INTEGER NOT NULL,
  attempts INTEGER NOT NULL, made_s REAL NOT NULL, state TEXT NOT NULL,
  message TEXT NOT NULL DEFAULT '', hint TEXT NOT NULL DEFAULT '', json TEXT NOT NULL);
CREATE TABLE outcomes(
  plan_id TEXT NOT NULL, candidate_id TEXT NOT NULL, case_id TEXT NOT NULL,
  repetition INTEGER NOT NULL, at_s REAL NOT NULL, passed INTEGER NOT NULL,
  no_answer INTEGER NOT NULL, json TEXT NOT NULL,
  PRIMARY KEY(plan_id, candidate_id, case_id, repetition));
CREATE TABLE measured(
  plan_id TEXT NOT NULL, candidate_id TEXT NOT NULL, wall_s REAL NOT NULL,
  peak_memory_bytes INTEGER NOT NULL, model_bytes INTEGER NOT NULL,
  PRIMARY KEY(plan_id, candidate_id));
"""
_NEEDED = {"plans", "outcomes", "measured"}
_REFUSED = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)


class StoreFile:
    """One connection for all threads; one that failed is closed, never used again.

    Attributes:
        kept_as: Where a damaged file was put when this was opened, else None.
        saved: How many evaluations and outcomes could be saved from it.
    """

    def __init__(self, path: Path) -> None:
        """Open the file, or make it.

        Raises:
            StoreNewer: A newer program wrote it; not a byte is changed.
            StoreDamaged: It is damaged, and another program has it open.
            StoreError: The system refused.
        """
        self._path = path
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._closed = False
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.kept_as, self.saved = _rescued(path)
        except OSError as exc:
            raise store_error(exc, path) from exc
        except SQLITE_FAILURES as exc:
            raise as_store_error(exc, path) from exc
        with self.opened():
            pass

    @contextmanager
    def opened(self) -> Iterator[sqlite3.Connection]:
        """One transaction; whatever fails undoes it.

        Raises:
            StoreError: The system refused; nothing was changed.
        """
        with self._lock:
            if self._closed:
                raise StoreError("the evaluations are closed", "Start the program again.")
            try:
                if self._connection is None:
                    self._connection = _connect(self._path)
                self._connection.execute("BEGIN IMMEDIATE")
                version_of(self._connection, self._path)
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException as exc:
                self._drop()
                if isinstance(exc, SQLITE_FAILURES):
                    raise as_store_error(exc, self._path) from exc
                if isinstance(exc, OSError):
                    raise store_error(exc, self._path) from exc
                raise

    def wipe(self) -> None:
        """Take what was deleted out of the log, too, as far as nobody reads it just now.

        What stays there goes with the last program that closes the file.
        """
        with self._lock:
            if self._connection is not None:
                with suppress(sqlite3.Error):
                    self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Close it; safe to call twice."""
        with self._lock:
            self._closed = True
            self._drop()

    def _drop(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.rollback()
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None


def version_of(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the tables.

    Raises:
        StoreNewer: A newer program wrote them.
    """
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > VERSION:
        raise StoreNewer(
            f"{path.name!r} was written by a newer version of this program (format {version})",
            "Update this program, or start it with another data folder.",
        )
    return version


def _connect(path: Path) -> sqlite3.Connection:
    see_place(path)
    make_whole(path, _make)
    with closing(open_database(path, mode="ro")) as found:
        version_of(found, path)  # of a newer file not a byte is changed
    make_private(path)
    connection = _plain(path)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA secure_delete=ON")
        version_of(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _plain(path: Path) -> sqlite3.Connection:
    connection = open_database(path, timeout_s=_WAIT_S, commits_itself=True, any_thread=True)
    connection.text_factory = _text
    return connection


def _make(path: Path) -> None:
    with closing(_plain(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("BEGIN IMMEDIATE")
        for statement in _TABLES.split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version={VERSION}")
        connection.execute("COMMIT")


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _is_damaged(path: Path) -> bool:
    """Whether SQLite cannot make sense of the file, tables are missing, or it was emptied."""
    if what_is_missing(path):
        return True
    if not path.exists():
        return False
    if written_version(path) <= VERSION and not held_elsewhere(path) and log_state(path).reason:
        return True
    try:
        with closing(open_database(path, mode="ro", timeout_s=_WAIT_S)) as connection:
            if version_of(connection, path) == 0:
                return True  # none of ours is ever left without its version
            answer = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            rows = connection.execute("SELECT name FROM sqlite_master")
            return answer != "ok" or not {row[0] for row in rows} >= _NEEDED
    except SQLITE_FAILURES as exc:
        if is_damage(exc):
            return True
        raise


def _rescued(path: Path) -> tuple[Path | None, tuple[int, int]]:
    """Put a damaged file aside for a new one with what could be saved, and how much that is."""
    seen, saved = identity_of(path), (0, 0)
    if not _is_damaged(path):
        return None, saved

    def make(new: Path) -> None:
        nonlocal saved
        _make(new)
        with closing(_plain(new)) as file:
            file.execute("BEGIN IMMEDIATE")
            saved = fill(file, path)
            file.execute("COMMIT")

    return make_anew(path, seen, make), saved


def as_store_error(exc: SqliteFailure, path: Path) -> StoreError:
    """SQLite's refusal as one of our errors, with the next step."""
    code = code_of(exc)
    if code in _REFUSED and (full := full_disk(path.parent)):
        return full
    if code == sqlite3.SQLITE_FULL:
        return StoreFull(
            "no space left on the disk for the evaluations",
            f"Free some space on the disk that holds {path.parent}, then resume.",
        )
    if is_damage(exc):
        return StoreDamaged(
            f"{path.name!r} is damaged", "Start the program again; it puts the file aside."
        )
    return StoreError(
        f"the evaluations could not be read or written: {exc}",
        f"Check that you may write to {path.parent} and that no other program holds the file.",
    )
