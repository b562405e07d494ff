"""What can be run by its name: agents and graphs, and the models they run on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.graphs.files import SUFFIX
from workbench.agents.graphs.value_writing import to_values as values_of_graph
from workbench.agents.values import from_values
from workbench.agents.values import to_values as values_of_agent
from workbench.app.agent_library import AgentLibrary
from workbench.app.graph_library import GraphLibrary
from workbench.app.graph_starts import graph_from, is_graph
from workbench.app.model_library import ModelLibrary
from workbench.base.errors import DocumentError
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
        if self.agents.knows(name):
            return self.agents.get(name)
        if self.graphs.knows(name) or name.endswith(SUFFIX):
            return self.graphs.get(name)
        if name.endswith((".yaml", ".yml")):
            return self.agents.get(name)
        agents = {agent.name for agent in self.agents.agents}
        graphs = {graph.name for graph in self.graphs.graphs}
        raise DocumentError(
            f"there is no agent or graph {name!r}",
            f"The agents are: {_list(agents)}; the graphs are: {_list(graphs)}; or give the "
            "path of a .yaml file.",
        )

    def newest(self, started: RunStarted) -> AgentDocument | GraphDocument:
        """The document of a run as it is now; as it was then if it is gone."""
        if is_graph(started.agent):
            graphs = {graph.name: graph for graph in self.graphs.graphs}
            return graphs.get(started.agent_name) or graph_from(started.agent)
        agents = {agent.name: agent for agent in self.agents.agents}
        return agents.get(started.agent_name) or from_values(started.agent)

    def is_known(self, started: RunStarted) -> bool:
        """Whether a run is of a document as it is in a library now, word for word."""
        name = started.agent_name
        if is_graph(started.agent):
            graph = next((one for one in self.graphs.graphs if one.name == name), None)
            return graph is not None and values_of_graph(graph) == started.agent
        agent = next((one for one in self.agents.agents if one.name == name), None)
        return agent is not None and values_of_agent(agent) == started.agent


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "none"
