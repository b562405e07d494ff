"""The canvas: one body of a graph, drawn, wired and moved by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from PySide6.QtCore import QPoint, QPointF, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.agents.graphs.documents import Body, GraphDocument, Link, Scope, body_at
from workbench.agents.nodes.api import World
from workbench.traces.progress import NodeProgress
from workbench.ui.builder.canvas.look import CanvasLook
from workbench.ui.builder.canvas.minimap import Minimap
from workbench.ui.builder.canvas.run_face import RunFace
from workbench.ui.builder.canvas.scene import GraphScene
from workbench.ui.builder.canvas.spoken import canvas_words
from workbench.ui.builder.canvas.stage import Stage
from workbench.ui.builder.canvas.view import Outlook
from workbench.ui.builder.canvas.zoom_bar import ZoomBar
from workbench.ui.theme.theme import Theme

_MARGIN_PX, _GAP_PX = 12, 8


class GraphCanvas(QWidget):
    """Shows one body of a graph and asks for every change as an edit.

    Nothing is changed here: who listens applies the edit and shows the new document. A canvas
    that is ``read_only`` asks for none: parts are chosen, and every drag moves the paper.

    Signals:
        edit_asked: A gesture ended in a change. arg: a ``GraphEdit``.
        selection_changed: Other parts are chosen. arg: a frozenset of ids.
        open_asked: A person wants to go inside a node. arg: its id.
        add_asked: Something should be put at a place. args: the place in the scene, the port
            that a wire begins at or None, the id of its node or empty.
        context_asked: A menu is wanted. args: id of the part or empty, place on the screen.
        refused: A wire could not be made. arg: why.
        activated: The properties of a part are wanted. arg: its id.
        dropped_kind: A kind of the palette was dropped. args: its key, the place in the scene.
        looked: Another part is in view, or at another zoom.
    """

    edit_asked = Signal(object)
    selection_changed = Signal(object)
    open_asked = Signal(str)
    add_asked = Signal(QPointF, object, str)
    context_asked = Signal(str, QPoint)
    refused = Signal(str)
    activated = Signal(str)
    dropped_kind = Signal(str, QPointF)
    looked = Signal()

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, read_only: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = CanvasLook(theme)
        self.scene = GraphScene(self._look, self, read_only=read_only)
        self.view = Stage(self.scene, self)
        self.view.setAcceptDrops(not read_only)
        self.view.setAccessibleName(self.tr("Canvas of the graph"))
        self.minimap = Minimap(self.view, theme, self)
        self.zoom_bar = ZoomBar(self.view, theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)
        self._key = ""
        self._left: dict[tuple[str, Scope], Outlook] = {}
        self._arrival: Outlook | None = None
        self._must_arrive = True
        self._join()
        self._describe()

    def _join(self) -> None:
        scene, view = self.scene, self.view
        scene.edit_asked.connect(self.edit_asked)
        scene.selection_changed.connect(self.selection_changed)
        scene.add_asked.connect(self.add_asked)
        scene.refused.connect(self.refused)
        scene.refused.connect(self._say)
        scene.focus_changed.connect(self._describe)
        view.looked.connect(self.looked)
        view.open_asked.connect(self.open_asked)
        view.activated.connect(self.activated)
        view.add_asked.connect(lambda place: self.add_asked.emit(place, None, ""))
        view.context_asked.connect(self.context_asked)
        view.dropped_kind.connect(self.dropped_kind)
        view.fit_asked.connect(self.fit)
        view.keys.wire.said.connect(self._say)
        self.zoom_bar.fit_asked.connect(self.fit)
        self._theme.changed.connect(self._on_theme)

    # -- what is shown

    def set_world(self, world: World) -> None:
        """Tell which tools, agents and models there are."""
        self.scene.set_world(world)

    def show_document(
        self,
        document: GraphDocument,
        scope: Scope = (),
        problems: Mapping[str, Sequence[str]] | None = None,
        *,
        key: str = "",
    ) -> None:
        """Show the body at a scope, with problems by the id of their node.

        Only what is different is drawn anew. Another graph, or another scope, is fitted, or
        shown as it was left.

        Args:
            document: The graph.
            scope: The nodes around the body.
            problems: By the id of a node.
            key: What the graph is known by, so that it is shown again as it was left.

        Raises:
            DocumentError: There is no such scope.
        """
        body = body_at(document, scope)
        if body is self.scene.body and scope == self.scene.scope:
            self._key = key  # it was renamed
            self.scene.show_problems(problems or {})  # a gesture may go on meanwhile
            self._describe()
            return
        there = (self._key, self.scene.scope) == (key, scope)
        other = not (there and _share(body, self.scene.body))
        if other:
            self._leave()
        self._key = key
        self.view.pointer.forget()
        self.view.keys.wire.cancel()
        self.scene.show_body(body, scope, problems or {})
        if other:
            self._arrival = None if there else self._left.get((key, scope))
            self._must_arrive = True
            self._arrive_if_shown()
        self._describe()

    def _leave(self) -> None:
        """Remember what is in view of the body on screen."""
        if not self._must_arrive:
            self._left[self._key, self.scene.scope] = self.view.outlook

    def show_progress(self, nodes: Mapping[str, NodeProgress], *, live: bool = False) -> None:
        """Show how far the nodes of a run are, by their path.

        While the run is live, or a node is under way, the others are shown as waiting; with no
        nodes, and not live, the canvas shows no run.
        """
        self.scene.show_progress(nodes, live=live)

    def show_marks(self, nodes: Mapping[str, RunFace], links: Mapping[Link, str]) -> None:
        """Let parts of the body on screen stand out in place of a run.

        Args:
            nodes: What stands in the footer of a node, by its id; see ``marked``.
            links: The role of the colour that a link is drawn in.
        """
        self.scene.show_marks(nodes, links)
        self._describe()

    def set_breakpoints(self, before: Collection[str], after: Collection[str]) -> None:
        """Mark the nodes, by their path, that a run waits before and after."""
        self.scene.set_breakpoints(before, after)

    def highlight(self, ids: Iterable[str]) -> None:
        """Fade all but these nodes; with none, nothing is faded."""
        self.scene.highlight(ids)

    # -- what is chosen

    @property
    def selected(self) -> frozenset[str]:
        """Ids of the nodes and remarks that are chosen."""
        return self.scene.selected

    @property
    def selected_links(self) -> frozenset[Link]:
        """The links that are chosen."""
        return self.scene.selected_links

    @property
    def focused(self) -> str:
        """Id of the part that keys work on, empty for none."""
        return self.scene.focused

    def select(self, ids: Iterable[str]) -> None:
        """Choose parts, and nothing else; a single one gets the focus, too."""
        chosen = frozenset(ids)
        self.scene.choose(chosen)
        if len(chosen) == 1:
            self.scene.focus(next(iter(chosen & self._known), ""))

    @property
    def _known(self) -> frozenset[str]:
        return frozenset((*self.scene.nodes, *self.scene.remarks))

    def remove_selected(self) -> None:
        """Ask to remove all that is chosen."""
        self.view.keys.remove()

    # -- what is in view

    @property
    def zoom(self) -> float:
        """1.0 is 100 %."""
        return self.view.zoom

    @property
    def centre(self) -> QPointF:
        """The place of the scene in the middle."""
        return self.view.seen.center()

    def size_of(self, node_id: str) -> tuple[int, int]:
        """Width and height of a node's card.

        Raises:
            KeyError: There is no such node.
        """
        return self.scene.size_of(node_id)

    def fit(self) -> None:
        """Show everything, no larger than 100 %."""
        self.view.fit(self.scene.room_of())

    def fit_selection(self) -> None:
        """Show all that is chosen, or everything if nothing is."""
        self.view.fit(self.scene.room_of(self.scene.selected or None))

    def show_part(self, part_id: str) -> None:
        """Bring a node or a remark into view."""
        self.show_parts((part_id,))

    def show_parts(self, ids: Collection[str]) -> None:
        """Bring nodes and remarks into view, as far as the zoom allows."""
        if ids:
            self.view.show_room(self.scene.room_of(ids))

    def look_at(self, place: QPointF, zoom: float) -> None:
        """Show a place of the scene in the middle, at a zoom."""
        self._must_arrive = False
        self.view.set_zoom(zoom)
        self.view.look_at(place)

    def zoom_in(self) -> None:
        """Zoom in by a step."""
        self.view.zoom_by(1)

    def zoom_out(self) -> None:
        """Zoom out by a step."""
        self.view.zoom_by(-1)

    def zoom_reset(self) -> None:
        """Zoom to 100 %."""
        self.view.set_zoom(1.0)

    def _arrive_if_shown(self) -> None:
        """Show the body as it was left, or all of it."""
        if not (self._must_arrive and self.isVisible()):
            return
        self._must_arrive = False
        if self._arrival is None:
            self.fit()
        else:
            self.view.return_to(self._arrival)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrive_if_shown()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        bar = self.zoom_bar
        bar.adjustSize()
        right, low = self.width() - _MARGIN_PX, self.height() - _MARGIN_PX
        bar.move(right - bar.width(), low - bar.height())
        up = low - bar.height() - _GAP_PX - self.minimap.height()
        self.minimap.move(right - self.minimap.width(), up)

    # -- words and colours

    @Slot()
    def _on_theme(self) -> None:
        self._look.refresh()
        self.scene.refresh()
        self.view.viewport().update()

    @Slot()
    def _describe(self) -> None:
        self._say(canvas_words(self.scene))

    @Slot(str)
    def _say(self, words: str) -> None:
        if words != self.view.accessibleDescription():
            self.view.setAccessibleDescription(words)
            event = QAccessibleEvent(self.view, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)


def _share(body: Body, other: Body) -> bool:
    """Whether two bodies have a node in common, or both have none."""
    ids, others = {node.id for node in body.nodes}, {node.id for node in other.nodes}
    return bool(ids & others) or ids == others
