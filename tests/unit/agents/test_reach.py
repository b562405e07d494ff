"""What a document leads to through the tools that ask agents and graphs, circles included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tests.unit.agents.graphs.running import graph
from workbench.agents.documents import AgentDocument, ToolUse
from workbench.agents.graphs.documents import GraphDocument, Node
from workbench.agents.reach import Library, asked_by_agent, beyond
from workbench.tools.documents import Parameter, ToolDocument
from workbench.tools.kinds.agent import AgentToolSettings
from workbench.tools.kinds.graph import GraphToolSettings


def asking(name: str, agent: str) -> ToolDocument:
    settings = AgentToolSettings(agent, "{question}")
    return ToolDocument(name, name, "", "agent", settings, (Parameter("question"),))


def running(name: str, graph_name: str) -> ToolDocument:
    return replace(asking(name, ""), kind="graph", settings=GraphToolSettings(graph_name))


def agent(name: str, *tools: str) -> AgentDocument:
    return AgentDocument(name, name, tools=tuple(map(ToolUse, tools)))


def library(
    agents: tuple[AgentDocument, ...],
    tools: tuple[ToolDocument, ...],
    graphs: Mapping[str, GraphDocument] | None = None,
) -> Library:
    return Library(
        {one.name: one for one in agents}, graphs or {}, {one.name: one for one in tools}
    )


def names(found: tuple[AgentDocument | GraphDocument, ...]) -> list[str]:
    return [one.name for one in found]


def test_that_what_asks_one_another_in_a_circle_is_found_once() -> None:
    boss, helper = agent("boss", "ask_helper"), agent("helper", "ask_boss", "calculator")
    tools = (asking("ask_helper", "helper"), asking("ask_boss", "boss"))
    known = library((boss, helper), tools)

    assert names(asked_by_agent(boss, known)) == ["helper", "boss"]


def test_that_a_node_leads_through_graphs_to_the_agents_in_them() -> None:
    inner = graph({"a": ("agent", {"agent": "clerk"}), "t": ("tool", {"tool": "ask_last"})})
    agents = (agent("clerk", "ask_helper"), agent("helper"), agent("last", "run_inner"))
    tools = (
        running("run_inner", "inner"),
        asking("ask_helper", "helper"),
        asking("ask_last", "last"),
        asking("ask_nobody", "gone"),
    )
    known = library(agents, tools, {"inner": replace(inner, name="inner")})
    node = Node("n", "tool", settings={"tool": "run_inner"})

    assert names(beyond(node, known)) == ["inner", "helper", "last"]
    assert names(beyond(Node("n", "agent", settings={"agent": "last"}), known)) == [
        "inner",
        "helper",
        "last",
    ]
    assert beyond(Node("n", "tool", settings={"tool": "ask_nobody"}), known) == ()
    assert beyond(Node("n", "text", settings={"text": "x"}), known) == ()
    assert beyond(Node("n", "tool", settings={"tool": 5}), known) == ()
