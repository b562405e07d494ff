"""The values a graph is run with: a field for each of its inputs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from workbench.agents.graphs.documents import GraphDocument, Node
from workbench.agents.nodes.api import PortType
from workbench.app.graph_starts import input_nodes
from workbench.ui.builder.value_field import ValueField, values_of
from workbench.ui.builder.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label


class InputsPane(QScrollArea):
    """Keeps what was typed for each graph while the program runs."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shape: tuple[object, ...] = ()
        self._graph = ""
        self._typed: dict[str, dict[str, str]] = {}
        self.fields: tuple[ValueField, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Inputs of the run"))

    def show_graph(self, document: GraphDocument, graph: str) -> None:
        """Show the fields of a graph; ``graph`` is the name it is kept under."""
        nodes = input_nodes(document)
        shape = (graph, *(tuple(sorted(map(str, n.settings.items()))) for n in nodes.values()))
        if shape == self._shape:
            return
        self._keep()
        self._shape, self._graph = shape, graph
        self._build(nodes)

    def values(self) -> dict[str, Any] | None:
        """The values by name; None if one is missing or wrong."""
        return values_of(self.fields)

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show what a run was given, in the place of what was typed."""
        for field in self.fields:
            if field.name in values:
                field.show_value(values[field.name])

    def _keep(self) -> None:
        if self._graph:
            kept = self._typed.setdefault(self._graph, {})
            kept.update({field.name: field.text for field in self.fields})

    def _build(self, nodes: Mapping[str, Node]) -> None:
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 4, 8, 12)
        column.setSpacing(10)
        kept = self._typed.get(self._graph, {})
        self.fields = tuple(self._field(name, node) for name, node in nodes.items())
        for field in self.fields:
            if field.name in kept:
                field.show_value(kept[field.name])
            column.addWidget(field)
        if not self.fields:
            column.addWidget(
                label(tr("This graph has no inputs: it runs as it is."), "muted", wrap=True)
            )
        column.addStretch(1)
        self.setWidget(inner)

    def _field(self, name: str, node: Node) -> ValueField:
        kind, default = node.settings.get("type", "text"), node.settings.get("default")
        made = ValueField(
            self._theme,
            name,
            name,
            kind if kind in get_args(PortType) else "any",
            required=default is None,
            help_text=str(node.settings.get("description", "")),
        )
        made.show_value(default)
        return made
