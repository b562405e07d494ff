"""Graphs that would take all memory, all disk or all time: each is ended by a limit."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.unit.agents.graphs.running import Desk, body, end_of, graph, outcomes, started
from workbench.agents.graphs.budget import GraphBudget
from workbench.agents.graphs.documents import Body, GraphDocument, Handling, Node
from workbench.agents.value_sizes import MOST_VALUE_BYTES, bytes_of, joined
from workbench.base.errors import RunError
from workbench.traces.codec import encode
from workbench.traces.events import NodeFinished, NodeStarted

FOR_EVER = {"rounds": 1000, "field": "text", "operator": "contains", "value": "NEVER"}


def looped(inner: Body) -> GraphDocument:
    """A graph that is a loop without an end."""
    loop = Node("lp", "loop", settings=FOR_EVER, body=inner)
    return graph(
        {"in": "input", "lp": loop, "out": "output"},
        ("in.value -> lp.text", "lp.text -> out.value"),
    )


def doubling(template: str = "{a}{a}") -> GraphDocument:
    inner = {"i": "input", "p": ("prompt", {"template": template})}
    return looped(
        body(
            {**inner, "o": ("output", {"name": "text"})},
            ("i.value -> p.a", "p.text -> o.value"),
        )
    )


def nested(depth: int) -> GraphDocument:
    """Loops in loops, a thousand rounds each."""
    inner = body({"i": "input", "o": ("output", {"name": "text"})}, ("i.value -> o.value",))
    for _level in range(depth - 1):
        loop = Node("l", "loop", settings=FOR_EVER, body=inner)
        inner = body(
            {"i": "input", "l": loop, "o": ("output", {"name": "text"})},
            ("i.value -> l.text", "l.text -> o.value"),
        )
    return looped(inner)


@pytest.mark.parametrize("template", ["{a}{a}", "{a}" * 100_000])
async def test_that_a_value_that_doubles_ends_with_the_node_and_the_limit(
    template: str,
) -> None:
    events = await Desk().run(doubling(template), {"text": "xxxxxxxxxxxxxxxx"})

    end = end_of(events)
    assert end.end == "failed"
    assert end.message == "P: the text is larger than a value may be (1.0 MB)."
    assert max(len(encode(event)[1]) for event in events) < 2 * MOST_VALUE_BYTES


async def test_that_what_a_node_makes_is_refused_before_it_is_recorded() -> None:
    desk = Desk(answers=lambda _prompt: "y" * 2000, budget=GraphBudget(value_bytes=1000))
    document = graph(
        {"in": "input", "say": "model", "out": "output"},
        ("in.value -> say.prompt", "say.text -> out.value"),
    )

    events = await desk.run(document, {"text": "x"})

    assert end_of(events).message == "Say: “text” is larger than a value may be (1.0 kB)."
    ended = [e for e in events if isinstance(e, NodeFinished) and e.node_id == "say"]
    assert [(e.outcome, e.outputs) for e in ended] == [("failed", {})]


async def test_that_a_value_too_large_is_a_failure_that_a_graph_may_handle() -> None:
    say = Node("say", "model", handling=Handling(on_error="fallback", fallback="too long"))
    desk = Desk(answers=lambda _prompt: "y" * 2000, budget=GraphBudget(value_bytes=1000))
    document = graph(
        {"in": "input", "say": say, "out": "output"},
        ("in.value -> say.prompt", "say.text -> out.value"),
    )

    assert end_of(await desk.run(document, {"text": "x"})).answer == "too long"


async def test_that_a_list_of_many_values_is_refused_where_it_arrives() -> None:
    nodes: dict[str, Any] = {f"t{n}": ("text", {"text": "z" * 400}) for n in range(4)}
    document = graph(
        {**nodes, "all": "gather", "out": "output"},
        ("all.text -> out.value", *(f"t{n}.text -> all.values" for n in range(4))),
    )

    events = await Desk(budget=GraphBudget(value_bytes=1000)).run(document)

    assert "“values” is larger than a value may be" in end_of(events).message
    begun = [e for e in events if isinstance(e, NodeStarted) and e.node_id == "all"]
    assert [e.inputs for e in begun] == [{}]


@pytest.mark.parametrize("depth", [1, 6])
async def test_that_loops_without_an_end_are_ended_by_the_budget(depth: int) -> None:
    desk = Desk(budget=GraphBudget(node_runs=200))

    events = await asyncio.wait_for(desk.run(nested(depth), {"text": "x"}), 60)

    end = end_of(events)
    assert end.end == "step_limit"
    assert end.message == "The run stopped after 200 runs of nodes, that is the limit."
    assert 200 <= len(started(events)) <= 220
    assert set(outcomes(events)) == set(started(events))  # each span has its end


async def test_that_no_fallback_in_the_graph_goes_on_after_the_budget() -> None:
    handling = Handling(on_error="fallback", fallback="gone on")
    caught = Node("safe", "subgraph", body=nested(1).body, handling=handling)
    document = graph(
        {"in": "input", "safe": caught, "out": "output"},
        ("in.value -> safe.text", "safe.answer -> out.value"),
    )

    events = await Desk(budget=GraphBudget(node_runs=50)).run(document, {"text": "x"})

    assert end_of(events).end == "step_limit"


async def test_that_what_is_recorded_has_a_limit() -> None:
    inner = body(
        {"i": "input", "p": ("text", {"text": "w" * 900}), "o": ("output", {"name": "text"})},
        ("i.value -> p.after", "p.text -> o.value"),
    )
    desk = Desk(budget=GraphBudget(recorded_bytes=100_000))

    events = await desk.run(looped(inner), {"text": "x"})

    assert end_of(events).end == "failed"
    assert "after recording 100.0 kB, which is the limit" in end_of(events).message
    assert sum(len(encode(event)[1]) for event in events) < 150_000


async def test_that_a_run_has_a_time_limit() -> None:
    desk = Desk(budget=GraphBudget(seconds=0.2))
    desk.gates["x"] = asyncio.Event()
    document = graph({"in": "input", "say": "model"}, ("in.value -> say.prompt",))

    events = await asyncio.wait_for(desk.run(document, {"text": "x"}), 20)

    assert end_of(events).end == "time_limit"
    assert "hours of work, which is the limit" in end_of(events).message
    assert outcomes(events)["say"] == "stopped"


async def test_that_a_map_over_very_many_items_takes_them_one_after_the_other() -> None:
    each = Node(
        "each",
        "map",
        settings={"at_once": 2},
        body=body({"i": ("input", {"name": "item", "type": "any"})}),
    )
    document = graph(
        {"in": ("input", {"name": "rows", "type": "json"}), "each": each},
        ("in.value -> each.items",),
    )
    tasks: list[int] = []
    desk = Desk(budget=GraphBudget(node_runs=100))
    going = asyncio.ensure_future(desk.run(document, {"rows": [1] * 50_000}))
    while not going.done():
        tasks.append(len(asyncio.all_tasks()))
        await asyncio.sleep(0)

    assert (
        end_of(going.result()).message
        == "The run stopped after 100 runs of nodes, that is the limit."
    )
    assert max(tasks) < 50


def test_that_a_value_is_counted_as_it_is_written() -> None:
    assert bytes_of("x" * 10, 100) == 10
    assert bytes_of("ä" * 10, 100) == 20
    assert bytes_of("\udcff", 100) == 3
    assert bytes_of({"a": [1, 22, None, True]}, 1000) >= len('{"a":[1,22,null,true]}')
    assert bytes_of(10**400, 1000) >= 400


def test_that_a_value_that_is_huge_only_when_it_is_written_is_found_at_once() -> None:
    value: list[Any] = ["x" * 100]
    for _level in range(60):
        value = [value, value]

    assert bytes_of(value, MOST_VALUE_BYTES) > MOST_VALUE_BYTES


def test_that_a_text_is_not_built_beyond_the_limit() -> None:
    taken: list[int] = []

    def pieces() -> Any:
        for number in range(100_000):
            taken.append(number)
            yield "x" * 100_000

    with pytest.raises(RunError, match="larger than a value may be"):
        joined(pieces())
    assert len(taken) < 20
    assert joined(["a", "b"], ", ") == "a, b"
