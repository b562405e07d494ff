"""Tools as files: readable YAML, read with limits, written canonically; nothing is run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast, get_args

from workbench.base.errors import DocumentError, PolicyError
from workbench.base.lines import LinedPlace
from workbench.base.reading import text, text_list
from workbench.base.yaml_text import canonical
from workbench.policy.egress import read_grant
from workbench.tools.api import Approval
from workbench.tools.document_text import (
    check_head,
    read_fields,
    read_file,
    read_limits,
    written_limits,
)
from workbench.tools.documents import (
    MOST_FOLDERS,
    MOST_HOSTS,
    TOOL_NAME,
    FolderGrant,
    ToolDocument,
    ToolGrants,
    ToolLimits,
)
from workbench.tools.kinds.api import ToolKind
from workbench.tools.kinds.registry import KINDS, kind_of
from workbench.tools.parameter_files import read_parameters, written_parameters
from workbench.tools.role_files import read_roles
from workbench.tools.text_checks import hidden_character

SUFFIX = ".agenttool.yaml"
KIND = "Tool"
SCHEMA = 1
MOST_BYTES = 500_000
_MOST_DEPTH = 20
_MOST_VALUES = 20_000
_MOST_DESCRIPTION = 2_000
_MOST_TITLE = 100
_FIELDS = (
    "kind", "schema", "name", "title", "description", "parameters", "type", "settings",
    "approval", "roles", "pure", "limits", "grants",
)  # fmt: skip


def read_tool(path: Path) -> ToolDocument:
    """The tool in a file.

    Raises:
        DocumentError: It cannot be read or is no tool; the message names file and line.
    """
    return read_file(path, MOST_BYTES, parse_tool)


def parse_tool(raw: bytes | str) -> ToolDocument:
    """The tool in YAML text. Nothing in it is carried out or looked up.

    Raises:
        DocumentError: It is no tool; the message names the line.
    """
    top, digest = read_fields(
        raw,
        KIND,
        most_bytes=MOST_BYTES,
        size="A tool file is a few kilobytes.",
        depth=_MOST_DEPTH,
        values=_MOST_VALUES,
    )
    return replace(_tool(top), digest=digest)


def write_tool(tool: ToolDocument) -> str:
    """Canonical YAML: what is read from it is the same tool, which gives the same bytes.

    Raises:
        DocumentError: It holds something that could not be read again.
    """
    written = canonical(to_values(tool))
    if parse_tool(written) != tool:
        raise DocumentError("the tool holds something that no file can hold", "Write it anew.")
    return written


def to_values(tool: ToolDocument) -> dict[str, Any]:
    """The tool as plain values, in the order of the file."""
    kind = kind_of(tool.kind)
    values: dict[str, Any] = {
        "kind": KIND,
        "schema": SCHEMA,
        "name": tool.name,
        "title": tool.title,
        "description": tool.description,
        "parameters": written_parameters(tool.parameters),
        "type": tool.kind,
        "settings": {} if kind is None else dict(kind.write(tool.settings)),
        "approval": tool.approval,
        "limits": written_limits(tool.limits),
        "grants": _written_grants(tool.grants),
    }
    if tool.pure:
        values["pure"] = True
    if tool.roles is not None:
        values["roles"] = list(tool.roles)
    return {key: value for key, value in values.items() if value != {}}


def _tool(top: LinedPlace) -> ToolDocument:
    check_head(top, KIND, SCHEMA)
    name = text(top, "name", "")
    if not TOOL_NAME.fullmatch(name):
        raise top.wrong(
            "name",
            f"{name!r:.80} is no name of a tool",
            "Use up to 64 small letters, digits and _, beginning with a letter.",
        )
    kind = _kind(top)
    draft = ToolDocument(
        name=name,
        title=shown_text(top, "title", name, _MOST_TITLE),
        description=shown_text(top, "description", "", _MOST_DESCRIPTION),
        kind=kind.key,
        settings=None,
        parameters=read_parameters(top.inner("parameters")),
        approval=_approval(top),
        limits=ToolLimits(*read_limits(top.inner("limits"), ToolLimits(), 300.0, 65_536)),
        grants=_grants(top.inner("grants"), kind),
        pure=_flag(top, "pure"),
        roles=read_roles(top),
    )
    if not draft.description.strip():
        raise top.wrong("description", "it is missing", "Say in a sentence what the tool does.")
    settings = top.inner("settings")
    read = kind.read(settings, draft)
    settings.done(tuple(kind.write(read)))
    top.done(_FIELDS)
    _check_source(top, read)
    return replace(draft, settings=read)


def _kind(top: LinedPlace) -> ToolKind:
    key = text(top, "type", "")
    kind = kind_of(key)
    if kind is None:
        raise top.bad("type", key, f"one of {', '.join(one.key for one in KINDS)}")
    return kind


def shown_text(top: LinedPlace, key: str, default: str, most: int) -> str:
    """A text that a person and a model read: all of it must be seen."""
    value = text(top, key, default)
    if len(value) > most:
        raise top.wrong(key, f"it is longer than {most} characters", "Shorten it.")
    if char := hidden_character(value):
        raise top.wrong(key, f"it holds {char}, which nobody sees", "Take it away.")
    return value


def _check_source(top: LinedPlace, settings: Any) -> None:
    """No setting may read otherwise than it is carried out."""
    for name in settings.__dataclass_fields__:
        value = getattr(settings, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, str) and (char := hidden_character(one, "\n\t\r")):
                raise top.wrong(
                    f"settings.{name}", f"it holds {char}, which nobody sees", "Take it away."
                )


def _approval(top: LinedPlace) -> Approval:
    value = text(top, "approval", "ask")
    if value not in get_args(Approval):
        raise top.bad("approval", value, "never, ask or always")
    return cast(Approval, value)


def _grants(place: LinedPlace, kind: ToolKind) -> ToolGrants:
    folders = read_folders(place)
    hosts = text_list(place, "hosts")
    if len(hosts) > MOST_HOSTS:
        raise place.bad("hosts", len(hosts), f"a list of up to {MOST_HOSTS} servers")
    for at, host in enumerate(hosts):
        try:
            read_grant(host)
        except PolicyError as exc:
            raise place.wrong(f"hosts[{at}]", exc.message, exc.hint) from exc
    place.done(("folders", "hosts"))
    if len(folders) > kind.folders:
        raise place.wrong("folders", f"{kind.title} reaches no such folder", "Remove it.")
    if hosts and not kind.sends:
        raise place.wrong("hosts", f"{kind.title} reaches no server", "Remove them.")
    return ToolGrants(folders, hosts)


def read_folders(place: LinedPlace) -> tuple[FolderGrant, ...]:
    """The granted folders below ``folders``.

    Raises:
        DocumentError: One is no folder in full; the message names the line.
    """
    rows = place.take("folders", None) or []
    if not isinstance(rows, list) or len(rows) > MOST_FOLDERS:
        raise place.bad("folders", rows, f"a list of up to {MOST_FOLDERS} folders")
    return tuple(_folder(place, at, row) for at, row in enumerate(rows))


def _folder(place: LinedPlace, at: int, row: Any) -> FolderGrant:
    key = f"folders[{at}]"
    if not isinstance(row, dict) or not set(row) <= {"path", "write"}:
        raise place.wrong(key, "a folder has a path, and maybe write", "Write path: /folder.")
    path, write = row.get("path"), row.get("write", False)
    plain = isinstance(path, str) and Path(path).is_absolute() and ".." not in Path(path).parts
    if not plain or hidden_character(str(path), "") or not isinstance(write, bool):
        raise place.wrong(key, f"{path!r:.60} is no full path of a folder", "Write it in full.")
    return FolderGrant(str(path), write)


def _written_grants(grants: ToolGrants) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if grants.folders:
        found["folders"] = written_folders(grants.folders)
    if grants.hosts:
        found["hosts"] = list(grants.hosts)
    return found


def written_folders(folders: Sequence[FolderGrant]) -> list[dict[str, Any]]:
    """Granted folders as plain values."""
    return [{"path": one.path, **({"write": True} if one.write else {})} for one in folders]


def _flag(place: LinedPlace, key: str) -> bool:
    value = place.take(key, False)
    if not isinstance(value, bool):
        raise place.bad(key, value, "true or false")
    return value
