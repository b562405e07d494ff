"""How a chat template marks the model's thinking, and a plain answer beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.base.errors import TemplateError
from workbench.engines.api import Message
from workbench.engines.dialect_sample import PLAIN, THOUGHT, Probe, calling
from workbench.engines.templates import ChatTemplate

THINK_MARKS = (
    ("<think>", "</think>"),
    ("<|START_THINKING|>", "<|END_THINKING|>"),
    ("[THINK]", "[/THINK]"),
    ("<seed:think>", "</seed:think>"),
    ("<reasoning>", "</reasoning>"),
)
_TAG = re.compile(r"<[^<>]*>|\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class Thinking:
    """Where thinking and answering begin and end.

    Attributes:
        marks: Around the thinking; None if there is none.
        in_content: The template takes it only as a part of the content.
        answer_opener: Text before a plain answer.
    """

    marks: tuple[str, str] | None
    in_content: bool
    answer_opener: str


def probe_thinking(probe: Probe, source: str) -> Thinking:
    """Derive it by rendering a turn with a thought."""
    marks = think_marks(source)
    before = probe.plain.partition(PLAIN)[0].strip()
    turn = probe.thinking(Message("assistant", PLAIN))
    if THOUGHT in turn.partition(PLAIN)[0]:
        return _from_answer(turn, before, probe.prompt_tail.strip())
    if probe.one:
        turn = probe.thinking(calling(1))
        if found := _from_call(turn, probe.one):
            return Thinking(found, False, _without(before, found))
    if marks is None:
        return Thinking(None, False, before)
    in_content = splits_thinking(source, marks) and marks[1] not in probe.prompt_tail
    return Thinking(marks, in_content, _without(before, marks))


def think_marks(source: str) -> tuple[str, str] | None:
    """The think markers that the template's text mentions."""
    return next((marks for marks in THINK_MARKS if marks[1] in source), None)


def splits_thinking(source: str, think: tuple[str, str] | None) -> bool:
    """The template takes thinking out of the content by itself."""
    return think is not None and any(
        f"split({quote}{think[1]}{quote}" in source for quote in ("'", '"')
    )


def prompt_starts_thinking(prompt: str, think: tuple[str, str] | None) -> bool:
    """The prompt ends inside the model's thinking."""
    return think is not None and bool(think[0]) and prompt.rstrip().endswith(think[0])


def template_starts_thinking(template: ChatTemplate, think: tuple[str, str] | None) -> bool:
    """The prompt of this template ends inside the model's thinking."""
    try:
        return prompt_starts_thinking(template.render([Message("user", "Zq")]), think)
    except TemplateError:
        return False


def without_thinking(text: str, think: tuple[str, str] | None) -> str:
    """What follows an empty thinking, if the text begins with one."""
    if not think:
        return text
    rest = text.lstrip()
    rest = rest.removeprefix(think[0]).lstrip() if think[0] else rest
    return rest[len(think[1]) :].lstrip() if rest.startswith(think[1]) else text


def _from_answer(turn: str, before: str, tail: str) -> Thinking:
    opener, _thought, rest = turn.partition(THOUGHT)
    between = rest.partition(PLAIN)[0].strip()
    # Some templates leave out the mark that the prompt already wrote.
    opener = opener.strip() or tail
    if not opener or not between:
        return Thinking(None, False, before)
    if before and between.endswith(before) and between != before:
        closer = between.removesuffix(before).strip()
        return Thinking((opener, closer), False, before)
    if not before:
        return Thinking((opener, between), False, "")
    tags = list(_TAG.finditer(between))
    count = max(len(_TAG.findall(opener)), 1)
    end = tags[min(count, len(tags)) - 1].end() if tags else len(between)
    return Thinking((opener, between[:end]), False, between[end:].strip())


def _from_call(turn: str, one: str) -> tuple[str, str] | None:
    opener, found, rest = turn.partition(THOUGHT)
    closer = rest.removesuffix(one.lstrip()).strip()
    marks = (opener.strip(), closer)
    return marks if found and all(marks) and closer != rest.strip() else None


def _without(before: str, think: tuple[str, str]) -> str:
    return without_thinking(before, think).strip().removeprefix(think[0]).strip()
