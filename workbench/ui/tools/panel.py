"""The tools: a list, the form of the chosen one, and a place to try it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from workbench.app.graph_starts import input_nodes
from workbench.app.workbench import Workbench
from workbench.base.settings import Settings
from workbench.tools.api import ToolSpec
from workbench.tools.documents import ToolDocument
from workbench.tools.draft_values import draft_text
from workbench.ui.documents.history import DocumentHistory
from workbench.ui.documents.text_history import TextVersions
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.asking_part import Askable
from workbench.ui.tools.bar import ToolBar
from workbench.ui.tools.built_in import BuiltInPage
from workbench.ui.tools.commands import Callbacks, actions_of
from workbench.ui.tools.draft import ToolDraft
from workbench.ui.tools.empty import NoTool
from workbench.ui.tools.form import ToolForm
from workbench.ui.tools.judging import Judgement
from workbench.ui.tools.keeping import ToolKeeping, show_file
from workbench.ui.tools.new_name import NewName
from workbench.ui.tools.problem_area import ProblemArea
from workbench.ui.tools.servers.place import ServersPlace
from workbench.ui.tools.tool_list import ToolList
from workbench.ui.tools.trial import Trial
from workbench.ui.tools.try_pane import TryPane
from workbench.ui.tools.watch import ToolWatch
from workbench.ui.tools.words import tr
from workbench.ui.widgets.views import ColumnArea, SplitView

_LEFT_PX, _MIDDLE_PX, _RIGHT_PX = 230, 620, 372
_FORM_PX = 350


class ToolsPanel(SplitView):
    """List, form and trial side by side."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__("tools")
        self._library, self._shell = workbench.tool_library, shell
        self._draft = ToolDraft(self)
        self._keeping = ToolKeeping(self._library, self._draft, shell, self)
        self._watch = ToolWatch(self._library, self._draft, shell, self)
        self._trial = Trial(workbench, shell, self)
        self._new_name = NewName(self._library.free_name)
        self._agents, self._graphs = workbench.agents, workbench.graphs
        self._built_in = ""
        self._network = workbench.settings.settings.network
        self._wants_try = False
        self._list = ToolList(theme)
        self._bar = ToolBar(theme)
        self._problems = ProblemArea(theme)
        self._form = ToolForm(theme)
        self._empty = NoTool(theme)
        self._page = BuiltInPage(theme)
        self._try = TryPane(theme, self._trial)
        self._versions = TextVersions(
            theme, tr("Back to the tool"), "tools-history", draft_text, self._show_versions
        )
        self._history = DocumentHistory(
            self._library, self._draft, self._versions, self._versions, shell, self
        )
        self._middle = QStackedWidget()
        self._servers = ServersPlace(workbench, theme, shell, self, self._may_leave)
        self._lay_out(theme)
        self.first_focus = self._list.view
        self._connect()
        self._listen(workbench)
        shell.register_actions(actions_of(self._servers.instead(self._callbacks())))
        self._show_askable()
        self._refresh()
        self._open_first()

    def _listen(self, workbench: Workbench) -> None:
        unlisten = (
            self._library.listen(self._refresh),
            workbench.settings.listen(self._on_settings),
            self._agents.listen(self._on_askable),
            self._graphs.listen(self._on_askable),
        )
        for each in unlisten:
            self.destroyed.connect(each)

    def _lay_out(self, theme: Theme) -> None:
        self._work = QWidget()
        column = QVBoxLayout(self._work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._problems)
        area = ColumnArea(theme, _FORM_PX)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(tr("Form of the tool"))
        area.setWidget(self._form)
        column.addWidget(area, 1)
        self._list.put_below(self._servers.list)
        pages = self._servers.pages
        for page in (self._empty, self._work, self._page, self._versions, pages):
            self._middle.addWidget(page)
        for part in (self._list, self._middle, self._try):
            self.addWidget(part)
        self.setStretchFactor(1, 2)
        self.setStretchFactor(2, 1)
        self.setSizes([_LEFT_PX, _MIDDLE_PX, _RIGHT_PX])

    def _connect(self) -> None:
        self._draft.left.connect(lambda: self._show_versions(False))
        self._draft.changed.connect(self._on_draft)
        self._draft.stack.cleanChanged.connect(self._show_bar)
        self._watch.judged.connect(self._on_judged)
        keeping, tools = self._keeping, self._list
        keeping.saving.saved.connect(self._on_saved)
        keeping.saving.removed.connect(self._on_removed)
        keeping.saving.restored.connect(self._on_restored)
        keeping.added.connect(self._on_added)
        tools.chosen.connect(self._open)
        tools.new_asked.connect(self.new_of)
        tools.import_asked.connect(self.import_file)
        tools.restore_asked.connect(keeping.restore)
        tools.unread.file_asked.connect(show_file)
        self._empty.new_asked.connect(self.new_of)
        self._bar.asked.connect(lambda key: self._callbacks()[key]())
        self._form.edited.connect(self._on_edited)
        self._problems.asked.connect(self._form.focus_field)
        self._try.run_asked.connect(self.try_it)
        self._try.copy_asked.connect(lambda text: self._shell.copy(text, "JSON"))
        self._servers.shown.connect(self._on_server)
        self._servers.emptied.connect(self._open_first)
        tools.search.textChanged.connect(self._servers.list.set_query)

    def close_services(self) -> None:
        """Keep what is not saved."""
        self._form.flush()
        self._watch.close()
        self._keeping.drafts.close()

    def here(self) -> dict[str, str]:
        """What it shows, for ``show_target`` of one that is made in its place."""
        return {"tool_name": self._draft.saved_name or self._built_in}

    def show_target(
        self, tool_name: str = "", server_name: str = "", servers_file: str = ""
    ) -> None:
        """Show one tool, one MCP server, or the servers that another program's file names."""
        if servers_file:
            self._servers.read_file(Path(servers_file))
        if tool_name:
            self._open(tool_name)
        if server_name:
            self._servers.open(server_name)

    def _callbacks(self) -> Callbacks:
        return {
            "new": self._list.choose_kind,
            "save": self.save,
            "undo": self.undo,
            "redo": self.redo,
            "try": self.try_it,
            "find": self._list.search.setFocus,
            "duplicate": self.duplicate,
            "history": self.show_history,
            "remove": self._keeping.remove,
            "import": self.import_file,
            "export": self.export,
            "server": lambda: self._servers.new(is_program=True),
            "servers": self._servers.choose_file,
        }

    def show_history(self) -> None:
        """Show the earlier versions of the tool."""
        self._form.flush()
        self._history.show()

    def undo(self) -> None:
        """Take the last change back; what was typed a moment ago counts as one."""
        self._form.flush()
        self._draft.undo()

    def redo(self) -> None:
        """Make the change again."""
        self._form.flush()
        self._draft.redo()

    @Slot(str)
    def new_of(self, key: str) -> None:
        """A new tool of a kind."""
        self._form.flush()
        if self._servers.may_leave():
            self._keeping.add(key)

    def save(self) -> None:
        """Write the file."""
        self._form.flush()
        self._keeping.save()

    def duplicate(self) -> None:
        """A copy that can be changed."""
        self._form.flush()
        self._keeping.duplicate()

    @Slot()
    def import_file(self) -> None:
        """Add a file."""
        self._form.flush()
        if self._servers.may_leave():
            self._keeping.import_file()

    def export(self) -> None:
        """Write a file for others."""
        self._form.flush()
        self._keeping.export()

    @Slot()
    def try_it(self) -> None:
        """Run what is on screen, once it was looked at."""
        self._form.flush()
        if self._history.shown:
            self._show_versions(False)
        self._wants_try = not self._built_in and self._watch.current is None
        if not self._wants_try:
            self._try.try_it()

    @Slot(str)
    def _open(self, name: str) -> None:
        self._form.flush()
        is_shown = name == (self._draft.saved_name or self._built_in)
        if not is_shown and self._servers.may_leave():
            self._servers.leave()
            found = [tool for tool in self._library.documents if tool.name == name]
            spec = self._library.by_name.get(name)
            if found:
                self._show_own(found[0])
            elif spec is not None:
                self._show_built_in(spec)
        self._mark()

    def _open_first(self) -> None:
        """The first tool of one's own, or what tools are for."""
        self._built_in = ""
        if self._library.documents:
            self._show_own(self._library.documents[0])
        else:
            self._draft.close()
        self._mark()

    def _show_own(self, tool: ToolDocument) -> None:
        self._built_in = ""
        self._draft.open(tool)
        self._keeping.drafts.restore()

    def _show_built_in(self, spec: ToolSpec) -> None:
        self._built_in = spec.name
        self._draft.close()
        self._page.show_spec(spec, is_sample=not self._library.is_own(spec.name))
        self._try.show_tool(spec, None, which=spec.name)
        self._show_parts()

    def _may_leave(self) -> bool:
        """What is not saved of a tool is kept."""
        self._form.flush()
        return True

    @Slot()
    def _on_server(self) -> None:
        self._built_in = ""
        self._draft.close()
        self._mark()

    def _show_versions(self, shown: bool) -> None:
        """Show the page of earlier versions, or the tool again."""
        leaves = self._versions.isAncestorOf(QApplication.focusWidget() or self)
        self._middle.setCurrentWidget(self._versions if shown else self._work)
        self._show_parts()
        if not shown and leaves:
            self._form.focus_first()

    def _show_parts(self) -> None:
        if self._servers.active:
            self._middle.setCurrentWidget(self._servers.pages)
            self._try.hide()
            return
        if self._history.shown and self._draft.saved_name:
            self._try.hide()
            return
        page = self._work if self._draft.saved_name else self._page
        is_empty = not self._draft.saved_name and not self._built_in
        self._middle.setCurrentWidget(self._empty if is_empty else page)
        self._try.setVisible(not is_empty)

    @Slot()
    def _on_draft(self) -> None:
        if self._draft.saved_name:
            self._servers.leave()
            self._form.show_tool(self._draft.tool)
            self._watch.look()
        self._show_bar()
        self._show_parts()

    @Slot()
    def _show_bar(self) -> None:
        self._bar.show_state(self._draft.tool, self._draft.stack)

    @Slot(object)
    def _on_judged(self, found: Judgement) -> None:
        self._problems.show_problems(found.problems)
        self._form.show_problems(found.problems)
        if found.made is not None:
            self._form.show_made(found.made)
        number = self._draft.number
        self._try.show_tool(found.spec, found.made, which=number, refusal=found.refusal)
        if self._wants_try:
            self._wants_try = False
            self._try.try_it()

    def _on_settings(self, settings: Settings) -> None:
        if settings.network != self._network:
            self._network = settings.network
            self._watch.look()

    def _show_askable(self) -> None:
        agents = [Askable(agent.name, agent.title) for agent in self._agents.agents]
        graphs = [
            Askable(graph.name, graph.title, tuple(input_nodes(graph)))
            for graph in self._graphs.graphs
        ]
        self._form.show_askable(agents, graphs)

    def _on_askable(self) -> None:
        """What a tool asks may have changed, and with it what the tool may touch."""
        self._show_askable()
        self._watch.look()

    @Slot(object, str, str)
    def _on_edited(self, after: ToolDocument, title: str, typed_in: str) -> None:
        draft = self._draft
        draft.edit(self._new_name.applied(draft.saved_name, draft.tool, after), title, typed_in)

    @Slot()
    def _on_added(self) -> None:
        self._new_name.begin(self._draft.saved_name)
        self._form.focus_first()

    @Slot()
    def _on_saved(self) -> None:
        self._new_name.end()
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        library = self._library
        built_in = [spec for spec in library.specs if library.is_own(spec.name)]
        self._list.set_tools(library.documents, built_in, library.samples)
        self._list.unread.show_problems(library.problems)
        self._follow()
        self._mark()

    def _follow(self) -> None:
        """A tool that was changed elsewhere is shown as it is now, unless one edits it."""
        if not self._draft.saved_name or self._draft.unsaved:
            return
        names = {tool.name: tool for tool in self._library.documents}
        now = names.get(self._draft.saved_name)
        if now is None:
            self._open_first()
        elif now != self._draft.tool:
            self._draft.open(now)

    @Slot()
    def _on_removed(self) -> None:
        self._list.undo_remove.show()
        if self._draft.unsaved:  # else it was left when the library changed
            self._open_first()

    @Slot(str)
    def _on_restored(self, name: str) -> None:
        self._list.undo_remove.hide()
        self._open(name)

    def _mark(self) -> None:
        self._list.mark(self._draft.saved_name or self._built_in)


def create(workbench: Workbench, theme: Theme, shell: ShellApi) -> QWidget:
    """Make the panel."""
    return ToolsPanel(workbench, theme, shell)
