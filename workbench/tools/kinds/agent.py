"""An agent of the library as a tool: it is asked, and its answer is the result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbench.base.errors import ToolError
from workbench.base.lines import LinedPlace
from workbench.base.reading import text
from workbench.tools.api import ErrandKind
from workbench.tools.documents import Parameter, ToolDocument, ToolLimits
from workbench.tools.kinds.api import Made, Surroundings, ToolKind
from workbench.tools.kinds.asking import LIBRARY_NAME, check_names, made_errand
from workbench.tools.placeholders import filled

_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class AgentToolSettings:
    """Settings of a tool that asks an agent.

    Attributes:
        agent: Its name in the library.
        message: What it is asked, with ``{name}`` for each parameter.
    """

    agent: str
    message: str

    @property
    def asked(self) -> tuple[ErrandKind, str]:
        """What is asked, by kind and name."""
        return "agent", self.agent


def _read(place: LinedPlace, tool: ToolDocument) -> AgentToolSettings:
    agent, message = text(place, "agent", ""), text(place, "message", "")
    if not LIBRARY_NAME.fullmatch(agent):
        raise place.bad("agent", agent, "the name of an agent")
    if not message.strip():
        raise place.bad("message", message, "what the agent is asked")
    check_names(place, "message", message, tool)
    return AgentToolSettings(agent, message)


def _write(settings: AgentToolSettings) -> Mapping[str, Any]:
    return {"agent": settings.agent, "message": settings.message}


def _make(tool: ToolDocument, around: Surroundings) -> Made:
    settings: AgentToolSettings = tool.settings

    def given(arguments: Mapping[str, Any]) -> str:
        message = filled(settings.message, tool.with_defaults(arguments))
        if not message.strip():
            raise ToolError("the message to the agent is empty", "Give it a text.")
        return message

    return made_errand(tool, around, "agent", settings.agent, given)


def _sample(name: str, title: str) -> ToolDocument:
    return ToolDocument(
        name,
        title,
        "Ask another agent a question and get its answer",
        "agent",
        AgentToolSettings("starter", "{question}"),
        (Parameter("question", description="The question, with all it must know"),),
        limits=ToolLimits(seconds=_SECONDS),
    )


KIND = ToolKind(
    key="agent",
    title="Agent",
    description="One of your agents, asked with a message made of the parameters",
    read=_read,
    write=_write,
    make=_make,
    sample=_sample,
)
