"""What is wrong with a graph, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any, ClassVar

import pytest

from tests.unit.agents.graphs.running import Desk, body, graph, links, tool
from workbench.agents.graphs import reading
from workbench.agents.graphs.checks import GraphProblem, check_graph
from workbench.agents.graphs.documents import Body, GraphDocument, Link, Node
from workbench.agents.nodes.api import NodeKind

GOOD = graph(
    {"ask": ("input", {"name": "text"}), "say": "model", "out": "output"},
    ("ask.value -> say.prompt", "say.text -> out.value"),
)


def problems(document: GraphDocument) -> tuple[GraphProblem, ...]:
    double = tool("double", lambda arguments: str(arguments["n"]))
    return check_graph(document, Desk(tools={"double": double}))


def test_that_a_whole_graph_has_no_problems() -> None:
    assert problems(GOOD) == ()


@pytest.mark.parametrize(
    ("nodes", "wires", "where", "says"),
    [
        ({"a": "model"}, (), "a", "“Message” has no value"),
        ({"a": "dance"}, (), "a", "knows no nodes of the kind 'dance'"),
        ({"a": ("text", {"text": 5})}, (), "a", "valid string"),
        ({"a": ("text", {"colour": "red"})}, (), "a", "no setting 'colour'"),
        ({"a": ("model", {"model": "gone"})}, (), "a", "'gone' is not installed"),
        ({"a": ("agent", {"tools": ["fly"]})}, (), "a", "no tool 'fly'"),
        ({"a": ("agent", {"agent": "nobody"})}, (), "a", "no agent 'nobody'"),
        ({"a": "tool"}, (), "a", "No tool is chosen"),
        (
            {"a": ("tool", {"tool": "double", "values": {"n": "two"}})},
            (),
            "a",
            "must be a integer",
        ),
        ({"a": ("prompt", {"template": "{"})}, (), "a", "cannot be read"),
        ({"a": ("prompt", {"template": "{x!r}"})}, (), "a", "cannot be read"),
        ({"a": ("prompt", {"template": "{x.__class__}"})}, (), "a", "no plain name"),
        ({"a": "router"}, (), "a", "has no ways"),
        ({"a": ("router", {"routes": [{"name": "A B"}]})}, (), "a", "no name"),
        (
            {"a": ("router", {"routes": [{"name": "b"}, {"name": "b"}]})},
            (),
            "a",
            "is there twice",
        ),
        ({"a": "loop"}, (), "a", "nothing inside"),
        ({"a": Node("a", "text", body=Body((Node("b", "text"),)))}, (), "a", "holds no nodes"),
        ({"a": ("form", {"fields": []})}, (), "a", "has no fields"),
        (
            {"a": ("input", {"name": "n", "type": "number", "default": "x"})},
            (),
            "a",
            "takes number",
        ),
        ({"a": "text"}, ("a.text -> gone.value",), "a", "no node 'gone'"),
        ({"b": "output"}, ("gone.text -> b.value",), "b", "no node 'gone'"),
        ({"a": "text", "b": "output"}, ("a.words -> b.value",), "b", "no output 'words'"),
        ({"a": "text", "b": "output"}, ("a.text -> b.words",), "b", "no input 'words'"),
        (
            {"a": "text", "b": "text", "c": "output"},
            ("a.text -> c.value", "b.text -> c.value"),
            "c",
            "takes one link, 2",
        ),
        (
            {
                "a": ("input", {"name": "d", "type": "text"}),
                "b": "read_json",
                "c": "tool",
                "d": ("tool", {"tool": "double"}),
            },
            ("a.value -> d.n",),
            "d",
            "gives text, n takes a number",
        ),
        (
            {"a": ("prompt", {"template": "{x}"}), "b": ("prompt", {"template": "{x}"})},
            ("a.text -> b.x", "b.text -> a.x"),
            "a",
            "round in a circle: a → b → a",
        ),
        (
            {"a": ("input", {"name": "x"}), "b": ("input", {"name": "x"})},
            (),
            "b",
            "another input 'x'",
        ),
        ({"a": "output", "b": "output"}, (), "b", "another output 'answer'"),
    ],
)
def test_that_every_fault_is_named_with_its_node(
    nodes: dict[str, Any], wires: tuple[str, ...], where: str, says: str
) -> None:
    found = [p for p in problems(graph(nodes, wires)) if p.node_path == where]

    assert any(says in problem.message for problem in found), found
    assert all(problem.hint for problem in found)


def test_that_a_fault_inside_another_node_has_its_whole_path() -> None:
    inner = Node("inner", "subgraph", body=body({"x": "router"}))
    outer = Node("outer", "loop", body=body({"inner": inner}))

    found = problems(graph({"outer": outer}))

    assert "outer/inner/x" in {problem.node_path for problem in found}


def test_that_errors_come_before_warnings() -> None:
    found = problems(graph({"a": ("text", {"colour": 1}), "b": "router"}))

    levels = [problem.level for problem in found]
    assert levels == sorted(levels)
    assert set(levels) == {"error", "warning"}


def test_that_an_empty_graph_says_so() -> None:
    assert [p.message for p in problems(GraphDocument("g", "G"))] == ["The graph is empty"]


def test_that_a_long_circle_is_found_once() -> None:
    count = 300
    nodes = {f"n{n}": ("prompt", {"template": "{x}"}) for n in range(count)}
    wires = [f"n{n}.text -> n{(n + 1) % count}.x" for n in range(count)]

    found = [p for p in problems(graph(nodes, wires)) if "circle" in p.message]

    assert len(found) == 1
    assert found[0].message.count("→") == count


def test_that_links_into_a_list_may_be_many() -> None:
    document = graph(
        {"a": "text", "b": "text", "all": "gather", "out": "output"},
        ("a.text -> all.values", "b.text -> all.values", "all.text -> out.value"),
    )

    assert problems(document) == ()
    assert len(links("a.b -> c.d")) == 1


class CountedLinks(tuple[Link, ...]):
    """Links that count how often all of them are gone through."""

    __slots__ = ()
    walks: ClassVar[int] = 0

    def __iter__(self) -> Iterator[Link]:
        type(self).walks += 1
        return super().__iter__()


@pytest.mark.parametrize("count", [3, 300])
def test_that_the_links_are_gone_through_as_often_for_many_nodes_as_for_few(count: int) -> None:
    ids = [f"n{number:03}" for number in range(count)]
    nodes = tuple(Node(each, "prompt", settings={"template": "{text}"}) for each in ids)
    wires = (Link(a, "text", b, "text") for a, b in pairwise(ids))
    CountedLinks.walks = 0

    problems(GraphDocument("chain", "Chain", body=Body(nodes, CountedLinks(wires))))

    assert CountedLinks.walks <= 4


def test_that_settings_are_read_once_and_anew_where_they_are_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[Any] = []
    reads = reading._read

    def noted(kind: NodeKind, values: dict[str, Any]) -> Any:
        read.append(values)
        return reads(kind, values)

    monkeypatch.setattr(reading, "_read", noted)
    node = Node("a", "text", settings={"text": "one"})
    document = GraphDocument("g", "G", body=Body((node,)))
    problems(document)
    problems(document)
    other = replace(node, settings={"text": "two"})

    assert reading.settings_of(other)[0].text == "two"
    assert reading.settings_of(node)[0].text == "one"
    assert read == [{"text": "one"}, {"text": "two"}]
    assert node == Node("a", "text", settings={"text": "one"})  # what was read is no part of it
