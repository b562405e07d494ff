"""An agent or a graph as a tool: nested in the trace, paid by the caller, never in a circle."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.agents.graphs.running import graph
from tests.unit.app.test_runs import CALLED, DONE, READY, World, call, until
from workbench.agents.documents import AgentDocument, Limits, ToolUse
from workbench.app.reports import run_report, trace_lines
from workbench.app.run import Run
from workbench.app.tool_trials import trial_result
from workbench.app.transcripts import as_markdown
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.engines.api import EngineEvent, Finished, GenerationStats, TextDelta
from workbench.tools.checks import check_tool
from workbench.tools.documents import Parameter, ToolDocument, ToolLimits
from workbench.tools.kinds.agent import AgentToolSettings
from workbench.tools.kinds.graph import GraphToolSettings
from workbench.traces.events import (
    ApprovalAsked,
    ModelCallStarted,
    NodeFinished,
    NodeStarted,
    PersonAsked,
    RunFinished,
    ToolCallFinished,
)
from workbench.traces.nesting import is_inside
from workbench.traces.tree import Span, span_tree

MOST_TOKENS = GenerationStats(900, 0, 200, 0.0, 0.01, 0.05)
TEXT = (Parameter("question", description="The question"),)
INNER = AgentDocument("helper", "Helper", tools=(ToolUse("calculator"), ToolUse("save_note")))
OUTER = AgentDocument("boss", "Boss", tools=(ToolUse("ask_helper", "never"),))
ASK = ToolDocument(
    "ask_helper",
    "Ask the helper",
    "Ask the helper a question it can answer",
    "agent",
    AgentToolSettings("helper", "Please: {question}"),
    TEXT,
    limits=ToolLimits(seconds=60),
)
ECHO = graph(
    {"ask": ("input", {"name": "text"}), "say": "model", "out": ("output", {"name": "answer"})},
    ("ask.value -> say.prompt", "say.text -> out.value"),
)
RUN_ECHO = replace(
    ASK,
    name="run_echo",
    kind="graph",
    settings=GraphToolSettings("echo", {"text": "{question}"}),
)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
async def bench(tmp_path: Path, world: World) -> AsyncIterator[Workbench]:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    paths.make()
    (paths.models / "talker.replay.json").write_text("{}")
    async with open_workbench(paths, start_host=world.start) as opened:
        await opened.agents.save(INNER)
        await opened.agents.save(OUTER)
        await opened.graphs.save(replace(ECHO, name="echo"))
        await opened.tool_library.save(ASK)
        await opened.tool_library.save(RUN_ECHO)
        yield opened


def asked(name: str = "ask_helper") -> list[EngineEvent]:
    return [READY, call(name, question="How much?"), CALLED]


def said(text: str) -> list[EngineEvent]:
    return [READY, TextDelta(text), DONE]


async def started(bench: Workbench, agent: AgentDocument = OUTER, **more: str) -> Run:
    return await bench.runs.start(agent, "Go", model_id="talker", **more)


async def so(holds: Callable[[], object]) -> None:
    """Let the loop run until something is so."""
    async with asyncio.timeout(20):
        while not holds():  # noqa: ASYNC110 - no event tells
            await asyncio.sleep(0.01)


async def allowed(bench: Workbench, run: Run) -> RunFinished:
    """The end, with every question answered with yes."""
    seen: set[str] = set()
    async with asyncio.timeout(20):
        while not run.finished:
            for one in run.asking:
                if one.ask_id not in seen:
                    seen.add(one.ask_id)
                    await bench.runs.answer(one.ask_id, "allow_once")
            await asyncio.sleep(0.01)
    return await run.wait()


def spans(span: Span) -> Iterator[Span]:
    yield span
    for child in span.children:
        yield from spans(child)


def named(run: Run, name: str) -> Span:
    tree = span_tree(run.records)
    assert tree is not None
    return next(span for span in spans(tree) if span.name == name)


def results(run: Run) -> list[ToolCallFinished]:
    return [r.event for r in run.records if isinstance(r.event, ToolCallFinished)]


async def test_that_an_agent_answers_for_a_tool_inside_its_call(
    bench: Workbench, world: World
) -> None:
    counted: list[EngineEvent] = [READY, call("calculator", expression="6*7"), CALLED]
    world.steps = [asked(), counted, said("It is 42."), said("The helper says 42.")]

    run = await started(bench)
    end = await allowed(bench, run)

    assert (end.end, end.answer) == ("answered", "The helper says 42.")
    outer = named(run, "ask_helper")
    assert [(one.kind, one.status) for one in outer.children] == [
        ("approval", "ok"), ("model", "ok"), ("model", "ok"),
    ]  # fmt: skip
    assert [one.name for one in outer.children[1].children] == ["calculator"]
    assert world.requests[1].messages[-1].content == "Please: How much?"
    assert [m.content for m in world.requests[3].messages if m.role == "tool"] == ["It is 42."]
    assert (end.steps, end.new_tokens) == (4, 12)
    report = run_report(run.run_id, run.records)
    assert [one.get("inside") for one in report["tool_calls"]] == [None, "ask_helper"]
    assert any(
        line.lstrip().partition("s")[2].startswith("    ") for line in trace_lines(run.records)
    )


async def test_that_the_next_message_follows_the_answer_not_the_inside(
    bench: Workbench, world: World
) -> None:
    world.steps = [asked(), said("hidden words"), said("Done."), said("Again.")]
    run = await started(bench)
    await allowed(bench, run)

    more = await started(bench, conversation_id=run.conversation_id)
    await asyncio.wait_for(more.wait(), 20)

    texts = [message.content for message in world.requests[3].messages]
    assert texts == ["Go", "", "hidden words", "Done.", "Go"]
    turns = await bench.conversations.turns(run.conversation_id)
    assert as_markdown(turns).count("hidden words") == 1


async def test_that_a_graph_runs_for_a_tool_with_its_nodes_inside(
    bench: Workbench, world: World
) -> None:
    world.steps = [asked("run_echo"), said("From the graph."), said("Good.")]

    run = await started(bench, replace(OUTER, tools=(ToolUse("run_echo"),)))
    end = await allowed(bench, run)

    assert end.answer == "Good."
    outer = named(run, "run_echo")
    nodes = [one for one in outer.children if one.kind == "node"]
    assert [one.span_id.rpartition(">")[2] for one in nodes] == ["ask", "say", "out"]
    assert [one.kind for one in nodes[1].children] == ["model"]
    assert results(run)[0].result == "From the graph."


async def test_that_a_tool_inside_asks_a_person_and_is_not_allowed_by_the_outer_call(
    bench: Workbench, world: World
) -> None:
    note: list[EngineEvent] = [READY, call("save_note", title="T", text="X"), CALLED]
    world.steps = [asked(), note, said("I may not."), said("Not done.")]
    run = await started(bench)

    first = (await until(run, ApprovalAsked)).event
    assert isinstance(first, ApprovalAsked)
    assert first.name == "ask_helper"
    assert "save_note" in first.touches
    await bench.runs.answer(first.ask_id, "allow_always")
    await so(lambda: run.asking and run.asking[0].name == "save_note")
    await bench.runs.answer(run.asking[0].ask_id, "deny")
    await asyncio.wait_for(run.wait(), 20)

    inner = next(one for one in results(run) if is_inside(one))
    assert inner.denied
    assert not bench.paths.notes.exists()


async def test_that_a_change_of_the_agent_asks_again(bench: Workbench, world: World) -> None:
    world.steps = [asked(), said("One."), said("1."), asked(), said("Two."), said("2.")]
    run = await started(bench)
    first = (await until(run, ApprovalAsked)).event
    assert isinstance(first, ApprovalAsked)
    await bench.runs.answer(first.ask_id, "allow_always")
    await asyncio.wait_for(run.wait(), 20)
    again = await started(bench)
    await asyncio.wait_for(again.wait(), 20)
    before = bench.tool_library.by_name["ask_helper"].digest

    await bench.agents.save(replace(INNER, instructions="Be brief."), "helper")

    assert bench.tool_library.by_name["ask_helper"].digest != before
    world.steps = [asked(), said("No."), said("No.")]
    third = await started(bench)
    assert isinstance((await until(third, ApprovalAsked)).event, ApprovalAsked)
    await bench.runs.stop(third.run_id)


async def test_that_what_was_changed_while_a_person_read_is_not_asked(
    bench: Workbench, world: World
) -> None:
    world.steps = [asked(), said("Then not.")]
    run = await started(bench)
    await until(run, ApprovalAsked)

    await bench.agents.save(replace(INNER, instructions="Steal."), "helper")
    await allowed(bench, run)

    assert "changed since" in results(run)[0].result
    assert len(world.requests) == 2


async def test_that_a_circle_is_found_by_the_checks_and_again_at_run_time(
    bench: Workbench, world: World
) -> None:
    round_ = replace(ASK, settings=AgentToolSettings("boss", "{question}"))
    around = bench.tool_library.around
    (problem,) = [p for p in check_tool(round_, around, ()) if p.level == "error"]
    assert "leads back to itself: tool ask_helper → agent boss" in problem.message
    assert problem.field == "settings.agent"

    # The agent on screen is not the one in the library, so only the run can tell.
    world.steps = [asked(), said("Then not.")]
    run = await started(bench, replace(INNER, tools=(ToolUse("ask_helper"),)))
    await allowed(bench, run)

    assert "leads back to itself: agent helper → agent helper" in results(run)[0].result


async def test_that_tools_are_nested_only_so_deep(bench: Workbench) -> None:
    library = bench.tool_library
    for number in range(6):
        uses = (ToolUse(f"step_{number + 1}"),) if number < 5 else ()
        await bench.agents.save(AgentDocument(f"a{number}", f"A{number}", tools=uses))
        settings = AgentToolSettings(f"a{number}", "{question}")
        await library.save(replace(ASK, name=f"step_{number}", settings=settings))

    assert "more than 4 tools" in library.reach("agent", "a0", "step_0").problem
    assert not library.reach("agent", "a3", "step_3").problem


async def test_that_the_caller_pays(bench: Workbench, world: World) -> None:
    dear: list[EngineEvent] = [READY, TextDelta("Long."), Finished("stop", MOST_TOKENS)]
    world.steps = [asked(), dear, said("never asked")]

    run = await started(bench, replace(OUTER, limits=Limits(max_tokens=600)))
    end = await allowed(bench, run)

    assert (end.end, end.new_tokens) == ("token_limit", 203)


async def test_that_an_agent_stops_inside_when_the_callers_tokens_are_gone(
    bench: Workbench, world: World
) -> None:
    dear: list[EngineEvent] = [
        READY,
        call("calculator", expression="1"),
        Finished("tool_calls", MOST_TOKENS),
    ]
    world.steps = [asked(), dear, said("never asked")]

    run = await started(bench, replace(OUTER, limits=Limits(max_tokens=600)))
    await allowed(bench, run)

    outer = next(one for one in results(run) if not is_inside(one))
    assert outer.failed
    assert "tokens of the agent that called the tool" in outer.result


async def test_that_time_runs_out_inside_but_not_while_a_person_is_asked(
    bench: Workbench, world: World
) -> None:
    note: list[EngineEvent] = [READY, call("save_note", title="T", text="X"), CALLED]
    world.steps = [asked(), note, [READY, TextDelta("slow")], said("Too slow.")]
    run = await started(bench, replace(OUTER, limits=Limits(tool_seconds=0.5)))
    first = (await until(run, ApprovalAsked)).event
    assert isinstance(first, ApprovalAsked)
    await bench.runs.answer(first.ask_id, "allow_once")
    await so(lambda: run.asking and run.asking[0].name == "save_note")

    await asyncio.sleep(0.8)  # longer than the call may take
    assert not run.finished
    await allowed(bench, run)

    assert bench.paths.notes.exists()
    assert "stopped after 0.5 seconds" in results(run)[-1].result


async def test_that_stopping_the_run_stops_the_inside(bench: Workbench, world: World) -> None:
    world.steps = [asked(), [READY, TextDelta("slow")]]
    run = await started(bench)
    first = (await until(run, ApprovalAsked)).event
    assert isinstance(first, ApprovalAsked)
    await bench.runs.answer(first.ask_id, "allow_once")
    await so(lambda: len(world.requests) == 2)

    await asyncio.wait_for(bench.runs.stop(run.run_id), 20)

    assert (await run.wait()).end == "cancelled"
    tree = span_tree(run.records)
    assert tree is not None
    assert all(span.end_s is not None for span in spans(tree))


async def test_that_a_form_inside_is_filled_in_by_a_person(
    bench: Workbench, world: World
) -> None:
    form = graph(
        {
            "name": ("form", {"fields": [{"name": "name", "title": "Name"}]}),
            "out": ("output", {"name": "answer"}),
        },
        ("name.name -> out.value",),
    )
    await bench.graphs.save(replace(form, name="who"))
    who = replace(RUN_ECHO, name="who", settings=GraphToolSettings("who"), approval="never")
    await bench.tool_library.save(who)
    world.steps = [asked("who"), said("Hello, Ada.")]
    run = await started(bench, replace(OUTER, tools=(ToolUse("who"),)))

    form_asked = (await until(run, PersonAsked)).event
    assert isinstance(form_asked, PersonAsked)
    await bench.runs.give(form_asked.ask_id, {"name": "Ada"})
    await asyncio.wait_for(run.wait(), 20)

    assert results(run)[0].result == "Ada"


async def test_that_a_tool_is_tried_as_a_run_of_its_own(bench: Workbench, world: World) -> None:
    world.steps = [said("Tried.")]
    draft = replace(ASK, name="on_screen")
    spec = await bench.tool_library.spec(draft)

    run = await bench.runs.try_tool(spec, {"question": "Is it so?"})
    await asyncio.wait_for(run.wait(), 20)

    assert trial_result(run.records).text == "Tried."
    kinds = [type(r.event) for r in run.records]
    assert kinds.count(ModelCallStarted) == 1
    assert NodeStarted in kinds
    assert NodeFinished in kinds
    assert await bench.conversations.list() == ()


async def test_that_a_graph_with_such_a_tool_counts_what_was_asked(
    bench: Workbench, world: World
) -> None:
    outer = graph(
        {
            "ask": ("input", {"name": "text"}),
            "tool": ("tool", {"tool": "ask_helper"}),
            "out": ("output", {"name": "answer"}),
        },
        ("ask.value -> tool.question", "tool.result -> out.value"),
    )
    world.steps = [said("Hm.")]
    run = await bench.runs.start_graph(outer, {"text": "Hello"}, model_id="talker")
    end = await allowed(bench, run)

    assert (end.end, end.answer) == ("answered", "Hm.")
    assert (end.steps, end.new_tokens) == (1, 4 - 1)


async def test_that_checks_name_inputs_a_graph_has_not_and_needs(bench: Workbench) -> None:
    around = bench.tool_library.around
    wrong = replace(RUN_ECHO, settings=GraphToolSettings("echo", {"txt": "{question}"}))
    fields = {p.field: p.message for p in check_tool(wrong, around, ()) if p.level == "error"}
    assert set(fields) == {"settings.inputs.txt", "settings.inputs"}
    gone = replace(RUN_ECHO, settings=GraphToolSettings("gone"))
    (problem,) = [p for p in check_tool(gone, around, ()) if p.level == "error"]
    assert problem.message == "There is no graph 'gone'"
    assert not [p for p in check_tool(RUN_ECHO, around, ()) if p.level == "error"]


async def test_that_what_only_thinks_asks_nobody_unless_its_file_says_so(
    bench: Workbench,
) -> None:
    library = bench.tool_library
    echo = await library.spec(replace(RUN_ECHO, approval="never"))
    helper = await library.spec(replace(ASK, approval="never"))

    assert (echo.approval, echo.writes) == ("never", False)
    assert (helper.approval, helper.writes) == ("ask", True)
    assert json.loads(json.dumps(dict(echo.parameters)))["required"] == ["question"]


async def test_that_four_tools_may_lie_around_one_another(
    bench: Workbench, world: World
) -> None:
    library = bench.tool_library
    for number in range(5):
        await bench.agents.save(AgentDocument(f"a{number}", f"A{number}"))
        settings = AgentToolSettings(f"a{number}", "{question}")
        step = replace(ASK, name=f"step_{number}", settings=settings, approval="never")
        await library.save(step)
    for number in range(3, -1, -1):
        deeper = AgentDocument(
            f"a{number}", f"A{number}", tools=(ToolUse(f"step_{number + 1}"),)
        )
        await bench.agents.save(deeper, f"a{number}")
    world.steps = [asked(f"step_{number}") for number in range(1, 5)]
    world.steps += [said(f"level {number}") for number in range(5)]

    first = AgentDocument("first", "First", tools=(ToolUse("step_1"),))
    run = await started(bench, first)
    end = await allowed(bench, run)

    assert (end.end, end.answer) == ("answered", "level 4")
    assert [one.result for one in results(run)] == [f"level {number}" for number in range(4)]
    deepest = max(
        r.event.span_id.count(">") for r in run.records if hasattr(r.event, "span_id")
    )
    assert deepest == 4


async def test_that_a_defect_inside_is_a_failed_call_and_not_the_end_of_the_run(
    bench: Workbench, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_name: str) -> AgentDocument:
        raise ZeroDivisionError("no agent at all")

    world.steps = [asked(), said("Without it, then.")]
    run = await started(bench)
    await until(run, ApprovalAsked)
    monkeypatch.setattr(bench.agents, "get", broken)
    end = await allowed(bench, run)

    assert (end.end, end.answer) == ("answered", "Without it, then.")
    assert "error in the tool (ZeroDivisionError)" in results(run)[0].result
