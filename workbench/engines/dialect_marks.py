"""The fixed texts that begin and end thinking and calls in one answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from workbench.engines.api import ToolDefinition
from workbench.engines.dialect_layout import Layout, for_tools
from workbench.engines.dialect_scan import JsonScanner, MarkScanner, Scanner, TaggedScanner

BodyKind = Literal["body", "bare", "junk"]
Follows = Literal["end", "next", "skip"]
_COMMON_THINK = ("<think>", "</think>")
_NO_MARK = " \t\r\n,;[]"
_FENCE = "```"


class Marks:
    """What to look for in an answer of this layout.

    Attributes:
        think: Around the model's thinking.
        calls: What begins a call; nothing does without tools.
        names: What begins a call at the start of an answer only.
        closers: What ends the area of the calls.
        answer_opener: What may stand before a plain answer.
        drops: Texts around a plain answer that are no part of it.
        may_be_bare: A call may come without a mark before it.
        follows: What each text after a call means.
    """

    def __init__(self, layout: Layout, tools: Sequence[ToolDefinition]) -> None:
        self._layout = layout
        names = [tool.name for tool in tools]
        self.think = layout.think or _COMMON_THINK
        calls = [layout.marker, *layout.other_markers] if tools else []
        if layout.kind != "json" and layout.area_opener.strip():
            call_opener = layout.call_opener.strip() if tools else ""
            calls.append(call_opener if re.search(r"\w", call_opener) else "")
        self.names = self._bare_names(names)
        after_others = [layout.separator + name for name in self.names]
        self.calls = _unique(
            mark for text in (*calls, *after_others) for mark in for_tools(text, names)
        )
        self.closers = _unique([layout.close_marker, layout.area_closer.strip(" \t\r\n]")])
        own_end = (layout.think[1],) if layout.think else ()
        self.drops = _unique([*layout.answer_closers, *own_end])
        self.may_be_bare = bool(tools) and layout.kind == "json"
        self.follows = self._follows(names)
        self.answer_opener = layout.answer_opener
        self._start = _any_of([self.think[0], *self.calls, *self.drops])
        self.held = Partial([self.think[0], *self.calls, *self.drops])
        self.thought_held = Partial([self.think[1]])

    def find_start(self, text: str) -> re.Match[str] | None:
        """The first mark in a text that ends it."""
        return self._start.search(text)

    def is_part_of_body(self, mark: str) -> bool:
        """Whether the mark that announces a call is its first text as well."""
        layout = self._layout
        return mark.endswith(self.names) or (
            layout.kind in ("xml", "tree", "loose") and mark == layout.before_name.strip()
        )

    def follow(self, text: str) -> tuple[str, Follows] | None:
        """The text with which this begins, and what it means."""
        return next(
            ((mark, kind) for mark, kind in self.follows if text.startswith(mark)), None
        )

    def may_follow(self, text: str) -> bool:
        """Whether this may be the start of a text that is longer."""
        marks = (*(mark for mark, _kind in self.follows), self.answer_opener, _FENCE)
        return any(mark.startswith(text) and mark != text for mark in marks)

    def scanner(self, kind: BodyKind) -> Scanner:
        """What finds the end of a body."""
        layout = self._layout
        marks = (*self.closers, *self.calls)
        if kind == "junk" or layout.kind == "loose":
            return MarkScanner(self.closers)
        if kind == "bare" or layout.kind == "json":
            return JsonScanner(marks)
        if layout.kind == "tagged":
            return TaggedScanner(tuple(mark for mark in marks if mark not in layout.between))
        return MarkScanner((layout.after.strip(), *self.closers))

    def expectation(self, body: str) -> str:
        """What should have stood where this was found, for the model to read."""
        layout = self._layout
        place = layout.marker or "the start"
        wanted = (
            "{" if layout.kind == "json" else layout.before_name.strip() or "the tool's name"
        )
        return f"expected {wanted} after {place}, found {body[:20]!r}"

    def _bare_names(self, names: Sequence[str]) -> tuple[str, ...]:
        layout = self._layout
        if layout.kind != "tagged" or layout.marker:
            return ()
        return tuple(f"{name}{layout.between}{{" for name in names)

    def _follows(self, names: Sequence[str]) -> list[tuple[str, Follows]]:
        """Longest first, so that none hides a longer one."""
        layout = self._layout
        found: dict[str, Follows] = {}
        skips = [layout.call_closer, layout.glue, layout.call_closer + layout.glue]
        nexts = [layout.separator, layout.call_opener, *self.calls, *self.names]
        kinds: list[tuple[Follows, Sequence[str]]] = [
            ("skip", skips),
            ("next", nexts),
            ("end", self.closers),
        ]
        for kind, texts in kinds:
            for text in texts:
                for mark in for_tools(text.strip(), names):
                    if mark.strip(_NO_MARK):
                        found[mark] = kind
        return sorted(found.items(), key=lambda item: -len(item[0]))


class Partial:
    """Sees at the end of a text what may be the start of a mark."""

    def __init__(self, marks: Iterable[str]) -> None:
        marks = [mark for mark in marks if mark]
        self._longest = max(map(len, marks), default=1) - 1
        self._starts = frozenset(mark[:end] for mark in marks for end in range(1, len(mark)))
        firsts = "".join(sorted({mark[0] for mark in marks}))
        self._first = re.compile(f"[{re.escape(firsts)}]") if firsts else re.compile(r"(?!)")

    def length(self, text: str) -> int:
        """Length of the longest end of the text that may be the start of a mark."""
        start = max(len(text) - self._longest, 0)
        for match in self._first.finditer(text, start):
            if text[match.start() :] in self._starts:
                return len(text) - match.start()
        return 0


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _any_of(marks: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted({mark for mark in marks if mark}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
