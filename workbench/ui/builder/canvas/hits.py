"""What lies below the pointer."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt

from workbench.ui.builder.canvas.face import PortKey
from workbench.ui.builder.canvas.link_item import LinkItem
from workbench.ui.builder.canvas.look import CARDS_FROM, PORTS_FROM
from workbench.ui.builder.canvas.node_item import NodeItem
from workbench.ui.builder.canvas.remark_item import RemarkItem
from workbench.ui.builder.canvas.scene import GraphScene
from workbench.ui.builder.canvas.wire_rules import End

_REACH_PX = 7.0
_PORT_REACH_PX = 16.0


@dataclass(frozen=True, slots=True)
class Hit:
    """What is at a place; nothing if all are empty.

    Attributes:
        port: Of ``node``, if its glyph is there.
        corner: The corner that sizes ``remark`` is there.
    """

    node: NodeItem | None = None
    port: PortKey | None = None
    link: LinkItem | None = None
    remark: RemarkItem | None = None
    corner: bool = False

    @property
    def part_id(self) -> str:
        """Id of the node or the remark, empty for none."""
        if self.node is not None:
            return self.node.node.id
        return self.remark.remark.id if self.remark is not None else ""


def hit_at(scene: GraphScene, place: QPointF) -> Hit:
    """What is at a place: ports before nodes, nodes before links, links before remarks."""
    reach = max(_REACH_PX, _REACH_PX / scene.look.zoom)
    ports = max(_PORT_REACH_PX, reach)
    around = QRectF(place, place).adjusted(-ports, -ports, ports, ports)
    items = scene.items(around, Qt.ItemSelectionMode.IntersectsItemBoundingRect)
    nodes = [item for item in items if isinstance(item, NodeItem)]
    remarks = [item for item in items if isinstance(item, RemarkItem)]
    wires = [item for item in items if isinstance(item, LinkItem)]
    corner = next((Hit(remark=it, corner=True) for it in remarks if it.at_corner(place)), None)
    sheet = next((Hit(remark=it) for it in remarks if it.sheet.contains(place)), None)
    node = _node_hit(scene, nodes, place)
    return node or corner or _link_hit(scene, wires, place, reach) or sheet or Hit()


def _node_hit(scene: GraphScene, nodes: list[NodeItem], place: QPointF) -> Hit | None:
    if scene.look.zoom >= PORTS_FROM:
        for node in nodes:
            if key := node.port_at(place):
                return Hit(node=node, port=key)
    return next((Hit(node=node) for node in nodes if node.card.contains(place)), None)


def _link_hit(
    scene: GraphScene, wires: list[LinkItem], place: QPointF, reach: float
) -> Hit | None:
    if scene.look.zoom < CARDS_FROM:
        return None
    near = [(wire.distance_px(place), n, wire) for n, wire in enumerate(wires)]
    nearest = min(near, default=None)
    return Hit(link=nearest[2]) if nearest is not None and nearest[0] <= reach else None


def end_of(hit: Hit) -> End | None:
    """The port that was hit as the end of a wire; None for one that is no longer there."""
    if hit.node is None or hit.port is None:
        return None
    port = hit.node.face.port(hit.port)
    if port is None or port.broken:
        return None
    return End(hit.node.node.id, hit.port[0], port.port)
