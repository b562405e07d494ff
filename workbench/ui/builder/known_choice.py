"""A choice among what the library holds; what is chosen and gone stays, and says so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker

from workbench.agents.nodes.api import World
from workbench.tools.api import ToolSpec
from workbench.ui.builder.text_area import Choice
from workbench.ui.builder.words import tr

Options = Sequence[tuple[str, str]]
"""Title and key of each."""


class KnownChoice(Choice):
    """Shows a key among options."""

    def show_key(self, key: str, options: Options) -> None:
        """Choose a key without telling; one that is no option stays, named as missing."""
        every = list(options)
        if key not in [known for _title, known in every]:
            missing = tr("{0} (not there)").format(key) if key else tr("Choose…")
            every.append((missing, key))
        with QSignalBlocker(self):
            there = [(self.itemText(n), self.itemData(n)) for n in range(self.count())]
            if there != every:
                self.clear()
                for title, known in every:
                    self.addItem(title, known)
            self.setCurrentIndex(self.findData(key))


def library_options(kind: str, world: World) -> Options:
    """What the library offers: agents, models, tools or collections."""
    match kind:
        case "model":
            names = [(model, model) for model in world.models]
            return ((tr("The program's default"), ""), *names)
        case "tool":
            return tuple((tool_title(tool), name) for name, tool in world.tools.items())
        case "agent":
            return tuple((agent.title, name) for name, agent in world.agents.items())
        case _:
            return tuple((title, name) for name, title in world.collections.items())


def tool_title(tool: ToolSpec) -> str:
    """The title of a tool, with the MCP server that brings it."""
    return f"{tool.title} · {tool.origin}" if tool.origin else tool.title
