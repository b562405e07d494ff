"""The visual builder: graphs drawn, run on the canvas, stopped, looked into and forked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Slot
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from workbench.agents.graphs.documents import path_of
from workbench.agents.nodes.registry import kind_of
from workbench.app.notices import Notice
from workbench.app.workbench import Workbench
from workbench.base.errors import WorkbenchError
from workbench.ui.builder.commands import MORE, OF_NODE, OF_NOTHING, actions_of, menu_of
from workbench.ui.builder.controller import BuilderController
from workbench.ui.builder.draft import GraphDraft
from workbench.ui.builder.editing import GraphEditing
from workbench.ui.builder.find import Finder
from workbench.ui.builder.history import GraphHistory
from workbench.ui.builder.keeping import GraphKeeping
from workbench.ui.builder.parts import BuilderParts
from workbench.ui.builder.run_control import RunControl
from workbench.ui.builder.runner import GraphRunner
from workbench.ui.builder.sharing import GraphSharing
from workbench.ui.builder.words import tr
from workbench.ui.language.messages import said
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.views import SplitView


class BuilderPanel(SplitView):
    """List, palette and outline; canvas and run; inspector."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__("builder")
        self._workbench, self._theme, self._shell = workbench, theme, shell
        self.draft = draft = GraphDraft(self)
        self.runner = runner = GraphRunner(workbench.runs, self)
        self.parts = parts = BuilderParts(theme, draft, runner)
        self.editing = GraphEditing(draft, parts, self)
        self.controller = control = BuilderController(
            workbench, shell, draft, runner, parts, self
        )
        self.runs = RunControl(
            draft, runner, parts.console, shell, lambda: control.world, theme, self
        )
        control.left.connect(self.runs.forget)
        self.finder = Finder(theme, draft, self.editing, lambda: control.world, shell, self)
        self.keeping = GraphKeeping(workbench.graphs, draft, control, parts, shell, self)
        self.sharing = GraphSharing(
            workbench, draft, self.keeping.saving, control, parts, shell, self
        )
        self.history = GraphHistory(
            workbench.graphs, draft, parts, lambda: control.world, shell, self
        )
        parts.lay_out(self)
        self.first_focus = parts.graphs.view
        self._connect_inspector()
        self._connect_canvas()
        self._commands = self.history.guarded(self._callbacks())
        self._actions = actions_of(self._commands)
        shell.register_actions(self._actions)
        control.refresh()
        control.open_first()

    def close_services(self) -> None:
        """Stop listening and following."""
        self.controller.close()

    def here(self) -> dict[str, str]:
        """What it shows, for ``show_target`` of one that is made in its place."""
        return {"graph_name": self.draft.saved_name}

    def show_target(self, graph_name: str = "", run_id: str = "", node_path: str = "") -> None:
        """Show one graph, and maybe a run of it that ended, and a node."""
        if graph_name:
            try:
                self.controller.open(graph_name)
            except WorkbenchError as exc:  # it was removed since the run
                self._tell(exc)
                return
        if run_id and graph_name in ("", self.draft.saved_name):
            work = self.finder.show_run(self._workbench.conversations, self.runner, run_id)
            self._shell.run_task(work, tr("Show an earlier run"))
        if node_path:
            self.controller.go_to(node_path)

    def _connect_inspector(self) -> None:
        parts, inspector = self.parts, self.parts.inspector
        for page in (inspector.node, inspector.graph, inspector.remark):
            page.edit_asked.connect(self.editing.do)
        inspector.node.rename_asked.connect(self._on_rename)
        inspector.node.inside_asked.connect(self._go_inside)
        inspector.node.copy_asked.connect(self._shell.copy)
        inspector.several.asked.connect(lambda key: self._commands[key]())
        inspector.go_asked.connect(self.controller.go_to)
        parts.outline.field_asked.connect(self.controller.go_to)
        parts.outline.menu_asked.connect(lambda _path, place: self._show(OF_NODE, place))
        parts.palette.add_asked.connect(self._add)
        parts.bar.asked.connect(lambda key: self._commands[key]())
        parts.bar.scope_asked.connect(lambda scope: self.draft.choose((), scope))
        parts.bar.more_asked.connect(self._on_more)
        parts.console.copy_asked.connect(self._shell.copy)
        self.editing.refused.connect(self._tell)
        self.runs.starting.connect(inspector.flush)
        self.keeping.removing.connect(self.runs.stop)
        self.runs.breakpoints.changed.connect(self._show_breakpoints)

    def _connect_canvas(self) -> None:
        canvas = self.parts.canvas
        canvas.edit_asked.connect(self.editing.do)
        canvas.selection_changed.connect(self.draft.choose)
        canvas.open_asked.connect(self._go_inside)
        canvas.add_asked.connect(self.finder.add_at)
        canvas.dropped_kind.connect(self._add)
        canvas.activated.connect(lambda _part: self.parts.inspector.node.focus_field())
        canvas.context_asked.connect(
            lambda part, place: self._show(OF_NODE if part else OF_NOTHING, place)
        )
        canvas.refused.connect(self._on_refused)

    def _callbacks(self) -> dict[str, Callable[[], object]]:
        editing, runs, keeping, finder = self.editing, self.runs, self.keeping, self.finder
        return {
            "new": self.keeping.show_gallery,
            "save": keeping.save,
            "undo": self.undo,
            "redo": self.redo,
            "add": finder.add_node,
            "find": finder.find_node,
            "outline": self._to_outline,
            "cut": lambda: self._with_nodes("cut", editing.cut),
            "copy": lambda: self._with_nodes("copy", editing.copy),
            "paste": lambda: self._with_nodes("paste", self._paste),
            "duplicate": editing.duplicate,
            "delete": lambda: self._with_nodes("", self._delete),
            "select_all": lambda: self._with_nodes("selectAll", editing.select_all),
            "pack": editing.pack,
            "unpack": editing.unpack,
            "inside": lambda: self._go_inside(self.draft.node.id if self.draft.node else ""),
            "outside": self._go_outside,
            "arrange": self._arrange,
            "fit": self.parts.canvas.fit,
            "run": runs.run,
            "until": runs.until,
            "only": runs.only,
            "fork": runs.fork,
            "step": runs.step,
            "stop": runs.stop,
            "break_before": runs.break_before,
            "break_after": runs.break_after,
            "earlier": self._find_run,
            "chat": keeping.chat,
            "history": self.history.show,
            "import": self.sharing.import_file,
            "export": self.sharing.export,
            "copy_graph": keeping.copy_graph,
            "remove": keeping.remove,
            "row": editing.arrange_row,
        }

    # -- commands

    def undo(self) -> None:
        """Take the last edit back; what was typed a moment ago counts as one."""
        self.parts.inspector.flush()
        self.draft.stack.undo()
        self.draft.end_step()

    def redo(self) -> None:
        """Make the edit again."""
        self.parts.inspector.flush()
        self.draft.stack.redo()
        self.draft.end_step()

    def _delete(self) -> None:
        if self.parts.canvas.selected_links:
            self.parts.canvas.remove_selected()
        else:
            self.editing.delete()

    def _paste(self) -> None:
        self.editing.paste()
        self.parts.canvas.show_parts(self.draft.chosen)

    def _arrange(self) -> None:
        self.editing.arrange()
        self.parts.canvas.fit()

    def _to_outline(self) -> None:
        self.parts.tabs.setCurrentWidget(self.parts.outline)
        self.parts.outline.view.setFocus()

    def _find_run(self) -> None:
        work = self.finder.find_run(self._workbench.conversations, self.runner)
        self._shell.run_task(work, "")

    def _with_nodes(self, of_text: str, of_nodes: Callable[[], object]) -> None:
        """A key means the nodes, unless the focus is in a text or in another list."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QPlainTextEdit):
            getattr(focus, of_text, lambda: None)()
        elif focus not in (self.parts.graphs.view, self.parts.palette.view):
            of_nodes()

    @Slot(str)
    def _go_inside(self, node_id: str) -> None:
        node = next((one for one in self.draft.body.nodes if one.id == node_id), None)
        if node is not None and node.body is not None:
            self.draft.choose((), (*self.draft.scope, node_id))

    def _go_outside(self) -> None:
        if scope := self.draft.scope:
            self.draft.choose(scope[-1:], scope[:-1])

    # -- what parts ask

    def _add(self, key: str, place: QPointF | None = None) -> None:
        kind = kind_of(key)
        if kind is not None and self.draft.saved_name:
            self.editing.add(kind, place)

    @Slot(str, str)
    def _on_rename(self, node_id: str, new_id: str) -> None:
        scope = self.draft.scope
        refusal = self.editing.rename(node_id, new_id)
        if not refusal:
            self.runs.breakpoints.rename(path_of(scope, node_id), path_of(scope, new_id))
        self.parts.inspector.node.show_bad_id(refusal)

    @Slot()
    def _show_breakpoints(self) -> None:
        found = self.runs.breakpoints
        self.parts.canvas.set_breakpoints(found.before, found.after)

    @Slot()
    def _on_more(self) -> None:
        more = self.parts.bar.more
        self._show(MORE, more.mapToGlobal(more.rect().bottomLeft()))

    def _show(self, keys: tuple[str, ...], place: QPoint) -> None:
        menu_of(keys, self._actions, self._theme, self).popup(place)

    @Slot(object)
    def _tell(self, error: WorkbenchError) -> None:
        title = tr("This cannot be done")
        self._shell.notify(
            Notice(
                "warning", title, said(error.message), said(error.hint), key="builder.refused"
            )
        )

    @Slot(str)
    def _on_refused(self, reason: str) -> None:
        title = tr("These two do not fit")
        self._shell.notify(Notice("info", title, reason, key="builder.refused"))


def create(workbench: Workbench, theme: Theme, shell: ShellApi) -> QWidget:
    """Make the panel."""
    return BuilderPanel(workbench, theme, shell)
