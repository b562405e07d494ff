"""The page of earlier versions: which there are, one of them as a picture, what differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from workbench.agents.graphs.differences import Difference
from workbench.agents.graphs.documents import GraphDocument, Scope, body_at
from workbench.base.errors import WorkbenchError
from workbench.ui.builder.bar import Breadcrumb
from workbench.ui.builder.canvas.canvas import GraphCanvas
from workbench.ui.builder.history_changes import ChangeList
from workbench.ui.builder.history_union import marks_at
from workbench.ui.builder.history_words import STYLES, ChangeRow, faces_of, rows_of, size_words
from workbench.ui.builder.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import ElidedLabel, label, line
from workbench.ui.widgets.buttons import Button, IconButton, on_click
from workbench.ui.widgets.placeholders import EmptyState
from workbench.ui.widgets.two_lines import ITEM, TwoLineDelegate, TwoLines
from workbench.ui.widgets.views import SplitView, dress_list

_LIST_PX, _MIDDLE_PX, _CANVAS_PX, _CHANGES_PX, _GAP_PX = 290, 700, 430, 220, 16


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version in the list; ``size`` is empty until it is known."""

    id: str
    when: str
    size: str = ""


class HistoryPage(QWidget):
    """Lists versions and shows the chosen one; who listens reads and compares them.

    Signals:
        chosen: arg: id of a version.
        restore_asked: arg: id of the version to put on screen.
        closed: Back to the graph.
    """

    chosen = Signal(str)
    restore_asked = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._picture = GraphDocument("", "")
        self._found: Sequence[Difference] = ()
        self._scope: Scope = ()
        self.shown = ""
        self.title = ElidedLabel()
        self.title.setProperty("role", "muted")
        self.restore = Button(theme, tr("Restore this version"), icon="rotate-ccw")
        self.restore.setToolTip(tr("Puts it on screen; nothing is written until you save."))
        self.back = IconButton(theme, "x", tr("Back to the graph"), shortcut="Esc")
        self._items = QStandardItemModel(self)
        self.view = QListView()
        self.view.setProperty("role", "plain")
        self.view.setModel(self._items)
        self.view.setItemDelegate(TwoLineDelegate(theme, _lines, self.view))
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        dress_list(self.view, tr("Earlier versions"))
        self.path = Breadcrumb(theme)
        self.canvas = GraphCanvas(theme, read_only=True)
        self.canvas.view.setAccessibleName(tr("The earlier version"))
        self.changes = ChangeList(theme)
        self.empty = EmptyState(
            theme,
            "history",
            tr("No earlier versions"),
            tr("Each time you save, what was there before is kept and can be compared here."),
            tr("Back to the graph"),
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 8)
        head.setSpacing(8)
        head.addWidget(label(tr("Earlier versions"), "section"))
        head.addWidget(self.title, 1)
        head.addWidget(self.restore)
        head.addWidget(self.back)
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
        across = SplitView("builder-history")
        across.addWidget(self.view)
        across.addWidget(right)
        across.setStretchFactor(1, 1)
        across.setSizes([_LIST_PX, _MIDDLE_PX])
        self._stack.addWidget(across)
        self._stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(line())
        whole.addWidget(self._stack, 1)
        order = (self.view, self.restore, self.back, self.canvas.view, self.changes.table)
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def _connect(self) -> None:
        on_click(self.restore, lambda: self.restore_asked.emit(self.shown))
        on_click(self.back, self.closed.emit)
        self.empty.asked.connect(self.closed)
        self.view.selectionModel().currentChanged.connect(self._on_chosen)
        self.view.activated.connect(lambda _index: self.canvas.view.setFocus())
        self.path.asked.connect(self.show_scope)
        self.canvas.open_asked.connect(self._go_inside)
        self.canvas.selection_changed.connect(self._on_selected)
        self.changes.chosen.connect(self._on_row)

    # -- the list

    @property
    def rows(self) -> list[VersionRow]:
        """What is listed, the latest first."""
        return [self._items.item(n).data(ITEM) for n in range(self._items.rowCount())]

    def show_versions(self, title: str, rows: Sequence[VersionRow]) -> None:
        """List versions; the one that is shown stays so, or else it is the latest."""
        self.title.set_text(title)
        ids = [row.id for row in rows]
        with QSignalBlocker(self.view.selectionModel()):
            self._items.clear()
            for row in rows:
                self._items.appendRow(QStandardItem())
                self._put(self._items.rowCount() - 1, row)
        self._stack.setCurrentIndex(0 if rows else 1)
        self.restore.setVisible(bool(rows))
        self.restore.setEnabled(False)
        if rows:
            place = ids.index(self.shown) if self.shown in ids else 0
            self.shown = ""
            self.view.setCurrentIndex(self._items.index(place, 0))
            if not self.shown:
                self._on_chosen(self.view.currentIndex())
        else:
            self.shown = ""

    def show_size(self, version_id: str, size: str) -> None:
        """Say how much is different in a version."""
        for number, row in enumerate(self.rows):
            if row.id == version_id:
                self._put(number, VersionRow(row.id, row.when, size))

    def _put(self, number: int, row: VersionRow) -> None:
        item = self._items.item(number)
        item.setData(row, ITEM)
        words = f"{row.when}: {row.size}" if row.size else row.when
        item.setData(words, Qt.ItemDataRole.AccessibleTextRole)
        item.setToolTip(words)

    def focus_first(self) -> None:
        """Put the focus where one begins."""
        (self.view if self._items.rowCount() else self.empty.button).setFocus()

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        if index.isValid():
            self.shown = self._items.itemFromIndex(index).data(ITEM).id
            self.restore.setEnabled(False)
            self.chosen.emit(self.shown)

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
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._scope:
            self.show_scope(self._scope[:-1])
        else:
            self.closed.emit()


def _lines(row: VersionRow) -> TwoLines:
    return TwoLines(row.when, row.size or tr("Comparing…"))
