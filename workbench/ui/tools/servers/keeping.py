"""What is done to servers: looked at, allowed, saved, ended, removed and brought back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Literal, TypeAlias

from PySide6.QtCore import QObject, Signal, Slot

from workbench.app.mcp_servers import McpServers
from workbench.app.notices import Notice
from workbench.base.errors import PolicyError, ToolError, WorkbenchError
from workbench.policy.server_trust import Leave
from workbench.tools.mcp.mcp_json import FoundServer, read_mcp_json
from workbench.ui.language.messages import said
from workbench.ui.panels import ShellApi
from workbench.ui.tools.servers.draft import ServerDraft
from workbench.ui.tools.words import tr

Doing: TypeAlias = Literal["", "start", "stop"]


class ServerKeeping(QObject):
    """Carries out the commands about servers; one at a time for each server.

    Attributes:
        told: What happened to a server just now, by name.
        looked: Names of the servers that were looked at since they were last changed.

    Signals:
        changed: A server is busy, or not any more.
        saved: The draft is in its file. arg: whether it is new.
        removed: A server is gone; it can be brought back. arg: its name.
        started: A person let a server start, and it was asked. arg: its name.
        restored: arg: title of the server that is back.
        found: A file was read. args: its name, the FoundServers.
        added: arg: names of the servers that were added.
    """

    changed = Signal()
    saved = Signal(bool)
    removed = Signal(str)
    started = Signal(str)
    restored = Signal(str)
    found = Signal(str, object)
    added = Signal(object)

    def __init__(
        self, servers: McpServers, draft: ServerDraft, shell: ShellApi, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._servers, self._draft, self._shell = servers, draft, shell
        self._tasks: dict[str, asyncio.Task[Any] | None] = {}
        self._doing: dict[str, Doing] = {}
        self._unwanted: set[str] = set()
        self._removed: tuple[str, str] = ("", "")
        self.told: dict[str, str] = {}
        self.looked: set[str] = set()

    @property
    def can_restore(self) -> bool:
        """Whether a removal can be taken back."""
        return bool(self._removed[0])

    def is_busy(self, name: str) -> bool:
        """Whether something is going on with a server."""
        return name in self._tasks

    def doing(self, name: str) -> Doing:
        """What is going on with a server; empty for nothing, or for a moment only."""
        return self._doing.get(name, "")

    def may_leave(self) -> bool:
        """Whether another thing may be shown; if not, a notice says why."""
        if not self._draft.unsaved:
            return True
        why = tr("The server on screen has changes that are not saved.")
        title = tr("Save or undo first")
        self._shell.notify(Notice("info", title, key="tools.unsaved", reason=why))
        return False

    def look(self, name: str) -> None:
        """Look at what a server starts; one that may start is started and asked."""
        title = tr("Look at {0}").format(self._title(name))
        self._begin(name, partial(self._look, name), title, "start")

    def allow_start(self, name: str, seen: str) -> None:
        """Let a server start as it was read."""
        title = tr("Start {0}").format(self._title(name))
        self._begin(name, partial(self._start, name, seen), title, "start")

    def allow_tools(self, name: str, seen: str, leaves: Mapping[str, Leave]) -> None:
        """Keep what was said of tools as they were read."""
        work = partial(self._servers.allow_tools, name, seen, leaves)
        self._begin(name, work, tr("Keep what you said of tools"), "")

    def stop(self, name: str) -> None:
        """End a server."""
        title = tr("Stop {0}").format(self._title(name))
        self._begin(name, partial(self._servers.stop, name), title, "stop")

    def cancel(self, name: str) -> None:
        """Give up what is going on with a server."""
        task = self._tasks.get(name)
        if task is not None:
            task.cancel()
        elif name in self._tasks:
            self._unwanted.add(name)

    def save(self) -> None:
        """Write the file of the draft, and its secret values to the keyring."""
        draft = self._draft
        if draft.is_open and draft.unsaved and not self.is_busy(draft.saved_name):
            self._shell.run_task(self._save(), tr("Save server"), must_end=True)

    def remove(self) -> None:
        """Delete the server of the draft; it can be brought back."""
        if self._draft.saved_name:
            self._shell.run_task(self._remove(), tr("Delete server"))
        elif self._draft.is_open:
            self.removed.emit("")

    @Slot()
    def restore(self) -> None:
        """Bring back what was deleted last."""
        self._shell.run_task(self._restore(), tr("Restore"))

    def read_file(self, path: Path) -> None:
        """Read another program's file; nothing in it is kept or started."""
        self._shell.run_task(self._read(path), tr("Read {0}").format(path.name))

    def add(self, found: Sequence[FoundServer]) -> None:
        """Keep servers of a file; none is started."""
        self._shell.run_task(self._add(found), tr("Add MCP servers"))

    def _begin(
        self, name: str, work: Callable[[], Awaitable[object]], title: str, doing: Doing
    ) -> None:
        if name in self._tasks:
            return
        self._tasks[name], self._doing[name] = None, doing
        self.told.pop(name, None)
        self._shell.run_task(self._work(name, work), title)
        self.changed.emit()

    async def _work(self, name: str, work: Callable[[], Awaitable[object]]) -> None:
        task = asyncio.current_task()
        self._tasks[name] = task
        if name in self._unwanted and task is not None:
            task.cancel()  # it was given up before it began
        try:
            await work()
        except asyncio.CancelledError:
            self.told[name] = tr("Cancelled; nothing goes on.")
            raise
        except PolicyError as exc:
            await self._look(name)
            self.told[name] = _said(exc)
        except ToolError as exc:
            self.told[name] = _said(exc)
        finally:
            self._tasks.pop(name, None)
            self._doing.pop(name, None)
            self._unwanted.discard(name)
            self.changed.emit()

    async def _start(self, name: str, seen: str) -> None:
        await self._servers.allow_start(name, seen)
        self.started.emit(name)

    async def _look(self, name: str) -> None:
        await self._servers.look(name)
        self.looked.add(name)

    async def _save(self) -> None:
        draft = self._draft
        server, secrets, before = draft.server, draft.secrets, draft.saved_name
        passing = await self._servers.save(server, secrets, before)
        self.looked -= {before, server.name}
        self.told.pop(server.name, None)
        if draft.is_open and draft.saved_name == before:
            draft.mark_saved(server, secrets)
        if passing:
            self._tell_passing(passing)
        self.saved.emit(not before)

    def _tell_passing(self, names: Sequence[str]) -> None:
        why = tr("There is no keyring here, so {0} must be entered again after a restart.")
        title = tr("Kept until the program ends")
        self._shell.notify(Notice("info", title, why.format(", ".join(names))))

    async def _remove(self) -> None:
        title, name = self._draft.server.title, self._draft.saved_name
        token = await self._servers.remove(name)
        self._removed = (token, title)
        self.looked.discard(name)
        self.told.pop(name, None)
        self.removed.emit(name)

    async def _restore(self) -> None:
        (token, title), self._removed = self._removed, ("", "")
        await self._servers.restore(token)
        self.restored.emit(title)

    async def _read(self, path: Path) -> None:
        found = await asyncio.to_thread(read_mcp_json, path)
        self.found.emit(path.name, found)

    async def _add(self, found: Sequence[FoundServer]) -> None:
        names: list[str] = []
        passing: list[str] = []
        for one in found:
            server = self._servers.with_free_name(one.server)
            passing += await self._servers.save(server, one.secrets)
            names.append(server.name)
        if passing:
            self._tell_passing(passing)
        self.added.emit(tuple(names))

    def _title(self, name: str) -> str:
        found = [one.title for one in self._servers.servers if one.name == name]
        return found[0] if found else name


def _said(exc: WorkbenchError) -> str:
    text = f"{said(exc.message)[:1].upper()}{said(exc.message)[1:]}"
    return " ".join(part for part in (f"{text.rstrip('.')}.", said(exc.hint)) if part)
