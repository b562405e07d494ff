"""What is done with the chosen nodes: added, copied, packed, arranged, taken away."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QGuiApplication

from workbench.agents.graphs.clipboard import as_text, parts_from, with_free_ids
from workbench.agents.graphs.documents import Body, Link, Point
from workbench.agents.graphs.edits import (
    AddLink,
    AddParts,
    GraphEdit,
    MoveParts,
    Pack,
    RemoveParts,
    RenameNode,
    Several,
    Unpack,
)
from workbench.agents.graphs.layout import laid_out
from workbench.agents.graphs.naming import free_id
from workbench.agents.nodes.api import NodeKind, Port
from workbench.base.errors import DocumentError
from workbench.ui.builder.canvas.placing import GAP_PX
from workbench.ui.builder.draft import GraphDraft
from workbench.ui.builder.new_nodes import new_node
from workbench.ui.builder.wiring import in_order
from workbench.ui.builder.words import kind_title, tr
from workbench.ui.language.messages import said

_OFFSET = Point(40, 40)
_NEW_PX = (220, 110)
"""About as large as a new node is."""


class Stage(Protocol):
    """Where nodes stand, by their ids."""

    def size_of(self, node_id: str) -> tuple[int, int]: ...
    def room_of(self, node_id: str) -> QRectF: ...


class GraphEditing(QObject):
    """Makes edits of the draft; what cannot be done is told, not raised.

    Args:
        draft: The graph.
        stage: Where its nodes stand.

    Signals:
        refused: arg: the DocumentError.
    """

    refused = Signal(object)

    def __init__(self, draft: GraphDraft, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._draft, self._stage = draft, stage

    def do(self, edit: GraphEdit, typed_in: str = "") -> bool:
        """Make an edit; whether it could be made."""
        try:
            self._draft.edit(edit, typed_in)
        except DocumentError as exc:
            self.refused.emit(exc)
            return False
        return True

    def add(self, kind: NodeKind, at: QPointF | None = None) -> str:
        """Add a node and choose it; returns its id, empty if it cannot be added."""
        body = self._draft.body
        node = new_node(kind, body)
        place = self._place() if at is None else Point(round(at.x()), round(at.y()))
        parts = Body((node,), (), {node.id: place})
        if not self.do(AddParts(self._draft.scope, parts)):
            return ""
        self._draft.choose({node.id})
        return node.id

    def add_wired(
        self, kind: NodeKind, at: QPointF, start: tuple[str, Port], end: Port, *, gives: bool
    ) -> None:
        """Add a node at the end of a wire.

        Args:
            kind: Of the node.
            at: Where it stands.
            start: The node and the port where the wire begins.
            end: The port of the new node.
            gives: The wire begins at an output.
        """
        scope, body = self._draft.scope, self._draft.body
        node = new_node(kind, body)
        place = Point(round(at.x()), round(at.y()))
        add = AddParts(scope, Body((node,), (), {node.id: place}))
        node_id, port = start
        link = (
            Link(node_id, port.name, node.id, end.name)
            if gives
            else Link(node.id, end.name, node_id, port.name)
        )
        there = () if gives or port.many else _into(body, node_id, port.name)
        title = tr("Add {0}").format(kind_title(kind))
        if self.do(Several(title, (add, AddLink(scope, link, there)))):
            self._draft.choose({node.id})

    def delete(self) -> None:
        """Take away what is chosen."""
        if self._draft.chosen:
            self.do(RemoveParts(self._draft.scope, self._draft.chosen))

    def copy(self) -> bool:
        """Put what is chosen on the clipboard."""
        if not self._draft.chosen:
            return False
        try:
            text = as_text(self._draft.body, self._draft.chosen)
        except DocumentError as exc:
            self.refused.emit(exc)
            return False
        QGuiApplication.clipboard().setText(text)
        return True

    def cut(self) -> None:
        """Copy and take away."""
        if self.copy():
            self.delete()

    def paste(self) -> None:
        """Put in what is on the clipboard, beside where it was."""
        try:
            parts = parts_from(QGuiApplication.clipboard().text())
        except DocumentError as exc:
            self.refused.emit(exc)
            return
        self._put_in(parts)

    def duplicate(self) -> None:
        """A copy of what is chosen, beside it."""
        if not self._draft.chosen:
            return
        try:
            self._put_in(parts_from(as_text(self._draft.body, self._draft.chosen)))
        except DocumentError as exc:
            self.refused.emit(exc)

    def select_all(self) -> None:
        """Choose everything in the body on screen."""
        self._draft.choose(self._draft.body.ids)

    def pack(self) -> None:
        """The chosen nodes become one."""
        draft = self._draft
        ids = draft.chosen
        if not ids:
            return
        new_id = free_id("subgraph", draft.body.ids - ids)
        if self.do(Pack(draft.scope, ids, new_id, "")):
            draft.choose({new_id})

    def unpack(self) -> None:
        """What lies inside the chosen node comes out."""
        draft = self._draft
        node = draft.node
        if node is None or node.body is None:
            return
        before = draft.body.ids
        if self.do(Unpack(draft.scope, node.id)):
            draft.choose(draft.body.ids - before)

    def rename(self, node_id: str, new_id: str) -> str:
        """Give a node another id; returns why that cannot be, empty if it could."""
        try:
            self._draft.edit(RenameNode(self._draft.scope, node_id, new_id))
        except DocumentError as exc:
            return f"{said(exc.message)}. {said(exc.hint)}"
        self._draft.choose({new_id})
        return ""

    def arrange(self) -> None:
        """Lay out the body on screen anew, from left to right."""
        body = self._draft.body
        places = laid_out(body, self._stage.size_of, GAP_PX, GAP_PX)
        self._move({one: point for one, point in places.items() if one in body.ids})

    def arrange_row(self) -> None:
        """Put the chosen nodes beside one another, as values flow."""
        body, chosen = self._draft.body, self._draft.chosen
        nodes = [node.id for node in in_order(body) if node.id in chosen]
        places = [body.places[one] for one in nodes if one in body.places]
        if len(nodes) < 2 or not places:
            return
        x, y = min(place.x for place in places), min(place.y for place in places)
        found: dict[str, Point] = {}
        for node_id in nodes:
            found[node_id] = Point(x, y)
            x += self._stage.size_of(node_id)[0] + GAP_PX
        self._move(found)

    def _move(self, places: dict[str, Point]) -> None:
        if places:
            self.do(MoveParts(self._draft.scope, places))

    def _put_in(self, parts: Body) -> None:
        body = self._draft.body
        fresh = with_free_ids(parts, body.ids, self._offset(parts))
        if fresh.ids and self.do(AddParts(self._draft.scope, fresh)):
            self._draft.choose(fresh.ids)

    def _offset(self, parts: Body) -> Point:
        """How far parts are put from where they were: beside themselves or below the rest."""
        body = self._draft.body
        places = parts.places.values()
        if any(place in body.places.values() for place in places):
            return _OFFSET
        there = [self._stage.room_of(node.id) for node in body.nodes]
        new = [QRectF(place.x, place.y, *_NEW_PX) for place in places]
        if not any(one.intersects(room) for one in new for room in there):
            return Point(0, 0)
        below = max(room.bottom() for room in there) + GAP_PX
        return Point(0, round(below - min(one.top() for one in new)))

    def _place(self) -> Point:
        """Beside the chosen node, or beside the last one, where nothing stands yet."""
        ids = {node.id for node in self._draft.body.nodes}
        if not ids:
            return Point(0, 0)
        rooms = {one: self._stage.room_of(one) for one in ids}
        beside = rooms[max(ids & self._draft.chosen or ids, key=lambda one: rooms[one].right())]
        room = QRectF(beside.right() + GAP_PX, beside.top(), *_NEW_PX)
        while hit := [one for one in rooms.values() if one.intersects(room)]:
            room.moveTop(max(one.bottom() for one in hit) + GAP_PX / 2)
        return Point(round(room.x()), round(room.y()))


def _into(body: Body, node_id: str, port: str) -> tuple[Link, ...]:
    return tuple(one for one in body.links if (one.target, one.input) == (node_id, port))
