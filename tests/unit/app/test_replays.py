"""Runs told again from their record, and runs that go on another way."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.app.test_runs import AGENT, CALLED, DONE, READY, World, call, start, until
from workbench.app.run import Run
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import EngineCrashed, EngineError, RunError, StoreError
from workbench.base.paths import Paths
from workbench.engines.api import (
    BrokenToolCall,
    Failed,
    ReasoningDelta,
    TextDelta,
    ToolCall,
)
from workbench.traces.events import (
    AnswerDelta,
    ApprovalAsked,
    ModelCallStarted,
    RunStarted,
    ToolCallBroken,
    ToolCallFinished,
)

NOTE = call("save_note", title="Milk", text="Buy milk")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = Paths(tmp_path / "data", tmp_path / "cache")
    found.make()
    for name in ("talker", "other"):
        (found.models / f"{name}.replay.json").write_text("{}")
    return found


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
async def bench(paths: Paths, world: World) -> AsyncIterator[Workbench]:
    async with open_workbench(paths, start_host=world.start) as opened:
        yield opened


async def _long_run(bench: Workbench, world: World, decision: str = "allow_once") -> Run:
    """Thoughts, broken calls of each kind, a tool, an approval, an answer."""
    world.steps = [
        [
            READY,
            ReasoningDelta("Hm"),
            ReasoningDelta("m"),
            TextDelta("I count. "),
            BrokenToolCall("<tool_call>{oo", "no end"),
            call("unknown", x=1),
            ToolCall("c2", "calculator", '{"wrong": 1}'),
            CALLED,
        ],
        [READY, call("calculator", expression="12 * 7"), CALLED],
        [READY, replace(NOTE, id="c7"), CALLED],
        [READY, TextDelta("84, and "), TextDelta("noted."), DONE],
    ]
    run = await start(bench)
    asked = (await until(run, ApprovalAsked)).event
    assert isinstance(asked, ApprovalAsked)
    edited = asked.arguments.replace("Buy milk", "Buy two")
    await bench.runs.answer(asked.ask_id, decision, edited)  # type: ignore[arg-type]
    assert (await asyncio.wait_for(run.wait(), 20)).end == "answered"
    return run


async def _notes(bench: Workbench) -> int:
    query = "SELECT count(*) FROM notes"

    def count() -> int:
        if not bench.paths.notes.exists():
            return 0
        with sqlite3.connect(bench.paths.notes) as connection:
            return int(connection.execute(query).fetchone()[0])

    return await asyncio.to_thread(count)


@pytest.mark.parametrize("decision", ["allow_once", "deny"])
async def test_that_a_run_is_told_again_to_the_last_event(
    bench: Workbench, world: World, decision: str
) -> None:
    run = await _long_run(bench, world, decision)
    before, asked = await _notes(bench), len(world.requests)
    found = await bench.runs.replays.check(run.run_id)
    assert found.difference is None
    assert found.is_equal
    assert not found.cut_off
    assert len(found.records) > 20
    broken = [r for r in found.records if isinstance(r.event, ToolCallBroken)]
    assert len(broken) == 3
    assert (await _notes(bench), len(world.requests)) == (before, asked), "nothing was done"
    assert bench.runs.active == ()
    assert len(await bench.conversations.runs()) == 1, "and nothing stored"


async def test_that_a_change_of_the_document_is_the_first_difference(
    bench: Workbench, world: World
) -> None:
    run = await _long_run(bench, world)
    fewer = replace(AGENT, tools=AGENT.tools[1:])
    found = await bench.runs.replays.check(run.run_id, fewer)
    assert found.difference is not None
    assert found.difference.span_id == "model-1"
    assert found.difference.before is not None
    assert found.difference.before["tool_names"] == ["calculator", "save_note"]
    assert found.difference.after is not None
    assert found.difference.after["tool_names"] == ["save_note"]
    short = replace(AGENT, limits=replace(AGENT.limits, max_steps=2))
    found = await bench.runs.replays.check(run.run_id, short)
    assert found.difference is not None
    assert (found.difference.span_id, found.difference.after) == ("model-3", None)


async def test_that_a_failed_and_a_stopped_run_are_told_as_far_as_they_went(
    bench: Workbench, world: World
) -> None:
    failing = Failed(EngineError("the engine is gone", "Ask again."))
    world.steps = [[READY, call("calculator", expression="1"), CALLED], [READY, failing]]
    failed = await start(bench)
    assert (await failed.wait()).end == "failed"
    assert (await bench.runs.replays.check(failed.run_id)).difference is None
    world.steps = [[READY, call("calculator", expression="1"), CALLED]]
    stopped = await start(bench)
    await until(stopped, AnswerDelta)
    await bench.runs.stop(stopped.run_id)
    found = await bench.runs.replays.check(stopped.run_id)
    assert (found.difference, found.cut_off) == (None, True)
    full = [[READY, TextDelta("cut"), replace(DONE, reason="context_full")]]
    world.steps = full  # type: ignore[assignment]
    cut = await start(bench)
    assert (await cut.wait()).end == "token_limit"
    assert (await bench.runs.replays.check(cut.run_id)).is_equal


async def test_that_a_call_that_another_model_took_over_is_told_as_one(
    bench: Workbench, world: World
) -> None:
    agent = replace(AGENT, model=replace(AGENT.model, id="talker", fallback=("other",)))
    crash = Failed(EngineCrashed("the worker died", "Ask again."))
    world.steps = [[READY, crash], [READY, TextDelta("Here."), DONE]]
    run = await bench.runs.start(agent, "Hi")
    assert (await asyncio.wait_for(run.wait(), 20)).answer == "Here."
    models = [r.event.model_id for r in run.records if isinstance(r.event, ModelCallStarted)]
    assert models == ["talker", "other"]
    assert (await bench.runs.replays.check(run.run_id)).is_equal
    for step, expected in (("model-1+", "talker"), ("model-1", "talker")):
        world.steps = [[READY, TextDelta("Anew."), DONE]]
        again = await bench.runs.replays.go_on(run.run_id, step)
        assert (await asyncio.wait_for(again.wait(), 20)).answer == "Anew."
        begun = [r.event for r in again.records if isinstance(r.event, ModelCallStarted)]
        assert [one.model_id for one in begun] == [expected]


async def test_that_a_run_goes_on_for_real_from_a_step(bench: Workbench, world: World) -> None:
    run = await _long_run(bench, world)
    done, requests = await _notes(bench), len(world.requests)
    world.steps = [[READY, TextDelta("Another end."), DONE]]
    again = await bench.runs.replays.go_on(run.run_id, "model-4", model_id="other")
    end = await asyncio.wait_for(again.wait(), 20)
    assert (end.end, end.answer) == ("answered", "Another end.")
    assert len(world.requests) == requests + 1
    assert await _notes(bench) == done, "what was written is not written again"
    old = [r for r in run.records if isinstance(r.event, ToolCallFinished)]
    new = [r for r in again.records if isinstance(r.event, ToolCallFinished)]
    assert [r.event for r in new] == [r.event for r in old]
    models = [r.event for r in again.records if isinstance(r.event, ModelCallStarted)]
    assert [one.model_id for one in models] == ["talker", "talker", "talker", "other"]
    told = world.requests[-1].messages
    assert [m.role for m in told] == [m.role for m in world.requests[requests - 1].messages]
    begun = again.records[0].event
    assert isinstance(begun, RunStarted)
    assert begun.forked_from == run.run_id
    assert all(one.id == run.conversation_id for one in await bench.conversations.list())
    assert (await bench.runs.replays.check(again.run_id)).is_equal, "that too is told again"


async def test_that_what_changes_something_is_asked_for_though_it_was_allowed_for_good(
    bench: Workbench, world: World
) -> None:
    run = await _long_run(bench, world, "allow_always")
    world.steps = [[READY, NOTE, CALLED], [READY, TextDelta("Done."), DONE]]
    again = await bench.runs.replays.go_on(run.run_id)
    asked = (await until(again, ApprovalAsked)).event
    assert isinstance(asked, ApprovalAsked)
    await bench.runs.answer(asked.ask_id, "deny")
    assert (await asyncio.wait_for(again.wait(), 20)).answer == "Done."
    assert await _notes(bench) == 1


async def test_that_other_instructions_hold_from_the_step_on(
    bench: Workbench, world: World
) -> None:
    run = await _long_run(bench, world)
    world.steps = [[READY, TextDelta("Ahoy."), DONE]]
    again = await bench.runs.replays.go_on(
        run.run_id, "model-4", instructions="You are a pirate."
    )
    assert (await asyncio.wait_for(again.wait(), 20)).answer == "Ahoy."
    assert world.requests[-1].messages[0].content == "You are a pirate."
    begun = again.records[0].event
    assert isinstance(begun, RunStarted)
    assert begun.agent["instructions"] == "You are a pirate."
    for step, told in (("nothing", RunError), ("model-4", StoreError)):
        run_id = "no run" if told is StoreError else run.run_id
        with pytest.raises(told):
            await bench.runs.replays.go_on(run_id, step)
    with pytest.raises(StoreError):
        await bench.runs.replays.check("no run")
