"""The agents: a list, the form of the chosen one, and its file as it will be written."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.agents.documents import AgentDocument
from workbench.agents.files import write_agent
from workbench.agents.problem import Problem
from workbench.app.workbench import Workbench
from workbench.ui.actions import Action
from workbench.ui.agents.agent_list import AgentList
from workbench.ui.agents.bar import AgentBar
from workbench.ui.agents.draft import Draft
from workbench.ui.agents.exporting import Exporting, FileForm, ask_where
from workbench.ui.agents.first_agent import FirstAgent
from workbench.ui.agents.form import AgentForm
from workbench.ui.agents.loss_strip import LossStrip
from workbench.ui.agents.preview import FilePreview
from workbench.ui.agents.problems import ProblemList, problems_of
from workbench.ui.agents.saving import AgentSaving
from workbench.ui.documents.draft_keeping import DraftKeeping
from workbench.ui.documents.history import DocumentHistory
from workbench.ui.documents.text_history import TextVersions
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.views import SplitView

PREVIEW_FROM_PX = 1100


class AgentsPanel(SplitView):
    """List, form and YAML side by side."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__("agents")
        self._workbench, self._theme, self._shell = workbench, theme, shell
        self._draft = Draft(self)
        self._saving = AgentSaving(workbench.agents, self._draft, self)
        self._drafts = DraftKeeping(workbench.agents.drafts, self._draft, shell, self)
        self._list = AgentList(theme)
        self._bar = AgentBar(theme)
        self._problems = ProblemList(theme)
        self._form = AgentForm(workbench, theme)
        self._first = FirstAgent(theme)
        self.losses = LossStrip(theme)
        self._versions = TextVersions(
            theme,
            self.tr("Back to the agent"),
            "agents-history",
            write_agent,
            self._show_versions,
        )
        self._history = DocumentHistory(
            workbench.agents, self._draft, self._versions, self._versions, shell, self
        )
        self._middle = QStackedWidget()
        self._work = self._make_middle()
        self._middle.addWidget(self._work)
        self._middle.addWidget(self._versions)
        self.addWidget(self._list)
        self.addWidget(self._middle)
        self._preview = FilePreview(theme)
        self.addWidget(self._preview)
        self.setStretchFactor(1, 1)
        self.setSizes([240, 640, 360])
        self.first_focus = self._list.view
        self._exporting = Exporting(workbench, self.losses, shell, self._list.view)
        self._connect()
        shell.register_actions(self._actions())
        self._refresh()
        if self._list.names:
            self._open(self._list.names[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_preview()

    def _show_preview(self) -> None:
        self._preview.setVisible(self.width() >= PREVIEW_FROM_PX and not self._history.shown)

    def close_services(self) -> None:
        """Keep what is not saved."""
        self._form.flush()
        self._drafts.close()

    def here(self) -> dict[str, str]:
        """What it shows, for ``show_target`` of one that is made in its place."""
        return {"agent_name": self._draft.saved_name}

    def show_target(self, agent_name: str = "") -> None:
        """Show one agent."""
        if agent_name in self._list.names:
            self._open(agent_name)

    def _connect(self) -> None:
        self._draft.left.connect(lambda: self._show_versions(False))
        self._draft.changed.connect(self._on_draft)
        self._draft.stack.cleanChanged.connect(self._on_draft)
        self._list.chosen.connect(self._open)
        self._list.new_asked.connect(self.new_from)
        self._list.sentence_asked.connect(self.new_from_sentence)
        self._list.import_asked.connect(self.import_file)
        self._list.restore_asked.connect(self._restore)
        self._list.unread.file_asked.connect(_show_file)
        self._saving.saved.connect(self._refresh)
        self._saving.removed.connect(self._on_removed)
        self._saving.restored.connect(self._open)
        self._preview.copy_asked.connect(lambda text: self._shell.copy(text, "YAML"))
        self._bar.asked.connect(self._on_asked)
        self._form.edited.connect(self._draft.edit)
        self._first.made.connect(self._on_made)
        self._first.closed.connect(self._leave_first)
        self._problems.asked.connect(self._form.focus_field)
        unlisten = (
            self._workbench.agents.listen(self._refresh),
            self._workbench.models.listen(lambda _models: self._on_models()),
            self._workbench.tool_library.listen(self._on_tools),
        )
        for each in unlisten:
            self.destroyed.connect(each)

    def _make_middle(self) -> QWidget:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._first)
        column.addWidget(self._bar)
        column.addWidget(self.losses)
        column.addWidget(self._problems)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(self.tr("Form of the agent"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._form)
        column.addWidget(area, 1)
        return middle

    def _actions(self) -> tuple[Action, ...]:
        def act(key: str, title: str, shortcut: str, callback: Callable[[], None]) -> Action:
            return Action(f"agents.{key}", title, shortcut, "agents", callback)

        return (
            act("new", self.tr("New agent"), "Ctrl+N", self.new),
            act("sentence", self.tr("New agent from a sentence…"), "", self.new_from_sentence),
            act("save", self.tr("Save agent"), "Ctrl+S", self.save),
            act("undo", self.tr("Undo"), "Ctrl+Z", self.undo),
            act("redo", self.tr("Redo"), "Ctrl+Shift+Z", self.redo),
            act("duplicate", self.tr("Duplicate agent"), "Ctrl+D", self.duplicate),
            act("history", self.tr("Earlier versions…"), "", self.show_history),
            act("remove", self.tr("Delete agent"), "", self.remove),
            act("import", self.tr("Import agent…"), "", self.import_file),
            act("export", self.tr("Export agent…"), "", self.export),
            act("chat", self.tr("Chat with this agent"), "Ctrl+Return", self.chat),
        )

    @Slot(str)
    def _on_asked(self, what: str) -> None:
        {
            "undo": self.undo,
            "redo": self.redo,
            "duplicate": self.duplicate,
            "export": self.export,
            "history": self.show_history,
            "remove": self.remove,
            "save": self.save,
            "chat": self.chat,
        }[what]()

    def show_history(self) -> None:
        """Show the earlier versions of the agent."""
        self._form.flush()
        self._history.show()

    def _show_versions(self, shown: bool) -> None:
        """Show the page of earlier versions, or the agent again."""
        leaves = self._versions.isAncestorOf(QApplication.focusWidget() or self)
        self._middle.setCurrentWidget(self._versions if shown else self._work)
        self._show_preview()
        if not shown and leaves:
            self._list.view.setFocus()

    def undo(self) -> None:
        """Take the last edit back; what was typed a moment ago counts as one."""
        self._form.flush()
        self._draft.stack.undo()

    def redo(self) -> None:
        """Make the edit again."""
        self._form.flush()
        self._draft.stack.redo()

    def new(self) -> None:
        """Ask for a template of a new agent."""
        self._list.choose_template()

    @Slot(str)
    def new_from(self, template: str) -> None:
        """A new agent, blank or with the values of a template; saved at once."""
        self._run(self._saving.add(template), self.tr("New agent"))

    @Slot()
    def new_from_sentence(self) -> None:
        """Ask for one sentence, and make an agent of it."""
        self._first.begin(self._workbench.tools, self._workbench.models.models)

    @Slot(object)
    def _on_made(self, document: AgentDocument) -> None:
        self._leave_first()
        self._run(self._saving.save_new(document), self.tr("New agent"))

    @Slot()
    def _leave_first(self) -> None:
        self._first.hide()
        self._list.view.setFocus()

    def duplicate(self) -> None:
        """A copy that can be changed."""
        self._drafts.leave()  # what is not saved stays with the one it belongs to
        self._run(self._saving.add_copy(), self.tr("Duplicate"))

    def save(self) -> None:
        """Write the file; a bundled agent becomes a copy of the user's own."""
        self._form.flush()
        bundled = self._workbench.agents.is_bundled(self._draft.saved_name)
        if bundled or self._draft.unsaved:
            self._run(self._saving.save(), self.tr("Save agent"))

    def chat(self) -> None:
        """Open a new chat with this agent, saved first."""
        self._form.flush()
        if self._draft.unsaved:
            self._run(self._save_and_chat(), self.tr("Save agent"))
        else:
            self._shell.open_panel("chat", agent_name=self._draft.saved_name)

    def remove(self) -> None:
        """Delete the agent; it can be brought back."""
        self._run(self._saving.remove(), self.tr("Delete agent"))

    def import_file(self) -> None:
        """Choose a YAML file and add it to the library."""
        dialog = QFileDialog(self, self.tr("Import agent"))
        dialog.setNameFilter("YAML (*.yaml *.yml)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(
            lambda path: self._run(self._saving.add_file(Path(path)), self.tr("Import agent"))
        )
        dialog.open()

    def export(self) -> None:
        """Choose where to write the agent, and in which format."""
        self._form.flush()
        forms = {
            "yaml": FileForm(self.tr("Agent"), ".yaml"),
            "python": FileForm(self.tr("Python script"), ".py"),
        }
        title, name = self.tr("Export agent"), self._draft.document.name

        def write(path: Path, form: str) -> None:
            self._run(self.export_to(path, form), title)

        ask_where(self, title, name, forms, write)

    async def export_to(self, path: Path, form: str) -> None:
        """Write the agent on screen to a file; what would be left out is agreed to first.

        Raises:
            WorkbenchError: It cannot be written there.
        """
        await self._exporting.export_to(self._draft.document, path, form)

    async def _save_and_chat(self) -> None:
        await self._saving.save()
        self._shell.open_panel("chat", agent_name=self._draft.saved_name)

    @Slot()
    def _on_removed(self) -> None:
        self._list.undo_remove.show()
        if self._list.names:
            self._open(self._list.names[0])

    @Slot()
    def _restore(self) -> None:
        self._list.undo_remove.hide()
        self._run(self._saving.restore(), self.tr("Restore"))

    def _run(self, work: Coroutine[Any, Any, Any], title: str) -> None:
        self._shell.run_task(work, title)

    @Slot(str)
    def _open(self, name: str) -> None:
        self._form.flush()
        if name != self._draft.saved_name or not self._draft.document.title:
            self._exporting.forget()
            self.losses.hide()
            self._draft.open(self._workbench.agents.get(name))
            self._drafts.restore()
        self._mark()

    @Slot()
    def _on_draft(self) -> None:
        document = self._draft.document
        bundled = self._workbench.agents.is_bundled(self._draft.saved_name)
        self._form.set_document(document)
        self._bar.show_state(document.title, self._draft.stack, bundled=bundled)
        self._problems.show_problems(self.problems())
        self._preview.code.set_text(write_agent(document))

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the agent on screen, errors first."""
        models = self._workbench.models.models
        return problems_of(self._draft.document, self._workbench.tools, models)

    def _on_models(self) -> None:
        self._form.show_models()
        self._problems.show_problems(self.problems())

    def _on_tools(self) -> None:
        self._form.show_tools()
        self._problems.show_problems(self.problems())

    @Slot()
    def _refresh(self) -> None:
        library = self._workbench.agents
        templates = [agent for agent in library.agents if library.is_bundled(agent.name)]
        self._list.set_agents(library.agents, templates)
        self._list.unread.show_problems(library.problems)
        self._mark()

    def _mark(self) -> None:
        self._list.mark(self._draft.saved_name)


def _show_file(path: Path) -> None:
    """Open the folder of a file in the system's own program for files."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def create(workbench: Workbench, theme: Theme, shell: ShellApi) -> QWidget:
    """Make the panel."""
    return AgentsPanel(workbench, theme, shell)
