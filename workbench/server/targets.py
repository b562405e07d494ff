"""What is served: models, agents and graphs, by the names that requests use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import GraphDocument
from workbench.app.graph_starts import takes_message
from workbench.app.local_server import ServedWorld
from workbench.models.store import InstalledModel
from workbench.policy.api_keys import ApiKey
from workbench.server.refusals import ApiRefusal

AGENT, GRAPH = "agent:", "graph:"
What: TypeAlias = InstalledModel | AgentDocument | GraphDocument


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that answers."""

    name: str
    what: What

    def values(self, created_s: int) -> dict[str, Any]:
        """As the list of models tells it."""
        return {
            "id": self.name,
            "object": "model",
            "created": created_s,
            "owned_by": "workbench" if isinstance(self.what, InstalledModel) else "user",
        }


class Targets:
    """Everything that may be asked. Reads only tuples of frozen values: from any thread."""

    def __init__(self, world: ServedWorld, only: tuple[str, ...]) -> None:
        """Take what there is.

        Args:
            world: The program.
            only: The names that are served; empty is all.
        """
        self._world, self._only = world, frozenset(only)

    def all(self, key: ApiKey | None) -> tuple[Target, ...]:
        """What a key may use; None is nobody's, who may use everything that is served."""
        return tuple(one for one in self._every() if key is None or key.may_use(one.name))

    def find(self, name: str, key: ApiKey | None) -> Target:
        """What a request names.

        Raises:
            ApiRefusal: There is none of that name, or it is not for this key.
        """
        found = self._known_by(name) if not self._only or name in self._only else None
        if found is None or not (key is None or key.may_use(name)):
            raise ApiRefusal(
                404,
                f"The model {name[:200]!r} does not exist or you do not have access to it.",
                code="model_not_found",
                param="model",
            )
        return found

    def _known_by(self, name: str) -> Target | None:
        """What has that name; looked up without looking at everything."""
        world, plain = self._world, name.partition(":")[2]
        if name.startswith(AGENT):
            agents = (one for one in world.agents.agents if one.name == plain)
            return next((Target(name, one) for one in agents), None)
        if name.startswith(GRAPH):
            graphs = (one for one in world.graphs.graphs if one.name == plain)
            return next((Target(name, one) for one in graphs if takes_message(one)), None)
        models = (one for one in world.models.models if one.id == name and not one.problem)
        return next((Target(name, one) for one in models), None)

    def _every(self) -> Iterator[Target]:
        for target in self._known():
            if not self._only or target.name in self._only:
                yield target

    def _known(self) -> Iterator[Target]:
        world = self._world
        for model in world.models.models:
            if not model.problem:
                yield Target(model.id, model)
        for agent in world.agents.agents:
            yield Target(AGENT + agent.name, agent)
        for graph in world.graphs.graphs:
            if takes_message(graph):
                yield Target(GRAPH + graph.name, graph)
