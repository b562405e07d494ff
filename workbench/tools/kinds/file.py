"""Reading, listing and writing of files in one granted folder as a tool."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast, get_args

from workbench.base.errors import DocumentError, ToolError
from workbench.base.lines import LinedPlace
from workbench.base.names import is_path_below
from workbench.base.reading import text
from workbench.tools.api import ToolContext
from workbench.tools.documents import FolderGrant, Parameter, ToolDocument, ToolGrants
from workbench.tools.folder_files import add_to, listed, read_whole, write_whole
from workbench.tools.kinds.api import (
    Made,
    Surroundings,
    ToolKind,
    checked_folders,
    folder_targets,
    with_target,
)
from workbench.tools.placeholders import filled, names_in

Action = Literal["read", "list", "write", "append"]
_CHANGING = ("write", "append")


@dataclass(frozen=True, slots=True)
class FileSettings:
    """Settings of a file operation.

    Attributes:
        path: Below the granted folder, with ``{name}``; empty is the folder itself.
        content: What is written, with ``{name}``.
    """

    action: Action
    path: str = ""
    content: str = ""


def _read(place: LinedPlace, tool: ToolDocument) -> FileSettings:
    action = text(place, "action", "read")
    if action not in get_args(Action):
        raise place.bad("action", action, "read, list, write or append")
    path, content = text(place, "path", ""), text(place, "content", "")
    if action != "list" and not path:
        raise place.bad("path", path, "the path of a file below the granted folder")
    if content and action not in _CHANGING:
        raise place.wrong("content", f"{action} writes nothing", "Remove it.")
    for key, written in (("path", path), ("content", content)):
        try:
            names = names_in(written)
        except DocumentError as exc:
            raise place.wrong(key, exc.message, exc.hint) from exc
        for name in names:
            if tool.parameter(name) is None:
                raise place.wrong(key, f"there is no parameter {name!r}", "Add it.")
    if path and not is_path_below(filled(path, {}, lambda _text: "x")):
        raise place.bad("path", path, "a path that stays below the folder")
    grants = tool.grants.folders
    if len(grants) != 1 or grants[0].write is not (action in _CHANGING):
        wanted = "one folder, to write" if action in _CHANGING else "one folder, to read"
        raise place.wrong("action", f"{action} needs {wanted}", "Grant exactly that.")
    return FileSettings(cast(Action, action), path, content)


def _write(settings: FileSettings) -> Mapping[str, Any]:
    found = {"action": settings.action, "path": settings.path, "content": settings.content}
    return {key: value for key, value in found.items() if value}


def _make(tool: ToolDocument, around: Surroundings) -> Made:
    settings: FileSettings = tool.settings
    writes = settings.action in _CHANGING
    targets = folder_targets(tool.grants.folders)

    def run(arguments: Mapping[str, Any], context: ToolContext) -> str:
        read, write = checked_folders(tool.grants.folders, around.private, targets)
        folder = (*read, *write)[0]
        values = tool.with_defaults(arguments)
        path = filled(settings.path, values).encode("utf-8", "replace").decode()
        if path and not is_path_below(path):
            raise ToolError(f"{path[:100]!r} is not a path below the granted folder")
        return _carried_out(settings, folder, path, filled(settings.content, values))

    verb = {"read": "Reads", "list": "Lists", "write": "Writes", "append": "Adds to"}
    folder = with_target(tool.grants.folders[0].path, targets)
    return Made(
        run=run,
        touches=f"{verb[settings.action]} files in {folder}; no other folder, no network",
        writes=writes,
        least="ask" if writes else "never",
    )


def _carried_out(settings: FileSettings, folder: Path, path: str, content: str) -> str:
    try:
        match settings.action:
            case "list":
                return listed(folder, path)
            case "read":
                return read_whole(folder, path) or "The file is empty."
            case "write":
                return f"Wrote {write_whole(folder, path, content)} bytes to {path}."
            case _:
                return f"Added {add_to(folder, path, content)} bytes to {path}."
    except OSError as exc:
        raise ToolError(
            f"{path or '.'!r}: {exc.strerror or os.strerror(exc.errno or 0)}"
        ) from exc


def _sample(name: str, title: str) -> ToolDocument:
    return ToolDocument(
        name,
        title,
        "Read a text file of the project",
        "file",
        FileSettings("read", "{file}"),
        (Parameter("file", description="The file, such as notes.txt"),),
        grants=ToolGrants((FolderGrant(str(Path.home() / "data")),)),
    )


KIND = ToolKind(
    key="file",
    title="File operation",
    description="Reads, lists or writes files in one granted folder",
    read=_read,
    write=_write,
    make=_make,
    sample=_sample,
    folders=1,
)
