"""``mcp.json`` of other programs, read: the servers in it, as far as they can be had here.

The forms of Claude Desktop, Cursor, LM Studio (``mcpServers``), VS Code (``servers``, with
comments) and Zed (``context_servers``). Nothing of a file is started or looked up.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from workbench.base.errors import DocumentError, PolicyError
from workbench.base.lines import LinedPlace
from workbench.base.regular_files import read_document
from workbench.base.yaml_text import decoded
from workbench.policy.grants import granted_folder
from workbench.tools.documents import FolderGrant
from workbench.tools.mcp.documents import Command, McpServer, ServerGrants
from workbench.tools.mcp.files import KIND, server_of

_MOST_BYTES = 1_000_000
_MOST_SERVERS = 200
_ABOVE = ("mcpServers", "servers", "context_servers")
_SECRET = re.compile(r"KEY|TOKEN|SECRET|PASSW|AUTH|CREDENTIAL|COOKIE", re.IGNORECASE)
_ASKED = re.compile(r"\$\{(input|env):([^}]{1,100})\}")
_HOME = re.compile(r"\$\{userHome\}|^~(?=/|$)")
_LEFT = re.compile(r"\$\{[^}]{1,100}\}|%[A-Z]{2,30}%")
_COMMENT = re.compile(r'("(?:\\.|[^"\\])*")|//[^\n]*|/\*.*?\*/', re.DOTALL)
_COMMA = re.compile(r'("(?:\\.|[^"\\])*")|,(?=\s*[}\]])', re.DOTALL)
_FETCHERS = ("npx", "uvx", "pipx", "bunx", "docker", "podman")
_KNOWN = frozenset({"command", "args", "env", "cwd", "url", "serverUrl", "headers", "type"})
_HTTP = ("http", "streamable-http", "streamableHttp", "streamable_http")


@dataclass(frozen=True, slots=True)
class FoundServer:
    """A server of another program's file.

    Attributes:
        server: As it would be kept here.
        secrets: Values for the keyring, by the name of the variable or header.
        notes: What a person should know: what is missing, and what was left out.
    """

    server: McpServer
    secrets: Mapping[str, str]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundServers:
    """What a file holds.

    Attributes:
        found: Servers that can be had here.
        problems: The name of each other one, and why it cannot.
    """

    found: tuple[FoundServer, ...]
    problems: tuple[tuple[str, str], ...]


def read_mcp_json(path: Path) -> FoundServers:
    """The servers in a file.

    Raises:
        DocumentError: It cannot be read, or is no such file.
    """
    raw = read_document(path, _MOST_BYTES)
    return parse_mcp_json(raw)


def parse_mcp_json(raw: bytes | str) -> FoundServers:
    """The servers in the text of a file.

    Raises:
        DocumentError: It is no JSON, or holds no servers.
    """
    written = decoded(raw, _MOST_BYTES, "Such a file is a few kilobytes.")
    rows = _rows(_value(written))
    found: list[FoundServer] = []
    problems: list[tuple[str, str]] = []
    names: set[str] = set()
    for title, row in list(rows.items())[:_MOST_SERVERS]:
        name = _free_name(title, names)
        try:
            found.append(_server(name, title, row))
        except DocumentError as exc:
            told = ". ".join(part.rstrip(".") for part in (exc.message, exc.hint) if part)
            problems.append((title, f"{told}."))
        else:
            names.add(name)
    if len(rows) > _MOST_SERVERS:
        problems.append(("…", f"more than {_MOST_SERVERS} servers: the others are left out"))
    return FoundServers(tuple(found), tuple(problems))


def _value(written: str) -> Any:
    try:
        return json.loads(written)
    except (ValueError, RecursionError):
        pass
    try:  # VS Code writes comments, and commas at the end
        plain = _COMMENT.sub(lambda hit: hit.group(1) or " ", written)
        return json.loads(_COMMA.sub(lambda hit: hit.group(1) or "", plain))
    except RecursionError as exc:
        raise DocumentError("the file is nested too deep", "Take another file.") from exc
    except json.JSONDecodeError as exc:
        raise DocumentError(
            f"line {exc.lineno}: the file is not JSON: {exc.msg}", "Mend it there."
        ) from exc


def _rows(value: Any) -> Mapping[str, Any]:
    places = [value, value.get("mcp") if isinstance(value, dict) else None]
    for place in places:
        for key in _ABOVE:
            rows = place.get(key) if isinstance(place, dict) else None
            if isinstance(rows, dict):
                return rows
    raise DocumentError(
        "the file holds no MCP servers", "It has mcpServers, servers or context_servers."
    )


def _server(name: str, title: str, row: Any) -> FoundServer:
    if not isinstance(row, dict):
        raise DocumentError("its entry is no list of fields")
    row = _flat(row)
    notes: list[str] = []
    kind = row.get("type", "")
    if kind == "sse":
        raise DocumentError(
            "it speaks the HTTP of 2024 (sse), which is given up",
            "Ask its maker for the address that speaks streamable HTTP.",
        )
    if row.get("disabled") is True or row.get("enabled") is False:
        notes.append("It was switched off there.")
    if left := sorted(set(map(str, row)) - _KNOWN - {"disabled", "enabled"}):
        notes.append(f"Left out: {', '.join(left)}.")
    secrets: dict[str, str] = {}
    url = row.get("url", row.get("serverUrl"))
    values: dict[str, Any] = {"kind": KIND, "name": name, "title": _title(title, name)}
    if url is not None:
        if kind and kind not in _HTTP:
            raise DocumentError(f"its type {kind!r:.40} is not known here")
        values["url"] = _text(url, "url")
        values["headers"] = _secrets(row.get("headers"), secrets, notes, "header")
    else:
        values |= _program(row, notes)
        values["environment"] = _secrets(row.get("env"), secrets, notes, "variable")
    server = server_of(LinedPlace("", values, {}))
    if isinstance(server.way, Command):
        server = replace(server, grants=_grants(server.way, notes))
    return FoundServer(server, secrets, tuple(notes))


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    """Zed writes the command as an object."""
    inner = row.get("command")
    if not isinstance(inner, dict):
        return row
    rest = {key: value for key, value in row.items() if key not in ("command", "source")}
    words = {key: inner[key] for key in ("args", "env") if key in inner}
    return {**rest, "command": inner.get("path"), **words}


def _program(row: Mapping[str, Any], notes: list[str]) -> dict[str, Any]:
    written = _text(row.get("command"), "command")
    words = row.get("args", [])
    if not isinstance(words, list):
        raise DocumentError("its args are no list of texts")
    program, stem = _home(written), Path(written).stem.lower()
    if "/" not in program and stem not in ("python", "python3"):
        found = shutil.which(program)
        if found:
            program = found
        else:
            notes.append(f"There is no program {program!r} on this machine.")
    elif stem in ("python", "python3") and "/" not in program:
        notes.append(
            "It starts with this program's own Python; write a full path for another one."
        )
    if stem in _FETCHERS:
        notes.append(
            f"{stem} fetches the server whenever it starts, and keeps nothing here: install "
            "the server once, outside, and name its program in place of this."
        )
    folder = _home(_text(row.get("cwd", ""), "cwd"))
    arguments = [_home(_text(word, "args")) for word in words]
    values: dict[str, Any] = {"command": program, "arguments": arguments}
    if folder:
        values |= {"folder": folder, "grants": {"folders": [{"path": folder}]}}
    return values


def _secrets(row: Any, secrets: dict[str, str], notes: list[str], word: str) -> dict[str, Any]:
    """Plain values, and for the keyring those that look like a secret or are asked for."""
    if row is None:
        return {}
    if not isinstance(row, dict):
        raise DocumentError(f"its {word}s are no list of fields")
    found: dict[str, Any] = {}
    for key, value in row.items():
        text = value if isinstance(value, str) else json.dumps(value)
        if _ASKED.search(text):
            found[key] = {"secret": True}
            notes.append(f"Enter the value of {key}: {text} is known to the other program.")
        elif _SECRET.search(key) and text:
            found[key], secrets[key] = {"secret": True}, text
        else:
            found[key] = _home(text)
    return found


def _grants(way: Command, notes: list[str]) -> ServerGrants:
    """The folders that it names, to read; more is a person's to give."""
    named = [way.folder] if way.folder else []
    named += [one for one in way.arguments if Path(one).is_absolute() and Path(one).is_dir()]
    granted: list[FolderGrant] = []
    for one in dict.fromkeys(named):
        try:
            granted_folder(one, ())
        except PolicyError as exc:
            notes.append(f"{exc.message}: it was not granted.")
        else:
            granted.append(FolderGrant(one))
    if granted:
        paths = ", ".join(one.path for one in granted)
        notes.append(f"It may read {paths}, which its command names, and change nothing.")
    folder_kept = not way.folder or any(one.path == way.folder for one in granted)
    if not folder_kept:
        raise DocumentError(f"it begins in {way.folder!r}, which it may not be granted")
    return ServerGrants(tuple(granted))


def _text(value: Any, key: str) -> str:
    if not isinstance(value, str) or (key == "command" and not value.strip()):
        raise DocumentError(f"its {key} is no text")
    if left := _LEFT.search(_HOME.sub("", _ASKED.sub("", value))):
        raise DocumentError(
            f"its {key} holds {left.group()}, which only the other program fills in",
            "Write it out.",
        )
    if _ASKED.search(value):
        raise DocumentError(
            f"its {key} holds a secret: {value[:60]}", "Give it as a variable or a header."
        )
    return value


def _home(text: str) -> str:
    return _HOME.sub(lambda _hit: str(Path.home()), text)


def _title(title: str, name: str) -> str:
    plain = "".join(char for char in title if char.isprintable()).strip()[:100]
    return plain or name


def _free_name(title: str, taken: set[str]) -> str:
    plain = re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_")[:20].rstrip("_")
    stem = plain if plain[:1].isalpha() else f"mcp_{plain}"[:20].rstrip("_")
    name, number = stem, 2
    while name in taken:
        name, number = f"{stem}_{number}", number + 1
    return name
