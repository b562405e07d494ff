"""The agents there are: bundled ones and the user's files."""

from __future__ import annotations

from workbench.agents.documents import AgentDocument
from workbench.agents.draft_values import draft_of, draft_values
from workbench.agents.files import read_agent, write_agent
from workbench.app.document_library import DocumentLibrary, Format
from workbench.base.paths import Paths, resource

_FORMAT = Format(
    "an agent",
    ".yaml",
    read_agent,
    write_agent,
    draft_values,
    draft_of,
    first=("starter",),
)


class AgentLibrary(DocumentLibrary[AgentDocument]):
    """The agents as last read."""

    def __init__(self, paths: Paths) -> None:
        super().__init__(_FORMAT, resource("agents"), paths.agents)

    @property
    def agents(self) -> tuple[AgentDocument, ...]:
        """By title, the starter first."""
        return self.documents
