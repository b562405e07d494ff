"""The kinds of tools there are, one row each."""

from __future__ import annotations

from workbench.tools.kinds import agent, command, file, graph, http, python, sql
from workbench.tools.kinds.api import ToolKind

KINDS: tuple[ToolKind, ...] = (
    python.KIND,
    http.KIND,
    sql.KIND,
    file.KIND,
    command.KIND,
    agent.KIND,
    graph.KIND,
)


def kind_of(key: str) -> ToolKind | None:
    """The kind of that key."""
    return next((kind for kind in KINDS if kind.key == key), None)
