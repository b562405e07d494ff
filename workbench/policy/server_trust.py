"""What a person allowed of MCP servers: how each starts, and each tool word for word.

A leave holds for exactly what was read. Whatever is different afterwards, the command, an
environment, a program's bytes, a description, a schema, is asked for again.
"""

from __future__ import annotations

import hashlib
import json
import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, TypeAlias, cast, get_args

from workbench.base import deeds
from workbench.base.files import canonical_json, keep_damaged, write_atomically
from workbench.base.regular_files import read_regular

log = logging.getLogger(__name__)
Leave: TypeAlias = Literal["ask", "always", "never"]
_VERSION = 1
_MOST_BYTES = 64_000_000
_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, RecursionError)


def digest(*values: object) -> str:
    """One SHA-256 over values that JSON can hold; unlike for Python, 1 is not true there."""
    text = json.dumps(values, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class AllowedTool:
    """A tool that a person read.

    Attributes:
        offer: Every word that its server said of it.
        leave: ``ask`` before each call, ``always`` run it, ``never`` offer it to a model.
        current: It was read of the server that starts as it does now; else it only tells what
            is different.
    """

    offer: Mapping[str, Any]
    leave: Leave = "ask"
    current: bool = True

    @cached_property
    def mark(self) -> str:
        """A digest of the offer, worked out once."""
        return digest(self.offer)


@dataclass(frozen=True, slots=True)
class AllowedServer:
    """A server that a person let start.

    Attributes:
        launch: How it starts, all of it, without secret values.
        files: The SHA-256 of its program and of the files among its arguments.
        tools: Those that were read, by the name the server gives them.
    """

    launch: Mapping[str, Any]
    files: Mapping[str, str] = field(default_factory=dict)
    tools: Mapping[str, AllowedTool] = field(default_factory=dict)

    def tool(self, name: str, mark: str) -> AllowedTool | None:
        """What was allowed of a tool that its server describes just so; a ``digest``."""
        kept = self.tools.get(name)
        same = kept is not None and kept.current and kept.mark == mark
        return kept if same else None

    def starts_as(self, launch: Mapping[str, Any]) -> bool:
        """Whether just this start was allowed."""
        return digest(self.launch) == digest(launch)


class ServerTrust:
    """What was allowed, on disk; thread-safe. What cannot be read was not allowed.

    Attributes:
        problem: What was wrong with the file, in the user's words, or empty.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self.problem = ""
        self._kept = self._load()

    def of(self, name: str) -> AllowedServer | None:
        """What was allowed of a server."""
        with self._lock:
            return self._kept.get(name)

    def allow_start(
        self, name: str, launch: Mapping[str, Any], files: Mapping[str, str]
    ) -> None:
        """Keep that a server may start just so; of another start its tools ask again.

        Raises:
            StoreError: It could not be kept.
        """
        with self._lock:
            before = self._newest().get(name)
            same = before is not None and before.starts_as(launch) and before.files == files
            known = before.tools if before is not None else {}
            tools = {
                key: replace(tool, current=same and tool.current) for key, tool in known.items()
            }
            self._save(name, AllowedServer(dict(launch), dict(files), tools))
        log.info("mcp.start_allowed server=%s", name)
        deeds.tell("server.start_allowed", server=name)

    def allow_tools(
        self, name: str, launch: Mapping[str, Any], tools: Mapping[str, AllowedTool]
    ) -> bool:
        """Keep what was read of tools, beside those that were read before.

        Args:
            name: The server.
            launch: How it starts; it must be what was allowed.
            tools: By the name the server gives them.

        Returns:
            Whether it was kept: the start was allowed just so.

        Raises:
            StoreError: It could not be kept.
        """
        with self._lock:
            before = self._newest().get(name)
            if before is None or not before.starts_as(launch):
                return False
            self._save(name, replace(before, tools={**before.tools, **tools}))
        log.info("mcp.tools_allowed server=%s count=%d", name, len(tools))
        leaves = {key: tool.leave for key, tool in tools.items()}
        deeds.tell("server.tools_allowed", server=name, tools=leaves)
        return True

    def forget(self, name: str) -> None:
        """Ask for all of a server again.

        Raises:
            StoreError: It could not be kept.
        """
        with self._lock:
            self._save(name, None)
        deeds.tell("server.forgotten", server=name)

    def _save(self, name: str, server: AllowedServer | None) -> None:
        kept = {key: value for key, value in self._newest().items() if key != name}
        if server is not None:
            kept[name] = server
        rows = {key: _values(value) for key, value in kept.items()}
        write_atomically(self._path, canonical_json({"version": _VERSION, "servers": rows}))
        self._kept = kept

    def _newest(self) -> dict[str, AllowedServer]:
        """What was allowed, with what another program of ours changed meanwhile."""
        try:
            return self._read()
        except FileNotFoundError:
            return self._kept
        except (OSError, *_UNREADABLE):
            keep_damaged(self._path)
            return self._kept

    def _read(self) -> dict[str, AllowedServer]:
        raw = json.loads(read_regular(self._path, _MOST_BYTES))
        if raw["version"] != _VERSION:
            raise ValueError("another version of the program wrote them")
        return {str(name): _server(row) for name, row in raw["servers"].items()}

    def _load(self) -> dict[str, AllowedServer]:
        try:
            return self._read()
        except FileNotFoundError:
            return {}
        except (OSError, *_UNREADABLE) as exc:
            why = getattr(exc, "strerror", None) or exc
            self.problem = f"What was allowed of MCP servers could not be read ({why})."
            log.warning("mcp.trust_unreadable reason=%s", type(exc).__name__)
            return {}


def _values(server: AllowedServer) -> dict[str, Any]:
    tools = {
        name: {"offer": dict(tool.offer), "leave": tool.leave, "current": tool.current}
        for name, tool in server.tools.items()
    }
    return {"launch": dict(server.launch), "files": dict(server.files), "tools": tools}


def _server(row: Mapping[str, Any]) -> AllowedServer:
    tools = {str(name): _tool(one) for name, one in row["tools"].items()}
    files = {str(path): str(mark) for path, mark in row["files"].items()}
    return AllowedServer(dict(row["launch"]), files, tools)


def _tool(row: Mapping[str, Any]) -> AllowedTool:
    if row["leave"] not in get_args(Leave):
        raise ValueError(f"{row['leave']!r} is no leave")
    return AllowedTool(dict(row["offer"]), cast(Leave, row["leave"]), row["current"] is True)
