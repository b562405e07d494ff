"""A node on its way into an exported script, and the script as it sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from workbench.agents.documents import Grants, ToolUse
from workbench.agents.exchange.python_code import Raw
from workbench.agents.exchange.report import Losses
from workbench.agents.graphs.documents import Body, Node
from workbench.agents.nodes.api import Ports, World

SERVER, RUN = Raw("server"), Raw("run")
ASKING = "asking"
"""Among the used parts: an agent asks a person before it carries out a tool."""
MADE = "make_agent"
"""Among the used parts: there is an agent, with limits of its own."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool that was written into a script.

    Attributes:
        name: In the script.
        asks: A person lets it run or not.
    """

    name: Raw
    asks: bool


class Script(Protocol):
    """What a script has been given so far."""

    losses: Losses

    @property
    def world(self) -> World: ...
    def tool(self, use: ToolUse, grants: Grants, where: str) -> Tool:
        """A tool in the script."""
        ...

    def use(self, *names: str) -> None:
        """Take parts along."""
        ...

    def block(self, code: str) -> None:
        """Add code of the document's own."""
        ...

    def own_file(self, name: str) -> Raw:
        """The constant of a file that the script makes."""
        ...

    def parts(self, collection: str, where: str) -> Raw:
        """The constant of the file with the parts of a collection's documents."""
        ...

    def inside(self, body: Body, path: tuple[str, ...]) -> Raw:
        """The name of the function that builds a body."""
        ...


@dataclass(frozen=True, slots=True)
class Place:
    """One node on its way into a script."""

    graph: str
    path: tuple[str, ...]
    node: Node
    settings: Any
    ports: Ports
    script: Script

    @property
    def where(self) -> str:
        return "/".join(self.path)


def words_of(text: str) -> list[str]:
    """The words between commas."""
    return [word.strip() for word in text.split(",") if word.strip()]
