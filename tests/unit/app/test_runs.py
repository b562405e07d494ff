"""The workbench with a scripted engine: runs, their storage, branches, stop, failures."""

from __future__ import annotations

import asyncio
import io
import json
from argparse import Namespace
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.agents.documents import AgentDocument, ToolUse
from workbench.app import runs_commands
from workbench.app.chat import TerminalChat
from workbench.app.model_call import call_of
from workbench.app.run import Run
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import EngineCrashed, ModelError, RunError, StoreError, StoreFull
from workbench.base.paths import Paths
from workbench.engines.api import (
    EngineEvent,
    EngineInfo,
    EngineUsage,
    Failed,
    Finished,
    GenerationStats,
    LoadOptions,
    PromptReady,
    Request,
    TextDelta,
    ToolCall,
)
from workbench.engines.last_words import take_along
from workbench.models.store import InstalledModel
from workbench.traces.events import (
    AnswerDelta,
    ApprovalAsked,
    Record,
    RunFinished,
    RunStarted,
    ToolCallFinished,
)
from workbench.traces.store import TraceStore

STATS = GenerationStats(10, 4, 3, 0.0, 0.01, 0.05)
READY = PromptReady("prompt", 10, 4)
DONE = Finished("stop", STATS)
CALLED = Finished("tool_calls", STATS)
INFO = EngineInfo("m", "replay", 1, "", 2048, 2048, 1, 0, 0, 0, can_call_tools=True)


class World:
    """What the scripted engines of one test share."""

    def __init__(self) -> None:
        self.steps: list[Sequence[EngineEvent]] = []
        self.requests: list[Request] = []
        self.gate = asyncio.Event()
        self.hosts: list[ScriptedHost] = []

    async def start(self, model: InstalledModel, options: LoadOptions) -> ScriptedHost:
        self.hosts.append(ScriptedHost(self))
        return self.hosts[-1]


class ScriptedHost:
    """A loaded model that answers by script, then waits at the gate if the script is out."""

    info = INFO
    usage = EngineUsage()
    pid = None
    alive = True

    def __init__(self, world: World) -> None:
        self._world = world
        self.closed = False

    async def generate(self, request: Request) -> AsyncGenerator[EngineEvent, None]:
        world = self._world
        world.requests.append(request)
        script: Sequence[EngineEvent] = [READY, TextDelta("part")]
        if world.steps:
            script = world.steps.pop(0)
        for event in script:
            await asyncio.sleep(0)
            yield event
        if not isinstance(script[-1], Finished | Failed):
            await world.gate.wait()
            yield DONE

    async def close(self) -> None:
        self.closed = True


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = Paths(tmp_path / "data", tmp_path / "cache")
    found.make()
    (found.models / "talker.replay.json").write_text("{}")
    return found


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
async def bench(paths: Paths, world: World) -> AsyncIterator[Workbench]:
    async with open_workbench(paths, start_host=world.start) as opened:
        yield opened


AGENT = AgentDocument("tester", "Tester", tools=(ToolUse("calculator"), ToolUse("save_note")))


async def start(bench: Workbench, text: str = "Hi", conversation_id: str = "") -> Run:
    return await bench.runs.start(
        AGENT, text, conversation_id=conversation_id, model_id="talker"
    )


async def until(run: Run, kind: type[object]) -> Record:
    async with asyncio.timeout(20), aclosing(run.events()) as batches:
        async for batch in batches:
            for record in batch:
                if isinstance(record.event, kind):
                    return record
    raise AssertionError(f"no {kind.__name__} came")


async def test_that_a_run_is_streamed_and_stored(bench: Workbench, world: World) -> None:
    world.steps = [[READY, TextDelta("Hel"), TextDelta("lo"), DONE]]
    run = await start(bench)
    end = await asyncio.wait_for(run.wait(), 20)
    assert (end.end, end.answer) == ("answered", "Hello")
    assert [record.number for record in run.records] == list(range(len(run.records)))
    (turn,) = await bench.conversations.turns(run.conversation_id)
    assert turn.end == end
    assert turn.user_text == "Hi"
    assert bench.runs.active == ()


async def test_that_what_a_run_measured_outlives_the_program(
    paths: Paths, world: World
) -> None:
    async with open_workbench(paths, start_host=world.start) as bench:
        world.steps = [[READY, TextDelta("Hello"), DONE]]
        await (await start(bench)).wait()
        assert not bench.monitor.latest, "no monitor goes on, as on the command line"
    async with open_workbench(paths, start_host=world.start) as bench:
        found = await bench.recorder.history(0.0, 4e9, 10)
        totals = found.totals()
    assert bench.monitor._machine.data_folder == paths.data, "its disk is watched"
    assert totals.count("model.talker.failed") == 1
    assert totals.sum("model.talker.cached_tokens") == 4
    assert totals.mean("agent.tester.failed") == 0.0
    assert totals.mean("agent.tester.steps") == 1.0
    assert bench.recorder.problem is None


async def test_that_a_started_run_is_on_disk(bench: Workbench, paths: Paths) -> None:
    run = await start(bench, "Remember me")
    records = await bench.conversations.records(run.run_id)
    assert isinstance(records[0].event, RunStarted)
    assert records[0].event.user_text == "Remember me"


async def test_that_stop_keeps_the_text_so_far(bench: Workbench) -> None:
    run = await start(bench)
    await until(run, AnswerDelta)
    await asyncio.wait_for(bench.runs.stop(run.run_id), 20)
    end = await run.wait()
    assert (end.end, end.answer) == ("cancelled", "part")
    stored = await bench.conversations.records(run.run_id)
    assert stored[-1].event == end


async def test_that_closing_the_program_interrupts_its_runs(paths: Paths, world: World) -> None:
    async with open_workbench(paths, start_host=world.start) as bench:
        run = await start(bench)
        await until(run, AnswerDelta)
    assert all(host.closed for host in world.hosts)
    store = TraceStore(paths.database)
    try:
        last = store.records(run.run_id)[-1].event
    finally:
        store.close()
    assert isinstance(last, RunFinished)
    assert (last.end, last.answer) == ("interrupted", "part")


async def test_that_the_next_message_carries_the_history(
    bench: Workbench, world: World
) -> None:
    world.steps = [[READY, TextDelta("One."), DONE], [READY, TextDelta("Two."), DONE]]
    first = await start(bench, "First")
    await first.wait()
    second = await start(bench, "Second", first.conversation_id)
    await second.wait()
    assert [m.content for m in world.requests[1].messages] == ["First", "One.", "Second"]
    assert second.started.parent_run_id == first.run_id


async def test_that_edit_and_regenerate_are_branches(bench: Workbench, world: World) -> None:
    world.steps = [[READY, TextDelta(text), DONE] for text in "abc"]
    first = await start(bench, "First")
    await first.wait()
    again = await bench.runs.regenerate(first.run_id, model_id="talker")
    await again.wait()
    bench.settings.change(default_model="talker")
    edited = await bench.runs.edit(first.run_id, "Other")
    await edited.wait()
    (turn,) = await bench.conversations.turns(first.conversation_id)
    assert turn.branches == (first.run_id, again.run_id, edited.run_id)
    assert (turn.user_text, turn.branch) == ("Other", 2)


async def test_that_two_messages_at_once_are_one_run(bench: Workbench, world: World) -> None:
    world.steps = [[READY, TextDelta("One."), DONE]]
    first = await start(bench, "First")
    await first.wait()
    conversation = first.conversation_id
    both = await asyncio.gather(
        start(bench, "Second", conversation),
        start(bench, "Third", conversation),
        return_exceptions=True,
    )
    (run,) = [one for one in both if isinstance(one, Run)]
    (refused,) = [one for one in both if isinstance(one, RunError)]
    assert "still being written" in refused.message
    assert bench.runs.active == (run,)
    await bench.runs.stop(run.run_id)
    turns = await bench.conversations.turns(conversation)
    assert [turn.user_text for turn in turns] == ["First", run.started.user_text]


async def test_that_two_regenerations_at_once_are_one_run(
    bench: Workbench, world: World
) -> None:
    world.steps = [[READY, TextDelta("One."), DONE]]
    first = await start(bench)
    await first.wait()
    both = await asyncio.gather(
        bench.runs.regenerate(first.run_id, model_id="talker"),
        bench.runs.regenerate(first.run_id, model_id="talker"),
        return_exceptions=True,
    )
    assert [type(one) for one in both].count(RunError) == 1
    (again,) = bench.runs.active
    third = await bench.runs.regenerate(first.run_id, model_id="talker")
    assert bench.runs.active == (third,), "a later one takes the place of what goes on"
    assert (await again.wait()).end == "cancelled"
    await bench.runs.stop(third.run_id)


async def test_that_a_refused_start_leaves_its_conversation_usable(
    bench: Workbench, world: World
) -> None:
    world.steps = [[READY, DONE], [READY, TextDelta("Two."), DONE]]
    first = await start(bench)
    await first.wait()
    bench.runs._store.close()
    with pytest.raises(StoreError):
        await start(bench, "Second", first.conversation_id)
    with pytest.raises(StoreError):
        await start(bench, "Second", first.conversation_id)


async def test_that_what_goes_on_in_a_conversation_is_stopped_with_it(
    bench: Workbench,
) -> None:
    elsewhere = await start(bench, "Stay")
    await until(elsewhere, AnswerDelta)
    beginning = asyncio.create_task(start(bench, "Go", "one"))
    await asyncio.sleep(0)
    await asyncio.wait_for(bench.runs.stop_conversation("one"), 20)
    run = await beginning
    assert (await run.wait()).end == "cancelled"
    assert bench.runs.active == (elsewhere,)
    await bench.runs.stop_conversation("none")
    assert bench.runs.active == (elsewhere,)


def call(name: str, **arguments: object) -> ToolCall:
    text = json.dumps(arguments)
    return ToolCall("c1", name, text, raw=text)


async def test_that_a_tool_runs(bench: Workbench, world: World) -> None:
    world.steps = [
        [READY, call("calculator", expression="12 * 7"), CALLED],
        [READY, TextDelta("84"), DONE],
    ]
    run = await start(bench)
    assert (await asyncio.wait_for(run.wait(), 20)).answer == "84"
    results = [r.event for r in run.records if isinstance(r.event, ToolCallFinished)]
    assert "84" in results[0].result
    again = await bench.runs.retry_call(
        run.run_id, results[0].span_id, '{"expression": "2 + 3"}'
    )
    assert "5" in again.text


async def test_that_an_approval_is_asked_and_always_is_kept(
    bench: Workbench, world: World
) -> None:
    note = call("save_note", title="Milk", text="Buy milk")
    world.steps = [
        [READY, note, CALLED],
        [READY, TextDelta("Saved."), DONE],
        [READY, note, CALLED],
        [READY, TextDelta("Saved."), DONE],
    ]
    run = await start(bench)
    asked = (await until(run, ApprovalAsked)).event
    assert isinstance(asked, ApprovalAsked)
    assert run.asking == (asked,)
    await bench.runs.answer(asked.ask_id, "allow_always")
    assert (await asyncio.wait_for(run.wait(), 20)).end == "answered"
    second = await start(bench)
    await asyncio.wait_for(second.wait(), 20)
    assert not [r for r in second.records if isinstance(r.event, ApprovalAsked)]
    with pytest.raises(RunError):
        await bench.runs.answer(asked.ask_id, "deny")


async def test_that_stop_ends_a_run_that_waits_for_an_answer(
    bench: Workbench, world: World
) -> None:
    world.steps = [[READY, call("save_note", title="a", text="b"), CALLED]]
    run = await start(bench)
    await until(run, ApprovalAsked)
    await asyncio.wait_for(bench.runs.stop(run.run_id), 20)
    assert (await run.wait()).end == "cancelled"


async def test_that_a_crash_fails_the_run_and_the_next_one_restarts(
    bench: Workbench, world: World
) -> None:
    crash = Failed(EngineCrashed("the worker died", "Ask again."))
    world.steps = [[READY, TextDelta("par"), crash], [READY, TextDelta("ok"), DONE]]
    end = await (await start(bench)).wait()
    assert (end.end, end.answer) == ("failed", "par")
    assert (await (await start(bench)).wait()).end == "answered"
    assert len(world.hosts) == 2


async def test_that_a_model_that_crashes_three_times_is_quarantined(
    bench: Workbench, world: World
) -> None:
    crash = Failed(EngineCrashed("the worker died", "Ask again."))
    world.steps = [[READY, crash] for _ in range(3)]
    world.steps.append([READY, TextDelta("ok"), DONE])
    for _ in range(3):
        await (await start(bench)).wait()
    end = await (await start(bench)).wait()
    assert "crashed 3 times" in end.message
    assert len(world.hosts) == 3
    await bench.loading.load("talker")
    assert (await (await start(bench)).wait()).end == "answered"


async def test_that_a_full_disk_ends_the_run_with_its_reason(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = await start(bench)

    def refuse(self: TraceStore, records: Sequence[Record]) -> None:
        raise StoreFull("no space left on the disk", "Free some space.")

    monkeypatch.setattr(TraceStore, "append", refuse)
    end = await asyncio.wait_for(run.wait(), 20)
    assert end.end == "failed"
    assert "no space left" in end.message
    assert bench.notices.items[-1].hint == "Free some space."
    monkeypatch.undo()
    stored = await bench.conversations.records(run.run_id)
    assert isinstance(stored[0].event, RunStarted)
    await start(bench)
    stored = await bench.conversations.records(run.run_id)
    assert stored[-1].event == end


async def test_that_a_missing_model_names_those_there_are(bench: Workbench) -> None:
    with pytest.raises(ModelError) as caught:
        await bench.runs.start(AGENT, "Hi", model_id="nothing")
    assert "talker" in caught.value.hint


async def test_that_an_idle_model_is_unloaded_but_a_pinned_one_stays(
    bench: Workbench, world: World
) -> None:
    bench.settings.change(idle_unload_s=0.01)
    await bench.loading.load("talker")
    bench.loading.pin("talker", True)
    gone = asyncio.Event()
    bench.loading.listen(lambda models: None if models else gone.set())
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(gone.wait(), 1.2)
    bench.loading.pin("talker", False)
    await asyncio.wait_for(gone.wait(), 10)
    assert world.hosts[0].closed


async def test_that_agents_are_saved_renamed_and_brought_back(bench: Workbench) -> None:
    agents = bench.agents
    assert agents.is_bundled("starter")
    copy = await agents.duplicate("starter", "My Helper")
    assert copy.name == "my-helper"
    await agents.save(replace(copy, name="other"), previous_name="my-helper")
    names = [agent.name for agent in agents.agents]
    assert "other" in names
    assert "my-helper" not in names
    token = await agents.remove("other")
    assert "other" not in [agent.name for agent in agents.agents]
    await agents.restore(token)
    assert agents.get("other").title == "My Helper"


async def test_that_a_bad_agent_file_is_a_problem_not_a_failure(
    bench: Workbench, paths: Paths
) -> None:
    (paths.agents / "bad.yaml").write_text("name: bad\nmodel: 3\n")
    await bench.agents.refresh()
    (problem,) = bench.agents.problems
    assert "model" in problem[1]
    assert bench.agents.get("starter").title == "Starter"


async def test_that_an_exported_conversation_holds_everything(
    bench: Workbench, world: World
) -> None:
    world.steps = [[READY, TextDelta("Hello"), DONE]]
    run = await start(bench, "Hi there")
    await run.wait()
    markdown = await bench.conversations.export(run.conversation_id, "markdown")
    assert "Hi there" in markdown
    assert "Hello" in markdown
    lines = (await bench.conversations.export(run.conversation_id, "jsonl")).splitlines()
    assert [json.loads(line)["type"] for line in lines][-1] == "RunFinished"


async def test_that_what_was_deleted_is_wiped_by_the_next_session(
    paths: Paths, world: World
) -> None:
    async with open_workbench(paths, start_host=world.start) as bench:
        world.steps = [[READY, TextDelta("Hello"), DONE]]
        run = await start(bench, "topsecretword")
        await run.wait()
        token = await bench.conversations.delete(run.conversation_id)
        await bench.conversations.restore(token)
        assert len(await bench.conversations.list()) == 1
        await bench.conversations.delete(run.conversation_id)
    async with open_workbench(paths, start_host=world.start):
        pass
    assert b"topsecretword" not in paths.database.read_bytes()


async def test_that_a_long_conversation_is_sent_and_exported_in_parts(
    bench: Workbench, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.app.earlier_runs._PAGE", 2)
    monkeypatch.setattr("workbench.app.conversations._EXPORT_PAGE", 2)
    world.steps = [[READY, TextDelta(f"answer {number}"), DONE] for number in range(5)]
    conversation = ""
    for number in range(5):
        run = await start(bench, f"question {number}", conversation)
        conversation = run.conversation_id
        await run.wait()
    sent = [message.content for message in world.requests[-1].messages]
    assert sent[::2] == [f"question {number}" for number in range(5)]
    text = await bench.conversations.export(conversation, "markdown")
    places = [text.index(f"question {number}\n") for number in range(5)]
    assert text.startswith("# question 0\n")
    assert places == sorted(places)
    lines = (await bench.conversations.export(conversation, "jsonl")).splitlines()
    assert len(
        {(json.loads(line)["run_id"], json.loads(line)["number"]) for line in lines}
    ) == len(lines)
    monkeypatch.setattr("workbench.app.earlier_runs._MOST_TOKEN_CHARACTERS", 0)
    world.steps = [[READY, TextDelta("last"), DONE]]
    await (await start(bench, "question 5", conversation)).wait()
    assert len(world.requests[-1].messages) == 2 * 2 + 1


async def test_that_a_second_program_leaves_the_runs_of_the_first_alone(
    bench: Workbench, paths: Paths, world: World
) -> None:
    run = await start(bench)
    await until(run, AnswerDelta)
    async with open_workbench(paths, start_host=world.start) as second:
        (summary,) = await second.conversations.runs()
        assert summary.end == ""
        (notice,) = second.notices.items
        assert "Another program" in notice.title
    world.gate.set()
    assert (await asyncio.wait_for(run.wait(), 20)).end == "answered"


async def test_that_no_more_agents_run_at_a_time_than_the_settings_allow(
    bench: Workbench, world: World
) -> None:
    bench.settings.change(agents_at_once=1)
    first, second, third = [await start(bench, text) for text in ("One", "Two", "Three")]
    await until(first, AnswerDelta)
    assert "runs.waiting" in [notice.key for notice in bench.notices.items]
    assert len(world.requests) == 1

    await asyncio.wait_for(bench.runs.stop(second.run_id), 20)
    assert (await second.wait()).end == "cancelled"
    assert len(world.requests) == 1, "one that never began asks no model"

    world.gate.set()
    for run in (first, third):
        assert (await asyncio.wait_for(run.wait(), 20)).end == "answered"


async def test_that_a_larger_number_lets_those_begin_that_wait(
    bench: Workbench, world: World
) -> None:
    bench.settings.change(agents_at_once=1)
    first, second = [await start(bench, text) for text in ("One", "Two")]
    await until(first, AnswerDelta)

    bench.settings.change(agents_at_once=0)

    await until(second, AnswerDelta)
    world.gate.set()
    for run in (first, second):
        assert (await asyncio.wait_for(run.wait(), 20)).end == "answered"


async def test_that_words_with_a_slash_are_for_the_chat_itself(
    bench: Workbench, world: World
) -> None:
    world.steps = [[READY, TextDelta("Hello."), DONE]]
    typed = iter(["/help", "Hi", "  /QUIT ", "never read"])
    out = io.StringIO()
    chat = TerminalChat(bench, "starter", "talker", out, lambda _prompt: next(typed))
    await asyncio.wait_for(chat.loop(), 20)
    assert "/quit ends" in out.getvalue()
    assert "Hello." in out.getvalue()
    assert [request.messages[-1].content for request in world.requests] == ["Hi"]
    assert next(typed) == "never read"


async def test_that_the_list_of_runs_says_when_it_is_cut(
    bench: Workbench, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.steps = [[READY, DONE] for _ in range(3)]
    for text in ("One", "Two", "Three"):
        await (await start(bench, text)).wait()
    lists = {}
    for limit in (0, 2, 3):
        options = Namespace(action="list", json=False, limit=limit, tag="", bookmarked=False)
        await runs_commands.run(bench, options)
        told = capsys.readouterr()
        lists[limit] = len(told.out.splitlines()) - 1, "--limit 0" in told.err
    assert lists == {0: (3, False), 2: (2, True), 3: (3, False)}


class LastWords(ScriptedHost):
    """Says what it wrote when it is stopped, as an engine's host does."""

    async def generate(self, request: Request) -> AsyncGenerator[EngineEvent, None]:
        yield READY
        yield TextDelta("par")
        yield TextDelta("t", 2)
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError as stop:
            take_along(stop, Finished("cancelled", STATS, (7, 8, 9), "part of"))
            raise


async def test_that_the_tokens_of_a_stopped_answer_are_kept(paths: Paths, world: World) -> None:
    async def start_host(_model: InstalledModel, _options: LoadOptions) -> LastWords:
        return LastWords(world)

    async with open_workbench(paths, start_host=start_host) as bench:
        run = await start(bench)
        async with asyncio.timeout(20), aclosing(run.events()) as batches:
            async for batch in batches:
                if any(getattr(one.event, "text", "") == "t" for one in batch):
                    break
        await bench.runs.stop(run.run_id)
        end = await asyncio.wait_for(run.wait(), 20)
        assert (end.end, end.answer) == ("cancelled", "part")
        call = call_of(run.records, "model-1")
        assert call is not None
        assert (call.finish_reason, call.new_tokens) == ("cancelled", 3)
        assert call.token_ids == (7, 8, 9)
        assert (call.written, call.is_whole) == ("part of", True), "until the engine stopped"
        assert "stopped after 3 tokens" in call.cuts[-1].words
        found = await bench.runs.replays.check(run.run_id)
        assert found.is_equal, found
