"""Tool calls from the pieces that servers send, which number and name them in many ways."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from typing import Any

from workbench.base.errors import EngineError
from workbench.engines.api import BrokenToolCall, ToolCall

MOST_CALLS = 64
MOST_ARGUMENT_CHARACTERS = 256 * 1024


@dataclass(slots=True)
class _Call:
    """A call as far as it came."""

    index: int | None
    id: str = ""
    name: str = ""
    arguments: str = ""
    problem: str = ""
    repaired: str = ""

    def whole(self) -> bool:
        """Its arguments are complete, so that another piece begins another call."""
        return bool(self.name) and isinstance(_json(self.arguments), dict)


class CallPieces:
    """Collects the pieces of one answer's calls."""

    def __init__(self) -> None:
        self._calls: list[_Call] = []

    def __bool__(self) -> bool:
        return bool(self._calls)

    def take(self, pieces: Any) -> None:
        """Take ``delta.tool_calls``.

        Raises:
            EngineError: It is no list of objects, or there is no end to the calls.
        """
        if not isinstance(pieces, list):
            pieces = [pieces]
        for piece in pieces:
            if not isinstance(piece, dict):
                raise EngineError(f"the server sent a tool call that is {_kind(piece)}", "")
            function = piece.get("function")
            if not isinstance(function, dict):
                function = piece
            index, call_id = piece.get("index"), piece.get("id")
            self._add(
                index if isinstance(index, int) and not isinstance(index, bool) else None,
                call_id if isinstance(call_id, str) else "",
                function.get("name"),
                function.get("arguments"),
            )

    def finish(self, *, cut_off: bool) -> list[ToolCall | BrokenToolCall]:
        """Every call, readable or not, in the order in which they began."""
        return [_finished(call, cut_off=cut_off) for call in self._calls]

    def _add(self, index: int | None, call_id: str, name: Any, arguments: Any) -> None:
        named = name if isinstance(name, str) else ""
        call = self._find(index, call_id, named, arguments)
        if call is None:
            if len(self._calls) >= MOST_CALLS:
                raise EngineError(
                    f"the server sent more than {MOST_CALLS} tool calls in one answer",
                    "Ask for less at once.",
                )
            call = _Call(index)
            self._calls.append(call)
        call.id = call.id or call_id
        if named and named != call.name:
            call.name += named
        _add_arguments(call, arguments)

    def _find(self, index: int | None, call_id: str, name: str, arguments: Any) -> _Call | None:
        """The call that a piece belongs to, or None if it begins one."""
        if index is not None:
            same = [call for call in self._calls if call.index == index]
            last = same[-1] if same else None
        elif call_id:
            return next((call for call in self._calls if call.id == call_id), None)
        else:
            last = self._calls[-1] if self._calls else None
        if last is None or (call_id and last.id and call_id != last.id):
            return None
        # Some servers give every call the same number, or none: a name says that one begins.
        again = bool(name) and last.whole() and (name != last.name or bool(arguments))
        return None if again else last


def _add_arguments(call: _Call, arguments: Any) -> None:
    if arguments is None:
        return
    if isinstance(arguments, dict):
        call.arguments = json.dumps(arguments, ensure_ascii=False)
        return
    if not isinstance(arguments, str):
        call.problem = f"its arguments are {_kind(arguments)}, not an object"
        return
    call.arguments += arguments
    if len(call.arguments) > MOST_ARGUMENT_CHARACTERS:
        raise EngineError(
            "the server sent a tool call that is longer than "
            f"{MOST_ARGUMENT_CHARACTERS:,} characters",
            "Ask again, or for less at once.",
        )


def _finished(call: _Call, *, cut_off: bool) -> ToolCall | BrokenToolCall:
    raw = json.dumps(
        {"id": call.id, "name": call.name, "arguments": call.arguments}, ensure_ascii=False
    )
    text = call.arguments.strip() or "{}"
    if not call.name:
        return BrokenToolCall(raw, "the name of the tool is missing")
    value, repaired = _json(text), ""
    if isinstance(value, str):
        value, repaired = _json(value), "the arguments were JSON text inside a text"
    if call.problem:
        return BrokenToolCall(raw, call.problem)
    if isinstance(value, dict):
        arguments = json.dumps(value, ensure_ascii=False)
        return ToolCall(_new_id(), call.name, arguments, raw, repaired)
    if value is not None:
        return BrokenToolCall(raw, f"its arguments are {_kind(value)}, not an object")
    end = "it was cut off" if cut_off else "its arguments are no JSON"
    return BrokenToolCall(raw, f"{end}: {text[-80:]!r}")


def _new_id() -> str:
    """Servers repeat their ids, and one of them takes nine letters and digits only."""
    return uuid.uuid4().hex[:9]


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _kind(value: Any) -> str:
    names = {"str": "a text", "list": "a list", "int": "a number", "float": "a number"}
    return names.get(type(value).__name__, repr(value)[:40])
