"""What a tool asked, told apart from what the run itself did."""

from __future__ import annotations

from workbench.traces.events import (
    AnswerDelta,
    ModelCallStarted,
    NodeFinished,
    NodeStarted,
    PersonAsked,
    Record,
    RunStarted,
    ToolCallStarted,
    TraceEvent,
)
from workbench.traces.interrupted import streamed_answer
from workbench.traces.nesting import is_inside, outer_call, own_events
from workbench.traces.progress import ProgressOfNodes
from workbench.traces.tree import span_tree

CALL = "node[2]#tool-1"
EVENTS: tuple[TraceEvent, ...] = (
    RunStarted("c", "", "g", {}, "", "Hi"),
    NodeStarted("node[2]", "node", "tool", "Node"),
    ToolCallStarted(CALL, "", "node[2]", "1", "ask", "{}"),
    NodeStarted(f"{CALL}>node", "node", "agent", "Another of that id", CALL),
    ModelCallStarted(f"{CALL}>node#model-1", f"{CALL}>node", "m", "e"),
    AnswerDelta(f"{CALL}>node#model-1", "inside"),
    NodeFinished(f"{CALL}>passed", "passed", "skipped"),
    NodeFinished(f"{CALL}>each[0]/passed", "each/passed", "skipped"),
)


def records(*more: TraceEvent) -> list[Record]:
    return [Record("r", n, float(n), event) for n, event in enumerate((*EVENTS, *more))]


def test_that_spans_inside_a_call_stand_below_it() -> None:
    tree = span_tree(records())

    assert tree is not None
    (call,) = tree.children[0].children
    assert [span.name for span in call.children] == ["Another of that id", "passed"]
    assert call.children[0].children[0].kind == "model"


def test_that_what_is_inside_is_no_text_of_the_run() -> None:
    assert [is_inside(event) for event in EVENTS] == [False] * 3 + [True] * 5
    assert list(own_events(EVENTS)) == list(EVENTS[:3])
    assert outer_call(f"{CALL}>tool-1>model-2") == f"{CALL}>tool-1"
    assert outer_call(CALL) == ""
    assert streamed_answer(records()) == ""


def test_that_the_node_on_the_canvas_shows_what_its_tool_asks() -> None:
    progress = ProgressOfNodes()
    progress.take(records())
    assert list(progress.nodes) == ["node"]
    assert (progress.nodes["node"].status, progress.nodes["node"].text) == ("running", "inside")

    asked = PersonAsked("r:x#person", f"{CALL}>ask", "ask", "Who?", "")
    changed = progress.take([Record("r", 9, 9.0, asked)])

    assert changed == {"node"}
    assert (progress.nodes["node"].status, progress.nodes["node"].ask_id) == (
        "asking", "r:x#person",
    )  # fmt: skip
