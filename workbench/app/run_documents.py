"""What can be run by its name: agents and graphs, and the models they run on."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.graphs.files import SUFFIX
from workbench.agents.values import from_values
from workbench.app.agent_library import AgentLibrary
from workbench.app.graph_library import GraphLibrary
from workbench.app.graph_starts import graph_from, is_graph
from workbench.app.model_library import ModelLibrary
from workbench.traces.events import RunStarted


@dataclass(frozen=True, slots=True)
class Documents:
    """What can be run, and the models it runs on."""

    agents: AgentLibrary
    graphs: GraphLibrary
    models: ModelLibrary

    def get(self, name: str) -> AgentDocument | GraphDocument:
        """The agent of that name or file, or the graph if there is no such agent.

        Raises:
            DocumentError: There is none.
        """
        named = any(agent.name == name for agent in self.agents.agents)
        graphs = {graph.name for graph in self.graphs.graphs}
        if not named and (name in graphs or name.endswith(SUFFIX)):
            return self.graphs.get(name)
        return self.agents.get(name)

    def newest(self, started: RunStarted) -> AgentDocument | GraphDocument:
        """The document of a run as it is now; as it was then if it is gone."""
        if is_graph(started.agent):
            graphs = {graph.name: graph for graph in self.graphs.graphs}
            return graphs.get(started.agent_name) or graph_from(started.agent)
        agents = {agent.name: agent for agent in self.agents.agents}
        return agents.get(started.agent_name) or from_values(started.agent)
