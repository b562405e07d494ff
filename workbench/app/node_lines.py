"""The events of a graph's nodes as lines of a trace."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from workbench.traces.events import (
    NodeEvent,
    NodeFinished,
    NodePaused,
    NodeResumed,
    NodeStarted,
    NodeTried,
    PersonAnswered,
    PersonAsked,
)

_LONGEST = 160


def node_line(event: NodeEvent) -> str:
    """One event in one line."""
    match event:
        case NodeStarted():
            return f"node        {event.span_id} ({event.kind})"
        case NodeTried():
            return f"  {event.span_id} failed, {event.tries_left} tries left: {event.message}"
        case NodePaused():
            return f"waits       {event.when} {event.span_id}"
        case NodeResumed():
            return f"  goes on by {event.by}"
        case PersonAsked():
            return f"asked       {event.title}"
        case PersonAnswered():
            word = "declined" if event.declined else _short(event.values)
            return f"  {word} by {event.by}"
        case NodeFinished():
            told = event.message or event.note or _short(event.outputs)
            took = f" after {event.duration_s:.3f} s" if event.outcome == "done" else ""
            return f"  {event.span_id} {event.outcome}{took}: {told}".rstrip(": ")


def _short(values: Mapping[str, Any]) -> str:
    text = " ".join(json.dumps(dict(values), ensure_ascii=False, default=str).split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
