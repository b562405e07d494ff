"""The notes' own small database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from workbench.base.errors import StoreError, ToolError
from workbench.base.private import make_private
from workbench.base.sqlite_errors import SQLITE_FAILURES, told
from workbench.base.sqlite_open import connect as open_database
from workbench.base.sqlite_place import make_whole, what_is_missing

_WAIT_S = 5.0


@contextmanager
def open_notes(path: Path) -> Iterator[sqlite3.Connection]:
    """The notes, in one transaction.

    Raises:
        ToolError: They cannot be read or written.
    """
    connection: sqlite3.Connection | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if reason := what_is_missing(path):
            raise ToolError(f"the notes in {path.name} are lost: {reason}", "Move it away.")
        make_whole(path, _make)
        make_private(path)
        connection = open_database(path, timeout_s=_WAIT_S)
        connection.execute("PRAGMA synchronous=EXTRA")
        with connection:
            yield connection
    except StoreError as exc:
        raise ToolError(exc.message, exc.hint) from exc
    except (*SQLITE_FAILURES, OSError) as exc:
        raise ToolError(f"the notes cannot be read or written: {told(exc)}") from exc
    finally:
        if connection is not None:
            connection.close()


def _make(path: Path) -> None:
    with closing(open_database(path, timeout_s=_WAIT_S)) as connection, connection:
        connection.execute(
            "CREATE VIRTUAL TABLE notes USING fts5(title, text, "
            "tokenize = 'unicode61 remove_diacritics 2')"
        )
