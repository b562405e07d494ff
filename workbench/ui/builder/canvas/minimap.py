"""The whole graph in the corner, with a frame around what is in view."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.ui.builder.canvas.placing import room_of
from workbench.ui.builder.canvas.view import CanvasView
from workbench.ui.theme.theme import Theme

WIDTH_PX, HEIGHT_PX = 176, 112
_INSET_PX = 8.0
_LEAST_BLOCK_PX = 2.0
_WAIT_MS = 30


class Minimap(QWidget):
    """Blocks for nodes; a click or a drag moves what is in view. Hidden when all is in view."""

    def __init__(self, view: CanvasView, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._view, self._theme = view, theme
        self._blocks: dict[str, list[QRectF]] = {}
        self._frames: list[QRectF] = []
        self._room = QRectF()
        self._wanted = False
        self.setFixedSize(WIDTH_PX, HEIGHT_PX)
        self.setAccessibleName(self.tr("Map of the graph"))
        self.setToolTip(self.tr("Click or drag to move what is in view"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT_MS)
        self._wait.timeout.connect(self._gather)
        view.graph.touched.connect(self._on_touched)
        view.looked.connect(self._note)
        theme.changed.connect(self.update)

    @Slot()
    def _on_touched(self) -> None:
        if not self._wait.isActive():
            self._wait.start()

    @Slot()
    def _gather(self) -> None:
        scene = self._view.graph
        self._blocks = {}
        for item in scene.nodes.values():
            role = item.run.role if item.run.words else "muted"
            role = "accent" if item.marks.selected else role
            self._blocks.setdefault(role, []).append(item.card)
        self._frames = [item.sheet for item in scene.remarks.values()]
        cards = [card for blocks in self._blocks.values() for card in blocks]
        self._room = room_of((*cards, *self._frames))
        self._note()

    @Slot()
    def _note(self) -> None:
        """Show or hide it, and draw it anew."""
        room = self._room
        self._wanted = not room.isEmpty() and not self._view.seen.contains(room)
        self.setVisible(self._wanted)
        self.update()

    @property
    def wanted(self) -> bool:
        """Whether something is out of view."""
        return self._wanted

    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX, HEIGHT_PX)

    def _scale(self) -> tuple[float, QPointF]:
        """Pixels here per pixel of the scene, and where the scene's origin is."""
        inside = QRectF(self.rect()).adjusted(_INSET_PX, _INSET_PX, -_INSET_PX, -_INSET_PX)
        room = self._room
        wide, high = max(1.0, room.width()), max(1.0, room.height())
        scale = min(inside.width() / wide, inside.height() / high)
        return scale, inside.center() - room.center() * scale

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("border"))
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        scale, origin = self._scale()
        painter.setClipRect(self.rect().adjusted(2, 2, -2, -2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_weak", 0.6))
        painter.drawRects([_small(room, scale, origin) for room in self._frames])
        for role, blocks in self._blocks.items():
            painter.setBrush(theme.colour(role, 0.6 if role == "muted" else 0.9))
            painter.drawRects([_small(block, scale, origin) for block in blocks])
        seen = self._view.seen
        frame = QRectF(seen.topLeft() * scale + origin, seen.size() * scale)
        painter.setPen(theme.colour("accent"))
        painter.setBrush(theme.colour("accent", 0.08))
        painter.drawRoundedRect(frame, 3, 3)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._look_at(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._look_at(event)

    def _look_at(self, event: QMouseEvent) -> None:
        scale, origin = self._scale()
        self._view.look_at((event.position() - origin) / scale)


def _small(room: QRectF, scale: float, origin: QPointF) -> QRectF:
    width = max(_LEAST_BLOCK_PX, room.width() * scale)
    height = max(_LEAST_BLOCK_PX, room.height() * scale)
    return QRectF(room.x() * scale + origin.x(), room.y() * scale + origin.y(), width, height)
