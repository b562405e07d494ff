"""Drawing a wire from one port to another, or leading an old one elsewhere."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF

from workbench.agents.graphs.documents import Link
from workbench.agents.graphs.edits import AddLink, RemoveParts
from workbench.agents.nodes.api import Ports
from workbench.ui.builder.canvas.face import plain_ports
from workbench.ui.builder.canvas.gestures import Modifiers
from workbench.ui.builder.canvas.hits import Hit, end_of, hit_at
from workbench.ui.builder.canvas.scene import GraphScene
from workbench.ui.builder.canvas.wire_rules import End, WireRules, ends_of, rules_for
from workbench.ui.builder.words import port_title, tr

_START_PX = 5.0


class Wire:
    """A wire that is held at one end: shown, and made where it may end.

    Attributes:
        start: The end that is held.
        rules: Where it may end.
    """

    def __init__(self, scene: GraphScene, start: End, picked: Link | None = None) -> None:
        self._scene, self.start, self._picked = scene, start, picked
        links = [link for link in scene.body.links if link != picked]
        titles = {key: item.face.title for key, item in scene.nodes.items()}
        self.rules: WireRules = rules_for(start, links, titles)
        self.ports: dict[str, Ports] = {
            key: plain_ports(item.face) for key, item in scene.nodes.items()
        }

    def begin(self) -> None:
        """Fade what it cannot lead to, and the link that was picked up."""
        for node_id, fitting in self.rules.fitting(self.ports).items():
            self._scene.nodes[node_id].show_fitting(fitting)
        if self._picked is not None:
            self._scene.links[self._picked].setVisible(False)
        self._scene.touched.emit()

    def show(self, place: QPointF, target: End | None, refusal: str) -> None:
        """Show it with its loose end at a place, or at the port it would end at."""
        scene = self._scene
        held = scene.nodes[self.start.node_id].port_place(self.start.key)
        spot, words = None, refusal
        if target is not None:
            spot = scene.nodes[target.node_id].port_place(target.key)
            words = refusal or self._words(target)
        loose = spot if spot is not None else place
        ends = (held, loose) if self.start.side == "out" else (loose, held)
        kind = self.start.port.type
        if self.start.side == "in" and target is not None:
            kind = target.port.type
        scene.overlay.show_wire(*ends, kind, words, loose, refused=bool(refusal))
        self._fade_replaced(target if not refusal else None)

    def make(self, target: End) -> None:
        """Ask for the link."""
        scene, link = self._scene, self.rules.link_to(target)
        gone = list(self.rules.replaced_by(target))
        if self._picked is not None and self._picked not in gone:
            gone.append(self._picked)
        if link != self._picked:
            scene.ask(AddLink(scene.scope, link, tuple(gone)))

    def remove(self) -> None:
        """Ask to remove the link that was picked up."""
        if self._picked is not None:
            scene = self._scene
            scene.ask(RemoveParts(scene.scope, frozenset(), (self._picked,)))

    def end(self) -> None:
        """Show everything as before."""
        scene = self._scene
        scene.overlay.clear()
        for item in scene.nodes.values():
            item.show_fitting(None)
        self._fade_replaced(None)
        if self._picked is not None and self._picked in scene.links:
            scene.links[self._picked].setVisible(True)
        scene.touched.emit()

    def _words(self, target: End) -> str:
        title = self._scene.nodes[target.node_id].face.title
        said = f"{title} · {port_title(target.port)}"
        replaced = self.rules.replaced_by(target)
        return tr("{0}, in place of its link").format(said) if replaced else said

    def _fade_replaced(self, target: End | None) -> None:
        gone = set(self.rules.replaced_by(target)) if target is not None else set()
        for link in self.rules.links:
            if link in self._scene.links:
                self._scene.links[link].show_marks(faded=link in gone)


class WireGesture:
    """Draws a wire by the mouse."""

    def __init__(
        self, scene: GraphScene, start: End, place: QPointF, picked: Link | None = None
    ) -> None:
        self._scene, self._start, self._picked = scene, place, picked
        self._wire = Wire(scene, start, picked)
        self._moving = False

    def move(self, place: QPointF, modifiers: Modifiers) -> None:
        if not self._moving:
            off = place - self._start
            if math.hypot(off.x(), off.y()) * self._scene.look.zoom < _START_PX:
                return
            self._moving = True
            self._wire.begin()
        target, refusal = self._target(place)
        self._wire.show(place, target, refusal)

    def release(self, place: QPointF, modifiers: Modifiers) -> None:
        self.move(place, modifiers)
        if not self._moving:
            return
        target, refusal = self._target(place)
        over = hit_at(self._scene, place).node
        self.cancel()
        start = self._wire.start
        if refusal:
            self._scene.refused.emit(refusal)
        elif target is not None:
            self._wire.make(target)
        elif self._picked is not None:
            self._wire.remove()
        elif over is None:
            self._scene.add_asked.emit(place, start.port, start.node_id)

    def cancel(self) -> None:
        if self._moving:
            self._wire.end()

    def _target(self, place: QPointF) -> tuple[End | None, str]:
        """The port it would end at, and why it cannot."""
        hit = hit_at(self._scene, place)
        if hit.node is None:
            return None, ""
        end = end_of(hit)
        if end is not None:
            own = (end.node_id, end.key) == (self._wire.start.node_id, self._wire.start.key)
            return (None, "") if own else (end, self._wire.rules.why_not(end))
        return self._somewhere_on(hit)

    def _somewhere_on(self, hit: Hit) -> tuple[End | None, str]:
        """On the card itself: the first port that fits, a free one before others."""
        node_id, rules = hit.part_id, self._wire.rules
        if node_id == rules.start.node_id:
            return None, ""
        ends = ends_of(node_id, self._wire.ports[node_id])
        across = [end for end in ends if end.side != rules.start.side]
        refusals = {end.key: rules.why_not(end) for end in across}
        fits = [end for end in across if not refusals[end.key]]
        fits.sort(key=lambda end: bool(rules.replaced_by(end)))
        if fits:
            return fits[0], ""
        reason = refusals[across[0].key] if across else tr("It has no port for this wire")
        return None, reason


def start_wire(scene: GraphScene, hit: Hit, place: QPointF) -> WireGesture | None:
    """What a press on a port begins; an input that has a link gives it into the hand.

    An input that takes several links begins a new one, unless one of them is chosen.
    """
    end = end_of(hit)
    picked = _picked(scene, hit, end)
    if picked is not None:
        source = scene.nodes[picked.source].face.port(("out", picked.output))
        if source is None or source.broken:
            return None
        return WireGesture(scene, End(picked.source, "out", source.port), place, picked)
    return WireGesture(scene, end, place) if end is not None else None


def _picked(scene: GraphScene, hit: Hit, end: End | None) -> Link | None:
    if hit.node is None or hit.port is None or hit.port[0] == "out":
        return None
    here = (hit.part_id, hit.port[1])
    links = [link for link in scene.links if (link.target, link.input) == here]
    chosen = [link for link in links if link in scene.selected_links]
    if end is not None and end.port.many:
        return chosen[0] if chosen else None
    return next(iter(chosen or links), None)
