"""Copies a database as a whole into one with another key, or with none."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from contextlib import ExitStack, closing
from pathlib import Path

from workbench.base.data_keys import DataKey
from workbench.base.errors import StoreDamaged, StoreError
from workbench.base.private import make_private
from workbench.base.sqlite_errors import SQLITE_FAILURES, is_damage, told
from workbench.base.sqlite_open import raw_key

_WAIT_S = 5.0
_CLOSE_OTHERS = "Close every other window and command of this program, then try again."
_NUMBERS = ("user_version", "application_id")


def copy_database(source: Path, key: DataKey | None, target: Path, new: DataKey | None) -> None:
    """Copy a database that nobody has open; its log is written into it first. Blocking.

    Args:
        source: The database; afterwards it has no log.
        key: Its key; None for a plain one.
        target: Where the copy is made; nothing is there.
        new: The key of the copy; None for a plain one.

    Raises:
        StoreDamaged: The source is damaged, or the copy does not hold the same.
        StoreError: Somebody has it open, or SQLite refused.
        OSError: The system refused.
    """
    make_private(target)
    try:
        with closing(_opened(source, key)) as connection:
            _into_file(connection, source)
            counted = _counts(connection, source)
            words = "''" if new is None else f'"{raw_key(new)}"'
            connection.execute(f"ATTACH DATABASE ? AS turned KEY {words}", (str(target),))
            connection.execute("SELECT sqlcipher_export('turned')").fetchall()
            _keep_numbers(connection, counted)
            for name in _NUMBERS:
                number = connection.execute(f"PRAGMA main.{name}").fetchone()[0]
                connection.execute(f"PRAGMA turned.{name} = {int(number)}")
            connection.execute("DETACH DATABASE turned")
        with closing(_opened(target, new)) as copy:
            _see_same(copy, counted, source)
    except SQLITE_FAILURES as exc:
        if is_damage(exc):
            raise _damaged(source, told(exc)) from exc
        raise StoreError(
            f"{source.name!r} could not be copied: {told(exc)}",
            _CLOSE_OTHERS,
        ) from exc
    _sync(target)


def see_sound(path: Path, key: DataKey | None) -> None:
    """See that a database can be copied; not a byte of it is changed. Blocking.

    Raises:
        StoreDamaged: It is damaged.
        StoreError: Somebody has it open, or SQLite refused.
    """
    try:
        with closing(_opened(path, key)) as connection:
            _counts(connection, path)
    except SQLITE_FAILURES as exc:
        if is_damage(exc):
            raise _damaged(path, told(exc)) from exc
        raise StoreError(
            f"{path.name!r} could not be read: {told(exc)}", _CLOSE_OTHERS
        ) from exc


def _opened(path: Path, key: DataKey | None) -> sqlite3.Connection:
    from workbench.base.cipher_database import connect

    connection = connect(str(path), timeout=_WAIT_S, isolation_level=None)
    connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
    if key is not None:
        connection.execute(f'PRAGMA key = "{raw_key(key)}"').fetchall()
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.text_factory = bytes
    return connection


def _into_file(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the log into the file, overwrite it, and do without one."""
    log = path.with_name(path.name + "-wal")
    busy = connection.execute("PRAGMA wal_checkpoint(FULL)").fetchone()[0]
    if busy:
        raise StoreError(
            f"another program has {path.name!r} open",
            _CLOSE_OTHERS,
        )
    with ExitStack() as opened:
        file = None
        if log.exists() and os.name == "posix":  # elsewhere an open file cannot be removed
            file = opened.enter_context(log.open("r+b"))
        size = 0 if file is None else os.fstat(file.fileno()).st_size
        if connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0] != b"delete":
            raise StoreError(f"another program has {path.name!r} open", _CLOSE_OTHERS)
        if file is not None:  # all of it is in the database by now, and its name is gone
            file.write(bytes(size))
            file.flush()
            os.fsync(file.fileno())


def _counts(connection: sqlite3.Connection, path: Path) -> dict[bytes, int]:
    answer = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if answer != b"ok":
        raise _damaged(path, str(answer, "utf-8", "replace").splitlines()[-1])
    found = {}
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
    for (name,) in connection.execute(tables).fetchall():
        count = f"SELECT count(*) FROM main.{_quoted(name)}"  # noqa: S608  of this file
        found[name] = int(connection.execute(count).fetchone()[0])
    return found


def _keep_numbers(connection: sqlite3.Connection, tables: Iterable[bytes]) -> None:
    """Give rows of tables without a number of their own the one that they had."""
    for name in tables:
        quoted = _quoted(name)
        try:
            said = [
                connection.execute(
                    f"SELECT max(rowid), total(rowid) FROM {schema}.{quoted}"  # noqa: S608
                ).fetchone()
                for schema in ("main", "turned")
            ]
        except sqlite3.OperationalError:  # one without rowid
            continue
        if said[0] == said[1]:
            continue
        rows = connection.execute(f"PRAGMA main.table_xinfo({quoted})").fetchall()
        columns = ", ".join(_quoted(row[1]) for row in rows if not row[6])  # none computed
        connection.execute(f"DELETE FROM turned.{quoted}")  # noqa: S608
        connection.execute(
            f"INSERT INTO turned.{quoted}(rowid, {columns}) "  # noqa: S608
            f"SELECT rowid, {columns} FROM main.{quoted}"
        )


def _quoted(name: bytes) -> str:
    """A name of this file as SQL has it."""
    return '"' + name.decode("utf-8", "replace").replace('"', '""') + '"'


def _see_same(copy: sqlite3.Connection, counted: dict[bytes, int], source: Path) -> None:
    found = _counts(copy, source)
    different = [name for name, number in counted.items() if found.get(name) != number]
    if different:
        raise _damaged(source, f"{len(different)} tables were not copied whole")


def _damaged(path: Path, reason: str) -> StoreDamaged:
    return StoreDamaged(
        f"{path.name!r} is damaged: {reason}",
        "Nothing of it was changed. Say: workbench doctor.",
    )


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
