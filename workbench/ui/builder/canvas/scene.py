"""The items of one body, kept by id; what is shown anew changes only what is different."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtWidgets import QGraphicsScene

from workbench.agents.graphs.documents import Body, Link, Point, Scope, path_of
from workbench.agents.graphs.edits import GraphEdit
from workbench.agents.nodes.api import World
from workbench.traces.progress import NodeProgress
from workbench.ui.builder.canvas.card_paint import Marks
from workbench.ui.builder.canvas.face import NothingKnown
from workbench.ui.builder.canvas.link_item import LinkItem
from workbench.ui.builder.canvas.look import CanvasLook
from workbench.ui.builder.canvas.node_item import NodeItem
from workbench.ui.builder.canvas.overlays import Overlay
from workbench.ui.builder.canvas.placing import places_of, room_of
from workbench.ui.builder.canvas.remark_item import RemarkItem
from workbench.ui.builder.canvas.run_face import IDLE, RunFace, is_live, run_face, waiting


class GraphScene(QGraphicsScene):
    """One body as items, with what is chosen of it.

    Attributes:
        body: What is shown.
        focused: The node or remark that keys work on; empty for none.
        read_only: Nothing is asked for: parts are only chosen and looked at.

    Signals:
        edit_asked: A gesture ended in a change. arg: the edit.
        selection_changed: Other nodes and remarks are chosen. arg: their ids.
        add_asked: Something should be put at a place. args: the place, the port that a wire
            begins at or None, the id of its node.
        refused: A wire could not be made. arg: why.
        focus_changed: Keys work on another node. arg: its id.
        touched: Something looks different or stands elsewhere.
    """

    edit_asked = Signal(object)
    selection_changed = Signal(object)
    add_asked = Signal(QPointF, object, str)
    refused = Signal(str)
    focus_changed = Signal(str)
    touched = Signal()

    def __init__(
        self, look: CanvasLook, parent: QObject | None = None, *, read_only: bool = False
    ) -> None:
        super().__init__(parent)
        self.look, self.read_only = look, read_only
        self.world: World = NothingKnown()
        self.scope: Scope = ()
        self.body = Body()
        self.nodes: dict[str, NodeItem] = {}
        self.links: dict[Link, LinkItem] = {}
        self.remarks: dict[str, RemarkItem] = {}
        self.selected: frozenset[str] = frozenset()
        self.selected_links: frozenset[Link] = frozenset()
        self.focused = ""
        self._given: dict[str, Point] = {}
        self._links_at: dict[str, tuple[Link, ...]] = {}
        self._highlight: frozenset[str] | None = None
        self._before: Collection[str] = ()
        self._after: Collection[str] = ()
        self._progress: Mapping[str, NodeProgress] = {}
        self._live = False
        self._marks: Mapping[str, RunFace] = {}
        self.overlay = Overlay(look)
        self.addItem(self.overlay)

    # -- what is shown

    def set_world(self, world: World) -> None:
        """Know other tools, agents and models: ports and summaries may change."""
        self.world = world
        for item in self.nodes.values():
            item.show_node(item.node, item.links, world)
        self._lead(self.links.values())
        self.touched.emit()

    def refresh(self) -> None:
        """Draw everything in the theme as it is now."""
        for item in self.nodes.values():
            item.refresh()
        self._lead(self.links.values())
        self.update()
        self.touched.emit()

    def show_body(
        self, body: Body, scope: Scope, problems: Mapping[str, Sequence[str]]
    ) -> None:
        """Show a body; items of nodes that did not change stay as they are."""
        if scope != self.scope:
            self._forget()
        self.scope, self.body = scope, body
        self._links_at = _by_node(body.links)
        self._show_nodes(body, problems)
        self._show_remarks(body)
        self._show_links(body)
        self._show_runs()
        self._keep_choice()
        self.touched.emit()

    def show_problems(self, problems: Mapping[str, Sequence[str]]) -> None:
        """Show badges on the nodes that have problems, by id."""
        for node_id, item in self.nodes.items():
            item.show_problems(tuple(problems.get(node_id, ())))
        self.touched.emit()

    def show_progress(self, nodes: Mapping[str, NodeProgress], *, live: bool) -> None:
        """Show how far nodes are, by their path; while a run is live the others wait."""
        self._progress, self._live = nodes, live or is_live(nodes)
        self._show_runs()
        self.touched.emit()

    def show_marks(self, nodes: Mapping[str, RunFace], links: Mapping[Link, str]) -> None:
        """Let nodes of the body stand out, by id, and links, in the colour of a role."""
        self._marks = nodes
        for link, wire in self.links.items():
            wire.show_tone(links.get(link, ""))
        self._show_runs()
        self.touched.emit()

    def set_breakpoints(self, before: Collection[str], after: Collection[str]) -> None:
        """Mark the nodes, by their path, that a run waits before and after."""
        self._before, self._after = before, after
        self._dress(self.nodes)

    def highlight(self, ids: Iterable[str]) -> None:
        """Fade all but these; nothing is faded if there are none."""
        found = frozenset(ids)
        self._highlight = found or None
        self._dress((*self.nodes, *self.remarks))
        self._dress_links(self.links.values())
        self.touched.emit()

    def _forget(self) -> None:
        for item in (*self.nodes.values(), *self.links.values(), *self.remarks.values()):
            self.removeItem(item)
        self.nodes, self.links, self.remarks, self._given = {}, {}, {}, {}
        self._highlight = None

    def _show_nodes(self, body: Body, problems: Mapping[str, Sequence[str]]) -> None:
        for node_id in self.nodes.keys() - {node.id for node in body.nodes}:
            self.removeItem(self.nodes.pop(node_id))
        new: list[str] = []
        for node in body.nodes:
            item, links = self.nodes.get(node.id), self._links_at.get(node.id, ())
            if item is None:
                item = self.nodes[node.id] = NodeItem(node, links, self.world, self.look)
                self.addItem(item)
                new.append(node.id)
            elif item.node is not node or item.links != links:
                item.show_node(node, links, self.world)
            item.show_problems(tuple(problems.get(node.id, ())))
        if self._highlight is not None or self._before or self._after:
            self._dress(new)
        places = places_of(body, self._given, self.size_of)
        self._given = {key: at for key, at in places.items() if key not in body.places}
        for node_id, at in places.items():
            self.nodes[node_id].setPos(at.x, at.y)

    def size_of(self, node_id: str) -> tuple[int, int]:
        """Width and height of a node's card."""
        card = self.nodes[node_id].parts.card
        return round(card.width()), round(card.height())

    def _show_remarks(self, body: Body) -> None:
        for remark_id in self.remarks.keys() - {remark.id for remark in body.remarks}:
            self.removeItem(self.remarks.pop(remark_id))
        for remark in body.remarks:
            item = self.remarks.get(remark.id)
            if item is None:
                item = self.remarks[remark.id] = RemarkItem(remark, self.look)
                self.addItem(item)
            else:
                item.show_remark(remark)

    def _show_links(self, body: Body) -> None:
        for link in self.links.keys() - set(body.links):
            self.removeItem(self.links.pop(link))
        for link in body.links:
            if link.source not in self.nodes or link.target not in self.nodes:
                continue  # it leads nowhere: the list of problems says so
            port = self.nodes[link.source].face.port(("out", link.output))
            kind = port.type if port is not None else "any"
            item = self.links.get(link)
            if item is None:
                item = self.links[link] = LinkItem(link, kind, self.look)
                self.addItem(item)
                if self._highlight is not None:
                    self._dress_links((item,))
            else:
                item.show_kind(kind)
        self._lead(self.links.values())

    def _show_runs(self) -> None:
        rest = waiting() if self._live else IDLE
        states: dict[str, RunFace] = {}
        for node_id, item in self.nodes.items():
            progress = self._progress.get(path_of(self.scope, node_id))
            state = run_face(progress) if progress is not None else rest
            states[node_id] = self._marks.get(node_id, state)
            item.show_run(states[node_id])
        for link, wire in self.links.items():
            wire.show_marks(carrying=states[link.target].status == "running")

    # -- where things stand

    def links_of(self, node_ids: Iterable[str]) -> set[Link]:
        """Every link that begins or ends at one of the nodes."""
        return {link for each in node_ids for link in self._links_at.get(each, ())}

    def move_to(self, places: Mapping[str, QPointF]) -> None:
        """Put nodes and remarks elsewhere, for as long as a gesture lasts."""
        for part_id, place in places.items():
            item = self.nodes.get(part_id) or self.remarks.get(part_id)
            if item is not None:
                item.setPos(place)
        moved = self.links_of(places)
        self._lead(self.links[link] for link in moved if link in self.links)
        self.touched.emit()

    def place_of(self, part_id: str) -> QPointF:
        """Where a node or a remark stands.

        Raises:
            KeyError: There is none of that id.
        """
        return (self.nodes.get(part_id) or self.remarks[part_id]).pos()

    def room_of(self, ids: Iterable[str] | None = None) -> QRectF:
        """The room that parts take; of all if none are named."""
        every = (*self.nodes, *self.remarks) if ids is None else tuple(ids)
        cards = [self.nodes[part_id].card for part_id in every if part_id in self.nodes]
        sheets = [self.remarks[part_id].sheet for part_id in every if part_id in self.remarks]
        return room_of((*cards, *sheets))

    def _lead(self, wires: Iterable[LinkItem]) -> None:
        for wire in wires:
            link = wire.link
            start = self.nodes[link.source].port_place(("out", link.output))
            wire.lead(start, self.nodes[link.target].port_place(("in", link.input)))

    # -- what is chosen

    def choose(self, ids: Iterable[str], links: Iterable[Link] = ()) -> None:
        """Choose parts and links, and nothing else."""
        known = frozenset(each for each in ids if each in self.nodes or each in self.remarks)
        wires = frozenset(link for link in links if link in self.links)
        other, lines = known ^ self.selected, wires ^ self.selected_links
        changed = known != self.selected
        self.selected, self.selected_links = known, wires
        self._dress(other)
        self._dress_links(self.links[link] for link in lines if link in self.links)
        if changed:
            self.selection_changed.emit(known)
        if other or lines:
            self.touched.emit()

    def focus(self, part_id: str) -> None:
        """Let keys work on another part; empty for none."""
        if part_id == self.focused:
            return
        before, self.focused = self.focused, part_id
        self._dress((before, part_id))
        self.focus_changed.emit(part_id)

    def _keep_choice(self) -> None:
        """Choose no more what is gone."""
        known = self.nodes.keys() | self.remarks.keys()
        if not self.selected <= known or not self.selected_links <= self.links.keys():
            self.choose(self.selected & known, self.selected_links & self.links.keys())
        if self.focused not in known:
            self.focus("")
        self._dress(self.remarks)

    def dress(self) -> None:
        """Draw the focus ring anew."""
        self._dress((self.focused,))

    def _dress(self, ids: Iterable[str]) -> None:
        lit, scope = self._highlight, self.scope
        for part_id in ids:
            selected, focused = part_id in self.selected, part_id == self.focused
            focused = focused and self.look.has_focus
            faded = lit is not None and part_id not in lit
            if node := self.nodes.get(part_id):
                path = path_of(scope, part_id)
                before, after = path in self._before, path in self._after
                node.show_marks(Marks(selected, focused, faded, before, after))
            elif remark := self.remarks.get(part_id):
                remark.show_marks(selected=selected, focused=focused, faded=faded)

    def _dress_links(self, wires: Iterable[LinkItem]) -> None:
        lit = self._highlight
        for wire in wires:
            ends = {wire.link.source, wire.link.target}
            faded = lit is not None and not ends <= lit
            wire.show_marks(selected=wire.link in self.selected_links, faded=faded)

    def ask(self, edit: GraphEdit) -> None:
        """Ask for a change; it is shown when the document with it is."""
        if not self.read_only:
            self.edit_asked.emit(edit)


def _by_node(links: Iterable[Link]) -> dict[str, tuple[Link, ...]]:
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(link.source, []).append(link)
        if link.target != link.source:
            found.setdefault(link.target, []).append(link)
    return {node_id: tuple(its) for node_id, its in found.items()}
