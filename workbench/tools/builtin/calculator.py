"""The calculator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.tools.api import ToolContext, ToolSpec
from workbench.tools.builtin.arithmetic import calculate
from workbench.tools.parameters import parameters


def run(arguments: Mapping[str, Any], context: ToolContext) -> str:
    """Work out an expression."""
    return calculate(arguments["expression"])


SPEC = ToolSpec(
    name="calculator",
    title="Calculator",
    description="Work out an arithmetic expression",
    parameters=parameters(
        {"expression": ("string", "The expression, for example (3 + 4) * 12 or sqrt(2)")}
    ),
    run=run,
    touches="Nothing",
    pure=True,
)
