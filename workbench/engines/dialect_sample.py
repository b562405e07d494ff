"""A chat template rendered with one call whose parts are easy to find again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.base.errors import TemplateError
from workbench.engines.api import CallInMessage, Message, ToolDefinition
from workbench.engines.dialect_thinking import THINK_MARKS
from workbench.engines.templates import ChatTemplate

NAME = "probe_tool_zq"
_TOOL_TEXT = "Zq describes the tool"
IDS = ("Zq7aZq7b1", "Zq8aZq8b2")
KEYS = ("probe_key_one", "probe_key_two")
VALUES = (("zq value one", "zq value two"), ("zq value three", "zq value four"))
_PLAIN = "Zq plain answer zq"
_RESULT = "Zq result zq"
BOS, EOS = "<zq_bos>", "<zq_eos>"
_TOOL = ToolDefinition(
    NAME,
    _TOOL_TEXT,
    {
        "type": "object",
        "properties": {key: {"type": "string"} for key in KEYS},
        "required": list(KEYS),
    },
)
_QUESTION = Message("user", "Zq question zq")


@dataclass(frozen=True, slots=True)
class Sample:
    """One rendered call.

    Attributes:
        text: The whole conversation.
        header_end: Where in it the model itself begins to write.
        turn_end: Where the assistant's turn ends.
        two_calls: The same with two calls in the turn; empty if the template takes one only.
    """

    text: str
    header_end: int
    turn_end: int
    two_calls: str


def _call(number: int) -> CallInMessage:
    arguments = dict(zip(KEYS, VALUES[number], strict=True))
    return CallInMessage(IDS[number], NAME, json.dumps(arguments))


def _conversation(calls: int) -> list[Message]:
    results = [
        Message("tool", _RESULT, call_id=IDS[number], name=NAME) for number in range(calls)
    ]
    answer = Message("assistant", "", tuple(_call(number) for number in range(calls)))
    return [_QUESTION, answer, *results]


def _render(template: ChatTemplate, messages: Sequence[Message], *, ask: bool = False) -> str:
    return template.render(messages, [_TOOL], add_generation_prompt=ask)


def render_sample(template: ChatTemplate) -> Sample | None:
    """The sample; None if the template does not know tools.

    Raises:
        TemplateError: The template failed or refused a call.
    """
    text = _render(template, _conversation(1))
    value_at = text.find(VALUES[0][0])
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
    return Sample(text, header_end, _turn_end(text, plain, value_at), two_calls)


def _header_end(template: ChatTemplate, text: str, plain: str) -> int:
    """Where the model itself begins to write."""
    prompt = _render(template, [_QUESTION], ask=True)
    for opener, _closer in THINK_MARKS:
        if prompt.rstrip().endswith(opener):
            prompt = prompt[: prompt.rindex(opener)]
    if text.startswith(prompt):
        return len(prompt)
    header = plain[: plain.find(_PLAIN)]
    return len(common_start(text, header))


def _turn_end(text: str, plain: str, value_at: int) -> int:
    """Where the assistant's turn ends: the next message, or the token that ends a turn."""
    after = plain[plain.find(_PLAIN) + len(_PLAIN) :]
    mark = after.partition(EOS)[0].strip() or EOS
    places = [text.find(found, value_at) for found in (mark, EOS, _RESULT)]
    return min((place for place in places if place >= 0), default=len(text))


def common_start(left: str, right: str) -> str:
    """The text with which both begin."""
    pairs = enumerate(zip(left, right, strict=False))
    end = next((at for at, (a, b) in pairs if a != b), min(len(left), len(right)))
    return left[:end]
