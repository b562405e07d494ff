"""The name of a new tool, until it is saved or written by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from workbench.tools.documents import ToolDocument


class NewName:
    """Makes the name of the title, for one new tool.

    A tool that was saved keeps its name: agents call it by that.

    Args:
        free_name: A name for a title that no tool has.
    """

    def __init__(self, free_name: Callable[[str], str]) -> None:
        self._free_name = free_name
        self._saved_name = ""

    def begin(self, saved_name: str) -> None:
        """This tool is new."""
        self._saved_name = saved_name

    def end(self) -> None:
        """It is one like the others."""
        self._saved_name = ""

    def applied(
        self, saved_name: str, before: ToolDocument, after: ToolDocument
    ) -> ToolDocument:
        """The tool after a change, with the name that goes with its title."""
        if not self._saved_name or saved_name != self._saved_name:
            return after
        if after.name != before.name:
            self.end()
        elif after.title != before.title and after.title.strip():
            return replace(after, name=self._free_name(after.title))
        return after
