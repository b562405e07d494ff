"""The form of one tool: its parts below one another, and the changes they stand for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.agents.problem import Problem
from workbench.tools.documents import ToolDocument
from workbench.tools.kinds.api import Made
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.about_part import AboutPart
from workbench.ui.tools.asking_part import AgentPart, Askable, GraphPart
from workbench.ui.tools.command_part import CommandPart
from workbench.ui.tools.file_part import FilePart
from workbench.ui.tools.grants_part import GrantsPart
from workbench.ui.tools.http_part import HttpPart
from workbench.ui.tools.parameters_part import ParametersPart
from workbench.ui.tools.part import Part
from workbench.ui.tools.python_part import PythonPart
from workbench.ui.tools.rules_part import RulesPart
from workbench.ui.tools.sql_part import SqlPart
from workbench.ui.tools.words import field_title, tr

KIND_PARTS: Mapping[str, Callable[[Theme], Part]] = {
    "python": PythonPart,
    "http": HttpPart,
    "sql": SqlPart,
    "file": FilePart,
    "command": CommandPart,
    "agent": AgentPart,
    "graph": GraphPart,
}
_LEAST_PX = 330


class ToolForm(QWidget):
    """Shows a tool and tells each change.

    Signals:
        edited: args: the ToolDocument on screen, a title for the undo menu, the field one
            types in (empty for a step of its own).
    """

    edited = Signal(object, str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self._tool: ToolDocument | None = None
        self.about = AboutPart(theme)
        self.parameters = ParametersPart(theme)
        self.grants = GrantsPart(theme)
        self.rules = RulesPart(theme)
        self.kind: Part | None = None
        self._kind_key = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 12, 24)
        self._column.setSpacing(12)
        # All kinds at once: so Tab comes to them where they stand.
        self._kinds = {key: make(theme) for key, make in KIND_PARTS.items()}
        kinds = self._kinds.values()
        for part in (self.about, *kinds, self.parameters, self.grants, self.rules):
            self._column.addWidget(part)
            self._connect(part)
        self._put_kind("")
        self._column.addStretch(1)

    @property
    def parts(self) -> tuple[Part, ...]:
        """From top to bottom."""
        own = () if self.kind is None else (self.kind,)
        return (self.about, *own, self.parameters, self.grants, self.rules)

    def show_tool(self, tool: ToolDocument) -> None:
        """Show a tool without telling."""
        if tool.kind != self._kind_key:
            self._put_kind(tool.kind)
        self._tool = tool
        for part in self.parts:
            part.show_tool(tool)

    def show_askable(self, agents: Sequence[Askable], graphs: Sequence[Askable]) -> None:
        """Offer the agents and graphs there are."""
        for key, askable in (("agent", agents), ("graph", graphs)):
            part = self._kinds[key]
            if isinstance(part, AgentPart | GraphPart):
                part.show_askable(askable)

    def show_made(self, made: Made | None) -> None:
        """What the tool comes to here."""
        self.rules.show_made(made)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say at each field what is wrong with it."""
        for part in self.parts:
            part.show_problems(problems)

    def flush(self) -> None:
        """Tell at once what was typed a moment ago."""
        for part in self.parts:
            part.flush()

    def focus_field(self, path: str) -> None:
        """Put the focus where a problem is."""
        where = "approval" if path == "type" else path
        if not any(part.focus_field(where) for part in self.parts):
            self.about.title.setFocus()

    def focus_first(self) -> None:
        """Begin at the top, with the title marked."""
        self.about.title.setFocus()
        self.about.title.selectAll()

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_PX, super().minimumSizeHint().height())

    def _put_kind(self, key: str) -> None:
        self.kind, self._kind_key = self._kinds.get(key), key
        for part in self._kinds.values():
            part.setVisible(part is self.kind)

    def _connect(self, part: Part) -> None:
        part.touched.connect(lambda path, typed: self._on_touched(part, path, typed=typed))

    def _on_touched(self, part: Part, path: str, *, typed: bool) -> None:
        if self._tool is None:
            return
        title = tr("Change {0}").format(field_title(path))
        self.edited.emit(part.applied(self._tool), title, path if typed else "")
