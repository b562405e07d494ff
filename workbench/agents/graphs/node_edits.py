"""Edits of one node, and of the names of the graph."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal

from workbench.agents.graphs.documents import (
    Body,
    GraphDocument,
    Handling,
    Link,
    Node,
    Scope,
    body_at,
    with_body,
    with_node,
)
from workbench.agents.graphs.editing import GraphEdit, PutDocument, need_id, need_plain
from workbench.agents.graphs.limits import hold_within, misfit_of_handling
from workbench.base.errors import DocumentError


@dataclass(frozen=True, slots=True)
class SetSetting:
    """Another value of a setting; None takes the setting away, so that its default holds."""

    scope: Scope
    node_id: str
    name: str
    value: Any

    @property
    def title(self) -> str:
        return f"Change {self.name.replace('_', ' ')} of {self.node_id}"

    def apply(self, document: GraphDocument) -> GraphDocument:
        need_plain({self.name: self.value})
        return _changed(document, self.scope, self.node_id, self._put)

    def _put(self, node: Node) -> Node:
        settings = {key: value for key, value in node.settings.items() if key != self.name}
        if self.value is not None:
            settings[self.name] = self.value
        return replace(node, settings=settings)

    def inverse(self, document: GraphDocument) -> GraphEdit:
        settings = body_at(document, self.scope).node(self.node_id).settings
        before = settings.get(self.name)
        if before is None and self.name in settings:
            return PutDocument(self.title, document)  # the file says null
        return SetSetting(self.scope, self.node_id, self.name, before)


@dataclass(frozen=True, slots=True)
class SetNodeTitle:
    """Another name on screen; empty for the title of the kind."""

    scope: Scope
    node_id: str
    title_text: str

    @property
    def title(self) -> str:
        return f"Change title of {self.node_id}"

    def apply(self, document: GraphDocument) -> GraphDocument:
        need_plain(self.title_text)

        def put(node: Node) -> Node:
            return replace(node, title=self.title_text)

        return _changed(document, self.scope, self.node_id, put)

    def inverse(self, document: GraphDocument) -> SetNodeTitle:
        before = body_at(document, self.scope).node(self.node_id)
        return SetNodeTitle(self.scope, self.node_id, before.title)


@dataclass(frozen=True, slots=True)
class SetHandling:
    """Another handling of failures."""

    scope: Scope
    node_id: str
    handling: Handling

    @property
    def title(self) -> str:
        return f"Change handling of {self.node_id}"

    def apply(self, document: GraphDocument) -> GraphDocument:
        if reason := misfit_of_handling(self.handling):
            raise DocumentError(f"it would hold {reason}", "Give another value.")

        def put(node: Node) -> Node:
            return replace(node, handling=self.handling)

        return _changed(document, self.scope, self.node_id, put)

    def inverse(self, document: GraphDocument) -> SetHandling:
        before = body_at(document, self.scope).node(self.node_id)
        return SetHandling(self.scope, self.node_id, before.handling)


@dataclass(frozen=True, slots=True)
class SetNodeBody:
    """Another inside of a node; None where it holds nothing."""

    scope: Scope
    node_id: str
    body: Body | None

    @property
    def title(self) -> str:
        return f"Change inside of {self.node_id}"

    def apply(self, document: GraphDocument) -> GraphDocument:
        def put(node: Node) -> Node:
            return replace(node, body=self.body)

        changed = _changed(document, self.scope, self.node_id, put)
        hold_within(changed)
        return changed

    def inverse(self, document: GraphDocument) -> SetNodeBody:
        before = body_at(document, self.scope).node(self.node_id)
        return SetNodeBody(self.scope, self.node_id, before.body)


@dataclass(frozen=True, slots=True)
class RenameNode:
    """Another id of a node; its links and its place follow."""

    scope: Scope
    node_id: str
    new_id: str

    @property
    def title(self) -> str:
        return f"Rename {self.node_id}"

    def apply(self, document: GraphDocument) -> GraphDocument:
        body = body_at(document, self.scope)
        node = body.node(self.node_id)
        need_id(self.new_id, body.ids - {self.node_id})
        others = replace(body, nodes=tuple(one for one in body.nodes if one is not node))
        changed = replace(
            with_node(others, replace(node, id=self.new_id)),
            links=tuple(sorted({self._link(link) for link in body.links})),
            places={self._id(one): point for one, point in body.places.items()},
        )
        return with_body(document, self.scope, changed)

    def _id(self, one: str) -> str:
        return self.new_id if one == self.node_id else one

    def _link(self, link: Link) -> Link:
        return replace(link, source=self._id(link.source), target=self._id(link.target))

    def inverse(self, document: GraphDocument) -> GraphEdit:
        if body_at(document, self.scope).links_of(self.new_id):
            return PutDocument(self.title, document)  # a link waited for a node of that id
        return RenameNode(self.scope, self.new_id, self.node_id)


@dataclass(frozen=True, slots=True)
class SetGraphField:
    """Another name, title or description of the graph."""

    field: Literal["name", "title", "description"]
    value: str

    @property
    def title(self) -> str:
        return f"Change {self.field}"

    def apply(self, document: GraphDocument) -> GraphDocument:
        need_plain(self.value)
        if self.field == "name":
            need_id(self.value, ())
            return replace(document, name=self.value)
        if self.field == "title":
            return replace(document, title=self.value)
        return replace(document, description=self.value)

    def inverse(self, document: GraphDocument) -> SetGraphField:
        return SetGraphField(self.field, getattr(document, self.field))


def _changed(
    document: GraphDocument, scope: Scope, node_id: str, change: Callable[[Node], Node]
) -> GraphDocument:
    body = body_at(document, scope)
    return with_body(document, scope, with_node(body, change(body.node(node_id))))
