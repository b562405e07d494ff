"""Agents as plain values while they are edited: also those that no file can hold yet."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from workbench.agents.documents import AgentDocument


def draft_values(agent: AgentDocument) -> dict[str, Any]:
    """Everything of an agent, whether it is right or not."""
    return asdict(agent)


def draft_of(values: Any) -> AgentDocument:
    """The agent that was written so.

    Raises:
        ValueError: The values are those of no agent.
    """
    from pydantic import TypeAdapter  # the list of agents is read without it

    return TypeAdapter(AgentDocument).validate_python(values)
