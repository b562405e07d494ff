"""Graphs in the program: chats, runs apart, forks, breakpoints, forms, approvals kept."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.agents.graphs.running import end_of, graph, outcomes
from tests.unit.app.test_runs import CALLED, DONE, READY, World, call, until
from workbench.agents.graphs.documents import GraphDocument, Node, with_body, with_node
from workbench.agents.graphs.options import GraphOptions
from workbench.agents.graphs.value_writing import to_values
from workbench.app.run import Run
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import DocumentError, RunError
from workbench.base.paths import Paths
from workbench.engines.api import TextDelta
from workbench.traces.events import (
    ApprovalAsked,
    NodePaused,
    NodeResumed,
    NodeStarted,
    PersonAsked,
    Record,
    RunStarted,
    ToolCallStarted,
    TraceEvent,
)

TALK = graph(
    {"ask": ("input", {"name": "text"}), "say": "model", "out": ("output", {"name": "answer"})},
    ("ask.value -> say.prompt", "say.text -> out.value"),
)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = Paths(tmp_path / "data", tmp_path / "cache")
    found.make()
    (found.models / "talker.replay.json").write_text("{}")
    return found


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
async def bench(paths: Paths, world: World) -> AsyncIterator[Workbench]:
    async with open_workbench(paths, start_host=world.start) as opened:
        yield opened


def events_of(run: Run) -> list[TraceEvent]:
    return [record.event for record in run.records]


async def finished(run: Run) -> list[TraceEvent]:
    await asyncio.wait_for(run.wait(), 20)
    return events_of(run)


async def test_that_a_graph_takes_a_message_as_an_agent_does(
    bench: Workbench, world: World
) -> None:
    world.steps = [[READY, TextDelta("Good day."), DONE], [READY, TextDelta("Again."), DONE]]
    await bench.graphs.save(TALK)

    run = await bench.runs.start("g", "Hello", model_id="talker")
    await finished(run)
    more = await bench.runs.start("g", "More", conversation_id=run.conversation_id)
    await finished(more)

    assert (await run.wait()).answer == "Good day."
    shown = await bench.conversations.list()
    assert [each.title for each in shown] == ["Hello"]
    assert isinstance(more.started, RunStarted)
    assert more.started.parent_run_id == run.run_id


async def test_that_runs_of_the_builder_are_no_conversations(
    bench: Workbench, world: World
) -> None:
    world.steps = [[READY, TextDelta("x"), DONE]]

    run = await bench.runs.start_graph(TALK, {"text": "Hello"}, model_id="talker")
    await finished(run)

    assert await bench.conversations.list() == ()
    assert [each.run_id for each in await bench.conversations.runs()] == [run.run_id]


async def test_that_a_graph_with_errors_does_not_begin(bench: Workbench) -> None:
    broken = graph({"say": "model"})

    with pytest.raises(DocumentError, match="say: “Message” has no value"):
        await bench.runs.start_graph(broken, {})

    assert bench.runs.active == ()


@pytest.mark.parametrize(
    ("inputs", "options", "says"),
    [
        ({}, GraphOptions(), "'text' has no value"),
        ({"text": "a", "more": 1}, GraphOptions(), "no input 'more'"),
        ({"text": "a"}, GraphOptions(until="gone"), "no node 'gone'"),
        ({"text": "a"}, GraphOptions(fresh=frozenset({"gone"})), "no node 'gone'"),
        ({"text": "a"}, GraphOptions(forked_from="gone"), "no run 'gone'"),
    ],
)
async def test_that_what_is_misspelt_is_named_before_anything_runs(
    bench: Workbench, inputs: dict[str, str], options: GraphOptions, says: str
) -> None:
    with pytest.raises(RunError, match=says):
        await bench.runs.start_graph(TALK, inputs, options=options)


async def test_that_a_second_run_uses_the_recorded_results(
    bench: Workbench, world: World
) -> None:
    world.steps = [[READY, TextDelta("one"), DONE], [READY, TextDelta("two"), DONE]]
    first = await bench.runs.start_graph(TALK, {"text": "a"}, model_id="talker")
    await finished(first)

    again = await finished(await bench.runs.start_graph(TALK, {"text": "a"}, model_id="talker"))
    fresh = await finished(
        await bench.runs.start_graph(
            TALK, {"text": "a"}, model_id="talker", options=GraphOptions(reuse=False)
        )
    )

    assert set(outcomes(again).values()) == {"reused"}
    assert end_of(again).answer == "one"
    assert end_of(fresh).answer == "two"


async def test_that_a_fork_runs_what_an_edit_changed(bench: Workbench, world: World) -> None:
    world.steps = [[READY, TextDelta("one"), DONE], [READY, TextDelta("two"), DONE]]
    first = await bench.runs.start_graph(TALK, {"text": "a"}, model_id="talker")
    await finished(first)
    node = replace(TALK.body.node("say"), settings={"instructions": "Be brief."})
    edited = with_body(TALK, (), with_node(TALK.body, node))

    run = await bench.runs.start_graph(
        edited,
        {"text": "a"},
        model_id="talker",
        options=GraphOptions(reuse=False, forked_from=first.run_id),
    )
    events = await finished(run)

    assert outcomes(events) == {"ask": "reused", "say": "done", "out": "done"}
    assert run.started.forked_from == first.run_id
    assert end_of(events).answer == "two"


async def test_that_a_breakpoint_holds_the_run_until_it_is_let_go(
    bench: Workbench, world: World
) -> None:
    world.steps = [[READY, TextDelta("done"), DONE]]
    run = await bench.runs.start_graph(
        TALK,
        {"text": "a"},
        model_id="talker",
        options=GraphOptions(break_before=frozenset({"say"})),
    )
    paused = (await until(run, NodePaused)).event
    assert isinstance(paused, NodePaused)
    assert run.forms == (paused,)
    assert world.requests == []

    await bench.runs.give(paused.ask_id, {"prompt": "something else"})
    events = await finished(run)

    assert any(isinstance(event, NodeResumed) for event in events)
    assert world.requests[0].messages[-1].content == "something else"
    with pytest.raises(RunError):
        await bench.runs.give(paused.ask_id, {})


FORM = graph(
    {"form": ("form", {"fields": [{"name": "name"}]}), "out": "output"},
    ("form.name -> out.value",),
)


async def test_that_stopping_ends_a_form_that_nobody_answers(bench: Workbench) -> None:
    run = await bench.runs.start_graph(FORM, {})
    await until(run, PersonAsked)

    await asyncio.wait_for(bench.runs.stop(run.run_id), 20)

    assert (await run.wait()).end == "cancelled"
    assert run.forms == ()


async def test_that_a_form_is_answered(bench: Workbench) -> None:
    run = await bench.runs.start_graph(FORM, {})
    asked = (await until(run, PersonAsked)).event
    assert isinstance(asked, PersonAsked)

    await bench.runs.give(asked.ask_id, {"name": "Ada"})

    assert end_of(await finished(run)).answer == "Ada"


NOTE = graph(
    {"note": ("tool", {"tool": "save_note", "values": {"title": "a", "text": "b"}})}, ()
)


async def test_that_always_is_kept_for_the_node_that_asked(bench: Workbench) -> None:
    run = await bench.runs.start_graph(NOTE, {})
    asked = (await until(run, ApprovalAsked)).event
    assert isinstance(asked, ApprovalAsked)
    await bench.runs.answer(asked.ask_id, "allow_always")
    await finished(run)

    again = await finished(await bench.runs.start_graph(NOTE, {}))
    other = with_body(
        NOTE,
        (),
        replace(NOTE.body, nodes=(Node("x", "tool", settings=NOTE.body.nodes[0].settings),)),
    )
    third = await bench.runs.start_graph(other, {})
    await until(third, ApprovalAsked)
    await bench.runs.stop(third.run_id)

    assert not any(isinstance(event, ApprovalAsked) for event in again)
    assert end_of(again).end == "answered"


async def test_that_an_agent_in_a_node_keeps_its_tool_calls_in_the_trace(
    bench: Workbench, world: World
) -> None:
    world.steps = [
        [READY, call("calculator", expression="6*7"), CALLED],
        [READY, TextDelta("42"), DONE],
    ]
    document = GraphDocument(
        "sums",
        "Sums",
        body=graph(
            {
                "ask": ("input", {"name": "text"}),
                "agent": ("agent", {"tools": ["calculator"]}),
                "out": "output",
            },
            ("ask.value -> agent.prompt", "agent.text -> out.value"),
        ).body,
    )

    run = await bench.runs.start_graph(document, {"text": "6*7"}, model_id="talker")
    await finished(run)

    summary = await bench.conversations.run(run.run_id)
    assert (summary.tool_calls, summary.steps, summary.answer) == (1, 2, "42")


async def test_that_a_call_of_a_node_is_tried_again_with_its_grants(
    bench: Workbench, tmp_path: Path
) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "a.txt").write_text("the kettle")
    document = graph(
        {
            "look": (
                "tool",
                {
                    "tool": "search_files",
                    "values": {"query": "kettle"},
                    "folders": [str(tmp_path / "papers")],
                },
            )
        }
    )
    run = await bench.runs.start_graph(document, {})
    await finished(run)

    again = await bench.runs.retry_call(run.run_id, "look#tool-1", '{"query": "the"}')

    assert "a.txt" in again.text


async def test_that_a_fork_of_a_fork_that_was_killed_early_asks_for_what_was_cut_off(
    bench: Workbench,
) -> None:
    first = RunStarted("graph:g", "", "g", to_values(NOTE), "", "x")
    second = replace(first, forked_from="first")
    begun: list[TraceEvent] = [
        first,
        NodeStarted("note", "note", "tool", "note"),
        ToolCallStarted("note#tool-1", "", "note", "node_1", "save_note", "{}"),
    ]
    for run_id, events in (("first", begun), ("second", [second])):
        records = [Record(run_id, n, float(n), event) for n, event in enumerate(events)]
        await asyncio.to_thread(bench.runs._store.append, records)

    run = await bench.runs.start_graph(NOTE, {}, options=GraphOptions(forked_from="second"))
    asked = (await until(run, ApprovalAsked)).event
    assert isinstance(asked, ApprovalAsked)
    assert "cut off" in asked.touches
    await bench.runs.answer(asked.ask_id, "deny")

    assert end_of(await finished(run)).message == "Note: it was not begun again."
