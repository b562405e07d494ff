"""Runs of an agent against a scripted engine."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from workbench.agents.documents import AgentDocument, Limits, ToolUse
from workbench.agents.history import run_messages
from workbench.agents.runtime import run_agent
from workbench.agents.services import Answer, RunServices, StopSignal, Verdict
from workbench.base.errors import EngineCrashed, ToolError
from workbench.engines.api import (
    BrokenToolCall,
    EngineEvent,
    Failed,
    Finished,
    GenerationStats,
    PromptReady,
    Request,
    TextDelta,
    ToolCall,
)
from workbench.tools.api import ToolContext, ToolResult, ToolSpec
from workbench.traces.events import (
    AnswerDelta,
    ApprovalAsked,
    ApprovalGiven,
    ModelCallFinished,
    RunFinished,
    RunStarted,
    ToolCallBroken,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)

STATS = GenerationStats(10, 4, 3, 0.0, 0.01, 0.05)
READY = PromptReady("prompt", 10, 4)
DONE = Finished("stop", STATS)
CALLED = Finished("tool_calls", STATS)
Step = Sequence[EngineEvent | asyncio.Event]


class ScriptedEngine:
    """Answers the n-th request with the n-th list of events; an asyncio.Event is waited for."""

    def __init__(self, *steps: Step) -> None:
        self.steps = list(steps)
        self.requests: list[Request] = []
        self.closed = 0

    async def __call__(self, request: Request) -> AsyncGenerator[EngineEvent, None]:
        self.requests.append(request)
        try:
            for event in self.steps[len(self.requests) - 1]:
                if isinstance(event, asyncio.Event):
                    await event.wait()
                else:
                    await asyncio.sleep(0)
                    yield event
        finally:
            self.closed += 1


def double(arguments: Mapping[str, Any], context: ToolContext) -> str:
    return str(arguments["n"] * 2)


DOUBLE = ToolSpec(
    name="double",
    title="Double",
    description="Doubles a number.",
    parameters={
        "type": "object",
        "properties": {"n": {"type": "integer"}},
        "required": ["n"],
    },
    run=double,
    touches="Nothing",
)


def check(spec: ToolSpec, arguments: str) -> Mapping[str, Any]:
    values = json.loads(arguments)
    if not isinstance(values.get("n"), int):
        raise ToolError("n: a whole number is needed")
    return dict(values)


async def call(spec: ToolSpec, values: Mapping[str, Any], context: ToolContext) -> ToolResult:
    return ToolResult(spec.run(values, context))


def services(
    engine: ScriptedEngine,
    *,
    verdict: Verdict = "allow",
    ask: Callable[[ApprovalAsked], asyncio.Future[Answer]] | None = None,
) -> RunServices:
    def never(asked: ApprovalAsked) -> asyncio.Future[Answer]:
        raise AssertionError("nobody should be asked")

    return RunServices(
        run_id="r",
        model_id="m",
        engine="replay",
        conversation_id="c",
        tools={"double": DOUBLE},
        context=ToolContext(notes=Path("notes.sqlite")),
        generate=engine,
        check=check,
        call=call,
        decide=lambda spec: verdict,
        ask=ask or never,
        stop=StopSignal(),
    )


AGENT = AgentDocument("helper", "Helper", instructions="Help.", tools=(ToolUse("double"),))


def with_limits(limits: Limits) -> AgentDocument:
    return AgentDocument("helper", "Helper", tools=(ToolUse("double"),), limits=limits)


async def collect(
    world: RunServices,
    document: AgentDocument = AGENT,
    history: Sequence[Sequence[TraceEvent]] = (),
) -> list[TraceEvent]:
    events: list[TraceEvent] = []
    async with (
        asyncio.timeout(20),
        aclosing(run_agent(document, "Hi", history, services=world)) as stream,
    ):
        async for event in stream:
            events.append(event)  # noqa: PERF401 - what came before a failure is kept
    return events


def end_of(events: list[TraceEvent]) -> RunFinished:
    assert isinstance(events[-1], RunFinished)
    return events[-1]


def of(events: list[TraceEvent], kind: type[Any]) -> list[Any]:
    return [event for event in events if isinstance(event, kind)]


def asks(name: str = "double", arguments: str = '{"n": 21}', call_id: str = "a") -> ToolCall:
    return ToolCall(call_id, name, arguments, raw=f"<call>{arguments}</call>")


async def test_that_text_streams_to_an_answer() -> None:
    engine = ScriptedEngine([READY, TextDelta("Hel"), TextDelta("lo"), DONE])
    events = await collect(services(engine))
    end = end_of(events)
    assert (end.end, end.answer, end.steps, end.new_tokens) == ("answered", "Hello", 1, 3)
    assert [message.role for message in engine.requests[0].messages] == ["system", "user"]
    assert [tool.name for tool in engine.requests[0].tools] == ["double"]


async def test_that_a_tool_is_called_and_its_result_reaches_the_model() -> None:
    engine = ScriptedEngine([READY, asks(), CALLED], [READY, TextDelta("42"), DONE])
    events = await collect(services(engine))
    assert end_of(events).answer == "42"
    assert of(events, ToolCallFinished)[0].result == "42"
    last = engine.requests[1].messages[-2:]
    assert last[0].calls[0].arguments == '{"n": 21}'
    assert (last[1].role, last[1].content, last[1].call_id) == ("tool", "42", "a")


async def test_that_parallel_calls_come_back_in_the_order_asked() -> None:
    engine = ScriptedEngine(
        [READY, asks(), asks(arguments='{"n": 1}', call_id="b"), CALLED],
        [READY, TextDelta("done"), DONE],
    )
    await collect(services(engine))
    results = [m.content for m in engine.requests[1].messages if m.role == "tool"]
    assert results == ["42", "2"]


@pytest.mark.parametrize(
    ("event", "word"),
    [
        (BrokenToolCall("<call>{", "unexpected end at character 1"), "character 1"),
        (asks("triple"), "The tools are: double"),
        (asks(arguments='{"n": "x"}'), "whole number"),
    ],
)
async def test_that_a_bad_call_gets_one_precise_message(event: EngineEvent, word: str) -> None:
    engine = ScriptedEngine([READY, event, CALLED], [READY, TextDelta("sorry"), DONE])
    events = await collect(services(engine))
    broken = of(events, ToolCallBroken)
    assert len(broken) == 1
    assert word in broken[0].answer
    assert engine.requests[1].messages[-1].content == broken[0].answer
    assert not of(events, ToolCallStarted)
    assert end_of(events).end == "answered"


def answering(answer: Answer) -> Callable[[ApprovalAsked], asyncio.Future[Answer]]:
    def ask(asked: ApprovalAsked) -> asyncio.Future[Answer]:
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        future.set_result(answer)
        return future

    return ask


async def test_that_edited_arguments_are_the_ones_carried_out() -> None:
    engine = ScriptedEngine([READY, asks(), CALLED], [READY, TextDelta("ok"), DONE])
    ask = answering(Answer("allow_once", '{"n": 5}'))
    events = await collect(services(engine, verdict="ask", ask=ask))
    assert of(events, ApprovalGiven)[0].arguments == '{"n": 5}'
    assert of(events, ToolCallFinished)[0].result == "10"


async def test_that_edited_arguments_are_checked_again() -> None:
    engine = ScriptedEngine([READY, asks(), CALLED], [READY, TextDelta("ok"), DONE])
    ask = answering(Answer("allow_once", '{"n": "five"}'))
    events = await collect(services(engine, verdict="ask", ask=ask))
    assert of(events, ToolCallFinished)[0].failed


async def test_that_a_denied_call_is_told_to_the_model() -> None:
    engine = ScriptedEngine([READY, asks(), CALLED], [READY, TextDelta("ok"), DONE])
    ask = answering(Answer("deny", ""))
    events = await collect(services(engine, verdict="ask", ask=ask))
    assert of(events, ToolCallFinished)[0].denied
    assert "did not allow" in engine.requests[1].messages[-1].content


async def test_that_the_step_limit_names_itself() -> None:
    steps: list[Step] = [[READY, asks(), CALLED]] * 5
    engine = ScriptedEngine(*steps)
    end = end_of(await collect(services(engine), with_limits(Limits(max_steps=3))))
    assert (end.end, end.steps) == ("step_limit", 3)
    assert "max_steps = 3" in end.message


async def test_that_a_tool_loop_that_never_ends_is_stopped_unasked() -> None:
    """S11: by the limits that an agent has when nobody set any."""
    steps: list[Step] = [[READY, asks(), CALLED]] * 100
    engine = ScriptedEngine(*steps)
    events = await collect(services(engine))
    end = end_of(events)
    assert end.end in ("step_limit", "token_limit")
    assert 0 < end.steps <= 25
    assert len(of(events, ToolCallFinished)) <= 25


async def test_that_the_token_limit_names_itself() -> None:
    steps: list[Step] = [[READY, asks(), CALLED]] * 5
    engine = ScriptedEngine(*steps)
    end = end_of(await collect(services(engine), with_limits(Limits(max_tokens=12))))
    assert (end.end, end.steps) == ("token_limit", 2)
    assert "max_tokens = 12" in end.message


async def test_that_the_time_limit_keeps_the_text_so_far() -> None:
    engine = ScriptedEngine([READY, TextDelta("so far"), asyncio.Event()])
    end = end_of(await collect(services(engine), with_limits(Limits(max_seconds=0.2))))
    assert (end.end, end.answer) == ("time_limit", "so far")
    assert engine.closed == 1


async def test_that_waiting_for_a_person_costs_no_time() -> None:
    engine = ScriptedEngine([READY, asks(), CALLED], [READY, TextDelta("ok"), DONE])

    def late(asked: ApprovalAsked) -> asyncio.Future[Answer]:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Answer] = loop.create_future()
        loop.call_later(0.8, future.set_result, Answer("allow_once", asked.arguments))
        return future

    world = services(engine, verdict="ask", ask=late)
    end = end_of(await collect(world, with_limits(Limits(max_seconds=0.6))))
    assert end.end == "answered"


async def test_that_an_engine_failure_ends_the_run_with_its_hint() -> None:
    crash = Failed(EngineCrashed("the worker died", "Ask again."))
    engine = ScriptedEngine([READY, TextDelta("part"), crash])
    events = await collect(services(engine))
    end = end_of(events)
    assert (end.end, end.answer, end.hint) == ("failed", "part", "Ask again.")
    assert of(events, ModelCallFinished)[0].error == "the worker died"


async def test_that_stop_ends_the_run_in_good_order() -> None:
    engine = ScriptedEngine([READY, TextDelta("par"), asyncio.Event()])
    world = services(engine)
    events: list[TraceEvent] = []
    async with aclosing(run_agent(AGENT, "Hi", (), services=world)) as stream:
        async for event in stream:
            events.append(event)
            if len(events) == 3:
                world.stop.stop()
    assert (end_of(events).end, end_of(events).answer) == ("cancelled", "par")
    assert of(events, ModelCallFinished)[0].finish_reason == "cancelled"
    assert engine.closed == 1


@pytest.mark.parametrize("crashes", [False, True])
async def test_that_an_answer_that_is_cut_has_its_figures(
    monkeypatch: pytest.MonkeyPatch, crashes: bool
) -> None:
    now_s = iter(range(100))
    clock = SimpleNamespace(monotonic=lambda: float(next(now_s)))
    monkeypatch.setattr("workbench.agents.model_calls.time", clock)
    crash = Failed(EngineCrashed("the worker died", "Ask again."))
    pieces = [TextDelta(text, tokens=2) for text in "abc"]
    engine = ScriptedEngine([READY, *pieces, crash if crashes else asyncio.Event()])
    world = services(engine)
    events: list[TraceEvent] = []
    async with aclosing(run_agent(AGENT, "Hi", (), services=world)) as stream:
        async for event in stream:
            events.append(event)
            if not crashes and len(of(events, AnswerDelta)) == 3:
                world.stop.stop()
    (call,) = of(events, ModelCallFinished)
    assert (call.new_tokens, call.time_to_first_token_s, call.tokens_per_s) == (6, 1.0, 2.0)


async def test_that_closing_the_generator_leaves_nothing_behind() -> None:
    engine = ScriptedEngine([READY, TextDelta("par"), asyncio.Event()])
    before = asyncio.all_tasks()
    async with aclosing(run_agent(AGENT, "Hi", (), services=services(engine))) as stream:
        async for _event in stream:
            break
    assert asyncio.all_tasks() == before


async def test_that_the_next_turn_begins_with_the_prompt_of_this_one() -> None:
    engine = ScriptedEngine(
        [READY, TextDelta("Let me see. "), asks(), asks("triple", call_id="b"), CALLED],
        [READY, TextDelta("42"), DONE],
        [READY, TextDelta("Bye"), DONE],
    )
    first = await collect(services(engine))
    started = RunStarted("c", "", "helper", {}, "m", "Hi")
    await collect(services(engine), history=[[started, *first]])
    before, after = engine.requests[1].messages, engine.requests[2].messages
    assert after[: len(before)] == before
    assert after[1:-1] == tuple(run_messages([started, *first]))
