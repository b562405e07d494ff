"""Runs in OTLP's JSON form with OpenTelemetry's GenAI names; ours begin with ``wb.``.

The names are those of the conventions' snapshot 002c8a6. Texts of people, models and tools are
attributes of their own that can be left out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from workbench.traces.events import NodeFinished, NodeStarted, Record, RunStarted, TraceEvent
from workbench.traces.otlp_attributes import Pair, attributes_of
from workbench.traces.otlp_messages import Told, told_of
from workbench.traces.tree import Span, span_tree

INTERNAL, CLIENT = 1, 3
_MOST_SPANS = 500
_MEMORY = {"remember": "upsert_memory", "memory": "search_memory", "forget": "delete_memory"}
_FLOWS = frozenset(
    {"subgraph", "parallel", "sequence", "handoff", "group_chat", "supervisor", "loop", "map"}
)
_HAND_TO = "hand_to_"


Earlier: TypeAlias = Sequence[Sequence[Record]]
"""The events of each run before one in its conversation, the oldest first."""


def to_otlp(
    records: Sequence[Record], *, content: bool = True, earlier: Earlier | None = None
) -> dict[str, Any]:
    """A run as one export request.

    Args:
        records: All events of the run.
        content: With prompts, answers, arguments, results and documents.
        earlier: The runs before it, which its model calls read too; None if not at hand.
    """
    return _request(list(_spans_of(records, content=content, earlier=earlier)))


def otlp_lines(
    records: Sequence[Record], *, content: bool = True, earlier: Earlier | None = None
) -> Iterator[str]:
    """A run as lines of OTLP's file form: each an export request of not too many spans."""
    batch: list[dict[str, Any]] = []
    for span in _spans_of(records, content=content, earlier=earlier):
        batch.append(span)
        if len(batch) >= _MOST_SPANS:
            yield json.dumps(_request(batch), separators=(",", ":")) + "\n"
            batch = []
    if batch:
        yield json.dumps(_request(batch), separators=(",", ":")) + "\n"


def _request(spans: list[dict[str, Any]]) -> dict[str, Any]:
    resource = [attribute("service.name", "workbench")]
    scope = {"scope": {"name": "workbench.traces"}, "spans": spans}
    return {"resourceSpans": [{"resource": {"attributes": resource}, "scopeSpans": [scope]}]}


@dataclass(frozen=True, slots=True)
class _Named:
    """What a span is called."""

    operation: str
    name: str
    kind: int = INTERNAL


def _spans_of(
    records: Sequence[Record], *, content: bool, earlier: Earlier | None
) -> Iterator[dict[str, Any]]:
    tree = span_tree(records)
    if tree is None:
        return
    trace_id = hex_of(records[0].run_id, 32)
    document = next(
        (one.event.agent for one in records if isinstance(one.event, RunStarted)), {}
    )
    waiting: list[tuple[Span, Span | None]] = [(tree, None)]
    following = _following(tree)
    told = told_of(tree, records, earlier) if content else None
    while waiting:
        span, parent = waiting.pop()
        node = _node(document, span)
        yield _span(span, parent, trace_id, node, following.get(span.span_id), told)
        waiting.extend((child, span) for child in reversed(span.children))


def _span(
    span: Span,
    parent: Span | None,
    trace_id: str,
    node: Mapping[str, Any],
    handed_to: str | None,
    told: Told | None,
) -> dict[str, Any]:
    named = _named(span, node)
    end_s = span.end_s if span.end_s is not None else span.start_s
    pairs = list(_first(span, named, node, parent))
    pairs += attributes_of(span, node, told)
    links = list(_links(span, trace_id, handed_to))
    failed = span.status == "failed"
    return {
        "traceId": trace_id,
        "spanId": _span_id(trace_id, span.span_id),
        "parentSpanId": _span_id(trace_id, parent.span_id) if parent else "",
        "name": named.name,
        "kind": named.kind,
        "startTimeUnixNano": str(int(span.start_s * 1e9)),
        "endTimeUnixNano": str(int(max(end_s, span.start_s) * 1e9)),
        "attributes": [attribute(*pair) for pair in dict(pairs).items()],
        **({"links": links} if links else {}),
        "status": {"code": 2 if failed else 1},
    }


def _named(span: Span, node: Mapping[str, Any]) -> _Named:
    match span.kind:
        case "run":
            operation = "invoke_workflow" if _is_graph(span) else "invoke_agent"
            return _Named(operation, f"{operation} {span.name}".strip())
        case "model":
            return _Named("chat", f"chat {span.name}".strip())
        case "tool":
            return _Named("execute_tool", f"execute_tool {span.name}".strip())
        case "node":
            return _of_node(span, node)
        case "person":
            return _Named("", f"wb.person {span.name}".strip())
        case _:
            return _Named("", f"wb.approval {span.name}".strip())


def _of_node(span: Span, node: Mapping[str, Any]) -> _Named:
    kind = _node_kind(span)
    if kind == "retrieve":
        source = str(_settings(node).get("collection", ""))
        return _Named("retrieval", f"retrieval {source}".strip(), CLIENT)
    if kind in _MEMORY:
        return _Named(_MEMORY[kind], _MEMORY[kind])
    if kind == "agent":
        return _Named("invoke_agent", f"invoke_agent {span.name}".strip())
    if kind in _FLOWS:
        return _Named("invoke_workflow", f"invoke_workflow {span.name}".strip())
    return _Named("", f"wb.node {span.name}".strip())


def _first(
    span: Span, named: _Named, node: Mapping[str, Any], parent: Span | None
) -> Iterator[Pair]:
    if named.operation:
        yield "gen_ai.operation.name", named.operation
    settings = _settings(node)
    if named.operation == "invoke_workflow":
        yield "gen_ai.workflow.name", span.name
    elif named.operation == "invoke_agent":
        yield "gen_ai.agent.name", span.name
    elif named.operation == "retrieval":
        yield "gen_ai.data_source.id", str(settings.get("collection", ""))
    elif named.operation in _MEMORY.values():
        yield "gen_ai.memory.store.id", str(settings.get("name", ""))
    elif named.operation == "execute_tool":
        handed = span.name.startswith(_HAND_TO)
        yield "gen_ai.tool.type", "wb.handoff" if handed else "function"
    if span.kind == "node":
        yield "graph.node.name", span.name
        if parent is not None and parent.kind == "node":
            yield "graph.node.parent_id", parent.span_id


def _links(span: Span, trace_id: str, handed_to: str | None) -> Iterator[dict[str, Any]]:
    if handed_to is not None:
        yield {
            "traceId": trace_id,
            "spanId": _span_id(trace_id, handed_to),
            "attributes": [attribute("wb.link", "handoff")],
        }
    for event in _events(span):
        if isinstance(event, RunStarted) and event.forked_from:
            other = hex_of(event.forked_from, 32)
            yield {
                "traceId": other,
                "spanId": _span_id(other, event.forked_from),
                "attributes": [attribute("wb.link", "forked_from")],
            }


def _following(tree: Span) -> dict[str, str]:
    """The step that works next after each hand-over."""
    found: dict[str, str] = {}
    handed: list[Span] = []
    ordered: list[Span] = []
    waiting = [tree]
    while waiting:
        span = waiting.pop()
        ordered.append(span)
        waiting.extend(reversed(span.children))
    for span in sorted(ordered, key=lambda one: (one.start_s, one.kind != "tool")):
        if span.kind == "model":
            found |= {one.span_id: span.span_id for one in handed}
            handed = []
        elif span.kind == "tool" and span.name.startswith(_HAND_TO):
            handed.append(span)
    return found


def _is_graph(span: Span) -> bool:
    return any(
        isinstance(event, RunStarted) and event.agent.get("kind") == "Graph"
        for event in _events(span)
    )


def _node_kind(span: Span) -> str:
    return next((e.kind for e in _events(span) if isinstance(e, NodeStarted)), "")


def _node(document: Mapping[str, Any], span: Span) -> Mapping[str, Any]:
    """The node of the document that a span is a run of; empty if there is none."""
    if span.kind != "node":
        return {}
    path = next(
        (e.node_id for e in _events(span) if isinstance(e, NodeStarted | NodeFinished)), ""
    )
    found: Any = document
    for part in path.split("/"):
        inside = found.get("body", found) if isinstance(found, Mapping) else {}
        nodes = inside.get("nodes", {}) if isinstance(inside, Mapping) else {}
        found = nodes.get(part, {}) if isinstance(nodes, Mapping) else {}
    return found if isinstance(found, Mapping) else {}


def _settings(node: Mapping[str, Any]) -> Mapping[str, Any]:
    settings = node.get("settings", node)
    return settings if isinstance(settings, Mapping) else {}


def _events(span: Span) -> Iterator[TraceEvent]:
    return (record.event for record in span.records)


def attribute(key: str, value: object) -> dict[str, Any]:
    """One attribute in OTLP's form; a list is an array, other values JSON text."""
    return {"key": key, "value": _value(value)}


def _value(value: object) -> dict[str, Any]:
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, int):
        return {"intValue": str(value)}
    if isinstance(value, float):
        return {"doubleValue": value}
    if isinstance(value, list | tuple):
        return {"arrayValue": {"values": [_value(one) for one in value]}}
    return {"stringValue": str(value)}


def _span_id(trace_id: str, span_id: str) -> str:
    return hex_of(f"{trace_id}/{span_id}", 16)


def hex_of(text: str, length: int) -> str:
    """An id of that many hexadecimal digits, the same for the same text."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:length]
