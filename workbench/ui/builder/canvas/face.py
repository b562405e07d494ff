"""What a node shows, and where on its card each part of it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import Handling, Link, Node
from workbench.agents.graphs.reading import ports_of, settings_of, with_error_port
from workbench.agents.nodes.api import Port, Ports, PortType, World
from workbench.agents.nodes.registry import kind_of
from workbench.tools.api import ToolSpec
from workbench.ui.builder.canvas.look import GRID_PX, CanvasLook
from workbench.ui.builder.words import kind_name, node_icon, node_title, port_title
from workbench.ui.chat.inline import visible

Side: TypeAlias = Literal["in", "out"]
PortKey: TypeAlias = tuple[Side, str]
LEAST_WIDTH_PX, MOST_WIDTH_PX = 180, 260
MOST_FOR_SUMMARY_PX = 204
"""A summary changes while its node is edited; wider, the node would cover its neighbour."""
INSET_PX = 12
ICON_PX = 16
BADGE_PX = 44
HEAD_PX, LINE_PX, ROW_PX, FOOTER_PX = 36, 18, 22, 28
LABEL_INSET_PX = 14
_GAP_PX = 16


class NothingKnown:
    """A world without tools, agents and models, until the real one is told."""

    tools: Mapping[str, ToolSpec] = {}
    agents: Mapping[str, AgentDocument] = {}
    models: Sequence[str] = ()
    collections: Mapping[str, str] = {}
    embedding_models: Sequence[str] = ()

    def model_key(self, model_id: str) -> str:
        return model_id


@dataclass(frozen=True, slots=True)
class PortFace:
    """One port; ``broken`` if only a link names it, and its node has it no more."""

    port: Port
    title: str
    broken: bool = False

    @property
    def name(self) -> str:
        return self.port.name

    @property
    def type(self) -> PortType:
        return self.port.type


@dataclass(frozen=True, slots=True)
class NodeFace:
    """Everything that is written on a card while nothing runs."""

    title: str
    kind_title: str
    icon: str
    summary: str
    inputs: tuple[PortFace, ...]
    outputs: tuple[PortFace, ...]
    holder: bool
    handling: Handling

    def port(self, key: PortKey) -> PortFace | None:
        """The port of that side and name."""
        side, name = key
        ports = self.inputs if side == "in" else self.outputs
        return next((port for port in ports if port.name == name), None)

    @property
    def keys(self) -> list[PortKey]:
        """All ports in the order they are drawn."""
        ins: list[PortKey] = [("in", port.name) for port in self.inputs]
        return [*ins, *(("out", port.name) for port in self.outputs)]


def face_of(node: Node, world: World, links: tuple[Link, ...]) -> NodeFace:
    """What a node shows; ``links`` are those that begin or end at it."""
    kind = kind_of(node.kind)
    settings: Any = settings_of(node)[0] if kind is not None else None
    if kind is None or settings is None:
        summary, ports = "", ports_of(node, world, links)
    else:  # what ``ports_of`` does, without reading the settings again
        summary = kind.summary(settings)
        ports = with_error_port(node, kind.ports(settings, world, node.body))
    named_in = {link.input for link in links if link.target == node.id}
    named_out = {link.output for link in links if link.source == node.id}
    return NodeFace(
        title=visible(" ".join(node_title(node).split())),
        kind_title=kind_name(node.kind),
        icon=node_icon(node),
        summary=visible(" ".join(summary.split())),
        inputs=_shown(ports.inputs, named_in),
        outputs=_shown(ports.outputs, named_out),
        holder=node.body is not None,
        handling=node.handling,
    )


def _shown(ports: Sequence[Port], named: set[str]) -> tuple[PortFace, ...]:
    known = {port.name for port in ports}
    lost = [Port(name, "any") for name in sorted(named - known)]
    found = [PortFace(port, visible(port_title(port))) for port in ports]
    return (*found, *(PortFace(port, visible(port.name), broken=True) for port in lost))


def plain_ports(face: NodeFace) -> Ports:
    """The ports as the node itself has them."""
    return Ports(
        tuple(each.port for each in face.inputs if not each.broken),
        tuple(each.port for each in face.outputs if not each.broken),
    )


@dataclass(frozen=True, slots=True)
class NodeShape:
    """Where the parts of a card stand, from its upper left corner.

    Attributes:
        summary: Empty where there is no summary.
        rows_y: Where the ports begin; the line above them.
        ports: Middle of each port's glyph, on the edge of the card.
        label_px: Room of the labels of a row: left and right.
    """

    card: QRectF
    title: QRectF
    summary: QRectF
    footer: QRectF
    rows_y: float
    row_px: float
    ports: Mapping[PortKey, QPointF]
    label_px: tuple[float, float]


def shape_of(face: NodeFace, look: CanvasLook) -> NodeShape:
    """Measure a card; its size is a multiple of the grid, so that cards align."""
    left = max((look.width(port.title, "small") for port in face.inputs), default=0.0)
    right = max((look.width(port.title, "small") for port in face.outputs), default=0.0)
    width = _width_px(face, look, left, right)
    head, line, row, footer = (look.px(v) for v in (HEAD_PX, LINE_PX, ROW_PX, FOOTER_PX))
    summary_px = line if face.summary else 0.0
    rows_y = head + (summary_px + 4 if face.summary else 0.0)
    rows = max(len(face.inputs), len(face.outputs))
    height = _on_grid(rows_y + rows * row + 12 + footer)
    ports: dict[PortKey, QPointF] = {}
    pad = (height - footer - rows_y - rows * row) / 2
    for number, port in enumerate(face.inputs):
        ports["in", port.name] = QPointF(0, round(rows_y + pad + (number + 0.5) * row))
    for number, port in enumerate(face.outputs):
        ports["out", port.name] = QPointF(width, round(rows_y + pad + (number + 0.5) * row))
    text_x = INSET_PX + ICON_PX + 8
    return NodeShape(
        card=QRectF(0, 0, width, height),
        title=QRectF(text_x, 0, width - text_x - INSET_PX, head),
        summary=QRectF(INSET_PX, head - 3, width - 2 * INSET_PX, summary_px),
        footer=QRectF(INSET_PX, height - footer, width - 2 * INSET_PX, footer),
        rows_y=rows_y,
        row_px=row,
        ports=ports,
        label_px=_shares(width - 2 * LABEL_INSET_PX, left, right),
    )


def _width_px(face: NodeFace, look: CanvasLook, left: float, right: float) -> float:
    title = look.width(face.title, "title") + INSET_PX + ICON_PX + 8 + BADGE_PX
    summary = look.width(face.summary, "small") + 2 * INSET_PX if face.summary else 0.0
    summary = min(summary, look.px(MOST_FOR_SUMMARY_PX))
    labels = left + right + 2 * LABEL_INSET_PX + (_GAP_PX if left and right else 0)
    wanted = max(title, summary, labels, look.px(LEAST_WIDTH_PX))
    return min(_on_grid(wanted), _on_grid(look.px(MOST_WIDTH_PX) - GRID_PX + 1))


def _shares(room: float, left: float, right: float) -> tuple[float, float]:
    """Each side gets what it needs, or at least half of the room where both need more."""
    if not left or not right:
        return room, room
    half = (room - _GAP_PX) / 2
    if left + right + _GAP_PX <= room:
        return left + 1, right + 1
    if left <= half:
        return left + 1, room - _GAP_PX - left
    if right <= half:
        return room - _GAP_PX - right, right + 1
    return half, half


def _on_grid(value: float) -> float:
    return -(-value // GRID_PX) * GRID_PX
