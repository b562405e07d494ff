"""The view with its mouse, its keyboard and what is dropped on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from workbench.ui.builder.canvas.hits import hit_at
from workbench.ui.builder.canvas.keys import Keys
from workbench.ui.builder.canvas.pointer import Pointer
from workbench.ui.builder.canvas.scene import GraphScene
from workbench.ui.builder.canvas.view import CanvasView

KIND_MIME = "application/x-workbench-node-kind"


class Stage(CanvasView):
    """Hands events to the pointer and the keys.

    Signals:
        open_asked: A person wants to go inside a node. arg: its id.
        activated: The properties of a part are wanted. arg: its id.
        add_asked: Something should be put at a place. arg: the place in the scene.
        context_asked: A menu is wanted. args: id of the part or empty, place on the screen.
        dropped_kind: A kind of node was dropped. args: its key, the place in the scene.
        fit_asked: Everything should be in view.
    """

    open_asked = Signal(str)
    activated = Signal(str)
    add_asked = Signal(QPointF)
    context_asked = Signal(str, QPoint)
    dropped_kind = Signal(str, QPointF)
    fit_asked = Signal()

    def __init__(self, scene: GraphScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.pointer = Pointer(self)
        self.keys = Keys(self, self.pointer)
        self.keys.activated.connect(self.activated)
        self.keys.open_asked.connect(self.open_asked)
        self.keys.fit_asked.connect(self.fit_asked)
        self.setAcceptDrops(True)

    # -- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.keys.stop_keeping()
        self.keys.wire.cancel()
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place = self.mapToScene(event.position().toPoint())
        hit = hit_at(self.graph, place)
        if hit.node is not None and hit.node.face.holder:
            self.open_asked.emit(hit.part_id)
        elif hit.part_id:
            self.activated.emit(hit.part_id)
        elif hit.link is None:
            self.add_asked.emit(place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        scene = self.graph
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = scene.room_of((scene.focused,)).center() if scene.focused else None
            at = self.mapFromScene(place) if place is not None else self.rect().center()
            self.context_asked.emit(scene.focused, self.viewport().mapToGlobal(at))
            return
        hit = hit_at(scene, self.mapToScene(event.pos()))
        if hit.link is not None:
            scene.choose((), (hit.link.link,))
        elif hit.part_id not in scene.selected:
            scene.choose({hit.part_id} - {""})
        if hit.part_id:
            scene.focus(hit.part_id)
        self.context_asked.emit(hit.part_id, event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            hit = hit_at(self.graph, place := self.mapToScene(event.pos()))
            words = hit.node.words_at(place) if hit.node is not None else ""
            if words:
                QToolTip.showText(event.globalPos(), words, self.viewport())
            else:
                QToolTip.hideText()
            return True
        if event.type() == QEvent.Type.Leave:
            self.pointer.leave()
        return super().viewportEvent(event)

    # -- keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.setAccepted(self.keys.press(event))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.setAccepted(self.keys.release(event))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802, A002  Qt's names
        if self.keys.tab(onward=next):
            return True
        return super().focusNextPrevChild(next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        reason, reasons = event.reason(), Qt.FocusReason
        if reason == reasons.TabFocusReason:
            self.graph.focus("")
            self.keys.tab(onward=True)
        elif reason == reasons.BacktabFocusReason:
            self.graph.focus("")
            self.keys.tab(onward=False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.keys.finish()
        self.keys.wire.cancel()
        super().focusOutEvent(event)

    # -- what is dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(KIND_MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(KIND_MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        if not event.mimeData().hasFormat(KIND_MIME):
            event.ignore()
            return
        raw = event.mimeData().data(KIND_MIME).data()
        key = bytes(raw).decode("utf-8", "replace")
        self.dropped_kind.emit(key, self.mapToScene(event.position().toPoint()))
        event.acceptProposedAction()
