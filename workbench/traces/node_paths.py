"""Which node of the graph a span belongs to; pure."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.traces.events import (
    ApprovalAsked,
    ModelCallStarted,
    NodePaused,
    NodeStarted,
    PersonAsked,
    Record,
    ToolCallStarted,
)
from workbench.traces.nesting import INSIDE


def node_path_of(records: Iterable[Record], span_id: str) -> str:
    """The path of the node in the document, such as ``each/write``; empty if it has none.

    What happened inside a tool call belongs to the node whose agent made the call.
    """
    wanted = span_id.partition(INSIDE)[0]
    paths: dict[str, str] = {}
    for record in records:
        match record.event:
            case NodeStarted(span_id=own, node_id=path):
                paths[own] = path
            case ModelCallStarted(span_id=own, node_id=home):
                paths[own] = paths.get(home, "")
            case ToolCallStarted(span_id=own, model_span_id=asked_by, node_id=home):
                paths[own] = paths.get(asked_by or home, "")
            case (
                ApprovalAsked(ask_id=own, span_id=home) | PersonAsked(ask_id=own, span_id=home)
            ):
                paths[own] = paths.get(home, "")
            case NodePaused(ask_id=own, node_id=path):
                paths[own] = path
            case _:
                continue
    return paths.get(wanted, "")
