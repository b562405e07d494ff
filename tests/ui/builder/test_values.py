"""Values of ports are read as they are written."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.agents.nodes.api import PortType
from workbench.ui.builder.values import like, mixed_shown, mixed_written, shown, written

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=10,
)  # fmt: skip


@given(PLAIN)
def test_that_a_value_shown_for_changing_is_the_same_when_nothing_is_changed(
    value: Any,
) -> None:
    assert like("null" if value is None else shown(value), value) == value


@given(PLAIN.filter(lambda value: value is not None))
def test_that_a_value_in_one_line_is_read_back(value: Any) -> None:
    assert mixed_written(mixed_shown(value)) == value


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("12", "number", 12),
        (" 1,5 ", "number", 1.5),
        ("Yes", "boolean", True),
        ("no", "boolean", False),
        ("  kept ", "text", "  kept "),
        ('{"a": 1}', "json", {"a": 1}),
        ("Hi", "messages", [{"role": "user", "text": "Hi"}]),
        ("Hi", "documents", [{"text": "Hi"}]),
    ],
)
def test_that_what_is_written_becomes_a_value_of_the_type(
    text: str, kind: PortType, value: Any
) -> None:
    assert written(text, kind) == value


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("many", "number", "Write a number"),
        ("inf", "number", "Write a number"),
        ("perhaps", "boolean", "Write yes or no"),
        ('{"a": }', "json", "line 1, column 7"),
        ("NaN", "json", "Not JSON: NaN"),
        ("[" * 100_000, "json", "too deep"),
    ],
)
def test_that_a_mistake_is_named(text: str, kind: PortType, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        written(text, kind)
