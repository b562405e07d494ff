"""Nodes packed into a subgraph, and unpacked again."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.agents.graphs.strategies import documents
from workbench.agents.graphs.documents import Body, GraphDocument, Link, Node, Point, Remark
from workbench.agents.graphs.edits import Pack, Unpack
from workbench.agents.graphs.naming import free_id
from workbench.base.errors import DocumentError

ENDS = ("input", "output")
QUESTION = Node("question", "input", settings={"name": "question", "type": "text"})
ANSWER = Node("answer", "output", settings={"name": "answer"})
BODY = Body(
    nodes=(
        ANSWER,
        Node("draft", "agent"),
        QUESTION,
        Node("review", "agent"),
        Node("tone", "agent"),
    ),
    links=(
        Link("draft", "text", "review", "prompt"),
        Link("draft", "text", "tone", "prompt"),
        Link("question", "value", "draft", "prompt"),
        Link("question", "value", "review", "question"),
        Link("review", "text", "answer", "value"),
        Link("tone", "text", "answer", "tone"),
    ),
    places={"draft": Point(400, 100), "review": Point(800, 300), "answer": Point(1200, 100)},
    remarks=(Remark("frame", "Writing", 380, 80, 700, 500),),
)
GRAPH = GraphDocument("g", "G", body=BODY)
PACK = Pack((), frozenset({"draft", "review", "tone", "frame"}), "writing", "Writing")


def packed() -> tuple[Body, Body]:
    outer = PACK.apply(GRAPH).body
    inner = outer.node("writing").body
    assert inner is not None
    return outer, inner


def test_that_crossing_links_become_ports() -> None:
    outer, inner = packed()
    assert outer.links == (
        Link("question", "value", "writing", "value"),
        Link("writing", "text", "answer", "value"),
        Link("writing", "tone_text", "answer", "tone"),
    )
    ports = {node.id: node for node in inner.nodes if node.kind in ("input", "output")}
    assert ports["value"].settings == {"name": "value", "type": "text"}
    assert ports["text"].settings == {"name": "text"}
    assert ports["tone_text"].settings == {"name": "tone_text"}
    assert inner.links == (
        Link("draft", "text", "review", "prompt"),
        Link("draft", "text", "tone", "prompt"),
        Link("review", "text", "text", "value"),
        Link("tone", "text", "tone_text", "value"),
        Link("value", "value", "draft", "prompt"),
        Link("value", "value", "review", "question"),
    )


def test_that_a_single_taker_names_the_input() -> None:
    inner = Pack((), frozenset({"review"}), "p", "P").apply(GRAPH).body.node("p").body
    assert inner is not None
    names = {
        node.settings["name"]: node.settings["type"]
        for node in inner.nodes
        if node.kind == "input"
    }
    assert names == {"prompt": "any", "question": "text"}


def test_that_a_pack_stands_in_the_middle_and_keeps_what_is_inside_in_place() -> None:
    outer, inner = packed()
    assert outer.places == {"writing": Point(600, 200), "answer": Point(1200, 100)}
    assert inner.places["draft"] == Point(400, 100)
    assert inner.places["review"] == Point(800, 300)
    assert inner.places["value"].x < 400
    assert inner.places["text"].x > 800
    assert outer.remarks == ()
    assert inner.remarks == BODY.remarks


def with_something_to_pack(document: GraphDocument) -> GraphDocument:
    body = document.body
    if any(node.kind not in ENDS for node in body.nodes):
        return document
    nodes = (*body.nodes, Node(free_id("spare", body.ids), "agent"))
    ordered = tuple(sorted(nodes, key=lambda node: node.id))
    return replace(document, body=replace(body, nodes=ordered))


@settings(max_examples=150, deadline=None)  # a busy machine is no failure
@given(documents().map(with_something_to_pack), st.data())
def test_that_pack_then_unpack_gives_the_same_again(
    document: GraphDocument, data: st.DataObject
) -> None:
    inner = [node.id for node in document.body.nodes if node.kind not in ENDS]
    remarks = [remark.id for remark in document.body.remarks]
    more = data.draw(st.frozensets(st.sampled_from([*inner, *remarks])))
    pack = Pack((), more | {data.draw(st.sampled_from(inner))}, "packed", "")
    after = pack.apply(document)
    assert Unpack((), "packed").apply(after) == document
    assert pack.inverse(document).apply(after) == document


def test_that_what_comes_out_keeps_its_shape_where_the_pack_was_moved_to() -> None:
    after = PACK.apply(GRAPH)
    places = {**after.body.places, "writing": Point(700, 0)}
    moved = replace(after, body=replace(after.body, places=places))
    body = Unpack((), "writing").apply(moved).body
    assert body.places["draft"] == Point(500, -100)
    assert body.places["review"] == Point(900, 100)
    assert body.remarks[0].x == BODY.remarks[0].x + 100


def test_that_what_comes_out_gets_free_ids() -> None:
    after = PACK.apply(GRAPH)
    nodes = (*after.body.nodes, Node("draft", "prompt"))
    body = replace(after.body, nodes=tuple(sorted(nodes, key=lambda node: node.id)))
    found = Unpack((), "writing").apply(replace(after, body=body)).body
    assert found.node("draft").kind == "prompt"
    assert found.node("draft-2").kind == "agent"
    assert Link("question", "value", "draft-2", "prompt") in found.links


def test_that_an_input_that_is_an_output_joins_what_is_outside() -> None:
    inner = Body(
        (Node("i", "input", settings={"name": "x"}), Node("o", "output")),
        (Link("i", "value", "o", "value"),),
    )
    outer = Body(
        (Node("a", "agent"), Node("b", "agent"), Node("s", "subgraph", body=inner)),
        (Link("a", "text", "s", "x"), Link("s", "o", "b", "prompt"), Link("s", "o", "s", "x")),
    )
    after = Unpack((), "s").apply(GraphDocument("g", "G", body=outer))
    assert after.body.links == (Link("a", "text", "b", "prompt"),)


def test_that_hostile_joints_end_soon() -> None:
    count = 130
    ins = [Node(f"i{n}", "input", settings={"name": f"i{n}"}) for n in range(count)]
    outs = [Node(f"o{n}", "output", settings={"name": f"o{n}"}) for n in range(count)]
    every = [(m, n) for m in range(count) for n in range(count)]
    inner = Body(
        (*ins, *outs), tuple(Link(f"i{m}", "value", f"o{n}", "value") for m, n in every)
    )
    outer = Body(
        (Node("s", "subgraph", body=inner),),
        tuple(Link("s", f"o{m}", "s", f"i{n}") for m, n in every),
    )
    began_s = time.perf_counter()
    after = Unpack((), "s").apply(GraphDocument("g", "G", body=outer))
    assert after.body == Body()
    assert time.perf_counter() - began_s < 5
    wide = Body(
        (Node("i", "input"), *(Node(f"n{n}", "agent") for n in range(200))),
        tuple(Link("i", "value", f"n{n}", "prompt") for n in range(200)),
    )
    outer = Body(
        (Node("s", "subgraph", body=wide),),
        tuple(Link("ghost", f"p{n}", "s", "i") for n in range(200)),
    )
    with pytest.raises(DocumentError, match="more than 20000 links"):
        Unpack((), "s").apply(GraphDocument("g", "G", body=outer))


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (Pack((), frozenset(), "p", "P"), "no node to pack"),
        (Pack((), frozenset({"frame"}), "p", "P"), "no node to pack"),
        (Pack((), frozenset({"question", "draft"}), "p", "P"), "input 'question' cannot be"),
        (Pack((), frozenset({"answer"}), "p", "P"), "output 'answer' cannot be packed"),
        (Pack((), frozenset({"q"}), "p", "P"), "no node or remark 'q'"),
        (Pack((), frozenset({"draft"}), "tone", "P"), "'tone' is taken"),
        (Pack((), frozenset({"draft"}), "T!", "P"), "no id"),
        (Pack(("draft",), frozenset({"x"}), "p", "P"), "holds no nodes"),
        (Unpack((), "draft"), "cannot be unpacked"),
        (Unpack((), "q"), "no node 'q'"),
    ],
)
def test_that_what_cannot_be_packed_says_so(edit: Pack | Unpack, words: str) -> None:
    with pytest.raises(DocumentError) as caught:
        edit.apply(GRAPH)
    assert words in caught.value.message
    assert caught.value.hint
