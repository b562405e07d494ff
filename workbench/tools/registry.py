"""The tools there are, one row each."""

from __future__ import annotations

from workbench.base.errors import ToolError
from workbench.tools.api import ToolSpec
from workbench.tools.builtin import (
    calculator,
    convert_units,
    current_time,
    list_files,
    query_database,
    read_file,
    save_note,
    search_files,
    search_notes,
)
from workbench.tools.schema import suggest

TOOLS: tuple[ToolSpec, ...] = (
    calculator.SPEC,
    current_time.SPEC,
    convert_units.SPEC,
    save_note.SPEC,
    search_notes.SPEC,
    list_files.SPEC,
    read_file.SPEC,
    search_files.SPEC,
    query_database.SPEC,
)


def tool(name: str) -> ToolSpec:
    """The tool of that name.

    Raises:
        ToolError: There is none.
    """
    for spec in TOOLS:
        if spec.name == name:
            return spec
    names = [spec.name for spec in TOOLS]
    meant = suggest(name, names)
    ask = f" Did you mean {meant!r}?" if meant else ""
    raise ToolError(f"there is no tool {name!r}.{ask}", f"The tools are {', '.join(names)}.")
