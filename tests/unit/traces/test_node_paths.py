"""Which node a span belongs to."""

from __future__ import annotations

import pytest

from workbench.traces.events import (
    ApprovalAsked,
    ModelCallStarted,
    NodePaused,
    NodeStarted,
    PersonAsked,
    Record,
    RunStarted,
    ToolCallStarted,
    TraceEvent,
)
from workbench.traces.node_paths import node_path_of

EVENTS: tuple[TraceEvent, ...] = (
    RunStarted("c", "", "g", {}, "", "hello"),
    NodeStarted("each[2]/write", "each/write", "agent", "Write", "each"),
    ModelCallStarted("m1", "each[2]/write", "starter", "llama.cpp"),
    ToolCallStarted("t1", "m1", "each[2]/write", "c1", "ask", "{}"),
    ApprovalAsked("a1", "t1", "ask", "{}", ""),
    NodeStarted("t1>inner", "inner", "agent", "Inner"),
    NodePaused("p1", "gate", "gate", "before"),
    NodeStarted("form", "form", "ask", "Form"),
    PersonAsked("q1", "form", "form", "Form", ""),
)
RECORDS = [Record("r", number, 0.0, event) for number, event in enumerate(EVENTS)]


@pytest.mark.parametrize(
    ("span_id", "path"),
    [
        ("each[2]/write", "each/write"),
        ("m1", "each/write"),
        ("t1", "each/write"),
        ("a1", "each/write"),
        ("t1>inner", "each/write"),
        ("p1", "gate"),
        ("q1", "form"),
        ("r", ""),
        ("nobody", ""),
    ],
)
def test_that_a_span_leads_to_its_node(span_id: str, path: str) -> None:
    assert node_path_of(RECORDS, span_id) == path
