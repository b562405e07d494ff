"""Graphs as documents: frozen values.

A graph is a body, and so is what lies inside a subgraph, a loop or a map; a scope is the ids of
the nodes that lead to a body, from the outside in, and is empty for the graph itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeAlias

from workbench.base.errors import DocumentError

NODE_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
OnError = Literal["stop", "fallback", "branch"]
Scope: TypeAlias = tuple[str, ...]
ANSWER = "answer"
"""The output that a chat shows."""
ERROR_PORT = "error"
"""The output that a node gets with ``on_error`` ``branch``: what went wrong, as text."""


@dataclass(frozen=True, slots=True)
class Handling:
    """What happens around the work of any node.

    Attributes:
        retries: How many times it is tried again after a failure.
        time_limit_s: One try is given up after that long; None for no limit of its own.
        on_error: After the last failure: the run stops, the value ``fallback`` goes on from
            every output, or the message goes on from the port ``error``.
    """

    retries: int = 0
    time_limit_s: float | None = None
    on_error: OnError = "stop"
    fallback: Any = None


@dataclass(frozen=True, slots=True)
class Node:
    """One step.

    Attributes:
        id: Unique in its body, ``[a-z0-9][a-z0-9_-]*``; never changes by itself.
        kind: Key of a row of ``NODES``; an unknown one is kept and reported.
        title: Name on screen; empty for the title of the kind.
        settings: Plain JSON values by name, as they are written; what is missing has its
            default. They may be wrong while a person edits: ``checks`` says so.
        body: What lies inside a subgraph, a loop or a map; None for every other kind.
        readings: What ``reading`` made of the settings, kept as long as the node is: the same
            ones are looked at again and again. No part of the value.
    """

    id: str
    kind: str
    title: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    handling: Handling = field(default_factory=Handling)
    body: Body | None = None
    readings: list[Any] = field(default_factory=list, init=False, repr=False, compare=False)


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """A wire from an output to an input."""

    source: str
    output: str
    target: str
    input: str

    def __str__(self) -> str:
        return f"{self.source}.{self.output} -> {self.target}.{self.input}"


@dataclass(frozen=True, slots=True)
class Point:
    """Where something stands on the canvas, in pixels at 100 %."""

    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on the canvas, or a frame around a group if it has a size that holds nodes."""

    id: str
    text: str
    x: int = 0
    y: int = 0
    width: int = 240
    height: int = 120


@dataclass(frozen=True, slots=True)
class Body:
    """Nodes, links, and where they stand.

    Attributes:
        nodes: By id, each once.
        links: Sorted, each once. They may be wrong while a person edits: ``checks`` says so.
        places: Where nodes stand, by id; a node without a place is put somewhere by ``layout``.
        remarks: By id, each once.
    """

    nodes: tuple[Node, ...] = ()
    links: tuple[Link, ...] = ()
    places: Mapping[str, Point] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """Every id that is taken."""
        return frozenset(node.id for node in self.nodes) | {r.id for r in self.remarks}

    def node(self, node_id: str) -> Node:
        """The node of that id.

        Raises:
            DocumentError: There is none.
        """
        for node in self.nodes:
            if node.id == node_id:
                return node
        raise DocumentError(f"there is no node {node_id!r}", "Look at the list of nodes.")

    def links_of(self, node_id: str) -> tuple[Link, ...]:
        """Every link that begins or ends at a node."""
        return tuple(link for link in self.links if node_id in (link.source, link.target))


@dataclass(frozen=True, slots=True)
class GraphDocument:
    """One graph.

    Attributes:
        name: File-safe name, ``[a-z0-9][a-z0-9_-]*``; unique in the library.
        title: Name on screen.
        extra: Everything in the file that is not ours, kept as it was.
    """

    name: str
    title: str
    description: str = ""
    body: Body = field(default_factory=Body)
    extra: Mapping[str, Any] = field(default_factory=dict)


def by_input(links: Iterable[Link]) -> Mapping[tuple[str, str], Sequence[Link]]:
    """The links by where they end: id of the node, and its input."""
    found: dict[tuple[str, str], list[Link]] = {}
    for link in links:
        found.setdefault((link.target, link.input), []).append(link)
    return found


def body_at(document: GraphDocument, scope: Scope) -> Body:
    """The body at a scope.

    Raises:
        DocumentError: A node on the way is not there or holds nothing.
    """
    body = document.body
    for node_id in scope:
        inner = body.node(node_id).body
        if inner is None:
            raise DocumentError(
                f"the node {node_id!r} holds no nodes", "Open a subgraph, a loop or a map."
            )
        body = inner
    return body


def with_body(document: GraphDocument, scope: Scope, body: Body) -> GraphDocument:
    """The document with another body at a scope.

    Raises:
        DocumentError: A node on the way is not there.
    """
    return replace(document, body=_put(document.body, scope, body))


def _put(outer: Body, scope: Scope, body: Body) -> Body:
    if not scope:
        return body
    first, *rest = scope
    holder = outer.node(first)
    inner = _put(holder.body or Body(), tuple(rest), body)
    return with_node(outer, replace(holder, body=inner))


def with_node(body: Body, node: Node) -> Body:
    """The body with a node put in, or in the place of the one with its id."""
    others = tuple(other for other in body.nodes if other.id != node.id)
    nodes = tuple(sorted((*others, node), key=lambda each: each.id))
    return replace(body, nodes=nodes)


def every_body(document: GraphDocument) -> Iterator[tuple[Scope, Body]]:
    """Each body with its scope, from the outside in."""
    waiting: list[tuple[Scope, Body]] = [((), document.body)]
    while waiting:
        scope, body = waiting.pop(0)
        yield scope, body
        waiting.extend(
            ((*scope, node.id), node.body) for node in body.nodes if node.body is not None
        )


def path_of(scope: Scope, node_id: str) -> str:
    """How a node is named in a run and in a problem: ``outer/inner``."""
    return "/".join((*scope, node_id))
