"""The keyboard on the canvas."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent

from workbench.agents.graphs.edits import MoveParts, RemoveParts
from workbench.ui.builder.canvas.gestures import with_framed
from workbench.ui.builder.canvas.keyboard_wire import KeyboardWire
from workbench.ui.builder.canvas.look import GRID_PX
from workbench.ui.builder.canvas.placing import point, reading_order
from workbench.ui.builder.canvas.pointer import Pointer
from workbench.ui.builder.canvas.view import CanvasView

Key = Qt.Key
_FAR_PX = 4 * GRID_PX
_PAN_PX = 48.0
_WAYS: Mapping[int, tuple[int, int]] = {
    Key.Key_Left: (-1, 0),
    Key.Key_Right: (1, 0),
    Key.Key_Up: (0, -1),
    Key.Key_Down: (0, 1),
}


class Keys(QObject):
    """What keys do.

    Tab and Shift+Tab go through the nodes in reading order and out at the ends. What has the
    focus is chosen, until the space bar keeps it: then Tab only moves the focus, and the space
    bar adds and takes away. Arrows move what is chosen (one edit for as long as the key is
    down), or the paper if nothing is. Enter opens the properties, Ctrl+Enter goes inside, L
    draws a wire (see ``KeyboardWire``), Esc backs out one step.

    Signals:
        activated: The properties of a part are wanted. arg: its id.
        open_asked: A person wants to go inside. arg: the id of the node.
        fit_asked: Everything should be in view.
    """

    activated = Signal(str)
    open_asked = Signal(str)
    fit_asked = Signal()

    def __init__(self, view: CanvasView, pointer: Pointer) -> None:
        super().__init__(view)
        self._view, self._scene, self._pointer = view, view.graph, pointer
        self.wire = KeyboardWire(self._scene, self)
        self._keeping = False
        self._before: dict[str, QPointF] = {}
        self._plain: dict[int, Callable[[], object]] = {
            Key.Key_Delete: self.remove,
            Key.Key_Backspace: self.remove,
            Key.Key_Return: self._enter,
            Key.Key_Enter: self._enter,
            Key.Key_Plus: lambda: view.zoom_by(1),
            Key.Key_Equal: lambda: view.zoom_by(1),
            Key.Key_Minus: lambda: view.zoom_by(-1),
            Key.Key_0: self.fit_asked.emit,
            Key.Key_L: self._begin_wire,
        }

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means; returns whether it means something here."""
        key = event.key()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control:
            return self._with_control(key)
        if key in _WAYS:
            self._arrow(_WAYS[key], shift)
            return True
        if key == Key.Key_Space:
            if not event.isAutoRepeat():
                self._pointer.panning_key, self._pointer.panned = True, False
            return True
        if key == Key.Key_Escape:
            return self._escape()
        if key in self._plain and not (event.modifiers() & Qt.KeyboardModifier.AltModifier):
            self._plain[key]()
            return True
        return False

    def release(self, event: QKeyEvent) -> bool:
        """A key is up again; returns whether it means something here."""
        if event.isAutoRepeat():
            return False
        if event.key() == Key.Key_Space and self._pointer.panning_key:
            self._pointer.panning_key = False
            if not self._pointer.panned:
                self._keep()
            return True
        if event.key() in _WAYS:
            self.finish()
            return True
        return False

    def finish(self) -> None:
        """End what goes on while a key is down."""
        self._pointer.panning_key = False
        before, self._before = self._before, {}
        scene = self._scene
        if not before:
            return
        moved = {key: point(scene.place_of(key)) for key in before}
        scene.move_to(before)
        if moved != {key: point(at) for key, at in before.items()}:
            scene.ask(MoveParts(scene.scope, moved))

    def tab(self, *, onward: bool) -> bool:
        """Go to the next or the previous part; False at the end, where the focus leaves."""
        if self.wire.active:
            self.wire.step(1 if onward else -1)
            return True
        scene = self._scene
        order = [*reading_order(scene.nodes.values()), *sorted(scene.remarks)]
        if scene.focused in order:
            place = order.index(scene.focused) + (1 if onward else -1)
        else:
            place = 0 if onward else len(order) - 1
        if not 0 <= place < len(order):
            return False
        self.go_to(order[place])
        return True

    def go_to(self, part_id: str) -> None:
        """Let keys work on a part, and bring it into view."""
        scene = self._scene
        scene.focus(part_id)
        if not self._keeping:
            scene.choose({part_id})
        self._view.show_room(scene.room_of((part_id,)))

    def remove(self) -> None:
        """Ask to remove all that is chosen."""
        scene = self._scene
        if scene.selected or scene.selected_links:
            links = tuple(sorted(scene.selected_links))
            scene.ask(RemoveParts(scene.scope, scene.selected, links))

    def stop_keeping(self) -> None:
        """Let the choice follow the focus again."""
        self._keeping = False

    def _with_control(self, key: int) -> bool:
        scene = self._scene
        if key == Key.Key_A:
            scene.choose((*scene.nodes, *scene.remarks), scene.links)
        elif key in (Key.Key_Return, Key.Key_Enter) and scene.focused:
            item = scene.nodes.get(scene.focused)
            if item is None or not item.face.holder:
                return False
            self.open_asked.emit(scene.focused)
        elif key in (Key.Key_Plus, Key.Key_Equal, Key.Key_Minus, Key.Key_0):
            self._plain[key]()
        else:
            return False
        return True

    def _arrow(self, way: tuple[int, int], shift: bool) -> None:
        scene, step = self._scene, _FAR_PX if shift else GRID_PX
        if scene.read_only or not scene.selected:
            self._view.pan(QPointF(-way[0], -way[1]) * _PAN_PX)
            return
        if not self._before:
            ids = with_framed(scene, scene.selected)
            self._before = {part_id: scene.place_of(part_id) for part_id in ids}
        by = QPointF(*way) * step
        scene.move_to({part_id: scene.place_of(part_id) + by for part_id in self._before})

    def _keep(self) -> None:
        """Keep what has the focus among what is chosen, or take it away."""
        scene = self._scene
        if not scene.focused:
            return
        follows = not self._keeping and scene.selected == {scene.focused}
        self._keeping = True
        if not follows:
            scene.choose(scene.selected ^ {scene.focused}, scene.selected_links)

    def _begin_wire(self) -> None:
        if not self._scene.read_only:
            self.wire.begin()

    def _enter(self) -> None:
        if self.wire.active:
            self.wire.accept()
        elif self._scene.focused:
            self.activated.emit(self._scene.focused)

    def _escape(self) -> bool:
        scene = self._scene
        if self._pointer.cancel() or self.wire.cancel():
            return True
        if self._before:
            before, self._before = self._before, {}
            scene.move_to(before)
            return True
        self._keeping = False
        if scene.selected or scene.selected_links or scene.focused:
            scene.choose(())
            scene.focus("")
            return True
        return False
