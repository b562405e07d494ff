"""An object with no marker before it: a call, or an answer that is simply JSON?"""

from __future__ import annotations

import re

from workbench.engines.dialect_layout import Layout

_KEYS = frozenset(
    ("name", "function", "tool", "type", "id", "arguments", "parameters", "tool_call")
)
_START = re.compile(r"\s{0,40}(?:```[a-z_]{0,12}\s{0,8})?\[?\s{0,8}(?=\{)")
_MAYBE = re.compile(r"\s{0,40}(?:`{1,2}|(?:```[a-z_]{0,12}\s{0,8})?\[?\s{0,8})\Z")


def object_place(text: str) -> int:
    """Where the object begins that the text begins with; -1 if it does not."""
    match = _START.match(text)
    return match.end() if match else -1


def may_become_object(text: str) -> bool:
    """Whether an object may still follow what came so far."""
    return _MAYBE.match(text) is not None


def object_text(body: str) -> str:
    """The object without the fence or the bracket before it."""
    return body[max(object_place(body), 0) :]


def is_key_of_call(key: str, layout: Layout) -> bool:
    """Whether the first key of an object may be that of a call."""
    return key in _KEYS or key in (layout.name_key, layout.arguments_key)


def has_arguments(call: str, layout: Layout) -> bool:
    """Whether any spelling of the arguments' key is in it."""
    keys = (layout.arguments_key, "arguments", "parameters")
    return any(f'"{key}"' in call or f"'{key}'" in call for key in keys)
