"""The tables of an index, and the file they are in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.base.errors import StoreDamaged, StoreError, StoreNewer
from workbench.base.files import full_disk, store_error
from workbench.base.private import make_private
from workbench.base.sqlite_errors import SQLITE_FAILURES, told
from workbench.base.sqlite_open import connect as open_database
from workbench.base.sqlite_place import peeked_version, see_place

VERSION = 1
_WAIT_S = 10.0
_REPAIR = "Remove the index and refresh the collection: it is made of your files again."
_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    mtime_ns INTEGER NOT NULL,
    size_bytes INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    embedded INTEGER NOT NULL
);
CREATE TABLE skipped (
    path TEXT PRIMARY KEY,
    mtime_ns INTEGER NOT NULL,
    size_bytes INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    reason TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE chunks (
    id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    heading TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX chunks_of_document ON chunks(document_id);
CREATE TABLE vectors (
    chunk_id INTEGER PRIMARY KEY REFERENCES chunks(id) ON DELETE CASCADE,
    vector BLOB NOT NULL
);
CREATE VIRTUAL TABLE words USING fts5(
    title, heading, text, content='', tokenize='porter unicode61 remove_diacritics 2'
);
"""


def opened(path: Path) -> sqlite3.Connection:
    """The index in a file, made if it is missing.

    Raises:
        StoreDamaged: It is damaged.
        StoreError: It cannot be opened, or a newer program wrote it.
    """
    with as_ours(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        see_place(path)
        _see_version(peeked_version(path) or 0, path)  # closing it would change its bytes
        make_private(path)
        connection = open_database(
            path, timeout_s=_WAIT_S, commits_itself=True, any_thread=True
        )
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    # Who reads goes on while a refresh writes; what a power cut loses is read again.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    if _version(connection, path) == VERSION:
        return
    with transaction(connection):
        if not _version(connection, path):  # another program may have made it meanwhile
            for statement in filter(str.strip, _TABLES.split(";\n")):
                connection.execute(statement)
            connection.execute("PRAGMA user_version = 1")


def _version(connection: sqlite3.Connection, path: Path) -> int:
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    _see_version(found, path)
    return found


def _see_version(version: int, path: Path) -> None:
    if version > VERSION:
        raise StoreNewer(f"a newer version of this program wrote {path.name!r}", "Update this.")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def as_ours(path: Path) -> Iterator[None]:
    """Failures of SQLite and of the system as errors with a next step.

    Raises:
        StoreDamaged: The file is damaged.
        StoreError: It could not be read or written.
    """
    try:
        yield
    except sqlite3.OperationalError as exc:
        full = full_disk(path.parent)
        raise full or StoreError(
            f"the index {path.parent.name!r} cannot be read or written: {exc}",
            "Try again when no other program refreshes it.",
        ) from exc
    except SQLITE_FAILURES as exc:
        raise StoreDamaged(
            f"the index {path.parent.name!r} is damaged: {told(exc)}", _REPAIR
        ) from exc
    except OSError as exc:
        raise store_error(exc, path) from exc
