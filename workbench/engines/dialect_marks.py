"""The fixed texts that begin and end thinking and calls in one answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from workbench.engines.api import ToolDefinition
from workbench.engines.dialect_layout import Layout
from workbench.engines.dialect_scan import JsonScanner, MarkScanner, Scanner, TaggedScanner

BodyKind = Literal["body", "bare", "junk"]
_COMMON_THINK = ("<think>", "</think>")


class Marks:
    """What to look for in an answer of this layout.

    Attributes:
        think: Around the model's thinking.
        calls: What begins a call; nothing does without tools.
        closers: What ends the area of the calls.
        starts: What ends plain text.
        may_be_bare: A call may come without a mark before it.
    """

    def __init__(self, layout: Layout, tools: Sequence[ToolDefinition]) -> None:
        self._layout = layout
        self.think = layout.think or _COMMON_THINK
        calls = (layout.marker, *layout.other_markers) if tools else ()
        self.calls = tuple(mark for mark in calls if mark)
        self.closers = tuple(mark for mark in (layout.close_marker,) if mark)
        self.starts = (self.think[0], *self.calls)
        self.may_be_bare = bool(tools) and layout.kind == "json"
        self._start = re.compile("|".join(map(re.escape, self.starts)))

    def find_start(self, text: str) -> re.Match[str] | None:
        """The first mark in a text that ends it."""
        return self._start.search(text)

    def is_part_of_body(self, mark: str) -> bool:
        """Whether the mark that announces a call is its first tag as well."""
        return self._layout.kind == "xml" and mark == self._layout.before_name.strip()

    def scanner(self, kind: BodyKind) -> Scanner:
        """What finds the end of a body."""
        marks = (*self.closers, *self.calls)
        if kind == "junk":
            return MarkScanner(self.closers)
        if kind == "bare" or self._layout.kind == "json":
            return JsonScanner(marks)
        if self._layout.kind == "tagged":
            return TaggedScanner(marks)
        return MarkScanner((self._layout.after.strip(), *self.closers))

    def expectation(self, body: str) -> str:
        """What should have stood where this was found, for the model to read."""
        layout = self._layout
        place = layout.marker or "the start"
        wanted = (
            "{" if layout.kind == "json" else layout.before_name.strip() or "the tool's name"
        )
        return f"expected {wanted} after {place}, found {body[:20]!r}"


def partial_mark(text: str, marks: Sequence[str]) -> int:
    """Length of the longest end of the text that may be the start of a mark."""
    longest = max(map(len, marks))
    for length in range(min(len(text), longest - 1), 0, -1):
        end = text[-length:]
        if any(mark.startswith(end) for mark in marks):
            return length
    return 0
