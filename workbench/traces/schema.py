"""The database's tables, its connections, and SQLite's refusals as our errors."""

from __future__ import annotations

import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from pathlib import Path

from workbench.base.errors import StoreDamaged, StoreError, StoreFull, StoreNewer
from workbench.base.files import full_disk, store_error
from workbench.base.sqlite_errors import SQLITE_FAILURES, SqliteFailure, code_of, is_damage
from workbench.base.sqlite_log import written_version
from workbench.base.sqlite_open import Mode
from workbench.base.sqlite_open import connect as open_database
from workbench.base.sqlite_place import make_whole
from workbench.traces.tables import STEPS

VERSION = 3
MOST_AHEAD = 1000
"""No program is that much newer: a greater version was never written."""
_SWITCH_TRIES = 200
_SWITCH_PAUSE_S = 0.05

_REFUSED = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection that waits for locks, syncs each commit and wipes deleted rows.

    Raises:
        StoreNewer: A newer program wrote the file, and this is to write, too.
    """
    mode: Mode = "rw" if read_only else "rwc"  # reading never makes an empty file
    connection = open_database(
        path, mode=mode, timeout_s=10.0, commits_itself=True, any_thread=True
    )
    connection.text_factory = _text
    try:
        if not read_only:
            version_of(connection, path)  # of a newer file not a byte is changed
            _mark_as_own(connection)
        _keep_a_log(connection)
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA secure_delete=ON")
        if read_only:
            connection.execute("PRAGMA query_only=ON")
    except (*SQLITE_FAILURES, StoreNewer):
        connection.close()
        raise
    return connection


def still(path: Path) -> sqlite3.Connection:
    """What a file holds without its log, for reading where nothing can be written.

    A file that is not there has all tables, and nothing in them.
    """
    if path.exists():
        connection = open_database(
            path, mode="ro", immutable=True, commits_itself=True, any_thread=True
        )
        connection.text_factory = _text
        return connection
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    for step in STEPS:
        _carry_out(connection, step)
    return connection


def _mark_as_own(connection: sqlite3.Connection) -> None:
    """Draw a number for a database without one; its log carries it, too (``sqlite_log``)."""
    if connection.execute("PRAGMA application_id").fetchone()[0]:
        return
    connection.execute("BEGIN IMMEDIATE")
    if connection.execute("PRAGMA application_id").fetchone()[0] == 0:
        connection.execute(f"PRAGMA application_id = {1 + secrets.randbelow(2**31 - 1)}")
    connection.execute("COMMIT")


def _keep_a_log(connection: sqlite3.Connection) -> None:
    """Switch to the write-ahead log; the switch does not wait for other programs by itself."""
    for left in reversed(range(_SWITCH_TRIES)):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as exc:
            if not left or exc.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            time.sleep(_SWITCH_PAUSE_S)
        else:
            return


def _text(raw: bytes) -> str:
    """Text whose bytes were hit stays readable around the damage."""
    return raw.decode("utf-8", "replace")


def create(path: Path) -> None:
    """Make the file if there is none: whole or not at all, however the program ends.

    Raises:
        OSError: The system refused.
        sqlite3.Error: So did SQLite.
    """
    make_whole(path, lambda new: migrated(new).close())


def migrated(path: Path) -> sqlite3.Connection:
    """A writing connection to a file with the tables of this version.

    Raises:
        StoreNewer: A newer program wrote the file.
    """
    with ExitStack() as undone:
        connection = undone.enter_context(closing(connect(path)))
        migrate(connection, path)
        undone.pop_all()
    return connection


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the tables to this version.

    Raises:
        StoreNewer: A newer program wrote the file.
    """
    if version_of(connection, path) == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    # In one transaction: a kill at any step leaves the old tables or the new ones. Steps do
    # what takes the same time for a store of any size; the rest is filled later, in slices.
    for step in STEPS[version_of(connection, path) :]:  # none if another one was faster
        _carry_out(connection, step)
    connection.execute(f"PRAGMA user_version={VERSION}")
    connection.execute("COMMIT")


def lacks_notes_and_spans(connection: sqlite3.Connection) -> bool:
    """It is an older file that could not be brought to this version: the disk is full."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0]) == 1


def _carry_out(connection: sqlite3.Connection, script: str) -> None:
    for statement in _statements(script):
        connection.execute(statement)


def version_of(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the tables in a file.

    Raises:
        StoreNewer: A newer program wrote the file.
    """
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    _refuse(version, path)
    return version


def _refuse(version: int, path: Path) -> None:
    if version > VERSION:
        raise StoreNewer(
            f"{path.name!r} was written by a newer version of this program (format {version})",
            "Update this program, or start it with another data folder.",
        )


def refuse_newer(path: Path) -> None:
    """See that no newer program wrote the file, before anything of it is changed.

    Raises:
        StoreNewer: One did.
        StoreError: The system does not let us read it.
    """
    try:
        version = written_version(path)
    except OSError as exc:
        raise store_error(exc, path) from exc
    if version <= VERSION + MOST_AHEAD:  # a number beyond that was hit
        _refuse(version, path)


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def damage_mark(path: Path) -> Path:
    """The file whose presence says that reading failed although the quick check passes."""
    return path.with_name(path.name + ".damaged")


def mark_damaged(connection: sqlite3.Connection) -> None:
    """Have the next start look at the file closely; best effort."""
    for _number, name, file in connection.execute("PRAGMA database_list"):
        if name == "main" and file:
            with suppress(OSError):
                damage_mark(Path(file)).touch()


def as_store_error(exc: SqliteFailure, path: Path) -> StoreError:
    """SQLite's refusal as one of our errors, with the next step; damage is marked."""
    code = code_of(exc)
    if code in _REFUSED and (full := full_disk(path.parent)):
        return full
    if code == sqlite3.SQLITE_FULL:
        return StoreFull(
            "no space left on the disk for the conversations",
            f"Free some space on the disk that holds {path.parent}, then try again.",
        )
    if is_damage(exc):
        with suppress(OSError):
            damage_mark(path).touch()
        return StoreDamaged(
            f"{path.name!r} is damaged", "Start the program again; it saves what can be read."
        )
    return StoreError(
        f"the conversations could not be read or written: {exc}",
        f"Check that you may write to {path.parent} and that no other program holds the file.",
    )
