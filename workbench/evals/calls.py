"""Expected calls as files write them: ``[{"name": …, "arguments": {…}}]``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workbench.base.errors import DocumentError
from workbench.evals.values import ExpectedCall

MOST_CALLS = 100
_MOST_NAME_CHARS = 200
_HINT = 'Write a list such as [{"name": "calculator", "arguments": {"expression": "1 + 1"}}].'


def read_calls(value: Any, place: str) -> tuple[ExpectedCall, ...] | None:
    """The calls in a JSON value; None where there is none. A name alone has any arguments.

    Args:
        value: A list, each item an object or the name alone.
        place: Where it stands, for messages.

    Raises:
        DocumentError: It is something else.
    """
    if value is None:
        return None
    if not isinstance(value, list | tuple) or len(value) > MOST_CALLS:
        raise DocumentError(f"{place}: it is no list of up to {MOST_CALLS} calls", _HINT)
    return tuple(_call(one, f"{place}[{number}]") for number, one in enumerate(value))


def _call(value: Any, place: str) -> ExpectedCall:
    if isinstance(value, ExpectedCall):
        return value
    if isinstance(value, str):
        value = {"name": value}
    if not isinstance(value, Mapping):
        raise DocumentError(f"{place}: it is no call", _HINT)
    name, arguments = value.get("name"), value.get("arguments")
    if not isinstance(name, str) or not 0 < len(name) <= _MOST_NAME_CHARS:
        raise DocumentError(f"{place}: the call has no name", _HINT)
    if arguments is not None and not isinstance(arguments, dict):
        raise DocumentError(f"{place}: the arguments are no object", _HINT)
    if unknown := set(value) - {"name", "arguments"}:
        raise DocumentError(f"{place}: {min(map(str, unknown))!r:.60} is not known here", _HINT)
    return ExpectedCall(name, arguments)


def call_values(calls: Sequence[ExpectedCall]) -> list[dict[str, Any]]:
    """Calls as a file holds them."""
    return [
        {"name": call.name}
        if call.arguments is None
        else {"arguments": call.arguments, "name": call.name}
        for call in calls
    ]
