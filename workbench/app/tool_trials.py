"""A tool that asks an agent or a graph, tried by a person: a run of one node that calls it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from workbench.agents.graphs.documents import ANSWER, Body, GraphDocument, Link, Node
from workbench.tools.api import ToolResult, ToolSpec
from workbench.traces.events import Record, RunFinished, ToolCallFinished
from workbench.traces.nesting import is_inside

_CALL = "call"


def trial_graph(spec: ToolSpec, arguments: Mapping[str, Any]) -> GraphDocument:
    """The graph that calls a tool with these arguments and ends with its result."""
    values = json.loads(json.dumps(dict(arguments)))
    call = Node(_CALL, "tool", spec.title, {"tool": spec.name, "values": values})
    body = Body((Node(ANSWER, "output"), call), (Link(_CALL, "result", ANSWER, "value"),))
    return GraphDocument(f"try-{spec.name}"[:64], spec.title, body=body)


def trial_result(records: Sequence[Record]) -> ToolResult:
    """How the call ended that such a run was made for."""
    took_s = 0.0
    message = "the run ended before the call did"
    for record in records:
        event = record.event
        if isinstance(event, ToolCallFinished) and not is_inside(event):
            text = event.result.removeprefix("Error: ")
            failed = event.failed or event.denied
            return ToolResult(text, failed, event.truncated, event.duration_s)
        if isinstance(event, RunFinished):
            message, took_s = event.message or message, event.duration_s
    return ToolResult(message, failed=True, duration_s=took_s)
