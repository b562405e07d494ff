"""Read-only SQL on a granted database."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbench.base.errors import ToolError
from workbench.tools.api import ToolContext, ToolSpec
from workbench.tools.bounded_sql import Statement, table_of
from workbench.tools.parameters import parameters

_TIME_LIMIT_S = 5.0


def run(arguments: Mapping[str, Any], context: ToolContext) -> str:
    """The rows as a table of text."""
    path = _database(arguments["database"], context)
    return table_of(Statement(path, arguments["sql"], {}, _TIME_LIMIT_S), context)


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
