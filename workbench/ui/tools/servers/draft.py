"""The server being edited: its undo stack, and the secret values that wait for the keyring."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject

from workbench.tools.mcp.documents import Command, McpServer, Secret
from workbench.ui.documents.undo_steps import SteppedDraft

NOTHING = McpServer("", "", Command(""))


class ServerDraft(SteppedDraft[McpServer]):
    """Owns the open server.

    Secret values are no part of the undo stack: they are held until they are saved, and then
    only the keyring has them.

    Attributes:
        is_open: There is a server on screen.
        kept: Names of the values that the keyring was given.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(NOTHING, parent)
        self.is_open = False
        self.kept: tuple[str, ...] = ()
        self._secrets: dict[str, str] = {}

    @property
    def server(self) -> McpServer:
        """The document, by what it is."""
        return self.document

    def open(self, server: McpServer) -> None:
        """Begin with a server as it is on disk."""
        self._begin(server, server.name)

    def begin(self, server: McpServer) -> None:
        """Begin with one that no file holds yet."""
        self._begin(server, "")

    def close(self) -> None:
        """Hold no server any more."""
        self.is_open = False
        self._secrets.clear()
        self.stack.clear()
        self.saved_name, self.document = "", NOTHING

    def _begin(self, server: McpServer, saved_name: str) -> None:
        self.stack.clear()
        self._secrets.clear()
        self.saved_name, self.is_open = saved_name, True
        self.kept = _secret_names(server) if saved_name else ()
        self.end_step()
        self.put(server)

    def edit(self, after: McpServer, title: str, typed_in: str = "") -> None:
        """Make a change that can be undone; see ``step_to``."""
        if after != self.server:
            # Its bytes are no longer those of the file.
            self.step_to(replace(after, digest=""), title, typed_in)

    def put_secret(self, name: str, value: str) -> None:
        """Hold a value until it is saved; an empty one is none."""
        if value:
            self._secrets[name] = value
        else:
            self._secrets.pop(name, None)
        self.changed.emit()

    @property
    def secrets(self) -> Mapping[str, str]:
        """The values that wait, of variables and headers that are secret now."""
        names = _secret_names(self.server)
        return {name: self._secrets[name] for name in names if name in self._secrets}

    @property
    def waiting(self) -> Mapping[str, str]:
        """All values that were typed and wait."""
        return dict(self._secrets)

    @property
    def unsaved(self) -> bool:
        """Whether something of it is in no file and no keyring."""
        if not self.is_open:
            return False
        return not self.stack.isClean() or bool(self.secrets) or not self.saved_name

    def mark_saved(self, server: McpServer, secrets: Mapping[str, str]) -> None:
        """This is on disk now; what was typed meanwhile is not."""
        self.saved_name = server.name
        self.kept = _secret_names(server)
        for name, value in secrets.items():
            if self._secrets.get(name) == value:
                del self._secrets[name]
        self.is_on_disk(server)


def _secret_names(server: McpServer) -> tuple[str, ...]:
    return tuple(name for name, value in server.values.items() if isinstance(value, Secret))
