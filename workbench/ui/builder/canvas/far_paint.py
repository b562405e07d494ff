"""Draws a whole graph from far away: plain blocks and thin wires, each colour at once."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath

from workbench.ui.builder.canvas.link_item import LinkItem
from workbench.ui.builder.canvas.look import CanvasLook
from workbench.ui.builder.canvas.node_item import NodeItem

_PLAIN = "muted"


class FarPicture:
    """The graph as plain shapes, gathered again when something changed."""

    def __init__(self, look: CanvasLook) -> None:
        self._look = look
        self._blocks: dict[tuple[str, float], list[QRectF]] = {}
        self._wires: dict[tuple[str, float], QPainterPath] = {}
        self._rings: list[QRectF] = []

    def gather(self, nodes: Iterable[NodeItem], links: Iterable[LinkItem]) -> None:
        """Take everything as it stands."""
        self._blocks, self._wires, self._rings = {}, {}, []
        for link in links:
            role = "accent" if link.selected else f"port:{link.kind}"
            key = (role, 0.25 if link.faded else 0.8)
            self._wires.setdefault(key, QPainterPath()).addPath(link.way)
        for node in nodes:
            look = (_role(node), 0.2 if node.marks.faded else 1.0)
            self._blocks.setdefault(look, []).append(node.card)
            if node.marks.selected or node.marks.focused:
                self._rings.append(node.card.adjusted(-12, -12, 12, 12))

    def draw(self, painter: QPainter) -> None:
        """Draw it with a painter that stands in the scene."""
        look = self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setBrush(look.no_brush)
        for (role, alpha), path in self._wires.items():
            painter.setPen(look.pen(role, 0.0, alpha))
            painter.drawPath(path)
        painter.setPen(look.no_pen)
        for (role, alpha), blocks in self._blocks.items():
            strength = 0.45 if role == _PLAIN else 0.85
            painter.setBrush(look.colour("window"))
            painter.drawRects(blocks)
            painter.setBrush(look.brush(role, strength * alpha))
            painter.drawRects(blocks)
        if self._rings:
            painter.setPen(look.pen("accent", 0.0))
            painter.setBrush(look.no_brush)
            painter.drawRects(self._rings)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)


def _role(node: NodeItem) -> str:
    if node.run.words:
        return node.run.role
    if node.problems:
        return "error"
    return _PLAIN
