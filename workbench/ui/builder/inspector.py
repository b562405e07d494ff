"""At the right: the chosen node, several of them, or the graph itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workbench.agents.graphs.checks import GraphProblem
from workbench.agents.nodes.api import World
from workbench.ui.builder.draft import GraphDraft
from workbench.ui.builder.graph_page import GraphPage
from workbench.ui.builder.node_page import NodePage
from workbench.ui.builder.runner import GraphRunner
from workbench.ui.builder.several_page import RemarkPage, SeveralPage
from workbench.ui.builder.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.views import ColumnArea

WIDTH_PX = 300


class Inspector(QWidget):
    """Shows what the draft has chosen, and what became of it in the run on screen."""

    go_asked = Signal(str, str)

    def __init__(self, theme: Theme, draft: GraphDraft, runner: GraphRunner) -> None:
        super().__init__()
        self._draft, self._runner = draft, runner
        self._problems: Sequence[GraphProblem] = ()
        self.node = NodePage(theme)
        self.graph = GraphPage(theme, draft.title_of)
        self.several = SeveralPage(theme)
        self.remark = RemarkPage(theme)
        self._stack = QStackedWidget()
        self._areas: dict[QWidget, ColumnArea] = {}
        for page in (self.graph, self.node, self.several, self.remark):
            area = ColumnArea(theme, WIDTH_PX)
            area.setAccessibleName(tr("Inspector"))
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setWidget(page)
            page.installEventFilter(area)
            self._areas[page] = area
            self._stack.addWidget(area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.graph.go_asked.connect(self.go_asked)

    def show_draft(self, world: World) -> None:
        """Show what is chosen now."""
        draft = self._draft
        node = draft.node
        if node is not None:
            if self.node.path != draft.paths[0]:
                self.flush()
                self._areas[self.node].verticalScrollBar().setValue(0)
            self.node.show_node(draft.scope, draft.body, node, world)
            self.show_run()
            self._show(self.node)
        elif len(draft.chosen) > 1:
            self.several.show_count(len(draft.chosen))
            self._show(self.several)
        elif draft.chosen:
            (chosen,) = draft.chosen
            remark = next(one for one in draft.body.remarks if one.id == chosen)
            self.remark.show_remark(draft.scope, remark)
            self._show(self.remark)
        else:
            self.graph.show_graph(draft.document)
            self._show(self.graph)
        self._show_problems()

    def show_problems(self, problems: Sequence[GraphProblem]) -> None:
        """Take what is wrong in the graph, and show what of it belongs here."""
        self._problems = problems
        self._show_problems()

    def show_run(self) -> None:
        """Show what the chosen node did in the run on screen."""
        path = self.node.path
        progress = self._runner.nodes.get(path)
        self.node.show_run(progress, self._runner.hints.get(path, ""))

    def flush(self) -> None:
        """Tell at once what was typed a moment ago."""
        for page in (self.graph, self.node, self.remark):
            page.flush()

    def _show(self, page: QWidget) -> None:
        if self._stack.currentWidget() is not self._areas[page]:
            self.flush()
            self._stack.setCurrentWidget(self._areas[page])

    def _show_problems(self) -> None:
        self.graph.show_problems(self._problems)
        path = self.node.path
        self.node.show_problems([one for one in self._problems if one.node_path == path])
