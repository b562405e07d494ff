"""The messages of a prompt, found by the marks with which templates begin them; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ROLE = r"system|developer|user|assistant|model|tool|ipython|function|observation|human|bot"
_OPENERS = (
    re.compile(rf"<\|im_start\|>({_ROLE})\b"),
    re.compile(rf"<\|start_header_id\|>({_ROLE})<\|end_header_id\|>"),
    re.compile(rf"<start_of_turn>({_ROLE})\b"),
    re.compile(rf"<\|start\|>({_ROLE})\b"),
    re.compile(rf"<\|start_of_role\|>({_ROLE})<\|end_of_role\|>"),
    re.compile(rf"<\|turn>({_ROLE})\b"),
    re.compile(rf"<\|({_ROLE})\|>"),
    re.compile(r"(\[INST\])"),
)
MOST = 5_000


@dataclass(frozen=True, slots=True)
class PromptMessage:
    """A part of a prompt.

    Attributes:
        role: As the template writes it.
        start: Where it begins in the text, in characters.
        end: Where the next one begins.
    """

    role: str
    start: int
    end: int


def messages_in(prompt: str) -> tuple[PromptMessage, ...]:
    """The messages, in order; none where the template's marks are not known."""
    best: list[tuple[int, str]] = []
    for opener in _OPENERS:
        found: list[tuple[int, str]] = []
        for match in opener.finditer(prompt):
            found.append((match.start(), match.group(1).strip("[]").lower()))
            if len(found) >= MOST:
                break
        if len(found) > len(best):
            best = found
    if not best:
        return ()
    ends = [start for start, _role in best[1:]] + [len(prompt)]
    return tuple(
        PromptMessage("user" if role == "inst" else role, start, end)
        for (start, role), end in zip(best, ends, strict=True)
    )
