"""A program that is killed while a job runs: nothing runs twice, nothing is lost unsaid."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from workbench.app.jobs.owners import Owners
from workbench.app.jobs.records import JobRun, JobState
from workbench.app.jobs.store import JobStore

ROOT = Path(__file__).parents[4]
CLAIM = """
import sys, time
from pathlib import Path
from workbench.app.jobs.owners import Owners
from workbench.app.jobs.records import JobRun
from workbench.app.jobs.store import JobStore
folder = Path(sys.argv[1])
owners, store = Owners(folder / "locks"), JobStore(folder / "jobs.sqlite")
print(owners.schedules(), flush=True)
owner = owners.enter()
for number in range(int(sys.argv[2])):
    run = JobRun(0, f"job{number}", "due:1", 1, "schedule", 1.0, "running", owner, 1.0)
    print(store.claim(run, owners.is_alive) is not None, flush=True)
time.sleep(60)
"""


def started(place: Path, count: int) -> subprocess.Popen[str]:
    words = [sys.executable, "-c", CLAIM, str(place), str(count)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment)


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_that_a_killed_program_leaves_nothing_that_runs_again_and_all_of_it_is_told(
    tmp_path: Path,
) -> None:
    process = started(tmp_path, 3)
    try:
        assert line(process) == "True"
        assert [line(process) for _ in range(3)] == ["True"] * 3
        owners, store = Owners(tmp_path / "locks"), JobStore(tmp_path / "jobs.sqlite")
        assert not owners.schedules()  # the other one looks at the clock
        claim = JobRun(0, "job0", "due:2", 1, "schedule", 2.0, "running", owners.enter(), 2.0)
        assert store.claim(claim, owners.is_alive) is None  # it goes on there
        assert store.interrupt(owners.is_alive, 3.0, lambda _job: 10) == []
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()
    deadline_s = time.monotonic() + 5
    while not owners.schedules():
        assert time.monotonic() < deadline_s
    again = JobRun(0, "job0", "due:1", 1, "schedule", 1.0, "running", owners.enter(), 4.0)
    assert store.claim(again, owners.is_alive) is None  # that moment had its turn
    gone = store.interrupt(owners.is_alive, 5.0, lambda _job: 10)
    assert sorted(run.job for run in gone) == ["job0", "job1", "job2"]
    assert store.interrupt(owners.is_alive, 6.0, lambda _job: 10) == []
    assert {run.state for run in store.newest()} == {"interrupted"}
    assert store.claim(claim, owners.is_alive) is not None  # the next moment has its own
    owners.tidy()
    owners.close()
    assert list((tmp_path / "locks").glob("????????????????????????????????.lock")) == []


def test_that_two_programs_claim_a_moment_once(tmp_path: Path) -> None:
    store, other = (JobStore(tmp_path / "jobs.sqlite") for _ in range(2))
    run = JobRun(0, "job", "file:1", 1, "folder", 1.0, "running", "a" * 32, 1.0)
    first, second = (each.claim(run, lambda _owner: False) for each in (store, other))
    assert first is not None
    assert second is None
    assert store.seen("job") == {"file:1"}


def test_that_a_state_is_changed_by_one_at_a_time(tmp_path: Path) -> None:
    store, other = (JobStore(tmp_path / "jobs.sqlite") for _ in range(2))

    def failed(state: JobState) -> JobState:
        return JobState(state.paused, "", state.failures + 1, state.handled_s)

    for each in (store, other, store):
        each.change("job", failed)
    assert other.states()["job"].failures == 3


def test_that_reports_and_seen_files_do_not_grow_without_end(tmp_path: Path) -> None:
    store = JobStore(tmp_path / "jobs.sqlite")
    for number in range(30):
        run = JobRun(0, "job", f"due:{number}", 1, "schedule", 1.0, "running", "", 1.0)
        claimed = store.claim(run, lambda _owner: False)
        assert claimed is not None
        done = JobRun(
            claimed.id, "job", run.key, 1, "schedule", 1.0, "done", summary="x", ended_s=2.0,
            report={"answer": "y" * 500_000 if number == 29 else "z"},
        )  # fmt: skip
        store.end(done, 5)
    assert len(store.newest("job")) == 5
    newest = store.report(store.newest("job")[0].id)
    assert newest is not None
    assert newest.report == {"left_out": "the report was too long to keep"}
    store.see("job", [f"file:{number}" for number in range(100)])
    store.forget_seen("job", [f"file:{number}" for number in range(90)])
    assert len(store.seen("job")) == 10
    store.forget("job")
    assert (store.newest("job"), store.seen("job"), store.states()) == ([], frozenset(), {})
