"""Search for text in files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.base.errors import ToolError
from workbench.tools.api import ToolContext, ToolSpec
from workbench.tools.builtin.granted import files_below, find, read_text
from workbench.tools.parameters import parameters

_MOST_HITS = 40
_MOST_FILES = 2000
_MOST_LINE_CHARACTERS = 160


def run(arguments: Mapping[str, Any], context: ToolContext) -> str:
    """Lines that contain the text, whatever its case."""
    query = arguments["query"].strip().casefold()
    if not query:
        raise ToolError("the text to look for is empty")
    hits: list[str] = []
    folder = find(arguments.get("folder", "."), context)
    for path, name in files_below(folder, context, _MOST_FILES):
        try:
            lines = read_text(path).splitlines()
        except ToolError:
            continue
        for number, line in enumerate(lines, start=1):
            if query in line.casefold():
                hits.append(f"{name}:{number}: {line.strip()[:_MOST_LINE_CHARACTERS]}")
                if len(hits) >= _MOST_HITS:
                    return "\n".join([*hits, "… and maybe more"])
    return "\n".join(hits) or f"No file contains {arguments['query']!r}."


SPEC = ToolSpec(
    name="search_files",
    title="Search in files",
    description="Search for text in files",
    parameters=parameters(
        {"query": ("string", "The text to look for")},
        {"folder": ("string", "Only in this folder")},
    ),
    run=run,
    touches="Text files in the granted folders",
)
