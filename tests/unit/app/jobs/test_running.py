"""A job runs with what was granted, and with nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.app.jobs.worlds import agent, allowed, answers, calls, folder, inbox, sums
from tests.unit.app.test_runs import READY, World
from workbench.app.jobs.records import JobRun
from workbench.app.jobs.values import JobLimits
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import RunError
from workbench.engines.api import TextDelta
from workbench.policy.tool_grants import ArgumentLimit, ToolGrant
from workbench.traces.events import ApprovalAsked, RunFinished, RunStarted


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
async def bench(tmp_path: Path, world: World) -> AsyncIterator[Workbench]:
    async with open_workbench(folder(tmp_path), start_host=world.start) as opened:
        yield opened


async def ran(bench: Workbench, name: str, *, rehearsal: bool = False) -> JobRun:
    async with asyncio.timeout(20):
        ended = await bench.jobs.run_now(name, rehearsal=rehearsal)
    return await bench.jobs.report(ended.id)


async def test_that_a_granted_call_runs_and_the_report_tells_it(
    bench: Workbench, world: World
) -> None:
    await allowed(bench, world, sums())
    world.steps = [calls("calculator", expression="12 * 7"), answers("It is 84.")]
    found = await ran(bench, "sums")
    assert (found.state, found.summary) == ("done", "It is 84.")
    (call,) = found.report["calls"]
    assert call["tool"] == "calculator"
    assert "84" in call["result"]
    assert found.report["asked"] == "What is 12 * 7?"
    assert found.report["refused"] is None
    records = await bench.conversations.records(found.run_id)
    assert isinstance(records[0].event, RunStarted)
    assert records[0].event.options["job"]["job"] == "sums"
    assert await bench.conversations.list() == ()


async def test_that_an_ungranted_tool_ends_the_run_and_nobody_is_asked(
    bench: Workbench, world: World
) -> None:
    await allowed(bench, world, sums(), "calculator", "save_note")
    world.steps = [calls("save_note", title="A", text="B"), answers("Saved.")]
    found = await ran(bench, "sums")
    assert found.state == "refused"
    refused = found.report["refused"]
    assert refused["tool"] == "save_note"
    assert "not granted" in refused["limit"]
    assert "Grant it" in refused["change"]
    events = [record.event for record in await bench.conversations.records(found.run_id)]
    assert not any(isinstance(event, ApprovalAsked) for event in events)
    end = events[-1]
    assert isinstance(end, RunFinished)
    assert end.end == "failed"
    assert "save_note" in end.message
    assert not bench.paths.notes.exists()
    (notice,) = [one for one in bench.notices.items if one.key == "job.sums"]
    assert "not granted" in notice.title


async def test_that_a_granted_tool_that_writes_runs_without_asking(
    bench: Workbench, world: World
) -> None:
    text = ArgumentLimit(most_chars=100)
    job = sums(grants=(ToolGrant("save_note", {"title": text, "text": text}),))
    await allowed(bench, world, job)
    world.steps = [calls("save_note", title="A", text="B"), answers()]
    assert (await ran(bench, "sums")).state == "done"
    assert bench.paths.notes.exists()


@pytest.mark.parametrize(
    ("expression", "limit"),
    [("1 + " * 20 + "1", "50 characters")],
)
async def test_that_an_argument_beyond_its_limit_ends_the_run(
    bench: Workbench, world: World, expression: str, limit: str
) -> None:
    await allowed(bench, world, sums())
    world.steps = [calls("calculator", expression=expression), answers()]
    found = await ran(bench, "sums")
    assert found.state == "refused"
    assert found.report["refused"]["argument"] == "expression"
    assert limit in found.report["refused"]["limit"]


async def test_that_a_path_outside_the_granted_folder_ends_the_run_and_is_not_read(
    bench: Workbench, world: World, tmp_path: Path
) -> None:
    place, outside = tmp_path / "in", tmp_path / "out"
    place.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_text("the secret")
    (place / "link.txt").symlink_to(outside / "secret.txt")
    (place / "good.txt").write_text("what was sent")
    await allowed(
        bench,
        world,
        inbox(place, input="Read it", when=replace(inbox(place).when, kind="hand")),
    )
    for path in ("link.txt", str(outside / "secret.txt"), "../out/secret.txt"):
        world.steps = [calls("read_file", path=path), answers()]
        found = await ran(bench, "inbox")
        assert found.state == "refused", path
        assert "the secret" not in str(found.report)
        await bench.jobs.resume("inbox")
    world.steps = [calls("read_file", path="good.txt"), answers()]
    found = await ran(bench, "inbox")
    assert found.state == "done"
    assert "what was sent" in found.report["calls"][0]["result"]


async def test_that_a_tool_reads_the_folders_of_its_grant_and_not_those_of_its_agent(
    bench: Workbench, world: World, tmp_path: Path
) -> None:
    place, wider = tmp_path / "in", tmp_path / "wide"
    place.mkdir()
    wider.mkdir()
    (wider / "other.txt").write_text("not granted")
    wide = replace(agent("list_files"), grants=replace(agent().grants, folders=(str(wider),)))
    await bench.agents.save(wide)
    grant = ToolGrant("list_files", {"folder": ArgumentLimit("path")}, (str(place),))
    await bench.jobs.save(sums(grants=(grant,)), allow=True)
    world.steps = [calls("list_files", folder="."), answers()]
    found = await ran(bench, "sums")
    assert "other.txt" not in str(found.report)
    assert found.state == "done"


async def test_that_a_job_that_nobody_allowed_does_not_run(
    bench: Workbench, world: World
) -> None:
    await bench.agents.save(agent("calculator"))
    await bench.jobs.save(sums())
    with pytest.raises(RunError, match="nobody allowed it"):
        await bench.jobs.run_now("sums")
    await bench.jobs.allow("sums")
    await bench.jobs.save(sums(input="Something else"), "sums")
    with pytest.raises(RunError, match="changed since it was allowed"):
        await bench.jobs.run_now("sums")
    assert world.requests == []


async def test_that_a_job_asks_again_when_its_agent_may_use_more(
    bench: Workbench, world: World, tmp_path: Path
) -> None:
    await allowed(bench, world, sums())
    await bench.agents.save(replace(agent("calculator"), instructions="Be kind."), "helper")
    world.steps = [answers()]
    assert (await ran(bench, "sums")).state == "done"
    await bench.agents.save(agent("calculator", "save_note"), "helper")
    with pytest.raises(RunError, match="may use was changed"):
        await bench.jobs.run_now("sums")


async def test_that_the_limits_of_a_job_end_its_run(bench: Workbench, world: World) -> None:
    for limits, words in (
        (JobLimits(seconds=1, steps=5, tokens=5_000, tool_calls=5), "1 seconds"),
        (JobLimits(seconds=20, steps=1, tokens=5_000, tool_calls=5), "1 steps"),
        (JobLimits(seconds=20, steps=5, tokens=10, tool_calls=5), "10 tokens"),
        (JobLimits(seconds=20, steps=5, tokens=5_000, tool_calls=0), "0 calls"),
    ):
        await allowed(bench, world, sums(limits=limits, pause_after=0))
        world.steps = [calls("calculator", expression="1 + 1") for _ in range(4)]
        if limits.seconds == 1:
            world.steps = [[READY, TextDelta("and so on")]]
        found = await ran(bench, "sums")
        assert found.state in ("failed", "refused"), words
        assert words in found.summary


async def test_that_a_rehearsal_changes_nothing_and_tells_what_would_be_refused(
    bench: Workbench, world: World
) -> None:
    text = ArgumentLimit(most_chars=100)
    job = sums(grants=(ToolGrant("save_note", {"title": text, "text": text}),))
    await bench.agents.save(agent("calculator", "save_note"))
    await bench.jobs.save(job)  # nobody allowed it: a rehearsal needs no leave
    world.steps = [
        calls("calculator", expression="1 + 1"),
        calls("save_note", title="A", text="B"),
        answers(),
    ]
    found = await ran(bench, "sums", rehearsal=True)
    assert found.state == "rehearsed"
    outcomes = [(one["tool"], one["outcome"]) for one in found.report["judged"]]
    assert outcomes == [("calculator", "refused"), ("save_note", "rehearsed")]
    assert not bench.paths.notes.exists()
    assert "1 would have been called, 1 would be refused" in found.summary


async def test_that_failures_in_a_row_pause_a_job_and_a_person_resumes_it(
    bench: Workbench, world: World
) -> None:
    await allowed(bench, world, sums(pause_after=2), "calculator", "save_note")
    for _ in range(2):
        world.steps = [calls("save_note", title="A", text="B")]
        await ran(bench, "sums")
    view = await bench.jobs.view("sums")
    assert view.state.paused
    assert "2 failures in a row" in view.state.reason
    await bench.jobs.resume("sums")
    view = await bench.jobs.view("sums")
    assert (view.state.paused, view.state.failures) == (False, 0)


async def test_that_only_so_many_reports_are_kept(bench: Workbench, world: World) -> None:
    await allowed(bench, world, sums(keep_runs=2))
    for number in range(4):
        world.steps = [answers(f"Answer {number}.")]
        await ran(bench, "sums")
    kept = await bench.jobs.history("sums")
    assert [one.summary for one in kept] == ["Answer 3.", "Answer 2."]


async def test_that_a_second_run_of_a_job_is_not_begun_beside_the_first(
    bench: Workbench, world: World
) -> None:
    await allowed(bench, world, sums())
    world.steps = [[READY, TextDelta("thinking")]]
    first = await bench.jobs.begin_now(sums())
    with pytest.raises(RunError, match="runs already"):
        await bench.jobs.begin_now(sums())
    world.gate.set()
    assert (await asyncio.wait_for(first, 20)).state == "done"


async def test_that_neither_this_programs_data_nor_everything_can_be_watched_or_granted(
    bench: Workbench, world: World, tmp_path: Path
) -> None:
    await bench.agents.save(agent("read_file"))
    for place in (bench.paths.data, bench.paths.data / "logs", Path("/"), tmp_path / "none"):
        with pytest.raises(RunError):
            await bench.jobs.save(inbox(place), allow=True)
        assert not bench.jobs.library.knows("inbox")


async def test_that_a_report_hides_what_the_recording_hides(
    bench: Workbench, world: World
) -> None:
    bench.settings.change(redact_recording=True, redaction_rules=("e-mail",))
    await allowed(bench, world, sums(input="Write to anna@example.org"))
    world.steps = [answers("Written to anna@example.org.")]
    found = await ran(bench, "sums")
    assert "anna@example.org" not in str(found)
    assert found.run_id == found.report["run"]
