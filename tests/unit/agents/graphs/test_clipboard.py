"""Parts of a graph on the clipboard."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.agents.graphs.strategies import bodies, documents
from workbench.agents.graphs.clipboard import as_text, parts_from, with_free_ids
from workbench.agents.graphs.documents import Body, GraphDocument, Link, Node, Point, Remark
from workbench.agents.graphs.edits import AddParts
from workbench.agents.graphs.files import write_graph
from workbench.agents.graphs.naming import free_id
from workbench.base.errors import DocumentError

BODY = Body(
    nodes=(Node("ask", "input"), Node("read", "agent"), Node("write", "agent", "Writer")),
    links=(Link("ask", "value", "read", "prompt"), Link("read", "text", "write", "prompt")),
    places={"read": Point(0, 0), "write": Point(320, 8)},
    remarks=(Remark("note", "Look", 8, 8),),
)


@settings(max_examples=100)
@given(bodies(), st.data())
def test_that_what_is_copied_can_be_pasted(body: Body, data: st.DataObject) -> None:
    ids = data.draw(st.frozensets(st.sampled_from(sorted(body.ids)))) if body.ids else set()
    parts = parts_from(as_text(body, ids))
    assert parts.ids == ids
    assert all(node in body.nodes for node in parts.nodes)
    assert all(remark in body.remarks for remark in parts.remarks)
    assert parts.places == {one: at for one, at in body.places.items() if one in ids}
    wanted = [x for x in body.links if x.source in ids and x.target in ids]
    assert list(parts.links) == wanted


@settings(max_examples=100)
@given(documents(), bodies(1))
def test_that_pasted_parts_fit_into_any_graph(document: GraphDocument, parts: Body) -> None:
    free = with_free_ids(parts, document.body.ids, Point(16, 16))
    assert not free.ids & document.body.ids
    after = AddParts((), free).apply(document)
    assert after.body.ids == document.body.ids | free.ids
    assert len(free.ids) == len(parts.ids)


def test_that_links_and_places_follow_new_ids() -> None:
    parts = with_free_ids(parts_from(as_text(BODY, BODY.ids)), {"write", "note"}, Point(16, -8))
    assert [node.id for node in parts.nodes] == ["ask", "read", "write-2"]
    assert parts.node("write-2").title == "Writer"
    assert Link("read", "text", "write-2", "prompt") in parts.links
    assert parts.places == {"read": Point(16, -8), "write-2": Point(336, 0)}
    assert parts.remarks == (Remark("note-2", "Look", 24, 0),)


def test_that_only_links_between_the_copied_nodes_are_copied() -> None:
    parts = parts_from(as_text(BODY, {"read", "write"}))
    assert parts.links == (Link("read", "text", "write", "prompt"),)
    dangling = Body(BODY.nodes, (*BODY.links, Link("read", "text", "elsewhere", "prompt")))
    assert with_free_ids(dangling, {"elsewhere"}, Point(0, 0)).links == BODY.links


def test_that_text_from_another_system_is_read() -> None:
    text = as_text(BODY, {"read"}).replace("\n", "\r\n")
    assert parts_from(f"\ufeff\r\n{text}").ids == {"read"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "the clipboard holds no nodes"),
        ("Dear all,\nplease find", "the clipboard holds no nodes"),
        ("kind: GraphPartsX\n", "the clipboard holds no nodes"),
        (write_graph(GraphDocument("g", "G", body=BODY)), "the clipboard holds no nodes"),
        ("kind: GraphParts\nschema: 9\n", "line 2: schema: a newer version"),
        ("kind: GraphParts\nnodes: {A: {kind: x}}", "line 2: nodes.A: 'A' is no id"),
        ("kind: GraphParts\nnodes: {a: {kind: x}}\nmore: 1", "line 3: more: it is not known"),
        ("kind: GraphParts\nnodes: &n {}\nlinks: *n", "line 3: aliases"),
        ("kind: GraphParts\nlinks: [a]", "line 2: links[0]: 'a' is not a link"),
        ("kind: GraphParts\n" + "#" * 8_000_001, "larger than"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_that_anything_else_is_refused(text: str, words: str) -> None:
    with pytest.raises(DocumentError) as caught:
        parts_from(text)
    assert words in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("wanted", "taken", "found"),
    [
        ("write", (), "write"),
        ("write", ("write",), "write-2"),
        ("write", ("write", "write-2"), "write-3"),
        ("write-2", ("write-2",), "write-3"),
        ("write-2", ("write-2", "write-3", "write"), "write-4"),
        ("Größe des Kunden", (), "gr-e-des-kunden"),
        ("!!", (), "node"),
        ("a" * 64, ("a" * 64,), "a" * 62 + "-2"),
    ],
)
def test_that_a_free_id_can_be_read(wanted: str, taken: tuple[str, ...], found: str) -> None:
    assert free_id(wanted, taken) == found
