"""The graphs there are: bundled ones and the user's files."""

from __future__ import annotations

from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.graphs.files import SUFFIX, read_graph, write_graph
from workbench.app.document_library import DocumentLibrary, Format
from workbench.app.graph_drafts import GraphDrafts
from workbench.base.paths import Paths, resource

_FORMAT = Format("a graph", SUFFIX, read_graph, write_graph)


class GraphLibrary(DocumentLibrary[GraphDocument]):
    """The graphs as last read.

    Attributes:
        drafts: Changes of them that are not saved yet.
    """

    def __init__(self, paths: Paths) -> None:
        super().__init__(_FORMAT, resource("graphs"), paths.graphs)
        self.drafts = GraphDrafts(paths)

    @property
    def graphs(self) -> tuple[GraphDocument, ...]:
        """By title."""
        return self.documents
