"""The server being edited: its undo stack, and the secret values that wait for the keyring."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from workbench.tools.mcp.documents import Command, McpServer, Secret

NOTHING = McpServer("", "", Command(""))
_TYPED = 1
"""Undo steps of this id ask one another whether they are one step."""


class _Change(QUndoCommand):
    """The server before and after; while one types in a field, all of it."""

    def __init__(self, draft: ServerDraft, after: McpServer, title: str, place: str) -> None:
        super().__init__(title)
        self._draft, self._after, self._place = draft, after, place
        self._before = draft.server

    def id(self) -> int:
        return _TYPED if self._place else -1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802  Qt's name
        if not isinstance(other, _Change) or other._place != self._place:
            return False
        self._after = other._after
        return True

    def redo(self) -> None:
        self._draft.put(self._after)

    def undo(self) -> None:
        self._draft.put(self._before)


class ServerDraft(QObject):
    """Owns the open server.

    Secret values are no part of the undo stack: they are held until they are saved, and then
    only the keyring has them.

    Attributes:
        server: As it is on screen; it need not be one that a file can hold.
        saved_name: Name of the file it is from; empty for none yet.
        is_open: There is a server on screen.
        kept: Names of the values that the keyring was given.

    Signals:
        changed: The server is another one: edited, undone, redone or saved.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.server = NOTHING
        self.saved_name = ""
        self.is_open = False
        self.kept: tuple[str, ...] = ()
        self._secrets: dict[str, str] = {}
        self._step = 0

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
        self.saved_name, self.server = "", NOTHING

    def _begin(self, server: McpServer, saved_name: str) -> None:
        self.stack.clear()
        self._secrets.clear()
        self.saved_name, self.is_open = saved_name, True
        self.kept = _secret_names(server) if saved_name else ()
        self._step += 1
        self.put(server)

    def edit(self, after: McpServer, title: str, typed_in: str = "") -> None:
        """Make a change that can be undone.

        Args:
            after: The server with the change.
            title: For the undo menu.
            typed_in: The field one types in: its changes are one step until another one.
        """
        if after != self.server:
            place = f"{self._step} {typed_in}" if typed_in else ""
            # Its bytes are no longer those of the file.
            self.stack.push(_Change(self, replace(after, digest=""), title, place))

    def put(self, server: McpServer) -> None:
        """Show another server; used by the undo stack."""
        self.server = server
        self.changed.emit()

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

    def undo(self) -> None:
        """Take the last step back."""
        self._step += 1
        self.stack.undo()

    def redo(self) -> None:
        """Make the step again."""
        self._step += 1
        self.stack.redo()

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
        self._step += 1
        for name, value in secrets.items():
            if self._secrets.get(name) == value:
                del self._secrets[name]
        if self.server == server:
            self.stack.setClean()
        self.changed.emit()


def _secret_names(server: McpServer) -> tuple[str, ...]:
    return tuple(name for name, value in server.values.items() if isinstance(value, Secret))
