"""SQL on a database of the user: bounded in time, rows and memory, and in what it may do."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from workbench.base.errors import ToolError
from workbench.tools.api import ToolContext
from workbench.tools.builtin.sql_functions import bound_functions

_READING = {
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_READ,
    sqlite3.SQLITE_FUNCTION,
    sqlite3.SQLITE_RECURSIVE,
}
_WRITING = {
    *_READING,
    sqlite3.SQLITE_INSERT,
    sqlite3.SQLITE_UPDATE,
    sqlite3.SQLITE_DELETE,
    sqlite3.SQLITE_TRANSACTION,
}
_CHANGES = _WRITING - _READING
_OWN_TABLES = ("sqlite_",)
_FORBIDDEN_FUNCTIONS = {"load_extension", "readfile", "writefile", "fts3_tokenizer"}
_MOST_ROWS = 100
_MOST_CELL_CHARACTERS = 200
_MOST_VALUE_BYTES = 1_000_000
_MOST_COLUMNS = 64
_MOST_SQL_BYTES = 8_000
_MOST_PATTERN_BYTES = 1_000
_STEPS_BETWEEN_LOOKS = 1_000


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement.

    Attributes:
        values: Of its named parameters, bound and never written into it.
        writes: It may change rows; never the tables themselves.
    """

    path: Path
    sql: str
    values: Mapping[str, Any]
    seconds: float
    writes: bool = False


def table_of(statement: Statement, context: ToolContext) -> str:
    """The rows as a table of text.

    Raises:
        ToolError: It failed, took too long, or wanted more than it may.
    """
    mode = "rw" if statement.writes else "ro"
    try:
        with closing(
            sqlite3.connect(f"{statement.path.as_uri()}?mode={mode}", uri=True)
        ) as connection:
            is_over = _restrict(connection, statement, context)
            cursor = connection.execute(statement.sql, dict(statement.values))
            # One row at a time: each may be as large as all its values together.
            rows = [_cells(row, is_over) for row in islice(cursor, _MOST_ROWS + 1)]
            names = [column[0] for column in cursor.description or ()]
            changed = cursor.rowcount
            if statement.writes:
                connection.commit()
    except (sqlite3.Error, sqlite3.Warning, UnicodeError, ValueError, OverflowError) as exc:
        allowed = "this is not allowed" if statement.writes else "only reading is allowed"
        reason = allowed if "not authorized" in str(exc) else str(exc)
        raise ToolError(f"the query failed: {reason}") from exc
    if not names:
        return f"{changed} rows changed." if statement.writes else "The query gave no rows."
    lines = [" | ".join(names), *(" | ".join(row) for row in rows[:_MOST_ROWS])]
    if len(rows) > _MOST_ROWS:
        lines.append(f"… only the first {_MOST_ROWS} rows are shown")
    return "\n".join(lines) if rows else f"{lines[0]}\n(no rows)"


def _restrict(
    connection: sqlite3.Connection, statement: Statement, context: ToolContext
) -> Callable[[], bool]:
    """Bound all it may do; returns what tells whether its time is over."""
    end_s = time.monotonic() + statement.seconds

    def is_over() -> bool:
        return context.cancelled.is_set() or time.monotonic() > end_s

    # So that views may use the bounded functions. What is allowed below holds for views, too.
    connection.execute("PRAGMA trusted_schema=ON")
    connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
    # Only now: tables that are wider were read with the rest and can still be asked.
    connection.setlimit(sqlite3.SQLITE_LIMIT_COLUMN, _MOST_COLUMNS)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MOST_VALUE_BYTES)
    connection.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, _MOST_SQL_BYTES)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, _MOST_PATTERN_BYTES)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    bound_functions(connection, _MOST_VALUE_BYTES)
    connection.set_progress_handler(is_over, _STEPS_BETWEEN_LOOKS)
    connection.set_authorizer(_authorize_writing if statement.writes else _authorize)
    return is_over


def _authorize(
    action: int, _first: str | None, second: str | None, _base: str | None, _by: str | None
) -> int:
    if action == sqlite3.SQLITE_FUNCTION and (second or "").lower() in _FORBIDDEN_FUNCTIONS:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK if action in _READING else sqlite3.SQLITE_DENY


def _authorize_writing(
    action: int, first: str | None, second: str | None, base: str | None, by: str | None
) -> int:
    if action in _CHANGES and (first or "").lower().startswith(_OWN_TABLES):
        return sqlite3.SQLITE_DENY
    if action in _WRITING and action not in _READING:
        return sqlite3.SQLITE_OK
    return _authorize(action, first, second, base, by)


def _cells(row: Sequence[object], is_over: Callable[[], bool]) -> list[str]:
    if is_over():
        raise sqlite3.OperationalError("interrupted")
    return [_cell(value) for value in row]


def _cell(value: object) -> str:
    text = f"({len(value)} bytes)" if isinstance(value, bytes) else str(value)
    text = "" if value is None else " ".join(text.split())
    return text if len(text) <= _MOST_CELL_CHARACTERS else text[:_MOST_CELL_CHARACTERS] + "…"
