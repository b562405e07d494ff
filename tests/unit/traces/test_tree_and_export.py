"""Tests of tree and export."""

from __future__ import annotations

import json

from workbench.traces.events import (
    ApprovalAsked,
    ApprovalGiven,
    ModelCallFinished,
    ModelCallStarted,
    Record,
    RunFinished,
    RunStarted,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)
from workbench.traces.export import to_jsonl, to_markdown, to_otlp
from workbench.traces.tree import span_tree
from workbench.traces.values import Turn

_EVENTS: tuple[TraceEvent, ...] = (
    RunStarted("c", "", "starter", {}, "m", "What is 1 + 1?"),
    ModelCallStarted("m1", "node", "tiny", "llama-cpp"),
    ModelCallFinished("m1", "tool_calls", prompt_tokens=9, new_tokens=4),
    ToolCallStarted("t1", "m1", "node", "call", "calculator", '{"expression": "1+1"}'),
    ApprovalAsked("a1", "t1", "calculator", "{}", "Nothing"),
    ApprovalGiven("a1", "t1", "deny", "{}"),
    ToolCallFinished("t1", "```2```", denied=True),
    ModelCallStarted("m2", "node", "tiny", "llama-cpp"),
    RunFinished("cancelled", "2", message="Stopped by you."),
)
_RECORDS = [Record("r", number, 100.0 + number, event) for number, event in enumerate(_EVENTS)]


def test_that_spans_are_nested_and_ended() -> None:
    tree = span_tree(_RECORDS)
    assert tree is not None
    assert (tree.kind, tree.name, tree.status, tree.duration_s) == (
        "run", "starter", "cancelled", 8.0,
    )  # fmt: skip
    first, second = tree.children
    assert (first.kind, first.status, second.status) == ("model", "ok", "cancelled")
    (tool,) = first.children
    assert (tool.name, tool.status, tool.children[0].status) == (
        "calculator", "denied", "denied",
    )  # fmt: skip
    assert span_tree([]) is None


def test_that_a_run_that_goes_on_has_open_spans() -> None:
    tree = span_tree(_RECORDS[:-1])
    assert tree is not None
    assert tree.end_s is None
    assert tree.children[1].status == "running"


def test_that_json_lines_hold_every_event() -> None:
    lines = [json.loads(line) for line in to_jsonl(_RECORDS).splitlines()]
    assert [line["type"] for line in lines] == [type(event).__name__ for event in _EVENTS]
    assert lines[0]["user_text"] == "What is 1 + 1?"


def test_that_markdown_keeps_code_fences_closed() -> None:
    end = _EVENTS[-1]
    assert isinstance(end, RunFinished)
    turn = Turn("r", "", "What is 1 + 1?", tuple(_RECORDS), 0, ("r",), end)
    text = to_markdown("Sums", [turn])
    assert text.startswith("# Sums\n\n## You\n\nWhat is 1 + 1?")
    assert "````\n```2```\n````" in text
    assert "*Stopped by you.*" in text


def test_that_otlp_has_the_genai_names() -> None:
    spans = to_otlp(_RECORDS)["resourceSpans"][0]["scopeSpans"][0]["spans"]
    names = [span["name"] for span in spans]
    assert names[:3] == ["invoke_agent starter", "chat tiny", "execute_tool calculator"]
    keys = {attribute["key"] for attribute in spans[1]["attributes"]}
    assert {"gen_ai.request.model", "gen_ai.usage.input_tokens", "wb.engine"} <= keys
    assert spans[1]["parentSpanId"] == spans[0]["spanId"]
    assert len({span["spanId"] for span in spans}) == len(spans)
