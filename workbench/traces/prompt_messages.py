"""The messages of a prompt, found by the marks with which templates begin them; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_ENDS = re.compile(
    r"\s*(?:<\|im_end\|>|<\|eot_id\|>|<\|eom_id\|>|<end_of_turn>|<\|end\|>|<turn\|>|</s>"
    r"|<\|return\|>|<\|call\|>|<\|end_of_text\|>|<\|end_of_role\|>|<\|endoftext\|>|\[/INST\])?\s*\Z"
)
_BEGINS = re.compile(r"\A\s*(?:<s>|<bos>|<\|begin_of_text\|>|<\|startoftext\|>)?\s*")
_CHANNELLED, _CHANNEL = "<|start|>", "<|message|>"
_INST, _INST_END = "[INST]", "[/INST]"
_ROLES = {
    "developer": "system",
    "human": "user",
    "inst": "user",
    "bot": "assistant",
    "model": "assistant",
    "ipython": "tool",
    "function": "tool",
    "observation": "tool",
}
MOST = 5_000


@dataclass(frozen=True, slots=True)
class PromptMessage:
    """A part of a prompt.

    Attributes:
        role: As the template writes it.
        start: Where it begins in the text, in characters.
        end: Where the next one begins.
        text_start: Where the mark of its role has ended.
    """

    role: str
    start: int
    end: int
    text_start: int = 0


def messages_in(prompt: str) -> tuple[PromptMessage, ...]:
    """The messages, in order; none where the template's marks are not known."""
    best: list[tuple[int, str, int]] = []
    for opener in _OPENERS:
        found: list[tuple[int, str, int]] = []
        for match in opener.finditer(prompt):
            found.append((match.start(), match.group(1).strip("[]").lower(), match.end()))
            if len(found) >= MOST:
                break
        if len(found) > len(best):
            best = found
    if not best:
        return ()
    ends = [start for start, _role, _text in best[1:]] + [len(prompt)]
    return tuple(
        PromptMessage("user" if role == "inst" else role, start, end, text)
        for (start, role, text), end in zip(best, ends, strict=True)
    )


def spoken(prompt: str) -> Iterator[tuple[str, str]]:
    """Roles and texts of a prompt without the template's marks; none if those are not known.

    Roles are those of the conventions: system, user, assistant and tool. Whoever wrote a
    text may have written such marks into it: this says what the text looks like, not who
    wrote it.
    """
    found = messages_in(prompt)
    before = _BEGINS.sub("", prompt[: found[0].start]) if found else ""
    if before.strip():
        yield "system", before.strip()
    for message in found:
        text = prompt[message.text_start : message.end]
        if prompt.startswith(_CHANNELLED, message.start) and _CHANNEL in text:
            text = text.partition(_CHANNEL)[2]
        parts = [(message.role, text)]
        if prompt.startswith(_INST, message.start) and _INST_END in text:
            asked, _mark, answered = text.partition(_INST_END)
            parts = [(message.role, asked), ("assistant", answered)]
        for role, part in parts:
            plain = _ENDS.sub("", part, count=1).strip()
            if plain:
                yield _ROLES.get(role, role), plain
