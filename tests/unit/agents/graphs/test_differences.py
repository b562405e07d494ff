"""What differs between two states of a graph."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.agents.graphs.running import body, graph
from tests.unit.agents.graphs.strategies import documents, edits_of
from workbench.agents.graphs.differences import Difference, differences
from workbench.agents.graphs.documents import GraphDocument, Link, Node, Point, Remark
from workbench.agents.graphs.edits import MoveParts
from workbench.agents.graphs.files import write_graph

INSIDE = body({"in": "input", "out": "output"}, ["in.value -> out.value"])
BEFORE = graph(
    {"a": ("text", {"text": "x", "gone": 1}), "h": Node("h", "subgraph", body=INSIDE)},
    ["a.text -> h.text"],
)


def test_that_each_difference_is_named_with_its_place() -> None:
    inside = replace(
        INSIDE, nodes=(*INSIDE.nodes, Node("new", "merge")), remarks=(Remark("r", "hello"),)
    )
    nodes = (
        Node("a", "text", "Title", {"text": "y"}),
        Node("h", "subgraph", body=inside),
    )
    places = {"a": Point(1, 2)}
    after = replace(
        BEFORE,
        title="H",
        body=replace(BEFORE.body, nodes=nodes, links=(), places=places),
    )
    assert differences(BEFORE, after) == (
        Difference("changed", "", "graph", "title", "G", "H"),
        Difference("changed", "a", "node", "title", "", "Title"),
        Difference("removed", "a", "node", "settings.gone", 1),
        Difference("changed", "a", "node", "settings.text", "x", "y"),
        Difference("moved", "a", "node", "place", None, Point(1, 2)),
        Difference("removed", "a.text -> h.text", "link", "", Link("a", "text", "h", "text")),
        Difference("added", "h/new", "node", "", None, Node("new", "merge")),
        Difference("added", "h/r", "remark", "", None, Remark("r", "hello")),
    )


def test_that_true_is_not_one() -> None:
    one = graph({"a": ("text", {"x": [1]})})
    other = graph({"a": ("text", {"x": [True]})})
    assert [each.field for each in differences(one, other)] == ["settings.x"]


@given(documents())
def test_that_a_graph_does_not_differ_from_itself(document: GraphDocument) -> None:
    assert differences(document, document) == ()


@settings(deadline=None)
@given(documents(), st.data())
def test_that_there_are_differences_exactly_if_the_files_differ(
    document: GraphDocument, data: st.DataObject
) -> None:
    edit = data.draw(edits_of(document))
    after = edit.apply(document)
    found = differences(document, after)
    assert bool(found) == (write_graph(document) != write_graph(after))
    if isinstance(edit, MoveParts):
        assert all(one.kind == "moved" for one in found)
    turned = {"added": "removed", "removed": "added"}
    back = differences(after, document)
    assert sorted((one.where, one.field, one.kind) for one in found) == sorted(
        (one.where, one.field, turned.get(one.kind, one.kind)) for one in back
    )
