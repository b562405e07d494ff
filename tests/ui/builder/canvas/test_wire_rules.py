"""Where a wire may end; no window is needed."""

from __future__ import annotations

from workbench.agents.graphs.documents import Link
from workbench.agents.nodes.api import Port, Ports
from workbench.ui.builder.canvas.wire_rules import End, rules_for

OUT = Port("result", "text", "Result")
IN = Port("text", "text", "Text")
MANY = Port("values", "any", "Values", many=True)
CHAIN = (Link("a", "result", "b", "text"), Link("b", "result", "c", "text"))
TITLES = {"a": "First", "b": "Second", "c": "Third"}


def test_that_circles_are_found_however_long_and_from_both_ends() -> None:
    forward = rules_for(End("c", "out", OUT), CHAIN, TITLES)
    assert forward.why_not(End("a", "in", IN)).startswith("First already leads to Third")
    assert forward.why_not(End("d", "in", IN)) == ""
    backward = rules_for(End("a", "in", IN), CHAIN, TITLES)
    assert backward.why_not(End("c", "out", OUT)).startswith("First already leads to Third")
    assert rules_for(End("a", "out", OUT), CHAIN, TITLES).why_not(End("a", "in", IN))


def test_that_only_an_input_for_one_link_gives_up_what_it_has() -> None:
    rules = rules_for(End("d", "out", OUT), CHAIN, TITLES)
    assert rules.replaced_by(End("b", "in", IN)) == (CHAIN[0],)
    many = Link("a", "result", "b", "values")
    rules = rules_for(End("d", "out", OUT), (many,), TITLES)
    assert rules.replaced_by(End("b", "in", MANY)) == ()


def test_that_the_same_link_is_not_made_twice() -> None:
    rules = rules_for(End("a", "out", OUT), CHAIN, TITLES)
    assert rules.why_not(End("b", "in", IN)) == "These two are already linked"


def test_that_the_fitting_ports_are_those_and_the_start() -> None:
    number = Port("count", "number", "Count")
    ports = {"a": Ports((IN,), (OUT,)), "d": Ports((IN, number), (OUT,))}
    rules = rules_for(End("a", "out", OUT), (), TITLES)
    assert rules.fitting(ports) == {
        "a": frozenset({("out", "result")}),
        "d": frozenset({("in", "text")}),
    }
