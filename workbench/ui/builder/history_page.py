"""The page of earlier versions: which there are, one of them as a picture, what differs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.agents.graphs.differences import Difference
from workbench.agents.graphs.documents import GraphDocument, Scope, body_at
from workbench.base.errors import WorkbenchError
from workbench.ui.builder.bar import Breadcrumb
from workbench.ui.builder.canvas.canvas import GraphCanvas
from workbench.ui.builder.history_changes import ChangeList
from workbench.ui.builder.history_union import marks_at
from workbench.ui.builder.history_words import STYLES, ChangeRow, faces_of, rows_of, size_words
from workbench.ui.builder.words import tr
from workbench.ui.documents.versions_page import VersionsPage
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.views import SplitView

_CANVAS_PX, _CHANGES_PX, _GAP_PX = 430, 220, 16


class HistoryPage(VersionsPage):
    """Shows the chosen version as a picture, and what differs as a list."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Back to the graph"))
        self._picture = GraphDocument("", "")
        self._found: Sequence[Difference] = ()
        self._scope: Scope = ()
        self.path = Breadcrumb(theme)
        self.canvas = GraphCanvas(theme, read_only=True)
        self.canvas.view.setAccessibleName(tr("The earlier version"))
        self.changes = ChangeList(theme)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._crumbs = QWidget()
        crumbs = QHBoxLayout(self._crumbs)
        crumbs.setContentsMargins(12, 4, 8, 4)
        crumbs.addWidget(self.path, 1)
        picture = QWidget()
        column = QVBoxLayout(picture)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._crumbs)
        column.addWidget(self.canvas, 1)
        right = SplitView("builder-history-changes", Qt.Orientation.Vertical)
        right.addWidget(picture)
        right.addWidget(self.changes)
        right.setStretchFactor(0, 1)
        right.setSizes([_CANVAS_PX, _CHANGES_PX])
        self.canvas.setMinimumSize(240, 140)
        self.put_beside(right, "builder-history")
        for one, other in pairwise((self.back, self.canvas.view, self.changes.table)):
            QWidget.setTabOrder(one, other)

    def _connect(self) -> None:
        self.view.activated.connect(lambda _index: self.canvas.view.setFocus())
        self.path.asked.connect(self.show_scope)
        self.canvas.open_asked.connect(self._go_inside)
        self.canvas.selection_changed.connect(self._on_selected)
        self.changes.chosen.connect(self._on_row)

    # -- the picture

    def show_version(self, picture: GraphDocument, found: Sequence[Difference]) -> None:
        """Show a version, drawn as one with what is on screen, and the differences."""
        self._picture, self._found = picture, found
        size = size_words(found)
        heading = tr("Since this version: {0}.").format(size) if found else size
        self.changes.show_rows(heading, rows_of(found, picture))
        self.restore.setEnabled(bool(found))
        try:
            body_at(picture, self._scope)
        except WorkbenchError:
            self._scope = ()
        self.show_scope(self._scope)

    def show_unread(self, reason: str) -> None:
        """Say that the version cannot be read."""
        self._picture, self._found, self._scope = GraphDocument("", ""), (), ()
        self.changes.show_rows(reason, ())
        self.show_scope(())

    @Slot(object)
    def show_scope(self, scope: Scope) -> None:
        """Show another body of the version."""
        self._scope = scope
        body = body_at(self._picture, scope)
        marks = marks_at(self._found, body, scope)
        self._crumbs.setVisible(bool(scope))
        if scope:
            self.path.show_scope(self._picture, scope)
        self.canvas.show_document(self._picture, scope)
        tones = {link: STYLES[mark][1] for link, mark in marks.links.items()}
        self.canvas.show_marks(faces_of(marks), tones)
        self._make_room([one for one, mark in marks.nodes.items() if mark == "added"])

    def _make_room(self, new: Sequence[str]) -> None:
        """Move what is there only now down until it covers nothing of the version."""
        scene = self.canvas.scene
        cards = [item.card for node_id, item in scene.nodes.items() if node_id not in new]
        for node_id in new:
            card = scene.nodes[node_id].card
            while hit := [one for one in cards if one.intersects(card)]:
                card.moveTop(max(one.bottom() for one in hit) + _GAP_PX)
            scene.move_to({node_id: card.topLeft()})
            cards.append(card)
        if not self.canvas.view.seen.contains(scene.room_of(new)):
            self.canvas.fit()

    @Slot(str)
    def _go_inside(self, node_id: str) -> None:
        node = body_at(self._picture, self._scope).node(node_id)
        if node.body is not None:
            self.show_scope((*self._scope, node_id))

    @Slot(object)
    def _on_row(self, row: ChangeRow) -> None:
        if row.scope != self._scope:
            self.show_scope(row.scope)
        self.canvas.select((row.part_id,) if row.part_id else ())
        if row.part_id:
            self.canvas.show_part(row.part_id)

    @Slot(object)
    def _on_selected(self, ids: frozenset[str]) -> None:
        if len(ids) == 1 and not self.changes.table.hasFocus():
            self.changes.go_to(self._scope, next(iter(ids)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._scope:
            self.show_scope(self._scope[:-1])
        else:
            super().keyPressEvent(event)
