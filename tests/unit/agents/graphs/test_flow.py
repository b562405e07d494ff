"""The order in which nodes run, over graphs drawn at random."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.agents.graphs.documents import Body, GraphDocument, Link, Node
from workbench.agents.graphs.flow import Flow
from workbench.agents.graphs.plan import after, before, cycle, order, run_anew, wiring
from workbench.agents.nodes.api import Port, Ports, Values

PORTS = Ports(
    (Port("one", "any", required=False), Port("many", "any", required=False, many=True)),
    (Port("left", "any"), Port("right", "any")),
)


@st.composite
def acyclic(draw: st.DrawFn) -> Body:
    """A body whose links lead from smaller to greater ids."""
    count = draw(st.integers(1, 12))
    ids = [f"n{number:02}" for number in range(count)]
    pairs = [(a, b) for a in ids for b in ids if a < b]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    ports = st.sampled_from(["left", "right"])
    links = {Link(a, draw(ports), b, "many") for a, b in chosen}
    return Body(tuple(Node(node_id, "x") for node_id in ids), tuple(sorted(links)))


@given(acyclic(), st.data())
@settings(max_examples=150, deadline=None)
def test_that_every_node_runs_once_after_what_it_needs_or_is_skipped(
    body: Body, data: st.DataObject
) -> None:
    gives = {
        node.id: data.draw(st.sampled_from([(), ("left",), ("right",), ("left", "right")]))
        for node in body.nodes
    }
    began: list[str] = []
    ended: list[str] = []
    skipped: list[str] = []
    given_values: dict[str, Mapping[str, Any]] = {}

    async def run_node(node: Node, values: Mapping[str, Any]) -> Values:
        began.append(node.id)
        given_values[node.id] = values
        for link in body.links:
            if link.target == node.id and link.source in began:
                assert link.source in ended, "it began before what it needs had ended"
        await asyncio.sleep(0)
        ended.append(node.id)
        return {name: (node.id, name) for name in gives[node.id]}

    async def go() -> dict[str, Values]:
        flow = Flow(body, wiring(body), {n.id: PORTS for n in body.nodes}, frozenset())
        return await flow.run(run_node, lambda node, _why: skipped.append(node.id))

    outputs = asyncio.run(go())

    assert sorted(began + skipped) == [node.id for node in body.nodes]
    assert set(outputs) == set(began)
    for node in body.nodes:
        into = [link for link in body.links if link.target == node.id]
        live = [
            (link.source, link.output)
            for link in into
            if link.source in began and link.output in gives[link.source]
        ]
        if into and not live:
            assert node.id in skipped
        elif into:
            assert given_values[node.id]["many"] == live


@given(acyclic())
@settings(max_examples=100, deadline=None)
def test_that_an_order_is_found_where_there_is_no_circle(body: Body) -> None:
    found, stuck = order(body)

    assert stuck == ()
    assert cycle(body) == ()
    assert sorted(found) == [node.id for node in body.nodes]
    for link in body.links:
        assert found.index(link.source) < found.index(link.target)


@given(acyclic(), st.data())
@settings(max_examples=100, deadline=None)
def test_that_a_link_back_closes_a_circle_that_is_found(
    body: Body, data: st.DataObject
) -> None:
    chain = [
        Link(a.id, "left", b.id, "many")
        for a, b in zip(body.nodes, body.nodes[1:], strict=False)
    ]
    back = Link(body.nodes[-1].id, "right", body.nodes[0].id, "one")
    closed = Body(body.nodes, tuple(sorted({*body.links, *chain, back})))

    ring = cycle(closed)

    pairs = {(link.source, link.target) for link in closed.links}
    assert all(pair in pairs for pair in zip(ring, (*ring[1:], ring[0]), strict=True))


@given(acyclic(), st.data())
@settings(max_examples=100, deadline=None)
def test_that_before_and_after_are_two_views_of_one_thing(
    body: Body, data: st.DataObject
) -> None:
    first, second = (data.draw(st.sampled_from(body.nodes)).id for _ in range(2))

    assert (first in before(body, [second])) == (second in after(body, [first]))
    document = GraphDocument("g", "G", body=body)
    assert run_anew(document, [first]) == after(body, [first])


def test_that_a_node_inside_runs_anew_with_what_follows_it_and_its_holder() -> None:
    inside = Body(
        (Node("a", "x"), Node("b", "x"), Node("c", "x")), (Link("a", "left", "b", "many"),)
    )
    beside = Node("beside", "x", body=Body((Node("deep", "x"),)))
    outer = Body(
        (
            Node("after", "x", body=inside),
            beside,
            Node("first", "x"),
            Node("hold", "x", body=inside),
        ),
        (Link("first", "left", "hold", "many"), Link("hold", "left", "after", "many")),
    )

    found = run_anew(GraphDocument("g", "G", body=outer), ["hold/a"])

    assert found == {
        "hold", "hold/a", "hold/b", "after", "after/a", "after/b", "after/c",
    }  # fmt: skip
    assert run_anew(GraphDocument("g", "G", body=outer), ["hold"]) >= {"hold/c"}
