"""The parts of the builder's screen, and how they stand beside one another."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from workbench.ui.agents.loss_strip import LossStrip
from workbench.ui.builder.bar import BuilderBar
from workbench.ui.builder.canvas.canvas import GraphCanvas
from workbench.ui.builder.console import RunConsole
from workbench.ui.builder.draft import GraphDraft
from workbench.ui.builder.empty import Gallery
from workbench.ui.builder.graph_list import GraphList
from workbench.ui.builder.history_page import HistoryPage
from workbench.ui.builder.inspector import Inspector
from workbench.ui.builder.outline import Outline
from workbench.ui.builder.palette import Palette
from workbench.ui.builder.runner import GraphRunner
from workbench.ui.builder.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.views import SplitView

_LEFT_PX, _MIDDLE_PX, _RIGHT_PX, _CONSOLE_PX = 240, 672, 320, 190


class BuilderParts:
    """All widgets of the panel; they know the draft and the run, but not one another."""

    def __init__(self, theme: Theme, draft: GraphDraft, runner: GraphRunner) -> None:
        self.graphs = GraphList(theme)
        self.palette = Palette(theme)
        self.outline = Outline(theme, draft)
        self.bar = BuilderBar(theme)
        self.canvas = GraphCanvas(theme)
        self.console = RunConsole(theme, runner, draft.title_of)
        self.inspector = Inspector(theme, draft, runner)
        self.empty = Gallery(theme)
        self.history = HistoryPage(theme)
        self.losses = LossStrip(theme)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.palette, tr("Add"))
        self.tabs.addTab(self.outline, tr("Outline"))
        self.tabs.tabBar().setAccessibleName(tr("Add or outline"))
        self.middle = QStackedWidget()

    def lay_out(self, outer: SplitView) -> None:
        """Put everything into the panel."""
        left = SplitView("builder-left", Qt.Orientation.Vertical)
        left.addWidget(self.graphs)
        left.addWidget(self.tabs)
        left.setStretchFactor(1, 1)
        left.setSizes([220, 400])
        left.setMinimumWidth(200)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.losses)
        inner = SplitView("builder-middle", Qt.Orientation.Vertical)
        inner.addWidget(self.canvas)
        inner.addWidget(self.console)
        inner.setStretchFactor(0, 1)
        inner.setSizes([470, _CONSOLE_PX])
        column.addWidget(inner, 1)
        self._inner, self._console_px = inner, _CONSOLE_PX
        self.console.fold_changed.connect(self._on_fold)
        self.canvas.setMinimumSize(240, 140)
        self._work = SplitView("builder-work")
        self._work.addWidget(work)
        self._work.addWidget(self.inspector)
        self._work.setStretchFactor(0, 1)
        self._work.setSizes([_MIDDLE_PX, _RIGHT_PX])
        self.middle.addWidget(self.empty)
        self.middle.addWidget(self._work)
        self.middle.addWidget(self.history)
        outer.addWidget(left)
        outer.addWidget(self.middle)
        outer.setStretchFactor(1, 1)
        outer.setSizes([_LEFT_PX, _MIDDLE_PX + _RIGHT_PX])

    def _on_fold(self, folded: bool) -> None:
        """Give the canvas the room of the console, and take it back."""
        canvas_px, console_px = self._inner.sizes()
        if folded:
            self._console_px = console_px
        wanted = self.console.maximumHeight() if folded else self._console_px
        self._inner.setSizes([canvas_px + console_px - wanted, wanted])

    def size_of(self, node_id: str) -> tuple[int, int]:
        """Width and height of a node on the canvas."""
        return self.canvas.size_of(node_id)

    def room_of(self, node_id: str) -> QRectF:
        """Where a node stands on the canvas."""
        return self.canvas.scene.room_of((node_id,))

    def show_work(self, *, has_graph: bool) -> None:
        """Show the graph, or what graphs are for."""
        focus = QApplication.focusWidget()
        over = (self.empty, self.history)
        leaves = has_graph and focus and any(page.isAncestorOf(focus) for page in over)
        self.middle.setCurrentWidget(self._work if has_graph else self.empty)
        if leaves:  # else Qt would give it to whatever comes next
            self.canvas.view.setFocus()
        self.empty.offer_way_back(can_go_back=False)
        self.tabs.setVisible(has_graph)

    def show_history(self) -> None:
        """Show the earlier versions in the place of the graph."""
        self.middle.setCurrentWidget(self.history)
        self.tabs.setVisible(False)

    def show_gallery(self, *, can_go_back: bool) -> None:
        """Show what a new graph may begin as."""
        self.middle.setCurrentWidget(self.empty)
        self.empty.offer_way_back(can_go_back=can_go_back)
        self.empty.button.setFocus()
