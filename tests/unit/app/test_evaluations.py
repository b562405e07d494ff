"""Evaluations in the program: runs of their own, what they may do, and how they end."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.app.talker import opened
from workbench.agents.documents import AgentDocument, AgentModel, ToolUse
from workbench.agents.graphs.documents import Body, GraphDocument, Link, Node
from workbench.app.evaluations import Evaluations
from workbench.app.unattended import only_reads
from workbench.app.workbench import Workbench
from workbench.base.errors import RunError
from workbench.evals.grid import Document, ModelChoice, grid_of
from workbench.evals.progress import AllDone, CaseDone, Paused
from workbench.evals.values import Case, DataSet, Outcome, Plan
from workbench.traces.events import ToolCallFinished

MODEL = ModelChoice("talker", "Talker")
AGENT = AgentDocument(
    "tester", "Tester", tools=(ToolUse("calculator"), ToolUse("save_note", "never"))
)


def plan_of(*texts: str, document: Document = AGENT, model: ModelChoice | None = MODEL) -> Plan:
    cases = tuple(Case(f"case-{n}", text, expected="84") for n, text in enumerate(texts))
    return Plan("abc", "Test", DataSet("test", cases), grid_of([document], [model]).candidates)


async def ended(evaluations: Evaluations, plan: Plan) -> tuple[Outcome, ...]:
    await evaluations.start(plan)
    assert await evaluations.wait(plan.plan_id) == AllDone()
    return (await evaluations.results(plan.plan_id)).outcomes


async def begun(bench: Workbench) -> None:
    """Wait until a run goes on."""
    started = asyncio.Event()
    end = bench.runs.listen(lambda _run: started.set())
    await asyncio.wait_for(started.wait(), 30)
    end()


async def test_that_each_try_is_a_run_with_its_trace_apart_from_the_conversations(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as bench:
        plan = plan_of("What is 12 * 7?", "Hi")
        told: list[object] = []
        bench.evaluations.listen(lambda _id, event: told.append(event))
        right, wrong = sorted(
            await ended(bench.evaluations, plan), key=lambda one: one.attempt.case_id
        )

        assert right.passed
        assert (right.answer, right.end) == ("12 * 7 is 84.", "answered")
        assert [call.name for call in right.calls] == ["calculator"]
        assert right.calls[0].arguments == {"expression": "12 * 7"}
        assert right.new_tokens > 0
        assert right.total_s > 0
        assert wrong.judged
        assert not wrong.passed
        records = await bench.conversations.records(right.run_id)
        assert any(isinstance(record.event, ToolCallFinished) for record in records)
        assert await bench.conversations.list() == ()
        assert sum(isinstance(event, CaseDone) for event in told) == 2
        assert told[-1] == AllDone()
        assert bench.evaluations.going == ()


async def test_that_a_tool_that_asks_is_denied_unless_the_plan_names_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as bench:
        reading = only_reads(bench.tools)
        assert "read_file" in reading
        assert not any(tool.writes for tool in bench.tools if tool.name in reading)
        denied = plan_of("Note: milk")
        all_reading = replace(denied, plan_id="reading", allow_reading=True)
        named = replace(denied, plan_id="named", allowed_tools=("save_note",))
        results: list[bool] = []
        for plan in (denied, all_reading, named):
            (outcome,) = await ended(bench.evaluations, plan)
            records = await bench.conversations.records(outcome.run_id)
            events = [record.event for record in records]
            (call,) = [event for event in events if isinstance(event, ToolCallFinished)]
            results.append(call.denied)
        assert results == [True, True, False]


async def test_that_what_is_too_slow_crashes_or_is_missing_has_an_outcome_that_says_so(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as bench:
        slow = replace(plan_of("A long story", "Hi"), case_limit_s=0.3)
        first, second = sorted(
            await ended(bench.evaluations, slow), key=lambda one: one.attempt.case_id
        )
        assert "longer than 0.3 s" in first.error
        assert (first.end, first.passed) == ("cancelled", False)
        assert first.answer.startswith("word")
        assert second.answer == "Hello."
        assert bench.runs.active == ()

        (crashed,) = await ended(
            bench.evaluations, replace(plan_of("crash"), plan_id="crashed", at_once=1)
        )
        assert "crashed" in crashed.error

        gone = replace(plan_of("Hi", model=ModelChoice("gone", "Gone")), plan_id="gone")
        (missing,) = await ended(bench.evaluations, gone)
        assert "'gone' is not installed" in missing.error
        assert missing.run_id == ""


async def test_that_no_other_model_answers_for_the_one_that_is_compared(tmp_path: Path) -> None:
    async with opened(tmp_path) as bench:
        agent = replace(AGENT, model=AgentModel("talker", fallback=("starter",)))
        plan = plan_of("crash", document=agent, model=None)
        assert "fallback" not in str(plan.candidates[0].document)
        (outcome,) = await ended(bench.evaluations, plan)
        assert outcome.error


async def test_that_a_pause_a_cancel_and_the_end_of_the_program_can_be_resumed(
    tmp_path: Path,
) -> None:
    plan = replace(plan_of(*["A long story", *["Hi"] * 6]), at_once=1, case_limit_s=0.5)
    async with opened(tmp_path) as bench:
        await bench.evaluations.start(plan)
        with pytest.raises(RunError, match="goes on"):
            await bench.evaluations.resume(plan.plan_id)
        await begun(bench)
        bench.evaluations.pause(plan.plan_id)
        assert await bench.evaluations.wait(plan.plan_id) == Paused()
        paused = await bench.evaluations.summary(plan.plan_id)
        assert (paused.state, paused.done) == ("paused", 1)

        endless = replace(plan, plan_id="endless", case_limit_s=60.0)
        await bench.evaluations.start(endless)
        await begun(bench)
        await bench.evaluations.cancel("endless")
        cancelled = await bench.evaluations.summary("endless")
        assert (cancelled.state, cancelled.done) == ("cancelled", 0)
        assert bench.runs.active == ()
        await bench.evaluations.resume("endless")
        await begun(bench)
    async with opened(tmp_path) as bench:
        endless_now = await bench.evaluations.summary("endless")
        assert (endless_now.state, endless_now.done) == ("paused", 0)
        assert await bench.evaluations.resume(plan.plan_id) == plan
        assert await bench.evaluations.wait(plan.plan_id) == AllDone()
        done = await bench.evaluations.summary(plan.plan_id)
        assert (done.state, done.done, done.no_answer) == ("done", 7, 1)
        await bench.evaluations.resume(plan.plan_id, again=True)
        assert await bench.evaluations.wait(plan.plan_id) == AllDone()
        outcomes = (await bench.evaluations.results(plan.plan_id)).outcomes
        assert len({one.attempt for one in outcomes}) == len(outcomes) == 7


async def test_that_a_try_that_had_ended_before_a_kill_is_judged_and_not_run_again(
    tmp_path: Path,
) -> None:
    plan = replace(plan_of("What is 12 * 7?", "Some words", "crash"), at_once=1)
    async with opened(tmp_path) as bench:
        outcomes = await ended(bench.evaluations, plan)
        before = {one.run_id for one in await bench.conversations.runs()}
    with closing(sqlite3.connect(tmp_path / "data" / "evaluations.db")) as file:
        file.execute("DELETE FROM outcomes")  # as if they had not been written yet
        file.execute("UPDATE plans SET state = 'running'")
        file.commit()
    async with opened(tmp_path) as bench:
        await bench.evaluations.resume(plan.plan_id)
        assert await bench.evaluations.wait(plan.plan_id) == AllDone()
        again = (await bench.evaluations.results(plan.plan_id)).outcomes
        after = {one.run_id for one in await bench.conversations.runs()}

    def plain(found: tuple[Outcome, ...]) -> dict[str, Outcome]:
        return {one.attempt.case_id: one for one in found}

    first, second = plain(outcomes), plain(again)
    assert [first[name] == second[name] for name in ("case-0", "case-1")] == [True, True]
    assert first["case-2"].run_id != second["case-2"].run_id  # what failed is tried again
    assert after - before == {second["case-2"].run_id}


async def test_that_what_was_recorded_without_all_of_it_is_run_again(tmp_path: Path) -> None:
    plan = plan_of("Hi")
    async with opened(tmp_path) as bench:
        bench.settings.change(redact_recording=True, redaction_rules=("greeting=Hello",))
        (first,) = await ended(bench.evaluations, plan)
        store = await bench.evaluations._store()
        with store._file.opened() as file:
            file.execute("DELETE FROM outcomes")
        await bench.evaluations.resume(plan.plan_id)
        assert await bench.evaluations.wait(plan.plan_id) == AllDone()
        (second,) = (await bench.evaluations.results(plan.plan_id)).outcomes
    assert first.run_id != second.run_id


async def test_that_a_second_program_only_looks_at_what_goes_on_in_another(
    tmp_path: Path,
) -> None:
    plan = replace(plan_of("A long story", "Hi"), at_once=1, case_limit_s=0.5)
    async with opened(tmp_path) as one, opened(tmp_path) as other:
        await one.evaluations.start(plan)
        await begun(one)

        (seen,) = await other.evaluations.list()
        assert seen.state == "running"
        others = other.evaluations
        for act in (others.resume, others.cancel, others.remove):
            with pytest.raises(RunError, match="goes on in another window"):
                await act(plan.plan_id)

        assert await one.evaluations.wait(plan.plan_id) == AllDone()
        found = (await other.evaluations.results(plan.plan_id)).outcomes
        assert len({outcome.attempt for outcome in found}) == len(found) == 2
        assert len(await one.conversations.runs()) == 2


async def test_that_removing_one_removes_its_runs(tmp_path: Path) -> None:
    async with opened(tmp_path) as bench:
        plan = plan_of("Hi")
        (outcome,) = await ended(bench.evaluations, plan)
        run = await bench.runs.start(AGENT, "Hi", model_id="talker")
        await run.wait()

        await bench.evaluations.remove(plan.plan_id)

        assert await bench.evaluations.list() == ()
        assert [one.run_id for one in await bench.conversations.runs()] == [run.run_id]
        assert await bench.conversations.purge() == 1
        assert await bench.conversations.records(outcome.run_id) == ()
        with pytest.raises(RunError):
            await bench.evaluations.remove(plan.plan_id)


async def test_that_a_whole_graph_is_tried_with_the_model_that_is_compared(
    tmp_path: Path,
) -> None:
    nodes = (
        Node("ask", "agent", settings={"tools": ["calculator"], "model": "starter"}),
        Node("asked", "input"),
        Node("answer", "output"),
    )
    links = (Link("ask", "text", "answer", "value"), Link("asked", "value", "ask", "prompt"))
    graph = GraphDocument("whole", "Whole", body=Body(nodes, links))
    async with opened(tmp_path) as bench:
        plan = plan_of("What is 12 * 7?", document=graph)
        (outcome,) = await ended(bench.evaluations, plan)

        assert outcome.passed
        (began, *_), (measured,) = (
            await bench.conversations.records(outcome.run_id),
            (await bench.evaluations.results("abc")).measured,
        )
        assert began.event.agent["nodes"]["ask"]["settings"]["seed"] == 0  # type: ignore[union-attr]
        assert measured.model_bytes > 0


async def test_that_a_graph_remembers_nothing_of_another_try_and_nothing_for_good(
    tmp_path: Path,
) -> None:
    nodes = (
        Node("answer", "output"),
        Node("asked", "input"),
        Node("keep", "remember"),
        Node("look", "memory", settings={"by": "newest"}),
    )
    links = (
        Link("asked", "value", "keep", "value"),
        Link("keep", "value", "look", "after"),
        Link("look", "text", "answer", "value"),
    )
    graph = GraphDocument("keeper", "Keeper", body=Body(nodes, links))
    async with opened(tmp_path) as bench:
        plan = plan_of("First fact", "Second fact", document=graph, model=None)
        outcomes = await ended(bench.evaluations, replace(plan, repetitions=2, at_once=1))

        assert [one.error for one in outcomes] == [""] * 4
        first, second = ("First fact", "Second fact")
        assert all((first in one.answer) != (second in one.answer) for one in outcomes)
        assert {state.place.scope for state in await bench.memories.list()} == {"conversation"}
        await bench.evaluations.remove(plan.plan_id)
        await bench.conversations.purge()
        assert await bench.memories.list() == ()


async def test_that_what_is_left_out_of_runs_is_left_out_of_outcomes_once_graded(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as bench:
        bench.settings.change(redact_recording=True, redaction_rules=("sum=12 \\* 7|is 84",))
        (outcome,) = await ended(bench.evaluations, plan_of("What is 12 * 7?"))

    assert outcome.passed
    assert "84" not in outcome.answer
    assert "12 * 7" not in str(outcome.calls)


async def test_that_a_damaged_file_is_told(tmp_path: Path) -> None:
    async with opened(tmp_path) as bench:
        (tmp_path / "data" / "evaluations.db").write_bytes(b"no database" * 1000)
        assert await bench.evaluations.list() == ()
        assert any(notice.key == "evaluations.damaged" for notice in bench.notices.items)
