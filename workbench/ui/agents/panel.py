"""The agents: a list, the form of the chosen one, and its file as it will be written."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, QSignalBlocker, QStringListModel, Qt, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.agents.documents import AgentDocument
from workbench.agents.files import read_agent, write_agent
from workbench.app.notices import Notice
from workbench.base.files import write_atomically
from workbench.ui.actions import Action
from workbench.ui.agents.draft import Draft
from workbench.ui.agents.form import AgentForm
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import (
    Badge,
    Button,
    ElidedLabel,
    IconButton,
    SectionHeader,
    label,
    on_click,
)
from workbench.ui.widgets.views import CodeView, SplitView


class AgentsPanel(SplitView):
    """List, form and YAML side by side."""

    def __init__(self, workbench: Any, theme: Theme, shell: ShellApi) -> None:
        super().__init__("agents")
        self._workbench, self._theme, self._shell = workbench, theme, shell
        self._names: list[str] = []
        self._removed = ""
        self._draft = Draft(self)
        self._draft.changed.connect(self._on_draft)
        self._draft.stack.cleanChanged.connect(self._on_draft)
        self.addWidget(self._make_list())
        self.addWidget(self._make_middle())
        self.addWidget(self._make_preview())
        self.setStretchFactor(1, 1)
        self.setSizes([240, 640, 360])
        self._unlisten = workbench.agents.listen(self._refresh)
        self.destroyed.connect(self._unlisten)
        shell.register_actions(self._actions())
        self._refresh()
        if self._names:
            self._open(self._names[0])

    def show_target(self, name: str = "") -> None:
        """Show one agent."""
        if name in self._names:
            self._open(name)

    def _make_list(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 16, 12, 12)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Agents"), "page"))
        head.addStretch(1)
        for icon, name, call in (
            ("upload", self.tr("Import an agent"), self.import_file),
            ("plus", self.tr("New agent"), self.new),
        ):
            button = IconButton(self._theme, icon, name)
            on_click(button, call)
            head.addWidget(button)
        column.addLayout(head)
        self._titles = QStringListModel(self)
        self._list = QListView()
        self._list.setProperty("role", "plain")
        self._list.setModel(self._titles)
        self._list.setAccessibleName(self.tr("Agents"))
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.selectionModel().currentChanged.connect(self._on_chosen)
        column.addWidget(self._list, 1)
        self._undo_remove = Button(self._theme, self.tr("Undo delete"), icon="undo-2")
        self._undo_remove.hide()
        on_click(self._undo_remove, lambda: self._run(self._restore(), self.tr("Restore")))
        column.addWidget(self._undo_remove)
        return side

    def _make_middle(self) -> QWidget:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(4)
        bar = QHBoxLayout()
        bar.setContentsMargins(24, 0, 16, 0)
        self._heading = ElidedLabel()
        self._heading.setProperty("role", "section")
        self._state = Badge(self._theme, "")
        bar.addWidget(self._heading, 1)
        bar.addWidget(self._state)
        self._buttons: dict[str, IconButton] = {}
        for key, icon, name, call in (
            ("undo", "undo-2", self.tr("Undo"), self._draft.stack.undo),
            ("redo", "redo-2", self.tr("Redo"), self._draft.stack.redo),
            ("duplicate", "copy", self.tr("Duplicate"), self.duplicate),
            ("export", "download", self.tr("Export"), self.export),
            ("remove", "trash-2", self.tr("Delete"), self.remove),
        ):
            button = IconButton(self._theme, icon, name)
            on_click(button, call)
            self._buttons[key] = button
            bar.addWidget(button)
        self._save = Button(self._theme, self.tr("Save"), icon="save")
        on_click(self._save, self.save)
        chat = Button(self._theme, self.tr("Chat"), kind="primary", icon="message-square")
        chat.setAccessibleName(self.tr("Chat with this agent"))
        on_click(chat, self.chat)
        bar.addWidget(self._save)
        bar.addWidget(chat)
        column.addLayout(bar)
        self._problems = label("", "error", wrap=True)
        self._problems.setContentsMargins(24, 0, 24, 0)
        column.addWidget(self._problems)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(self.tr("Form of the agent"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._form = AgentForm(self._workbench, self._theme)
        self._form.edited.connect(self._draft.edit)
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
        stack = self._draft.stack
        return (
            Action("agents.new", self.tr("New agent"), "Ctrl+N", "agents", self.new),
            Action("agents.save", self.tr("Save agent"), "Ctrl+S", "agents", self.save),
            Action("agents.undo", self.tr("Undo"), "Ctrl+Z", "agents", stack.undo),
            Action("agents.redo", self.tr("Redo"), "Ctrl+Shift+Z", "agents", stack.redo),
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

    def new(self) -> None:
        """A new agent from the starter's values, not saved yet."""
        title = self.tr("New agent")
        name = self._workbench.agents.free_name(title)
        document = AgentDocument(
            name, title, instructions=self.tr("You are a helpful assistant. Answer briefly.")
        )
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
        if document.name in self._names:
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
        self._undo_remove.show()
        if self._names:
            self._open(self._names[0])

    async def _restore(self) -> None:
        token, self._removed = self._removed, ""
        self._undo_remove.hide()
        await self._workbench.agents.restore(token)
        self._open(token)

    def _run(self, work: Any, title: str) -> None:
        self._shell.run_task(work, title)

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

    @Slot(QModelIndex, QModelIndex)
    def _on_chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self._open(self._names[index.row()])

    @Slot()
    def _on_draft(self) -> None:
        document = self._draft.document
        bundled = self._workbench.agents.is_bundled(self._draft.saved_name)
        self._form.set_document(document)
        self._heading.set_text(document.title)
        unsaved = self._draft.unsaved
        words = self.tr("not saved") if unsaved else self.tr("bundled") if bundled else ""
        self._state.set_value(words, "warning" if unsaved else "neutral")
        self._state.setVisible(bool(words))
        self._save.setEnabled(unsaved)
        self._save.setText(self.tr("Save as mine") if bundled else self.tr("Save"))
        self._buttons["undo"].setEnabled(self._draft.stack.canUndo())
        self._buttons["redo"].setEnabled(self._draft.stack.canRedo())
        self._buttons["remove"].setEnabled(not bundled)
        problems = self._draft.problems({m.id for m in self._workbench.models.models})
        self._problems.setText("\n".join(problems))
        self._problems.setVisible(bool(problems))
        self._code.set_text(write_agent(document))

    def _refresh(self) -> None:
        agents = self._workbench.agents.agents
        self._names = [document.name for document in agents]
        with QSignalBlocker(self._list.selectionModel()):
            self._titles.setStringList([document.title for document in agents])
        self._mark()

    def _mark(self) -> None:
        if self._draft.saved_name in self._names:
            row = self._titles.index(self._names.index(self._draft.saved_name))
            with QSignalBlocker(self._list.selectionModel()):
                self._list.setCurrentIndex(row)
            self._list.viewport().update()


def create(workbench: Any, theme: Theme, shell: ShellApi) -> QWidget:
    """Make the panel."""
    return AgentsPanel(workbench, theme, shell)
