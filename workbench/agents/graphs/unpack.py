"""A subgraph unpacked: its inside comes out, and the links are joined again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from workbench.agents.graphs.documents import (
    Body,
    GraphDocument,
    Link,
    Node,
    Point,
    Scope,
    body_at,
    with_body,
)
from workbench.agents.graphs.editing import PutDocument
from workbench.agents.graphs.limits import MOST_LINKS, hold_within
from workbench.agents.graphs.naming import free_ids, named_in, with_ids
from workbench.base.errors import DocumentError

_INPUT, _OUTPUT, _HOLDER = "input", "output", "subgraph"
_Side: TypeAlias = Literal["input", "output", "node"]


@dataclass(frozen=True, slots=True)
class Unpack:
    """What lies in a subgraph comes out in its place; ids are kept where they are free."""

    scope: Scope
    node_id: str

    @property
    def title(self) -> str:
        return f"Unpack {self.node_id}"

    def apply(self, document: GraphDocument) -> GraphDocument:
        outer = body_at(document, self.scope)
        holder = outer.node(self.node_id)
        if holder.kind != _HOLDER or holder.body is None:
            raise DocumentError(
                f"the node {holder.id!r} cannot be unpacked", "Only a subgraph can be unpacked."
            )
        changed = with_body(document, self.scope, _unpacked(outer, holder, holder.body))
        hold_within(changed)
        return changed

    def inverse(self, document: GraphDocument) -> PutDocument:
        return PutDocument(self.title, document)


def middle_of(points: Iterable[Point]) -> Point | None:
    """The middle of places; None if there are none."""
    all_of_them = tuple(points)
    if not all_of_them:
        return None
    xs = [point.x for point in all_of_them]
    ys = [point.y for point in all_of_them]
    return Point((min(xs) + max(xs)) // 2, (min(ys) + max(ys)) // 2)


def _unpacked(outer: Body, holder: Node, inner: Body) -> Body:
    ports = {node.id for node in inner.nodes if node.kind in (_INPUT, _OUTPUT)}
    parts = Body(
        tuple(node for node in inner.nodes if node.id not in ports),
        inner.links,
        {one: at for one, at in inner.places.items() if one not in ports},
        inner.remarks,
    )
    middle, stood = middle_of(parts.places.values()), outer.places.get(holder.id)
    offset = Point(stood.x - middle.x, stood.y - middle.y) if middle and stood else Point(0, 0)
    ids = free_ids(parts.ids, named_in(outer) - {holder.id})
    parts = with_ids(parts, ids, offset)
    joints = _Joints(outer, holder.id, inner, ids)
    around = (x for x in outer.links if holder.id not in (x.source, x.target))
    places = {one: at for one, at in outer.places.items() if one != holder.id}
    others = (node for node in outer.nodes if node.id != holder.id)
    return Body(
        tuple(sorted((*others, *parts.nodes), key=lambda node: node.id)),
        tuple(sorted({*around, *parts.links, *joints.links()})),
        {**places, **parts.places},
        tuple(sorted((*outer.remarks, *parts.remarks), key=lambda remark: remark.id)),
    )


class _Joints:
    """Links from before a subgraph, through its ports, to what takes them."""

    def __init__(self, outer: Body, holder_id: str, inner: Body, ids: dict[str, str]) -> None:
        self._ids, self._holder_id = ids, holder_id
        self._inputs = _named(inner, _INPUT)
        self._before: dict[str, list[Link]] = {}
        self._after: list[Link] = []
        for link in outer.links:
            if link.target == holder_id:
                self._before.setdefault(link.input, []).append(link)
            elif link.source == holder_id:
                self._after.append(link)
        self._inner = inner.links
        self._given: dict[str, list[Link]] = {}
        outputs = _named(inner, _OUTPUT)
        for link in inner.links:
            if link.target in outputs:
                self._given.setdefault(outputs[link.target], []).append(link)

    def links(self) -> set[Link]:
        """Every joined link.

        Raises:
            DocumentError: There are too many.
        """
        found: set[Link] = set()
        for link in self._inner:
            if link.source in self._inputs and link.target in self._ids:
                ends = self._ends("input", self._inputs[link.source])
                _join(found, ends, self._ids[link.target], link.input)
        for link in self._after:
            _join(found, self._ends("output", link.output), link.target, link.input)
        return found

    def _ends(self, side: _Side, name: str) -> set[tuple[str, str]]:
        """The nodes and outputs that the values of a port of the subgraph come from.

        An output may go on an input, and that an output again; each is looked at once.
        """
        found: set[tuple[str, str]] = set()
        waiting = [(side, name)]
        seen = set(waiting)
        while waiting:
            for where, node_or_name, output in self._steps(*waiting.pop()):
                if where == "node":
                    found.add((node_or_name, output))
                elif (where, node_or_name) not in seen:
                    seen.add((where, node_or_name))
                    waiting.append((where, node_or_name))
        return found

    def _steps(self, side: _Side, name: str) -> Iterator[tuple[_Side, str, str]]:
        """What a port of the subgraph gets its values from, one step back."""
        if side == "input":
            for link in self._before.get(name, ()):
                if link.source == self._holder_id:
                    yield "output", link.output, ""
                else:
                    yield "node", link.source, link.output
            return
        for link in self._given.get(name, ()):
            if link.source in self._inputs:
                yield "input", self._inputs[link.source], ""
            elif link.source in self._ids:
                yield "node", self._ids[link.source], link.output


def _join(links: set[Link], ends: set[tuple[str, str]], target: str, port: str) -> None:
    links.update(Link(source, output, target, port) for source, output in ends)
    if len(links) > MOST_LINKS:
        raise DocumentError(f"more than {MOST_LINKS} links", "Take links away first.")


def _named(body: Body, kind: str) -> dict[str, str]:
    """The names of the ports that nodes of a kind make, by the ids of the nodes."""
    return {
        node.id: str(node.settings.get("name", "")) or node.id
        for node in body.nodes
        if node.kind == kind
    }
