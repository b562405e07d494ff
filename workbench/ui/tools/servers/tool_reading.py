"""One tool of a server to read: every word it says, what it claims, and what is different."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.app.mcp_views import ServerTool
from workbench.base.errors import ToolError
from workbench.tools.mcp.schemas import plain_schema
from workbench.ui.chat.block_layout import visible_lines
from workbench.ui.chat.inline import visible
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.servers.code import WholeText
from workbench.ui.tools.servers.leave_choice import LeaveChoice
from workbench.ui.tools.servers.words import leave_words, tool_state_words
from workbench.ui.tools.words import tr
from workbench.ui.widgets.basics import IconLabel, label
from workbench.ui.widgets.views import ColumnArea
from workbench.ui.widgets.wrapped_text import WrappedText

_LEAST_PX = 300
_MOST_LINES = 1_000


class ToolReading(ColumnArea):
    """A tool of the open server.

    Signals:
        left: What the person says of the tool. args: the name its server gives it, the Leave.
    """

    left = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _LEAST_PX)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._tool: ServerTool | None = None
        self.nothing = label(tr("Choose a tool to read it."), "muted", wrap=True)
        self.title = label("", "section", wrap=True)
        self.state = label("", "muted", wrap=True)
        self.problem = label("", "error", wrap=True)
        self.difference = WholeText(theme, tr("What is different"), "diff")
        self.description = WrappedText(tr("Description"), most_lines=_MOST_LINES)
        self.parameters = WholeText(theme, tr("Parameters as a model sees them"), "json")
        self.claims = WholeText(theme, tr("What the server claims of its effects"), "json")
        self.choice = LeaveChoice(tr("Calls of this tool"))
        self.choice.left.connect(self._on_left)
        self._titles: dict[QWidget, QLabel] = {}
        self._lay_out(theme)
        self.show_tool(None, was_read=False, able=False)

    def _lay_out(self, theme: Theme) -> None:
        inner = QWidget()
        inner.setObjectName("scrolled")
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(12, 12, 10, 12)
        outer.addWidget(self.nothing)
        self._page = QWidget()
        outer.addWidget(self._page)
        outer.addStretch(1)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for plain in (self.title, self.state, self.problem):
            column.addWidget(plain)
        for titled, words in (
            (self.difference, tr("What is different from what you allowed")),
            (self.description, tr("Description, as a model sees it")),
            (self.parameters, tr("Parameters, as a model sees them")),
            (self.claims, tr("The server's own claim of its effects, which nothing checks")),
        ):
            column.addSpacing(4)
            self._titles[titled] = label(words, "muted", wrap=True)
            column.addWidget(self._titles[titled])
            column.addWidget(titled)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(IconLabel(theme, "shield", 16, "muted"))
        row.addWidget(label(tr("Calls of this tool"), "muted"), 1)
        column.addLayout(row)
        column.addWidget(self.choice)
        self.setWidget(inner)
        self.setAccessibleName(tr("The chosen tool"))

    @property
    def tool(self) -> ServerTool | None:
        """What is on screen."""
        return self._tool

    def show_tool(self, tool: ServerTool | None, *, was_read: bool, able: bool) -> None:
        """Show a tool, or that none is chosen.

        Args:
            tool: With what was allowed of it.
            was_read: It was on screen before.
            able: Its server may start, so something can be said of the tool.
        """
        self._tool = tool
        self.nothing.setVisible(tool is None)
        self._page.setVisible(tool is not None)
        if tool is None:
            return
        offer = tool.offer
        self.title.setText(visible(offer.title or offer.name))
        states = [tr("{0} at the server").format(visible(offer.name))]
        if tool.name:
            states.append(tr("{0} here").format(tool.name))
        states.append(tool_state_words(tool, was_read=was_read))
        if tool.state == "changed" and tool.leave is not None:
            states.append(tr("before: {0}").format(leave_words(tool.leave)))
        if tool.state == "changed" and not tool.difference:
            states.append(
                tr("every word as you allowed it, of a server that started otherwise")
            )
        self.state.setText(" · ".join(states))
        self.problem.setText(visible(tool.problem[:1].upper() + tool.problem[1:]))
        self.problem.setVisible(bool(tool.problem))
        self._put(self.difference, "\n".join(tool.difference))
        self.description.setText(visible_lines(offer.description) or tr("None."))
        self.parameters.show_text(_parameters(tool))
        self._put(self.claims, _json(offer.annotations) if offer.annotations else "")
        known = tool.leave if tool.state == "allowed" else None
        self.choice.show_leave(known, only_never=bool(tool.problem))
        self.choice.setEnabled(able and tool.state != "gone")

    def _put(self, code: WholeText, text: str) -> None:
        code.show_text(text)
        code.setVisible(bool(text))
        self._titles[code].setVisible(bool(text))

    def _on_left(self, leave: str) -> None:
        if self._tool is not None:
            self.left.emit(self._tool.offer.name, leave)


def _parameters(tool: ServerTool) -> str:
    try:
        return _json(plain_schema(tool.offer.schema))
    except ToolError:
        return _json(tool.offer.schema)


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)
