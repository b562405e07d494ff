"""The Power Fx that is read: what it becomes, and that nothing breaks the reader."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.agents.exchange.conditions import (
    Check,
    Condition,
    Joined,
    Not,
    comparison,
    condition_of,
)
from workbench.agents.exchange.power_fx import Call, Constant, Name, Operation, parse, quoted
from workbench.agents.nodes.rules import OPERATORS
from workbench.base.errors import DocumentError

X = Name(("Local", "X"))
LABEL = Name(("Local", "Intent", "label"))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ('"a ""b"""', Constant('a "b"')),
        ("12", Constant(12)),
        ("-1.5", Constant(-1.5)),
        ("true", Constant(True)),
        ("Local.X", X),
        ("Local.'odd name'", Name(("Local", "odd name"))),
        ('Concat("a", Local.X)', Call("Concat", (Constant("a"), X))),
        ("Local.X + 1", Operation("+", X, Constant(1))),
        ("(Local.X)", X),
    ],
)
def test_that_an_expression_becomes_its_tree(text: str, tree: object) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ('Local.Intent.label = "orders"', Check(LABEL, "equals", "orders", exact=True)),
        ('"orders" = Lower(Local.X)', Check(X, "equals", "orders")),
        ("Local.X <> 3", Check(X, "differs", "3")),
        ("0.6 < Local.X", Check(X, "greater than", "0.6")),
        (
            "Local.X >= 2",
            Joined(False, (Check(X, "greater than", "2"), Check(X, "equals", "2"))),
        ),
        ('"a" in Local.X', Check(X, "contains", "a")),
        ('Find("a", Local.X) > 0', Check(X, "contains", "a")),
        ('!IsBlank(Find("a", Local.X))', Not(Not(Check(X, "contains", "a")))),
        ("IsBlank(Local.X)", Check(X, "is empty")),
        ("Local.X", Check(X, "is true")),
        ("Not Local.X", Not(Check(X, "is true"))),
        ("CountRows(Local.X) > 2", Check(X, "longer than", "2")),
        (
            "Local.X < 1 And Local.X > 0 || Local.X",
            Joined(
                False,
                (
                    Joined(True, (Check(X, "less than", "1"), Check(X, "greater than", "0"))),
                    Check(X, "is true"),
                ),
            ),
        ),
        (
            "And(Local.X, Local.X, Local.X)",
            Joined(True, (Check(X, "is true"),) * 3),
        ),
    ],
)
def test_that_a_condition_becomes_our_comparisons(text: str, tree: Condition) -> None:
    assert condition_of(parse(text)) == tree


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Local.",
        "Local.X = ",
        '"open',
        "f(",
        "1 2",
        "Local.X = Local.Y",
        "true",
        'Local.X < "b"',
        "Sum(Local.X) > 1",
        "(" * 5000,
        "Not " * 5000 + "Local.X",
        "!" * 5000 + "Local.X",
        "Local.X Or " * 1500 + "Local.X",
        "1e999 = Local.X",
        "Or(" * 40 + "Local.X" + ")" * 40 + " ;",
    ],
)
def test_that_what_is_not_read_is_refused(text: str) -> None:
    with pytest.raises(DocumentError):
        condition_of(parse(text))


@given(st.text())
def test_that_any_text_is_read_or_refused(text: str) -> None:
    with suppress(DocumentError):
        condition_of(parse(text))


pieces = st.sampled_from(
    ['"a"', "1", "Local.X", "(", ")", "=", "<>", "And", "Or", "Not", "&", "+", "-", "!", ",",
     "in", "IsBlank(", "Find(", "Lower(", ".", "true"]
)  # fmt: skip


@given(st.lists(pieces, max_size=25))
def test_that_pieces_of_expressions_in_any_order_are_read_or_refused(parts: list[str]) -> None:
    with suppress(DocumentError):
        condition_of(parse(" ".join(parts)))


@given(st.text())
def test_that_a_text_comes_back_as_it_was(text: str) -> None:
    assert parse(quoted(text)) == Constant(text)


@given(st.sampled_from(OPERATORS), st.text(max_size=20) | st.integers().map(str))
def test_that_each_of_our_comparisons_is_one_again(operator: str, value: str) -> None:
    try:
        written = comparison("Local.X", operator, value)  # type: ignore[arg-type]
    except DocumentError:
        assert operator.endswith("than")
        return
    found = condition_of(parse(written))
    if isinstance(found, Not):
        assert operator in ("contains not", "is not empty")
        found = found.part
    assert isinstance(found, Check)
    assert found.name == X
