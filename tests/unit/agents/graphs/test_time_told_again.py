"""Nodes whose time was up while the run went on: told again, it goes as it went then."""

from __future__ import annotations

import asyncio
import importlib
from dataclasses import dataclass, replace

import pytest

from tests.unit.agents.graphs.running import Desk, body, graph, outputs, told_again_differs
from workbench.agents.documents import AgentDocument, Limits
from workbench.agents.graphs.documents import GraphDocument, Handling, Node
from workbench.agents.past_values import given_up, was_given_up
from workbench.agents.runtime import run_agent
from workbench.agents.services import RunServices
from workbench.traces.events import (
    ModelCallStarted,
    NodeFinished,
    NodeTried,
    RunFinished,
    TraceEvent,
)

LIMIT_S = 0.4
LATE = Handling(0, LIMIT_S, on_error="fallback", fallback="nothing")


@dataclass
class SlowLoading(Desk):
    """A model that is not loaded before the time of the node named slow is up."""

    async def _of(self, document: AgentDocument, needs_model: bool) -> RunServices:
        if document.title.endswith("slow"):
            await asyncio.sleep(4 * LIMIT_S)
        return await super()._of(document, needs_model)


def waiting() -> Desk:
    """A model that never answers what the slow node asks."""
    importlib.import_module("workbench.agents.client")  # not within the time of a node
    return Desk(gates={"wait": asyncio.Event()})


def going_on(slow: Node, output: str = "text") -> GraphDocument:
    """What is slow, and a model call after it."""
    nodes = {
        "a": ("text", {"text": "wait"}),
        "slow": slow,
        "b": ("prompt", {"template": "went on with {text}"}),
        "later": "model",
        "out": ("output", {"name": "text"}),
    }
    links = (f"slow.{output} -> b.text", "b.text -> later.prompt", "later.text -> out.value")
    first = ("a.text -> slow.prompt",) if slow.kind == "model" else ("a.text -> slow.given",)
    return graph(nodes, (*first, *links))


def holder(inner: Handling) -> Node:
    """A subgraph with two model calls beside each other; the second never ends."""
    inside = {
        "in": ("input", {"name": "given"}),
        "quick": ("model", {}),
        "hello": ("text", {"text": "hello"}),
        "stuck": Node("stuck", "model", handling=inner),
        "both": ("prompt", {"template": "{one} and {two}"}),
        "o": ("output", {"name": "r"}),
    }
    links = (
        "in.value -> stuck.prompt",
        "hello.text -> quick.prompt",
        "quick.text -> both.one",
        "stuck.text -> both.two",
        "both.text -> o.value",
    )
    return Node("slow", "subgraph", body=body(inside, links), handling=LATE)


async def told(desk: Desk, document: GraphDocument) -> list[TraceEvent]:
    """The events of a run that is told again without a difference."""
    events = await desk.run(document)
    difference = await told_again_differs(document, {}, events, desk)
    assert difference is None, str(difference)[:2_000]
    assert "went on with nothing" in str(outputs(events, "b")["text"])
    assert "later" in called(events)
    return events


def called(events: list[TraceEvent]) -> set[str]:
    """The nodes in which a model was asked."""
    return {
        one.span_id.partition("#")[0] for one in events if isinstance(one, ModelCallStarted)
    }


def failure(events: list[TraceEvent], span_id: str) -> str:
    return next(
        one.message
        for one in events
        if isinstance(one, NodeFinished) and one.span_id == span_id
    )


@pytest.mark.parametrize("retries", [0, 2])
async def test_that_a_call_cut_off_by_its_node_is_told_and_what_follows(retries: int) -> None:
    node = Node("slow", "model", handling=replace(LATE, retries=retries))

    events = await told(waiting(), going_on(node))

    assert sum(isinstance(one, NodeTried) for one in events) == retries
    assert "given up after 0.4 seconds" in failure(events, "slow")


async def test_that_a_time_that_is_up_before_the_call_is_told() -> None:
    events = await told(SlowLoading(), going_on(Node("slow", "model", handling=LATE)))

    assert called(events) == {"later"}


async def test_that_a_subgraph_that_was_given_up_is_told() -> None:
    events = await told(waiting(), going_on(holder(Handling()), "r"))

    assert "slow/stuck" in called(events)
    assert "given up after 0.4 seconds" in failure(events, "slow")


async def test_that_a_time_that_is_up_inside_is_told_apart_from_that_around_it() -> None:
    inner = Handling(1, LIMIT_S / 4, on_error="fallback", fallback="late")
    roomy = replace(holder(inner), handling=Handling(time_limit_s=60.0))
    document, desk = going_on(roomy, "r"), waiting()

    events = await desk.run(document)

    assert await told_again_differs(document, {}, events, desk) is None
    assert "<hello> and late" in str(outputs(events, "b")["text"])
    assert "given up after" in failure(events, "slow/stuck")


async def test_that_of_two_times_that_are_up_both_are_told() -> None:
    inner = Handling(100, LIMIT_S / 4, on_error="fallback", fallback="late")

    events = await told(waiting(), going_on(holder(inner), "r"))

    assert any(isinstance(one, NodeTried) for one in events)
    assert "given up after" in failure(events, "slow")


async def test_that_a_record_that_took_longer_than_the_limit_of_today_is_told() -> None:
    """The time that a record takes to be told is not that of the node."""
    document = going_on(Node("slow", "model", handling=Handling(time_limit_s=5.0)))
    desk = Desk()
    events = await desk.run(document)
    short = going_on(Node("slow", "model", handling=Handling(time_limit_s=1e-6)))

    assert await told_again_differs(short, {}, events, desk) is None


async def test_that_the_time_of_an_agent_in_a_node_is_told() -> None:
    """What an agent says whose own time was up is known as that."""
    services = await waiting()._of(AgentDocument("slow", "slow"), True)
    short = AgentDocument("slow", "slow", limits=Limits(max_seconds=0.05))

    events = [event async for event in run_agent(short, "wait", [], services=services)]

    end = events[-1]
    assert isinstance(end, RunFinished)
    assert end.end == "time_limit"
    assert was_given_up(end.message)
    assert was_given_up(given_up(2.5).message)
    assert not was_given_up(f"{end.message} And more.")
