"""Wiring by keyboard: an output of the focused node, then an input that takes it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from workbench.ui.builder.canvas.face import plain_ports
from workbench.ui.builder.canvas.placing import reading_order
from workbench.ui.builder.canvas.scene import GraphScene
from workbench.ui.builder.canvas.wire_gesture import Wire
from workbench.ui.builder.canvas.wire_rules import End, ends_of
from workbench.ui.builder.words import port_title, tr


class KeyboardWire(QObject):
    """L begins a wire at the focused node's first output, and L again takes the next output.

    Tab and Shift+Tab go through the inputs that take it, in reading order; Enter makes the
    link and Esc leaves it.

    Signals:
        said: Where the wire would lead, in words.
    """

    said = Signal(str)

    def __init__(self, scene: GraphScene, parent: QObject) -> None:
        super().__init__(parent)
        self._scene = scene
        self._outputs: list[End] = []
        self._output = self._target = 0
        self._targets: list[End] = []
        self._wire: Wire | None = None

    @property
    def active(self) -> bool:
        """Whether a wire is being led."""
        return self._wire is not None

    @property
    def target(self) -> End | None:
        """The input that Enter would link to."""
        return self._targets[self._target] if self._targets else None

    def begin(self) -> None:
        """Take the first output of the focused node, or the next one."""
        if self.active:
            self._output = (self._output + 1) % len(self._outputs)
            self._take()
            return
        item = self._scene.nodes.get(self._scene.focused)
        if item is None:
            return
        ends = ends_of(item.node.id, plain_ports(item.face))
        self._outputs = [end for end in ends if end.side == "out"]
        self._output = 0
        if not self._outputs:
            words = tr("{0} has no output").format(item.face.title)
            self._scene.refused.emit(words)
            return
        self._take()

    def step(self, by: int) -> None:
        """Lead it to another input."""
        if self._targets:
            self._target = (self._target + by) % len(self._targets)
            self._show()

    def accept(self) -> None:
        """Make the link."""
        wire, target = self._wire, self.target
        self.cancel()
        if wire is not None and target is not None:
            wire.make(target)

    def cancel(self) -> bool:
        """Leave it; returns whether there was one."""
        if self._wire is None:
            return False
        self._wire.end()
        self._wire, self._targets = None, []
        return True

    def _take(self) -> None:
        self.cancel()
        output = self._outputs[self._output]
        wire = Wire(self._scene, output)
        order = reading_order(self._scene.nodes.values())
        after = order.index(output.node_id) + 1
        ends = [
            end
            for node_id in (*order[after:], *order[:after])
            for end in ends_of(node_id, wire.ports[node_id])
        ]
        self._targets = [end for end in ends if not wire.rules.why_not(end)]
        self._target = 0
        if not self._targets and len(self._outputs) == 1:
            words = tr("Nothing here takes {0}").format(port_title(output.port))
            self._scene.refused.emit(words)
            return
        self._wire = wire
        wire.begin()
        self._show()

    def _show(self) -> None:
        wire, target = self._wire, self.target
        if wire is None:
            return
        from_ = port_title(wire.start.port)
        if target is None:
            words = tr("Nothing here takes {0}").format(from_)
            place = self._scene.nodes[wire.start.node_id].port_place(wire.start.key)
            self._scene.overlay.say(words, place)
        else:
            wire.show(self._scene.nodes[target.node_id].card.center(), target, "")
            title = self._scene.nodes[target.node_id].face.title
            words = tr("{0} to {1} of {2}").format(from_, port_title(target.port), title)
        self.said.emit(words)
