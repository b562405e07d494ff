"""Traces for other programs: JSON lines, a Markdown transcript; OTLP is in ``otlp.py``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from workbench.base.plain_text import harmless
from workbench.traces.codec import fields_of
from workbench.traces.events import Record, ToolCallFinished, ToolCallStarted
from workbench.traces.otlp import to_otlp as to_otlp
from workbench.traces.values import Turn


def to_jsonl(records: Iterable[Record]) -> str:
    """One line per event."""
    return "".join(jsonl_lines(records))


def jsonl_lines(records: Iterable[Record]) -> Iterator[str]:
    """One line per event, in which no character is a control: all but ASCII is escaped."""
    for record in records:
        yield (
            json.dumps(
                {
                    "run_id": record.run_id,
                    "number": record.number,
                    "at_s": record.at_s,
                    "type": type(record.event).__name__,
                    **fields_of(record.event),
                }
            ).replace("\x7f", "\\u007f")
            + "\n"
        )


def to_markdown(title: str, turns: Sequence[Turn]) -> str:
    """A conversation as a person reads it."""
    parts = [f"# {harmless(title)}"]
    for turn in turns:
        parts.append(f"## You\n\n{harmless(turn.user_text)}")
        parts.extend(_calls(turn.records))
        answer = turn.end.answer if turn.end else ""
        parts.append(f"## Agent\n\n{harmless(answer)}".rstrip())
        if turn.end and turn.end.message:
            parts.append(f"*{harmless(turn.end.message)}*")
    return "\n\n".join(parts) + "\n"


def _calls(records: Iterable[Record]) -> Iterator[str]:
    names: dict[str, str] = {}
    for record in records:
        event = record.event
        if isinstance(event, ToolCallStarted):
            names[event.span_id] = event.name
            yield f"**{event.name}** called with\n\n{_fenced(event.arguments, 'json')}"
        elif isinstance(event, ToolCallFinished):
            word = "failed" if event.failed else "answered"
            name = names.get(event.span_id, "The tool")
            yield f"**{name}** {word}\n\n{_fenced(event.result)}"


def _fenced(text: str, language: str = "") -> str:
    """A code block whose fence is longer than any inside."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}{language}\n{harmless(text)}\n{fence}"
