"""``workbench run``: what is typed is a value, or said to be none in a line."""

from __future__ import annotations

import pytest

from workbench.app.run_command import typed, typed_answers
from workbench.base.errors import RunError


@pytest.mark.parametrize("depth", [60, 900, 50_000])
def test_that_values_nested_too_deep_are_no_values(depth: int) -> None:
    with pytest.raises(RunError) as caught:
        typed("[" * depth + "]" * depth, "list")
    assert len(caught.value.message) < 200


def test_that_an_error_does_not_repeat_all_that_was_typed() -> None:
    with pytest.raises(RunError, match="is not number") as caught:
        typed("7" * 5_000, "number")
    assert len(caught.value.message) < 300
    with pytest.raises(RunError) as unanswered:
        typed_answers(["x" * 5_000])
    assert len(unanswered.value.message) < 200


def test_that_plain_values_are_read_as_their_type_says() -> None:
    assert typed("7", "text") == "7"
    assert typed("7", "number") == 7
    assert typed("yes", "boolean") is True
    assert typed('[1, {"a": null}]', "list") == [1, {"a": None}]
