"""Teams in exported scripts ask the same of their models, and answer the same, as here."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.servers.scripted import running_server
from tests.unit.agents.exchange.scripts import (
    SPECS,
    as_module,
    carried_out,
    check_format,
    script_of,
)
from tests.unit.agents.exchange.test_python import hostile, shape
from tests.unit.agents.graphs.running import Desk, end_of, graph, outputs
from tests.unit.agents.nodes.several import agents
from workbench.agents.documents import AgentDocument, ToolUse
from workbench.agents.exchange.python_export import to_python
from workbench.agents.exchange.python_sources import Sources
from workbench.agents.exchange.python_works import WORKS_OF
from workbench.agents.exchange.report import Report
from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.nodes.registry import NODES
from workbench.base.errors import DocumentError
from workbench.engines.api import Request, ToolCall

PAGE = "/v1/chat/completions"
TEAM = {name: replace(one, limits=replace(one.limits, max_steps=4))
        for name, one in agents("ann", "bob", "cid").items()}  # fmt: skip
Said = str | tuple[str, Mapping[str, Any]]
"""What a model says: a text, or a tool it calls, and with what."""
Asked = tuple[list[tuple[str, str]], list[Any]]
"""What it was shown: roles and texts, and tools."""
Model = Callable[[list[tuple[str, str]], list[str]], Said]


def team(kind: str, port: str, **given: Any) -> GraphDocument:
    """A team that is asked, with what was said before; two of its outputs."""
    key = "members" if kind == "supervisor" else "agents"
    rows = given.pop(key, None) or [{"agent": name} for name in TEAM]
    return graph(
        {
            "in": ("input", {"name": "text"}),
            "before": ("input", {"name": "history", "type": "messages", "default": BEFORE}),
            "t": (kind, {key: rows, **given}),
            "answer": ("output", {"name": "answer"}),
            "more": ("output", {"name": "more"}),
        },
        ["in.value -> t.prompt", "before.value -> t.history", "t.text -> answer.value",
         f"t.{port} -> more.value"],
    )  # fmt: skip


BEFORE = [{"role": "user", "text": "before"}, {"role": "assistant", "text": "so it was"}]


class Both:
    """One model behind the program and behind the script, and what each showed it."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self.here: list[Asked] = []
        self.there: list[Asked] = []

    def reply(self, _document: AgentDocument, request: Request) -> str | ToolCall:
        rows = [(str(one.role), one.content) for one in request.messages]
        tools: list[Any] = [
            [tool.name, tool.description, dict(tool.parameters)] for tool in request.tools
        ]
        self.here.append((rows, tools))
        said = self._model(rows, [tool.name for tool in request.tools])
        if isinstance(said, str):
            return said
        return ToolCall(f"c{len(self.here)}", said[0], json.dumps(said[1]))

    def post(self, body: Mapping[str, Any]) -> dict[str, Any]:
        rows = [(one["role"], one["content"]) for one in body["messages"]]
        tools = [one["function"] for one in body.get("tools", ())]
        shown = [[one["name"], one["description"], one["parameters"]] for one in tools]
        self.there.append((rows, shown))
        said = self._model(rows, [one["name"] for one in tools])
        if isinstance(said, str):
            return {"content": said}
        function = {"name": said[0], "arguments": json.dumps(said[1])}
        return {"tool_calls": [{"id": f"c{len(self.there)}", "function": function}]}


def run_both(
    document: GraphDocument, model: Model, team: Mapping[str, AgentDocument] = TEAM
) -> tuple[Mapping[str, Any], Report]:
    """What comes out, which has to be the same on both ways; and what was left out."""
    both = Both(model)
    desk = Desk(agents=dict(team), tools=SPECS, reply=both.reply)
    events = asyncio.run(desk.run(document, {"text": "What now?"}))
    assert end_of(events).end == "answered", end_of(events).message
    here = {name: outputs(events, name)["value"] for name in ("answer", "more")}

    made = script_of(document, team)
    module = as_module(made.text)
    module.ServerClient._post = lambda _self, body: both.post(body)
    server, inputs = module.Server("", "", ""), {"text": "What now?"}
    there = asyncio.run(module.run_through(module.build_1, server, inputs, {}))
    assert there == here
    assert both.there == both.here
    return there, made.report


def in_order(*said: Said) -> Model:
    """A model that says one after the other, the same in the script as here."""
    rows = iter([*said, *said])
    return lambda _messages, _tools: next(rows)


def test_that_an_agent_hands_over_to_the_right_one_with_a_note() -> None:
    given, report = run_both(
        team("handoff", "who"),
        in_order(("hand_to_cid", {"message": " wants a kettle "}), "Here it is."),
    )
    assert given == {"answer": "Here it is.", "more": "cid"}
    assert [loss.what for loss in report.left_out] == [
        "limits of time and tokens", "traces, results used again, breakpoints"
    ]  # fmt: skip


def test_that_after_the_most_hand_overs_the_one_at_work_must_answer() -> None:
    seen: list[list[str]] = []

    def model(_messages: list[tuple[str, str]], tools: list[str]) -> Said:
        seen.append(tools)
        return (tools[0], {}) if tools else "I answer."

    given, _report = run_both(team("handoff", "who", most=2), model)
    assert given == {"answer": "I answer.", "more": "ann"}
    assert seen[:3] == [["hand_to_bob", "hand_to_cid"], ["hand_to_ann", "hand_to_cid"], []]


def test_that_a_talk_goes_round_and_ends_with_the_word() -> None:
    given, _report = run_both(
        team("group_chat", "messages", turns=9), in_order("one", "two", "three", "DONE now")
    )
    assert given["answer"] == "DONE now"
    assert [row["text"] for row in given["more"]] == [
        "What now?", "ann: one", "bob: two", "cid: three", "ann: DONE now"
    ]  # fmt: skip


def test_that_a_talk_ends_after_the_most_messages() -> None:
    document = team("group_chat", "messages", turns=4, end_when="")
    given, _report = run_both(document, lambda rows, _tools: f"DONE {len(rows)}")
    assert len(given["more"]) == 5


@pytest.mark.parametrize("finishes", [True, False])
def test_that_the_chair_says_who_speaks_and_finishes(finishes: bool) -> None:
    last: Said = ("finish", {}) if finishes else "I cannot choose"
    document = team(
        "group_chat", "messages", by="chair", chair_instructions="Choose.", turns=2,
        chair_model="large",
    )  # fmt: skip
    given, report = run_both(
        document, in_order(("next_cid", {}), "I am cid", last, *(() if finishes else ("Me.",)))
    )
    said = ["What now?", "cid: I am cid", *(() if finishes else ("ann: Me.",))]
    assert [row["text"] for row in given["more"]] == said
    assert any(loss.what == "the model of the chair: large" for loss in report.left_out)


def test_that_a_chair_that_fails_lets_the_talk_go_on_in_turn() -> None:
    document = team("group_chat", "messages", by="chair", turns=1, chair_instructions="Choose.")
    module = as_module(script_of(document, TEAM).text)

    def post(_self: Any, body: Mapping[str, Any]) -> dict[str, Any]:
        if body.get("tools"):
            raise OSError("the server is away")
        return {"content": "hello"}

    module.ServerClient._post = post
    run = module.run_through(module.build_1, module.Server("", "", ""), {"text": "?"}, {})
    assert asyncio.run(run)["more"][-1] == {"role": "assistant", "text": "ann: hello"}


def test_that_a_supervisor_asks_its_members_and_answers() -> None:
    schema = {"type": "object", "properties": {"sum": {"type": "integer"}}}
    document = team(
        "supervisor", "value", instructions="Lead.", tools=["calculator"], schema=schema,
        members=[{"agent": "ann", "name": "a", "description": "adds"}, {"agent": "bob"}],
    )  # fmt: skip
    given, _report = run_both(
        document,
        in_order(
            ("ask_a", {"message": "add"}),
            "ann says 3",
            ("calculator", {"expression": "3 + 4"}),
            ("ask_bob", {"message": " "}),
            '{"sum": 7}',
        ),
    )
    assert given == {"answer": '{"sum": 7}', "more": {"sum": 7}}


def test_that_a_member_that_fails_is_a_result_for_the_supervisor() -> None:
    document = team("supervisor", "text", members=[{"agent": "ann"}])
    module = as_module(script_of(document, TEAM).text)
    results: list[str] = []

    def post(_self: Any, body: Mapping[str, Any]) -> dict[str, Any]:
        results.extend(row["content"] for row in body["messages"] if row["role"] == "tool")
        if results:
            return {"content": "sorry"}
        if "tools" not in body:
            raise OSError("the server is away")
        function = {"name": "ask_ann", "arguments": '{"message": "go"}'}
        return {"tool_calls": [{"id": "1", "function": function}]}

    module.ServerClient._post = post
    run = module.run(module.Server("", "", ""), {"text": "?"})
    assert "sorry" in asyncio.run(run)
    assert results == ["Error: the server is away"]


@st.composite
def teams(draw: st.DrawFn) -> tuple[GraphDocument, list[int]]:
    """A team of any kind, and numbers by which its models decide."""
    kind = draw(st.sampled_from(["handoff", "group_chat", "supervisor"]))
    if kind == "handoff":
        document = team(kind, "who", most=draw(st.integers(1, 4)))
    elif kind == "supervisor":
        document = team(kind, "text", instructions=draw(st.sampled_from(["", "Lead."])))
    else:
        document = team(
            kind, "messages", turns=draw(st.integers(1, 5)),
            by=draw(st.sampled_from(["in turn", "chair"])),
            end_when=draw(st.sampled_from(["", "contains", "longer than", "equals"])),
            end_value=draw(st.sampled_from(["DONE", "4", "done 3"])),
        )  # fmt: skip
    return document, draw(st.lists(st.integers(0, 9), min_size=12, max_size=12))


@given(teams())
@settings(max_examples=50, deadline=None)
def test_that_any_team_asks_and_answers_as_here(case: tuple[GraphDocument, list[int]]) -> None:
    document, decisions = case

    def model(messages: list[tuple[str, str]], tools: list[str]) -> Said:
        number = decisions[sum(len(text) for _role, text in messages) % len(decisions)]
        called = sum(role == "tool" for role, _text in messages)
        if number < len(tools) and called < 3:
            return tools[number], {"message": f"note {number}"}
        return ["", "done 3", "DONE", "Well."][number % 4]

    run_both(document, model)


def test_that_a_choice_ends_the_turn_after_the_tools_beside_it(tmp_path: Path) -> None:
    """A tool that is called in one step with a hand-over is carried out, and may ask."""
    both = replace(TEAM["ann"], tools=(ToolUse("save_note", "always"), ToolUse("calculator")))
    document = team("handoff", "who", agents=[{"agent": "ann"}, {"agent": "bob"}])

    def answered(body: dict[str, Any]) -> tuple[int, Any]:
        names = [one["function"]["name"] for one in body.get("tools", ())]
        message: dict[str, Any] = {"role": "assistant", "content": "I am bob"}
        if "save_note" in names:
            made = [("hand_to_bob", {"message": "go on"}), ("hand_to_bob", {"message": "no"}),
                    ("save_note", {"title": "T", "text": "x"})]  # fmt: skip
            calls = [
                {"id": f"c{number}", "type": "function",
                 "function": {"name": name, "arguments": json.dumps(arguments)}}
                for number, (name, arguments) in enumerate(made)
            ]  # fmt: skip
            message = {"role": "assistant", "content": None, "tool_calls": calls}
        return 200, {"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}

    with running_server() as server:
        server.texts[PAGE] = answered
        made = script_of(document, {"ann": both, "bob": TEAM["bob"]})
        words = ("hello", "--base-url", server.base_url)
        said = carried_out(made, tmp_path, *words, "--yes", "save_note")
        assert said == "I am bob"
        assert (tmp_path / "g-data" / "notes.sqlite").is_file()
        asked = [body["messages"][-1]["content"] for body in server.heard]
        assert asked == ["hello", "hello\n\nAnn hands over: go on"]
        assert carried_out(made, tmp_path, *words) == "I am bob"  # nobody let it save


def scripted(body: dict[str, Any]) -> tuple[int, Any]:
    """Ann hands over, asks bob or speaks; whoever is the chair lets bob speak."""
    tools = [one["function"]["name"] for one in body.get("tools", ())]
    results = [row["content"] for row in body["messages"] if row["role"] == "tool"]
    wanted = next((n for n in ("hand_to_bob", "ask_bob", "next_bob") if n in tools), "")
    system = next((r["content"] for r in body["messages"] if r["role"] == "system"), "nobody")
    message: dict[str, Any] = {"role": "assistant", "content": f"<{system}: {results}>"}
    if wanted and not results:
        function = {"name": wanted, "arguments": '{"message": "do it"}'}
        calls = [{"id": "a", "type": "function", "function": function}]
        message = {"role": "assistant", "content": None, "tool_calls": calls}
    return 200, {"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}


@pytest.mark.parametrize(
    ("kind", "more", "says"),
    [
        ("handoff", {}, "<You are bob: []>"),
        ("group_chat", {"by": "chair", "turns": 2}, "<You are bob: []>"),
        ("supervisor", {"instructions": "Lead."}, "<Lead.: ['<You are bob: []>']>"),
    ],
)
def test_that_a_team_is_a_script_that_runs(
    kind: str, more: Mapping[str, Any], says: str, tmp_path: Path
) -> None:
    port = {"handoff": "who", "group_chat": "messages", "supervisor": "text"}[kind]
    made = script_of(team(kind, port, **more), TEAM)
    assert "NotImplementedError" not in made.text
    check_format(made.text)
    with running_server() as server:
        server.texts[PAGE] = scripted
        said = carried_out(made, tmp_path, "hello", "--base-url", server.base_url)
    assert said.startswith(says)


@pytest.mark.parametrize("kind", ["handoff", "group_chat", "supervisor"])
def test_that_an_agent_that_is_not_there_is_named(kind: str) -> None:
    document = team(kind, "text")
    with pytest.raises(DocumentError, match="t: there is no agent 'ann'"):
        script_of(document)


def test_that_a_tool_with_the_name_of_a_choice_gives_way_as_here() -> None:
    named = {"hand_to_bob": replace(SPECS["calculator"], name="hand_to_bob")}
    ann = replace(TEAM["ann"], tools=(ToolUse("hand_to_bob"), ToolUse("calculator")))
    made = to_python(team("handoff", "who"), Sources({**SPECS, **named}, {**TEAM, "ann": ann}))
    assert "tool_2" not in made.text


@settings(deadline=None, max_examples=30)
@given(hostile, hostile, hostile)
def test_that_texts_of_a_team_change_nothing_but_literals(
    title: str, about: str, told: str
) -> None:
    def text(title: str, about: str, told: str) -> str:
        ann = replace(TEAM["ann"], title=title, instructions=told + "x", description=about)
        known = {**TEAM, "ann": ann}
        nodes: dict[str, Any] = {
            "in": ("input", {"name": "text"}),
            "h": ("handoff", {"agents": [{"agent": "ann", "description": about + "x"}]}),
            "g": ("group_chat", {"agents": [{"agent": "ann", "name": about + "x"}],
                                 "by": "chair", "chair_instructions": told + "x",
                                 "end_value": title}),
            "s": ("supervisor", {"members": [{"agent": "ann", "name": title + "x"}],
                                 "instructions": told + "x"}),
        }  # fmt: skip
        links = [f"in.value -> {one}.prompt" for one in "hgs"]
        return script_of(graph(nodes, links), known).text

    given = [one.encode("utf-8", "replace").decode() for one in (title, about, told)]
    assert shape(text(*given)) == shape(text("", "", ""))


def test_that_every_kind_of_node_has_its_work_in_a_script() -> None:
    assert {kind.key for kind in NODES} == set(WORKS_OF)
