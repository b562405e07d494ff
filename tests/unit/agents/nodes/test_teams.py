"""Teams of agents: every way they work together, fail and are stopped."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from tests.unit.agents.graphs.running import (
    Desk,
    end_of,
    graph,
    outputs,
    told_again_differs,
    tool,
)
from tests.unit.agents.nodes.several import (
    NAMES,
    Reply,
    agents,
    call,
    check_spans,
    desk,
    note_of,
    problems,
)
from workbench.agents.documents import AgentDocument, Limits, ToolUse
from workbench.agents.graphs.documents import GraphDocument, Handling, Node
from workbench.agents.graphs.reading import ports_of, settings_of
from workbench.agents.nodes.api import Reuse
from workbench.agents.nodes.registry import kind_of
from workbench.agents.services import RunServices
from workbench.base.errors import EngineError
from workbench.engines.api import Request, ToolCall
from workbench.traces.events import (
    ApprovalAsked,
    ModelCallStarted,
    NodeFinished,
    ToolCallFinished,
    ToolCallStarted,
)

TEAM_KINDS = ("parallel", "sequence", "handoff", "group_chat")


def team(kind: str, *names: str, **given: Any) -> GraphDocument:
    key = "members" if kind == "supervisor" else "agents"
    rows = [{"agent": name} for name in names or NAMES]
    return graph(
        {"in": ("input", {"name": "text"}), "t": (kind, {key: rows, **given})},
        ["in.value -> t.prompt"],
    )


def last(request: Request) -> str:
    return next(m.content for m in reversed(request.messages) if m.role == "user")


def result(request: Request) -> str:
    """What the last tool gave; empty if none was called."""
    return next((m.content for m in reversed(request.messages) if m.role == "tool"), "")


def reuse_of(document: GraphDocument, world: Desk) -> tuple[Reuse, Any]:
    node = document.body.node("t")
    kind, (read, _wrong) = kind_of(node.kind), settings_of(node)
    assert kind is not None
    return kind.reuse(read, world), kind.identity(read, world)


async def test_that_agents_work_at_the_same_time_and_keep_their_order() -> None:
    at_once: list[str] = []
    gate = asyncio.Event()
    world = desk(lambda document, _request: f"{document.name}!", gates={"hi": gate})
    running = asyncio.create_task(world.run(team("parallel", separator="|"), {"text": "hi"}))
    await world.until(lambda: len(world.prompts) == len(NAMES))
    at_once += world.prompts
    gate.set()

    events = await running

    assert at_once == ["hi", "hi", "hi"]
    given = outputs(events, "t")
    assert {name: given[name] for name in NAMES} == {n: f"{n}!" for n in NAMES}
    assert given["all"][1] == {"name": "bob", "text": "bob!"}
    assert given["text"] == "ann!|bob!|cid!"
    check_spans(events)


def failing(*names: str) -> Reply:
    def reply(document: AgentDocument, _request: Request) -> str:
        if document.name in names:
            raise EngineError("the engine broke", "Load it again.")
        return f"{document.name}!"

    return reply


async def test_that_the_failure_of_one_of_them_ends_all_and_names_it() -> None:
    events = await desk(failing("bob")).run(team("parallel"), {"text": "hi"})

    assert end_of(events).end == "failed"
    assert "bob: The engine broke" in end_of(events).message
    check_spans(events)


@pytest.mark.parametrize("options", [{}, {"handling": Handling(retries=1)}])
async def test_that_one_that_had_not_begun_is_told_again_as_it_was(
    options: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    world = desk(failing("bob"))
    ready = world._of

    async def of(document: AgentDocument, needs_model: bool) -> RunServices:
        if document.name == "cid":
            await asyncio.Event().wait()  # until the failure of another ends it
        return await ready(document, needs_model)

    monkeypatch.setattr(world, "_of", of)
    document = team("parallel")
    nodes = [replace(n, **options) if n.id == "t" else n for n in document.body.nodes]
    document = replace(document, body=replace(document.body, nodes=tuple(nodes)))

    events = await world.run(document, {"text": "hi"})

    begun = [one.span_id for one in events if isinstance(one, ModelCallStarted)]
    assert len(begun) == 2 * (1 + options.get("handling", Handling()).retries)
    assert await told_again_differs(document, {"text": "hi"}, events, world) is None


async def test_that_the_others_go_on_where_that_is_wanted() -> None:
    events = await desk(failing("bob")).run(team("parallel", on_failure="go on"), {"text": "x"})

    given = outputs(events, "t")
    assert "bob" not in given
    assert given["text"] == "ann!\n\ncid!"
    assert "bob: The engine broke" in note_of(events)


async def test_that_agents_of_which_none_answers_fail_in_any_case() -> None:
    events = await desk(failing(*NAMES)).run(team("parallel", on_failure="go on"), {"text": ""})

    assert "none of them answered" in end_of(events).message


@pytest.mark.parametrize("kind", [*TEAM_KINDS, "supervisor"])
async def test_that_a_team_that_is_stopped_ends_every_span(kind: str) -> None:
    def reply(document: AgentDocument, request: Request) -> str | ToolCall:
        if kind == "supervisor" and document.name == "t-t":
            return call("ask_bob", message="go")
        return "x"

    world = desk(reply, gates={"go": asyncio.Event(), "x": asyncio.Event()})
    prompt = "hi" if kind == "supervisor" else "go"
    running = asyncio.create_task(world.run(named(team(kind)), {"text": prompt}))
    await world.until(lambda: "go" in world.prompts)
    world.stop.stop()

    events = await running

    assert end_of(events).end == "cancelled"
    check_spans(events)
    assert any(isinstance(e, NodeFinished) and e.outcome == "stopped" for e in events)


def named(document: GraphDocument) -> GraphDocument:
    return GraphDocument("t", "T", body=document.body)


async def test_that_each_in_turn_gets_the_answer_before() -> None:
    world = desk(lambda document, request: f"{last(request)}>{document.name}")

    events = await world.run(team("sequence"), {"text": "hi"})

    given = outputs(events, "t")
    assert given["text"] == "hi>ann>bob>cid"
    assert [step["name"] for step in given["steps"]] == list(NAMES)
    assert given["steps"][0]["text"] == "hi>ann"
    check_spans(events)


async def test_that_one_that_fails_in_turn_keeps_the_rest_from_beginning() -> None:
    world = desk(failing("bob"))

    events = await world.run(team("sequence"), {"text": "hi"})

    assert "bob: The engine broke" in end_of(events).message
    assert len(world.prompts) == 2


async def test_that_an_agent_hands_over_with_what_the_next_must_know() -> None:
    def reply(document: AgentDocument, request: Request) -> str | ToolCall:
        if document.name == "ann":
            offered = {each.name: each.description for each in request.tools}
            assert set(offered) == {"hand_to_bob", "hand_to_cid"}
            assert offered["hand_to_bob"] == "Hand over to bob: knows bob"
            return call("hand_to_bob", message="it is about money")
        return f"{document.name}: {last(request)}"

    events = await desk(reply).run(team("handoff"), {"text": "hi"})

    assert outputs(events, "t") == {
        "text": "bob: hi\n\nAnn hands over: it is about money",
        "who": "bob",
    }
    assert note_of(events) == "ann → bob"
    check_spans(events)


async def test_that_the_one_at_work_keeps_its_tools_beside_the_hand_overs() -> None:
    def reply(document: AgentDocument, request: Request) -> str | ToolCall:
        if document.name == "ann":
            return call("hand_to_bob") if result(request) else call("double", n=4)
        return "done"

    world = desk(reply, tools={"double": tool("double", lambda given: str(given["n"] * 2))})
    world.agents |= agents("ann", tools=(ToolUse("double"),))

    events = await world.run(team("handoff"), {"text": "hi"})

    assert world.called == [("double", {"n": 4})]
    assert outputs(events, "t")["who"] == "bob"


async def test_that_hand_overs_end_and_the_last_one_answers() -> None:
    def reply(document: AgentDocument, request: Request) -> str | ToolCall:
        if request.tools:
            return call("hand_to_bob" if document.name == "ann" else "hand_to_ann")
        return f"{document.name} at last"

    events = await desk(reply).run(team("handoff", "ann", "bob", most=3), {"text": "hi"})

    assert outputs(events, "t") == {"text": "bob at last", "who": "bob"}
    assert note_of(events) == "ann → bob → ann → bob"
    check_spans(events)


async def test_that_nobody_is_handed_to_who_is_not_there() -> None:
    def reply(_document: AgentDocument, request: Request) -> str | ToolCall:
        return "I do it" if len(request.messages) > 2 else call("hand_to_eve")

    events = await desk(reply).run(team("handoff"), {"text": "hi"})

    assert outputs(events, "t") == {"text": "I do it", "who": "ann"}


async def test_that_agents_talk_in_turn_and_hear_one_another() -> None:
    heard: list[list[tuple[str, str]]] = []

    def reply(document: AgentDocument, request: Request) -> str:
        heard.append([(m.role, m.content) for m in request.messages[1:]])
        return f"I am {document.name} ({len(heard)})"

    events = await desk(reply).run(team("group_chat", "ann", "bob", turns=4), {"text": "hi"})

    assert heard[2] == [
        ("user", "hi"),
        ("assistant", "I am ann (1)"),
        ("user", "bob: I am bob (2)"),
    ]
    assert heard[1] == [("user", "hi\n\nann: I am ann (1)")]
    given = outputs(events, "t")
    assert given["text"] == "I am bob (4)"
    assert given["messages"][0] == {"role": "user", "text": "hi"}
    assert given["messages"][2] == {"role": "assistant", "text": "bob: I am bob (2)"}
    assert len(given["messages"]) == 5
    check_spans(events)


async def test_that_a_talk_ends_when_its_rule_holds() -> None:
    world = desk(lambda document, _request: "All DONE" if document.name == "bob" else "more")

    events = await world.run(team("group_chat"), {"text": "hi"})

    assert outputs(events, "t")["text"] == "All DONE"
    assert note_of(events) == "ann → bob; bob ended it"


def chaired(*said: str) -> Reply:
    """The chair calls these tools one after the other; empty: it only talks."""
    left = list(said)

    def reply(document: AgentDocument, _request: Request) -> str | ToolCall:
        if document.title == "Chair":
            name = left.pop(0)
            return call(name) if name else "Well..."
        return f"{document.name}!"

    return reply


@pytest.mark.parametrize(
    ("said", "way"),
    [
        (("next_cid", "next_cid", "finish"), "cid → cid; the chair finished it"),
        (("", "next_ann", "finish"), "ann → ann; the chair finished it"),
        (("next_bob", "next_ann", "next_bob", "next_cid"), "bob → ann → bob; 3 messages"),
    ],
)
async def test_that_the_chair_says_who_speaks(said: Sequence[str], way: str) -> None:
    document = team("group_chat", by="chair", turns=3, end_when="")

    events = await desk(chaired(*said)).run(document, {"text": "hi"})

    assert note_of(events) == way
    check_spans(events)


async def test_that_a_chair_cannot_finish_before_anybody_spoke() -> None:
    document = team("group_chat", by="chair", turns=1)

    events = await desk(chaired("finish")).run(document, {"text": "hi"})

    assert outputs(events, "t")["text"] == "ann!"


async def test_that_a_failing_member_ends_the_talk_and_is_named() -> None:
    events = await desk(failing("bob")).run(team("group_chat"), {"text": "hi"})

    assert "bob: The engine broke" in end_of(events).message


def leading(member: Callable[[AgentDocument, Request], str | ToolCall]) -> Reply:
    """A leader that asks ann, then bob, then answers with what it got."""

    def reply(document: AgentDocument, request: Request) -> str | ToolCall:
        if document.instructions != "Lead":
            return member(document, request)
        results = [m.content for m in request.messages if m.role == "tool"]
        if len(results) < 2:
            name = NAMES[len(results)]
            return call(f"ask_{name}", f"c{len(results)}", message=f"for {name}")
        return " + ".join(results)

    return reply


async def test_that_a_leader_answers_with_what_its_members_found() -> None:
    world = desk(leading(lambda document, request: f"{document.name} heard {last(request)}"))

    events = await world.run(team("supervisor", instructions="Lead"), {"text": "hi"})

    assert outputs(events, "t") == {"text": "ann heard for ann + bob heard for bob"}
    assert note_of(events) == "asked ann, bob"
    assert end_of(events).steps == 5
    check_spans(events)
    begun = [e.name for e in events if isinstance(e, ToolCallStarted)]
    assert begun == ["ask_ann", "ask_bob"]


async def test_that_the_leader_is_told_that_a_member_failed_and_may_go_on() -> None:
    world = desk(leading(failing("ann")))

    events = await world.run(team("supervisor", instructions="Lead"), {"text": "hi"})

    assert outputs(events, "t")["text"] == "Error: The engine broke. + bob!"
    failed = [e.failed for e in events if isinstance(e, ToolCallFinished)]
    assert failed == [True, False]
    check_spans(events)


async def test_that_a_call_without_its_message_gets_to_nobody() -> None:
    def reply(document: AgentDocument, request: Request) -> str | ToolCall:
        if document.instructions != "Lead":
            return "never"
        return result(request) or call("ask_ann", message=" ")

    world = desk(reply)

    events = await world.run(team("supervisor", instructions="Lead"), {"text": "hi"})

    assert world.prompts == ["hi", "hi"]
    assert "message" in outputs(events, "t")["text"]


async def test_that_tools_of_members_ask_a_person_as_ever() -> None:
    def member(document: AgentDocument, request: Request) -> str | ToolCall:
        if document.name == "ann":
            return result(request) or call("double", n=2)
        return "ok"

    world = desk(leading(member), tools={"double": tool("double", str)}, verdict="ask")
    world.agents |= agents("ann", tools=(ToolUse("double"),))

    events = await world.run(team("supervisor", instructions="Lead"), {"text": "hi"})

    assert [a.name for a in world.asked if isinstance(a, ApprovalAsked)] == ["double"]
    assert outputs(events, "t")["text"] == "Error: the user did not allow this call + ok"
    check_spans(events)


async def test_that_a_leader_out_of_the_library_leads() -> None:
    def reply(document: AgentDocument, request: Request) -> str | ToolCall:
        if document.name == "cid":
            return result(request) or call("ask_ann", message="x")
        return f"{document.name}!"

    document = team("supervisor", "ann", agent="cid")

    events = await desk(reply).run(document, {"text": "hi"})

    assert outputs(events, "t") == {"text": "ann!"}


async def test_that_the_time_of_a_leader_is_bounded_though_a_member_hangs() -> None:
    world = desk(leading(lambda _document, _request: "x"), gates={"for ann": asyncio.Event()})
    world.agents["lead"] = AgentDocument(
        "lead", "Lead", instructions="Lead", limits=Limits(max_seconds=0.2)
    )

    events = await world.run(team("supervisor", "ann", "bob", agent="lead"), {"text": "hi"})

    assert "max_seconds" in end_of(events).message
    check_spans(events)


async def test_that_tries_and_nodes_with_numbers_in_their_ids_share_no_span() -> None:
    failures = [True, False]

    def reply(document: AgentDocument, _request: Request) -> str:
        if document.name == "bob" and failures.pop(0):
            raise EngineError("once", "")
        return "x"

    rows = [{"agent": name} for name in NAMES]
    document = graph(
        {
            "in": ("input", {"name": "text"}),
            "t": Node("t", "sequence", "", {"agents": rows}, Handling(retries=1)),
            "t-2": "model",
            "t-3": "model",
        },
        [f"in.value -> {node}.prompt" for node in ("t", "t-2", "t-3")],
    )

    events = await desk(reply).run(document, {"text": "hi"})

    begun = [e.span_id for e in events if isinstance(e, ModelCallStarted)]
    assert len(begun) == 7
    assert len(set(begun)) == 7


@pytest.mark.parametrize("kind", TEAM_KINDS)
def test_that_a_team_that_cannot_work_is_named(kind: str) -> None:
    world = desk(lambda _document, _request: "")
    rows = [{"agent": "ann"}, {"agent": "ann"}, {"agent": "eve"}, {"agent": ""}]
    rows.append({"agent": "bob", "name": "Bob!"})

    found = problems(kind, world, agents=rows)

    assert found["agents.1.name"] == "The name 'ann' is taken"
    assert found["agents.2.agent"] == "There is no agent 'eve'"
    assert found["agents.3.agent"] == "No agent is chosen"
    assert found["agents.4.name"] == "'Bob!' is no name"
    assert "instead of 2" in problems(kind, world, agents=[{"agent": "ann"}])["agents"]
    assert problems(kind, world, agents=[{"agent": name} for name in NAMES]) == {}


def test_that_names_that_mean_something_else_are_refused() -> None:
    world = desk(lambda _d, _r: "", tools={"ask_ann": tool("ask_ann", str)})
    rows = [{"agent": "ann", "name": "all"}, {"agent": "bob", "name": "text"}]

    assert set(problems("parallel", world, agents=rows)) == {"agents.0.name", "agents.1.name"}
    found = problems("supervisor", world, members=[{"agent": "ann"}], agent="eve")
    assert set(found) == {"agent", "members.0.name"}
    found = problems("group_chat", world, agents=[{"agent": n} for n in NAMES], by="chair",
                     chair_model="huge", turns=0)  # fmt: skip
    assert set(found) == {"chair_model", "turns"}


def test_that_the_outputs_are_named_as_the_agents() -> None:
    rows = [{"agent": "ann"}, {"agent": "9-lives"}, {"agent": "bob", "name": "second"}]
    node = Node("t", "parallel", settings={"agents": rows})

    names = [port.name for port in ports_of(node, Desk()).outputs]

    assert names == ["ann", "agent_9_lives", "second", "all", "text"]


@pytest.mark.parametrize("kind", [*TEAM_KINDS, "supervisor"])
def test_that_results_depend_on_the_agents_and_their_tools(kind: str) -> None:
    world = desk(lambda _d, _r: "", tools={"look": tool("look", str)})
    document = team(kind)
    reuse, identity = reuse_of(document, world)

    world.agents |= agents("cid", tools=(ToolUse("look"),))
    later, other = reuse_of(document, world)

    assert (reuse, later) == ("pure", "recorded")
    assert identity != other


@pytest.mark.parametrize("kind", [*TEAM_KINDS, "supervisor"])
async def test_that_a_team_whose_agent_is_gone_fails_with_its_name(kind: str) -> None:
    world = desk(lambda _d, _r: "x")
    del world.agents["bob"]

    events = await world.run(team(kind), {"text": "hi"})

    assert "'bob'" in end_of(events).message
