"""MCP servers as files: readable YAML, read with limits, written canonically."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from workbench.base.errors import DocumentError, PolicyError
from workbench.base.lines import LinedPlace
from workbench.base.reading import text, text_list
from workbench.base.yaml_text import canonical
from workbench.policy.egress import read_target
from workbench.tools.document_text import (
    check_head,
    read_fields,
    read_file,
    read_limits,
    written_limits,
)
from workbench.tools.files import read_folders, shown_text, written_folders
from workbench.tools.mcp.documents import (
    MOST_VARIABLES,
    MOST_WORDS,
    SERVER_NAME,
    VARIABLE_NAME,
    Address,
    Command,
    McpServer,
    Secret,
    ServerGrants,
    ServerLimits,
    Value,
)
from workbench.tools.text_checks import hidden_character

SUFFIX = ".mcpserver.yaml"
KIND = "McpServer"
SCHEMA = 1
_MOST_BYTES = 200_000
_MOST_DEPTH = 12
_MOST_VALUES = 4_000
_MOST_CHARS = 4_000
_HEADER = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}")
_OURS = frozenset({
    "host", "connection", "content-length", "content-type", "transfer-encoding", "te",
    "upgrade", "accept", "accept-encoding", "mcp-session-id", "mcp-protocol-version",
    "last-event-id", "proxy-authorization", "proxy-connection", "expect", "keep-alive",
})  # fmt: skip
_LOADED = frozenset({
    "ld_preload", "ld_library_path", "ld_audit", "dyld_insert_libraries",
    "dyld_library_path", "pythonstartup", "node_options", "bash_env", "env",
})  # fmt: skip
_FIELDS = (
    "kind", "schema", "name", "title", "command", "arguments", "environment", "folder", "url",
    "headers", "grants", "limits",
)  # fmt: skip


def read_server(path: Path) -> McpServer:
    """The server in a file.

    Raises:
        DocumentError: It cannot be read or is none; the message names file and line.
    """
    return read_file(path, _MOST_BYTES, parse_server)


def parse_server(raw: bytes | str) -> McpServer:
    """The server in YAML text. Nothing in it is started or looked up.

    Raises:
        DocumentError: It is none; the message names the line.
    """
    top, digest = read_fields(
        raw,
        KIND,
        most_bytes=_MOST_BYTES,
        size="The file of a server is a few kilobytes.",
        depth=_MOST_DEPTH,
        values=_MOST_VALUES,
    )
    return replace(server_of(top), digest=digest)


def write_server(server: McpServer) -> str:
    """Canonical YAML: what is read from it is the same server.

    Raises:
        DocumentError: It holds something that could not be read again.
    """
    written = canonical(to_values(server))
    if parse_server(written) != server:
        raise DocumentError(
            "the server holds something that no file can hold", "Write it anew."
        )
    return written


def to_values(server: McpServer) -> dict[str, Any]:
    """The server as plain values, in the order of the file; secrets stay out of it."""
    values: dict[str, Any] = {
        "kind": KIND,
        "schema": SCHEMA,
        "name": server.name,
        "title": server.title,
    }
    way = server.way
    if isinstance(way, Command):
        values["command"] = way.program
        values["arguments"] = list(way.arguments)
        values["environment"] = _written(way.environment)
        values["folder"] = way.folder
    else:
        values["url"] = way.url
        values["headers"] = _written(way.headers)
    grants: dict[str, Any] = {}
    if server.grants.folders:
        grants["folders"] = written_folders(server.grants.folders)
    if server.grants.network:
        grants["network"] = True
    values["grants"] = grants
    values["limits"] = written_limits(server.limits)
    return {key: value for key, value in values.items() if value not in ({}, [], "")}


def server_of(top: LinedPlace) -> McpServer:
    """The server in fields.

    Raises:
        DocumentError: It is none; the message names the line where there is one.
    """
    check_head(top, KIND, SCHEMA)
    name = text(top, "name", "")
    if not SERVER_NAME.fullmatch(name):
        raise top.wrong(
            "name",
            f"{name!r:.80} is no name of a server",
            "Use up to 24 small letters, digits and _, beginning with a letter.",
        )
    title = shown_text(top, "title", name, 100)
    if top.has("command") == top.has("url"):
        raise top.wrong(
            "command", "a server has either a command or a url", "Write one of them."
        )
    way: Command | Address = _command(top) if top.has("command") else _address(top)
    grants = _grants(top.inner("grants"), way)
    if isinstance(way, Command) and way.folder:
        _check_begins(top, way.folder, grants)
    limits = ServerLimits(*read_limits(top.inner("limits"), ServerLimits(), 600.0, 262_144))
    top.done(_FIELDS)
    return McpServer(name, title, way, grants, limits)


def _command(top: LinedPlace) -> Command:
    program = _seen(top, "command", text(top, "command", ""))
    if not program or ("/" in program and not Path(program).is_absolute()):
        raise top.bad("command", program, "the name of a program or its full path")
    words = text_list(top, "arguments")
    if len(words) > MOST_WORDS:
        raise top.bad("arguments", len(words), f"up to {MOST_WORDS} texts")
    for at, word in enumerate(words):
        _seen(top, f"arguments[{at}]", word)
    environment = _values(top.inner("environment"))
    for name in environment:
        if not VARIABLE_NAME.fullmatch(name) or name.lower() in _LOADED:
            raise top.wrong("environment", f"{name!r} cannot be set", "Remove it.")
    folder = _seen(top, "folder", text(top, "folder", ""))
    if folder and not Path(folder).is_absolute():
        raise top.bad("folder", folder, "a full path")
    return Command(program, words, environment, folder)


def _address(top: LinedPlace) -> Address:
    url = text(top, "url", "")
    try:
        read_target(url)
    except PolicyError as exc:
        raise top.wrong("url", exc.message, exc.hint) from exc
    headers = _values(top.inner("headers"))
    for name in headers:
        if not _HEADER.fullmatch(name) or name.lower() in _OURS:
            raise top.wrong("headers", f"{name!r} cannot be set", "Remove it.")
    return Address(url, headers)


def _values(place: LinedPlace) -> dict[str, Value]:
    """Texts, and ``{secret: true}`` for those that the keyring holds."""
    names = place.keys()
    if len(names) > MOST_VARIABLES:
        raise place.wrong("", f"more than {MOST_VARIABLES} values", "Remove some.")
    found: dict[str, Value] = {}
    for name in names:
        value = place.take(name, None)
        if value == {"secret": True}:
            found[name] = Secret()
            continue
        if not isinstance(value, str) or not value.isprintable():
            raise place.bad(name, value, "a text in one line, or {secret: true}")
        found[name] = _seen(place, name, value)
    return found


def _seen(place: LinedPlace, key: str, value: str) -> str:
    """A text of which a person sees all before anything is started."""
    if len(value) > _MOST_CHARS:
        raise place.wrong(key, f"it is longer than {_MOST_CHARS} characters", "Shorten it.")
    if char := hidden_character(value, ""):
        raise place.wrong(key, f"it holds {char}, which nobody sees", "Take it away.")
    return value


def _grants(place: LinedPlace, way: Command | Address) -> ServerGrants:
    folders, network = read_folders(place), place.take("network", False)
    if not isinstance(network, bool):
        raise place.bad("network", network, "true or false")
    place.done(("folders", "network"))
    if isinstance(way, Address) and (folders or network):
        raise place.wrong(
            "", "a server at an address is granted nothing of this machine", "Remove them."
        )
    return ServerGrants(folders, network)


def _check_begins(top: LinedPlace, folder: str, grants: ServerGrants) -> None:
    granted = [Path(one.path) for one in grants.folders]
    if not any(Path(folder).is_relative_to(one) for one in granted):
        raise top.wrong(
            "folder", f"{folder!r} is not among the granted folders", "Grant it as well."
        )


def _written(values: Mapping[str, Value]) -> dict[str, Any]:
    return {
        name: {"secret": True} if isinstance(value, Secret) else value
        for name, value in sorted(values.items())
    }
