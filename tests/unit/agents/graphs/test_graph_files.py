"""Graph files: the round trip, and every way in which a file can be bad."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.agents.graphs.strategies import documents
from workbench.agents.graphs.documents import (
    Body,
    GraphDocument,
    Handling,
    Link,
    Node,
    Point,
    Remark,
)
from workbench.agents.graphs.files import parse_graph, read_graph, write_graph
from workbench.agents.graphs.value_writing import to_values
from workbench.agents.graphs.values import from_values
from workbench.base.errors import DocumentError
from workbench.base.yaml_text import composed

GRAPH = GraphDocument(
    name="support",
    title="Support",
    description="Answers\nand asks.",
    extra={"x-note": {"b": 1, "a": [True, None]}},
    body=Body(
        nodes=(
            Node("ask", "input", settings={"type": "text", "name": "question"}),
            Node(
                "classify",
                "agent",
                title="Which team?",
                settings={"instructions": "Say one word.\nNo more."},
                handling=Handling(2, 30.0, "fallback", {"text": "sales"}),
            ),
            Node(
                "rounds",
                "loop",
                body=Body((Node("x", "agent"),), places={"x": Point(8, 16)}),
            ),
        ),
        links=(
            Link("ask", "value", "classify", "prompt"),
            Link("classify", "sales team", "gone", "text"),
        ),
        places={"ask": Point(0, 0), "classify": Point(320, -8)},
        remarks=(Remark("note", "Look here", 0, 200, 240, 120),),
    ),
)
TEXT = """\
kind: Graph
schema: 1
name: support
displayName: Support
description: |-
  Answers
  and asks.
x-note:
  b: 1
  a:
  - true
  - null
nodes:
  ask:
    kind: input
    settings:
      name: question
      type: text
  classify:
    kind: agent
    title: Which team?
    settings:
      instructions: |-
        Say one word.
        No more.
    handling:
      retries: 2
      timeLimitSeconds: 30
      onError: fallback
      fallback:
        text: sales
  rounds:
    kind: loop
    body:
      nodes:
        x:
          kind: agent
      layout:
        x: [8, 16]
links:
- ask.value -> classify.prompt
- classify."sales team" -> gone.text
layout:
  ask: [0, 0]
  classify: [320, -8]
remarks:
  note:
    text: Look here
    box: [0, 200, 240, 120]
"""


def test_that_a_graph_is_written_to_be_read() -> None:
    assert write_graph(GRAPH) == TEXT
    assert parse_graph(TEXT) == GRAPH
    assert parse_graph(TEXT.encode()) == GRAPH


@settings(max_examples=150)
@given(documents())
def test_that_every_graph_survives_its_file(document: GraphDocument) -> None:
    written = write_graph(document)
    again = parse_graph(written.encode())
    assert again == document
    assert write_graph(again) == written
    assert from_values(to_values(document)) == document


def test_that_a_moved_node_is_one_line_of_difference() -> None:
    places = {**GRAPH.body.places, "ask": Point(8, 80)}
    moved = write_graph(replace(GRAPH, body=replace(GRAPH.body, places=places)))
    different = [
        (old, new)
        for old, new in zip(TEXT.splitlines(), moved.splitlines(), strict=True)
        if old != new
    ]
    assert different == [("  ask: [0, 0]", "  ask: [8, 80]")]


def test_that_what_only_yaml_has_is_read_as_text() -> None:
    raw = (
        "kind: Graph\nname: a\nnodes:\n  yes: {kind: x, settings: {at: 12:30, day: 2026-01-02,"
        " old: 010, 1: one, ~: nothing, '<<': {a: 1}, big: 1_000, on: no}}\n"
    )
    (node,) = parse_graph(raw).body.nodes
    assert node.id == "yes"
    assert node.settings == {
        "at": "12:30",
        "day": "2026-01-02",
        "old": "010",
        "1": "one",
        "~": "nothing",
        "<<": {"a": 1},
        "big": 1000,
        "on": False,
    }


def test_that_people_may_write_less() -> None:
    raw = f"\ufeff{HEAD}nodes:\n  b: {{kind: x}}\nlinks:\n  - a.b  ->  c.d \nlayout:\n"
    document = parse_graph(raw.encode())
    assert document.title == "a"
    assert document.body == Body((Node("b", "x"),), (Link("a", "b", "c", "d"),))


HEAD = "kind: Graph\nname: a\n"
NODE = f"{HEAD}nodes:\n  n:\n    kind: x\n"
SET = f"{NODE}    settings: "
HANDLING = f"{NODE}    handling: "
AT = "line 6: nodes.n.settings"


def nested(levels: int) -> str:
    text = f"{HEAD}nodes: "
    for _each in range(levels):
        text += "{h: {kind: subgraph, body: {nodes: "
    return text + "{}" + "}}}" * levels


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("", "line 1: kind: it is missing"),
        (b"\xef\xbb\xbf", "line 1: kind: it is missing"),
        ("# nothing\n", "line 1: kind: it is missing"),
        ("[1]", "line 1: document: [1] is not a list of fields"),
        ("text", "line 1: document"),
        (b"\xff\xfe\x00", "line 1: byte 0: the file is not UTF-8"),
        (b"kind: Graph\nname: \xe4", "line 2: byte 18"),
        (
            b"kind: Graph\nname: a\x00",
            "line 2: the file is not YAML: it holds the character U+",
        ),
        (b"\x7fELF\x02\x01\x01", "line 1:"),
        ("kind: Prompt\nname: a", "line 1: kind: 'Prompt' is not Graph"),
        ("kind: Graph\n", "line 1: name: '' is no name"),
        ("kind: Graph\nname: A b", "line 2: name: 'A b' is no name"),
        ("kind: Graph\nname: 3", "line 2: name: 3 is not a text"),
        ("kind: Graph\nschema: 2\nname: a", "line 2: schema: a newer version"),
        ("kind: Graph\nschema: x\nname: a", "line 2: schema: 'x' is not a whole number"),
        (f"{HEAD}displayName: [1]", "line 3: displayName: [1] is not a text"),
        (f"{HEAD}  b: [", "line 3:"),
        (f"{HEAD}nodes:\n\ta: 1", "line 4: found character '\\t'"),
        (f"{HEAD}nodes: {{}}\n---\nkind: Graph", "line 4:"),
        (f"{HEAD}name: b", "line 3: name: it is there twice, first in line 2"),
        (f"{HEAD}nodes:\n  b: {{kind: x}}\n  b: {{kind: y}}", "line 5: nodes.b: it is there"),
        (f"{SET}{{a: 1, a: 2}}", f"{AT}.a: it is there twice"),
        (f"{HEAD}nodes: [1]", "line 3: nodes: [1] is not a list of fields"),
        (f"{HEAD}nodes: {{A b: {{kind: x}}}}", "line 3: nodes.A b: 'A b' is no id"),
        (f"{HEAD}nodes: {{{'a' * 65}: {{kind: x}}}}", "line 3: nodes.'aaaa"),
        (f"{HEAD}nodes: {{a/b: {{kind: x}}}}", "is no id"),
        (f"{HEAD}nodes: {{[1]: {{kind: x}}}}", "line 3: nodes: a name must be a text"),
        (f"{HEAD}nodes:\n  b: text", "line 4: nodes.b: 'text' is not a list of fields"),
        (f"{HEAD}nodes:\n  b:", "line 4: nodes.b: its kind is missing"),
        (f"{HEAD}nodes:\n  b: {{kind: 3}}", "line 4: nodes.b.kind: 3 is not a text"),
        (f"{NODE}    setings: {{}}", "line 6: nodes.n.setings: it is not known here"),
        (f"{SET}text", "line 6: nodes.n.settings: 'text' is not"),
        (f"{SET}\n      a: .nan", "line 7: nodes.n.settings.a: '.nan' is no"),
        (f"{SET}{{a: [1, -.inf]}}", f"{AT}.a[1]: '-.inf'"),
        (f"{SET}{{a: 1.0e+999}}", f"{AT}.a: '1.0e+999'"),
        (f"{SET}{{a: {'9' * 30}}}", f"{AT}.a: 9999"),
        (f"{SET}{{a: {'9' * 9999}}}", f"{AT}.a: 9999"),
        (f"{SET}{{a: !!binary aGk=}}", f"{AT}.a: it is no plain"),
        (f"{SET}{{a: !!set {{b}}}}", f"{AT}.a: the tag"),
        (f"{SET}{{a: !!int b}}", f"{AT}.a: 'b' is no whole"),
        (f"{SET}{{a: !!float b}}", f"{AT}.a: 'b' is no number"),
        (f"{SET}{{a: !!bool b}}", f"{AT}.a: it is no plain"),
        (f"{SET}{{a: !!python/object:os.system {{}}}}", f"{AT}.a:"),
        (f"{SET}!include /etc/passwd", "line 6: nodes.n.settings: the tag"),
        (f"{HANDLING}{{retries: many}}", "line 6: nodes.n.handling.retries: 'many'"),
        (f"{HANDLING}{{retries: 101}}", "line 6: nodes.n.handling.retries: 101"),
        (f"{HANDLING}{{retries: true}}", "line 6: nodes.n.handling.retries: True"),
        (f"{HANDLING}{{timeLimitSeconds: 0}}", "handling.timeLimitSeconds: 0"),
        (f"{HANDLING}{{timeLimitSeconds: -1}}", "handling.timeLimitSeconds: -1"),
        (f"{HANDLING}{{onError: pray}}", "line 6: nodes.n.handling.onError: 'pray'"),
        (f"{HANDLING}{{onError: [1]}}", "line 6: nodes.n.handling.onError: [1]"),
        (f"{HANDLING}{{retry: 1}}", "nodes.n.handling.retry: it is not known"),
        (f"{NODE}    body: {{nodes: {{m: {{kind: 3}}}}}}", "nodes.n.body.nodes.m.kind: 3"),
        (f"{NODE}    body: {{node: {{}}}}", "line 6: nodes.n.body.node: it is not known here"),
        (f"{NODE}    body: [1]", "line 6: nodes.n.body: [1] is not"),
        (f"{HEAD}links: a.b -> c.d", "line 3: links: 'a.b -> c.d' is not a list of links"),
        (f"{HEAD}links:\n- a.b -> c.d\n- a -> c", "line 5: links[1]: 'a -> c' is not a link"),
        (f"{HEAD}links:\n- A.b -> c.d", "line 4: links[0]: 'A.b -> c.d' is not a link"),
        (f'{HEAD}links:\n- a.b -> c."\\q"', "line 4: links[0]:"),
        (f"{HEAD}links:\n- {{a: b}}", "line 4: links[0]: {'a': 'b'} is not a link"),
        (f"{HEAD}links:\n- a.b -> c.d\n- a.b->c.d", "line 5: links[1]: this link is there"),
        (f"{HEAD}layout: {{n: [1]}}", "line 3: layout.n: [1] is not a list of 2"),
        (f"{HEAD}layout: {{n: [1, 2.5]}}", "line 3: layout.n: [1, 2.5] is not"),
        (f"{HEAD}layout: {{n: [1, true]}}", "line 3: layout.n: [1, True] is not"),
        (f"{HEAD}layout: {{n: [1, 99999999999]}}", "line 3: layout.n: [1, 99999999999] is not"),
        (f"{HEAD}layout: {{n: [.nan, 1]}}", "line 3: layout.n[0]: '.nan'"),
        (f"{HEAD}remarks: {{n: {{box: [0, 0, 0, 9]}}}}", "line 3: remarks.n.box: it has no"),
        (f"{HEAD}remarks: {{n: {{text: 3}}}}", "line 3: remarks.n.text: 3 is not a text"),
        (f"{NODE}remarks: {{n: {{text: a}}}}", "line 6: remarks.n: a node has this id"),
        (f"{HEAD}x: &x [1]\ny: *x", "line 4: aliases (*name) are not read"),
        (f"{HEAD}x: &x [*x]", "line 3: aliases"),
        (HEAD + "x: " + "[" * 300, "line 3: more than 80 levels"),
        (HEAD + "x: " + "[" * 60 + "]" * 60, "line 3: x: it holds more than 40 levels"),
        (HEAD + "x:\n" + "\n".join(" " * n + "a:" for n in range(1, 300)), "more than 80"),
        (nested(9), "line 3: nodes.h.body"),
        (f"{HEAD}x: {'y' * 1_000_001}", "line 3: x: more than 1000000 characters"),
        ("#" * 8_000_001, "larger than 2"),
    ],
    ids=lambda value: repr(value)[:60],
)
def test_that_a_bad_file_names_line_and_field(raw: Any, words: str) -> None:
    with pytest.raises(DocumentError) as caught:
        parse_graph(raw)
    assert words in caught.value.message
    assert caught.value.message.startswith("line ") or "larger" in words
    assert caught.value.hint


def test_that_holders_may_be_nested_eight_deep() -> None:
    document = parse_graph(nested(8))
    assert parse_graph(write_graph(document)) == document


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (
            HEAD + "nodes: {" + ", ".join(f"n{at}: {{kind: x}}" for at in range(5001)) + "}",
            "line 3: nodes: more than 5000",
        ),
        (
            HEAD + "links: [" + ", ".join(f"a.p{at} -> b.c" for at in range(20_001)) + "]",
            "line 3: links: more than 20000",
        ),
        (
            HEAD + "remarks: {" + ", ".join(f"n{at}: {{}}" for at in range(5001)) + "}",
            "line 3: remarks: more than 5000",
        ),
    ],
    ids=["nodes", "links", "remarks"],
)
def test_that_a_huge_file_is_refused(raw: str, words: str) -> None:
    with pytest.raises(DocumentError) as caught:
        parse_graph(raw)
    assert caught.value.message == words
    assert caught.value.hint


def test_that_values_are_counted_while_they_are_read() -> None:
    assert composed("- 1\n- 2\n", most_values=3) is not None
    with pytest.raises(DocumentError, match="line 3: more than 3 values"):
        composed("- 1\n- 2\n- 3\n", most_values=3)


def test_that_a_large_graph_is_read_and_written_in_good_time() -> None:
    count = 1000
    body = Body(
        tuple(sorted((Node(f"n{at}", "agent") for at in range(count)), key=lambda n: n.id)),
        tuple(
            sorted(Link(f"n{at}", "text", f"n{at + 1}", "prompt") for at in range(count - 1))
        ),
        {f"n{at}": Point(at * 8, 0) for at in range(count)},
    )
    document = GraphDocument("large", "Large", body=body)
    began_s = time.perf_counter()
    assert parse_graph(write_graph(document)) == document
    assert time.perf_counter() - began_s < 5


@pytest.mark.parametrize("seed", range(300))
def test_that_a_damaged_file_is_a_graph_or_a_document_error(seed: int) -> None:
    chance = random.Random(seed)
    raw = bytearray(TEXT.encode())
    for _each in range(chance.randint(1, 4)):
        place = chance.randrange(len(raw))
        match seed % 4:
            case 0:
                raw[place] ^= 1 << chance.randrange(8)
            case 1:
                raw[place] = chance.choice(b"\t\n:-[]{}&*!|>'\"%@`,? #\x00\xff")
            case 2:
                del raw[place : place + chance.randint(1, 30)]
            case _:
                raw[place:place] = raw[chance.randrange(len(raw)) :][:40]
    problem: DocumentError | None = None
    document: GraphDocument | None = None
    try:
        document = parse_graph(bytes(raw))
    except DocumentError as exc:
        problem = exc
    if document is not None:
        assert parse_graph(write_graph(document)) == document
    else:
        assert problem is not None
        assert problem.message.startswith("line ")
        assert problem.hint


@given(st.text(max_size=200) | st.binary(max_size=200) | st.text(max_size=80).map(HEAD.__add__))
def test_that_any_text_is_a_graph_or_a_document_error(raw: str | bytes) -> None:
    name = ""
    problem: DocumentError | None = None
    try:
        name = parse_graph(raw).name
    except DocumentError as exc:
        problem = exc
    assert name or (
        problem is not None and problem.message.startswith("line ") and problem.hint
    )


def test_that_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"nothing\.agentgraph\.yaml: cannot be read"):
        read_graph(tmp_path / "nothing.agentgraph.yaml")
    bad = tmp_path / "bad.agentgraph.yaml"
    bad.write_text("kind: Graph\nname: A", encoding="utf-8")
    with pytest.raises(DocumentError, match=r"bad\.agentgraph\.yaml: line 2: name"):
        read_graph(bad)
    bad.write_text(TEXT, encoding="utf-8")
    assert read_graph(bad) == GRAPH


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (Body((Node("A", "x"),)), "nodes: 'A' is no id"),
        (Body((Node("a", ""),)), "nodes.a: its kind is missing"),
        (
            Body((Node("a", "x", settings={"b": float("inf")}),)),
            "nodes.a.settings.b: it holds inf",
        ),
        (
            Body((Node("a", "x", settings={"b": {1: 2}}),)),
            "nodes.a.settings.b: it holds a name",
        ),
        (Body((Node("a", "x", settings={"b": {1, 2}}),)), "nodes.a.settings.b: it holds a set"),
        (
            Body((Node("a", "x", handling=Handling(-1)),)),
            "nodes.a.handling: it holds -1 retries",
        ),
        (Body(links=(Link("A", "b", "c", "d"),)), "links: 'A.b -> c.d'"),
        (Body((Node("a", "x"),), places={"a": Point(10**9, 0)}), "layout.a: [1000000000, 0]"),
        (Body(remarks=(Remark("r", "", width=0),)), "remarks: [0, 0, 0, 120] is no place"),
    ],
)
def test_that_what_could_not_be_read_again_is_not_written(body: Body, words: str) -> None:
    with pytest.raises(DocumentError) as caught:
        write_graph(GraphDocument("g", "G", body=body))
    assert words in caught.value.message
    assert caught.value.hint
    with pytest.raises(DocumentError, match="name"):
        write_graph(GraphDocument("Not good", "G"))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ([0] * 100_000, "more than 100000 values"),
        (["\U0001f600" * 700_000] * 3, "takes more than 2"),
    ],
    ids=["values", "bytes"],
)
def test_that_a_graph_too_large_to_be_read_is_not_written(value: Any, words: str) -> None:
    node = Node("a", "x", settings={"v": value})
    with pytest.raises(DocumentError, match=words):
        write_graph(GraphDocument("g", "G", body=Body((node,))))


def test_that_what_is_not_ours_is_kept_only_as_far_as_it_is_little() -> None:
    many = {f"x{number}": 1 for number in range(1_001)}
    with pytest.raises(DocumentError, match="more than 1000 values that are not of a graph"):
        write_graph(GraphDocument("g", "G", extra=many))
    text = "kind: Graph\nname: g\n" + "".join(f"{key}: 1\n" for key in many)
    with pytest.raises(DocumentError, match="line 3: x0: the graph holds more than 1000"):
        parse_graph(text)


def test_that_the_same_value_in_two_places_is_written_twice() -> None:
    shared = ["a"]
    nodes = (Node("a", "x", settings={"v": shared}), Node("b", "x", settings={"v": shared}))
    document = GraphDocument("g", "G", body=Body(nodes))
    written = write_graph(document)
    assert "&" not in written
    assert parse_graph(written) == document
