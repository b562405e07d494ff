"""The connections to the database: one that writes, and a pool of those that read."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from workbench.base.errors import StoreError
from workbench.base.files import full_disk, store_error
from workbench.base.private import make_private
from workbench.base.sqlite_errors import SQLITE_FAILURES
from workbench.traces.schema import (
    VERSION,
    as_store_error,
    connect,
    create,
    migrated,
    still,
    version_of,
)

# Each transaction in the log shows which database it belongs to; see base/sqlite_log.py.
_TOUCH_FIRST_PAGE = f"PRAGMA user_version = {VERSION}"


class Connections:
    """Hands out connections to any thread; one that failed is closed, never used again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._write_lock = threading.Lock()
        self._writer: sqlite3.Connection | None = None
        self._pool_lock = threading.Lock()
        self._idle: list[sqlite3.Connection] = []
        self._closed = False

    def fresh(self) -> sqlite3.Connection:
        """A connection that may write; the file is made if it is missing."""
        create(self._path)
        make_private(self._path)  # an earlier version let everyone read it
        return migrated(self._path)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction; whatever fails rolls it back and closes the connection."""
        with self._write_lock:
            try:
                self._check_open()
                if self._writer is None:
                    self._writer = self.fresh()
                self._writer.execute("BEGIN IMMEDIATE")
                # A newer program may have migrated the file since this one opened it.
                version_of(self._writer, self._path)
                yield self._writer
                self._writer.execute(_TOUCH_FIRST_PAGE)
                self._writer.execute("COMMIT")
            except BaseException as exc:
                self._drop_writer()
                if isinstance(exc, SQLITE_FAILURES):
                    raise as_store_error(exc, self._path) from exc
                if isinstance(exc, OSError):
                    raise store_error(exc, self._path) from exc
                raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """What the file holds at one moment."""
        connection: sqlite3.Connection | None = None
        pooled = True
        try:
            with self._pool_lock:
                self._check_open()
                connection = self._idle.pop() if self._idle else None
            if connection is None:
                connection, pooled = self._reader()
            connection.execute("BEGIN")
            yield connection
            connection.execute("COMMIT")
        except BaseException as exc:
            if connection is not None:
                with suppress(sqlite3.Error):
                    connection.close()
            if isinstance(exc, SQLITE_FAILURES):
                raise as_store_error(exc, self._path) from exc
            raise
        with self._pool_lock:
            if pooled and not self._closed:
                self._idle.append(connection)
                return
        connection.close()

    def _reader(self) -> tuple[sqlite3.Connection, bool]:
        """A connection that reads, and whether it will also do when the disk has room again."""
        try:
            return connect(self._path, read_only=True), True
        except sqlite3.OperationalError:
            if full_disk(self._path.parent) is None:
                raise
            return still(self._path), False

    def close(self) -> None:
        """Close every connection; safe to call twice."""
        with self._write_lock, self._pool_lock:
            self._closed = True
            for connection in (*self._idle, *([self._writer] if self._writer else [])):
                with suppress(sqlite3.Error):
                    connection.close()
            self._idle.clear()
            self._writer = None

    def compact(self) -> None:
        """Wipe what was deleted, from the file and from its log."""
        with self._write_lock:
            try:
                if self._writer is not None:
                    self._writer.execute("VACUUM")
                    self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            except SQLITE_FAILURES as exc:
                self._drop_writer()
                raise as_store_error(exc, self._path) from exc

    def _check_open(self) -> None:
        if self._closed:
            raise StoreError("the conversations are closed", "Start the program again.")

    def _drop_writer(self) -> None:
        if self._writer is not None:
            with suppress(sqlite3.Error):
                self._writer.rollback()
            with suppress(sqlite3.Error):
                self._writer.close()
            self._writer = None
