"""Beside the tools of a server: the chosen one to read, to try, and as a model sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.app.mcp_servers import McpServers
from workbench.app.mcp_views import ServerTool, ServerView
from workbench.app.tool_library import ToolLibrary
from workbench.base.errors import ToolError
from workbench.tools.api import ToolContext, ToolSpec
from workbench.tools.kinds.api import Made
from workbench.tools.mcp.documents import Command
from workbench.tools.mcp.schemas import plain_schema
from workbench.tools.protections import Protections
from workbench.ui.chat.inline import visible
from workbench.ui.language.messages import said
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.servers.tool_reading import ToolReading
from workbench.ui.tools.trial import Trial
from workbench.ui.tools.try_pane import TryPane
from workbench.ui.tools.words import tr


@dataclass(frozen=True, slots=True)
class PageWorld:
    """What the page of a server is given.

    Attributes:
        servers: All there are.
        library: The tools, in which those that were allowed stand.
        trial: Calls a tool.
    """

    servers: McpServers
    library: ToolLibrary
    trial: Trial
    theme: Theme
    shell: ShellApi


class ToolSide(QWidget):
    """The pane that every tool has, with a page before it on which the tool is read.

    Signals:
        left: What the person says of the tool. args: the name its server gives it, the Leave.
    """

    left = Signal(str, str)

    def __init__(self, world: PageWorld) -> None:
        super().__init__()
        self._world = world
        self._protections: Protections | None = None
        self._shown = ("", "", "")
        self.reading = ToolReading(world.theme)
        self.reading.left.connect(self.left)
        self.pane = TryPane(world.theme, world.trial)
        tabs = self.pane.tabs
        tabs.insertTab(0, self.reading, tr("Read it"))
        tabs.setCurrentIndex(0)
        tabs.tabBar().setAccessibleName(tr("Read the tool, try it, or see its definition"))
        self.pane.run_asked.connect(self.pane.try_it)
        self.pane.copy_asked.connect(lambda text: world.shell.copy(text, "JSON"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pane)

    def show_protections(self, protections: Protections) -> None:
        """What holds a program of the user on this machine."""
        self._protections = protections

    def stop(self) -> None:
        """End a call that is tried."""
        if self._world.trial.running:
            self._world.trial.stop()

    def show_tool(
        self, view: ServerView, tool: ServerTool | None, *, was_read: bool, able: bool
    ) -> None:
        """Show a tool, or that none is chosen.

        Args:
            view: Its server.
            tool: With what was allowed of it.
            was_read: It was on screen before.
            able: Something can be said of it now.
        """
        self.reading.show_tool(tool, was_read=was_read, able=able)
        key = (view.server.name, "" if tool is None else tool.offer.name)
        shown = (*key, "" if tool is None or tool.state == "allowed" else tool.state)
        if shown != self._shown:
            self._shown = shown
            self.pane.tabs.setCurrentIndex(0)
        for number in range(1, self.pane.tabs.count()):
            self.pane.tabs.setTabEnabled(number, tool is not None)
        spec, refusal = self._spec(view, tool)
        which = "/".join(key)
        self.pane.show_tool(spec, self._made(view, spec), which=which, refusal=refusal)
        self.pane.fields.setVisible(spec is not None)
        if spec is None and tool is not None:
            self.pane.touches.setText(visible(said(view.reach)))
            self.pane.model.show_spec(_preview(tool), refusal)

    def _spec(self, view: ServerView, tool: ServerTool | None) -> tuple[ToolSpec | None, str]:
        """The tool as agents are given it, or why they are not."""
        if tool is None:
            return None, tr("Choose a tool first.")
        if tool.problem:
            return None, tr("It cannot be used.")
        if view.state != "allowed" or tool.state != "allowed":
            return None, tr("It can be tried once you allowed it as it is now.")
        if tool.leave == "never":
            return None, tr("You said never, so nothing calls it.")
        spec = self._world.library.by_name.get(tool.name)
        return spec, "" if spec is not None else tr("It is not among the tools.")

    def _made(self, view: ServerView, spec: ToolSpec | None) -> Made | None:
        is_program = isinstance(view.server.way, Command)
        if spec is None or not is_program or self._protections is None:
            return None
        return Made(spec.run, spec.touches, writes=True, protections=self._protections)


def _preview(tool: ServerTool) -> ToolSpec | None:
    """A tool that nobody allowed, only to be read."""
    try:
        schema = plain_schema(tool.offer.schema)
    except ToolError:
        return None
    offer = tool.offer
    return ToolSpec(tool.name, offer.title, offer.description, schema, _refused, "")


def _refused(_arguments: Mapping[str, Any], _context: ToolContext) -> str:
    raise ToolError("nobody allowed it", "Read it among the tools first.")
