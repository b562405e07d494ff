"""The window on to the scene: zoom, panning, the dots behind, and the far picture."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QGestureEvent,
    QGraphicsView,
    QPinchGesture,
    QStyleOptionGraphicsItem,
    QWidget,
)

from workbench.ui.builder.canvas.far_paint import FarPicture
from workbench.ui.builder.canvas.look import CARDS_FROM, PORTS_FROM
from workbench.ui.builder.canvas.scene import GraphScene
from workbench.ui.builder.canvas.scrolling import scrolled

LEAST_ZOOM, MOST_ZOOM = 0.1, 3.0
_WORLD_PX = 200_000.0
_STEP = 1.25
_WHEEL_STEP = 1.15
_DOTS_PX = 24.0
_LEAST_DOTS_PX = 18.0
_DOT_PX = 2.0
_MARGIN_PX = 48.0
_FIT_MARGIN_PX = 28.0
_MOST_CARDS = 120


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is in view.

    Attributes:
        zoom: Screen pixels per scene pixel.
        centre: The place of the scene in the middle.
        fitted: The room that was fitted into the view and the most zoom for it; None once one
            zoomed or moved the paper.
    """

    zoom: float
    centre: QPointF
    fitted: tuple[QRectF, float] | None


class CanvasView(QGraphicsView):
    """Shows a graph scene, from 10 to 300 %.

    Below 20 %, or where about more cards are in view than a frame has time for, everything is
    painted at once as plain blocks.

    Signals:
        looked: Another part is in view, or at another zoom.
    """

    looked = Signal()

    def __init__(self, scene: GraphScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.graph = scene
        self._far = FarPicture(scene.look)
        self._far_stale = True
        self._far_now = False
        self._room = QRectF()
        self._dots = QPolygonF()
        self._dots_for = (0.0, 0)
        self._fitted: tuple[QRectF, float] | None = None
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSceneRect(-_WORLD_PX, -_WORLD_PX, 2 * _WORLD_PX, 2 * _WORLD_PX)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        hint = QPainter.RenderHint
        self.setRenderHints(
            hint.Antialiasing | hint.TextAntialiasing | hint.SmoothPixmapTransform
        )
        flags = QGraphicsView.OptimizationFlag
        self.setOptimizationFlags(flags.DontSavePainterState | flags.DontAdjustForAntialiasing)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        # All of it is painted, so that Qt may scroll what is there already.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        scene.touched.connect(self._on_touched)
        self._note_mode()

    # -- zoom and place

    @property
    def zoom(self) -> float:
        """Screen pixels per scene pixel."""
        return self.graph.look.zoom

    @property
    def seen(self) -> QRectF:
        """The room of the scene that is in view."""
        return self.mapToScene(self.viewport().rect()).boundingRect()

    @property
    def outlook(self) -> Outlook:
        """What is in view now."""
        return Outlook(self.zoom, self.seen.center(), self._fitted)

    def return_to(self, outlook: Outlook) -> None:
        """Show what was in view; what was fitted is fitted to the size of now."""
        if outlook.fitted is not None:
            self.fit(*outlook.fitted)
            return
        self.set_zoom(outlook.zoom)
        self.look_at(outlook.centre)

    def set_zoom(
        self, zoom: float, at: QPointF | None = None, *, exactly: bool = False
    ) -> None:
        """Zoom around a place of the viewport; around its middle if none is told.

        Unless it must be met exactly, a zoom of about 100 % becomes 100 %.
        """
        self._fitted = None
        spot = QPointF(self.viewport().rect().center()) if at is None else at
        below = self._to_scene(spot)
        zoom = min(MOST_ZOOM, max(LEAST_ZOOM, zoom))
        if abs(zoom - 1.0) < 0.02 and not exactly:
            zoom = 1.0  # cards are sharpest there
        self.graph.look.zoom = zoom
        transform = self.transform()
        transform.reset()
        transform.scale(zoom, zoom)
        self.setTransform(transform)
        off = below * zoom - spot
        self._scroll_to(off)
        self._note_mode()
        self.looked.emit()

    def zoom_by(self, steps: float, at: QPointF | None = None) -> None:
        """Zoom in by steps, or out if they are negative."""
        self.set_zoom(self.zoom * _STEP**steps, at)

    def pan(self, by: QPointF) -> None:
        """Move the paper by pixels of the screen."""
        self._fitted = None
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() - round(by.x()))
        down.setValue(down.value() - round(by.y()))
        self._note_mode()
        self.looked.emit()

    def look_at(self, place: QPointF) -> None:
        """Bring a place of the scene to the middle."""
        self._fitted = None
        middle = QPointF(self.viewport().rect().center())
        self._scroll_to(place * self.zoom - middle)
        self._note_mode()
        self.looked.emit()

    def fit(self, room: QRectF, most_zoom: float = 1.0) -> None:
        """Show a room of the scene, no larger than ``most_zoom``."""
        if room.isEmpty():
            self.set_zoom(1.0)
            self.look_at(QPointF())
            return
        size = self.viewport().size()
        wide = max(1.0, size.width() - 2 * _FIT_MARGIN_PX) / room.width()
        high = max(1.0, size.height() - 2 * _FIT_MARGIN_PX) / room.height()
        self.set_zoom(min(most_zoom, wide, high))
        self.look_at(room.center())
        self._fitted = (room, most_zoom)

    def show_room(self, room: QRectF) -> None:
        """Move the paper just so far that a room is in view."""
        seen, margin = self.seen, _MARGIN_PX / self.zoom
        wanted = room.adjusted(-margin, -margin, margin, margin)
        x = _inward(seen.left(), seen.right(), wanted.left(), wanted.right())
        y = _inward(seen.top(), seen.bottom(), wanted.top(), wanted.bottom())
        if x or y:
            self.pan(QPointF(-x, -y) * self.zoom)

    def _to_scene(self, spot: QPointF) -> QPointF:
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return (spot + QPointF(across, down)) / self.zoom

    def _scroll_to(self, off: QPointF) -> None:
        self.horizontalScrollBar().setValue(round(off.x()))
        self.verticalScrollBar().setValue(round(off.y()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted is not None:  # all was in view, and stays so
            self.fit(*self._fitted)
        self._note_mode()
        self.looked.emit()

    # -- painting

    @property
    def is_far(self) -> bool:
        """Whether plain blocks are painted."""
        return self._far_now

    def _note_mode(self) -> None:
        """Paint cards or blocks, by the zoom and by how many cards are about in view."""
        crowded = self.zoom < PORTS_FROM and self._cards_about() > _MOST_CARDS
        self._far_now = self.zoom < CARDS_FROM or crowded
        mode = QGraphicsView.ViewportUpdateMode
        wanted = mode.FullViewportUpdate if self.is_far else mode.SmartViewportUpdate
        if self.viewportUpdateMode() != wanted:
            self.setViewportUpdateMode(wanted)
            self.viewport().update()

    def _cards_about(self) -> float:
        """How many cards are in view if they stand evenly; that is quickly known."""
        count, room = len(self.graph.nodes), self._room
        if count <= _MOST_CARDS or room.isEmpty():
            return count
        common = self.seen.intersected(room)
        return count * common.width() * common.height() / (room.width() * room.height())

    def _on_touched(self) -> None:
        self._far_stale = True
        crowd = len(self.graph.nodes) > _MOST_CARDS
        self._room = self.graph.room_of() if crowd else QRectF()
        self._note_mode()
        if self.is_far:
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_far:
            super().paintEvent(event)
            return
        if self._far_stale:
            self._far.gather(self.graph.nodes.values(), self.graph.links.values())
            self._far_stale = False
        painter = QPainter(self.viewport())
        painter.setRenderHints(self.renderHints())
        painter.setTransform(self.viewportTransform())
        self.drawBackground(painter, self.seen)
        option = QStyleOptionGraphicsItem()
        for remark in self.graph.remarks.values():
            painter.save()
            painter.translate(remark.pos())
            remark.paint(painter, option)
            painter.restore()
        self._far.draw(painter)
        self.graph.overlay.paint(painter, option)
        painter.end()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:  # noqa: N802  Qt's name
        look = self.graph.look
        painter.fillRect(rect, look.brush("window"))
        step = _DOTS_PX
        while step * look.zoom < _LEAST_DOTS_PX:
            step *= 2
        size = self.viewport().size()
        step_px = step * look.zoom
        if (step_px, size.width()) != self._dots_for:
            self._dots_for = (step_px, size.width())
            columns = int(size.width() // step_px) + 2
            self._dots = QPolygonF([QPointF(n * step_px, 0.0) for n in range(columns)])
        corner = self.mapToScene(QPoint(0, 0))
        first = QPointF(corner.x() // step * step, corner.y() // step * step)
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.translate(self.viewportTransform().map(first))
        painter.setPen(QPen(look.brush("border"), _DOT_PX))
        for _row in range(int(size.height() // step_px) + 2):
            painter.drawPoints(self._dots)
            painter.translate(0.0, step_px)
        painter.restore()

    # -- wheel and pinch

    def wheelEvent(self, event: QWheelEvent) -> None:
        asked = scrolled(event)
        if asked.steps:
            whole = asked.steps.is_integer()  # fingers would never leave 100 % again
            zoom = self.zoom * _WHEEL_STEP**asked.steps
            self.set_zoom(zoom, event.position(), exactly=not whole)
        else:
            self.pan(asked.by)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                zoom = self.zoom * max(0.1, 1.0 + event.value())
                self.set_zoom(zoom, event.position(), exactly=True)
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                middle = self.viewport().mapFromGlobal(pinch.centerPoint().toPoint())
                zoom = self.zoom * pinch.scaleFactor()
                self.set_zoom(zoom, QPointF(middle), exactly=True)
                return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.graph.look.has_focus = True
        self.graph.dress()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.graph.look.has_focus = False
        self.graph.dress()


def _inward(low: float, high: float, from_: float, to: float) -> float:
    """How far a stretch of the paper has to move so that another lies in it."""
    if from_ < low or to - from_ > high - low:
        return from_ - low
    return max(0.0, to - high)
