"""Above the transcript: title, agent, model, and what can be shown beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QWidget

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import GraphDocument
from workbench.models.store import InstalledModel
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import ElidedLabel
from workbench.ui.widgets.buttons import IconButton, on_click
from workbench.ui.widgets.choice_box import ChoiceBox

TITLE_PX = 150
PICKER_PX = 84


class ChatHeader(QFrame):
    """Pickers and buttons.

    Signals:
        agent_chosen: arg: the agent's name.
        model_chosen: arg: the model's id, empty for the agent's own.
        list_toggled, inspector_toggled, find_requested: The buttons.
    """

    agent_chosen = Signal(str)
    model_chosen = Signal(str)
    list_toggled = Signal()
    inspector_toggled = Signal()
    find_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.title = ElidedLabel()
        self.title.setFont(theme.font(strong=True))
        self.title.setMinimumWidth(TITLE_PX)
        self.agents = ChoiceBox(self)
        self.agents.setAccessibleName(self.tr("Agent"))
        self.agents.setToolTip(self.tr("The agent that answers"))
        self.models = ChoiceBox(self)
        self.models.setAccessibleName(self.tr("Model"))
        self.models.setToolTip(self.tr("The model the agent uses"))
        for box in (self.agents, self.models):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.setMaximumWidth(220)
            box.setMinimumWidth(PICKER_PX)  # narrower than its text before the title is gone
        list_button = IconButton(theme, "panel-left", self.tr("Conversations"), self)
        find = IconButton(theme, "search", self.tr("Find"), self, shortcut="Ctrl+F")
        self.inspector_button = inspector = IconButton(
            theme, "panel-right", self.tr("Inspector"), self, shortcut="Ctrl+I"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.addWidget(list_button)
        row.addWidget(self.title, 1)
        row.addWidget(self.agents)
        row.addWidget(self.models)
        row.addWidget(find)
        row.addWidget(inspector)
        on_click(list_button, self.list_toggled.emit)
        on_click(find, self.find_requested.emit)
        on_click(inspector, self.inspector_toggled.emit)
        self.agents.activated.connect(
            lambda row: self.agent_chosen.emit(self.agents.itemData(row))
        )
        self.models.activated.connect(
            lambda row: self.model_chosen.emit(self.models.itemData(row))
        )

    def set_agents(
        self, agents: Sequence[AgentDocument], graphs: Sequence[GraphDocument], current: str
    ) -> str:
        """List agents, and graphs below them; returns the one that is chosen now."""
        self.agents.clear()
        for agent in agents:
            self.agents.addItem(agent.title, agent.name)
        if graphs:
            self.agents.insertSeparator(self.agents.count())
        for graph in graphs:
            self.agents.addItem(graph.title, graph.name)
            about = self.tr("Graph. {0}").format(graph.description)
            last = self.agents.count() - 1
            self.agents.setItemData(last, about, Qt.ItemDataRole.ToolTipRole)
        self.agents.setCurrentIndex(max(0, self.agents.findData(current)))
        return str(self.agents.currentData() or "")

    def set_models(self, models: Sequence[InstalledModel], current: str) -> str:
        """List models; returns the one that is chosen now."""
        self.models.clear()
        self.models.addItem(self.tr("Agent's model"), "")
        for model in models:
            if not model.problem:
                self.models.addItem(model.title, model.id)
        self.models.setCurrentIndex(max(0, self.models.findData(current)))
        return str(self.models.currentData() or "")
