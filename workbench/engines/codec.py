"""Values that cross between the program and a worker, as plain JSON data and back.

The worker reads hostile model files, so its bytes are never unpickled: each value is
checked against the dataclass it claims to be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import NoneType, UnionType
from typing import (
    Any,
    Literal,
    TypeAlias,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from workbench.base.errors import EngineError
from workbench.engines.api import (
    BrokenToolCall,
    CallInMessage,
    EngineEvent,
    EngineInfo,
    EngineUsage,
    Failed,
    Finished,
    GenerationStats,
    LoadOptions,
    Message,
    PromptProgress,
    PromptReady,
    ReasoningDelta,
    Request,
    SamplingOptions,
    TextDelta,
    TextScores,
    TextTask,
    TextVectors,
    ToolCall,
    ToolDefinition,
)
from workbench.engines.framing import BadMessage
from workbench.engines.registry import EngineSpec
from workbench.engines.token_values import (
    Alternative,
    TokenPieces,
    TokenScore,
    TokenScores,
    TokenTask,
)
from workbench.policy.network_events import Attempt, Counted, Tried

_VALUE_TYPES = (
    Alternative, Attempt, BrokenToolCall, CallInMessage, Counted, EngineInfo, EngineSpec,
    EngineUsage, Finished, GenerationStats, LoadOptions, Message, PromptProgress,
    PromptReady, ReasoningDelta, Request, SamplingOptions, TextDelta, TextScores, TextTask,
    TextVectors, TokenPieces, TokenScore, TokenScores, TokenTask, ToolCall, ToolDefinition,
    Tried,
)  # fmt: skip
_EVENT_TYPES = (
    PromptReady, PromptProgress, TextDelta, ReasoningDelta, ToolCall, BrokenToolCall,
    TextVectors, TextScores, TokenPieces, TokenScores, Finished, Failed,
)  # fmt: skip

Batch: TypeAlias = list[tuple[str, EngineEvent]]
_Check: TypeAlias = Callable[[Any], Any]


class Codec:
    """Turns values into plain lists and back."""

    def __init__(self) -> None:
        self._types = {kind.__name__: kind for kind in _VALUE_TYPES}
        self._events = {kind.__name__: kind for kind in _EVENT_TYPES}
        self._errors = {kind.__name__: kind for kind in _error_types(EngineError)}
        self._checks: dict[type, list[_Check]] = {}

    def encode(self, value: Any) -> Any:
        """A value as plain JSON data."""
        if is_dataclass(value):
            return [self.encode(getattr(value, item.name)) for item in fields(value)]
        if isinstance(value, (tuple, list)):
            return [self.encode(item) for item in value]
        if isinstance(value, Mapping):
            return {str(key): self.encode(item) for key, item in value.items()}
        return str(value) if isinstance(value, Path) else value

    def decode(self, kind: type, data: Any) -> Any:
        """Plain data to the dataclass it must be.

        Raises:
            BadMessage: It does not fit.
        """
        checks = self._checks_of(kind)
        if not isinstance(data, list) or len(data) != len(checks):
            raise BadMessage(f"not a {kind.__name__}")
        return kind(*[check(item) for check, item in zip(checks, data, strict=True)])

    def encode_batch(self, batch: Batch) -> list[Any]:
        """Events of one step as one message."""
        return ["events", [[key, *self._encode_event(event)] for key, event in batch]]

    def decode_batch(self, data: Any) -> Batch:
        """The events of one message.

        Raises:
            BadMessage: They do not fit.
        """
        if not isinstance(data, list):
            raise BadMessage("not a batch")
        return [self._decode_event(item) for item in data]

    def encode_error(self, error: EngineError) -> list[str]:
        """An error as its class name, message and hint."""
        known = [kind.__name__ for kind in type(error).__mro__ if kind.__name__ in self._errors]
        return [known[0], error.message, error.hint]

    def decode_error(self, data: Any) -> EngineError:
        """An error from its class name, message and hint.

        Raises:
            BadMessage: They do not fit.
        """
        if not isinstance(data, list) or [type(item) for item in data] != [str, str, str]:
            raise BadMessage("not an error")
        kind = self._errors.get(data[0])
        if kind is None:
            raise BadMessage(f"unknown error {data[0][:40]!r}")
        return kind(data[1], data[2])

    def _encode_event(self, event: EngineEvent) -> list[Any]:
        if isinstance(event, TextDelta):  # Nearly all events; the general way is slower.
            return ["TextDelta", [event.text, event.tokens]]
        if isinstance(event, Failed):
            return ["Failed", self.encode_error(event.error)]
        return [type(event).__name__, self.encode(event)]

    def _decode_event(self, item: Any) -> tuple[str, EngineEvent]:
        if not isinstance(item, list) or len(item) != 3 or not isinstance(item[0], str):
            raise BadMessage("not an event")
        key, name, data = item
        if name == "Failed":
            return key, Failed(self.decode_error(data))
        kind = self._events.get(name) if isinstance(name, str) else None
        if kind is None:
            raise BadMessage(f"unknown event {str(name)[:40]!r}")
        return key, self.decode(kind, data)

    def _checks_of(self, kind: type) -> list[_Check]:
        checks = self._checks.get(kind)
        if checks is None:
            hints = get_type_hints(kind)
            checks = [self._check(hints[item.name]) for item in fields(kind)]
            self._checks[kind] = checks
        return checks

    def _check(self, hint: Any) -> _Check:
        """The check for a field of this type."""
        origin = get_origin(hint)
        if origin is Literal:
            return _one_of(get_args(hint))
        if origin is tuple:
            return _tuple_of(self._check(get_args(hint)[0]))
        if origin in (Union, UnionType):
            inner = [item for item in get_args(hint) if item is not NoneType]
            check = self._check(inner[0])
            return lambda data: None if data is None else check(data)
        if isinstance(hint, type) and is_dataclass(hint):
            return lambda data: self.decode(hint, data)
        if origin is not None or hint is Mapping:
            return _of_type(dict)
        return _number if hint is float else _of_type(hint)


def _error_types(kind: type[EngineError]) -> list[type[EngineError]]:
    found = [kind]
    for child in kind.__subclasses__():
        if child.__module__ == EngineError.__module__:
            found += _error_types(child)
    return found


def _of_type(kind: type) -> _Check:
    def check(data: Any) -> Any:
        # bool is an int to Python, but not to us.
        if type(data) is not kind:
            raise BadMessage(f"expected {kind.__name__}, found {type(data).__name__}")
        return data

    return check


def _number(data: Any) -> float:
    if type(data) not in (int, float):
        raise BadMessage(f"expected a number, found {type(data).__name__}")
    return float(data)


def _one_of(choices: tuple[Any, ...]) -> _Check:
    def check(data: Any) -> Any:
        if not isinstance(data, str) or data not in choices:
            raise BadMessage(f"expected one of {choices}")
        return data

    return check


def _tuple_of(check: _Check) -> _Check:
    def check_all(data: Any) -> Any:
        if not isinstance(data, list):
            raise BadMessage(f"expected a list, found {type(data).__name__}")
        return tuple(check(item) for item in data)

    return check_all
