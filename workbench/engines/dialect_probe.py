"""Derives from a chat template how it writes tool calls, by rendering probes."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from workbench.base.errors import TemplateError
from workbench.engines.api import CallInMessage, Message, ToolDefinition
from workbench.engines.dialect_layout import CALL_ID, Layout
from workbench.engines.templates import ChatTemplate

_NAME = "probe_tool_zq"
_TOOL_TEXT = "Zq describes the tool"
_IDS = ("Zq7aZq7b1", "Zq8aZq8b2")
_KEYS = ("probe_key_one", "probe_key_two")
_VALUES = (("zq value one", "zq value two"), ("zq value three", "zq value four"))
_PLAIN = "Zq plain answer zq"
_RESULT = "Zq result zq"
_BOS, _EOS = "<zq_bos>", "<zq_eos>"
_THINK_MARKS = (
    ("<think>", "</think>"),
    ("<|START_THINKING|>", "<|END_THINKING|>"),
    ("[THINK]", "[/THINK]"),
    ("<seed:think>", "</seed:think>"),
    ("<reasoning>", "</reasoning>"),
)
_BARE_MARKS = ("<|python_tag|>",)
_LAST_TAG = re.compile(r"[^\s>]*\Z")

_TOOL = ToolDefinition(
    _NAME,
    _TOOL_TEXT,
    {
        "type": "object",
        "properties": {key: {"type": "string"} for key in _KEYS},
        "required": list(_KEYS),
    },
)
_QUESTION = Message("user", "Zq question zq")


@dataclass(frozen=True, slots=True)
class _Sample:
    """One rendered call: the whole text and where its parts are."""

    text: str
    header_end: int
    turn_end: int
    two_calls: str


def probe_layout(template: ChatTemplate) -> Layout | None:
    """How the template writes calls; None if it does not know tools."""
    probe = ChatTemplate(template.source, bos=_BOS, eos=_EOS)
    try:
        sample = _render_sample(probe)
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
        opener=_without_thinking(layout.opener, think),
        think=think,
        starts_thinking=prompt_starts_thinking(probe, think),
        other_markers=markers,
    )


def think_marks(source: str) -> tuple[str, str] | None:
    """The think markers that the template's text mentions."""
    return next((marks for marks in _THINK_MARKS if marks[1] in source), None)


def prompt_starts_thinking(template: ChatTemplate, think: tuple[str, str] | None) -> bool:
    """The prompt ends inside the model's thinking."""
    if think is None:
        return False
    try:
        return template.render([_QUESTION]).rstrip().endswith(think[0])
    except TemplateError:
        return False


def _call(number: int) -> CallInMessage:
    arguments = dict(zip(_KEYS, _VALUES[number], strict=True))
    return CallInMessage(_IDS[number], _NAME, json.dumps(arguments))


def _conversation(calls: int) -> list[Message]:
    results = [
        Message("tool", _RESULT, call_id=_IDS[number], name=_NAME) for number in range(calls)
    ]
    answer = Message("assistant", "", tuple(_call(number) for number in range(calls)))
    return [_QUESTION, answer, *results]


def _render(template: ChatTemplate, messages: Sequence[Message], *, ask: bool = False) -> str:
    return template.render(messages, [_TOOL], add_generation_prompt=ask)


def _render_sample(template: ChatTemplate) -> _Sample | None:
    text = _render(template, _conversation(1))
    value_at = text.find(_VALUES[0][0])
    if value_at < 0 or _TOOL_TEXT not in text:
        return None
    plain = _render(template, [_QUESTION, Message("assistant", _PLAIN)])
    header_end = _header_end(template, text, plain)
    if not 0 <= header_end < value_at:
        return None
    try:
        two_calls = _render(template, _conversation(2))
    except TemplateError:
        two_calls = ""
    return _Sample(text, header_end, _turn_end(text, plain, value_at), two_calls)


def _header_end(template: ChatTemplate, text: str, plain: str) -> int:
    """Where the model itself begins to write."""
    prompt = _render(template, [_QUESTION], ask=True)
    for opener, _closer in _THINK_MARKS:
        if prompt.rstrip().endswith(opener):
            prompt = prompt[: prompt.rindex(opener)]
    if text.startswith(prompt):
        return len(prompt)
    header = plain[: plain.find(_PLAIN)]
    return len(_common(text, header))


def _turn_end(text: str, plain: str, value_at: int) -> int:
    """Where the assistant's turn ends: the next message, or the token that ends a turn."""
    after = plain[plain.find(_PLAIN) + len(_PLAIN) :]
    mark = after.partition(_EOS)[0].strip() or _EOS
    places = [text.find(found, value_at) for found in (mark, _EOS, _RESULT)]
    return min((place for place in places if place >= 0), default=len(text))


def _json_layout(sample: _Sample) -> Layout | None:
    found = _arguments_place(sample)
    if found is None:
        return None
    start, end = found
    body = _enclosing_call(sample.text, start, end)
    if body is None:
        return None
    body_start, body_end, name_key, arguments_key = body
    name_at = sample.text.find(_NAME, body_start, body_end)
    if not body_start < name_at < start:
        return None
    text = sample.text
    before = text[body_start:name_at].replace(_IDS[0], CALL_ID)
    item, key = _separators(text[start:end])
    return Layout(
        kind="json",
        opener=text[sample.header_end : body_start],
        separator=_separator(sample, body_start, body_end, name_at - body_start),
        closer=text[body_end : sample.turn_end].rstrip(),
        before_name=before,
        between=text[name_at + len(_NAME) : start].replace(_IDS[0], CALL_ID),
        after=text[end:body_end].replace(_IDS[0], CALL_ID),
        name_key=name_key,
        arguments_key=arguments_key,
        item_separator=item,
        key_separator=key,
    )


def _tagged_layout(sample: _Sample) -> Layout | None:
    found = _arguments_place(sample)
    if found is None:
        return None
    start, end = found
    text = sample.text
    name_at = text.rfind(_NAME, sample.header_end, start)
    if name_at < 0:
        return None
    item, key = _separators(text[start:end])
    return Layout(
        kind="tagged",
        opener=text[sample.header_end : name_at],
        separator=_separator(sample, name_at, end, 0),
        closer=text[end : sample.turn_end].rstrip(),
        before_name="",
        between=text[name_at + len(_NAME) : start],
        after="",
        item_separator=item,
        key_separator=key,
    )


def _xml_layout(sample: _Sample) -> Layout | None:
    text = sample.text
    places = _xml_places(sample)
    if places is None:
        return None
    name_at, key_at, value_at, next_key_at, last_at = places
    value_end = value_at + len(_VALUES[0][0])
    last_end = last_at + len(_VALUES[0][1])
    ending = text[last_end : sample.turn_end]
    closer = _common(text[value_end:next_key_at], ending)
    closer = closer[: max(closer.rfind("\n"), closer.rfind(">")) + 1]
    opener = text[value_end + len(closer) : next_key_at]
    head = text[name_at + len(_NAME) : key_at]
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
        parameter_between=text[key_at + len(_KEYS[0]) : value_at],
        parameter_closer=closer,
    )


def _xml_places(sample: _Sample) -> tuple[int, int, int, int, int] | None:
    text, start = sample.text, sample.header_end
    places = []
    for part in (_NAME, _KEYS[0], _VALUES[0][0], _KEYS[1], _VALUES[0][1]):
        start = text.find(part, start)
        if start < 0:
            return None
        places.append(start)
    name_at, key_at, value_at, next_key_at, last_at = places
    return name_at, key_at, value_at, next_key_at, last_at


def _arguments_place(sample: _Sample) -> tuple[int, int] | None:
    """Where the arguments stand as a JSON object."""
    value_at = sample.text.index(_VALUES[0][0], sample.header_end)
    start = sample.text.rfind("{", sample.header_end, value_at)
    if start < 0:
        return None
    value, end = _decode(sample.text, start)
    return (start, end) if isinstance(value, dict) and _KEYS[0] in value else None


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
    names = [key for key, item in value.items() if item == _NAME]
    arguments = [
        key for key, item in value.items() if isinstance(item, dict) and _KEYS[0] in item
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
    item = re.search(rf'{_VALUES[0][0]}"(\s*,\s*)"', arguments)
    key = re.search(rf'{_KEYS[0]}"(\s*:\s*)"', arguments)
    return (item.group(1) if item else ", "), (key.group(1) if key else ": ")


def _separator(sample: _Sample, start: int, end: int, before_chars: int) -> str:
    """Text between two calls; empty when the template takes one only."""
    two = sample.two_calls
    value_at = two.find(_VALUES[1][0])
    if value_at < 0 or not two.startswith(sample.text[:end]):
        return ""
    name_at = two.rfind(_NAME, 0, value_at)
    return two[end : name_at - before_chars] if name_at > start + len(_NAME) else ""


def _without_thinking(opener: str, think: tuple[str, str] | None) -> str:
    if think and think[1] in opener:
        return opener.rpartition(think[1])[2].lstrip()
    return opener


def _common(left: str, right: str) -> str:
    pairs = enumerate(zip(left, right, strict=False))
    end = next((at for at, (a, b) in pairs if a != b), min(len(left), len(right)))
    return left[:end]
