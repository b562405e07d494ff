"""Reads the earlier versions of the graph on screen, compares them, and brings one back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject

from workbench.agents.graphs.differences import Difference, differences
from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.nodes.api import World
from workbench.app.graph_library import GraphLibrary
from workbench.ui.builder.draft import GraphDraft
from workbench.ui.builder.history_page import HistoryPage
from workbench.ui.builder.history_union import union
from workbench.ui.builder.history_words import size_words
from workbench.ui.builder.parts import BuilderParts
from workbench.ui.builder.words import tr
from workbench.ui.documents.history import DocumentHistory
from workbench.ui.panels import ShellApi

Commands = Mapping[str, Callable[[], object]]
_STAY = frozenset(
    ("new", "save", "undo", "redo", "stop", "history", "chat", "import", "export", "copy_graph",
     "remove")
)  # fmt: skip
_OF_NODES = frozenset(
    ("cut", "paste", "duplicate", "delete", "select_all", "pack", "unpack", "row")
)


class GraphHistory(DocumentHistory[HistoryPage]):
    """Compares graphs node by node, and draws a version as one with what is on screen."""

    def __init__(
        self,
        library: GraphLibrary,
        draft: GraphDraft,
        parts: BuilderParts,
        world: Callable[[], World],
        shell: ShellApi,
        parent: QObject,
    ) -> None:
        self._parts, self._world = parts, world
        super().__init__(library, draft, parts.history, self, shell, parent)

    # -- how graphs are compared

    def found(self, earlier: GraphDocument, now: GraphDocument) -> tuple[Difference, ...]:
        """What differs."""
        return differences(earlier, now)

    def size_of(self, found: tuple[Difference, ...]) -> str:
        """How much that is, in words."""
        return size_words(found)

    def show_difference(
        self, earlier: GraphDocument, now: GraphDocument, found: tuple[Difference, ...]
    ) -> None:
        """Show it on the page."""
        self.page.show_version(union(earlier, now), found)

    def show_unread(self, reason: str) -> None:
        """Say that the chosen version cannot be read."""
        self.page.show_unread(reason)

    def open_page(self) -> None:
        """Show the page in the place of the graph."""
        self._parts.inspector.flush()
        self.page.canvas.set_world(self._world())
        self._parts.show_history()

    def close_page(self) -> None:
        """Show the graph again."""
        self._parts.show_work(has_graph=True)

    # -- commands meanwhile

    def guarded(self, commands: Commands) -> dict[str, Callable[[], object]]:
        """The commands as they are while the page may lie over the graph."""
        return {key: partial(self._perform, key, call) for key, call in commands.items()}

    def _perform(self, key: str, call: Callable[[], object]) -> None:
        """What works on nodes that are not seen does nothing; the rest shows them first."""
        if not self.shown or key in _STAY:
            call()
        elif key == "copy":
            if text := self.page.changes.copied:
                self._shell.copy(text, tr("Difference"))
        elif key == "fit":
            self.page.canvas.fit()
        elif key not in _OF_NODES:
            self._parts.show_work(has_graph=True)
            call()
