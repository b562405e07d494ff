"""What the agents of a bundle need that no bundle holds: tools, and what these ask."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.agents.documents import AgentDocument
from workbench.agents.reach import Library, asked_by_agent, tools_of
from workbench.tools.registry import TOOLS


def left_behind(
    names: Iterable[str], models: Iterable[str], library: Library
) -> tuple[str, ...]:
    """What agents lead to that does not go along, each as its kind and its name.

    Args:
        names: Of the agents that are packed.
        models: Ids of the models that are packed.
        library: The agents, graphs and tools there are.
    """
    ours = {spec.name for spec in TOOLS}
    packed = {name: library.agents[name] for name in names if name in library.agents}
    found: set[str] = set()
    for agent in packed.values():
        asked = asked_by_agent(agent, library)
        for document in (agent, *asked):
            used = tools_of(document, library)
            found |= {f"tool {name}" for name in used if name not in ours}
        for document in asked:
            if not isinstance(document, AgentDocument):
                found.add(f"graph {document.name}")
            elif document.name not in packed:
                found.add(f"agent {document.name}")
                found |= {f"model {one}" for one in (document.model.id,) if one}
    return tuple(sorted(found - {f"model {one}" for one in models}))
