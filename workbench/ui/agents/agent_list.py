"""The agents there are, and the ways to a new one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QSignalBlocker, QStringListModel, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListView, QMenu, QVBoxLayout, QWidget

from workbench.agents.documents import AgentDocument
from workbench.ui.agents.unread_list import UnreadAgents
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, IconButton, on_click


class AgentList(QWidget):
    """Titles of the agents.

    Signals:
        chosen: arg: name of an agent.
        new_asked: Make an agent. arg: name of the template, empty for a blank one.
        sentence_asked: Make an agent from a sentence.
        import_asked: Add a file.
        restore_asked: Take the last removal back.
    """

    chosen = Signal(str)
    new_asked = Signal(str)
    sentence_asked = Signal()
    import_asked = Signal()
    restore_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setMinimumWidth(200)
        self.names: list[str] = []
        self._templates: Sequence[AgentDocument] = ()
        self._titles = QStringListModel(self)
        self.view = QListView()
        self.view.setProperty("role", "plain")
        self.view.setModel(self._titles)
        self.view.setAccessibleName(self.tr("Agents"))
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.selectionModel().currentChanged.connect(self._on_chosen)
        self.unread = UnreadAgents(theme)
        self.undo_remove = Button(theme, self.tr("Undo delete"), icon="undo-2")
        self.undo_remove.hide()
        on_click(self.undo_remove, self.restore_asked.emit)
        self.new_button = IconButton(theme, "plus", self.tr("New agent"), shortcut="Ctrl+N")
        on_click(self.new_button, self.choose_template)
        bring_in = IconButton(theme, "upload", self.tr("Import an agent"))
        on_click(bring_in, self.import_asked.emit)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Agents"), "page"))
        head.addStretch(1)
        head.addWidget(bring_in)
        head.addWidget(self.new_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 16, 12, 12)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self.unread)
        column.addWidget(self.undo_remove)

    def set_agents(
        self, agents: Sequence[AgentDocument], templates: Sequence[AgentDocument]
    ) -> None:
        """List agents, and those that a new one may begin as."""
        self.names = [document.name for document in agents]
        self._templates = templates
        with QSignalBlocker(self.view.selectionModel()):
            self._titles.setStringList([document.title for document in agents])

    def mark(self, name: str) -> None:
        """Select an agent without telling."""
        if name in self.names:
            row = self._titles.index(self.names.index(name))
            with QSignalBlocker(self.view.selectionModel()):
                self.view.setCurrentIndex(row)
            self.view.viewport().update()

    def template_menu(self) -> QMenu:
        """What a new agent may begin as."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.setAccessibleName(self.tr("Templates"))
        menu.addAction(self.tr("Blank agent"), partial(self.new_asked.emit, ""))
        menu.addAction(self.tr("From a sentence…"), self.sentence_asked.emit)
        menu.addSeparator()
        for document in self._templates:
            row = menu.addAction(
                self.tr("From {0}").format(document.title),
                partial(self.new_asked.emit, document.name),
            )
            row.setToolTip(document.description)
        return menu

    def choose_template(self) -> None:
        """Ask what the new agent begins as."""
        menu = self.template_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.new_button.mapToGlobal(self.new_button.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    @Slot(QModelIndex, QModelIndex)
    def _on_chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.names[index.row()])
