"""Derives from a chat template how it writes tool calls, by rendering probes."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

from workbench.base.errors import TemplateError
from workbench.engines.dialect_layout import CALL_ID, Layout
from workbench.engines.dialect_sample import (
    BOS,
    EOS,
    IDS,
    KEYS,
    NAME,
    VALUES,
    Sample,
    common_start,
    render_sample,
)
from workbench.engines.dialect_thinking import (
    prompt_starts_thinking,
    think_marks,
    without_thinking,
)
from workbench.engines.templates import ChatTemplate

_BARE_MARKS = ("<|python_tag|>",)
_LAST_TAG = re.compile(r"[^\s>]*\Z")


def probe_layout(template: ChatTemplate) -> Layout | None:
    """How the template writes calls; None if it does not know tools."""
    probe = ChatTemplate(template.source, bos=BOS, eos=EOS)
    try:
        sample = render_sample(probe)
    except TemplateError:
        return None
    if sample is None:
        return None
    layout = _json_layout(sample) or _tagged_layout(sample) or _xml_layout(sample)
    if layout is None:
        return None
    markers = tuple(
        mark
        for mark in _BARE_MARKS
        if not layout.opener and (mark in template.source or "ipython" in template.source)
    )
    if layout.kind == "xml" and layout.opener.strip():
        markers = (layout.before_name.strip(),)
    think = think_marks(template.source)
    return replace(
        layout,
        opener=without_thinking(layout.opener, think),
        think=think,
        starts_thinking=prompt_starts_thinking(probe, think),
        other_markers=markers,
    )


def _json_layout(sample: Sample) -> Layout | None:
    found = _arguments_place(sample)
    if found is None:
        return None
    start, end = found
    body = _enclosing_call(sample.text, start, end)
    if body is None:
        return None
    body_start, body_end, name_key, arguments_key = body
    name_at = sample.text.find(NAME, body_start, body_end)
    if not body_start < name_at < start:
        return None
    text = sample.text
    before = text[body_start:name_at].replace(IDS[0], CALL_ID)
    item, key = _separators(text[start:end])
    return Layout(
        kind="json",
        opener=text[sample.header_end : body_start],
        separator=_separator(sample, body_start, body_end, name_at - body_start),
        closer=text[body_end : sample.turn_end].rstrip(),
        before_name=before,
        between=text[name_at + len(NAME) : start].replace(IDS[0], CALL_ID),
        after=text[end:body_end].replace(IDS[0], CALL_ID),
        name_key=name_key,
        arguments_key=arguments_key,
        item_separator=item,
        key_separator=key,
    )


def _tagged_layout(sample: Sample) -> Layout | None:
    found = _arguments_place(sample)
    if found is None:
        return None
    start, end = found
    text = sample.text
    name_at = text.rfind(NAME, sample.header_end, start)
    if name_at < 0:
        return None
    item, key = _separators(text[start:end])
    return Layout(
        kind="tagged",
        opener=text[sample.header_end : name_at],
        separator=_separator(sample, name_at, end, 0),
        closer=text[end : sample.turn_end].rstrip(),
        before_name="",
        between=text[name_at + len(NAME) : start],
        after="",
        item_separator=item,
        key_separator=key,
    )


def _xml_layout(sample: Sample) -> Layout | None:
    text = sample.text
    places = _xml_places(sample)
    if places is None:
        return None
    name_at, key_at, value_at, next_key_at, last_at = places
    value_end = value_at + len(VALUES[0][0])
    last_end = last_at + len(VALUES[0][1])
    ending = text[last_end : sample.turn_end]
    closer = common_start(text[value_end:next_key_at], ending)
    closer = closer[: max(closer.rfind("\n"), closer.rfind(">")) + 1]
    opener = text[value_end + len(closer) : next_key_at]
    head = text[name_at + len(NAME) : key_at]
    if not closer or not opener or not head.endswith(opener):
        return None
    before = text[sample.header_end : name_at]
    tag = _LAST_TAG.search(before)
    split = tag.start() if tag and tag.group() else before.rfind("<")
    rest = ending[len(closer) :]
    body_end = rest.find(">") + 1
    return Layout(
        kind="xml",
        opener=before[:split],
        separator=_separator(
            sample,
            sample.header_end + split,
            last_end + len(closer) + body_end,
            len(before) - split,
        ),
        closer=rest[body_end:].rstrip(),
        before_name=before[split:],
        between=head.removesuffix(opener),
        after=rest[:body_end],
        parameter_opener=opener,
        parameter_between=text[key_at + len(KEYS[0]) : value_at],
        parameter_closer=closer,
    )


def _xml_places(sample: Sample) -> tuple[int, int, int, int, int] | None:
    text, start = sample.text, sample.header_end
    places = []
    for part in (NAME, KEYS[0], VALUES[0][0], KEYS[1], VALUES[0][1]):
        start = text.find(part, start)
        if start < 0:
            return None
        places.append(start)
    name_at, key_at, value_at, next_key_at, last_at = places
    return name_at, key_at, value_at, next_key_at, last_at


def _arguments_place(sample: Sample) -> tuple[int, int] | None:
    """Where the arguments stand as a JSON object."""
    value_at = sample.text.index(VALUES[0][0], sample.header_end)
    start = sample.text.rfind("{", sample.header_end, value_at)
    if start < 0:
        return None
    value, end = _decode(sample.text, start)
    return (start, end) if isinstance(value, dict) and KEYS[0] in value else None


def _enclosing_call(text: str, start: int, end: int) -> tuple[int, int, str, str] | None:
    """The innermost objects around the arguments, the outermost that still is one call."""
    best: tuple[int, int, str, str] | None = None
    at = text.rfind("{", 0, start)
    while at >= 0 and start - at < 500:
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


def _separator(sample: Sample, start: int, end: int, before_chars: int) -> str:
    """Text between two calls; empty when the template takes one only."""
    two = sample.two_calls
    value_at = two.find(VALUES[1][0])
    if value_at < 0 or not two.startswith(sample.text[:end]):
        return ""
    name_at = two.rfind(NAME, 0, value_at)
    return two[end : name_at - before_chars] if name_at > start + len(NAME) else ""
