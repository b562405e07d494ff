"""New nodes as they begin: with a free id, a name of their own, and something inside; pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from workbench.agents.graphs.documents import Body, Link, Node, Point
from workbench.agents.graphs.naming import free_id
from workbench.agents.nodes.api import NodeKind

_NAMED = {"input": "text", "output": "answer"}


def new_node(kind: NodeKind, body: Body) -> Node:
    """A node of a kind for a body."""
    settings: dict[str, Any] = {}
    if kind.key in _NAMED:
        settings["name"] = _free_name(_NAMED[kind.key], kind.key, body.nodes)
    inside = _inside(kind.key) if kind.has_body else None
    return Node(free_id(kind.key, body.ids), kind.key, settings=settings, body=inside)


def _free_name(wanted: str, kind: str, nodes: Iterable[Node]) -> str:
    taken = {str(n.settings.get("name", _NAMED[kind])) for n in nodes if n.kind == kind}
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}_{number}", number + 1
    return name


def _inside(kind: str) -> Body:
    """What lies inside at the beginning: what comes in goes out again."""
    given = {"name": "item", "type": "any"} if kind == "map" else {"name": "text"}
    return Body(
        (
            Node("input", "input", settings=given),
            Node("output", "output", settings={"name": "answer"}),
        ),
        (Link("input", "value", "output", "value"),),
        {"input": Point(0, 0), "output": Point(560, 0)},
    )
