"""What the command line prints about runs, agents and models."""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import GraphDocument
from workbench.app.node_lines import node_line
from workbench.app.terminal import count, harmless, shortened, table, tokens
from workbench.base.sizes import size_text
from workbench.models.store import InstalledModel
from workbench.traces.events import (
    AnswerDelta,
    ApprovalAsked,
    ApprovalGiven,
    ModelCallFinished,
    ModelCallStarted,
    ModelReplaced,
    NodeEvent,
    Record,
    RunFinished,
    ToolCallBroken,
    ToolCallFinished,
    ToolCallStarted,
)
from workbench.traces.nesting import INSIDE, is_inside, outer_call, own_events
from workbench.traces.values import RunSummary

_UNUSUAL = re.compile(r"[^\n\x20-\x7e]")
_MOST_TITLE, _MOST_DESCRIPTION = 100, 300


def tell(text: str) -> None:
    """Print a line beside the output."""
    print(harmless(" ".join(text.split())), file=sys.stderr)  # noqa: T201 - the command line


def as_json(value: Any) -> str:
    """JSON with two spaces, in which no text can move the cursor or turn the line around."""
    text = json.dumps(value, indent=2, ensure_ascii=False, default=str)
    return _UNUSUAL.sub(_escaped, text)


def as_json_line(value: Any) -> str:
    """JSON in one line, for a reader that takes line by line."""
    return json.dumps(value, default=str)


def _escaped(found: re.Match[str]) -> str:
    char = found.group()
    return char if harmless(char) == char else json.dumps(char)[1:-1]


def run_report(run_id: str, records: Iterable[Record]) -> dict[str, Any]:
    """A run as the ``run --json`` command prints it."""
    events = [record.event for record in records]
    results = {e.span_id: e.result for e in events if isinstance(e, ToolCallFinished)}
    edited = {e.span_id: e.arguments for e in events if isinstance(e, ApprovalGiven)}
    calls = {e.span_id: e.name for e in events if isinstance(e, ToolCallStarted)}
    models = [event for event in events if isinstance(event, ModelCallFinished)]
    end = next((event for event in events if isinstance(event, RunFinished)), None)
    last = models[-1] if models else None
    asked = [event.model_id for event in events if isinstance(event, ModelCallStarted)]
    answered = end is not None and (end.end == "answered" or bool(end.answer))
    return {
        "run_id": run_id,
        "answer": end.answer if end else "",
        "tool_calls": [
            {
                "name": event.name,
                "arguments": _loaded(edited.get(event.span_id) or event.arguments),
                "result": results.get(event.span_id, ""),
                **({"inside": calls[outer_call(event.span_id)]} if is_inside(event) else {}),
            }
            for event in events
            if isinstance(event, ToolCallStarted)
        ],
        "usage": {
            "model_id": asked[-1] if asked and answered else "",
            "models_tried": list(dict.fromkeys(asked)),
            "prompt_tokens": sum(call.prompt_tokens for call in models),
            "cached_tokens": sum(call.cached_tokens for call in models),
            "new_tokens": sum(call.new_tokens for call in models),
        },
        "timings": {
            "time_to_first_token_s": models[0].time_to_first_token_s if models else 0.0,
            "tokens_per_s": last.tokens_per_s if last else 0.0,
        },
    }


def _loaded(arguments: str) -> Any:
    try:
        return json.loads(arguments)
    except (ValueError, RecursionError):
        return arguments


def trace_lines(records: Iterable[Record]) -> list[str]:
    """A run's trace, one line for each step."""
    lines: list[str] = []
    start_s: float | None = None
    for record in records:
        start_s = record.at_s if start_s is None else start_s
        event = record.event
        if line := node_line(event) if isinstance(event, NodeEvent) else _trace_line(record):
            depth = getattr(event, "span_id", "").count(INSIDE)
            lines.append(f"{record.at_s - start_s:8.3f} s  {'  ' * depth}{harmless(line)}")
    return lines


def _trace_line(record: Record) -> str:
    event = record.event
    match event:
        case ModelCallStarted():
            line = f"model call  {event.model_id}"
        case ModelCallFinished():
            line = (
                f"  {event.finish_reason}: {tokens(event.prompt_tokens)} read "
                f"({event.cached_tokens} from cache), {event.new_tokens} written, "
                f"first after {event.time_to_first_token_s:.3f} s, "
                f"{event.tokens_per_s:.1f} tokens/s"
            )
        case ModelReplaced():
            line = f"  {event.to_model_id} goes on for {event.from_model_id}: {event.reason}"
        case ToolCallStarted():
            line = f"tool call   {event.name} {event.arguments}"
        case ToolCallFinished():
            word = "failed" if event.failed else "result"
            line = f"  {word}, ran for {event.duration_s:.3f} s: {event.result}"
        case ToolCallBroken():
            line = f"bad call    {event.raw}\n  told: {event.answer}"
        case ApprovalAsked():
            line = f"asked       {event.name}: {event.touches}"
        case ApprovalGiven():
            line = f"  {event.decision} by {event.by}"
        case RunFinished():
            line = f"end         {event.end} {event.message}".rstrip()
        case _:
            line = ""
    return line


def answer_text(records: Sequence[Record]) -> str:
    """Everything the model wrote as answer."""
    own = own_events(record.event for record in records)
    return "".join(event.text for event in own if isinstance(event, AnswerDelta))


def agents_table(agents: Sequence[AgentDocument]) -> str:
    """The agents there are."""
    rows = [
        (
            a.name,
            shortened(a.title, _MOST_TITLE),
            a.model.id or "(default)",
            str(len(a.tools)),
            shortened(a.description, _MOST_DESCRIPTION),
        )
        for a in agents
    ]
    return table(("NAME", "TITLE", "MODEL", "TOOLS>", "DESCRIPTION"), rows)


def graphs_table(graphs: Sequence[GraphDocument]) -> str:
    """The graphs there are."""
    rows = [
        (
            g.name,
            shortened(g.title, _MOST_TITLE),
            str(len(g.body.nodes)),
            shortened(g.description, _MOST_DESCRIPTION),
        )
        for g in graphs
    ]
    return table(("GRAPH", "TITLE", "NODES>", "DESCRIPTION"), rows)


def models_table(models: Sequence[InstalledModel]) -> str:
    """The models that are installed."""
    rows = [
        (
            m.id,
            f"★ {m.title}" if m.favourite else m.title,
            size_text(m.size_bytes),
            count(m.parameters) if m.parameters else "",
            m.quantisation,
            f"{m.trained_context_tokens} tokens",
            m.engine,
            _state(m),
        )
        for m in models
    ]
    headings = ("ID", "TITLE", "SIZE>", "PARAMETERS>", "TYPE", "CONTEXT>", "ENGINE", "STATE")
    return table(headings, rows)


def _state(model: InstalledModel) -> str:
    if model.away:
        return f"away: connect the drive of {model.away}"
    if model.program:
        return model.problem or f"ready, of {model.program}"
    if model.load_failure and not model.problem:
        return f"does not load: {model.load_failure}"
    return model.problem or "ready"


def runs_table(runs: Sequence[RunSummary]) -> str:
    """Runs, newest first."""
    rows = [
        (
            r.run_id,
            time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(r.started_s)),
            r.agent_name,
            r.end or "going on",
            f"{max(0.0, r.ended_s - r.started_s):.1f} s" if r.end else "",
            tokens(r.new_tokens),
            str(r.tool_calls),
            r.user_text[:60],
        )
        for r in runs
    ]
    headings = ("RUN", "STARTED", "AGENT", "END", "TIME>", "WRITTEN>", "CALLS>", "MESSAGE")
    return table(headings, rows)


def records_json(records: Sequence[Record]) -> str:
    """Every event of a run."""
    return as_json(
        [
            {
                "number": record.number,
                "at_s": record.at_s,
                "type": type(record.event).__name__,
                **asdict(record.event),
            }
            for record in records
        ]
    )
