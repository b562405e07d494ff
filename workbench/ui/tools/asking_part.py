"""The agent or the graph that a tool asks, chosen from those there are."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QSignalBlocker

from workbench.tools.documents import ToolDocument
from workbench.tools.kinds.agent import AgentToolSettings
from workbench.tools.kinds.graph import GraphToolSettings
from workbench.ui.builder.row_list import RowList
from workbench.ui.builder.text_area import Choice, TextArea
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.part import Part
from workbench.ui.tools.words import field_title, tr


@dataclass(frozen=True, slots=True)
class Askable:
    """An agent or a graph that a tool may ask.

    Attributes:
        inputs: The names of a graph's inputs.
    """

    name: str
    title: str
    inputs: tuple[str, ...] = ()


class _AskingPart(Part):
    """A list of what may be asked; what is gone meanwhile is still shown as chosen."""

    def __init__(self, heading: str, path: str) -> None:
        super().__init__(heading)
        self._askable: Sequence[Askable] = ()
        self._path = path
        self.choice = Choice(field_title(path))
        self.choice.activated.connect(lambda _row: self._on_chosen())
        self._add(path, self.choice)

    def show_askable(self, askable: Sequence[Askable]) -> None:
        """Offer these."""
        self._askable = askable
        self._show_choice(self.chosen)

    @property
    def chosen(self) -> str:
        """The name of what is asked; empty for nothing."""
        return str(self.choice.currentData() or "")

    def _show_choice(self, name: str) -> None:
        with QSignalBlocker(self.choice):
            self.choice.clear()
            for one in self._askable:
                same = [other for other in self._askable if other.title == one.title]
                title = f"{one.title} ({one.name})" if len(same) > 1 else one.title
                self.choice.addItem(title, one.name)
            if self.choice.findData(name) < 0:
                gone = tr("{0} (not there)").format(name) if name else tr("Choose one")
                self.choice.insertItem(0, gone, name)
            self.choice.setCurrentIndex(self.choice.findData(name))

    def _on_chosen(self) -> None:
        self.touched.emit(self._path, False)


class AgentPart(_AskingPart):
    """The agent, and what it is asked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Agent"), "settings.agent")
        path = "settings.message"
        self.message = TextArea(theme, field_title(path), lines=(3, 12))
        self.message.setPlaceholderText(tr("Such as: Find notes about {topic}"))
        self.message.rested.connect(lambda: self.touched.emit(path, True))
        words = tr("{name} stands for a parameter. The agent's answer is the result.")
        self._add(path, self.message, words)

    def show_tool(self, tool: ToolDocument) -> None:
        settings: AgentToolSettings = tool.settings
        self._show_choice(settings.agent)
        self.message.show_text(settings.message)

    def applied(self, tool: ToolDocument) -> ToolDocument:
        settings = AgentToolSettings(self.chosen, self.message.toPlainText())
        return replace(tool, settings=settings)


class GraphPart(_AskingPart):
    """The graph, and the values of its inputs."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Graph"), "settings.graph")
        self._inputs: Mapping[str, str] = {}
        self._tool: ToolDocument | None = None
        path = "settings.inputs"
        self.inputs = RowList(theme, field_title(path), None)
        self.inputs.edited.connect(self._on_inputs)
        words = tr(
            "{name} alone is that argument as it is; in a text it is put in its place. The "
            "graph's answer is the result."
        )
        self._add(path, self.inputs, words)

    def show_tool(self, tool: ToolDocument) -> None:
        settings: GraphToolSettings = tool.settings
        self._tool, self._inputs = tool, settings.inputs
        self._show_choice(settings.graph)
        self.inputs.show_value(dict(settings.inputs))

    def applied(self, tool: ToolDocument) -> ToolDocument:
        return replace(tool, settings=GraphToolSettings(self.chosen, self._inputs))

    def _on_inputs(self, rows: Mapping[str, Any], _typed: bool) -> None:
        self._inputs = {
            name.strip(): value if isinstance(value, str) else json.dumps(value)
            for name, value in rows.items()
        }
        self.touched.emit("settings.inputs", True)

    def _on_chosen(self) -> None:
        """Another graph has other inputs: each gets the parameter of its name, if any."""
        names = [] if self._tool is None else [one.name for one in self._tool.parameters]
        found = next((one for one in self._askable if one.name == self.chosen), None)
        if found is not None:
            only = f"{{{names[0]}}}" if len(names) == len(found.inputs) == 1 else ""
            self._inputs = {
                name: self._inputs.get(name) or (f"{{{name}}}" if name in names else only)
                for name in found.inputs
            }
        super()._on_chosen()
