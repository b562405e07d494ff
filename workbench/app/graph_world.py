"""What the nodes of a graph may refer to: the program's tools, agents, models, collections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from workbench.agents.documents import AgentDocument
from workbench.app.agent_library import AgentLibrary
from workbench.app.collections import Collections
from workbench.app.model_library import ModelLibrary
from workbench.app.tool_library import ToolLibrary
from workbench.base.errors import ModelError
from workbench.tools.api import ToolSpec


@dataclass(frozen=True, slots=True)
class ProgramWorld:
    """The ``World`` as it is at one moment."""

    tools: Mapping[str, ToolSpec]
    agents: Mapping[str, AgentDocument]
    models: Sequence[str]
    keys: Mapping[str, str]
    collections: Mapping[str, str]
    embedding_models: Sequence[str] = ()

    def model_key(self, model_id: str) -> str:
        return self.keys.get(model_id, model_id)


class Holder(Protocol):
    """What holds the parts of the world: the program without a screen."""

    @property
    def tool_library(self) -> ToolLibrary: ...
    @property
    def agents(self) -> AgentLibrary: ...
    @property
    def models(self) -> ModelLibrary: ...
    @property
    def collections(self) -> Collections: ...


def world_of(holder: Holder) -> ProgramWorld:
    """The world now."""
    tools = dict(holder.tool_library.by_name)
    return program_world(tools, holder.agents, holder.models, holder.collections)


def program_world(
    tools: Mapping[str, ToolSpec],
    agents: AgentLibrary,
    models: ModelLibrary,
    collections: Collections,
) -> ProgramWorld:
    """The world now."""
    usable = [model for model in models.models if not model.problem]
    keys = {model.id: f"{model.id} {model.size_bytes}" for model in usable}
    try:
        keys[""] = keys.get(models.choose("").id, "")
    except ModelError:
        keys[""] = ""
    return ProgramWorld(
        tools,
        {agent.name: agent for agent in agents.agents},
        [model.id for model in usable],
        keys,
        collections.titles,
        [model.id for model in collections.embedding_models],
    )
