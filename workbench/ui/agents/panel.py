"""The agents: a list, the form of the chosen one, and its file as it will be written."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QScrollArea, QVBoxLayout, QWidget

from workbench.agents.checks import Problem, check
from workbench.agents.documents import AgentDocument
from workbench.agents.files import parse_agent, read_agent, write_agent
from workbench.app.notices import Notice
from workbench.app.workbench import Workbench
from workbench.base.errors import DocumentError
from workbench.base.files import write_atomically
from workbench.ui.actions import Action
from workbench.ui.agents.agent_list import AgentList
from workbench.ui.agents.bar import AgentBar
from workbench.ui.agents.draft import Draft
from workbench.ui.agents.form import AgentForm
from workbench.ui.agents.problems import ProblemList
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import SectionHeader
from workbench.ui.widgets.buttons import IconButton, on_click
from workbench.ui.widgets.views import CodeView, SplitView

PREVIEW_FROM_PX = 960


class AgentsPanel(SplitView):
    """List, form and YAML side by side."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__("agents")
        self._workbench, self._theme, self._shell = workbench, theme, shell
        self._removed = ""
        self._draft = Draft(self)
        self._list = AgentList(theme)
        self._bar = AgentBar(theme)
        self._problems = ProblemList(theme)
        self._form = AgentForm(workbench, theme)
        self.addWidget(self._list)
        self.addWidget(self._make_middle())
        self._preview = self._make_preview()
        self.addWidget(self._preview)
        self.setStretchFactor(1, 1)
        self.setSizes([240, 640, 360])
        self.first_focus = self._list.view
        self._connect()
        shell.register_actions(self._actions())
        self._refresh()
        if self._list.names:
            self._open(self._list.names[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._preview.setVisible(event.size().width() >= PREVIEW_FROM_PX)

    def show_target(self, agent_name: str = "") -> None:
        """Show one agent."""
        if agent_name in self._list.names:
            self._open(agent_name)

    def _connect(self) -> None:
        self._draft.changed.connect(self._on_draft)
        self._draft.stack.cleanChanged.connect(self._on_draft)
        self._list.chosen.connect(self._open)
        self._list.new_asked.connect(self.new_from)
        self._list.import_asked.connect(self.import_file)
        self._list.restore_asked.connect(lambda: self._run(self._restore(), self.tr("Restore")))
        self._bar.asked.connect(self._on_asked)
        self._form.edited.connect(self._draft.edit)
        self._problems.asked.connect(self._form.focus_field)
        unlisten = (
            self._workbench.agents.listen(self._refresh),
            self._workbench.models.listen(lambda _models: self._on_models()),
        )
        for each in unlisten:
            self.destroyed.connect(each)

    def _make_middle(self) -> QWidget:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._bar)
        column.addWidget(self._problems)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(self.tr("Form of the agent"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._form)
        column.addWidget(area, 1)
        return middle

    def _make_preview(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 16, 12, 12)
        header = SectionHeader(self.tr("File"))
        copy = IconButton(self._theme, "copy", self.tr("Copy the file"))
        on_click(copy, lambda: self._shell.copy(self._code.toPlainText(), "YAML"))
        header.add(copy)
        self._code = CodeView(self._theme, "yaml")
        self._code.setAccessibleName(self.tr("The agent's file"))
        column.addWidget(header)
        column.addWidget(self._code, 1)
        return side

    def _actions(self) -> tuple[Action, ...]:
        return (
            Action("agents.new", self.tr("New agent"), "Ctrl+N", "agents", self.new),
            Action("agents.save", self.tr("Save agent"), "Ctrl+S", "agents", self.save),
            Action("agents.undo", self.tr("Undo"), "Ctrl+Z", "agents", self.undo),
            Action("agents.redo", self.tr("Redo"), "Ctrl+Shift+Z", "agents", self.redo),
            Action(
                "agents.duplicate",
                self.tr("Duplicate agent"),
                "Ctrl+D",
                "agents",
                self.duplicate,
            ),
            Action("agents.import", self.tr("Import agent…"), "", "agents", self.import_file),
            Action("agents.export", self.tr("Export agent…"), "", "agents", self.export),
            Action(
                "agents.chat",
                self.tr("Chat with this agent"),
                "Ctrl+Return",
                "agents",
                self.chat,
            ),
        )

    @Slot(str)
    def _on_asked(self, what: str) -> None:
        {
            "undo": self.undo,
            "redo": self.redo,
            "duplicate": self.duplicate,
            "export": self.export,
            "remove": self.remove,
            "save": self.save,
            "chat": self.chat,
        }[what]()

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
        library = self._workbench.agents
        title = self.tr("New agent")
        document = AgentDocument(
            "", title, instructions=self.tr("You are a helpful assistant. Answer briefly.")
        )
        if template:
            title = self.tr("My {0}").format(library.get(template).title)
            document = replace(library.get(template), title=title)
        document = replace(document, name=library.free_name(title))
        self._run(self._save_as(document, ""), self.tr("New agent"))

    def duplicate(self) -> None:
        """A copy that can be changed."""
        title = self.tr("{0} copy").format(self._draft.document.title)
        copy = replace(
            self._draft.document, name=self._workbench.agents.free_name(title), title=title
        )
        self._run(self._save_as(copy, ""), self.tr("Duplicate"))

    def save(self) -> None:
        """Write the file; a bundled agent becomes a copy of the user's own."""
        self._form.flush()
        document = self._draft.document
        if self._workbench.agents.is_bundled(self._draft.saved_name):
            if document.title == self._workbench.agents.get(document.name).title:
                document = replace(document, title=self.tr("My {0}").format(document.title))
            name = self._workbench.agents.free_name(document.title)
            self._run(self._save_as(replace(document, name=name), ""), self.tr("Save agent"))
        elif self._draft.unsaved:
            self._run(self._save_as(document, self._draft.saved_name), self.tr("Save agent"))

    def chat(self) -> None:
        """Open a new chat with this agent, saved first."""
        self._form.flush()
        if self._draft.unsaved:
            self._run(self._save_and_chat(), self.tr("Save agent"))
        else:
            self._shell.open_panel("chat", agent_name=self._draft.saved_name)

    def remove(self) -> None:
        """Delete the agent; it can be brought back."""
        self._run(self._remove(), self.tr("Delete agent"))

    def import_file(self) -> None:
        """Choose a YAML file and add it to the library."""
        dialog = QFileDialog(self, self.tr("Import agent"))
        dialog.setNameFilter("YAML (*.yaml *.yml)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(
            lambda path: self._run(self.import_from(Path(path)), self.tr("Import agent"))
        )
        dialog.open()

    def export(self) -> None:
        """Choose where to write the file."""
        dialog = QFileDialog(self, self.tr("Export agent"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(f"{self._draft.document.name}.yaml")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text = write_agent(self._draft.document)
        dialog.fileSelected.connect(
            lambda path: self._run(
                asyncio.to_thread(write_atomically, Path(path), text), self.tr("Export agent")
            )
        )
        dialog.open()

    async def import_from(self, path: Path) -> None:
        """Add a file to the library under a free name."""
        document = await asyncio.to_thread(read_agent, path)
        if document.name in self._list.names:
            document = replace(document, name=self._workbench.agents.free_name(document.title))
        await self._save_as(document, "")

    async def _save_as(self, document: AgentDocument, previous_name: str) -> None:
        await self._workbench.agents.save(document, previous_name)
        if previous_name and self._draft.saved_name == previous_name:
            if self._draft.document == document:
                self._draft.mark_saved(document)
        else:
            self._draft.open(document)
        self._refresh()

    async def _save_and_chat(self) -> None:
        document = self._draft.document
        if self._workbench.agents.is_bundled(self._draft.saved_name):
            title = self.tr("My {0}").format(document.title)
            name = self._workbench.agents.free_name(title)
            await self._save_as(replace(document, name=name, title=title), "")
        else:
            await self._save_as(document, self._draft.saved_name)
        self._shell.open_panel("chat", agent_name=self._draft.saved_name)

    async def _remove(self) -> None:
        self._removed = await self._workbench.agents.remove(self._draft.saved_name)
        self._list.undo_remove.show()
        if self._list.names:
            self._open(self._list.names[0])

    async def _restore(self) -> None:
        token, self._removed = self._removed, ""
        self._list.undo_remove.hide()
        await self._workbench.agents.restore(token)
        self._open(token)

    def _run(self, work: Coroutine[Any, Any, Any], title: str) -> None:
        self._shell.run_task(work, title)

    @Slot(str)
    def _open(self, name: str) -> None:
        self._form.flush()
        if self._draft.unsaved and name != self._draft.saved_name:
            self._shell.notify(
                Notice(
                    "info",
                    self.tr("Save or undo first"),
                    key="agents.unsaved",
                    reason=self.tr("The agent on screen has changes that are not saved."),
                )
            )
        elif name != self._draft.saved_name or not self._draft.document.title:
            self._draft.open(self._workbench.agents.get(name))
        self._mark()

    @Slot()
    def _on_draft(self) -> None:
        document = self._draft.document
        bundled = self._workbench.agents.is_bundled(self._draft.saved_name)
        self._form.set_document(document)
        self._bar.show_state(document.title, self._draft.stack, bundled=bundled)
        self._problems.show_problems(self.problems())
        self._code.set_text(write_agent(document))

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the agent on screen, errors first."""
        document = self._draft.document
        tools = {spec.name: spec for spec in self._workbench.tools}
        found = check(document, tools, self._workbench.models.models)
        try:
            parse_agent(write_agent(document))
        except DocumentError as exc:
            # Also what no check knows must not be found out only when it is saved.
            found = (Problem("error", "title", exc.message, exc.hint), *found)
        return found

    def _on_models(self) -> None:
        self._form.show_models()
        self._problems.show_problems(self.problems())

    def _refresh(self) -> None:
        library = self._workbench.agents
        templates = [agent for agent in library.agents if library.is_bundled(agent.name)]
        self._list.set_agents(library.agents, templates)
        self._mark()

    def _mark(self) -> None:
        self._list.mark(self._draft.saved_name)


def create(workbench: Workbench, theme: Theme, shell: ShellApi) -> QWidget:
    """Make the panel."""
    return AgentsPanel(workbench, theme, shell)
