"""The graphs there are: bundled ones and the user's files."""

from __future__ import annotations

from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.graphs.files import SUFFIX, read_graph, write_graph
from workbench.agents.graphs.value_writing import to_values
from workbench.agents.graphs.values import from_values
from workbench.app.document_library import DocumentLibrary, Format
from workbench.base.paths import Paths, resource

_FORMAT = Format("a graph", SUFFIX, read_graph, write_graph, to_values, from_values)


class GraphLibrary(DocumentLibrary[GraphDocument]):
    """The graphs as last read."""

    def __init__(self, paths: Paths) -> None:
        super().__init__(_FORMAT, resource("graphs"), paths.graphs)

    @property
    def graphs(self) -> tuple[GraphDocument, ...]:
        """By title."""
        return self.documents
