"""SQLCipher behind the interface of ``sqlite3``, and with its errors.

The package has error classes of its own. Everything here is written against those of
``sqlite3``, so connection and cursor hand each error on as the one of the same name there, with
SQLite's code. Imported only where a store is encrypted.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar, cast

from sqlcipher3 import dbapi2

_Result = TypeVar("_Result")
_Failures = (dbapi2.Error, dbapi2.Warning)


def connect(address: str, **options: Any) -> sqlite3.Connection:
    """A connection to a file; nothing is read before the key is told.

    Raises:
        sqlite3.Error: It cannot be opened.
    """
    with _as_usual():
        made: Any = dbapi2.connect(address, factory=_Connection, **options)
    return cast("sqlite3.Connection", made)  # it has the methods that are used here


def _usual(exc: Exception) -> Exception:
    kind = getattr(sqlite3, type(exc).__name__, sqlite3.DatabaseError)
    found = kind(*exc.args)
    code = getattr(exc, "sqlite_errorcode", None)
    if code is not None:
        found.sqlite_errorcode = code
        found.sqlite_errorname = getattr(exc, "sqlite_errorname", "")
    return found


@contextmanager
def _as_usual() -> Iterator[None]:
    try:
        yield
    except _Failures as exc:
        raise _usual(exc) from None


def _translated(method: Callable[..., _Result]) -> Callable[..., _Result]:
    def call(*arguments: Any, **options: Any) -> _Result:
        try:
            return method(*arguments, **options)
        except _Failures as exc:
            raise _usual(exc) from None

    return call


class _Cursor(dbapi2.Cursor):  # type: ignore[misc]
    """A cursor with the usual errors."""

    execute = _translated(dbapi2.Cursor.execute)
    executemany = _translated(dbapi2.Cursor.executemany)
    executescript = _translated(dbapi2.Cursor.executescript)
    fetchone = _translated(dbapi2.Cursor.fetchone)
    fetchmany = _translated(dbapi2.Cursor.fetchmany)
    fetchall = _translated(dbapi2.Cursor.fetchall)
    close = _translated(dbapi2.Cursor.close)

    def __next__(self) -> Any:
        try:
            return super().__next__()
        except _Failures as exc:
            raise _usual(exc) from None


class _Connection(dbapi2.Connection):  # type: ignore[misc]
    """A connection with the usual errors."""

    commit = _translated(dbapi2.Connection.commit)
    rollback = _translated(dbapi2.Connection.rollback)
    close = _translated(dbapi2.Connection.close)
    create_function = _translated(dbapi2.Connection.create_function)
    load_extension = _translated(dbapi2.Connection.load_extension)

    def cursor(self, factory: Any = _Cursor) -> Any:
        with _as_usual():
            return super().cursor(factory)

    def execute(self, sql: str, parameters: Any = ()) -> Any:
        return self.cursor().execute(sql, parameters)

    def executemany(self, sql: str, rows: Iterable[Any]) -> Any:
        return self.cursor().executemany(sql, rows)

    def executescript(self, script: str) -> Any:
        return self.cursor().executescript(script)

    def __exit__(self, *exc: Any) -> Any:
        with _as_usual():
            return super().__exit__(*exc)
