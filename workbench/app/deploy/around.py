"""What deployments are made of, and a file that was looked at."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.app.agent_library import AgentLibrary
from workbench.app.connections import Connections
from workbench.app.deploy.sections import Problem
from workbench.app.deploy.values import Deployment
from workbench.app.graph_library import GraphLibrary
from workbench.app.model_library import ModelLibrary
from workbench.app.tool_library import ToolLibrary
from workbench.base.paths import Paths
from workbench.base.settings_store import SettingsStore
from workbench.policy.access import Access
from workbench.policy.network import NetworkGuard


@dataclass(frozen=True, slots=True)
class Around:
    """What deployments are made of."""

    paths: Paths
    settings: SettingsStore
    models: ModelLibrary
    agents: AgentLibrary
    graphs: GraphLibrary
    tools: ToolLibrary
    connections: Connections
    guard: NetworkGuard
    access: Access


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was looked at.

    Attributes:
        deployment: None if it cannot be understood.
    """

    deployment: Deployment | None
    problems: tuple[Problem, ...]
    text: str = ""

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(one for one in self.problems if one.level == "error")
