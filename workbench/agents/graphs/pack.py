"""Several nodes packed into a subgraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from workbench.agents.graphs.documents import (
    ERROR_PORT,
    Body,
    GraphDocument,
    Link,
    Node,
    Point,
    Scope,
    body_at,
    with_body,
    with_node,
)
from workbench.agents.graphs.editing import PutDocument, need_id, need_parts
from workbench.agents.graphs.limits import hold_within
from workbench.agents.graphs.naming import free_id, moved, named_in
from workbench.agents.graphs.unpack import middle_of
from workbench.base.errors import DocumentError

INPUT, OUTPUT, HOLDER, VALUE = "input", "output", "subgraph", "value"
_COLUMN_PX = 320
_ROW_PX = 120


@dataclass(frozen=True, slots=True)
class Pack:
    """Nodes and remarks become the inside of a subgraph.

    Links that cross its edge become its inputs and outputs; an output outside that several
    nodes inside take is one input.
    """

    scope: Scope
    ids: frozenset[str]
    new_id: str
    title_text: str

    @property
    def title(self) -> str:
        return f"Pack {len(self.ids)} nodes"

    def apply(self, document: GraphDocument) -> GraphDocument:
        body = body_at(document, self.scope)
        need_parts(body, self.ids)
        need_id(self.new_id, named_in(body) - self.ids)
        inside = tuple(node for node in body.nodes if node.id in self.ids)
        _see_that_it_can_be_packed(inside)
        rim = _Rim(body, self.ids)
        holder = Node(self.new_id, HOLDER, self.title_text, body=rim.inside())
        changed = with_body(document, self.scope, rim.outside(holder))
        hold_within(changed)
        return changed

    def inverse(self, document: GraphDocument) -> PutDocument:
        return PutDocument(self.title, document)


def _see_that_it_can_be_packed(nodes: tuple[Node, ...]) -> None:
    if not nodes:
        raise DocumentError("there is no node to pack", "Select nodes first.")
    for node in nodes:
        if node.kind in (INPUT, OUTPUT):
            raise DocumentError(
                f"the {node.kind} {node.id!r} cannot be packed: it is a port of this graph",
                "Leave inputs and outputs out of the selection; links to them stay.",
            )


class _Rim:
    """The edge of what is packed: the links across it, and the ports they become."""

    def __init__(self, body: Body, ids: frozenset[str]) -> None:
        self._body, self._ids = body, ids
        self._into = [x for x in body.links if x.target in ids and x.source not in ids]
        self._out = [x for x in body.links if x.source in ids and x.target not in ids]
        self._inputs = self._input_names()
        self._outputs = self._output_names()

    def _input_names(self) -> dict[tuple[str, str], str]:
        """The name of the input that each output outside becomes."""
        wanted: dict[tuple[str, str], set[str]] = {}
        for link in self._into:
            wanted.setdefault((link.source, link.output), set()).add(link.input)
        names: dict[tuple[str, str], str] = {}
        for (source, output), inputs in wanted.items():
            plain = min(inputs) if len(inputs) == 1 else output
            names[source, output] = _name(plain, source, output, names.values())
        return names

    def _output_names(self) -> dict[tuple[str, str], str]:
        """The name of the output that each output inside becomes."""
        names: dict[tuple[str, str], str] = {}
        for link in self._out:
            if (end := (link.source, link.output)) not in names:
                names[end] = _name(link.output, *end, names.values())
        return names

    def inside(self) -> Body:
        """What lies in the subgraph."""
        kept = self._ids
        nodes = [node for node in self._body.nodes if node.id in kept]
        links = {x for x in self._body.links if x.source in kept and x.target in kept}
        places = {one: at for one, at in self._body.places.items() if one in kept}
        remarks = tuple(one for one in self._body.remarks if one.id in kept)
        left, right, top = _edges(places.values())
        taken = set(kept)
        for row, ((source, output), name) in enumerate(self._inputs.items()):
            port = Node(free_id(name, taken), INPUT, settings=self._input(source, name))
            taken.add(port.id)
            nodes.append(port)
            places[port.id] = moved(Point(left, top), Point(-_COLUMN_PX, row * _ROW_PX))
            links.update(
                Link(port.id, VALUE, link.target, link.input)
                for link in self._into
                if (link.source, link.output) == (source, output)
            )
        for row, ((source, output), name) in enumerate(self._outputs.items()):
            port = Node(free_id(name, taken), OUTPUT, settings={"name": name})
            taken.add(port.id)
            nodes.append(port)
            places[port.id] = moved(Point(right, top), Point(_COLUMN_PX, row * _ROW_PX))
            links.add(Link(source, output, port.id, VALUE))
        nodes.sort(key=lambda node: node.id)
        return Body(tuple(nodes), tuple(sorted(links)), places, remarks)

    def _input(self, source: str, name: str) -> Mapping[str, str]:
        """Settings of an input: the type of the input outside that it goes on, or any."""
        before = next((node for node in self._body.nodes if node.id == source), None)
        known = before.settings.get("type", "text") if before and before.kind == INPUT else ""
        return {"name": name, "type": known if isinstance(known, str) and known else "any"}

    def outside(self, holder: Node) -> Body:
        """What is left, with the subgraph in the middle of what it replaces."""
        ids, body = self._ids, self._body
        links = {x for x in body.links if x.source not in ids and x.target not in ids}
        for link in self._into:
            name = self._inputs[link.source, link.output]
            links.add(Link(link.source, link.output, holder.id, name))
        for link in self._out:
            name = self._outputs[link.source, link.output]
            links.add(Link(holder.id, name, link.target, link.input))
        places = {one: at for one, at in body.places.items() if one not in ids}
        gone = tuple(remark for remark in body.remarks if remark.id in ids)
        if middle := middle_of(at for one, at in body.places.items() if one in ids):
            places[holder.id] = middle
        left = replace(
            body,
            nodes=tuple(node for node in body.nodes if node.id not in ids),
            links=tuple(sorted(links)),
            places=places,
            remarks=tuple(remark for remark in body.remarks if remark not in gone),
        )
        return with_node(left, holder)


def _name(wanted: str, node_id: str, port: str, taken: Iterable[str]) -> str:
    """A name of a port that is free and can be read: the port's, or with its node before it."""
    used = {*taken, ERROR_PORT}
    longer = re.sub(r"[^\w]+", "_", f"{node_id}_{port}")
    for name in (wanted, longer):
        if name.strip() and name not in used:
            return name
    number = 2
    while f"{longer}_{number}" in used:
        number += 1
    return f"{longer}_{number}"


def _edges(places: Iterable[Point]) -> tuple[int, int, int]:
    """Left, right and top of places; all 0 if there are none."""
    points = tuple(places)
    if not points:
        return 0, 0, 0
    xs = [point.x for point in points]
    return min(xs), max(xs), min(point.y for point in points)
