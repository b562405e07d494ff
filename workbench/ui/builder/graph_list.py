"""The graphs there are, one's own first, and the ways to a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from workbench.agents.graphs.documents import GraphDocument
from workbench.ui.builder.words import tr
from workbench.ui.documents.document_list import DocumentList, DocumentRow, ListWords
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.buttons import IconButton, on_click


class GraphList(DocumentList):
    """Titles of the graphs.

    Signals:
        new_asked: Begin another graph.
        remove_asked: Delete the graph on screen.
    """

    new_asked = Signal()
    remove_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        words = ListWords(
            tr("Graphs"),
            find=tr("Find a graph"),
            new=tr("New graph"),
            bring_in=tr("Import a graph"),
            unread=tr("Graphs that could not be read"),
        )
        super().__init__(theme, words)
        on_click(self.new_button, self.new_asked.emit)
        self.remove_button = IconButton(theme, "trash-2", tr("Delete the graph"))
        on_click(self.remove_button, self.remove_asked.emit)
        self.add_button(self.remove_button)

    def set_graphs(self, graphs: Sequence[GraphDocument]) -> None:
        """List graphs."""
        self.set_rows([DocumentRow(graph.name, graph.title) for graph in graphs])
