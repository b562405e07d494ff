"""The outline: the canvas for the keyboard and the screen reader, always in step with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QVBoxLayout, QWidget

from workbench.agents.graphs.checks import GraphProblem
from workbench.agents.nodes.api import World
from workbench.traces.progress import NodeProgress
from workbench.ui.builder.draft import GraphDraft
from workbench.ui.builder.outline_model import ICON_PX, OutlineModel
from workbench.ui.builder.words import tr
from workbench.ui.theme.theme import Theme

_LOOKED_AT = 60
"""Rows beside those in sight by which the second column is made as wide as it must be."""


class OutlineView(QTreeView):
    """The tree itself.

    Signals:
        entered: Enter was pressed on a row. args: path of the node, name of the input or empty.
    """

    entered = Signal(str, str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            model = self.model()
            row = model.row_of(self.currentIndex()) if isinstance(model, OutlineModel) else None
            if row is not None:
                self.entered.emit(row.path, row.port)
                return
        super().keyPressEvent(event)


class Outline(QWidget):
    """Chooses in the draft what is chosen here, and the other way round.

    Signals:
        field_asked: Go to a field of the inspector. args: path of the node, input or empty.
        menu_asked: args: path of the node, place on the screen.
    """

    field_asked = Signal(str, str)
    menu_asked = Signal(str, QPoint)

    def __init__(self, theme: Theme, draft: GraphDraft) -> None:
        super().__init__()
        self._draft = draft
        self._taking = False
        self.model = OutlineModel(theme, self)
        self.view = OutlineView()
        self.view.setProperty("role", "plain")
        self.view.setModel(self.model)
        self.view.setHeaderHidden(True)
        self.view.setIndentation(14)
        self.view.setIconSize(QSize(ICON_PX, ICON_PX))
        self.view.setUniformRowHeights(True)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.setAccessibleName(tr("Outline: Enter goes to the settings of a node"))
        header = self.view.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(16)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(_LOOKED_AT)
        self.view.selectionModel().selectionChanged.connect(self._on_selected)
        self.view.expanded.connect(self._on_expanded)
        self.view.entered.connect(self.field_asked)
        self.view.customContextMenuRequested.connect(self._on_menu)
        self.model.modelAboutToBeReset.connect(self._keep)
        self.model.modelReset.connect(self._restore)
        self._open: set[str] = set()
        self._known: set[str] = set()
        self._current = ("", "")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.view)

    def show_draft(self, world: World) -> None:
        """Show the draft's document and what is chosen in it."""
        self.model.show_document(self._draft.document, world)
        self.show_chosen()

    def show_chosen(self) -> None:
        """Select what the draft has chosen."""
        if self._taking:
            return
        selection = self.view.selectionModel()
        paths = self._draft.paths
        if self._selected_paths() == set(paths):
            return
        self._taking = True
        try:
            selection.clearSelection()
            flags = QItemSelectionModel.SelectionFlag
            for path in paths:
                index = self.model.index_of(path)
                selection.select(index, flags.Select | flags.Rows)
            if paths:
                last = self.model.index_of(paths[-1])
                selection.setCurrentIndex(last, flags.NoUpdate)
                self.view.scrollTo(last)
        finally:
            self._taking = False

    def show_problems(self, problems: Sequence[GraphProblem]) -> None:
        """Show what is wrong beside its node."""
        self.model.show_problems(problems)

    def show_progress(
        self, nodes: Mapping[str, NodeProgress], changed: set[str] | None
    ) -> None:
        """Show how far nodes are."""
        self.model.show_progress(nodes, changed)

    def _selected_paths(self) -> set[str]:
        rows = self.view.selectionModel().selectedRows()
        found = (self.model.row_of(index) for index in rows)
        return {row.path for row in found if row is not None}

    @Slot()
    def _on_selected(self) -> None:
        if self._taking:
            return
        current = self.model.row_of(self.view.currentIndex())
        indexes = self.view.selectionModel().selectedRows()
        rows = [row for row in map(self.model.row_of, indexes) if row is not None]
        if not rows:
            scope, ids = self._draft.scope, set[str]()
        else:
            scope = (current if current in rows else rows[-1]).scope
            ids = {row.node_id for row in rows if row.scope == scope}
        self._taking = True
        try:
            self._draft.choose(ids, scope)
        finally:
            self._taking = False

    @Slot(QModelIndex)
    def _on_expanded(self, parent: QModelIndex) -> None:
        """Inputs have both columns; the tree looks through all rows for each one told."""
        for number in range(self.model.rowCount(parent)):
            row = self.model.row_of(self.model.index(number, 0, parent))
            if row is not None and row.port:
                self.view.setFirstColumnSpanned(number, parent, True)

    @Slot(QPoint)
    def _on_menu(self, place: QPoint) -> None:
        row = self.model.row_of(self.view.indexAt(place))
        if row is not None:
            self.menu_asked.emit(row.path, self.view.viewport().mapToGlobal(place))

    @Slot()
    def _keep(self) -> None:
        self._open = {path for path in self._known if self._is_open(path)}
        row = self.model.row_of(self.view.currentIndex())
        self._current = row.key if row is not None else ("", "")

    def _is_open(self, path: str) -> bool:
        return self.view.isExpanded(self.model.index_of(path))

    @Slot()
    def _restore(self) -> None:
        self._taking = True
        try:
            self._known = set()
            self._reopen(QModelIndex())
            current = self.model.index_of(*self._current)
            if current.isValid():
                flags = QItemSelectionModel.SelectionFlag
                self.view.selectionModel().setCurrentIndex(current, flags.NoUpdate)
        finally:
            self._taking = False

    def _reopen(self, parent: QModelIndex) -> None:
        for number in range(self.model.rowCount(parent)):
            index = self.model.index(number, 0, parent)
            row = self.model.row_of(index)
            if row is not None and row.rows:
                self._known.add(row.path)
                if row.path in self._open:
                    self.view.setExpanded(index, True)
                self._reopen(index)
