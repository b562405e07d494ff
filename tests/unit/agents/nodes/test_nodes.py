"""Every kind of node: its row, its settings, its ports."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.agents.graphs.running import Desk
from workbench.agents.graphs.documents import ERROR_PORT, Handling, Node
from workbench.agents.graphs.reading import ports_of, settings_of
from workbench.agents.nodes.api import NodeKind, Port
from workbench.agents.nodes.port_types import as_text, carried, refusal
from workbench.agents.nodes.prompt import PromptSettings, pieces
from workbench.agents.nodes.registry import NODES, kind_of
from workbench.agents.nodes.rules import OPERATORS, holds, picked
from workbench.base.paths import resource

EVERY = pytest.mark.parametrize("kind", NODES, ids=lambda kind: kind.key)


def test_that_every_key_is_there_once() -> None:
    keys = [kind.key for kind in NODES]

    assert len(set(keys)) == len(keys)
    assert all(kind_of(key) is not None for key in keys)
    assert kind_of("dance") is None


@EVERY
def test_that_a_kind_says_what_a_person_needs(kind: NodeKind) -> None:
    assert kind.title[0].isupper()
    assert kind.description[0].isupper()
    assert not kind.description.endswith(".")
    assert resource(f"icons/{kind.icon}.svg").is_file()


@EVERY
def test_that_the_defaults_of_a_kind_can_be_read_and_have_ports(kind: NodeKind) -> None:
    node = Node("a", kind.key)

    read, wrong = settings_of(node)

    assert wrong == ()
    assert read == kind.settings()
    names = [port.name for port in ports_of(node, Desk()).inputs]
    assert len(set(names)) == len(names)
    assert isinstance(kind.summary(read), str)


@EVERY
def test_that_every_setting_has_what_its_form_shows(kind: NodeKind) -> None:
    for field in dataclasses.fields(kind.settings):
        assert field.metadata["title"]
        assert field.metadata["kind"]
        if field.metadata["kind"] == "choice":
            assert field.metadata["choices"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)


@EVERY
@given(st.data())
@settings(max_examples=60, deadline=None)
def test_that_settings_of_any_kind_are_read_or_refused_with_their_place(
    kind: NodeKind, data: st.DataObject
) -> None:
    names = [field.name for field in dataclasses.fields(kind.settings)] + ["strange"]
    node = Node(
        "a", kind.key, settings=data.draw(st.dictionaries(st.sampled_from(names), JSON))
    )

    read, wrong = settings_of(node)

    assert read is not None or wrong
    assert all(problem.message and problem.hint for problem in wrong)
    ports_of(node, Desk())
    if read is not None:
        list(kind.check(read, Desk()))
        kind.summary(read)
        kind.identity(read, Desk())
        assert kind.reuse(read, Desk()) in ("pure", "recorded", "never")


def test_that_a_node_of_an_unknown_kind_has_the_ports_its_links_name() -> None:
    from tests.unit.agents.graphs.running import links

    wires = links("a.x -> odd.in", "odd.out -> b.y")

    ports = ports_of(Node("odd", "dance"), Desk(), wires)

    assert [port.name for port in ports.inputs] == ["in"]
    assert [port.name for port in ports.outputs] == ["out"]


def test_that_an_error_port_is_there_where_it_is_wanted() -> None:
    node = Node("a", "read_json", handling=Handling(on_error="branch"))

    assert ports_of(node, Desk()).output(ERROR_PORT) is not None
    assert ports_of(Node("a", "read_json"), Desk()).output(ERROR_PORT) is None


@pytest.mark.parametrize(
    ("given_type", "wanted", "fits"),
    [
        ("text", "text", True),
        ("number", "text", True),
        ("text", "number", False),
        ("text", "messages", True),
        ("documents", "messages", False),
        ("any", "number", True),
        ("boolean", "any", True),
        ("json", "boolean", False),
    ],
)
def test_that_a_wire_that_cannot_be_is_refused_with_both_names(
    given_type: Any, wanted: Any, fits: bool
) -> None:
    said = refusal(Port("out", given_type, "Answer"), Port("in", wanted, "Age"))

    assert (said == "") is fits
    if not fits:
        assert "Answer" in said
        assert "Age" in said


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a", "a"),
        (None, ""),
        (True, "yes"),
        (7, "7"),
        (["a", "b"], "a\n\nb"),
        ([{"text": "x", "id": 1}, {"text": "y"}], "x\n\ny"),
        ({"b": 1, "a": "ä"}, '{"a": "ä", "b": 1}'),
        ([], "[]"),
    ],
)
def test_that_every_value_has_a_text(value: Any, text: str) -> None:
    assert as_text(value) == text
    assert carried(value, "text") == text


@pytest.mark.parametrize(
    ("value", "operator", "other", "expected"),
    [
        ("Hello", "equals", "hello", True),
        (7, "equals", "7.0", True),
        (True, "equals", "yes", True),
        (True, "equals", "1", False),
        ("a", "differs", "b", True),
        ("Order 66", "contains", "order", True),
        ("x", "contains not", "y", True),
        ("abc", "begins with", "AB", True),
        ("abc", "ends with", "c", True),
        ("  ", "is empty", "", True),
        ([], "is empty", "", True),
        ({"a": 1}, "is not empty", "", True),
        ("12", "less than", "100", True),
        ("abc", "less than", "100", False),
        (3, "greater than", "x", False),
        ([1, 2, 3], "longer than", "2", True),
        ("ab", "shorter than", "3", True),
        (False, "is true", "", False),
        ("yes", "is true", "", True),
        ("nan", "equals", "nan", True),
    ],
)
def test_that_a_comparison_means_what_it_says(
    value: Any, operator: Any, other: str, expected: bool
) -> None:
    assert holds(value, operator, other) is expected


@given(JSON, st.sampled_from(OPERATORS), st.text(max_size=5))
@settings(deadline=None)
def test_that_a_comparison_of_anything_has_an_answer(
    value: Any, operator: Any, other: str
) -> None:
    assert holds(value, operator, other) in (True, False)


@pytest.mark.parametrize(
    ("path", "found"),
    [("", {"a": [{"b": 5}]}), ("a.0.b", 5), ("a.1", None), ("a.b", None), ("x.y", None)],
)
def test_that_a_path_leads_into_json(path: str, found: Any) -> None:
    assert picked({"a": [{"b": 5}]}, path) == found


@given(st.text(max_size=20))
@settings(deadline=None)
def test_that_a_template_is_read_or_refused(template: str) -> None:
    try:
        found = pieces(template)
    except ValueError:
        return
    assert all(name == "" or name.isidentifier() for _text, name in found)
    kind = kind_of("prompt")
    assert kind is not None
    kind.ports(PromptSettings(template), Desk(), None)
