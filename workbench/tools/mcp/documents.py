"""MCP servers as data: how one is reached, and what it is granted. Nothing is started here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from workbench.tools.documents import FolderGrant

SERVER_NAME = re.compile(r"[a-z][a-z0-9_]{0,23}")
VARIABLE_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,127}")
MOST_WORDS = 100
MOST_VARIABLES = 64


@dataclass(frozen=True, slots=True)
class Secret:
    """A value that the system's keyring holds, and no file."""


Value: TypeAlias = str | Secret


@dataclass(frozen=True, slots=True)
class Command:
    """A server that is a program of this machine and speaks over its input and output.

    Attributes:
        program: Its full path, its name in the folders of the system, or ``python`` for the
            program's own Python.
        arguments: As they are, no shell reads them.
        environment: What is set beside an almost empty environment.
        folder: Where it begins, a granted folder; empty for one of its own.
    """

    program: str
    arguments: tuple[str, ...] = ()
    environment: Mapping[str, Value] = field(default_factory=dict)
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """A server that is reached over HTTP.

    Attributes:
        url: In full.
        headers: Sent with each request.
    """

    url: str
    headers: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ServerGrants:
    """What a server that is a program may reach.

    Attributes:
        folders: With full paths.
        network: It may reach other machines while the settings let the program do so.
    """

    folders: tuple[FolderGrant, ...] = ()
    network: bool = False


@dataclass(frozen=True, slots=True)
class ServerLimits:
    """How much a server may take.

    Attributes:
        seconds: For one call, and for its start.
        memory_mb: Address space of each of its processes, in powers of 1 000.
        output_bytes: Longest result that a model is given.
    """

    seconds: float = 60.0
    memory_mb: int = 16_000
    output_bytes: int = 16_384


@dataclass(frozen=True, slots=True)
class McpServer:
    """One MCP server.

    Attributes:
        name: Begins the names of its tools.
        title: On screen.
        way: How it is reached.
        digest: Of the bytes of its file; empty if it was not read from one.
    """

    name: str
    title: str
    way: Command | Address
    grants: ServerGrants = field(default_factory=ServerGrants)
    limits: ServerLimits = field(default_factory=ServerLimits)
    digest: str = field(default="", compare=False)

    @property
    def values(self) -> Mapping[str, Value]:
        """Its environment, or its headers."""
        return self.way.environment if isinstance(self.way, Command) else self.way.headers

    def secret_name(self, key: str) -> str:
        """Under which name the keyring holds one of its values."""
        return f"mcp.{self.name}.{key}"
