"""The agents there are, and the ways to a new one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QMenu

from workbench.agents.documents import AgentDocument
from workbench.ui.documents.document_list import DocumentList, DocumentRow, ListWords
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.buttons import on_click


class AgentList(DocumentList):
    """Titles of the agents.

    Signals:
        new_asked: Make an agent. arg: name of the template, empty for a blank one.
        sentence_asked: Make an agent from a sentence.
    """

    new_asked = Signal(str)
    sentence_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        words = ListWords(
            QCoreApplication.translate("AgentList", "Agents"),
            find=QCoreApplication.translate("AgentList", "Find an agent"),
            new=QCoreApplication.translate("AgentList", "New agent"),
            bring_in=QCoreApplication.translate("AgentList", "Import an agent"),
            unread=QCoreApplication.translate("AgentList", "Agents that could not be read"),
        )
        super().__init__(theme, words)
        self._templates: Sequence[AgentDocument] = ()
        on_click(self.new_button, self.choose_template)

    def set_agents(
        self, agents: Sequence[AgentDocument], templates: Sequence[AgentDocument]
    ) -> None:
        """List agents, and those that a new one may begin as."""
        self._templates = templates
        self.set_rows([DocumentRow(agent.name, agent.title) for agent in agents])

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
