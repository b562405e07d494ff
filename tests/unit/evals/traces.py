"""Small traces for the tests of evaluations."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from workbench.traces.events import (
    AnswerDelta,
    ModelCallFinished,
    ModelCallStarted,
    Record,
    RunFinished,
    RunStarted,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)


def recorded(events: Sequence[TraceEvent]) -> tuple[Record, ...]:
    """Events as records, a second apart."""
    return tuple(Record("run", n, 100.0 + n, event) for n, event in enumerate(events))


def started(text: str = "What is 1 + 1?", **inputs: Any) -> RunStarted:
    return RunStarted("conversation", "", "helper", {}, "model", text, inputs=inputs)


def tool(
    name: str,
    arguments: dict[str, Any] | str | None = None,
    span_id: str = "",
    *,
    failed: bool = False,
    denied: bool = False,
    duration_s: float = 0.1,
) -> list[TraceEvent]:
    """A call and its end."""
    text = arguments if isinstance(arguments, str) else json.dumps(arguments or {})
    span = span_id or f"tool-{name}"
    return [
        ToolCallStarted(span, "m", "agent", f"call-{name}", name, text),
        ToolCallFinished(span, "ok", failed=failed, denied=denied, duration_s=duration_s),
    ]


def model(span_id: str, *pieces: str) -> list[TraceEvent]:
    """A model call that writes these pieces."""
    return [
        ModelCallStarted(span_id, "agent", "model", "llama_cpp"),
        *(AnswerDelta(span_id, piece) for piece in pieces),
        ModelCallFinished(span_id, "stop"),
    ]


def run(*parts: Sequence[TraceEvent], answer: str = "2") -> tuple[Record, ...]:
    """A whole run with these parts."""
    inside = [event for part in parts for event in part]
    return recorded([started(), *inside, RunFinished("answered", answer)])
