"""What a pressed button may become: moving parts, sizing a remark, a rubber band."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt

from workbench.agents.graphs.edits import MoveParts, SetRemark
from workbench.ui.builder.canvas.hits import Hit
from workbench.ui.builder.canvas.placing import point
from workbench.ui.builder.canvas.remark_item import LEAST_PX, RemarkItem
from workbench.ui.builder.canvas.scene import GraphScene
from workbench.ui.builder.canvas.snapping import at_rest, on_grid

Modifiers = Qt.KeyboardModifier
_START_PX = 4.0
_ADDING = Modifiers.ShiftModifier | Modifiers.ControlModifier


class Gesture(Protocol):
    """One button, from its press to its release; places are of the canvas."""

    def move(self, place: QPointF, modifiers: Modifiers) -> None: ...
    def release(self, place: QPointF, modifiers: Modifiers) -> None: ...
    def cancel(self) -> None:
        """Leave everything as it was before."""
        ...


def adds(modifiers: Modifiers) -> bool:
    """Whether what is chosen is added to what is chosen already."""
    return bool(modifiers & _ADDING)


def choose_pressed(scene: GraphScene, hit: Hit, modifiers: Modifiers) -> None:
    """Choose what a button was pressed on."""
    ids = {hit.part_id} - {""}
    links = {hit.link.link} if hit.link is not None else set()
    if adds(modifiers):
        scene.choose(scene.selected ^ ids, scene.selected_links ^ links)
    elif not (ids <= scene.selected and links <= scene.selected_links):
        scene.choose(ids, links)
    if hit.part_id:
        scene.focus(hit.part_id)


class MoveGesture:
    """Moves all that is chosen, a frame with the nodes in it; one edit at its end."""

    def __init__(self, scene: GraphScene, hit: Hit, place: QPointF) -> None:
        self._scene, self._hit, self._start = scene, hit, place
        ids = scene.selected or {hit.part_id}
        self._ids = with_framed(scene, ids)
        self._before = {part_id: scene.place_of(part_id) for part_id in self._ids}
        self._room = scene.room_of(self._ids)
        self._moving = False

    def move(self, place: QPointF, modifiers: Modifiers) -> None:
        scene, offset = self._scene, place - self._start
        if not self._moving:
            if math.hypot(offset.x(), offset.y()) * scene.look.zoom < _START_PX:
                return
            self._moving = True
        rest = at_rest(self._room, offset, self._others())
        scene.move_to({key: at + rest.offset for key, at in self._before.items()})
        scene.overlay.show_guides(rest.guides)

    def release(self, place: QPointF, modifiers: Modifiers) -> None:
        scene = self._scene
        if not self._moving:
            if not adds(modifiers) and self._hit.part_id:
                scene.choose({self._hit.part_id})
            return
        self.move(place, modifiers)
        moved = {key: point(scene.place_of(key)) for key in self._ids}
        before = {key: point(at) for key, at in self._before.items()}
        self.cancel()
        if moved != before:
            scene.ask(MoveParts(scene.scope, moved))

    def cancel(self) -> None:
        self._scene.overlay.clear()
        if self._moving:
            self._scene.move_to(self._before)

    def _others(self) -> list[QRectF]:
        """Cards in view that it may be in line with."""
        views = self._scene.views()
        seen = QRectF()
        if views:
            view = views[0]
            seen = view.mapToScene(view.viewport().rect()).boundingRect()
        nodes = self._scene.nodes.items()
        return [
            card
            for node_id, item in nodes
            if node_id not in self._ids and seen.intersects(card := item.card)
        ]


def with_framed(scene: GraphScene, ids: frozenset[str] | set[str]) -> frozenset[str]:
    """The parts, and what lies in those that are frames."""
    found = set(ids)
    for part_id in ids:
        frame = scene.remarks.get(part_id)
        if frame is None:
            continue
        sheet = frame.sheet
        nodes = scene.nodes.items()
        found |= {key for key, item in nodes if sheet.contains(item.card.center())}
        found |= {key for key, each in scene.remarks.items() if sheet.contains(each.sheet)}
    return frozenset(found)


class SizeGesture:
    """Sizes a remark by its corner."""

    def __init__(self, scene: GraphScene, item: RemarkItem, place: QPointF) -> None:
        self._scene, self._item = scene, item
        self._off = item.sheet.bottomRight() - place
        self._before = item.size

    def move(self, place: QPointF, modifiers: Modifiers) -> None:
        reach = place + self._off - self._item.pos()
        width = max(LEAST_PX[0], round(on_grid(reach.x())))
        self._item.resize_to(width, max(LEAST_PX[1], round(on_grid(reach.y()))))
        self._scene.touched.emit()

    def release(self, place: QPointF, modifiers: Modifiers) -> None:
        self.move(place, modifiers)
        width, height = self._item.size
        self.cancel()
        if (width, height) != self._before:
            remark = replace(self._item.remark, width=width, height=height)
            self._scene.ask(SetRemark(self._scene.scope, remark))

    def cancel(self) -> None:
        self._item.resize_to(*self._before)
        self._scene.touched.emit()


class BandGesture:
    """Chooses the nodes that a rubber band touches; frames only if it holds them whole."""

    def __init__(self, scene: GraphScene, place: QPointF, modifiers: Modifiers) -> None:
        self._scene, self._start = scene, place
        self._kept = scene.selected if adds(modifiers) else frozenset()
        self._before = scene.selected, scene.selected_links
        self._moved = False
        if not adds(modifiers):
            scene.choose(())
            scene.focus("")

    def move(self, place: QPointF, modifiers: Modifiers) -> None:
        scene = self._scene
        band = QRectF(self._start, place).normalized()
        if not self._moved:
            if max(band.width(), band.height()) * scene.look.zoom < _START_PX:
                return
            self._moved = True
        scene.overlay.show_band(band)
        touched = {key for key, item in scene.nodes.items() if band.intersects(item.card)}
        held = {key for key, item in scene.remarks.items() if band.contains(item.sheet)}
        scene.choose(self._kept | touched | held)

    def release(self, place: QPointF, modifiers: Modifiers) -> None:
        self._scene.overlay.clear()

    def cancel(self) -> None:
        self._scene.overlay.clear()
        self._scene.choose(*self._before)
