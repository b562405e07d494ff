"""The inspector's page when no node is chosen: the graph itself, and what is wrong in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.agents.graphs.checks import GraphProblem
from workbench.agents.graphs.documents import GraphDocument, Node
from workbench.agents.graphs.edits import SetGraphField
from workbench.agents.problem import Problem
from workbench.ui.agents.problems import ProblemList
from workbench.ui.builder.field_block import FieldBlock
from workbench.ui.builder.text_area import TextArea, TypedLine
from workbench.ui.builder.words import tr
from workbench.ui.language.messages import said
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import KeyValue, SectionHeader, label, line

Field: TypeAlias = Literal["name", "title", "description"]
_BETWEEN = "\n"


class GraphPage(QWidget):
    """Title, name, description, inputs, outputs and problems of a graph.

    Signals:
        edit_asked: args: the edit, the field it was typed in.
        go_asked: Go to a problem. args: path of the node, name of the setting.
    """

    edit_asked = Signal(object, str)
    go_asked = Signal(str, str)

    def __init__(self, theme: Theme, title_of: Callable[[str], str]) -> None:
        super().__init__()
        self._title_of = title_of
        self.setObjectName("scrolled")
        self._document: GraphDocument | None = None
        self.title = TypedLine(tr("Title"))
        self.name = TypedLine(tr("Name"))
        self.description = TextArea(theme, tr("Description"), lines=(3, 8))
        self.problems = ProblemList(theme)
        self.problems.setAccessibleName(tr("Problems of the graph"))
        if (rows := self.problems.layout()) is not None:
            rows.setContentsMargins(0, 0, 0, 0)
        self._fine = label(tr("No problems. It can run."), "muted")
        self.memory = label("", "muted", wrap=True)
        self._ends = KeyValue(names_px=72)
        self._no_ends = label(
            tr("None yet: add an Input for what is given and an Output for what comes back."),
            "muted",
            wrap=True,
        )
        self._lay_out()
        self.title.rested.connect(lambda: self._tell("title", self.title.text().strip()))
        self.name.rested.connect(lambda: self._tell("name", self.name.text().strip()))
        self.description.rested.connect(
            lambda: self._tell("description", self.description.toPlainText())
        )
        self.problems.asked.connect(self._on_asked)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 24)
        column.setSpacing(12)
        column.addWidget(SectionHeader(tr("Graph")))
        column.addWidget(FieldBlock(tr("Title"), self.title))
        column.addWidget(FieldBlock(tr("Description"), self.description))
        column.addWidget(FieldBlock(tr("Name"), self.name, tr("Name of its file.")))
        for title, parts in (
            (tr("Problems"), (self.problems, self._fine)),
            (tr("Memory"), (self.memory,)),
            (tr("Inputs and outputs"), (self._ends, self._no_ends)),
        ):
            column.addWidget(line())
            column.addWidget(SectionHeader(title))
            for part in parts:
                column.addWidget(part)
        column.addStretch(1)

    def show_graph(self, document: GraphDocument) -> None:
        """Show a graph without telling."""
        self._document = document
        self.title.show_text(document.title)
        self.name.show_text(document.name)
        self.description.show_text(document.description)
        rows = [
            (title, _end_words(node))
            for title, kind in ((tr("Inputs"), "input"), (tr("Outputs"), "output"))
            for node in document.body.nodes
            if node.kind == kind
        ]
        self._ends.set_rows(_joined(rows))
        self._ends.setVisible(bool(rows))
        self._no_ends.setVisible(not rows)

    def show_memory(self, sentence: str) -> None:
        """Say whether the models of the graph fit."""
        self.memory.setText(sentence or tr("No model is asked."))

    def show_problems(self, problems: Sequence[GraphProblem]) -> None:
        """List what is wrong; each row leads to its node."""
        self.problems.show_problems(
            [
                Problem(
                    one.level,
                    f"{one.node_path}{_BETWEEN}{one.setting}",
                    self._words_of(one),
                    said(one.hint),
                )
                for one in problems
            ]
        )
        self._fine.setVisible(not problems)

    def _words_of(self, problem: GraphProblem) -> str:
        path = problem.node_path
        message = said(problem.message)
        return f"{self._title_of(path)}: {message}" if path else message

    def flush(self) -> None:
        """Tell at once what was typed a moment ago."""
        for field in (self.title, self.name, self.description):
            field.flush()

    def _tell(self, field: Field, value: str) -> None:
        if self._document is not None and value != getattr(self._document, field):
            self.edit_asked.emit(SetGraphField(field, value), f"graph.{field}")

    def _on_asked(self, where: str) -> None:
        path, _between, setting = where.partition(_BETWEEN)
        self.go_asked.emit(path, setting)


def _end_words(node: Node) -> str:
    name = str(node.settings.get("name", "text" if node.kind == "input" else "answer"))
    return f"{name} · {node.settings.get('type', 'text')}" if node.kind == "input" else name


def _joined(rows: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Rows of the same name below one another."""
    found: dict[str, list[str]] = {}
    for name, value in rows:
        found.setdefault(name, []).append(value)
    return [(name, "\n".join(values)) for name, values in found.items()]
