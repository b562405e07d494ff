"""A fixed query on one SQLite file as a tool; arguments are bound, never written into it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.base.errors import PolicyError, ToolError
from workbench.base.lines import LinedPlace
from workbench.base.paths import SAMPLE
from workbench.base.reading import text
from workbench.policy.grants import granted_database, targets_of
from workbench.tools.api import ToolContext
from workbench.tools.bounded_sql import Statement, table_of
from workbench.tools.documents import Parameter, ToolDocument
from workbench.tools.kinds.api import Made, Surroundings, ToolKind, see_unmoved, with_target

_MOST_CHARS = 8_000
_SKIPPED = re.compile(
    r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|\[[^\]]*\]|`[^`]*`|--[^\n]*|/\*.*?\*/", re.DOTALL
)
"""Texts, quoted names and remarks: a colon in them begins no parameter."""
_NAMED = re.compile(r"(?<![\w:$@#?])[:@$]([A-Za-z_][A-Za-z0-9_]*)")


@dataclass(frozen=True, slots=True)
class SqlSettings:
    """Settings of a query.

    Attributes:
        database: Full path of the file, which the tool is granted by this.
        query: One statement with ``:name`` for each parameter.
        writes: It may change rows.
    """

    database: str
    query: str
    writes: bool = False


def _read(place: LinedPlace, tool: ToolDocument) -> SqlSettings:
    database = text(place, "database", "")
    is_sample = database.startswith(SAMPLE)
    if not (is_sample or Path(database).is_absolute()) or "\0" in database:
        raise place.bad("database", database, "the full path of an SQLite file")
    query = text(place, "query", "")
    if not query.strip() or len(query) > _MOST_CHARS:
        raise place.bad("query", query, f"a statement of up to {_MOST_CHARS} characters")
    for name in _NAMED.findall(_SKIPPED.sub(" ", query)):
        found = tool.parameter(name)
        if found is None:
            raise place.wrong("query", f"there is no parameter {name!r}", "Add it.")
        if found.type == "array":
            raise place.wrong("query", f"{name!r} is a list, not one value", "Make it a text.")
    writes = place.take("writes", False)
    if not isinstance(writes, bool):
        raise place.bad("writes", writes, "true or false")
    if writes and is_sample:
        raise place.wrong("writes", "sample data stays as it is", "Copy the file first.")
    return SqlSettings(database, query, writes)


def _write(settings: SqlSettings) -> Mapping[str, Any]:
    found: dict[str, Any] = {"database": settings.database, "query": settings.query}
    return {**found, "writes": True} if settings.writes else found


def _make(tool: ToolDocument, around: Surroundings) -> Made:
    settings: SqlSettings = tool.settings
    targets = targets_of((settings.database,))

    def run(arguments: Mapping[str, Any], context: ToolContext) -> str:
        see_unmoved((settings.database,), targets)
        try:
            path = granted_database(settings.database, around.private)
        except PolicyError as exc:
            raise ToolError(exc.message, "Change the database of the tool.") from exc
        given = tool.with_defaults(arguments)
        values = {one.name: given.get(one.name) for one in tool.parameters}
        statement = Statement(
            path, settings.query, values, tool.limits.seconds, settings.writes
        )
        return table_of(statement, context)

    does = "reads and changes rows of" if settings.writes else "reads"
    file = with_target(settings.database, targets)
    return Made(
        run=run,
        touches=f"One fixed query, which {does} {file}; no other file, no network",
        writes=settings.writes,
        least="ask" if settings.writes else "never",
    )


def _sample(name: str, title: str) -> ToolDocument:
    return ToolDocument(
        name,
        title,
        "Find customers by the beginning of their name",
        "sql",
        SqlSettings(
            f"{SAMPLE}shop.sqlite",
            "SELECT name, city FROM customers WHERE name LIKE :start || '%' ORDER BY name",
        ),
        (Parameter("start", description="How the name begins"),),
    )


KIND = ToolKind(
    key="sql",
    title="Database query",
    description="One fixed query on one SQLite file; arguments are bound",
    read=_read,
    write=_write,
    make=_make,
    sample=_sample,
)
