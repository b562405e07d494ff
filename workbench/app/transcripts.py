"""Conversations as text for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from workbench.traces.events import (
    AnswerDelta,
    Record,
    RunFinished,
    ToolCallBroken,
    ToolCallFinished,
    ToolCallStarted,
)
from workbench.traces.values import Turn


def as_jsonl(turns: Sequence[Turn]) -> str:
    """Every event of every turn, one JSON object a line."""
    lines = [
        json.dumps(
            {
                "run_id": record.run_id,
                "number": record.number,
                "at_s": record.at_s,
                "type": type(record.event).__name__,
                **asdict(record.event),
            },
            ensure_ascii=False,
        )
        for turn in turns
        for record in turn.records
    ]
    return "".join(f"{line}\n" for line in lines)


def as_markdown(title: str, turns: Sequence[Turn]) -> str:
    """The conversation to read: messages, answers, tool calls and results."""
    parts = [f"# {title or 'Conversation'}\n"]
    for turn in turns:
        parts.append(f"## You\n\n{turn.user_text}\n")
        parts.append(f"## Answer\n\n{_answer(turn.records)}\n")
    return "\n".join(parts)


def _answer(records: Sequence[Record]) -> str:
    parts: list[str] = []
    for record in records:
        event = record.event
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
