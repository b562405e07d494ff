"""R9: several programs on one data folder, also when the folder's lock lies."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from workbench.app.workbench import open_workbench
from workbench.base.paths import Paths
from workbench.traces.store import TraceStore

PROGRAMS = 4
RUNS = 5
WRITER = """
import asyncio, json, sys
from pathlib import Path
from workbench.app import data_users
from workbench.app.workbench import open_workbench
from workbench.base.paths import Paths

folder, name, runs, lies = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]
if lies == "lies":
    data_users._lock_alone = lambda file: True
    data_users._lock_shared = lambda file: None

async def main():
    sys.stdin.readline()
    async with open_workbench(Paths(folder, folder / "cache")) as bench:
        bench.settings.change(**{"text_scale": 1.5} if name == "0" else {"default_model": "x"})
        for number in range(runs):
            run = await bench.runs.start(
                "starter", f"hello {name}.{number}", conversation_id="same", model_id="talker"
            )
            end = await run.wait()
            assert end.end == "answered", end
            told = [notice for notice in bench.notices.items if notice.level != "info"]
            assert not told, told
            print(json.dumps({"run": run.run_id}), flush=True)

asyncio.run(main())
"""


@pytest.mark.parametrize("lock", ["holds", "lies"])
def test_that_four_programs_write_the_same_conversation(data: Path, lock: str) -> None:
    (data / "settings.json").write_text('{"engine_mode": "thread"}')
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(data), str(number), str(RUNS), lock],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(PROGRAMS)
    ]
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    told = []
    for program in programs:
        out, errors = program.communicate(timeout=120)
        assert program.returncode == 0, errors
        told += [json.loads(line)["run"] for line in out.splitlines()]
    store = TraceStore(data / "workbench.sqlite")
    try:
        assert store.recovery is None
        assert store.interrupted == ()
        assert len(told) == len(set(told)) == PROGRAMS * RUNS
        for run_id in told:
            assert store.run(run_id).end == "answered"
            assert store.run(run_id).conversation_id == "same"
    finally:
        store.close()
    with closing(sqlite3.connect(data / "workbench.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    settings = json.loads((data / "settings.json").read_text())
    assert settings["engine_mode"] == "thread"


async def test_that_a_liar_of_a_lock_ends_no_run_of_the_first_program(data: Path) -> None:
    (data / "settings.json").write_text('{"engine_mode": "thread"}')
    recording = data / "models" / "talker.replay.json"
    (data / "models" / "slow.replay.json").write_text(
        recording.read_text().replace('"tokens_per_s": 200', '"tokens_per_s": 10')
    )
    async with open_workbench(Paths(data, data / "cache")) as bench:
        run = await bench.runs.start("starter", "long", model_id="slow")
        program = await asyncio.create_subprocess_exec(
            sys.executable, "-c", WRITER, str(data), "1", "1", "lies",
            stdin=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        _out, errors = await asyncio.wait_for(program.communicate(b"go\n"), 60)
        assert program.returncode == 0, errors
        assert (await bench.conversations.run(run.run_id)).end == ""
        await asyncio.wait_for(bench.runs.stop(run.run_id), 10)
        assert (await bench.conversations.run(run.run_id)).end == "cancelled"


def test_that_a_second_window_brings_the_first_to_the_front(
    environment: dict[str, str], data: Path
) -> None:
    pytest.importorskip("PySide6")
    window = {**environment, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "workbench"]
    log = data / "logs" / "workbench.log"
    with subprocess.Popen(command, env=window, stderr=subprocess.PIPE, text=True) as first:
        try:
            deadline_s = time.monotonic() + 60
            while not (log.exists() and "first_frame_shown" in log.read_text()):
                assert first.poll() is None
                assert time.monotonic() < deadline_s
                os.sched_yield()
            second = subprocess.run(
                command, env=window, capture_output=True, text=True, timeout=60, check=False
            )
            assert second.returncode == 0, second.stderr
            assert first.poll() is None
            assert log.read_text().count("first_frame_shown") == 1
        finally:
            first.terminate()
        assert first.wait(30) == 0
