"""Agents as documents: frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from workbench.policy.roles import Roles
from workbench.tools.api import Approval

OutputMode = Literal["free", "constrained", "reason_first"]


@dataclass(frozen=True, slots=True)
class ModelOptions:
    """How the model writes. Names on file are those of the Agent Framework's YAML.

    Attributes:
        output_mode: Whether calls, and an answer with a schema, are held to their schema while
            they are written: not at all, from the start, or once the model has thought freely.
    """

    temperature: float = 0.7
    top_p: float = 0.95
    top_k: int = 40
    min_p: float = 0.05
    repeat_penalty: float = 1.0
    max_output_tokens: int = 512
    seed: int | None = None
    context_tokens: int = 4096
    output_mode: OutputMode = "constrained"


@dataclass(frozen=True, slots=True)
class AgentModel:
    """Which model an agent talks with.

    Attributes:
        id: Id of an installed model, or empty for the program's default.
        fallback: Ids tried in turn when it is missing.
    """

    id: str = ""
    provider: str = "Local"
    api_type: str = "LlamaCpp"
    options: ModelOptions = field(default_factory=ModelOptions)
    fallback: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ToolUse:
    """A tool the agent may use.

    Attributes:
        approval: None keeps the tool's own policy.
        roles: Whom this agent uses it for, of those the tool is for; None is all of them.
    """

    name: str
    approval: Approval | None = None
    roles: Roles = None


@dataclass(frozen=True, slots=True)
class Limits:
    """When a run stops by itself."""

    max_steps: int = 8
    max_seconds: float = 300.0
    max_tokens: int = 16_384
    tool_seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class Grants:
    """What this agent's tools may read: paths the user chose."""

    folders: tuple[str, ...] = ()
    databases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgentDocument:
    """One agent.

    Attributes:
        name: File-safe name, ``[a-z0-9][a-z0-9_-]*``; unique in the library.
        title: Name on screen.
        extra: Everything in the file that is not ours, kept as it was.
    """

    name: str
    title: str
    description: str = ""
    instructions: str = ""
    model: AgentModel = field(default_factory=AgentModel)
    tools: tuple[ToolUse, ...] = ()
    limits: Limits = field(default_factory=Limits)
    grants: Grants = field(default_factory=Grants)
    kind: Literal["Prompt"] = "Prompt"
    extra: dict[str, Any] = field(default_factory=dict)
