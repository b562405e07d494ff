"""Whether the models of a graph fit into memory together, before it runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.checks import GraphProblem
from workbench.agents.graphs.documents import GraphDocument, Node, every_body, path_of
from workbench.agents.graphs.reading import settings_of
from workbench.agents.nodes.agent_settings import uses_of
from workbench.agents.nodes.api import ModelUse, World
from workbench.agents.nodes.registry import kind_of
from workbench.agents.reach import Library, beyond
from workbench.app.loaded import LoadedModel
from workbench.app.model_library import ModelLibrary
from workbench.base.errors import ModelError
from workbench.models.fit import in_words


@dataclass(frozen=True, slots=True)
class ModelNeed:
    """One model of a graph.

    Attributes:
        node_paths: The nodes that ask it.
        context_tokens: The largest context that one of them wants.
        need_bytes: What a load of it would take now; 0 if it is loaded, or on a server.
    """

    model_id: str
    title: str
    node_paths: tuple[str, ...]
    context_tokens: int
    need_bytes: int
    is_loaded: bool = False


@dataclass(frozen=True, slots=True)
class GraphMemory:
    """The models of a graph beside what is free.

    Attributes:
        swapped: Models for which another one has to go when their turn comes.
        too_large: Models that would not fit alone.
    """

    needs: tuple[ModelNeed, ...] = ()
    free_bytes: int = 0
    swapped: tuple[ModelNeed, ...] = ()
    too_large: tuple[ModelNeed, ...] = ()

    @property
    def need_bytes(self) -> int:
        return sum(need.need_bytes for need in self.needs)

    @property
    def sentence(self) -> str:
        """All of it in the user's words; empty where no model is asked."""
        if not self.needs:
            return ""
        free = f"{in_words(self.free_bytes)} is free"
        if self.too_large:
            need = self.too_large[0]
            return f"{need.title} needs {in_words(need.need_bytes)}, {free}: it does not fit."
        number = len(self.needs)
        names = "The model" if number == 1 else f"These {number} models"
        if not self.need_bytes:
            verb = "is" if number == 1 else "are"
            return f"{names} {verb} loaded or on a server: no more memory is needed."
        verb = "needs" if number == 1 else "need"
        have = f"{names} {verb} {in_words(self.need_bytes)}"
        if not self.swapped:
            return f"{have}, {free}."
        titles = ", ".join(need.title for need in self.swapped)
        return f"{have}, {free}: {titles} will be swapped in when its turn comes."


async def graph_memory(
    document: GraphDocument,
    world: World,
    models: ModelLibrary,
    library: Library,
    loaded: Sequence[LoadedModel],
) -> GraphMemory:
    """What the models of a graph take beside what is free now.

    What is loaded already counts as nothing: its memory is taken.

    Args:
        document: The graph.
        world: What its settings may refer to.
        models: The models there are.
        library: What its tools may ask.
        loaded: The models that are loaded now.
    """
    here = {one.model.id for one in loaded if one.info is not None}
    needs: list[ModelNeed] = []
    free_bytes = 0
    for model_id, (paths, context) in asked_models(document, world, models, library).items():
        model = models.get(model_id)
        if model_id in here or model.source == "server":
            need = ModelNeed(model_id, model.title, paths, context, 0, is_loaded=True)
        else:
            verdict = await models.fit(model_id, context)
            free_bytes = max(free_bytes, verdict.free_bytes)
            need = ModelNeed(model_id, model.title, paths, context, verdict.total_bytes)
        needs.append(need)
    return judged(tuple(needs), free_bytes)


def judged(needs: tuple[ModelNeed, ...], free_bytes: int) -> GraphMemory:
    """Which of these models fit together, in the order their nodes are named."""
    swapped: list[ModelNeed] = []
    taken = 0
    for need in needs:
        if taken and need.need_bytes and taken + need.need_bytes > free_bytes:
            swapped.append(need)
        else:
            taken += need.need_bytes
    too_large = tuple(need for need in needs if need.need_bytes > free_bytes)
    return GraphMemory(needs, free_bytes, tuple(swapped), too_large)


def memory_problems(memory: GraphMemory) -> tuple[GraphProblem, ...]:
    """What the nodes of a graph have to expect, each at its node."""
    return (
        *(
            GraphProblem(
                "warning",
                path,
                f"{need.title} needs {in_words(need.need_bytes)} of memory, "
                f"{in_words(memory.free_bytes)} is free",
                "Choose a smaller model or context, or close other programs.",
            )
            for need in memory.too_large
            for path in need.node_paths
        ),
        *(
            GraphProblem(
                "warning",
                path,
                f"{need.title} has to wait until another model made room for it",
                "Use one model for several nodes, or smaller ones.",
            )
            for need in memory.swapped
            if need not in memory.too_large
            for path in need.node_paths
        ),
    )


def asked_models(
    document: GraphDocument, world: World, models: ModelLibrary, library: Library
) -> dict[str, tuple[tuple[str, ...], int]]:
    """The nodes that ask each model, and the largest context they want.

    A node asks the models of the agents and graphs that its tools lead to, too.
    """
    found: dict[str, tuple[tuple[str, ...], int]] = {}
    for scope, body in every_body(document):
        for node in body.nodes:
            path = path_of(scope, node.id)
            for use in _uses(node, world, library):
                try:
                    model_id = models.choose(use.model_id, use.fallback).id
                except ModelError:  # the checks name it
                    continue
                paths, context = found.get(model_id, ((), 0))
                if path not in paths[-1:]:
                    paths = (*paths, path)
                found[model_id] = (paths, max(context, use.context_tokens))
    return found


def _uses(node: Node, world: World, library: Library) -> Iterator[ModelUse]:
    yield from _own_uses(node, world)
    for asked in beyond(node, library):
        if isinstance(asked, AgentDocument):
            yield from uses_of(asked)
            continue
        for _scope, body in every_body(asked):
            for inner in body.nodes:
                yield from _own_uses(inner, world)


def _own_uses(node: Node, world: World) -> tuple[ModelUse, ...]:
    kind, (settings, _problems) = kind_of(node.kind), settings_of(node)
    return () if kind is None or settings is None else kind.models(settings, world)
