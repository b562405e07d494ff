"""How a chat template marks the model's thinking."""

from __future__ import annotations

from workbench.base.errors import TemplateError
from workbench.engines.api import Message
from workbench.engines.templates import ChatTemplate

THINK_MARKS = (
    ("<think>", "</think>"),
    ("<|START_THINKING|>", "<|END_THINKING|>"),
    ("[THINK]", "[/THINK]"),
    ("<seed:think>", "</seed:think>"),
    ("<reasoning>", "</reasoning>"),
)


def think_marks(source: str) -> tuple[str, str] | None:
    """The think markers that the template's text mentions."""
    return next((marks for marks in THINK_MARKS if marks[1] in source), None)


def prompt_starts_thinking(template: ChatTemplate, think: tuple[str, str] | None) -> bool:
    """The prompt ends inside the model's thinking."""
    if think is None:
        return False
    try:
        return template.render([Message("user", "Zq question zq")]).rstrip().endswith(think[0])
    except TemplateError:
        return False


def without_thinking(opener: str, think: tuple[str, str] | None) -> str:
    """What follows an empty thinking, if the text begins with one."""
    if think and think[1] in opener:
        return opener.rpartition(think[1])[2].lstrip()
    return opener
