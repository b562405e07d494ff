"""The text of one call, in the layout of a dialect, to an event."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from workbench.engines.api import BrokenToolCall, ToolCall, ToolDefinition
from workbench.engines.dialect_layout import Layout
from workbench.engines.dialect_repair import (
    UnreadableCall,
    name_and_arguments,
    read_arguments,
    read_value,
)

_NAME = re.compile(r"[\w.:/-]{1,128}")


class CallReader:
    """Reads complete bodies."""

    def __init__(self, layout: Layout, tools: Sequence[ToolDefinition]) -> None:
        self._layout = layout
        self._tools = {tool.name: tool for tool in tools}

    def knows(self, name: str) -> bool:
        """A tool of this name was offered."""
        return name in self._tools

    def read(self, body: str, mended: Sequence[str] = ()) -> ToolCall | BrokenToolCall:
        """Read one body; a call that cannot be read says what is wrong with it."""
        try:
            name, arguments, more = self._parts(body)
        except UnreadableCall as exc:
            return BrokenToolCall(body, str(exc))
        repaired = "; ".join(dict.fromkeys([*mended, *more]))
        return ToolCall(uuid.uuid4().hex[:9], name, arguments, body, repaired)

    def _parts(self, body: str) -> tuple[str, str, list[str]]:
        if self._layout.kind == "json":
            value, mended = read_value(body)
            layout = self._layout
            name, arguments, more = name_and_arguments(
                value, layout.name_key, layout.arguments_key
            )
            return name, arguments, mended + more
        if self._layout.kind == "tagged":
            return self._tagged_parts(body)
        return self._xml_parts(body)

    def _tagged_parts(self, body: str) -> tuple[str, str, list[str]]:
        head, brace, rest = body.partition("{")
        name = head.strip().removesuffix(self._layout.between.strip())
        name = name.strip().removeprefix(self._layout.before_name.strip()).strip()
        if not _NAME.fullmatch(name):
            raise UnreadableCall(f"expected the tool's name, found {name[:40]!r}")
        value, mended = read_value(brace + rest) if brace else (None, [])
        arguments, more = read_arguments(value)
        return name, arguments, mended + more

    def _xml_parts(self, body: str) -> tuple[str, str, list[str]]:
        layout = self._layout
        before = layout.before_name.strip()
        start = body.find(before)
        if start < 0:
            raise UnreadableCall(f"expected {before} and the tool's name, found {body[:20]!r}")
        head, opener, rest = body[start + len(before) :].partition(
            layout.parameter_opener.strip()
        )
        match = _NAME.match(head.strip())
        if match is None:
            raise UnreadableCall(f"expected the tool's name after {before}")
        values: dict[str, Any] = {}
        name = match.group()
        for piece in rest.split(layout.parameter_opener.strip()) if opener else ():
            key, value = self._parameter(piece)
            values[key] = self._typed(name, key, value)
        arguments, mended = read_arguments(values)
        return name, arguments, mended

    def _parameter(self, piece: str) -> tuple[str, str]:
        between = self._layout.parameter_between
        key, found, value = piece.partition(between.strip())
        if not found or not key.strip():
            raise UnreadableCall(
                f"expected a name and {between.strip()!r}, found {piece[:20]!r}"
            )
        closer = self._layout.parameter_closer.strip()
        end = value.rfind(closer)
        if end < 0:
            raise UnreadableCall(f"expected {closer} after the value of {key.strip()!r}")
        return key.strip(), value[:end].removeprefix("\n").removesuffix("\n")

    def _typed(self, name: str, key: str, text: str) -> Any:
        """Tags hold bare text; the tool's schema says what it stands for."""
        tool = self._tools.get(name)
        properties = tool.parameters.get("properties", {}) if tool else {}
        schema = properties.get(key, {}) if isinstance(properties, Mapping) else {}
        if isinstance(schema, Mapping) and schema.get("type") == "string":
            return text
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            return {"True": True, "False": False, "None": None}.get(text.strip(), text)
