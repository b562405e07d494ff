"""What keeps a deployment's processes alive, with small processes instead of whole nodes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from workbench.app.deploy.folders import Folders
from workbench.app.deploy.processes import holding, is_alive, own_mark, program_words
from workbench.app.deploy.starting import SUPERVISOR_FLAG
from workbench.app.deploy.state import (
    Alive,
    RunningState,
    Wanted,
    WantedState,
    read_running,
    read_wanted,
    write_running,
    write_wanted,
)
from workbench.app.deploy.status import status_of
from workbench.base.errors import RunError, StoreDamaged
from workbench.base.paths import DATA_VARIABLE

Supervise = Callable[[], "subprocess.Popen[bytes]"]
NODE = "import time; time.sleep(600)"


@pytest.fixture
def folders(tmp_path: Path) -> Iterator[Folders]:
    """The folders of a deployment whose processes are all ended afterwards."""
    made = Folders(tmp_path / "desk")
    made.root.mkdir()
    yield made
    state = read_running(made)
    for one in (*(row.process for row in state.processes.values()), state.supervisor):
        if is_alive(one) and one is not None:
            with suppress(ProcessLookupError):
                os.kill(one.pid, signal.SIGKILL)


def wanted(folders: Folders, name: str, code: str = NODE, digest: str = "1") -> Wanted:
    """A process that does next to nothing, in a place as a node has it."""
    place = folders.node(name)
    place.mkdir(parents=True, exist_ok=True)
    words = (sys.executable, "-c", code, "serve")
    url = "http://127.0.0.1:9"
    return Wanted(name, "node", words, {DATA_VARIABLE: str(place)}, str(place), url, (), digest)


@pytest.fixture
def supervise(folders: Folders) -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    """Starts a supervisor of its own process."""
    started: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        started.append(subprocess.Popen([*program_words(), SUPERVISOR_FLAG, str(folders.root)]))
        return started[-1]

    yield start
    for one in started:
        one.kill()
        one.wait()


def until(holds: Callable[[], bool], patience_s: float = 20.0) -> None:
    deadline = time.monotonic() + patience_s
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def mark(folders: Folders, name: str) -> Alive | None:
    found = read_running(folders).processes.get(name)
    return found.process if found and is_alive(found.process) else None


def test_that_what_ends_begins_again_and_a_killed_supervisor_costs_nothing(
    folders: Folders,
    supervise: Supervise,
) -> None:
    both = (wanted(folders, "a"), wanted(folders, "b"))
    write_wanted(folders, WantedState("desk", processes=both))
    first = supervise()
    until(lambda: mark(folders, "a") is not None and mark(folders, "b") is not None)
    a, b = mark(folders, "a"), mark(folders, "b")
    assert a is not None
    os.kill(a.pid, signal.SIGKILL)
    until(lambda: mark(folders, "a") not in (None, a))
    assert "signal 9" in read_running(folders).processes["a"].ended

    first.kill()
    first.wait()
    again = mark(folders, "a")
    assert again is not None
    assert not status_of(folders).supervised
    second = supervise()
    until(lambda: status_of(folders).supervised)
    assert (mark(folders, "a"), mark(folders, "b")) == (again, b)
    # Another supervisor beside it has nothing to do, and says so by ending.
    assert supervise().wait(20) == 0

    write_wanted(folders, WantedState("desk", processes=(wanted(folders, "a", digest="2"),)))
    until(lambda: mark(folders, "a") not in (None, again) and mark(folders, "b") is None)
    write_wanted(folders, WantedState("desk", stopped=True, processes=()))
    assert second.wait(20) == 0
    assert mark(folders, "a") is None
    assert read_running(folders).supervisor is None


def test_that_a_process_that_nobody_noted_is_taken_over(
    folders: Folders, supervise: Supervise
) -> None:
    one = wanted(folders, "a")
    write_wanted(folders, WantedState("desk", processes=(one,)))
    stray = subprocess.Popen(one.words, env={**os.environ, **one.environment})
    supervisor = supervise()
    try:
        # What it was made of is not known, so it is ended before another one is started.
        assert stray.wait(20) == -signal.SIGTERM
        until(lambda: mark(folders, "a") is not None)
    finally:
        supervisor.terminate()
        supervisor.wait(20)
    assert mark(folders, "a") is None


def test_that_what_cannot_live_is_tried_at_longer_and_longer_intervals(
    folders: Folders,
    supervise: Supervise,
) -> None:
    bad = wanted(folders, "a", "raise SystemExit('no port')")
    gone = replace(wanted(folders, "b"), words=("/nowhere/program",))
    write_wanted(folders, WantedState("desk", processes=(bad, gone)))
    supervisor = supervise()
    try:
        until(lambda: waits(folders, "a"))
        found = status_of(folders)
        row = found.processes[0]
        assert row.state == "waiting"
        assert row.starts >= 4
        assert row.ended == "it ended with 1"
        assert "no port" in row.log[-1]
        assert "cannot be started" in read_running(folders).processes["b"].ended
    finally:
        supervisor.terminate()
        supervisor.wait(20)


def waits(folders: Folders, name: str) -> bool:
    found = read_running(folders).processes.get(name)
    return found is not None and found.next_s > time.time() + 1


def test_that_the_truth_comes_from_the_processes(folders: Folders) -> None:
    own = own_mark(os.getpid())
    assert own is not None
    assert is_alive(own)
    other = replace(own, began_s=own.began_s - 5)  # the number was given to another process
    assert not is_alive(other)
    write_wanted(folders, WantedState("desk", processes=(wanted(folders, "a"),)))
    write_running(folders, RunningState(other, {}))
    status = status_of(folders)
    assert not status.supervised
    assert [one.state for one in status.processes] == ["not running"]
    assert not status.is_well


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"format": 9}', '{"format": 1}', '{"format":1,"processes":[7]}',
             '{"format":1,"name":"x","processes":[{"name":"a"}]}', "[" * 100_000],
)  # fmt: skip
def test_that_damaged_state_is_told(folders: Folders, text: str) -> None:
    folders.wanted.write_text(text)
    folders.running.write_text(text)
    with pytest.raises(StoreDamaged, match="damaged"):
        read_wanted(folders)
    assert read_running(folders) == RunningState()
    assert "damaged" in status_of(folders).problem


@pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")
def test_that_the_kernel_holds_memory() -> None:
    words, before, limit = holding(200_000_000, "required")
    assert words
    code = "b = bytearray(400_000_000); print(len(b))"
    done = subprocess.run(
        [*before, sys.executable, "-c", code],
        preexec_fn=limit, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode != 0
    assert "400000000" not in done.stdout
    assert holding(0, "required") == ("", [], None)
    assert holding(5, "no") == ("", [], None)


def test_that_memory_that_must_be_held_and_cannot_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr("workbench.app.deploy.processes._has_scopes", lambda: False)
    assert holding(10**9, "where possible")[0] == "not held on this system"
    with pytest.raises(RunError, match="cannot be held"):
        holding(10**9, "required")


def test_that_a_process_is_told_from_another_with_its_number() -> None:
    child = subprocess.Popen([sys.executable, "-c", NODE])
    try:
        known = own_mark(child.pid)
        assert is_alive(known)
    finally:
        child.kill()
        child.wait()
    assert not is_alive(known)
    assert not psutil.pid_exists(child.pid) or not is_alive(known)
