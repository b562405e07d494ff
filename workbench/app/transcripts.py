"""Conversations as text for other programs."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.base.plain_text import harmless
from workbench.traces.events import (
    AnswerDelta,
    Record,
    RunFinished,
    ToolCallBroken,
    ToolCallFinished,
    ToolCallStarted,
)
from workbench.traces.index import printable
from workbench.traces.nesting import is_inside
from workbench.traces.values import Turn


def as_jsonl(turns: Sequence[Turn]) -> str:
    """Every event of every turn, one JSON object a line."""
    from workbench.traces.export import to_jsonl  # imported here: the start needs none of it

    return to_jsonl(record for turn in turns for record in turn.records)


def markdown_title(title: str) -> str:
    """The first line of a conversation as text to read."""
    return harmless(printable(f"# {title or 'Conversation'}\n"))


def as_markdown(turns: Sequence[Turn]) -> str:
    """Turns to read: messages, answers, tool calls and results."""
    parts = [
        f"\n## You\n\n{turn.user_text}\n\n## Answer\n\n{_answer(turn.records)}\n"
        for turn in turns
    ]
    return harmless(printable("".join(parts)))


def _answer(records: Sequence[Record]) -> str:
    parts: list[str] = []
    for record in records:
        event = record.event
        if is_inside(event):  # of what a tool asked, the result is the tool's
            continue
        if isinstance(event, AnswerDelta):
            parts.append(event.text)
        elif isinstance(event, ToolCallStarted):
            parts.append(f"\n\n**{event.name}** {_fenced(event.arguments)}")
        elif isinstance(event, ToolCallFinished):
            parts.append(f"\n\n{_fenced(event.result)}\n\n")
        elif isinstance(event, ToolCallBroken):
            parts.append(f"\n\n{_fenced(event.raw)}\n\n{event.answer}\n\n")
        elif isinstance(event, RunFinished) and event.message:
            parts.append(f"\n\n*{event.message}*")
    return "".join(parts).strip()


def _fenced(text: str) -> str:
    fence = "```"
    while fence in text:
        fence += "`"
    return f"\n\n{fence}\n{text}\n{fence}"
