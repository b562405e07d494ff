"""Agents and graphs of other programs: what is taken over, and what is named."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.agents.graphs.running import Desk, end_of
from tests.unit.agents.graphs.strategies import json_values
from workbench.agents.documents import AgentDocument
from workbench.agents.exchange.importing import Imported, imported, kind_of_file
from workbench.agents.files import parse_agent, write_agent
from workbench.agents.graphs.checks import check_graph
from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.graphs.files import write_graph
from workbench.agents.output_schema import output_schema
from workbench.base import yaml_text
from workbench.base.errors import DocumentError

PROMPT = """
kind: prompt
name: Kiosk Sales
description: Answers questions
metadata: {tags: [retail]}
model:
  id: gpt-4o
  provider: OpenAI
  apiType: Chat
  connection: {kind: key, endpoint: https://x, apiKey: =Env.KEY}
  options: {temperature: 0.2, topK: null, frequencyPenalty: 0.1}
instructions: Be brief.
inputSchema: {properties: {a: {kind: string}}}
tools:
  get_stock: {kind: function, parameters: {properties: {sku: {kind: string}}}}
  files: {kind: mcp, serverName: files, connection: {kind: anonymous, endpoint: https://y}}
  web: {kind: web_search}
outputSchema:
  properties: {mood: {kind: string, enumValues: [good, bad], required: true}}
"""


def said(found: Imported) -> str:
    return "\n".join(map(str, found.report.left_out))


def test_that_an_agent_of_the_standard_keeps_what_is_not_ours_and_names_it() -> None:
    found = imported(PROMPT, tools=["calculator"])
    agent = found.document
    assert isinstance(agent, AgentDocument)
    assert (found.kind, agent.name, agent.title) == ("agent", "kiosk-sales", "Kiosk Sales")
    assert (agent.model.id, agent.model.options.temperature) == ("gpt-4o", 0.2)
    assert [use.name for use in agent.tools] == ["get_stock"]
    schema = output_schema(agent)
    assert schema is not None
    assert schema["properties"]["mood"]["enum"] == ["good", "bad"]
    again = parse_agent(write_agent(agent))
    assert again == agent
    assert again.extra["model"]["connection"]["endpoint"] == "https://x"
    for part in ("model.connection", "model.options.frequencyPenalty", "'files' of the kind "
                 "'mcp'", "'web_search'", "inputSchema", "metadata.tags", "'get_stock'",
                 "'Kiosk Sales'", "tools.get_stock", "provider 'OpenAI'"):  # fmt: skip
        assert part in said(found)
    assert "outputSchema" not in said(found)


def component(kind: str, node_id: str, x: float = 0, **template: Any) -> dict[str, Any]:
    fields = {name: {"value": value} for name, value in template.items()}
    node = {"template": fields, "display_name": f"The {kind}"}
    return {"id": node_id, "type": "genericNode", "position": {"x": x, "y": 7.6},
            "data": {"type": kind, "id": node_id, "node": node}}  # fmt: skip


def edge(source: str, output: str, target: str, field: str, *, as_text: bool = False) -> Any:
    ends: dict[str, Any] = {
        "sourceHandle": {"id": source, "name": output},
        "targetHandle": {"id": target, "fieldName": field},
    }
    if as_text:
        texts = {key: json.dumps(end).replace('"', "œ") for key, end in ends.items()}
        return {"source": source, "target": target, **texts}
    return {"source": source, "target": target, "data": ends}


FLOW = {
    "name": "My Flow",
    "description": "A flow",
    "data": {
        "nodes": [
            component("ChatInput", "ChatInput-Ab1", 1.2),
            component("Prompt", "Prompt-x", template="{hi} {q} {json: 1}", hi="Hello {you}"),
            component("Prompt", "Prompt-told", template="Be brief."),
            component("OpenAIModel", "OpenAI-1", api_key="sk-secret", model_name="gpt-4o",
                      temperature=0.1, max_tokens=99),
            component("ConditionalRouter", "If-1", operator="starts with", match_text="<"),
            component("Agent", "Agent-1", system_prompt="Help.", temperature="bad"),
            component("CalculatorComponent", "Calc-1"),
            component("Chroma", "Chroma-1"),
            component("ChatOutput", "Out-1"),
            component("ChatOutput", "Out-2"),
            {"id": "note-1", "type": "noteNode", "position": {"x": 1, "y": 2},
             "data": {"type": "note", "node": {"description": "# Read me"}}},
        ],
        "edges": [
            edge("ChatInput-Ab1", "message", "Prompt-x", "q", as_text=True),
            edge("Prompt-x", "prompt", "OpenAI-1", "input_value"),
            edge("Prompt-told", "prompt", "OpenAI-1", "system_message"),
            edge("OpenAI-1", "text_output", "If-1", "input_text"),
            edge("If-1", "true_result", "Out-1", "input_value"),
            edge("If-1", "false_result", "Agent-1", "input_value"),
            edge("Calc-1", "component_as_tool", "Agent-1", "tools"),
            edge("Chroma-1", "search_results", "Agent-1", "tools"),
            edge("Agent-1", "response", "Out-2", "input_value"),
        ],
    },
}  # fmt: skip


async def test_that_a_flow_of_langflow_becomes_a_graph_that_runs() -> None:
    found = imported(json.dumps(FLOW))
    graph = found.document
    assert isinstance(graph, GraphDocument)
    assert (found.kind, graph.name, graph.title) == ("langflow", "my-flow", "My Flow")
    model = graph.body.node("openai-1")
    assert model.settings == {
        "instructions": "Be brief.", "temperature": 0.1, "max_output_tokens": 99
    }  # fmt: skip
    assert graph.body.node("agent-1").settings["tools"] == ["calculator"]
    assert graph.body.remarks[0].text == "# Read me"
    assert "sk-secret" not in write_graph(graph)
    assert "Chroma" in said(found)
    assert "'gpt-4o'" in said(found)
    end = end_of(await Desk().run(graph, {"text": "there"}))
    assert end.answer == "<Hello {you} there {json: 1}>"


def agent(name: str, **config: Any) -> dict[str, Any]:
    client = {"provider": "x.OpenAIChatCompletionClient", "config": {"model": "gpt-4o"}}
    return {
        "provider": "autogen_agentchat.agents.AssistantAgent",
        "component_type": "agent",
        "config": {"name": name, "model_client": client, "system_message": f"You {name}.",
                   "description": f"{name}s", **config},
    }  # fmt: skip


CODE = {"provider": "autogen_core.tools.FunctionTool",
        "config": {"name": "danger", "source_code": "import os\nos.system('id')"}}  # fmt: skip
ENDS = {
    "provider": "autogen_agentchat.base.OrTerminationCondition",
    "config": {"conditions": [
        {"provider": "x.TextMentionTermination", "config": {"text": "DONE"}},
        {"provider": "x.MaxMessageTermination", "config": {"max_messages": 7}},
        {"provider": "x.TimeoutTermination", "config": {"timeout_seconds": 3}},
    ]},
}  # fmt: skip


def team(kind: str, *people: Any, **config: Any) -> str:
    value = {
        "provider": f"autogen_agentchat.teams.{kind}",
        "component_type": "team",
        "label": "Writers",
        "description": "They write",
        "config": {"participants": people, "termination_condition": ENDS, **config},
    }
    return json.dumps(value)  # fmt: skip


async def test_that_a_round_robin_team_becomes_a_loop_that_runs() -> None:
    found = imported(team("RoundRobinGroupChat", agent("write", tools=[CODE]), agent("edit")))
    graph = found.document
    assert isinstance(graph, GraphDocument)
    assert found.kind == "autogen"
    assert graph.body.node("team").settings["rounds"] == 3
    desk = Desk(answers=lambda prompt: "DONE" if prompt.count("write:") > 1 else "more")
    end = end_of(await desk.run(graph, {"text": "A poem"}))
    assert end.answer == "DONE"
    assert len(desk.prompts) == 4
    assert desk.prompts[1] == "A poem\n\nwrite: more"
    for part in ("'danger'", "TimeoutTermination", "'gpt-4o'", "said by anyone"):
        assert part in said(found)
    assert "os.system" not in write_graph(graph)


async def test_that_a_selector_team_lets_a_model_choose_who_speaks() -> None:
    found = imported(team("SelectorGroupChat", agent("write"), agent("edit"), max_turns=1))
    graph = found.document
    assert isinstance(graph, GraphDocument)
    desk = Desk(answers=lambda prompt: "edit" if len(desk.prompts) == 1 else f"<{prompt}>")
    assert not [p for p in check_graph(graph, desk) if p.level == "error"]
    end = end_of(await desk.run(graph, {"text": "A poem"}))
    assert end.answer == "<A poem>"


def test_that_one_agent_of_autogen_becomes_an_agent() -> None:
    found = imported(json.dumps(agent("math", tools=[{"config": {"name": "calculator"}}])))
    assert isinstance(found.document, AgentDocument)
    assert found.document.instructions == "You math."
    assert [use.name for use in found.document.tools] == ["calculator"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no agent or graph"),
        ("[1, 2]", "no agent or graph"),
        ("{}", "no agent or graph"),
        ('{"a": NaN}', "nan"),
        ("{" * 3, "not JSON"),
        ('{"a":' * 5000 + "1" + "}" * 5000, "levels"),
        ("kind: Other", "no agent or graph"),
        ('{"provider": "x.Swarm", "config": {}}', "'Swarm' is not read"),
        (team("RoundRobinGroupChat"), "0 participants"),
    ],
)
def test_that_what_is_nothing_of_it_is_refused(text: str, said: str) -> None:
    with pytest.raises(DocumentError) as caught:
        imported(text)
    assert said.lower() in caught.value.message.lower() or "not JSON" in caught.value.message


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("kind: Graph\n", "graph"),
        ("kind: prompt\n", "agent"),
        ("actions: []\n", "workflow"),
        ('{"kind": "Prompt", "name": "a"}', "agent"),
        (json.dumps(FLOW), "langflow"),
        (json.dumps(FLOW["data"]), "langflow"),
        (json.dumps(agent("a")), "autogen"),
    ],
)
def test_that_a_file_is_recognised_by_what_it_holds(text: str, kind: str) -> None:
    assert kind_of_file(text) == kind


def damaged(value: Any, draw: st.DrawFn) -> Any:
    """The value with some parts in it replaced by any others."""
    if draw(st.integers(0, 12)) == 0:
        return draw(json_values)
    if isinstance(value, dict):
        return {key: damaged(item, draw) for key, item in value.items()}
    return [damaged(item, draw) for item in value] if isinstance(value, list) else value


@st.composite
def files(draw: st.DrawFn) -> str:
    whole = st.sampled_from(
        [json.dumps(FLOW), team("RoundRobinGroupChat", agent("a"), agent("b", tools=[CODE])),
         team("SelectorGroupChat", agent("a"), agent("a"))]
    )  # fmt: skip
    if draw(st.booleans()):
        return yaml.safe_dump(damaged(yaml.safe_load(PROMPT), draw), allow_unicode=True)
    return json.dumps(damaged(json.loads(draw(whole)), draw))


@settings(deadline=None)
@given(files() | st.text())
def test_that_any_damaged_file_is_read_or_refused(text: str) -> None:
    try:
        found = imported(text)
    except DocumentError:
        return
    if isinstance(found.document, GraphDocument):
        check_graph(found.document, Desk())


@pytest.mark.parametrize(
    "text",
    [
        "kind: Graph\nname: g\n",
        "kind: Prompt\nname: a\n",
        "kind: Workflow\nactions: []\n",
        '{"kind": "Prompt", "name": "a"}',
    ],
)
def test_that_a_yaml_file_is_read_once(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def loader(stream: str, *limits: int) -> object:
        read.append(stream)
        return seen(stream, *limits)

    seen = yaml_text._Loader
    monkeypatch.setattr(yaml_text, "_Loader", loader)
    with suppress(DocumentError):
        imported(text)
    assert read == [text]


@pytest.mark.parametrize("line", ["#\n", "%A\n", "# a\n", "- []\n"])
def test_that_large_files_are_refused_before_they_are_read(
    line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_text, "_Loader", lambda *_args: pytest.fail("it was read"))
    with pytest.raises(DocumentError, match="larger than 2"):
        imported("kind: Graph\n" + line * (2_000_000 // len(line)))
