"""The shapes of tool calls, found in turns whose parts are known."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

from workbench.engines.dialect_layout import CALL_ID, COUNT, SAME_NAME, Layout
from workbench.engines.dialect_sample import (
    IDS,
    KEYS,
    NAME,
    VALUES,
    Turns,
    between_calls,
    separator,
)
from workbench.engines.dialect_shapes_tags import tags_layout

_NEAR_CHARS = 500
_DIGITS = re.compile(r"\d+")


def read_shape(turns: Turns) -> Layout | None:
    """The first shape that fits."""
    found = _json_layout(turns) or _tagged_layout(turns) or _loose_layout(turns)
    found = found or tags_layout(turns)
    return None if found is None else _with_placeholders(found, turns)


def _json_layout(turns: Turns) -> Layout | None:
    text = turns.one
    place = _arguments_place(text)
    if place is None:
        return None
    start, end = place
    body = _enclosing_call(text, start, end)
    if body is None:
        return None
    body_start, body_end, name_key, arguments_key = body
    name_at = text.find(NAME, body_start, body_end)
    if not body_start < name_at < start:
        return None
    item, key = _separators(text[start:end])
    return Layout(
        kind="json",
        opener=text[:body_start],
        **between_calls(separator(turns, body_start, body_end, name_at)),
        closer=text[body_end:].rstrip(),
        before_name=text[body_start:name_at],
        between=text[name_at + len(NAME) : start],
        after=text[end:body_end],
        name_key=name_key,
        arguments_key=arguments_key,
        item_separator=item,
        key_separator=key,
    )


def _tagged_layout(turns: Turns) -> Layout | None:
    text = turns.one
    place = _arguments_place(text)
    if place is None:
        return None
    start, end = place
    name_at = text.rfind(NAME, 0, start)
    if name_at < 0:
        return None
    item, key = _separators(text[start:end])
    return _cut_at_id(
        Layout(
            kind="tagged",
            opener=text[:name_at],
            **between_calls(separator(turns, name_at, end, name_at)),
            closer=text[end:].rstrip(),
            before_name="",
            between=text[name_at + len(NAME) : start],
            after="",
            item_separator=item,
            key_separator=key,
        )
    )


def _loose_layout(turns: Turns) -> Layout | None:
    """``name(key='value')`` and ``name{key:<quote>value<quote>}``."""
    text = turns.one
    key_at, value_at = text.find(KEYS[0]), text.find(VALUES[0][0])
    next_at, last_at = text.find(KEYS[1]), text.find(VALUES[0][1])
    if not 0 < key_at < value_at < next_at < last_at or text[key_at - 1] not in "({":
        return None
    between = text[key_at + len(KEYS[0]) : value_at]
    quote = between[1:]
    rest = text[value_at + len(VALUES[0][0]) : next_at]
    bracket = {"(": ")", "{": "}"}[text[key_at - 1]]
    end = text.find(bracket, last_at) + 1
    name_at = text.rfind(NAME, 0, key_at)
    if not quote or not rest.startswith(quote) or not end or name_at < 0:
        return None
    head = text[:name_at]
    before = head[max(head.rfind(">"), head.rfind("[")) + 1 :]
    start = name_at - len(before)
    return Layout(
        kind="loose",
        opener=text[:start],
        **between_calls(separator(turns, start, end, name_at)),
        closer=text[end:].rstrip(),
        before_name=before,
        between=text[name_at + len(NAME) : key_at],
        after=bracket,
        item_separator=rest.removeprefix(quote),
        key_separator=between[0],
        quote=quote,
    )


def _arguments_place(text: str) -> tuple[int, int] | None:
    """Where the arguments stand as a JSON object."""
    value_at = text.find(VALUES[0][0])
    start = text.rfind("{", 0, max(value_at, 0))
    if start < 0:
        return None
    value, end = _decode(text, start)
    return (start, end) if isinstance(value, dict) and KEYS[0] in value else None


def _enclosing_call(text: str, start: int, end: int) -> tuple[int, int, str, str] | None:
    """The innermost objects around the arguments, the outermost that still is one call."""
    best: tuple[int, int, str, str] | None = None
    at = text.rfind("{", 0, start)
    while at >= 0 and start - at < _NEAR_CHARS:
        value, value_end = _decode(text, at)
        keys = _call_keys(value) if value_end >= end else None
        if keys:
            best = (at, value_end, *keys)
        at = text.rfind("{", 0, at)
    return best


def _call_keys(value: Any) -> tuple[str, str] | None:
    if not isinstance(value, dict):
        return None
    names = [key for key, item in value.items() if item == NAME]
    arguments = [
        key for key, item in value.items() if isinstance(item, dict) and KEYS[0] in item
    ]
    if names and arguments:
        return names[0], arguments[0]
    inner = (_call_keys(item) for item in value.values())
    return next((keys for keys in inner if keys), None)


def _decode(text: str, start: int) -> tuple[Any, int]:
    try:
        value, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return None, -1
    return value, end


def _separators(arguments: str) -> tuple[str, str]:
    item = re.search(rf'{VALUES[0][0]}"(\s*,\s*)"', arguments)
    key = re.search(rf'{KEYS[0]}"(\s*:\s*)"', arguments)
    return (item.group(1) if item else ", "), (key.group(1) if key else ": ")


def _cut_at_id(layout: Layout) -> Layout:
    """Where an id stands before the name, the body begins with it."""
    cut = layout.opener.find(IDS[0])
    if cut < 0:
        return layout
    second = layout.separator.find(IDS[1])
    return replace(
        layout,
        opener=layout.opener[:cut],
        before_name=layout.opener[cut:],
        separator=layout.separator[:second] if second >= 0 else "",
    )


def _with_placeholders(layout: Layout, turns: Turns) -> Layout:
    """Ids, counters and repeated names are not fixed texts."""
    names = ("opener", "separator", "before_name", "between", "after")
    texts = {name: getattr(layout, name) for name in names}
    for name, text in texts.items():
        for call_id in IDS:
            text = text.replace(call_id, CALL_ID)
        texts[name] = text.replace(NAME, SAME_NAME)
    for name in ("before_name", "between"):
        texts[name] = _counted(texts[name], turns.two)
    return replace(layout, **texts)


def _counted(text: str, two: str) -> str:
    """Digits that are one more at the second call count the calls."""
    for match in _DIGITS.finditer(text):
        head, tail = text[: match.start()], text[match.end() :]
        following = f"{head}{int(match.group()) + 1}{tail}".replace(SAME_NAME, NAME)
        if following in two:
            return f"{head}{COUNT}{tail}"
    return text
