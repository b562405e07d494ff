"""Read-only SQL on a granted database."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from workbench.base.errors import ToolError
from workbench.tools.api import ToolContext, ToolSpec
from workbench.tools.builtin.sql_functions import bound_functions
from workbench.tools.parameters import parameters

_ALLOWED = {
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_READ,
    sqlite3.SQLITE_FUNCTION,
    sqlite3.SQLITE_RECURSIVE,
}
_FORBIDDEN_FUNCTIONS = {"load_extension", "readfile", "writefile", "fts3_tokenizer"}
_MOST_ROWS = 100
_MOST_CELL_CHARACTERS = 200
_MOST_VALUE_BYTES = 1_000_000
_MOST_COLUMNS = 64
_MOST_SQL_BYTES = 8_000
_MOST_PATTERN_BYTES = 1_000
_STEPS_BETWEEN_LOOKS = 1_000
_TIME_LIMIT_S = 5.0


def run(arguments: Mapping[str, Any], context: ToolContext) -> str:
    """The rows as a table of text."""
    path = _database(arguments["database"], context)
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            is_over = _restrict(connection, context)
            cursor = connection.execute(arguments["sql"])
            # One row at a time: each may be as large as all its values together.
            rows = [_cells(row, is_over) for row in islice(cursor, _MOST_ROWS + 1)]
            names = [column[0] for column in cursor.description or ()]
    except (sqlite3.Error, sqlite3.Warning, UnicodeError, ValueError) as exc:
        reason = "only reading is allowed" if "not authorized" in str(exc) else str(exc)
        raise ToolError(f"the query failed: {reason}") from exc
    if not names:
        return "The query gave no rows."
    lines = [" | ".join(names), *(" | ".join(row) for row in rows[:_MOST_ROWS])]
    if len(rows) > _MOST_ROWS:
        lines.append(f"… only the first {_MOST_ROWS} rows are shown")
    return "\n".join(lines) if rows else f"{lines[0]}\n(no rows)"


def _restrict(connection: sqlite3.Connection, context: ToolContext) -> Callable[[], bool]:
    """Bound all it may do; returns what tells whether its time is over."""
    end_s = time.monotonic() + _TIME_LIMIT_S

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
    connection.set_authorizer(_authorize)
    return is_over


def _authorize(
    action: int, _first: str | None, second: str | None, _base: str | None, _by: str | None
) -> int:
    if action == sqlite3.SQLITE_FUNCTION and (second or "").lower() in _FORBIDDEN_FUNCTIONS:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


def _database(name: str, context: ToolContext) -> Path:
    for path in context.databases:
        if name.strip() in (path.name, path.stem, str(path)) and path.is_file():
            return path.resolve()
    known = ", ".join(path.name for path in context.databases)
    if not known:
        raise ToolError(
            "no database is granted to this agent.",
            "The user can grant one in the agent's editor, under Databases.",
        )
    raise ToolError(f"there is no database {name!r}.", f"The databases are {known}.")


def _cells(row: Sequence[object], is_over: Callable[[], bool]) -> list[str]:
    if is_over():
        raise sqlite3.OperationalError("interrupted")
    return [_cell(value) for value in row]


def _cell(value: object) -> str:
    text = f"({len(value)} bytes)" if isinstance(value, bytes) else str(value)
    text = "" if value is None else " ".join(text.split())
    return text if len(text) <= _MOST_CELL_CHARACTERS else text[:_MOST_CELL_CHARACTERS] + "…"


SPEC = ToolSpec(
    name="query_database",
    title="Query a database",
    description="Run a read-only SQL query on a database file",
    parameters=parameters(
        {
            "database": ("string", "Name of the database file"),
            "sql": ("string", "One SELECT statement"),
        }
    ),
    run=run,
    touches="The granted database files, reading only",
)
