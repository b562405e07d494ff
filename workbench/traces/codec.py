"""Trace events to JSON and back."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING, Any

from workbench.base.errors import StoreDamaged
from workbench.traces.events import EVENT_TYPES, TraceEvent

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_TYPES: dict[str, type[TraceEvent]] = {kind.__name__: kind for kind in EVENT_TYPES}


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter  # only when a record is read: not before the first frame

    return TypeAdapter(_TYPES[name])


def encode(event: TraceEvent) -> tuple[str, str]:
    """The name of the event's type and its fields as JSON; lone surrogates stay escaped."""
    return type(event).__name__, json.dumps(asdict(event), separators=(",", ":"))


def decode(type_name: str, text: str) -> TraceEvent | None:
    """The event; None for a type this version does not know. Unknown fields are ignored.

    Raises:
        StoreDamaged: The text is not what ``encode`` wrote.
    """
    kind = _TYPES.get(type_name)
    if kind is None:
        return None
    try:
        fields = _known(kind, json.loads(text))
        event: TraceEvent = _adapter(type_name).validate_python(fields)
    except (ValueError, TypeError) as exc:
        raise StoreDamaged(
            f"a stored {type_name} event is damaged", "Export the conversation and delete it."
        ) from exc
    return event


def _known(kind: type[TraceEvent], raw: object) -> dict[str, Any]:
    """Only the fields this version knows."""
    if not isinstance(raw, dict):
        raise TypeError("not an object")
    known = kind.__dataclass_fields__
    return {name: value for name, value in raw.items() if name in known}
