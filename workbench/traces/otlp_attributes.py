"""What the events of a span say, as attributes with OpenTelemetry's GenAI names and ours."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from workbench.traces.events import (
    ApprovalGiven,
    ModelCallFinished,
    ModelCallStarted,
    ModelReplaced,
    NodeFinished,
    NodeStarted,
    PromptRendered,
    RunFinished,
    RunStarted,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)
from workbench.traces.otlp_messages import Told, text_part, written_parts
from workbench.traces.tree import Span

Pair: TypeAlias = tuple[str, object]
_SAMPLING = {
    "temperature": "gen_ai.request.temperature",
    "top_p": "gen_ai.request.top_p",
    "top_k": "gen_ai.request.top_k",
    "seed": "gen_ai.request.seed",
    "max_new_tokens": "gen_ai.request.max_tokens",
    "stop": "gen_ai.request.stop_sequences",
    "min_p": "wb.request.min_p",
    "repeat_penalty": "wb.request.repeat_penalty",
}


def attributes_of(
    span: Span, node: Mapping[str, Any], told: Told | None = None
) -> Iterator[Pair]:
    """The attributes of a span.

    Args:
        span: The span.
        node: The node of the document it is a run of; empty for none.
        told: What model calls read, for the texts of people, models and tools; None leaves
            all texts out.
    """
    for record in span.records:
        yield from _facts(record.run_id, record.event)
        if told is not None:
            yield from _content(record.event)
    if told is not None and span.kind == "model":
        yield from _spoken(span, told)
    if told is not None and span.kind == "node":
        yield from _found(span)
    if span.status == "failed":
        yield "error.type", f"{span.kind}_failed"


def _facts(run_id: str, event: TraceEvent) -> Iterator[Pair]:  # noqa: C901 - a row for each
    match event:
        case RunStarted():
            yield from _of_run(run_id, event)
        case RunFinished():
            yield "wb.run.end", event.end
            yield "gen_ai.usage.input_tokens", event.prompt_tokens
            yield "gen_ai.usage.output_tokens", event.new_tokens
        case ModelCallStarted():
            yield from _of_call(event)
        case ModelCallFinished():
            yield from _usage(event)
        case ModelReplaced():
            yield "wb.escalation.from", event.from_model_id
            yield "wb.escalation.to", event.to_model_id
            yield "wb.escalation.reason", event.reason
        case NodeStarted():
            yield "wb.node.id", event.node_id
            yield "wb.node.kind", event.kind
            yield "graph.node.id", event.span_id
        case NodeFinished():
            yield "wb.cache", _cache(event)
            yield "wb.node.key", event.key
        case ToolCallStarted():
            yield "gen_ai.tool.name", event.name
            yield "gen_ai.tool.call.id", event.call_id
            yield "wb.node.id", event.node_id
        case ToolCallFinished():
            yield "wb.tool.denied", event.denied
            yield "wb.tool.truncated", event.truncated
        case ApprovalGiven():
            yield "wb.approval.decision", event.decision
            yield "wb.approval.by_role", event.by
        case _:
            return


def _of_run(run_id: str, event: RunStarted) -> Iterator[Pair]:
    yield "gen_ai.conversation.id", event.conversation_id
    yield "gen_ai.provider.name", "workbench"
    if event.model_id:
        yield "gen_ai.request.model", event.model_id
    yield "wb.run.id", run_id
    yield "wb.graph.hash", _hash(event.agent)
    if event.role:
        yield "wb.run.role", event.role
    if event.forked_from:
        yield "wb.run.forked_from", event.forked_from


def _of_call(event: ModelCallStarted) -> Iterator[Pair]:
    yield "gen_ai.request.model", event.model_id
    yield "gen_ai.provider.name", event.engine or "workbench"
    yield "gen_ai.request.stream", True
    yield "wb.engine", event.engine
    yield "wb.node.id", event.node_id
    for name, key in _SAMPLING.items():
        value = event.sampling.get(name)
        if value not in (None, (), []):
            yield key, value


def _usage(event: ModelCallFinished) -> Iterator[Pair]:
    yield "gen_ai.response.finish_reasons", [event.finish_reason]
    yield "gen_ai.response.time_to_first_chunk", event.time_to_first_token_s
    yield "gen_ai.usage.input_tokens", event.prompt_tokens
    yield "gen_ai.usage.output_tokens", event.new_tokens
    yield "gen_ai.usage.cache_read.input_tokens", event.cached_tokens
    yield "wb.decode.tokens_per_s", event.tokens_per_s
    yield "wb.prefill.tokens_per_s", event.prompt_tokens_per_s
    yield "wb.ctx.used", event.prompt_tokens + event.new_tokens
    if event.guessed_tokens:
        yield "wb.decode.guessed_tokens", event.guessed_tokens
        yield "wb.decode.accepted_tokens", event.accepted_tokens


def _cache(event: NodeFinished) -> str:
    if event.outcome == "reused":
        return "hit"
    return "miss" if event.key else "bypass"


def _content(event: TraceEvent) -> Iterator[Pair]:
    match event:
        case RunStarted():
            instructions = event.agent.get("instructions")
            if isinstance(instructions, str) and instructions:
                yield "gen_ai.system_instructions", _json([text_part(instructions)])
            message = {"role": "user", "parts": [text_part(event.user_text)]}
            yield "gen_ai.input.messages", _json([message])
        case RunFinished() if event.answer:
            answer = {"role": "assistant", "parts": [text_part(event.answer)]}
            yield "gen_ai.output.messages", _json([answer])
        case ModelCallStarted() if event.tool_names:
            tools = [{"type": "function", "name": name} for name in event.tool_names]
            yield "gen_ai.tool.definitions", _json(tools)
        case PromptRendered():
            yield "wb.prompt.rendered", event.text
        case ModelCallFinished() if event.error:
            yield "error.message", event.error
        case ToolCallStarted():
            yield "gen_ai.tool.call.arguments", event.arguments
        case ToolCallFinished():
            yield "gen_ai.tool.call.result", event.result
        case _:
            return


def _spoken(span: Span, told: Told) -> Iterator[Pair]:
    """What a model was told, as far as the record has it, and what it wrote."""
    if told.instructions and told.knows(span.span_id):
        yield "gen_ai.system_instructions", _json([text_part(told.instructions)])
    read = told.read(span)
    if read.messages:
        yield "gen_ai.input.messages", _json(read.messages)
        yield "wb.input.messages.from", read.known_from
    if read.left_out:
        yield "wb.input.messages.left_out", read.left_out
    if parts := written_parts(span):
        yield "gen_ai.output.messages", _json([{"role": "assistant", "parts": parts}])


def _found(span: Span) -> Iterator[Pair]:
    """What a search found, and what was asked for."""
    kind = ""
    for record in span.records:
        event = record.event
        if isinstance(event, NodeStarted):
            kind = event.kind
            asked = event.inputs.get("query", event.inputs.get("text"))
            if isinstance(asked, str) and kind == "retrieve":
                yield "gen_ai.retrieval.query.text", asked
            elif isinstance(asked, str) and kind == "memory":
                yield "gen_ai.memory.query.text", asked
        elif isinstance(event, NodeFinished):
            listed = [one for one in event.outputs.values() if isinstance(one, list)]
            if kind == "retrieve" and listed:
                yield "gen_ai.retrieval.documents", _json(_documents(listed[0]))
            elif kind == "memory" and listed:
                yield "gen_ai.memory.record.count", len(listed[0])


def _documents(hits: list[Any]) -> list[dict[str, Any]]:
    found = []
    for number, hit in enumerate(hits):
        values = hit if isinstance(hit, Mapping) else {}
        name = next((values[key] for key in ("id", "source", "title") if key in values), number)
        found.append({"id": str(name), "score": values.get("score", 0.0)})
    return found


def _json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"), default=str)


def _hash(document: Mapping[str, Any]) -> str:
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
