"""MCP servers as files of the user, and where their secret values are kept."""

from __future__ import annotations

from typing import Protocol

from workbench.app.document_library import DocumentLibrary, Format
from workbench.base.paths import Paths
from workbench.tools.mcp.documents import McpServer
from workbench.tools.mcp.draft_values import draft_of, draft_values
from workbench.tools.mcp.files import SUFFIX, read_server, write_server

_FORMAT = Format("an MCP server", SUFFIX, read_server, write_server, draft_values, draft_of)


class KeepSecrets(Protocol):
    """Where secret values are kept."""

    def get(self, name: str) -> str: ...
    def set(self, name: str, token: str, *, spaces: bool = False) -> bool: ...


class ServerFiles(DocumentLibrary[McpServer]):
    """The servers as last read."""

    def __init__(self, paths: Paths) -> None:
        super().__init__(_FORMAT, None, paths.servers)

    def free_name(self, title: str) -> str:
        """A name for the title that no server has."""
        stem = super().free_name(title).replace("-", "_").strip("_")[:20].rstrip("_")
        stem = stem if stem[:1].isalpha() else f"mcp_{stem}"[:20]
        names = {server.name for server in self.documents}
        name, number = stem, 2
        while name in names:
            name, number = f"{stem}_{number}", number + 1
        return name
