"""What is seen only while a gesture lasts: a wire being drawn, guides, a rubber band, words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from workbench.agents.nodes.api import PortType
from workbench.ui.builder.canvas.link_item import curve
from workbench.ui.builder.canvas.look import CanvasLook

OVERLAY_Z = 100.0
_NEAR_PX = 16
_INSET_PX = 10.0
_MOST_WORDS_PX = 340.0


class Overlay(QGraphicsItem):
    """One item above all others that draws whatever the gesture of the moment shows."""

    def __init__(self, look: CanvasLook) -> None:
        super().__init__()
        self._look = look
        self._wire = QPainterPath()
        self._kind: PortType = "any"
        self._refused = False
        self._guides: tuple[QLineF, ...] = ()
        self._band = QRectF()
        self._words, self._words_at = "", QPointF()
        self._target: QPointF | None = None
        self._room = QRectF()
        self.setZValue(OVERLAY_Z)

    @property
    def words(self) -> str:
        """What is said beside the pointer."""
        return self._words

    @property
    def band(self) -> QRectF:
        """The rubber band, empty if there is none."""
        return self._band

    @property
    def guides(self) -> tuple[QLineF, ...]:
        """The lines that show what is in line."""
        return self._guides

    def show_wire(
        self,
        start: QPointF,
        end: QPointF,
        kind: PortType,
        words: str = "",
        target: QPointF | None = None,
        *,
        refused: bool = False,
    ) -> None:
        """Show a wire from an output to an input, with words beside its loose end.

        ``target`` is the port it would end at.
        """
        self._wire, self._kind, self._refused = curve(start, end), kind, refused
        self._target = target
        self._words, self._words_at = words, target if target is not None else end
        self._note_room()

    def say(self, words: str, place: QPointF) -> None:
        """Show words at a place."""
        self._words, self._words_at = words, place
        self._note_room()

    def show_guides(self, guides: Sequence[QLineF]) -> None:
        """Show lines."""
        self._guides = tuple(guides)
        self._note_room()

    def show_band(self, band: QRectF) -> None:
        """Show a rubber band."""
        self._band = band
        self._note_room()

    def clear(self) -> None:
        """Show nothing."""
        self._wire, self._guides, self._band = QPainterPath(), (), QRectF()
        self._words, self._target = "", None
        self._note_room()

    def _note_room(self) -> None:
        self.prepareGeometryChange()
        room = QRectF(self._wire.boundingRect()).united(self._band)
        for line in self._guides:
            room = room.united(QRectF(line.p1(), line.p2()))
        if self._target is not None:
            room = room.united(QRectF(self._target, self._target))
        room = room.adjusted(-12, -12, 12, 12)
        if self._words:
            reach = (_MOST_WORDS_PX + 3 * _NEAR_PX) / self._look.zoom
            around = QRectF(self._words_at, self._words_at)
            room = room.united(around.adjusted(-reach, -reach, reach, reach))
        self._room = room
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802  Qt's name
        return self._room

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        look = self._look
        painter.setBrush(look.no_brush)
        if not self._wire.isEmpty():
            self._draw_wire(painter)
        if self._guides:
            painter.setPen(look.pen("accent", 0.0))
            painter.drawLines(list(self._guides))
        if not self._band.isEmpty():
            painter.setPen(look.pen("accent", 0.0))
            painter.setBrush(look.brush("accent", 0.1))
            painter.drawRect(self._band)
        if self._words:
            self._draw_words(painter)

    def _draw_wire(self, painter: QPainter) -> None:
        look = self._look
        role = "error" if self._refused else f"port:{self._kind}"
        painter.setPen(look.pen(role, 3.0, dashed=self._refused))
        painter.drawPath(self._wire)
        if self._target is not None:
            painter.setPen(look.pen(role, 2.0))
            painter.setBrush(look.brush(role, 0.2))
            painter.drawEllipse(self._target, 10.0, 10.0)
            painter.setBrush(look.no_brush)

    def _draw_words(self, painter: QPainter) -> None:
        """Draw the words at their size on the screen, whatever the zoom."""
        look = self._look
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
        icon_px = 22.0 if self._refused else 0.0
        room = QRectF(0, 0, _MOST_WORDS_PX, 400)
        words = look.small_metrics.boundingRect(room, flags, self._words)
        words.moveTo(_NEAR_PX + _INSET_PX + icon_px, _NEAR_PX + 6)
        box = words.adjusted(-_INSET_PX - icon_px, -6, _INSET_PX, 6)
        painter.save()
        painter.translate(self._words_at)
        painter.scale(1.0 / look.zoom, 1.0 / look.zoom)
        painter.setPen(look.pen("error" if self._refused else "border"))
        painter.setBrush(look.brush("raised"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, 0.5, 0.5), 6, 6)
        if self._refused:
            look.draw_icon(painter, "ban", "error", box.x() + 9, words.y() + 1, 14)
        painter.setFont(look.small_font)
        painter.setPen(look.pen("text"))
        painter.drawText(words.adjusted(0, 0, 2, 2), flags, self._words)
        painter.restore()
