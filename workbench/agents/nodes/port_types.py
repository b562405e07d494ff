"""Which output may be wired to which input, and what becomes of the value on the way."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from workbench.agents.nodes.api import Port, PortType

_INTO: Mapping[PortType, frozenset[PortType]] = {
    "text": frozenset(("number", "boolean", "json", "documents", "messages")),
    "json": frozenset(("number", "boolean", "documents", "messages", "text")),
    "messages": frozenset(("text",)),
    "documents": frozenset(),
    "number": frozenset(),
    "boolean": frozenset(),
    "any": frozenset(),
}
_NAMES: Mapping[PortType, str] = {
    "text": "text",
    "number": "a number",
    "boolean": "yes or no",
    "json": "JSON",
    "documents": "documents",
    "messages": "messages",
    "any": "anything",
}


def refusal(output: Port, input_: Port) -> str:
    """Why the output cannot be wired to the input; empty if it can."""
    given, wanted = output.type, input_.type
    if "any" in (given, wanted) or given == wanted or given in _INTO[wanted]:
        return ""
    return (
        f"{output.title or output.name} gives {_NAMES[given]}, "
        f"{input_.title or input_.name} takes {_NAMES[wanted]}"
    )


def carried(value: Any, wanted: PortType) -> Any:
    """The value as an input of that type takes it."""
    change = _CHANGES.get(wanted)
    return value if change is None else change(value)


def as_text(value: Any) -> str:
    """A value as text: text as it is, documents one after the other, the rest as JSON."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list) and value and all(_is_document(item) for item in value):
        return "\n\n".join(str(item["text"]) for item in value)
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return "\n\n".join(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _as_messages(value: Any) -> Any:
    return [{"role": "user", "text": value}] if isinstance(value, str) else value


def _is_document(value: Any) -> bool:
    return isinstance(value, Mapping) and isinstance(value.get("text"), str)


_CHANGES: Mapping[PortType, Callable[[Any], Any]] = {"text": as_text, "messages": _as_messages}
