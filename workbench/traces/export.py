"""Traces for other programs: JSON lines, a Markdown transcript, OTLP JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from workbench.traces.codec import fields_of
from workbench.traces.events import (
    ModelCallFinished,
    ModelCallStarted,
    ModelReplaced,
    NodeFinished,
    NodeStarted,
    Record,
    RunFinished,
    RunStarted,
    ToolCallFinished,
    ToolCallStarted,
)
from workbench.traces.tree import Span, span_tree
from workbench.traces.values import Turn

_OPERATIONS = {
    "run": "invoke_agent",
    "node": "wb.node",
    "model": "chat",
    "tool": "execute_tool",
    "person": "wb.person",
}


def to_jsonl(records: Iterable[Record]) -> str:
    """One line per event."""
    return "".join(
        json.dumps(
            {
                "run_id": record.run_id,
                "number": record.number,
                "at_s": record.at_s,
                "type": type(record.event).__name__,
                **fields_of(record.event),
            }
        )
        + "\n"
        for record in records
    )


def to_markdown(title: str, turns: Sequence[Turn]) -> str:
    """A conversation as a person reads it."""
    parts = [f"# {title}"]
    for turn in turns:
        parts.append(f"## You\n\n{turn.user_text}")
        parts.extend(_calls(turn.records))
        answer = turn.end.answer if turn.end else ""
        parts.append(f"## Agent\n\n{answer}".rstrip())
        if turn.end and turn.end.message:
            parts.append(f"*{turn.end.message}*")
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
    return f"{fence}{language}\n{text}\n{fence}"


def to_otlp(records: Sequence[Record]) -> dict[str, Any]:
    """A run in OTLP's JSON form with OpenTelemetry's GenAI names; ours begin with ``wb.``."""
    tree = span_tree(records)
    trace_id = _hex(records[0].run_id, 32) if records else ""
    spans = list(_spans(tree, trace_id, "")) if tree else []
    resource = [_attribute("service.name", "workbench")]
    scope = {"scope": {"name": "workbench.traces"}, "spans": spans}
    return {"resourceSpans": [{"resource": {"attributes": resource}, "scopeSpans": [scope]}]}


def _spans(span: Span, trace_id: str, parent_id: str) -> Iterator[dict[str, Any]]:
    span_id = _hex(f"{trace_id}/{span.span_id}", 16)
    operation = _OPERATIONS.get(span.kind, "wb.approval")
    end_s = span.end_s if span.end_s is not None else span.start_s
    yield {
        "traceId": trace_id,
        "spanId": span_id,
        "parentSpanId": parent_id,
        "name": f"{operation} {span.name}".strip(),
        "kind": 1,
        "startTimeUnixNano": str(int(span.start_s * 1e9)),
        "endTimeUnixNano": str(int(max(end_s, span.start_s) * 1e9)),
        "attributes": [_attribute(*pair) for pair in _attributes(span, operation)],
        "status": {"code": 2 if span.status == "failed" else 1},
    }
    for child in span.children:
        yield from _spans(child, trace_id, span_id)


def _attributes(span: Span, operation: str) -> Iterator[tuple[str, object]]:
    if span.kind in ("run", "model", "tool"):
        yield "gen_ai.operation.name", operation
    for record in span.records:
        match record.event:
            case RunStarted() | RunFinished() as event:
                yield from _of_run(record.run_id, event)
            case ModelCallStarted() as event:
                yield "gen_ai.request.model", event.model_id
                yield "wb.engine", event.engine
                yield "wb.node.id", event.node_id
            case ModelCallFinished() as event:
                yield from _usage(event)
            case ModelReplaced() as event:
                yield "wb.model.replaced_by", event.to_model_id
            case NodeStarted() | NodeFinished() as event:
                yield from _of_node(event)
            case ToolCallStarted() as event:
                yield "gen_ai.tool.name", event.name
                yield "gen_ai.tool.call.id", event.call_id
                yield "gen_ai.tool.call.arguments", event.arguments
            case ToolCallFinished() as event:
                yield "gen_ai.tool.call.result", event.result
            case _:
                continue


def _of_run(run_id: str, event: RunStarted | RunFinished) -> Iterator[tuple[str, object]]:
    if isinstance(event, RunFinished):
        yield "wb.run.end", event.end
        yield "gen_ai.usage.input_tokens", event.prompt_tokens
        yield "gen_ai.usage.output_tokens", event.new_tokens
        return
    yield "gen_ai.agent.name", event.agent_name
    yield "gen_ai.conversation.id", event.conversation_id
    yield "wb.run.id", run_id
    if event.forked_from:
        yield "wb.run.forked_from", event.forked_from


def _of_node(event: NodeStarted | NodeFinished) -> Iterator[tuple[str, object]]:
    if isinstance(event, NodeStarted):
        yield "wb.node.id", event.node_id
        yield "wb.node.kind", event.kind
        if event.kind == "retrieve":
            yield "gen_ai.operation.name", "retrieval"
        return
    yield "wb.cache", "hit" if event.outcome == "reused" else "miss"
    yield "wb.node.key", event.key


def _usage(event: ModelCallFinished) -> Iterator[tuple[str, object]]:
    yield "gen_ai.response.finish_reasons", event.finish_reason
    yield "gen_ai.response.time_to_first_chunk", event.time_to_first_token_s
    yield "gen_ai.usage.input_tokens", event.prompt_tokens
    yield "gen_ai.usage.output_tokens", event.new_tokens
    yield "gen_ai.usage.cache_read.input_tokens", event.cached_tokens
    yield "wb.decode.tokens_per_s", event.tokens_per_s
    yield "wb.prefill.tokens_per_s", event.prompt_tokens_per_s
    if event.guessed_tokens:
        yield "wb.decode.guessed_tokens", event.guessed_tokens
        yield "wb.decode.accepted_tokens", event.accepted_tokens
    if event.error:
        yield "error.type", "model_call_failed"


def _attribute(key: str, value: object) -> dict[str, Any]:
    if isinstance(value, int):
        return {"key": key, "value": {"intValue": str(value)}}
    if isinstance(value, float):
        return {"key": key, "value": {"doubleValue": value}}
    text = str(value)
    if key == "gen_ai.response.finish_reasons":
        return {"key": key, "value": {"arrayValue": {"values": [{"stringValue": text}]}}}
    return {"key": key, "value": {"stringValue": text}}


def _hex(text: str, length: int) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:length]
