"""The notes' own small database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.base.errors import ToolError
from workbench.base.private import make_private
from workbench.base.sqlite_errors import SQLITE_FAILURES, told


@contextmanager
def open_notes(path: Path) -> Iterator[sqlite3.Connection]:
    """The notes, in one transaction.

    Raises:
        ToolError: They cannot be read or written.
    """
    connection: sqlite3.Connection | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        make_private(path)
        connection = sqlite3.connect(path, timeout=5.0)
        connection.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS notes USING fts5(title, text, "
            "tokenize = 'unicode61 remove_diacritics 2')"
        )
        with connection:
            yield connection
    except (*SQLITE_FAILURES, OSError) as exc:
        raise ToolError(f"the notes cannot be read or written: {told(exc)}") from exc
    finally:
        if connection is not None:
            connection.close()
