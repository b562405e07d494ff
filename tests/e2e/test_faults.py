"""Faults of the real program: killed engines, a killed program, no network."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from contextlib import aclosing
from pathlib import Path

import pytest

from workbench.app.run import Run
from workbench.app.workbench import open_workbench
from workbench.base.paths import Paths
from workbench.traces.events import AnswerDelta, RunFinished, RunStarted
from workbench.traces.store import TraceStore


async def until_text(run: Run, pieces: int) -> None:
    seen = 0
    async with asyncio.timeout(60), aclosing(run.events()) as batches:
        async for batch in batches:
            seen += sum(isinstance(record.event, AnswerDelta) for record in batch)
            if seen >= pieces:
                return


@pytest.fixture
def paths(data: Path) -> Paths:
    return Paths(data, data / "cache")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill so")
async def test_that_a_killed_engine_costs_one_answer(paths: Paths) -> None:
    async with open_workbench(paths) as bench:
        run = await bench.runs.start("starter", "long", model_id="talker")
        await until_text(run, 5)
        (loaded,) = bench.loading.snapshot
        assert loaded.pid is not None
        os.kill(loaded.pid, signal.SIGKILL)
        end = await asyncio.wait_for(run.wait(), 30)
        assert end.end == "failed"
        assert end.hint
        assert end.answer.startswith("word word")
        again = await bench.runs.start(
            "starter", "Hi", conversation_id=run.conversation_id, model_id="talker"
        )
        assert (await asyncio.wait_for(again.wait(), 60)).answer == "Hello."


async def test_that_an_answer_stops_quickly(paths: Paths) -> None:
    async with open_workbench(paths) as bench:
        run = await bench.runs.start("starter", "long", model_id="talker")
        await until_text(run, 5)
        await asyncio.wait_for(bench.runs.stop(run.run_id), 5)
        assert (await run.wait()).end == "cancelled"
        again = await bench.runs.start("starter", "Hi", model_id="talker")
        assert (await asyncio.wait_for(again.wait(), 60)).answer == "Hello."


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill so")
def test_that_a_killed_program_loses_nothing_acknowledged(
    data: Path, environment: dict[str, str]
) -> None:
    talk = subprocess.Popen(
        [sys.executable, "-m", "workbench", "chat", "--model", "talker"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert talk.stdin is not None
    assert talk.stdout is not None
    with talk:
        talk.stdin.write("hello\nlong\n")
        talk.stdin.flush()
        shown = ""
        deadline_s = time.monotonic() + 60
        while shown.count("word ") < 60 and time.monotonic() < deadline_s:
            shown += talk.stdout.read(1)
        talk.kill()
    store = TraceStore(data / "workbench.sqlite")
    try:
        (run_id,) = store.interrupted
        assert store.recovery is None
        newest, oldest = store.runs()
        records = store.records(run_id)
    finally:
        store.close()
    assert (oldest.user_text, oldest.answer, oldest.end) == ("hello", "Hello.", "answered")
    assert (newest.user_text, newest.end) == ("long", "interrupted")
    assert isinstance(records[0].event, RunStarted)
    end = records[-1].event
    assert isinstance(end, RunFinished)
    assert end.answer.startswith("word ")


GUARDED = """
import runpy, socket, sys
local = (socket.AF_INET, socket.AF_INET6)
def hook(event, arguments):
    network = event in ("socket.connect", "socket.sendto", "socket.bind")
    if network and getattr(arguments[0], "family", None) in local:
        print("NETWORK", event, arguments[1], file=sys.stderr)
    elif event.startswith("socket.get") and event != "socket.gethostname":
        print("NETWORK", event, arguments, file=sys.stderr)
sys.addaudithook(hook)
sys.argv[0] = "workbench"
runpy.run_module("workbench", run_name="__main__", alter_sys=True)
"""


def test_that_a_session_opens_no_connection(environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", GUARDED, "chat", "--agent", "tester", "--model", "talker"],
        env=environment,
        input="What is 12 * 7?\nnote milk\nn\ncrash\nhello\n",
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Hello." in done.stdout
    assert "NETWORK" not in done.stderr
