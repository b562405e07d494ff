"""The mouse on the canvas: which gesture a button begins, and what is under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Slot
from PySide6.QtGui import QMouseEvent

from workbench.ui.builder.canvas.gestures import (
    BandGesture,
    Gesture,
    MoveGesture,
    SizeGesture,
    choose_pressed,
)
from workbench.ui.builder.canvas.hits import Hit, hit_at
from workbench.ui.builder.canvas.link_item import LinkItem
from workbench.ui.builder.canvas.view import CanvasView
from workbench.ui.builder.canvas.wire_gesture import start_wire

_EDGE_PX = 24
_SCROLL_PX = 14
_SCROLL_MS = 16


class Pointer(QObject):
    """Turns presses, moves and releases into gestures.

    Attributes:
        panning_key: Whether the space bar is down, so that a drag moves the paper.
    """

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._gesture: Gesture | None = None
        self._pan_from: QPointF | None = None
        self._button = Qt.MouseButton.NoButton
        self._at = QPointF()
        self._modifiers = Qt.KeyboardModifier.NoModifier
        self._hovered: LinkItem | None = None
        self.panning_key = False
        self.panned = False
        self._scroll = QTimer(self)
        self._scroll.setInterval(_SCROLL_MS)
        self._scroll.timeout.connect(self._on_scroll)

    @property
    def busy(self) -> bool:
        """Whether a button is down on the canvas."""
        return self._gesture is not None or self._pan_from is not None

    def place(self, event: QMouseEvent) -> QPointF:
        """Where in the scene an event is."""
        return self._view.mapToScene(event.position().toPoint())

    def press(self, event: QMouseEvent) -> None:
        """Begin a gesture."""
        if self.busy:
            return
        button, left = event.button(), Qt.MouseButton.LeftButton
        self._button, self._at, self._modifiers = button, event.position(), event.modifiers()
        if button == Qt.MouseButton.MiddleButton or (button == left and self.panning_key):
            self._pan_from = event.position()
            self.panned = True
            self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif button == left and self._view.graph.read_only:
            self._look_at(self.place(event), event)
        elif button == left:
            self._begin(self.place(event), event.modifiers())

    def _begin(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        scene = self._view.graph
        hit = hit_at(scene, place)
        if hit.port is not None:
            self._gesture = start_wire(scene, hit, place)
            if self._gesture is not None:
                return
        if hit.remark is not None and hit.corner:
            scene.choose({hit.part_id})
            self._gesture = SizeGesture(scene, hit.remark, place)
        elif hit.part_id:
            choose_pressed(scene, hit, modifiers)
            self._gesture = MoveGesture(scene, hit, place)
        elif hit.link is not None:
            choose_pressed(scene, hit, modifiers)
        else:
            self._gesture = BandGesture(scene, place, modifiers)

    def _look_at(self, place: QPointF, event: QMouseEvent) -> None:
        """Choose what is there; a drag moves the paper."""
        scene, hit = self._view.graph, hit_at(self._view.graph, place)
        if hit.part_id or hit.link is not None:
            choose_pressed(scene, hit, event.modifiers())
        else:
            scene.choose(())
            scene.focus("")
        self._pan_from = event.position()

    def move(self, event: QMouseEvent) -> None:
        """Go on with the gesture, or show what is under the pointer."""
        self._at, self._modifiers = event.position(), event.modifiers()
        if self._pan_from is not None:
            self._view.pan(event.position() - self._pan_from)
            self._pan_from = event.position()
        elif self._gesture is not None:
            self._gesture.move(self.place(event), event.modifiers())
            self._note_edge()
        else:
            self._hover(self.place(event))

    def release(self, event: QMouseEvent) -> None:
        """End the gesture."""
        if event.button() != self._button:
            return
        self._button = Qt.MouseButton.NoButton
        self._scroll.stop()
        gesture, self._gesture = self._gesture, None
        self._pan_from = None
        if gesture is not None:
            gesture.release(self.place(event), event.modifiers())
        self._hover(self.place(event))

    def cancel(self) -> bool:
        """Leave the gesture of the moment; returns whether there was one."""
        if not self.busy:
            return False
        self._scroll.stop()
        gesture, self._gesture, self._pan_from = self._gesture, None, None
        if gesture is not None:
            gesture.cancel()
        return True

    def forget(self) -> None:
        """Nothing is under the pointer any more; items may be gone."""
        self.cancel()
        self._hovered = None

    def leave(self) -> None:
        """The pointer left the canvas."""
        self._show_hovered(None)

    # -- what is under the pointer

    def _hover(self, place: QPointF) -> None:
        hit = hit_at(self._view.graph, place)
        self._show_hovered(hit.link)
        self._view.viewport().setCursor(self._cursor(hit))

    def _show_hovered(self, link: LinkItem | None) -> None:
        if link is self._hovered:
            return
        links = self._view.graph.links
        for item, hovered in ((self._hovered, False), (link, True)):
            if item is not None and links.get(item.link) is item:
                item.show_marks(hovered=hovered)
        self._hovered = link

    def _cursor(self, hit: Hit) -> Qt.CursorShape:
        if self.panning_key:
            return Qt.CursorShape.OpenHandCursor
        if self._view.graph.read_only:
            return Qt.CursorShape.ArrowCursor
        if hit.port is not None:
            return Qt.CursorShape.CrossCursor
        if hit.corner:
            return Qt.CursorShape.SizeFDiagCursor
        return Qt.CursorShape.ArrowCursor

    # -- the paper moves along when something is dragged to its edge

    def _note_edge(self) -> None:
        if self._way().isNull():
            self._scroll.stop()
        elif not self._scroll.isActive():
            self._scroll.start()

    def _way(self) -> QPointF:
        room, at = self._view.viewport().rect(), self._at
        x = _beyond(at.x(), room.left() + _EDGE_PX, room.right() - _EDGE_PX)
        y = _beyond(at.y(), room.top() + _EDGE_PX, room.bottom() - _EDGE_PX)
        return QPointF(x, y) * _SCROLL_PX

    @Slot()
    def _on_scroll(self) -> None:
        way = self._way()
        if self._gesture is None or way.isNull():
            self._scroll.stop()
            return
        self._view.pan(-way)
        place = self._view.mapToScene(self._at.toPoint())
        self._gesture.move(place, self._modifiers)


def _beyond(value: float, low: float, high: float) -> int:
    return -1 if value < low else 1 if value > high else 0
