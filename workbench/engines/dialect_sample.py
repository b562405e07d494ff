"""A chat template rendered with calls whose parts are easy to find again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from workbench.base.errors import TemplateError
from workbench.engines.api import CallInMessage, Message, ToolDefinition
from workbench.engines.dialect_layout import common_end, common_start
from workbench.engines.template_variants import Habits
from workbench.engines.templates import ChatTemplate

NAME = "probe_tool_zq"
IDS = ("Zq7aZq7b1", "Zq8aZq8b2")
KEYS = ("probe_key_one", "probe_key_two")
VALUES = (("zq value one", "zq value two"), ("zq value three", "zq value four"))
PLAIN = "Zq plain answer zq"
THOUGHT = "Zq thought zq"
BOS, EOS = "<zq_bos>", "<zq_eos>"
_TOOL_TEXT = "Zq describes the tool"
_TOOL = ToolDefinition(
    NAME,
    _TOOL_TEXT,
    {
        "type": "object",
        "properties": {key: {"type": "string"} for key in KEYS},
        "required": list(KEYS),
    },
)
QUESTION = Message("user", "Zq question zq")
_OPEN_TAG = re.compile(r"(?:<[^<>]*|\[[A-Z_/]*)\Z")
_THINK_TAG = re.compile(
    r"(?:<[^<>]*>think[^<>]*<[^<>]*>|[<\[][^<>\[\]]*(?:think|thought)[^<>\[\]]*[>\]])\s*\Z",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")
_LAST_TAG = re.compile(r"(?:<[|｜][^<>]*>|<[^<>]*[|｜]>)\s*\Z")


@dataclass(frozen=True)
class Turns:
    """Turns of the model, without thinking and without an answer.

    Attributes:
        one: A turn with one call.
        two: A turn with two; empty if the template takes only one.
        answer_closer: What follows a plain answer.
        write: A turn with one call of these arguments.
    """

    one: str
    two: str
    answer_closer: str
    write: Callable[[Mapping[str, Any]], str]


def separator(turns: Turns, start: int, end: int, name_at: int) -> str | None:
    """Text between two calls; None when the template takes one only."""
    two = turns.two
    value_at = two.find(VALUES[1][0])
    if value_at < 0 or not two.startswith(turns.one[:end]):
        return None
    second_at = two.rfind(NAME, 0, value_at)
    return two[end : second_at - (name_at - start)] if second_at >= end else None


def between_calls(found: str | None) -> dict[str, Any]:
    """The fields of a layout that tell whether, and how, calls follow one another."""
    return {"separator": found or "", "parallel": found is not None}


def probe_call(arguments: Mapping[str, Any], number: int = 0) -> CallInMessage:
    """A call of the probe's tool."""
    return CallInMessage(IDS[number], NAME, json.dumps(arguments))


def calling(count: int) -> Message:
    """A message of so many calls with texts as arguments."""
    calls = [probe_call(dict(zip(KEYS, VALUES[at], strict=True)), at) for at in range(count)]
    return Message("assistant", "", tuple(calls))


class Probe:
    """Renders turns of the model, as it would itself have written them.

    Attributes:
        habits: How the template wants messages with calls.
        describes: The template tells the model of the tools.
        header: Text with which a turn of the model begins.
        prompt_tail: What the prompt writes after the header of the model's turn.
        turn_end: Text that ends the turn.
        one: A turn with one call, without its end; empty if the template writes no calls.
        two: A turn with two calls; empty if it takes only one.
        plain: A plain answer, without its end.
    """

    def __init__(self, template: ChatTemplate) -> None:
        """Render the first turns.

        Raises:
            TemplateError: The template takes no conversation at all.
        """
        self._template = ChatTemplate(template.source, bos=BOS, eos=EOS)
        self.habits, one = self._calling()
        prompt = self._render([QUESTION], ask=True)
        plain = self._render([QUESTION, Message("assistant", PLAIN)])
        self.describes = _TOOL_TEXT in prompt
        asked = self._render([QUESTION])
        self.header = _header(prompt, asked, [plain, one] if one else [plain])
        self.prompt_tail = prompt[self.header_end(prompt) :]
        self._appended = _appended(self.header, prompt, asked, plain)
        self.turn_end = ""
        plain, one = self.turn(plain), self.turn(one) if one else ""
        self.turn_end = (
            _turn_end(one, plain, self._after_answer()) if one else _answer_end(plain)
        )
        self.one, self.plain = self.cut(one), self.cut(plain)
        said = self._own_or_nothing(replace(calling(1), content=PLAIN)) if one else ""
        if said and VALUES[0][0] not in said:
            self.habits = replace(self.habits, content_apart=True)
        two = self._own_or_nothing(calling(2)) if one else ""
        # A template of single calls got them one after the other.
        self.two = "" if self.turn_end and self.turn_end.strip() in two else two

    def own(self, message: Message) -> str:
        """What the model writes in this turn, without its end.

        Raises:
            TemplateError: The template refused the message.
        """
        return self.cut(self.turn(self._render([QUESTION, message])))

    def with_arguments(self, arguments: Mapping[str, Any]) -> str:
        """The turn with one call that has these arguments; empty if it is refused."""
        return self._own_or_nothing(Message("assistant", "", (probe_call(arguments),)))

    def thinking(self, message: Message, think: tuple[str, str] | None = None) -> str:
        """The turn with a thought before it; empty if it is refused."""
        habits, self.habits = self.habits, replace(self.habits, think=think)
        try:
            return self._own_or_nothing(replace(message, reasoning=THOUGHT))
        finally:
            self.habits = habits

    def _own_or_nothing(self, message: Message) -> str:
        try:
            return self.own(message)
        except TemplateError:
            return ""

    def _after_answer(self) -> str:
        """What follows a plain answer when the conversation goes on."""
        try:
            text = self._render([QUESTION, Message("assistant", PLAIN), QUESTION])
        except TemplateError:
            return ""
        return text.rpartition(PLAIN)[2]

    def header_end(self, text: str) -> int:
        """Where, after the question, the model itself begins to write."""
        question_end = text.rfind(QUESTION.content) + len(QUESTION.content)
        place = text.find(self.header, question_end)
        return place + len(self.header) if place >= 0 else question_end

    def turn(self, text: str) -> str:
        """What follows the header, without what the template always writes at the end."""
        return text[self.header_end(text) :].removesuffix(self._appended)

    def cut(self, text: str) -> str:
        """A turn without its end."""
        end = self.turn_end.strip()
        place = text.rfind(end) if end else -1
        return text[:place] if place >= 0 else text

    def _render(
        self, messages: Sequence[Message], *, ask: bool = False, habits: Habits | None = None
    ) -> str:
        habits = habits or self.habits
        return self._template.render(
            messages, [_TOOL], add_generation_prompt=ask, habits=habits
        )

    def _calling(self) -> tuple[Habits, str]:
        """The first habits with which the call is written, and the text with the call."""
        found: list[tuple[Habits, str]] = []
        for habits in _habits():
            try:
                text = self._render([QUESTION, calling(1)], habits=habits)
            except TemplateError:
                continue
            place = text.rfind(VALUES[0][0])
            if place >= 0 and NAME in text[:place]:
                found.append((habits, text))
        if not found:
            return Habits(), ""
        found = [row for row in found if row[0].text_arguments is found[0][0].text_arguments]
        shortest = min(found, key=lambda row: len(row[1]))
        better = len(shortest[1]) < len(found[0][1]) and "None" not in shortest[1]
        return shortest if better else found[0]


def _habits() -> Iterator[Habits]:
    for text_arguments in (False, True):
        for no_content in (False, True):
            yield Habits(no_content=no_content, text_arguments=text_arguments)


def _after_question(text: str) -> str:
    return text.rpartition(QUESTION.content)[2]


def _header(prompt: str, asked: str, turns: Sequence[str]) -> str:
    """The text after the question with which a turn of the model begins."""
    after = [_after_question(text) for text in turns]
    header = _without_thinking(prompt.removeprefix(asked)) if prompt != asked else ""
    if header and all(header in text for text in after):
        return header
    common = _after_question(prompt)
    for text in after:
        common = common_start(common, text)
    cut = _OPEN_TAG.search(common)
    return _without_thinking(common[: cut.start()] if cut else common)


def _without_thinking(text: str) -> str:
    while think := _THINK_TAG.search(text):
        text = text[: think.start()]
    return text


def _appended(header: str, prompt: str, asked: str, plain: str) -> str:
    """What the template writes after any last message, whether it is asked for or not."""
    before = common_start(_after_question(prompt), _after_question(plain))
    if prompt != asked and len(before) >= _after_question(prompt).find(header):
        return ""
    common = common_end(plain.rpartition(PLAIN)[2], _after_question(asked))
    tag = _TAG.search(common)
    return common[tag.end() :] if tag else ""


def _answer_end(plain: str) -> str:
    after = plain.rpartition(PLAIN)[2]
    tag = _TAG.search(after)
    return tag.group() if tag else after


def _turn_end(one: str, plain: str, following: str) -> str:
    """The text that ends both turns: a token, or what stands before the next message."""
    after = plain.partition(PLAIN)[2]
    common = common_end(one.rstrip(), after.rstrip())
    if common.strip():
        return common[max(common.rfind("<"), 0) :]
    last = _LAST_TAG.search(one)
    if last is None:
        return ""
    ends = _LAST_TAG.search(after) or following.lstrip().startswith(last.group().strip())
    return last.group() if ends else ""
