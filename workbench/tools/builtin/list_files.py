"""Listing of a folder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.base.errors import ToolError
from workbench.base.sizes import size_text
from workbench.tools.api import ToolContext, ToolSpec
from workbench.tools.builtin.granted import find
from workbench.tools.parameters import parameters

_MOST_ENTRIES = 200


def run(arguments: Mapping[str, Any], context: ToolContext) -> str:
    """The entries of a folder, folders first."""
    folder = find(arguments["folder"], context)
    if not folder.is_dir():
        raise ToolError(f"{arguments['folder']!r} is a file, not a folder.", "Use read_file.")
    try:
        entries = sorted(folder.iterdir(), key=lambda path: (not path.is_dir(), path.name))
        lines = [
            f"{path.name}/"
            if path.is_dir()
            else f"{path.name}  {size_text(path.lstat().st_size)}"
            for path in entries[:_MOST_ENTRIES]
        ]
    except OSError as exc:
        raise ToolError(f"the folder cannot be read: {exc.strerror}") from exc
    if len(entries) > _MOST_ENTRIES:
        lines.append(f"… and {len(entries) - _MOST_ENTRIES} more")
    return "\n".join(lines) or "The folder is empty."


SPEC = ToolSpec(
    name="list_files",
    title="List files",
    description="List the files in a folder",
    parameters=parameters({"folder": ("string", "The folder; . is the granted folder itself")}),
    run=run,
    touches="Names of files in the granted folders",
)
