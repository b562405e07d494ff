"""Reading of a text file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.tools.api import ToolContext, ToolSpec
from workbench.tools.builtin.granted import find, read_text
from workbench.tools.parameters import parameters


def run(arguments: Mapping[str, Any], context: ToolContext) -> str:
    """The text of a file."""
    return read_text(find(arguments["path"], context)) or "The file is empty."


SPEC = ToolSpec(
    name="read_file",
    title="Read a file",
    description="Read a text file",
    parameters=parameters({"path": ("string", "The file, for example notes.txt")}),
    run=run,
    touches="Text files in the granted folders",
)
