"""Graphs as workflows of the Agent Framework and back: by our notes, and by actions alone."""

from __future__ import annotations

import asyncio
import importlib.util
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.agents.exchange.programs import HELPER, answer_of, programs
from tests.unit.agents.exchange.scripts import SPECS
from tests.unit.agents.graphs.running import Desk, body, end_of, graph
from tests.unit.agents.graphs.strategies import documents
from workbench.agents.exchange.report import Loss, Report
from workbench.agents.exchange.workflow_export import to_workflow
from workbench.agents.exchange.workflow_import import from_workflow
from workbench.agents.graphs.checks import check_graph
from workbench.agents.graphs.documents import GraphDocument, Handling, Node
from workbench.agents.graphs.files import read_graph
from workbench.base.errors import DocumentError
from workbench.tools.registry import TOOLS

GRAPHS = sorted((Path(__file__).resolve().parents[4] / "resources" / "graphs").glob("*.yaml"))
GALLERY = Desk(tools=SPECS, collections={"handbook": "Sample handbook"})
WORLD = Desk(agents={"helper": HELPER}, tools={tool.name: tool for tool in TOOLS})


def exported(document: GraphDocument) -> str:
    return to_workflow(document, WORLD)[0]


def exported_or_why(document: GraphDocument) -> str | DocumentError:
    try:
        return exported(document)
    except DocumentError as exc:
        return exc


def drawn(text: str) -> GraphDocument:
    return from_workflow(text, own=False)[0]


def losses(report: Report) -> str:
    return "\n".join(map(str, report.left_out))


@pytest.mark.parametrize("path", GRAPHS, ids=lambda path: path.name)
def test_that_each_bundled_graph_is_a_workflow_and_comes_back(path: Path) -> None:
    document = read_graph(path)
    text = to_workflow(document, GALLERY)[0]
    assert from_workflow(text)[0] == document
    assert drawn(text).body.nodes


@pytest.mark.parametrize("article", ["kettle", "toaster"])
async def test_that_what_comes_after_a_decision_is_on_its_way(article: str) -> None:
    document = read_graph(next(path for path in GRAPHS if "retail-kiosk" in path.name))
    again = drawn(to_workflow(document, GALLERY)[0])
    said = [await run(one, Desk(tools=SPECS), text=article) for one in (document, again)]
    assert said[0] == said[1]
    assert article in said[0]


def test_that_a_search_in_documents_is_a_function_to_register() -> None:
    document = read_graph(next(path for path in GRAPHS if "tech-support" in path.name))
    text, report = to_workflow(document, GALLERY)
    actions = yaml.safe_load(text)["trigger"]["actions"]
    (asked,) = (one for one in actions if one["kind"] == "InvokeFunctionTool")
    assert asked["functionName"] == "search_documents"
    assert asked["arguments"]["collection"] == "handbook"
    assert "=Not(IsBlank(Local.look.text))" in text
    assert "register a function 'search_documents'" in losses(report)


EXTRACTION = graph(
    {
        "q": "input",
        "read": ("extract", {"what": "order", "fields": [
            {"name": "who"}, {"name": "count", "type": "number"},
            {"name": "why", "required": False},
        ]}),
        "say": ("prompt", {"template": "{who}: {count}"}),
        "o": "output",
        "all": ("output", {"name": "all"}),
        "why": ("output", {"name": "why"}),
    },
    ["q.value -> read.text", "read.who -> say.who", "read.count -> say.count",
     "say.text -> o.value", "read.value -> all.value", "read.why -> why.value"],
)  # fmt: skip


async def test_that_an_extraction_is_an_agent_that_answers_with_the_fields() -> None:
    text, report = to_workflow(EXTRACTION, WORLD)
    asked = yaml.safe_load(text)["trigger"]["actions"][0]
    assert (asked["kind"], asked["agent"]) == ("InvokeAzureAgent", {"name": "g-read"})
    assert asked["output"]["responseObject"] == "Local.read_value"
    said = losses(report)
    assert "register an agent 'g-read' whose answer is JSON with who (text), count" in said
    assert "steps behind a field that is missing" in said

    again = drawn(text)
    answer = json.dumps({"who": "Ann", "count": 3, "why": "none"})
    desk = Desk(agents={"g-read": HELPER}, answers=lambda _prompt: answer)
    assert not [p for p in check_graph(again, desk) if p.level == "error"]
    end = end_of(await desk.run(again, {"text": "Ann wants 3"}))
    assert desk.prompts == ["Save the order: Ann wants 3"]
    assert end.answer == "Ann: 3"


@settings(deadline=None)
@given(documents())
def test_that_any_graph_comes_back_as_it_was_or_is_refused(document: GraphDocument) -> None:
    text = exported_or_why(document)
    if isinstance(text, str):
        assert from_workflow(text)[0] == document


@settings(deadline=None, max_examples=60)
@given(programs(), st.sampled_from(["alpha", "beta one", "nothing of it", "gamma gamma"]))
def test_that_a_program_comes_back_and_its_actions_alone_give_the_same_answer(
    document: GraphDocument, text: str
) -> None:
    written = exported(document)
    assert from_workflow(written)[0] == document
    again = drawn(written)
    problems = check_graph(again, WORLD)
    assert [problem for problem in problems if problem.level == "error"] == []
    before = asyncio.run(answer_of(document, text))
    after = asyncio.run(answer_of(again, text))
    assert (after.end, after.answer) == (before.end, before.answer)


def test_that_changed_actions_go_before_our_own_notes() -> None:
    document = graph(
        {"q": "input", "a": ("agent", {"agent": "helper"}), "out": "output"},
        ["q.value -> a.prompt", "a.text -> out.value"],
    )
    values = yaml.safe_load(exported(document))
    values["trigger"]["actions"][0]["agent"]["name"] = "other"
    found, report = from_workflow(yaml.safe_dump(values))
    assert found.body.node("a").settings == {"agent": "other"}
    assert report.left_out[0].where == "metadata.workbench"


@pytest.mark.parametrize(
    ("nodes", "links", "said"),
    [
        ({"q": "input", "x": ("extract-of-the-future", {})}, [], "nothing like"),
        (
            {"q": "input", "c": "condition", "d": "condition",
             "g": ("prompt", {"template": "{a}{b}"})},
            ["q.value -> c.value", "q.value -> d.value", "c.yes -> g.a", "d.yes -> g.b"],
            "two ways",
        ),
        ({"p": ("prompt", {"template": "{a}"})}, [], "no value"),
        (
            {"a": ("prompt", {"template": "{t}"}), "b": ("prompt", {"template": "{t}"})},
            ["a.text -> b.t", "b.text -> a.t"],
            "circle",
        ),
    ],
)  # fmt: skip
def test_that_what_is_no_sequence_is_refused(
    nodes: Mapping[str, Any], links: list[str], said: str
) -> None:
    with pytest.raises(DocumentError) as caught:
        exported(graph(nodes, links))
    assert said in caught.value.message


def test_that_what_follows_a_failure_is_left_out_and_named() -> None:
    document = graph(
        {
            "q": "input",
            "a": Node("a", "agent", handling=Handling(on_error="branch")),
            "sorry": ("prompt", {"template": "Sorry: {why}"}),
            "one": "merge",
            "o": "output",
        },
        [
            "q.value -> a.prompt",
            "a.error -> sorry.why",
            "a.text -> one.values",
            "sorry.text -> one.values",
            "one.value -> o.value",
        ],
    )
    text, report = to_workflow(document, WORLD)
    actions = json.dumps(yaml.safe_load(text)["trigger"]["actions"])
    assert "Sorry" not in actions
    assert ("a", "what follows its failure: sorry") in [
        (loss.where, loss.what) for loss in report.left_out
    ]


def test_that_what_is_done_otherwise_there_is_named() -> None:
    inside = body(
        {"i": ("input", {"name": "item"}), "o": ("output", {"name": "x"})},
        ["i.value -> o.value"],
    )
    document = graph(
        {
            "q": ("input", {"name": "list", "type": "json"}),
            "m": Node("m", "map", body=inside, handling=Handling(retries=2)),
            "o": "output",
        },
        ["q.value -> m.items", "m.x -> o.value"],
    )
    said = losses(to_workflow(document, WORLD)[1])
    assert "several items at a time" in said
    assert "retries" in said
    assert yaml.safe_load(exported(document))["inputs"] == {"list": {"type": "object"}}


KIOSK = """
kind: Workflow
name: kiosk_router
trigger:
  kind: OnConversationStart
  id: start
  actions:
    - {kind: InvokeAzureAgent, id: classify, agent: {name: intent}, input: {messages: =System.LastMessage}, output: {responseObject: Local.Intent, autoSend: false}}
    - kind: ConditionGroup
      id: route
      conditions:
        - id: is_order
          condition: =Local.Intent.label = "orders" And Local.Intent.confidence > 0.6
          actions:
            - {kind: InvokeAzureAgent, id: sales, agent: {name: sales}, input: {messages: =System.LastMessage}}
      elseActions:
        - {kind: Question, id: ask_person, question: {text: "Shall I call a colleague?"}, variable: Local.Call}
        - {kind: SendActivity, activity: "You said {Local.Call}"}
    - {kind: EndWorkflow, id: done}
"""  # noqa: E501


async def run(document: GraphDocument, desk: Desk, **inputs: Any) -> str:
    end = end_of(await desk.run(document, inputs))
    assert end.end == "answered", end.message
    return end.answer


AGENTS = dict.fromkeys(("intent", "sales", "helper"), HELPER)


async def test_that_a_workflow_of_another_program_runs_as_it_says() -> None:
    document, report = from_workflow(KIOSK)
    desk = Desk(agents=AGENTS, people={"ask_person": {"answer": "yes please"}})
    assert not [p for p in check_graph(document, desk) if p.level == "error"]
    said = {"order": '{"label": "orders", "confidence": 0.9}', "other": '{"label": "orders", '
            '"confidence": 0.2}'}  # fmt: skip
    desk.answers = lambda prompt: said[prompt] if len(desk.prompts) % 2 else f"<{prompt}>"
    assert await run(document, desk, text="order") == "<order>"
    desk.prompts.clear()
    assert await run(document, desk, text="other") == "You said yes please"
    assert [loss.what for loss in report.left_out] == ["capital letters count"]


async def test_that_bare_actions_with_an_early_end_run_as_they_say() -> None:
    document, report = from_workflow(
        """
name: Early End
actions:
  - kind: If
    id: short
    condition: =Len(System.LastMessageText) < 4
    then:
      - {kind: SendActivity, activity: "Say more than {System.LastMessage}"}
      - {kind: EndConversation}
  - {kind: SetVariable, variable: topic, value: "=Concat(\\"about \\", System.LastMessageText)"}
  - {kind: InvokeAzureAgent, id: a, agentName: helper, input: {messages: =Local.topic}}
"""
    )
    desk = Desk(agents=AGENTS)
    assert (document.name, document.title, report.left_out) == ("early-end", "Early End", ())
    assert await run(document, desk, text="hi") == "Say more than hi"
    assert await run(document, desk, text="hello") == "<about hello>"
    assert desk.prompts == ["about hello"]


async def test_that_places_are_read_as_others_write_them() -> None:
    document, report = from_workflow(
        """
kind: Workflow
maxTurns: 5
actions:
  - kind: InvokeAzureAgent
    agent: {name: helper}
    input: {messages: =UserMessage(System.LastMessage.Text)}
    output: {messages: Local.Plan, autoSend: false}
  - kind: SetTextVariable
    variable: Local.Task
    value: "plan: {MessageText(Local.Plan)} {not-a-place}"
  - kind: SendActivity
    activity: {Local.Task}
  - {kind: GotoAction, actionId: nowhere}
"""
    )
    assert await run(document, Desk(agents=AGENTS), text="x") == "plan: <x> {not-a-place}"
    assert "maxTurns" in losses(report)
    assert "GotoAction" in losses(report)


async def test_that_going_back_becomes_a_loop() -> None:
    document, report = from_workflow(
        """
kind: Workflow
name: loop
actions:
  - {kind: SetVariable, variable: Local.draft, value: =System.LastMessageText}
  - {kind: SetVariable, variable: Local.n, value: 0}
  - {kind: SetVariable, id: again, variable: Local.n, value: =Local.n + 1}
  - kind: InvokeAzureAgent
    id: write
    agent: {name: helper}
    input: {messages: =Local.draft}
    output: {messages: Local.draft, autoSend: false}
  - kind: If
    id: check
    condition: '=And(Not("<<<" in Local.draft), Local.n < 5)'
    then:
      - {kind: GotoAction, actionId: again}
  - {kind: SendActivity, activity: "{Local.draft}"}
"""
    )
    assert report.left_out == ()
    loop = document.body.node("check")
    assert loop.settings == {
        "rounds": 5, "field": "draft", "operator": "contains", "value": "<<<"
    }  # fmt: skip
    assert await run(document, Desk(agents=AGENTS), text="x") == "<<<x>>>"


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("{kind: HttpRequestAction, url: http://x}", "HttpRequestAction"),
        ("{kind: SetVariable, variable: x, value: '=Sum(1, 2)'}", "Sum() is not worked out"),
        ("{kind: SendActivity, activity: '{Local.missing}'}", "no value at this place"),
        ("{kind: If, condition: '=Rand() > 1', then: []}", "a person decides"),
        ("{kind: GotoAction, actionId: nowhere}", "GotoAction"),
        ("{kind: BreakLoop}", "BreakLoop"),
        ("{kind: InvokeAzureAgent, agent: {name: =Local.x}}", "worked out while it runs"),
    ],
)
def test_that_what_cannot_be_read_is_named_with_its_line(action: str, said: str) -> None:
    _document, report = from_workflow(f"kind: Workflow\nactions:\n  - {action}\n")
    assert said in losses(report)
    assert all(loss.where.startswith("line 3: actions[0]") for loss in report.left_out)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kind: Prompt\nname: x\n", "no Workflow"),
        ("kind: Workflow\n", "no actions"),
        ("kind: Workflow\nactions: {a: 1}\n", "no list"),
        ("kind: Workflow\nactions: [3]\n", "no action"),
        ("kind: Workflow\nactions: [*x]\n", "alias"),
        ("kind: Workflow\nactions:\n  - {kind: ConditionGroup, conditions: 3}\n", "conditions"),
    ],
)
def test_that_what_is_no_workflow_is_refused(text: str, said: str) -> None:
    with pytest.raises(DocumentError) as caught:
        from_workflow(text)
    assert said in caught.value.message


KINDS = st.sampled_from(
    ["If", "ConditionGroup", "Foreach", "GotoAction", "SetVariable", "SetTextVariable",
     "SendActivity", "Question", "InvokeAzureAgent", "InvokeFunctionTool", "EndWorkflow",
     "EditTableV2", "ParseValue", "SetMultipleVariables", "ResetVariable", "Nonsense"]
)  # fmt: skip
PIECES = st.sampled_from(
    ["=Local.x", "=Local.x.y", "x", "Local.x", "=System.LastMessage", '=Local.x = "a"',
     "{Local.x} {oops}", "=And(Local.x, Not(Local.y))", '="a" in Local.x', "=1 +", 3, None,
     True,
     [1], {"text": "{Local.x}"}, {"name": "helper"}, {"messages": "Local.x"}]
)  # fmt: skip
FIELDS = ("condition", "variable", "value", "text", "activity", "source", "itemName", "agent",
          "input", "output", "functionName", "arguments", "question", "table", "item",
          "valueType", "assignments", "actionId", "choices")  # fmt: skip


def actions(depth: int) -> st.SearchStrategy[list[dict[str, Any]]]:
    fields: dict[str, st.SearchStrategy[Any]] = dict.fromkeys(FIELDS, PIECES)
    if depth:
        inner = actions(depth - 1)
        row = st.fixed_dictionaries({"condition": PIECES, "actions": inner})
        fields |= {"then": inner, "else": inner, "elseActions": inner, "actions": inner,
                   "conditions": st.lists(row, max_size=3)}  # fmt: skip
    ids = st.sampled_from(["a", "b", "c"])
    one = st.fixed_dictionaries({"kind": KINDS, "id": ids}, optional=fields)
    return st.lists(one, max_size=4)


@settings(deadline=None)
@given(actions(2))
def test_that_any_actions_are_drawn_or_refused(rows: list[dict[str, Any]]) -> None:
    try:
        document, report = from_workflow(yaml.safe_dump({"kind": "Workflow", "actions": rows}))
    except DocumentError:
        return
    assert all(isinstance(loss, Loss) and loss.what and loss.why for loss in report.left_out)
    check_graph(document, WORLD)


@pytest.mark.filterwarnings("ignore")  # of its experimental parts
@pytest.mark.skipif(
    importlib.util.find_spec("agent_framework_declarative") is None,
    reason="agent-framework-declarative is not installed",
)
@pytest.mark.parametrize("source", GRAPHS, ids=lambda path: path.name)
def test_that_the_agent_framework_loads_what_is_exported(source: Path, tmp_path: Path) -> None:
    from agent_framework_declarative import (  # type: ignore[import-not-found,unused-ignore]
        WorkflowFactory,
    )

    path = tmp_path / "workflow.yaml"
    path.write_text(to_workflow(read_graph(source), GALLERY)[0], encoding="utf-8")
    assert WorkflowFactory().create_workflow_from_yaml_path(path)
