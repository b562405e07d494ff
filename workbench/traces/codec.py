"""Trace events to JSON and back."""

from __future__ import annotations

import json
from contextlib import suppress
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
    return type(event).__name__, json.dumps(fields_of(event), separators=(",", ":"))


def fields_of(event: TraceEvent) -> dict[str, Any]:
    """The event's fields by name; unlike ``asdict`` without a copy of every value."""
    return {name: getattr(event, name) for name in event.__dataclass_fields__}


def decode(type_name: str, text: str) -> TraceEvent | None:
    """The event; None for a type this version does not know. Unknown fields are ignored.

    Raises:
        StoreDamaged: The text is not what ``encode`` wrote.
    """
    kind = _TYPES.get(type_name)
    if kind is None:
        return None
    adapter = _adapter(type_name)
    with suppress(ValueError):  # it refuses lone surrogates, which the slow way reads
        quick: TraceEvent = adapter.validate_json(text)
        return quick
    try:
        event: TraceEvent = adapter.validate_python(_known(kind, json.loads(text)))
    except (ValueError, TypeError, RecursionError) as exc:
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
