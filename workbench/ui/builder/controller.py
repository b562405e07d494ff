"""Joins the graph on screen to its views and to the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from workbench.agents.graphs.checks import GraphProblem, check_graph
from workbench.agents.graphs.documents import Scope
from workbench.agents.nodes.api import World
from workbench.app.graph_memory import GraphMemory, memory_problems
from workbench.app.graph_world import world_of
from workbench.app.notices import Notice
from workbench.app.workbench import Workbench
from workbench.ui.builder.code_watch import CodeWatch
from workbench.ui.builder.draft import GraphDraft
from workbench.ui.builder.memory_watch import MemoryWatch
from workbench.ui.builder.parts import BuilderParts
from workbench.ui.builder.runner import GraphRunner
from workbench.ui.builder.words import tr
from workbench.ui.documents.draft_keeping import DraftKeeping
from workbench.ui.language.messages import said
from workbench.ui.panels import ShellApi

CHECK_MS = 60
_MOST_AT_ONCE = 200
"""Nodes of a graph that is opened whose canvas and outline are made in one go."""


class BuilderController(QObject):
    """Shows the draft, its problems and its run in every view, and opens graphs.

    Attributes:
        world: What settings may refer to now.
        problems: What is wrong with the draft, errors first.

    Signals:
        checked: The problems are those of the document on screen.
        left: Another graph follows.
    """

    checked = Signal()
    left = Signal()

    def __init__(
        self,
        workbench: Workbench,
        shell: ShellApi,
        draft: GraphDraft,
        runner: GraphRunner,
        parts: BuilderParts,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workbench, self._shell = workbench, shell
        self._draft, self._runner, self._parts = draft, runner, parts
        self.world: World = world_of(workbench)
        self.problems: Sequence[GraphProblem] = ()
        self._of_memory: Sequence[GraphProblem] = ()
        self._of_code: Sequence[GraphProblem] = ()
        self._drafts = DraftKeeping(workbench.graphs.drafts, draft, shell, self)
        self._memory = MemoryWatch(workbench, shell, draft, self)
        self._memory.told.connect(self._on_memory)
        self._code = CodeWatch(shell, draft, self)
        self._code.told.connect(self._on_code)
        self._shown_scope: Scope = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CHECK_MS)
        self._timer.timeout.connect(self.check)
        self._is_opening = False
        self._outline_timer = QTimer(self)
        self._outline_timer.setSingleShot(True)
        self._outline_timer.timeout.connect(self._show_outline)
        self._unlisten = [
            workbench.graphs.listen(self.refresh),
            workbench.agents.listen(self.refresh_world),
            workbench.tool_library.listen(self.refresh_world),
            workbench.models.listen(lambda _models: self.refresh_world()),
        ]
        draft.left.connect(self.left)
        draft.changed.connect(self.show_draft)
        draft.moved.connect(self.show_moved)
        draft.stack.cleanChanged.connect(self._show_bar)
        runner.began.connect(self._on_run)
        runner.asked.connect(self._on_run)
        runner.ended.connect(self._on_run)
        runner.progressed.connect(self._on_progress)
        runner.failed.connect(self._on_failed)
        parts.canvas.set_world(self.world)
        self._on_run()

    def close(self) -> None:
        """Stop listening and following."""
        for unlisten in self._unlisten:
            unlisten()
        self._unlisten.clear()
        self._memory.close()
        self._drafts.close()
        self._timer.stop()
        self._outline_timer.stop()
        self._draft.stack.cleanChanged.disconnect(self._show_bar)  # it is told at its end, too
        self._runner.close()

    # -- which graph

    def open_first(self) -> None:
        """Show the first graph of the user, or what graphs are for."""
        library = self._workbench.graphs
        own = [graph.name for graph in library.graphs if not library.is_bundled(graph.name)]
        if own:
            self.open(own[0])
        self.show_state()

    def open(self, name: str) -> None:
        """Show a graph; changes of the one on screen are kept."""
        if name == self._draft.saved_name:
            self.show_state()  # the gallery may lie over it
            return
        self.leave()
        document = self._workbench.graphs.get(name)
        self._is_opening = len(document.body.nodes) > _MOST_AT_ONCE
        try:
            self._draft.open(document)
        finally:
            self._is_opening = False
        self._drafts.restore()
        self.show_state()

    def close_graph(self) -> None:
        """Show no graph, or the first that there is."""
        self._draft.close()
        self.open_first()

    def leave(self) -> None:
        """Another graph follows: keep what is not saved of this one."""
        self._parts.inspector.flush()
        self._drafts.leave()

    @Slot()
    def refresh(self) -> None:
        """List the graphs there are now."""
        library = self._workbench.graphs
        templates = [graph for graph in library.graphs if library.is_bundled(graph.name)]
        own = [graph for graph in library.graphs if not library.is_bundled(graph.name)]
        self._parts.graphs.set_graphs((*own, *templates))
        self._parts.graphs.unread.show_problems(library.problems)
        self._parts.empty.set_templates(templates)
        self._mark()

    def show_state(self) -> None:
        """Show the graph, or that there is none."""
        self._parts.show_work(has_graph=bool(self._draft.saved_name))
        self._mark()

    def _mark(self) -> None:
        name = self._draft.saved_name
        bundled = self._workbench.graphs.is_bundled(name)
        self._parts.graphs.mark(name)
        self._parts.graphs.remove_button.setEnabled(bool(name) and not bundled)

    # -- what is shown of it

    def refresh_world(self) -> None:
        """There are other tools, agents or models."""
        self.world = world_of(self._workbench)
        self._parts.canvas.set_world(self.world)
        self.show_draft()

    @Slot()
    def show_draft(self) -> None:
        """Show the document as it is now."""
        draft, parts = self._draft, self._parts
        self._show_canvas()
        if self._is_opening:
            self._outline_timer.start(0)  # the window answers in between
        else:
            self._show_outline()
        parts.inspector.show_draft(self.world)
        parts.console.show_graph(draft.document, draft.saved_name)
        self._show_bar()
        self._timer.start()

    @Slot()
    def _show_outline(self) -> None:
        self._outline_timer.stop()
        self._parts.outline.show_draft(self.world)

    @Slot()
    def show_moved(self) -> None:
        """Show what is chosen, and the body it is in."""
        if self._draft.scope != self._shown_scope:
            self._show_canvas()
            self._show_bar()
        self._parts.canvas.select(self._draft.chosen)
        if self._draft.node is not None and not self._parts.canvas.view.hasFocus():
            self._parts.canvas.show_part(self._draft.node.id)
        self._parts.outline.show_chosen()
        self._parts.inspector.show_draft(self.world)

    @Slot()
    def check(self) -> None:
        """Look for problems; not while something is drawn, which must not be cut off."""
        if self._parts.canvas.view.pointer.busy:
            self._timer.start()
            return
        self._timer.stop()
        found = check_graph(self._draft.document, self.world)
        self.problems = (*found, *self._of_code, *self._of_memory)
        self._memory.look(self.world)
        self._code.look()
        self._show_canvas()
        self._parts.outline.show_problems(self.problems)
        self._parts.inspector.show_problems(self.problems)
        self.checked.emit()

    @Slot(object)
    def _on_memory(self, memory: GraphMemory) -> None:
        self._of_memory = memory_problems(memory)
        self._parts.inspector.graph.show_memory(said(memory.sentence))
        self._timer.start()

    @Slot(object)
    def _on_code(self, problems: Sequence[GraphProblem]) -> None:
        self._of_code = problems
        self._timer.start()

    def go_to(self, path: str, setting: str = "") -> None:
        """Choose a node, and put the focus on one of its fields."""
        if not path:
            self._draft.choose(())
            self._parts.inspector.graph.title.setFocus()
            return
        *scope, node_id = path.split("/")
        self._draft.choose({node_id}, tuple(scope))
        self._parts.inspector.node.focus_field(setting)

    def _show_canvas(self) -> None:
        draft = self._draft
        self._shown_scope = draft.scope
        self._parts.canvas.show_document(
            draft.document, draft.scope, self._problems_here(), key=draft.saved_name
        )
        self._parts.canvas.select(draft.chosen)

    def _problems_here(self) -> Mapping[str, list[str]]:
        """Problems by node of the body on screen; those inside a node are told there."""
        around = "".join(f"{node_id}/" for node_id in self._draft.scope)
        found: dict[str, list[str]] = {}
        for problem in self.problems:
            if problem.node_path and problem.node_path.startswith(around):
                node_id, _slash, inner = problem.node_path[len(around) :].partition("/")
                text = f"{inner}: {said(problem.message)}" if inner else said(problem.message)
                found.setdefault(node_id, []).append(text)
        return found

    @Slot()
    def _show_bar(self) -> None:
        draft = self._draft
        bundled = self._workbench.graphs.is_bundled(draft.saved_name)
        self._parts.bar.show_state(draft.document, draft.scope, draft.stack, bundled=bundled)

    # -- the run

    @Slot()
    def _on_run(self) -> None:
        runner, parts = self._runner, self._parts
        parts.bar.show_running(running=runner.running, waits=runner.paused)
        parts.canvas.show_progress(runner.nodes, live=runner.running)
        parts.outline.show_progress(runner.nodes, None)
        parts.inspector.show_run()

    @Slot(object)
    def _on_progress(self, changed: set[str]) -> None:
        runner, parts = self._runner, self._parts
        parts.canvas.show_progress(runner.nodes, live=runner.running)
        parts.outline.show_progress(runner.nodes, changed)
        if parts.inspector.node.path in changed:
            parts.inspector.show_run()

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        title = tr("The run cannot be followed further")
        self._shell.notify(Notice("error", title, reason=str(error)))
