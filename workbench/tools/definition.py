"""What a model sees of a tool."""

from __future__ import annotations

from typing import Any

from workbench.tools.api import ToolSpec


def definition(spec: ToolSpec) -> dict[str, Any]:
    """The tool as JSON, in the form that models are given it; nothing else of it is sent."""
    return {
        "type": "function",
        "function": {
            "name": spec.name,
            "description": spec.description,
            "parameters": dict(spec.parameters),
        },
    }
