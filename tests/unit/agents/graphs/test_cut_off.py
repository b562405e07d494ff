"""A change that a kill cut off is asked for again, whatever became of the graph since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from tests.unit.agents.graphs.running import Desk, body, end_of, graph, links, outcomes
from tests.unit.agents.graphs.test_reuse import cut_off, selling
from workbench.agents.documents import AgentDocument, ToolUse
from workbench.agents.graphs.documents import Body, GraphDocument, Node, with_body
from workbench.agents.graphs.earlier import Earlier
from workbench.agents.graphs.options import GraphOptions
from workbench.traces.events import (
    ApprovalAsked,
    NodeFinished,
    NodeStarted,
    ToolCallStarted,
    TraceEvent,
)

WRITES = frozenset({"sell"})


async def killed() -> tuple[Desk, GraphDocument, list[TraceEvent]]:
    """A graph whose run was cut off while it sold."""
    desk, document = selling()
    events = cut_off(await desk.run(document))
    desk.called.clear()
    return desk, document, events


def earlier(*runs: Sequence[TraceEvent]) -> Earlier:
    """What a fork knows of runs, the newest first, each of them a fork of the next."""
    return Earlier(runs[0], writing_tools=WRITES, before=runs[1:])


def questions(desk: Desk) -> list[ApprovalAsked]:
    return [asked for asked in desk.asked if isinstance(asked, ApprovalAsked)]


def until_the_sale(events: Sequence[TraceEvent]) -> list[TraceEvent]:
    """As if the program had been killed before it came to the node that sells."""
    at = next(n for n, e in enumerate(events) if getattr(e, "node_id", "") == "sell")
    return list(events[:at])


async def test_that_a_denied_fork_is_asked_again_when_it_is_forked() -> None:
    desk, document, first = await killed()
    second = await desk.run(document, earlier=earlier(first))

    third = await desk.run(document, earlier=earlier(second, first))
    alone = await desk.run(document, earlier=earlier(second))  # the first may be deleted

    assert len(questions(desk)) == 3
    assert desk.called == []
    assert {end_of(events).end for events in (second, third, alone)} == {"failed"}


async def test_that_a_fork_that_was_killed_early_hides_nothing() -> None:
    desk, document, first = await killed()
    second = until_the_sale(await desk.run(document, earlier=earlier(first)))
    desk.asked.clear()

    await desk.run(document, earlier=earlier(second, second, first))

    assert len(questions(desk)) == 1
    assert desk.called == []


async def test_that_what_came_to_its_end_in_a_fork_is_not_asked_for_any_more() -> None:
    desk, document, first = await killed()
    desk.decision = "allow_once"
    second = await desk.run(document, earlier=earlier(first))
    desk.asked.clear()

    anew = GraphOptions(fresh=frozenset({"sell"}))
    third = await desk.run(document, options=anew, earlier=earlier(second, first))

    assert questions(desk) == []
    assert end_of(third).end == "answered"


async def test_that_what_was_done_before_a_fork_that_was_killed_early_is_not_done_again() -> (
    None
):
    desk, document = selling()
    first = await desk.run(document)
    second = until_the_sale(await desk.run(document, earlier=earlier(first)))
    desk.called.clear()

    third = await desk.run(document, earlier=earlier(second, first))

    assert desk.called == []
    assert outcomes(third)["sell"] == "reused"


async def test_that_a_node_that_a_later_fork_began_anew_keeps_no_older_result() -> None:
    desk, document = selling()
    first = await desk.run(document)
    began = next(e for e in first if isinstance(e, NodeStarted) and e.node_id == "sell")

    third = await desk.run(document, earlier=earlier([began], first))

    assert outcomes(third)["sell"] == "done"


def renamed(document: GraphDocument) -> GraphDocument:
    nodes = [replace(n, id="sell2") if n.id == "sell" else n for n in document.body.nodes]
    wires = links("sell2.result -> say.what", "say.text -> out.value")
    return with_body(
        document, (), Body(tuple(sorted(nodes, key=lambda n: n.id)), tuple(sorted(wires)))
    )


def packed(_document: GraphDocument) -> GraphDocument:
    inner = body(
        {
            "sell": ("tool", {"tool": "sell", "values": {"n": 1}}),
            "o": ("output", {"name": "r"}),
        },
        ("sell.result -> o.value",),
    )
    return graph(
        {
            "g": Node("g", "subgraph", body=inner),
            "say": ("prompt", {"template": "Done: {what}"}),
            "out": "output",
        },
        ("g.r -> say.what", "say.text -> out.value"),
    )


def by_an_agent(_document: GraphDocument) -> GraphDocument:
    return graph(
        {
            "t": ("text", {"text": "sell"}),
            "clerk": ("agent", {"agent": "clerk"}),
            "out": "output",
        },
        ("t.text -> clerk.prompt", "clerk.text -> out.value"),
    )


def names_swapped(document: GraphDocument) -> GraphDocument:
    names = {"sell": "say", "say": "sell"}
    nodes = [replace(n, id=names.get(n.id, n.id)) for n in document.body.nodes]
    wires = links("say.result -> sell.what", "sell.text -> out.value")
    return with_body(
        document, (), Body(tuple(sorted(nodes, key=lambda n: n.id)), tuple(sorted(wires)))
    )


@pytest.mark.parametrize("edit", [renamed, packed, by_an_agent, names_swapped])
@pytest.mark.parametrize(("decision", "calls"), [("deny", 0), ("allow_once", 1)])
async def test_that_a_node_that_is_elsewhere_now_is_asked_for(
    edit: Any, decision: str, calls: int
) -> None:
    desk, document, first = await killed()
    desk.decision = decision
    desk.agents["clerk"] = AgentDocument("clerk", "Clerk", tools=(ToolUse("sell"),))
    desk.answers = lambda prompt: prompt

    events = await desk.run(edit(document), earlier=earlier(first))

    (asked,) = [each for each in questions(desk) if "cut off in sell" in each.touches]
    assert "after sell may have changed something" in asked.touches
    assert len(desk.called) == calls
    assert end_of(events).end == ("answered" if calls else "failed")


async def test_that_nobody_is_asked_for_nodes_that_call_none_of_these_tools() -> None:
    desk, document, first = await killed()
    desk.decision = "allow_once"

    events = await desk.run(renamed(document), earlier=earlier(first))

    assert [asked.span_id for asked in questions(desk)] == ["sell2"]
    ended = [e.node_id for e in events if isinstance(e, NodeFinished) and e.outcome == "done"]
    assert set(ended) == {"sell2", "say", "out"}


def selling_each() -> tuple[Desk, GraphDocument]:
    desk, _document = selling()
    inner = body(
        {
            "i": ("input", {"name": "item", "type": "number"}),
            "sell": ("tool", {"tool": "sell"}),
            "o": ("output", {"name": "r"}),
        },
        ("i.value -> sell.n", "sell.result -> o.value"),
    )
    each = Node("each", "map", settings={"at_once": 1}, body=inner)
    document = graph(
        {"in": ("input", {"name": "rows", "type": "json"}), "each": each, "out": "output"},
        ("in.value -> each.items", "each.r -> out.value"),
    )
    return desk, document


@pytest.mark.parametrize(
    ("rows", "asked"),
    [([1, 2, 3], ["each[2]/sell"]), ([2, 3], ["each[1]/sell", "each[2]/sell"])],
)
async def test_that_an_item_that_was_cut_off_is_asked_for_in_whichever_round_it_comes(
    rows: list[int], asked: list[str]
) -> None:
    """Of the round itself it is asked whatever it is given; of another one for that item."""
    desk, document = selling_each()
    whole = await desk.run(document, {"rows": [1, 2, 3]})
    at = next(
        n
        for n, event in enumerate(whole)
        if isinstance(event, ToolCallStarted) and event.span_id.startswith("each[2]/sell")
    )
    desk.called.clear()
    desk.decision = "allow_once"

    await desk.run(document, {"rows": rows}, earlier=earlier(whole[: at + 1]))

    assert [question.span_id for question in questions(desk)] == asked
    assert [values["n"] for _name, values in desk.called] == [2, 3]
