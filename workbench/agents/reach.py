"""What an agent or a graph of the library leads to, through its tools and its nodes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import GraphDocument, Node, every_body
from workbench.agents.graphs.reading import settings_of
from workbench.agents.graphs.value_writing import to_values as graph_values
from workbench.agents.nodes.team import TeamAgent
from workbench.agents.values import to_values as agent_values
from workbench.base.files import canonical_json
from workbench.tools.api import ErrandKind, Reach, ToolSpec
from workbench.tools.documents import ToolDocument
from workbench.tools.kinds.agent import AgentToolSettings
from workbench.tools.kinds.graph import GraphToolSettings

MOST_NESTED = 4
"""How many tools that ask agents or graphs may lie around one another."""
_LOOKING = ("retrieve", "remember", "memory", "forget")
"""Nodes that look at more than what they are given without any tool."""


@dataclass(frozen=True, slots=True)
class Library:
    """The documents as they are now.

    Attributes:
        tools: By name; those that ask an agent or a graph as documents, since what they come
            to is what is being found out.
    """

    agents: Mapping[str, AgentDocument]
    graphs: Mapping[str, GraphDocument]
    tools: Mapping[str, ToolSpec | ToolDocument]


@dataclass(slots=True)
class _Walk:
    library: Library
    parts: dict[str, str] = field(default_factory=dict)
    tools: set[str] = field(default_factory=set)
    problem: tuple[str, str] = ("", "")
    writes: bool = False
    looks: bool = False

    def document(self, kind: ErrandKind, name: str, path: tuple[str, ...]) -> None:
        """Take an agent or a graph, and what it leads to."""
        key = f"{kind} {name}"
        if key in path:
            self._refuse(_round(path, key), "Take one of them away.")
        if key in self.parts or key in path:
            return
        found = (self.library.agents if kind == "agent" else self.library.graphs).get(name)
        if found is None:
            self._refuse(f"there is no {kind} {name!r}", "Choose another one.")
            return
        if sum(part.startswith("tool ") for part in path) > MOST_NESTED:
            words = f"more than {MOST_NESTED} tools that ask others lie around {name!r}"
            self._refuse(words, "Ask fewer of them through one another.")
            return
        self.parts[key] = _digest(found)
        within = (*path, key)
        if isinstance(found, AgentDocument):
            self.looks |= bool(found.grants.folders or found.grants.databases)
            self._tools((use.name for use in found.tools), within)
            return
        for _scope, body in every_body(found):
            for node in body.nodes:
                self._node(node, within)

    def _node(self, node: Node, path: tuple[str, ...]) -> None:
        self.looks |= node.kind in _LOOKING
        self.looks |= bool(node.settings.get("folders") or node.settings.get("databases"))
        settings, _problems = settings_of(node)
        if settings is None:
            return
        agents, tools = named_in(settings)
        self._tools(tools, path)
        for name in agents:
            if name in self.library.agents:  # else the checks of the graph name it
                self.document("agent", name, path)

    def _tools(self, names: Iterable[str], path: tuple[str, ...]) -> None:
        for name in names:
            self._tool(name, path)

    def _tool(self, name: str, path: tuple[str, ...]) -> None:
        found = self.library.tools.get(name)
        if found is None:
            return
        self.tools.add(name)
        if isinstance(found, ToolSpec):
            self.parts[f"tool {name}"] = found.digest
            self.writes |= found.writes
            self.looks |= not found.pure
            return
        key = f"tool {name}"
        if key in path:
            self._refuse(_round(path, key), "Take one of them away.")
            return
        self.parts[key] = found.digest
        settings: AgentToolSettings | GraphToolSettings = found.settings
        self.document(*settings.asked, (*path, key))

    def _refuse(self, message: str, hint: str) -> None:
        self.problem = self.problem if self.problem[0] else (message, hint)


def reach_of(kind: ErrandKind, name: str, tool: str, library: Library) -> Reach:
    """What an agent or a graph leads to, for the tool that asks it. Pure."""
    walk = _Walk(library)
    walk.document(kind, name, (f"tool {tool}",))
    message, hint = walk.problem
    graph = library.graphs.get(name) if kind == "graph" else None
    known = canonical_json(dict(sorted(walk.parts.items())))
    return Reach(
        problem=message,
        hint=hint,
        identity=hashlib.sha256(known.encode()).hexdigest(),
        inputs={} if graph is None else dict(_inputs(graph)),
        tools=tuple(sorted(walk.tools)),
        writes=walk.writes,
        looks=walk.looks,
    )


def beyond(node: Node, library: Library) -> tuple[AgentDocument | GraphDocument, ...]:
    """The agents and graphs that the tools of a node lead to, each once. Pure.

    Those that a node names itself are no part of it: its kind tells of them.
    """
    return _asked_by(_tools_at(node, library), library)


def asked_by_agent(
    agent: AgentDocument, library: Library
) -> tuple[AgentDocument | GraphDocument, ...]:
    """The agents and graphs that the tools of an agent lead to, each once. Pure."""
    return _asked_by([use.name for use in agent.tools], library)


def _asked_by(
    tools: Iterable[str], library: Library
) -> tuple[AgentDocument | GraphDocument, ...]:
    found: dict[str, AgentDocument | GraphDocument] = {}
    waiting, seen = list(tools), set[str]()
    while waiting:
        name = waiting.pop(0)
        tool = library.tools.get(name)
        if name in seen or not isinstance(tool, ToolDocument):
            continue
        seen.add(name)  # so a circle ends
        kind, asked = tool.settings.asked
        key = f"{kind} {asked}"
        document = (library.agents if kind == "agent" else library.graphs).get(asked)
        if document is None or key in found:
            continue
        found[key] = document
        waiting += tools_of(document, library)
    return tuple(found.values())


def tools_of(document: AgentDocument | GraphDocument, library: Library) -> list[str]:
    """The tools that a document may call itself, with those of agents that its nodes name."""
    if isinstance(document, AgentDocument):
        return [use.name for use in document.tools]
    return [
        name
        for _scope, body in every_body(document)
        for node in body.nodes
        for name in _tools_at(node, library)
    ]


def _tools_at(node: Node, library: Library) -> list[str]:
    """The tools that a node may call, and those of the agents it names."""
    settings, _problems = settings_of(node)
    if settings is None:
        return []
    agents, tools = named_in(settings)
    known = [library.agents[name] for name in agents if name in library.agents]
    return [*tools, *(use.name for agent in known for use in agent.tools)]


def _inputs(graph: GraphDocument) -> Iterator[tuple[str, bool]]:
    for node in graph.body.nodes:
        if node.kind == "input":
            default = node.settings.get("default")
            yield str(node.settings.get("name", "text")), default is None


def named_in(settings: Any) -> tuple[list[str], list[str]]:
    """The agents and the tools that the settings of a node name."""
    agents: list[str] = []
    tools: list[str] = []
    for one in fields(settings):
        value, shown = getattr(settings, one.name), one.metadata.get("kind")
        if shown == "agent":
            agents.append(value)
        elif shown == "tool":
            tools.append(value)
        elif shown == "tools":
            tools.extend(value)
        elif isinstance(value, tuple):
            agents.extend(row.agent for row in value if isinstance(row, TeamAgent))
        elif is_dataclass(value):
            inner = named_in(value)
            agents, tools = agents + inner[0], tools + inner[1]
    return [name for name in agents if name], [name for name in tools if name]


def _digest(document: AgentDocument | GraphDocument) -> str:
    if isinstance(document, AgentDocument):
        values = agent_values(document)
    else:
        values = graph_values(document)
    return hashlib.sha256(canonical_json(values).encode()).hexdigest()


def _round(path: tuple[str, ...], key: str) -> str:
    way = " → ".join((*path[path.index(key) :], key))
    return f"it leads back to itself: {way}"
