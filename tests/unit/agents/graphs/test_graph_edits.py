"""Edits of graphs: each can be taken back exactly, and refuses what does not fit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.agents.graphs.strategies import documents, edits_of
from workbench.agents.graphs.documents import (
    Body,
    GraphDocument,
    Handling,
    Link,
    Node,
    Point,
    Remark,
    every_body,
)
from workbench.agents.graphs.edits import (
    AddLink,
    AddParts,
    GraphEdit,
    MoveParts,
    PutDocument,
    RemoveParts,
    RenameNode,
    SetGraphField,
    SetHandling,
    SetNodeBody,
    SetNodeTitle,
    SetRemark,
    SetSetting,
    Several,
)
from workbench.agents.graphs.files import parse_graph, write_graph
from workbench.agents.graphs.limits import MOST_HOLDERS, MOST_NODES
from workbench.base.errors import DocumentError

A_TO_B = Link("a", "text", "b", "prompt")
B_TO_C = Link("b", "text", "c", "prompt")
INNER = Body((Node("deep", "agent", settings={"n": 1, "seed": None}),))
GRAPH = GraphDocument(
    "g",
    "G",
    body=Body(
        nodes=(Node("a", "input"), Node("b", "agent"), Node("c", "subgraph", body=INNER)),
        links=(A_TO_B, B_TO_C),
        places={"a": Point(0, 0), "b": Point(80, 8)},
        remarks=(Remark("note", "Look here"),),
    ),
)


@settings(max_examples=150)
@given(st.data())
def test_that_undo_of_any_edits_restores_the_document_exactly(data: st.DataObject) -> None:
    document = data.draw(documents())
    past: list[tuple[GraphDocument, GraphEdit]] = []
    for _each in range(data.draw(st.integers(1, 5))):
        edit = data.draw(edits_of(document))
        past.append((document, edit.inverse(document)))
        document = edit.apply(document)
        assert edit.title
    for before, inverse in reversed(past):
        redo, after = inverse.inverse(document), document
        document = inverse.apply(document)
        assert document == before
        assert redo.apply(document) == after


@settings(max_examples=100)
@given(st.data())
def test_that_every_edit_leaves_a_document_in_order(data: st.DataObject) -> None:
    before = data.draw(documents())
    after = data.draw(edits_of(before)).apply(before)
    for _scope, body in every_body(after):
        ids = [node.id for node in body.nodes]
        remarks = [remark.id for remark in body.remarks]
        assert ids == sorted(set(ids))
        assert remarks == sorted(set(remarks))
        assert not set(ids) & set(remarks)
        assert list(body.links) == sorted(set(body.links))
        assert set(body.places) <= set(ids)
    assert parse_graph(write_graph(after)) == after


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (AddParts((), Body((Node("a", "agent"),))), "'a' is taken"),
        (AddParts((), Body((Node("note", "agent"),))), "'note' is taken"),
        (AddParts((), Body((Node("n", "x"),), remarks=(Remark("n", ""),))), "'n' is taken"),
        (AddParts((), Body((Node("A b", "agent"),))), "no id"),
        (AddParts((), Body(links=(A_TO_B,))), "there already"),
        (AddParts(("b",), Body()), "holds no nodes"),
        (AddParts(("q",), Body()), "no node 'q'"),
        (AddParts((), Body(tuple(Node(f"n{i}", "x") for i in range(MOST_NODES)))), "5000"),
        (RemoveParts((), frozenset({"q"})), "no node or remark 'q'"),
        (RemoveParts((), frozenset(), (Link("a", "x", "b", "y"),)), "no link"),
        (AddLink((), A_TO_B), "there already"),
        (AddLink((), Link("a", "text", "q", "in")), "no node 'q'"),
        (AddLink((), Link("note", "text", "b", "in")), "no node 'note'"),
        (AddLink((), Link("b", "text", "b", "prompt")), "itself"),
        (AddLink((), Link("a", "x", "b", "y"), (Link("a", "y", "b", "y"),)), "no link"),
        (MoveParts((), {"q": Point(0, 0)}), "no node or remark 'q'"),
        (MoveParts((), {"a": Point(10**9, 0)}), "too far"),
        (SetRemark((), Remark("q", "")), "no remark 'q'"),
        (SetRemark((), Remark("a", "")), "no remark 'a'"),
        (SetRemark((), Remark("note", "", width=0)), "no size"),
        (SetSetting((), "q", "name", 1), "no node 'q'"),
        (SetSetting((), "a", "name", float("nan")), "nan"),
        (SetSetting((), "a", "name", {1: 2}), "no text"),
        (SetSetting((), "a", "name", (1, 2)), "tuple"),
        (SetSetting((), "a", "name", 2**80), "too large"),
        (SetNodeTitle((), "q", "T"), "no node 'q'"),
        (SetHandling((), "a", Handling(retries=-1)), "-1 retries"),
        (SetHandling((), "a", Handling(time_limit_s=float("nan"))), "time limit"),
        (RenameNode((), "a", "b"), "'b' is taken"),
        (RenameNode((), "a", "note"), "'note' is taken"),
        (RenameNode((), "a", "B!"), "no id"),
        (RenameNode((), "q", "r"), "no node 'q'"),
        (SetGraphField("name", "Not good"), "no id"),
        (Several("Two", (SetGraphField("title", "T"), RenameNode((), "q", "r"))), "'q'"),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_that_an_edit_that_does_not_fit_says_so(edit: GraphEdit, words: str) -> None:
    with pytest.raises(DocumentError) as caught:
        edit.apply(GRAPH)
    assert words in caught.value.message
    assert caught.value.hint


def test_that_holders_cannot_be_put_deeper_than_can_be_read() -> None:
    body = Body((Node("x", "agent"),))
    for _each in range(MOST_HOLDERS - 1):
        body = Body((Node("h", "subgraph", body=body),))
    edit = SetNodeBody((), "b", body)
    within = edit.apply(GRAPH)
    assert parse_graph(write_graph(within)) == within
    with pytest.raises(DocumentError, match=f"more than {MOST_HOLDERS} nodes lie around"):
        SetNodeBody((), "b", Body((Node("h", "subgraph", body=body),))).apply(GRAPH)


def test_that_renaming_takes_links_and_place_along() -> None:
    body = RenameNode((), "b", "answer").apply(GRAPH).body
    assert body.links == (
        Link("a", "text", "answer", "prompt"),
        Link("answer", "text", "c", "prompt"),
    )
    assert body.places == {"a": Point(0, 0), "answer": Point(80, 8)}


def test_that_a_setting_of_none_is_taken_away_and_comes_back() -> None:
    for name in ("n", "seed"):
        edit = SetSetting(("c",), "deep", name, None)
        after = edit.apply(GRAPH)
        inner = after.body.node("c").body
        assert inner is not None
        assert name not in inner.node("deep").settings
        assert edit.inverse(GRAPH).apply(after) == GRAPH


def test_that_a_link_can_take_the_place_of_another() -> None:
    edit = AddLink((), Link("a", "text", "c", "prompt"), (B_TO_C,))
    after = edit.apply(GRAPH)
    assert after.body.links == (A_TO_B, Link("a", "text", "c", "prompt"))
    assert edit.inverse(GRAPH).apply(after) == GRAPH


def test_that_a_link_that_waited_for_a_node_still_waits_after_undo() -> None:
    waiting = Link("new", "text", "b", "prompt")
    before = replace(GRAPH, body=replace(GRAPH.body, links=(A_TO_B, B_TO_C, waiting)))
    for edit in (AddParts((), Body((Node("new", "agent"),))), RenameNode((), "a", "new")):
        back = edit.inverse(before)
        assert isinstance(back, PutDocument)
        assert back.apply(edit.apply(before)) == before


def test_that_every_class_of_edits_is_an_edit() -> None:
    assert isinstance(AddParts((), Body()), GraphEdit)
    assert isinstance(PutDocument("Restore", GRAPH), GraphEdit)
    assert not isinstance(GRAPH, GraphEdit)
