"""An earlier version and the graph on screen as one picture, and what differs in it; pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from workbench.agents.graphs.differences import Difference
from workbench.agents.graphs.documents import (
    Body,
    GraphDocument,
    Link,
    Node,
    Scope,
    path_of,
)
from workbench.agents.graphs.link_text import link_text

Mark = Literal["added", "removed", "changed", "inside", "moved"]
_RANK: Mapping[Mark, int] = {"moved": 0, "inside": 1, "changed": 2, "removed": 3, "added": 3}


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands out in one body.

    Attributes:
        nodes: By id.
        links: Those that are there only now (``added``), or were only then (``removed``).
        fields: The fields that changed of a node, by its id.
    """

    nodes: Mapping[str, Mark] = field(default_factory=dict)
    links: Mapping[Link, Mark] = field(default_factory=dict)
    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)


def union(before: GraphDocument, after: GraphDocument) -> GraphDocument:
    """The earlier graph with everything put in that is there only now."""
    return replace(before, body=_bodies(before.body, after.body))


def _bodies(before: Body, after: Body) -> Body:
    old = {node.id: node for node in before.nodes}
    now = {node.id: node for node in after.nodes}
    nodes = [_nodes(old.get(key), now.get(key)) for key in sorted(old.keys() | now.keys())]
    taken = {remark.id for remark in before.remarks} | old.keys()
    remarks = (r for r in after.remarks if r.id not in taken)
    return Body(
        tuple(node for node in nodes if node is not None),
        tuple(sorted({*before.links, *after.links})),
        {**after.places, **before.places},
        tuple(sorted((*before.remarks, *remarks), key=lambda remark: remark.id)),
    )


def _nodes(before: Node | None, after: Node | None) -> Node | None:
    if before is None or after is None:
        return before or after
    if before.body is not None and after.body is not None:
        return replace(before, body=_bodies(before.body, after.body))
    return before


def marks_at(found: Sequence[Difference], picture: Body, scope: Scope) -> Marks:
    """What stands out in the body of a union at a scope."""
    whole = _whole_mark(found, scope)
    if whole is not None:
        nodes: dict[str, Mark] = {node.id: whole for node in picture.nodes}
        return Marks(nodes, dict.fromkeys(picture.links, whole))
    nodes = {}
    links: dict[Link, Mark] = {}
    fields: dict[str, list[str]] = {}
    around = path_of(scope, "")
    for one in found:
        link = one.after or one.before
        if one.part == "link" and isinstance(link, Link):
            path = one.where.removesuffix(link_text(link))
            if path == around:
                links[link] = _kind(one)
            elif path.startswith(around):
                _raise_to(nodes, path[len(around) :].split("/")[0], "inside")
        elif one.part != "graph" and one.where.startswith(around):
            node_id, _slash, inner = one.where[len(around) :].partition("/")
            if inner or one.part == "remark":
                _raise_to(nodes, node_id if inner else "", "inside")
                continue
            _raise_to(nodes, node_id, _kind(one))
            if one.field and one.kind != "moved":
                fields.setdefault(node_id, []).append(one.field)
    nodes.pop("", None)
    return Marks(nodes, links, fields)


def _whole_mark(found: Sequence[Difference], scope: Scope) -> Mark | None:
    """The mark of the node around a scope that is there only now, or was only then."""
    around = {path_of(scope[:depth], scope[depth]) for depth in range(len(scope))}
    for one in found:
        if one.part == "node" and not one.field and one.where in around:
            return _kind(one)
    return None


def _kind(one: Difference) -> Mark:
    """A field that was added or removed is a change of its node."""
    return "changed" if one.field and one.kind != "moved" else one.kind


def _raise_to(nodes: dict[str, Mark], node_id: str, mark: Mark) -> None:
    if node_id not in nodes or _RANK[nodes[node_id]] < _RANK[mark]:
        nodes[node_id] = mark


def changed_nodes(found: Sequence[Difference]) -> Mapping[Mark, int]:
    """How many nodes of the whole graph were added, removed, changed and moved."""
    best: dict[str, Mark] = {}
    for one in found:
        if one.part == "node":
            _raise_to(best, one.where, _kind(one))
    marks = list(best.values())
    return {mark: marks.count(mark) for mark in _RANK if mark in marks}


def told(found: Sequence[Difference]) -> Iterator[Difference]:
    """The differences that are listed: all but those of place."""
    return (one for one in found if one.kind != "moved")
