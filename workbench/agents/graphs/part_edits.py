"""Edits of the parts of a body: nodes, links and remarks put in, taken out and moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from workbench.agents.graphs.documents import (
    Body,
    GraphDocument,
    Link,
    Point,
    Remark,
    Scope,
    body_at,
    with_body,
)
from workbench.agents.graphs.editing import (
    GraphEdit,
    PutDocument,
    Several,
    need_id,
    need_links,
    need_parts,
    need_plain,
)
from workbench.agents.graphs.limits import MOST_PIXELS, hold_within
from workbench.base.errors import DocumentError


@dataclass(frozen=True, slots=True)
class AddParts:
    """Nodes, links, places and remarks put in; their ids must be free.

    A link may begin or end at a node that is there already, or that is missing.
    """

    scope: Scope
    body: Body

    @property
    def title(self) -> str:
        count = len(self.body.nodes)
        if count == 1:
            return f"Add {self.body.nodes[0].title or self.body.nodes[0].kind}"
        return f"Add {count} nodes" if count else "Add remark"

    def apply(self, document: GraphDocument) -> GraphDocument:
        body, parts = body_at(document, self.scope), self.body
        taken = set(body.ids)
        new = [node.id for node in parts.nodes]
        for one in (*new, *(remark.id for remark in parts.remarks)):
            need_id(one, taken)
            taken.add(one)
        links = set(body.links)
        for link in parts.links:
            _need_new(link, links)
            links.add(link)
        places = {one: parts.places[one] for one in new if one in parts.places}
        joined = Body(
            tuple(sorted((*body.nodes, *parts.nodes), key=lambda node: node.id)),
            tuple(sorted(links)),
            {**body.places, **places},
            tuple(sorted((*body.remarks, *parts.remarks), key=lambda remark: remark.id)),
        )
        changed = with_body(document, self.scope, joined)
        hold_within(changed)
        return changed

    def inverse(self, document: GraphDocument) -> GraphEdit:
        ids = self.body.ids
        if any(
            link.source in ids or link.target in ids
            for link in body_at(document, self.scope).links
        ):
            return PutDocument(self.title, document)  # a link waited for one of these nodes
        return RemoveParts(self.scope, ids, self.body.links)


@dataclass(frozen=True, slots=True)
class RemoveParts:
    """Nodes and remarks taken out with their links; and these links."""

    scope: Scope
    ids: frozenset[str]
    links: tuple[Link, ...] = ()

    @property
    def title(self) -> str:
        if not self.ids:
            return "Remove link" if len(self.links) == 1 else f"Remove {len(self.links)} links"
        return f"Remove {min(self.ids) if len(self.ids) == 1 else f'{len(self.ids)} parts'}"

    def apply(self, document: GraphDocument) -> GraphDocument:
        body = body_at(document, self.scope)
        removed = self._removed(body)
        links = frozenset(removed.links)
        left = Body(
            tuple(node for node in body.nodes if node.id not in self.ids),
            tuple(link for link in body.links if link not in links),
            {one: point for one, point in body.places.items() if one not in self.ids},
            tuple(remark for remark in body.remarks if remark.id not in self.ids),
        )
        return with_body(document, self.scope, left)

    def inverse(self, document: GraphDocument) -> AddParts:
        return AddParts(self.scope, self._removed(body_at(document, self.scope)))

    def _removed(self, body: Body) -> Body:
        need_parts(body, self.ids)
        need_links(body, self.links)
        links = frozenset(self.links)
        return Body(
            tuple(node for node in body.nodes if node.id in self.ids),
            tuple(
                link
                for link in body.links
                if link.source in self.ids or link.target in self.ids or link in links
            ),
            {one: point for one, point in body.places.items() if one in self.ids},
            tuple(remark for remark in body.remarks if remark.id in self.ids),
        )


@dataclass(frozen=True, slots=True)
class AddLink:
    """A link, which may take the place of others; whether the ports fit is for ``checks``."""

    scope: Scope
    link: Link
    replaces: tuple[Link, ...] = ()

    @property
    def title(self) -> str:
        return f"Link {self.link.source} to {self.link.target}"

    def apply(self, document: GraphDocument) -> GraphDocument:
        body, link = body_at(document, self.scope), self.link
        need_links(body, self.replaces)
        body.node(link.source)
        body.node(link.target)
        if link.source == link.target:
            raise DocumentError(
                f"the node {link.source!r} cannot be linked to itself",
                "Put it into a loop to run it again and again.",
            )
        links = set(body.links) - set(self.replaces)
        _need_new(link, links)
        changed = replace(body, links=tuple(sorted((*links, link))))
        return with_body(document, self.scope, changed)

    def inverse(self, document: GraphDocument) -> GraphEdit:
        back = RemoveParts(self.scope, frozenset(), (self.link,))
        if not self.replaces:
            return back
        return Several(self.title, (back, AddParts(self.scope, Body(links=self.replaces))))


@dataclass(frozen=True, slots=True)
class MoveParts:
    """Nodes and remarks put somewhere else; a node with None gets its place from ``layout``."""

    scope: Scope
    places: Mapping[str, Point | None]

    @property
    def title(self) -> str:
        return f"Move {min(self.places)}" if len(self.places) == 1 else "Move"

    def apply(self, document: GraphDocument) -> GraphDocument:
        body = body_at(document, self.scope)
        need_parts(body, self.places)
        nodes = {node.id for node in body.nodes}
        places = dict(body.places)
        for one, point in self.places.items():
            _need_near(one, point)
            if point is None:
                places.pop(one, None)
            elif one in nodes:
                places[one] = point
        remarks = tuple(self._moved(remark) for remark in body.remarks)
        changed = replace(body, places=places, remarks=remarks)
        return with_body(document, self.scope, changed)

    def _moved(self, remark: Remark) -> Remark:
        point = self.places.get(remark.id)
        return remark if point is None else replace(remark, x=point.x, y=point.y)

    def inverse(self, document: GraphDocument) -> MoveParts:
        body = body_at(document, self.scope)
        before = {remark.id: Point(remark.x, remark.y) for remark in body.remarks}
        back = {one: before.get(one, body.places.get(one)) for one in self.places}
        return MoveParts(self.scope, back)


@dataclass(frozen=True, slots=True)
class SetRemark:
    """Another text, size or place of a remark."""

    scope: Scope
    remark: Remark

    @property
    def title(self) -> str:
        return "Change remark"

    def apply(self, document: GraphDocument) -> GraphDocument:
        body, new = body_at(document, self.scope), self.remark
        _remark(body, new.id)
        need_plain(new.text)
        _need_near(new.id, Point(new.x, new.y))
        if not (0 < new.width <= MOST_PIXELS and 0 < new.height <= MOST_PIXELS):
            raise DocumentError(f"the remark {new.id!r} has no size", "Make it larger.")
        remarks = tuple(new if one.id == new.id else one for one in body.remarks)
        return with_body(document, self.scope, replace(body, remarks=remarks))

    def inverse(self, document: GraphDocument) -> SetRemark:
        return SetRemark(self.scope, _remark(body_at(document, self.scope), self.remark.id))


def _remark(body: Body, remark_id: str) -> Remark:
    for remark in body.remarks:
        if remark.id == remark_id:
            return remark
    raise DocumentError(f"there is no remark {remark_id!r:.80}", "Look at the canvas.")


def _need_new(link: Link, links: set[Link]) -> None:
    if link in links:
        raise DocumentError(
            f"the link {str(link)!r:.160} is there already", "Link other ports."
        )


def _need_near(one: str, point: Point | None) -> None:
    if point is not None and max(abs(point.x), abs(point.y)) > MOST_PIXELS:
        raise DocumentError(
            f"{one!r:.80} would stand too far away", "Move it nearer to the others."
        )
