"""What a run of a graph needs from the program around it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.budget import USUAL, GraphBudget
from workbench.agents.graphs.earlier import Earlier
from workbench.agents.nodes.api import Memory, World
from workbench.agents.past import Past
from workbench.agents.services import Answer, RunServices, StopSignal
from workbench.base.errors import RunError
from workbench.policy.roles import HIGHEST, Role
from workbench.tools.retrieval.values import Hit, Mode
from workbench.traces.events import ApprovalAsked, NodePaused, PersonAsked


@dataclass(frozen=True, slots=True)
class Given:
    """What a person gave: values, or None if they declined.

    Attributes:
        step: From here on the run waits before every node, or no longer; None changes nothing.
    """

    values: Mapping[str, Any] | None
    by: str = "user"
    step: bool | None = None


Search: TypeAlias = Callable[[str, str, int, Mode], Awaitable[Sequence[Hit]]]
"""Collection, query, how many at most, and by what."""


MakeVectors: TypeAlias = Callable[[str, Sequence[str]], Awaitable[Sequence[Sequence[float]]]]
"""Id of an installed model, and texts, none of them empty."""


async def no_vectors(model_id: str, _texts: Sequence[str]) -> Sequence[Sequence[float]]:
    """The vectors where there are no models."""
    raise RunError(f"the model {model_id!r} is not installed", "Add a model file.")


async def no_documents(collection: str, _query: str, _most: int, _mode: Mode) -> Sequence[Hit]:
    """The search where there are no collections."""
    raise RunError(f"there is no collection {collection!r}", "Add one first.")


ServicesOf: TypeAlias = Callable[[AgentDocument, bool], Awaitable[RunServices]]


@dataclass(frozen=True, slots=True)
class GraphServices:
    """The world of one run of a graph.

    Attributes:
        world: What settings refer to.
        of: The services of one agent in it; the flag says that a model is needed. Raises a
            WorkbenchError if there is none.
        approve: Asks a person whether something may be done, and waits.
        give: Asks a person for values, and waits.
        earlier: Results that may be used again.
        role: Of whoever sits before the program, now.
        search: Searches the documents of a person. Raises a WorkbenchError.
        memory: What is remembered from one run to the next; None where nothing is.
        conversation_id: What the run belongs to.
        embed: Makes vectors of length 1 of texts, in their order. Raises a WorkbenchError.
        budget: What the run may take.
        past: An earlier run whose results are told again; None asks for all anew. The
            services of its agents have the same.
    """

    run_id: str
    world: World
    of: ServicesOf
    approve: Callable[[ApprovalAsked], Awaitable[Answer]]
    give: Callable[[NodePaused | PersonAsked], Awaitable[Given]]
    earlier: Earlier
    stop: StopSignal
    role: Callable[[], Role] = lambda: HIGHEST
    search: Search = no_documents
    embed: MakeVectors = no_vectors
    memory: Memory | None = None
    conversation_id: str = ""
    budget: GraphBudget = USUAL
    past: Past | None = None
