"""How a server that is a program starts here: its words, its reach, and whose bytes it is."""

from __future__ import annotations

import hashlib
import os
import shlex
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.base.errors import ToolError
from workbench.base.regular_files import open_regular
from workbench.tools.files import written_folders
from workbench.tools.kinds.api import checked_folders, folder_targets, folders_text
from workbench.tools.mcp.documents import Command, McpServer, Secret, Value
from workbench.tools.sandbox import ChildLimits, Job, found_program

OWN_PYTHON = ("python", "python3")
_LONGEST_S = 7 * 86_400.0
_MOST_FILE_BYTES = 500_000_000
_FILE_BYTES = 1_000_000_000
_OFFLINE = {"UV_OFFLINE": "1", "PIP_NO_INDEX": "1", "npm_config_offline": "true"}
"""Starters that would fetch a program first take what is there, instead of waiting in vain."""


def launch_values(server: McpServer) -> dict[str, Any]:
    """Everything of a server that decides what it is, without secret values."""
    way = server.way
    if not isinstance(way, Command):
        return {"url": way.url, "headers": _shown(way.headers)}
    targets = folder_targets(server.grants.folders)
    return {
        "command": way.program,
        "arguments": list(way.arguments),
        "environment": _shown(way.environment),
        "folder": way.folder,
        "folders": written_folders(server.grants.folders),
        **({"targets": dict(targets)} if targets else {}),
        "network": server.grants.network,
        "memoryMb": server.limits.memory_mb,
    }


@dataclass(frozen=True, slots=True)
class Start:
    """A server that can be started.

    Attributes:
        job: Runs it.
        files: The SHA-256 of its program and of the files among its arguments, by path.
    """

    job: Job
    files: Mapping[str, str]


def start_of(
    server: McpServer, secrets: Mapping[str, str], private: Sequence[Path], *, network: bool
) -> Start:
    """What starts a server now; blocking, it reads its program.

    Args:
        server: One that is a program.
        secrets: The values that the keyring holds, by the name of the variable.
        private: Folders of the program that nothing may reach.
        network: It may reach other machines now, if that was granted.

    Raises:
        ToolError: The program, a folder or a secret is not there.
    """
    way = server.way
    if not isinstance(way, Command):
        raise ToolError(f"{server.title} is no program", "")
    program = program_of(way)
    read, write = checked_folders(server.grants.folders, private)
    named = _files_among(way.arguments, private)
    own = _own_python_places() if way.program in OWN_PYTHON else _home_of(program)
    online = network and server.grants.network
    environment = {**({} if online else _OFFLINE), **_filled(server, secrets)}
    job = Job(
        "command",
        words=(program, *way.arguments),
        read=(*read, *own, *named),
        write=write,
        run=(*own, *read, *write),
        environment=environment,
        folder=way.folder,
        network=online,
        limits=ChildLimits(
            _LONGEST_S, server.limits.memory_mb * 1_000_000, file_bytes=_FILE_BYTES
        ),
    )
    return Start(job, {str(path): _hash(path) for path in (Path(program), *named)})


def program_of(way: Command) -> str:
    """The full path of what is started.

    Raises:
        ToolError: There is no such program.
    """
    if way.program in OWN_PYTHON and not getattr(sys, "frozen", False):
        return sys.executable
    found = found_program(way.program)
    if not found:
        raise ToolError(
            f"there is no program {way.program!r} on this machine",
            "Install it, or write its full path.",
        )
    return found


def _own_python_places() -> tuple[Path, ...]:
    """The packages that this program has, so that a server in Python needs no other ones."""
    paths = sysconfig.get_paths()
    places = (paths["purelib"], paths["platlib"], str(Path(sys.prefix) / "pyvenv.cfg"))
    return tuple(dict.fromkeys(Path(one) for one in places if Path(one).exists()))


def _home_of(program: str) -> tuple[Path, ...]:
    """The folder of a virtual environment, and of the Python it was made with."""
    home = Path(program).parent.parent
    settings = home / "pyvenv.cfg"
    if not settings.is_file() or home in (Path("/"), Path("/usr"), Path.home()):
        return ()
    base = Path(program).resolve().parent.parent
    usual = (Path("/"), Path("/usr"), Path("/usr/local"))
    return (home, *((base / "lib",) if base not in usual else ()))


def _files_among(arguments: Sequence[str], private: Sequence[Path]) -> tuple[Path, ...]:
    """The arguments that are files: what is run is mostly among them."""
    named = [Path(one) for one in arguments if os.path.isabs(one)]  # noqa: PTH117
    found = tuple(one for one in named if one.is_file())
    for one in found:
        if any(one.resolve().is_relative_to(ours.resolve()) for ours in private):
            raise ToolError(f"{one} is this program's own data", "Name another file.")
    return found


def _hash(path: Path) -> str:
    try:
        if path.stat().st_size > _MOST_FILE_BYTES:
            raise ToolError(f"{path.name} is too large to be looked at")
        with open_regular(path) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as exc:
        raise ToolError(
            f"{path} cannot be read: {exc.strerror}", "Check what the server starts."
        ) from exc


def _filled(server: McpServer, secrets: Mapping[str, str]) -> dict[str, str]:
    found = {}
    for name, value in server.values.items():
        if not isinstance(value, Secret):
            found[name] = value
        elif secret := secrets.get(name):
            found[name] = secret
        else:
            raise ToolError(
                f"the value of {name} is not in the keyring", "Enter it at the server again."
            )
    return found


def _shown(values: Mapping[str, Value]) -> dict[str, Any]:
    return {
        name: {"secret": True} if isinstance(value, Secret) else value
        for name, value in sorted(values.items())
    }


def reach_of(server: McpServer) -> str:
    """What a server may reach, for a person."""
    way = server.way
    if not isinstance(way, Command):
        return f"sends what it is given to {way.url}"
    said = [folders_text(server.grants.folders) or "no folder"]
    said.append("the network" if server.grants.network else "no network")
    return "; ".join(said)


def shown_command(server: McpServer) -> str:
    """What is started or reached, all of it, for a person."""
    way = server.way
    if not isinstance(way, Command):
        return way.url
    return shlex.join((way.program, *way.arguments))
