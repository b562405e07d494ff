"""What is wrong with an agent, each line a way to the field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.agents.checks import check
from workbench.agents.documents import AgentDocument
from workbench.agents.files import parse_agent, write_agent
from workbench.agents.problem import Problem
from workbench.base.errors import DocumentError
from workbench.models.store import InstalledModel
from workbench.tools.api import ToolSpec
from workbench.ui.language.messages import reason, said
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import STATE_ICONS, IconLabel, label
from workbench.ui.widgets.buttons import IconButton, on_click


def problems_of(
    document: AgentDocument, tools: Sequence[ToolSpec], models: Sequence[InstalledModel]
) -> tuple[Problem, ...]:
    """What is wrong with an agent, errors first."""
    found = check(document, {spec.name: spec for spec in tools}, models)
    try:
        parse_agent(write_agent(document))
    except DocumentError as exc:
        # Also what no check knows must not be found out only when it is saved.
        found = (Problem("error", "title", said(exc.message), said(exc.hint)), *found)
    return found


MOST_SHOWN = 50
"""Each row is made of widgets; a thousand of them would hold the window up for seconds."""


class ProblemList(QWidget):
    """Errors first; hidden when there is none.

    Signals:
        asked: Go to a field. arg: its path, such as ``model.id``.
    """

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.problems: tuple[Problem, ...] = ()
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 4, 16, 4)
        self._column.setSpacing(2)
        self.setAccessibleName(self.tr("Problems of the agent"))
        self.hide()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show others."""
        if tuple(problems) == self.problems:
            return
        self.problems = tuple(problems)
        for row in self._rows:
            row.deleteLater()
        self._rows = [self._row(problem) for problem in self.problems[:MOST_SHOWN]]
        if (more := len(self.problems) - MOST_SHOWN) > 0:
            self._rows.append(label(self.tr("{0} more follow these.").format(more), "muted"))
        for row in self._rows:
            self._column.addWidget(row)
        self.setVisible(bool(self._rows))

    def _row(self, problem: Problem) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(self._theme, STATE_ICONS[problem.level], 16, problem.level))
        text = reason(problem.message, problem.hint)
        row.addWidget(label(text, problem.level, wrap=True), 1)
        go = IconButton(
            self._theme,
            "arrow-right",
            self.tr("Go to the field: {0}").format(said(problem.message)),
        )
        on_click(go, lambda: self.asked.emit(problem.path))
        row.addWidget(go)
        return made
