"""Making a first agent: one sentence, and what follows from it, open to change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
)

from workbench.agents.first_agent import first_agent, suggested_tools, title_of
from workbench.models.store import InstalledModel
from workbench.tools.api import ToolSpec
from workbench.ui.language.messages import said
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.choice_box import ChoiceBox

_COLUMNS = 3


class FirstAgent(QFrame):
    """A sentence becomes title, instructions and tools; no model is asked.

    Signals:
        made: arg: the AgentDocument, still without a name.
        closed: No agent is wanted.
    """

    made = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("firstAgent")
        self.setProperty("role", "raised")
        self.setAccessibleName(self.tr("New agent from a sentence"))
        self._tools: Sequence[ToolSpec] = ()
        self._touched: set[str] = set()
        self.sentence = QLineEdit()
        self.sentence.setAccessibleName(self.tr("What the agent is for"))
        self.sentence.setPlaceholderText(
            self.tr("Such as: Answer questions about our prices and add up orders")
        )
        self.title = QLineEdit()
        self.title.setAccessibleName(self.tr("Title"))
        self.models = ChoiceBox()
        self.models.setAccessibleName(self.tr("Model"))
        self.boxes: dict[str, QCheckBox] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self.make = Button(theme, self.tr("Make the agent"), kind="primary")
        self.leave = Button(theme, self.tr("Cancel"))
        self._lay_out()
        self.sentence.textChanged.connect(self._on_sentence)
        self.sentence.returnPressed.connect(self._on_make)
        on_click(self.make, self._on_make)
        on_click(self.leave, self.closed.emit)
        self.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(label(self.tr("What is the agent for?"), "section"))
        column.addWidget(self.sentence)
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Title"), "muted"))
        row.addWidget(self.title, 1)
        row.addSpacing(8)
        row.addWidget(label(self.tr("Model"), "muted"))
        row.addWidget(self.models, 1)
        column.addLayout(row)
        words = self.tr("Tools it may use. What the sentence speaks of is chosen.")
        column.addWidget(label(words, "muted"))
        column.addLayout(self._grid)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.make)
        column.addLayout(buttons)

    def begin(self, tools: Sequence[ToolSpec], models: Sequence[InstalledModel]) -> None:
        """Ask for an agent anew."""
        self._tools, self._touched = tools, set()
        for box in self.boxes.values():
            self._grid.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = {}
        for place, tool in enumerate(tools):
            box = QCheckBox(tool.title)
            box.setToolTip(said(tool.description))
            box.clicked.connect(lambda _on, name=tool.name: self._touched.add(name))
            self.boxes[tool.name] = box
            self._grid.addWidget(box, place // _COLUMNS, place % _COLUMNS)
        self.models.clear()
        self.models.addItem(self.tr("The program's default"), "")
        for model in models:
            if not model.problem:
                self.models.addItem(model.title, model.id)
        self.sentence.clear()
        self.title.clear()
        self._on_sentence("")
        self.show()
        self.sentence.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _on_sentence(self, text: str) -> None:
        chosen = suggested_tools(text, self._tools)
        for name, box in self.boxes.items():
            if name not in self._touched:
                box.setChecked(name in chosen)
        self.title.setPlaceholderText(title_of(text) if text.strip() else "")
        self.make.setEnabled(bool(text.strip()))

    def _on_make(self) -> None:
        if not self.sentence.text().strip():
            return
        tools = [tool for tool in self._tools if self.boxes[tool.name].isChecked()]
        document = first_agent(
            self.sentence.text(),
            self.title.text(),
            tools,
            model_id=str(self.models.currentData() or ""),
        )
        self.made.emit(document)
