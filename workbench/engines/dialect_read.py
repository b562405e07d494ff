"""The text of one call, in the layout of a dialect, to an event."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping, Sequence

from workbench.engines.api import BrokenToolCall, ToolCall, ToolDefinition
from workbench.engines.dialect_layout import CALL_ID, COUNT, SAME_NAME, Layout
from workbench.engines.dialect_loose import LooseReader
from workbench.engines.dialect_repair import (
    UnreadableCall,
    name_and_arguments,
    read_arguments,
    read_value,
)
from workbench.engines.dialect_tags import TagReader

_NAME = re.compile(r"[\w.:/-]{1,128}")
_GROUP = r"(?P<name>[\w.:/-]{1,128}?)"
_SPACE = re.compile(r"(?:\\[ \n\r\t]|[ \n\r\t])+")
_PLACEHOLDERS = {CALL_ID: r".{0,80}?", COUNT: r"\d{0,6}", SAME_NAME: r"[\w.:/-]{1,128}"}


class CallReader:
    """Reads complete bodies."""

    def __init__(self, layout: Layout, tools: Sequence[ToolDefinition]) -> None:
        self._layout = layout
        self._tools = {tool.name: tool for tool in tools}
        self._head = _head(layout)
        self._tags = TagReader(layout)
        self._loose = LooseReader(layout)

    def knows(self, name: str) -> bool:
        """A tool of this name was offered."""
        return name in self._tools

    def read_all(
        self, body: str, mended: Sequence[str] = ()
    ) -> list[ToolCall | BrokenToolCall]:
        """Read one body; where the calls stand in one list, it holds several."""
        if self._layout.kind != "loose":
            return [self.read(body, mended)]
        events: list[ToolCall | BrokenToolCall] = []
        keys = {name: _keys(tool) for name, tool in self._tools.items()}
        try:
            for name, value, raw, more in self._loose.calls(body, keys):
                arguments, _ = read_arguments(value)
                events.append(_call(name, arguments, raw, [*mended, *more]))
        except UnreadableCall as exc:
            events.append(BrokenToolCall(body, str(exc)))
        return events

    def read(self, body: str, mended: Sequence[str] = ()) -> ToolCall | BrokenToolCall:
        """Read one body; a call that cannot be read says what is wrong with it."""
        try:
            name, arguments, more = self._parts(body)
        except UnreadableCall as exc:
            return BrokenToolCall(body, str(exc))
        return _call(name, arguments, body, [*mended, *more])

    def _parts(self, body: str) -> tuple[str, str, list[str]]:
        layout = self._layout
        if layout.kind == "tagged":
            return self._tagged_parts(body)
        if layout.kind in ("xml", "tree"):
            return self._tag_parts(body)
        value, mended = read_value(body)
        name, arguments, more = name_and_arguments(value, layout.name_key, layout.arguments_key)
        return name, arguments, mended + more

    def _tagged_parts(self, body: str) -> tuple[str, str, list[str]]:
        head, brace, rest = body.partition("{")
        match = self._head.fullmatch(head)
        name = match["name"] if match else self._plain_name(head)
        if not _NAME.fullmatch(name):
            raise UnreadableCall(f"expected the tool's name, found {name[:40]!r}")
        value, mended = read_value(brace + rest) if brace else (None, [])
        arguments, more = read_arguments(value)
        return name, arguments, mended + more

    def _plain_name(self, head: str) -> str:
        """The name where what is around it is not quite as it should be."""
        name = head.strip().removesuffix(self._layout.between.strip())
        return name.strip().removeprefix(self._layout.before_name.strip()).strip()

    def _tag_parts(self, body: str) -> tuple[str, str, list[str]]:
        before = self._layout.before_name.strip()
        start = body.find(before)
        if start < 0:
            raise UnreadableCall(f"expected {before} and the tool's name, found {body[:20]!r}")
        rest = body[start + len(before) :]
        match = _NAME.match(rest.lstrip())
        if match is None:
            raise UnreadableCall(f"expected the tool's name after {before}")
        name = match.group()
        tool = self._tools.get(name)
        values = self._tags.values(
            rest.lstrip()[match.end() :], tool.parameters if tool else {}
        )
        arguments, mended = read_arguments(values)
        return name, arguments, mended


def _call(name: str, arguments: str, raw: str, mended: Sequence[str]) -> ToolCall:
    repaired = "; ".join(dict.fromkeys(mended))
    return ToolCall(uuid.uuid4().hex[:9], name, arguments, raw, repaired)


def _keys(tool: ToolDefinition) -> tuple[str, ...]:
    properties = tool.parameters.get("properties")
    return tuple(properties) if isinstance(properties, Mapping) else ()


def _head(layout: Layout) -> re.Pattern[str]:
    """The text before the arguments of a tagged call; spaces in it may differ."""
    again = f"(?:{_pattern(layout.separator.strip())})?" if not layout.marker else ""
    text = f"{_pattern(layout.before_name)}{_GROUP}{_pattern(layout.between)}"
    return re.compile(rf"\s*{again}{text}\s*", re.DOTALL)


def _pattern(text: str) -> str:
    pattern = re.escape(text)
    for mark, meaning in _PLACEHOLDERS.items():
        pattern = pattern.replace(re.escape(mark), meaning)
    return _SPACE.sub(lambda _match: r"\s*", pattern)
