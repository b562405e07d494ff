"""Where nodes stand that have no place of their own, and in which order they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF

from workbench.agents.graphs.documents import Body, Point
from workbench.agents.graphs.layout import laid_out
from workbench.ui.builder.canvas.node_item import NodeItem
from workbench.ui.builder.canvas.snapping import on_grid

GAP_PX = 56
"""Between columns and between rows; the text of a running node hangs into the latter."""
_COLUMN_PX = 160


def places_of(
    body: Body, given: Mapping[str, Point], size_of: Callable[[str], tuple[int, int]]
) -> dict[str, Point]:
    """A place for every node: its own, the one it was given before, or a new one.

    Nodes that need a new one stand together below all that have theirs.

    Args:
        body: What is shown.
        given: Places that were given before.
        size_of: Width and height of a node by its id.
    """
    places = {
        node.id: body.places.get(node.id) or given[node.id]
        for node in body.nodes
        if node.id in body.places or node.id in given
    }
    new = tuple(node for node in body.nodes if node.id not in places)
    if not new:
        return places
    ids = {node.id for node in new}
    links = tuple(link for link in body.links if {link.source, link.target} <= ids)
    below = 0.0
    if places:
        below = max(at.y + size_of(node_id)[1] for node_id, at in places.items()) + GAP_PX
    left = min((at.x for at in places.values()), default=0)
    part = replace(body, nodes=new, links=links, places={}, remarks=())
    for node_id, at in laid_out(part, size_of, GAP_PX, GAP_PX).items():
        places[node_id] = Point(round(on_grid(at.x + left)), round(on_grid(at.y + below)))
    return places


def reading_order(nodes: Iterable[NodeItem]) -> list[str]:
    """Ids column by column from the left, and from above within each."""

    def key(item: NodeItem) -> tuple[int, float, float]:
        at = item.pos()
        return int(at.x() // _COLUMN_PX), at.y(), at.x()

    return [item.node.id for item in sorted(nodes, key=key)]


def point(place: QPointF) -> Point:
    """A place of the canvas as documents keep it."""
    return Point(round(place.x()), round(place.y()))


def room_of(rooms: Iterable[QRectF]) -> QRectF:
    """The room that holds all rooms."""
    whole = QRectF()
    for room in rooms:
        whole = whole.united(room)
    return whole
