"""One node on the canvas: an item that paints itself and knows where its parts are."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from workbench.agents.graphs.documents import Link, Node
from workbench.agents.nodes.api import World
from workbench.ui.builder.canvas.card_paint import (
    Marks,
    draw_block,
    draw_card,
    tail_px,
)
from workbench.ui.builder.canvas.card_text import CardText, FarTitle, far_title
from workbench.ui.builder.canvas.face import PortKey, face_of, shape_of
from workbench.ui.builder.canvas.look import TEXTS_FROM, CanvasLook
from workbench.ui.builder.canvas.run_face import IDLE, RunFace

PORT_REACH_PX = 12.0
NODE_Z, LIFTED_Z = 0.0, 20.0
_MARGIN_PX, _STACK_PX = 10.0, 18.0


class NodeItem(QGraphicsRectItem):
    """A card. Painted by ``card_paint``; hit and moved by the view's gestures.

    Attributes:
        linked: Ports on which something hangs.
        fitting: While a wire is drawn, the ports it may end at; None for all.
    """

    def __init__(
        self, node: Node, links: tuple[Link, ...], world: World, look: CanvasLook
    ) -> None:
        super().__init__()
        self._look = look
        self.node = node
        self.links = links
        self.face = face_of(node, world, links)
        self.parts = shape_of(self.face, look)
        self.run: RunFace = IDLE
        self.marks = Marks()
        self.problems: tuple[str, ...] = ()
        self.linked: frozenset[PortKey] = frozenset()
        self.fitting: frozenset[PortKey] | None = None
        self._text: CardText | None = None
        self._far_title: FarTitle | None = None
        self._far_sizes = range(0)
        self._note_links()
        self._note_rect()

    # -- what it shows

    def show_node(self, node: Node, links: tuple[Link, ...], world: World) -> None:
        """Show another value of the node; nothing is done where it looks the same."""
        self.node, self.links = node, links
        face = face_of(node, world, links)
        self._note_links()
        if face != self.face:
            self.face = face
            self._measure()
        self.update()

    def refresh(self) -> None:
        """Take the theme's sizes and colours again."""
        self._measure()
        self.update()

    def show_run(self, run: RunFace) -> None:
        """Show how far the node is."""
        if run == self.run:
            return
        taller = bool(run.tail) != bool(self.run.tail)
        self.run = run
        if self._text is not None:
            self._text.set_run(run)
        if taller:
            self._note_rect()
            self._note_z()
        self.update()

    def show_marks(self, marks: Marks) -> None:
        """Show it chosen, focused, faded, or with breakpoints."""
        if marks != self.marks:
            self.marks = marks
            self._note_z()
            self.update()

    def show_problems(self, problems: tuple[str, ...]) -> None:
        """Show a badge, or none."""
        if problems != self.problems:
            self.problems = problems
            self._text = None
            self.update()

    def show_fitting(self, fitting: frozenset[PortKey] | None) -> None:
        """Fade all ports but these."""
        if fitting != self.fitting:
            self.fitting = fitting
            self.update()

    def _note_links(self) -> None:
        own = self.node.id
        ins: set[PortKey] = {("in", link.input) for link in self.links if link.target == own}
        outs: set[PortKey] = {("out", link.output) for link in self.links if link.source == own}
        self.linked = frozenset(ins | outs)

    def _note_z(self) -> None:
        lifted = self.marks.selected or bool(self.run.tail)
        self.setZValue(LIFTED_Z if lifted else NODE_Z)

    def _measure(self) -> None:
        self.parts = shape_of(self.face, self._look)
        self._text = self._far_title = None
        self._note_rect()

    def _note_rect(self) -> None:
        below = tail_px(self._look) if self.run.tail else 0.0
        below = max(below, _STACK_PX if self.face.holder else _MARGIN_PX)
        margin = _MARGIN_PX
        right = _STACK_PX if self.face.holder else margin
        self.setRect(self.parts.card.adjusted(-margin, -margin, right, below))

    # -- where its parts are

    @property
    def card(self) -> QRectF:
        """The card on the canvas."""
        return self.parts.card.translated(self.pos())

    def port_place(self, key: PortKey) -> QPointF:
        """Where a port is on the canvas; the middle of its side if it has no such port."""
        found = self.parts.ports.get(key)
        if found is None:
            card = self.parts.card
            found = QPointF(0 if key[0] == "in" else card.width(), card.height() / 2)
        return self.pos() + found

    def port_at(self, place: QPointF) -> PortKey | None:
        """The port whose glyph is at a place of the canvas."""
        at = place - self.pos()
        reach = max(PORT_REACH_PX, PORT_REACH_PX * 0.75 / self._look.zoom)
        best, found = reach, None
        for key, spot in self.parts.ports.items():
            off = at - spot
            if abs(off.y()) <= self.parts.row_px / 2 and abs(off.x()) < best:
                best, found = abs(off.x()), key
        return found

    def words_at(self, place: QPointF) -> str:
        """What the pointer is told at a place of the canvas; empty for nothing."""
        key = self.port_at(place)
        if key is not None:
            return self.text.port_words(key)
        at = place - self.pos()
        if self.problems and at.y() < self.parts.title.bottom():
            return "\n".join(self.problems)
        if at.y() >= self.parts.footer.top() and self.run.message:
            return self.run.message
        return self.text.whole_words(at)

    # -- painting

    @property
    def text(self) -> CardText:
        """Its texts, broken and cut to their room; made when they are first drawn."""
        if self._text is None:
            self._text = CardText(
                self.face, self.parts, self._look, self.run, len(self.problems)
            )
        return self._text

    @property
    def far_title(self) -> FarTitle:
        """The large title that is read from afar."""
        if self._far_title is None or self._far_sizes != self._look.far_sizes:
            self._far_sizes = self._look.far_sizes
            self._far_title = far_title(self.face, self.parts, self._look)
        return self._far_title

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        look = self._look
        if self.marks.faded:
            painter.setOpacity(0.25)
        if look.zoom < TEXTS_FROM:
            draw_block(painter, look, self)
        else:
            draw_card(painter, look, self)
        painter.setOpacity(1.0)
