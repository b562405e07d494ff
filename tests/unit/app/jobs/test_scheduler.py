"""What is due runs once: through restarts, clocks that jump, two programs, and a busy job."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.app.jobs.worlds import NOON, allowed, answers, calls, folder, inbox, sums
from tests.unit.app.test_runs import READY, World
from workbench.app.jobs.records import JobRun
from workbench.app.jobs.values import Job, When
from workbench.app.workbench import Workbench, open_workbench
from workbench.engines.api import TextDelta

HOURLY = When("every", every_minutes=60)
HOUR_S = 3_600.0
START = NOON // HOUR_S * HOUR_S + 600.0


class Clock:
    """A clock that tests set."""

    def __init__(self, now_s: float = START) -> None:
        self.now_s = now_s

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@asynccontextmanager
async def opened(place: Path, world: World, clock: Clock) -> AsyncIterator[Workbench]:
    async with open_workbench(folder(place), start_host=world.start) as bench:
        for part in (bench.jobs, bench.scheduler):
            part._clock = clock
        yield bench


@pytest.fixture
async def bench(tmp_path: Path, world: World, clock: Clock) -> AsyncIterator[Workbench]:
    async with opened(tmp_path, world, clock) as found:
        yield found


async def tick(bench: Workbench, *, wait: bool = True) -> None:
    async with asyncio.timeout(20):
        await bench.scheduler.tick()
        if wait:
            await bench.jobs.settled()


async def states(bench: Workbench, name: str = "sums") -> list[str]:
    return [run.state for run in reversed(await bench.jobs.history(name))]


def hourly(**changes: object) -> Job:
    return sums(when=HOURLY, **changes)


async def test_that_a_due_job_runs_once(bench: Workbench, world: World, clock: Clock) -> None:
    await allowed(bench, world, hourly())
    world.steps = [answers(), answers()]
    await tick(bench)
    assert await states(bench) == []
    clock.now_s += HOUR_S
    for _ in range(3):
        await tick(bench)
    assert await states(bench) == ["done"]
    clock.now_s += HOUR_S
    await tick(bench)
    assert await states(bench) == ["done", "done"]


async def test_that_a_jump_forward_is_one_catching_up(
    bench: Workbench, world: World, clock: Clock
) -> None:
    await allowed(bench, world, hourly())
    world.steps = [answers()]
    clock.now_s += 40 * 24 * HOUR_S
    for _ in range(3):
        await tick(bench)
    assert await states(bench) == ["done"]


async def test_that_a_jump_back_runs_nothing_twice(
    bench: Workbench, world: World, clock: Clock
) -> None:
    await allowed(bench, world, hourly())
    world.steps = [answers(), answers()]
    clock.now_s += HOUR_S
    await tick(bench)
    clock.now_s -= HOUR_S / 2
    await tick(bench)
    clock.now_s += HOUR_S / 2
    await tick(bench)
    assert await states(bench) == ["done"]
    clock.now_s -= 10 * 24 * HOUR_S  # a clock that was wrong: it does not wait ten days
    await tick(bench)
    clock.now_s += HOUR_S
    await tick(bench)
    assert await states(bench) == ["done", "done"]


async def test_that_what_was_missed_is_left_out_where_a_person_said_so(
    bench: Workbench, world: World, clock: Clock
) -> None:
    await allowed(bench, world, hourly(if_off="skip"))
    clock.now_s += 5 * HOUR_S
    await tick(bench)
    (run,) = await bench.jobs.history("sums")
    assert (run.state, run.summary) == (
        "skipped",
        "It was due 5 times while the program was closed.",
    )
    assert world.requests == []


async def test_that_what_was_due_while_the_program_was_closed_runs_once(
    tmp_path: Path, world: World, clock: Clock
) -> None:
    async with opened(tmp_path, world, clock) as bench:
        await allowed(bench, world, hourly())
        await tick(bench)
    clock.now_s += 7 * HOUR_S
    world.steps = [answers()]
    async with opened(tmp_path, world, clock) as bench:
        await tick(bench)
        await tick(bench)
        assert await states(bench) == ["done"]
    async with opened(tmp_path, world, clock) as bench:
        await tick(bench)
        assert await states(bench) == ["done"]


@pytest.mark.parametrize(
    ("way", "after"), [("skip", ["done", "skipped"]), ("queue", ["done", "done"])]
)
async def test_that_a_busy_job_is_left_out_or_waits(
    bench: Workbench, world: World, clock: Clock, way: str, after: list[str]
) -> None:
    await allowed(bench, world, hourly(if_running=way))
    world.steps = [[READY, TextDelta("thinking")], answers()]
    clock.now_s += HOUR_S
    await tick(bench, wait=False)
    clock.now_s += HOUR_S
    await tick(bench, wait=False)
    world.gate.set()
    await bench.jobs.settled()
    await tick(bench)
    assert await states(bench) == after


async def test_that_a_failed_run_is_tried_again_so_often_and_then_told(
    bench: Workbench, world: World, clock: Clock
) -> None:
    await allowed(bench, world, hourly(retries=2, retry_after_s=10, agent="helper"))
    (bench.paths.agents / "helper.yaml").rename(bench.paths.data / "helper.yaml")
    # The agent is there for the leave and gone for the run.
    clock.now_s += HOUR_S
    running = bench.jobs._running
    real, tries = running.carry_out, list[int]()

    async def failing(job, run, *rest):  # type: ignore[no-untyped-def]
        tries.append(run.attempt)
        ended = await real(job, run, *rest)
        return replace(ended, state="failed", summary="It broke.")

    running.carry_out = failing  # type: ignore[method-assign]
    for _ in range(5):
        world.steps = [answers()]
        await tick(bench)
        clock.now_s += 11
    assert tries == [1, 2, 3]
    assert await states(bench) == ["failed"] * 3
    assert [one.title for one in bench.notices.items if one.key == "job.sums"] == [
        "The job sums failed"
    ]


async def test_that_a_paused_job_runs_nothing_and_resumed_makes_up_for_nothing(
    bench: Workbench, world: World, clock: Clock
) -> None:
    await allowed(bench, world, hourly())
    await bench.jobs.pause("sums")
    clock.now_s += 5 * HOUR_S
    await tick(bench)
    await bench.jobs.resume("sums")
    await tick(bench)
    assert await states(bench) == []


async def test_that_a_job_that_nobody_allowed_is_told_of_once(
    bench: Workbench, world: World, clock: Clock
) -> None:
    await bench.jobs.save(hourly())
    clock.now_s += 5 * HOUR_S
    for _ in range(3):
        await tick(bench)
    told = [one for one in bench.notices.items if one.key == "job.sums.asks"]
    assert len(told) == 1
    assert world.requests == []


async def test_that_of_two_programs_one_looks_at_the_clock(
    tmp_path: Path, world: World, clock: Clock
) -> None:
    world.steps = [answers(), answers()]
    async with opened(tmp_path, world, clock) as one:
        await allowed(one, world, hourly())
        async with opened(tmp_path, world, clock) as other:
            clock.now_s += HOUR_S
            await asyncio.gather(tick(one), tick(other))
            assert await states(one) == ["done"]
            clock.now_s += HOUR_S
            await one.scheduler.close()
            await tick(other)
            assert await states(other) == ["done", "done"]


async def test_that_a_command_does_not_run_what_another_program_runs(
    tmp_path: Path, world: World, clock: Clock
) -> None:
    async with opened(tmp_path, world, clock) as one:
        await allowed(one, world, hourly())
        world.steps = [[READY, TextDelta("thinking")]]
        task = await one.jobs.begin_now(hourly())
        async with opened(tmp_path, world, clock) as other:
            with pytest.raises(Exception, match="runs already"):
                await other.jobs.run_now("sums")
        world.gate.set()
        assert (await task).state == "done"


async def until_states(bench: Workbench, wanted: list[str]) -> None:
    """Tick until the history is that; a busy machine looks at a folder less often."""
    async with asyncio.timeout(20):
        while await states(bench, "inbox") != wanted:
            await tick(bench)
            await asyncio.sleep(0.2)


async def test_that_each_file_is_taken_once_also_after_a_restart(
    tmp_path: Path, world: World, clock: Clock
) -> None:
    place = tmp_path / "in"
    place.mkdir()
    (place / "before.txt").write_text("was there")
    async with opened(tmp_path, world, clock) as bench:
        await allowed(bench, world, inbox(place))
        (place / "new.txt").write_text("came later")
        world.steps = [calls("read_file", path="new.txt"), answers("Read.")]
        await tick(bench)
        assert await states(bench, "inbox") == []  # not yet still for long enough
        await until_states(bench, ["done"])
        (run,) = await bench.jobs.history("inbox")
        assert (run.state, run.given) == ("done", "new.txt")
        found = await bench.jobs.report(run.id)
        assert str(place / "new.txt") in found.report["asked"]
    async with opened(tmp_path, world, clock) as bench:
        await tick(bench)
        await asyncio.sleep(0.6)
        await tick(bench)
        assert await states(bench, "inbox") == ["done"]
        (place / "new.txt").write_text("written anew")
        world.steps = [answers("Read again.")]
        await until_states(bench, ["done", "done"])


async def test_that_a_program_that_closes_tells_what_it_cut_off(
    tmp_path: Path, world: World, clock: Clock
) -> None:
    async with opened(tmp_path, world, clock) as bench:
        await allowed(bench, world, hourly())
        world.steps = [[READY, TextDelta("thinking")]]
        await bench.jobs.begin_now(hourly())
    async with opened(tmp_path, world, clock) as bench:
        (run,) = await bench.jobs.history("sums")
        assert run.state == "interrupted"
        assert "The program ended" in run.summary


async def test_that_a_lost_history_pauses_every_job(
    tmp_path: Path, world: World, clock: Clock
) -> None:
    async with opened(tmp_path, world, clock) as bench:
        await allowed(bench, world, hourly())
    (tmp_path / "data" / "jobs.sqlite").write_bytes(b"no database at all" * 100)
    async with opened(tmp_path, world, clock) as bench:
        clock.now_s += 5 * HOUR_S
        (view,) = await bench.jobs.views()
        assert view.state.paused
        assert "not known" in view.state.reason
        await tick(bench)
        assert world.requests == []
        assert (tmp_path / "data" / "jobs.damaged.sqlite").exists()


async def test_that_what_a_killed_program_left_is_told_and_not_run_again(
    bench: Workbench, world: World, clock: Clock
) -> None:
    await allowed(bench, world, hourly(pause_after=1))
    clock.now_s += HOUR_S
    due_s = clock.now_s // HOUR_S * HOUR_S
    left = JobRun(
        0, "sums", f"due:{due_s:.0f}", 1, "schedule", due_s, "running", "d" * 32, due_s
    )
    bench.scheduler._store.claim(left, lambda _owner: False)
    await tick(bench)
    (run,) = await bench.jobs.history("sums")
    assert run.state == "interrupted"
    assert "not run again" in run.summary
    view = await bench.jobs.view("sums")
    assert (view.state.failures, view.state.paused) == (1, True)
    (notice,) = [one for one in bench.notices.items if one.key == "job.sums"]
    assert "cut off" in notice.title
    await bench.jobs.resume("sums")
    await tick(bench)
    assert world.requests == []


async def test_that_a_look_that_breaks_is_told_once_and_tried_again(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[str] = []
    enough = asyncio.Event()

    async def broken() -> bool:
        looks.append("look")
        if len(looks) == 6:
            enough.set()
        if len(looks) != 3:
            raise ValueError("odd file")
        return False

    await bench.scheduler.close()
    monkeypatch.setattr(bench.scheduler, "tick", broken)
    monkeypatch.setattr("workbench.app.jobs.scheduler._IDLE_TICK_S", 0.01)

    def told() -> list[str]:
        return [one.reason for one in bench.notices.items if "jobs" in one.title.lower()]

    said: list[int] = []
    unlisten = bench.notices.listen(lambda one: said.append(len(looks)))
    bench.scheduler.start()
    async with asyncio.timeout(20):
        await enough.wait()
    unlisten()
    assert told() == ["looking for jobs that are due failed: ValueError('odd file')"]
    assert said == [1, 4], "again only after it had worked"
