"""The graphs there are, one's own first, and the ways to a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSignalBlocker, QStringListModel, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from workbench.agents.graphs.documents import GraphDocument
from workbench.ui.agents.unread_list import UnreadAgents
from workbench.ui.builder.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, IconButton, on_click
from workbench.ui.widgets.fields import SearchField

SEARCH_FROM = 6
"""With fewer graphs a search would only take room."""


class GraphList(QWidget):
    """Titles of the graphs.

    Signals:
        chosen: arg: name of a graph.
        new_asked: Begin another graph.
        import_asked: Add a file.
        remove_asked: Delete the graph on screen.
        restore_asked: Take the last removal back.
    """

    chosen = Signal(str)
    new_asked = Signal()
    import_asked = Signal()
    remove_asked = Signal()
    restore_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.names: list[str] = []
        self._graphs: Sequence[GraphDocument] = ()
        self._marked = ""
        self._titles = QStringListModel(self)
        self.search = SearchField(theme, tr("Find a graph"))
        self.search.textChanged.connect(self._refresh)
        self.view = QListView()
        self.view.setProperty("role", "plain")
        self.view.setModel(self._titles)
        self.view.setAccessibleName(tr("Graphs"))
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.selectionModel().currentChanged.connect(self._on_chosen)
        self.unread = UnreadAgents(theme)
        self.unread.setAccessibleName(tr("Graphs that could not be read"))
        self.undo_remove = Button(theme, tr("Undo delete"), icon="undo-2")
        self.undo_remove.hide()
        on_click(self.undo_remove, self.restore_asked.emit)
        self.new_button = IconButton(theme, "plus", tr("New graph"), shortcut="Ctrl+N")
        on_click(self.new_button, self.new_asked.emit)
        self.bring_in = IconButton(theme, "upload", tr("Import a graph"))
        on_click(self.bring_in, self.import_asked.emit)
        self.remove_button = IconButton(theme, "trash-2", tr("Delete the graph"))
        on_click(self.remove_button, self.remove_asked.emit)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(label(tr("Graphs"), "page"))
        head.addStretch(1)
        for button in (self.remove_button, self.bring_in, self.new_button):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.search)
        column.addWidget(self.view, 1)
        column.addWidget(self.unread)
        column.addWidget(self.undo_remove)

    def set_graphs(self, graphs: Sequence[GraphDocument]) -> None:
        """List graphs."""
        self._graphs = graphs
        self.search.setVisible(len(graphs) >= SEARCH_FROM)
        self._refresh()

    def mark(self, name: str, *, may_be_removed: bool) -> None:
        """Select a graph without telling."""
        self._marked = name
        self.remove_button.setEnabled(may_be_removed)
        with QSignalBlocker(self.view.selectionModel()):
            row = self.names.index(name) if name in self.names else -1
            self.view.setCurrentIndex(self._titles.index(row))
        if row >= 0:
            self.view.scrollTo(self._titles.index(row))
        self.view.viewport().update()

    @Slot()
    def _refresh(self) -> None:
        query = self.search.text().casefold().strip()
        shown = [graph for graph in self._graphs if query in graph.title.casefold()]
        self.names = [graph.name for graph in shown]
        with QSignalBlocker(self.view.selectionModel()):
            self._titles.setStringList([graph.title for graph in shown])
        self.mark(self._marked, may_be_removed=self.remove_button.isEnabled())

    @Slot(QModelIndex, QModelIndex)
    def _on_chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.names[index.row()])
