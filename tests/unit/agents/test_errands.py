"""The trail of who asks: no circle, and not too deep, whatever the checks said."""

from __future__ import annotations

import pytest

from workbench.agents.errands import Trail
from workbench.agents.reach import MOST_NESTED
from workbench.base.errors import ToolError
from workbench.tools.api import Errand, Reach


def errand(name: str) -> Errand:
    return Errand("agent", name, lambda _arguments: "", Reach(), Reach)


def test_that_a_trail_refuses_what_is_in_it_and_what_lies_too_deep() -> None:
    trail = Trail().inside("graph", "desk").inside("agent", "boss")
    with pytest.raises(ToolError, match="agent boss → agent boss"):
        trail.asked(errand("boss"))

    for number in range(MOST_NESTED):
        trail = trail.asked(errand(f"a{number}")).inside("agent", f"b{number}")
    assert trail.depth == MOST_NESTED

    with pytest.raises(ToolError, match="more than 4 tools"):
        trail.asked(errand("one-more"))
