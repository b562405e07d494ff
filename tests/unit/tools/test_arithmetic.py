"""The calculator against Python's own arithmetic."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.errors import ToolError
from workbench.tools.builtin.arithmetic import calculate

integers = st.integers(min_value=-999, max_value=999)
expressions = st.recursive(
    integers.map(lambda number: f"({number})" if number < 0 else str(number)),
    lambda inner: st.tuples(inner, st.sampled_from("+-*"), inner).map(
        lambda parts: f"({parts[0]} {parts[1]} {parts[2]})"
    ),
    max_leaves=8,
)


@given(expressions)
def test_that_whole_numbers_agree_with_python(expression: str) -> None:
    expected = eval(expression, {"__builtins__": {}})  # noqa: S307 - our own digits and signs
    assert calculate(expression) == str(expected)


@given(integers, integers.filter(bool))
def test_that_division_agrees_with_python(left: int, right: int) -> None:
    value = Fraction(calculate(f"({left}) / ({right})"))
    assert abs(value - Fraction(left, right)) <= abs(Fraction(left, right)) / 10**14
    assert calculate(f"({left}) // ({right})") == str(left // right)
    assert calculate(f"({left}) % ({right})") == str(left % right)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("12*7", "84"), ("2+3*4", "14"), ("-2^2", "-4"), ("2**3**2", "512"), ("2^-1", "0.5"),
        ("0.1+0.2", "0.3"), ("50%*80", "40"), ("7 % 3", "1"), ("5!", "120"), ("17 × 3 =", "51"),
        ("9 ÷ 3 − 1", "2"), ("1,000 + 2", "1002"), ("max(1, 2, 3)", "3"), ("√16", "4"),
        ("round(2.345, 2)", "2.35"), ("abs(-3)", "3"), ("log(100)", "2"), ("sin(0)", "0"),
        ("2*pi", "6.28318530717959"), ("1e3", "1000"), (".5+.5", "1"), ("2^64", str(2**64)),
    ],
)  # fmt: skip
def test_that_known_sums_are_right(expression: str, value: str) -> None:
    assert calculate(expression) == value


@pytest.mark.parametrize(
    "expression",
    [
        "", "1/0", "5 % 0", "9^9^9", "9**99999999", "1e999999999", "999999!", "3 4", "(1", "1)",
        "sqrt(-1)", "(-8)^0.5", "import os", "__import__('os')", "a.b", "1 +", "max()",
        "(" * 200, "-" * 900 + "1", "1" * 2000, "log(0)", "0^-1", "asin(2)", "'a'*9", "x",
    ],
)  # fmt: skip
def test_that_what_has_no_value_is_refused(expression: str) -> None:
    with pytest.raises(ToolError):
        calculate(expression)


@given(st.text(alphabet="0123456789.+-*/%^!(),e pisqrtmaxround", max_size=60))
def test_that_nothing_else_is_ever_raised(expression: str) -> None:
    with suppress(ToolError):
        assert calculate(expression)
