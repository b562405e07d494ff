"""R4: a model's process is killed at random moments, and nothing but its answer is lost.

``WORKBENCH_WORKER_KILLS`` sets how often; a soak is 200 or more. With ``-s`` one JSON line
tells the figures.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import asdict, dataclass, field
from pathlib import Path

import psutil
import pytest

from workbench.app.run import Run
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import EngineCrashed
from workbench.base.paths import Paths
from workbench.traces.events import (
    AnswerDelta,
    ModelCallStarted,
    RunFinished,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)
from workbench.traces.store import TraceStore

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no signals")
KILLS = int(os.environ.get("WORKBENCH_WORKER_KILLS", "6"))
SEED = int(os.environ.get("WORKBENCH_WORKER_KILLS_SEED", "7"))
PATIENCE_S = 60.0
SIGNALS = (signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT)
WORDS = "the boat left the harbour before the storm came over the hill "
RECORDING = {
    "format": 1,
    "name": "Talker",
    "tokens_per_s": 400,
    "recordings": [{"text": WORDS, "repeat": 400}],
}
TEXTS = {
    "loading": "hello",
    "reading": WORDS * 50,
    "writing": "go on",
    "tool": "What is 12 * 7?",
    "idle": "hello",
}
"""What is asked, by the moment at which the worker is killed."""


@dataclass
class Tally:
    """The figures."""

    kills: dict[str, int] = field(default_factory=dict)
    failed_runs: int = 0
    partial_texts: int = 0
    unnamed: list[str] = field(default_factory=list)
    worst_ready_s: float = 0.0
    pids: list[int] = field(default_factory=list)
    shown: dict[str, str] = field(default_factory=dict)


def workers() -> list[psutil.Process]:
    """The processes that run models for this one."""
    return [one for one in psutil.Process().children() if is_worker(one)]


def is_worker(process: psutil.Process) -> bool:
    try:
        return "workbench.engines.worker" in process.cmdline()
    except psutil.Error:
        return False


def held() -> dict[str, object]:
    """What a worker may leave behind."""
    gc.collect()
    mine = f"workbench-worker-{os.getpid()}-*"
    return {
        "descriptors": psutil.Process().num_fds() if hasattr(psutil.Process, "num_fds") else 0,
        "threads": sorted(
            thread.name for thread in threading.enumerate() if thread.name.startswith("worker-")
        ),
        "folders": [str(one) for one in Path(tempfile.gettempdir()).glob(mine)],
        "workers": [one.pid for one in workers()],
    }


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while not condition():  # noqa: ASYNC110 - nothing tells of a process's end
            await asyncio.sleep(0.005)


async def seen(run: Run, wanted: Callable[[TraceEvent], bool], count: int) -> bool:
    """Wait until the run told ``count`` such events; False if it ended before."""
    found = 0
    async with asyncio.timeout(PATIENCE_S), aclosing(run.events()) as batches:
        async for batch in batches:
            for record in batch:
                found += wanted(record.event)
                if isinstance(record.event, RunFinished):
                    return False
            if found >= count:
                return True
    return False


async def kill_in_a_run(
    bench: Workbench, moment: str, chance: random.Random, tally: Tally
) -> None:
    """Ask, kill the worker meanwhile, and look at what became of the run."""
    model_id = "talker" if moment == "writing" else "starter"
    await bench.loading.load(model_id)
    host = await bench.loading.use(model_id)
    pid = host.pid
    assert pid is not None
    run = await bench.runs.start("calculator", TEXTS[moment], model_id=model_id)
    wanted: tuple[type, ...] = {
        "reading": (ModelCallStarted,),
        "writing": (AnswerDelta,),
        "tool": (ToolCallStarted, ToolCallFinished),
    }.get(moment, (RunFinished,))
    count = chance.randint(1, {"writing": 7, "tool": 2}.get(moment, 1))
    await seen(run, lambda event: isinstance(event, wanted), count)
    await asyncio.sleep(chance.uniform(0.0, 0.1 if moment in ("writing", "idle") else 0.015))
    number = chance.choice(SIGNALS)
    tally.pids.append(pid)
    os.kill(pid, number)
    end = await asyncio.wait_for(run.wait(), PATIENCE_S)
    judge(run, end, number, tally)
    await until(lambda: not host.alive)


def judge(run: Run, end: RunFinished, number: signal.Signals, tally: Tally) -> None:
    """The text that was shown is kept, and the cause is named, unless it came too late."""
    events = [record.event for record in run.records]
    text = "".join(event.text for event in events if isinstance(event, AnswerDelta))
    tally.shown[run.run_id] = text
    if end.end != "failed":
        return
    tally.failed_runs += 1
    tally.partial_texts += bool(text)
    if number.name not in end.message or not text.endswith(end.answer):
        tally.unnamed.append(f"{number.name}: {end}")


async def kill_while_loading(bench: Workbench, chance: random.Random, tally: Tally) -> None:
    """Kill a worker between its start and the end of its load."""
    for loaded in bench.loading.snapshot:
        await bench.loading.unload(loaded.model.id)
    await until(lambda: not workers())
    loading = asyncio.create_task(bench.loading.load("starter"))
    await until(lambda: bool(workers()) or loading.done())
    await asyncio.sleep(chance.uniform(0.0, 0.5))
    number = chance.choice(SIGNALS)
    for worker in workers():
        tally.pids.append(worker.pid)
        worker.send_signal(number)
    try:
        await asyncio.wait_for(loading, PATIENCE_S)
        host = await bench.loading.use("starter")  # It may have been killed once it was ready.
        await until(lambda: host.pid not in tally.pids or not host.alive)
    except EngineCrashed as exc:
        if number.name not in exc.message or "starter" not in exc.message:
            tally.unnamed.append(f"{number.name}: {exc}")


async def ready_again(bench: Workbench, tally: Tally) -> None:
    """The model answers after no more than a load; a person's word ends its quarantine."""
    began_s = time.perf_counter()
    await bench.loading.load("starter")
    run = await bench.runs.start("calculator", "hello", model_id="starter")
    end = await asyncio.wait_for(run.wait(), PATIENCE_S)
    tally.worst_ready_s = max(tally.worst_ready_s, time.perf_counter() - began_s)
    assert end.end == "answered", end


async def kill_once(bench: Workbench, number: int, tally: Tally) -> None:
    chance = random.Random(f"{SEED}.{number}")
    moment = list(TEXTS)[number % len(TEXTS)]
    if moment == "loading":
        await kill_while_loading(bench, chance, tally)
    else:
        await kill_in_a_run(bench, moment, chance, tally)
    tally.kills[moment] = tally.kills.get(moment, 0) + 1
    await ready_again(bench, tally)


async def unloaded(bench: Workbench) -> dict[str, object]:
    """What is left when every model is unloaded."""
    for loaded in bench.loading.snapshot:
        await bench.loading.unload(loaded.model.id)
    await until(lambda: not held()["threads"] and not workers())
    return held()


@pytest.mark.timeout(180 + 10 * KILLS)
async def test_that_a_killed_worker_costs_its_answer_and_nothing_else(tmp_path: Path) -> None:
    paths, tally = Paths(tmp_path / "data", tmp_path / "cache"), Tally()
    (paths.data / "models").mkdir(parents=True)
    (paths.data / "models" / "talker.replay.json").write_text(json.dumps(RECORDING))
    (paths.data / "settings.json").write_text(json.dumps({"version": 1, "engine_threads": 1}))
    async with open_workbench(paths) as bench:
        await kill_once(bench, 2, Tally())  # What is loaded once and kept is no leak.
        before = await unloaded(bench)
        for number in range(KILLS):
            await kill_once(bench, number, tally)
        after = await unloaded(bench)

    figures = asdict(tally) | {"pids": len(tally.pids), "shown": len(tally.shown)}
    figures |= {"before": before, "after": after}
    sys.stdout.write(json.dumps(figures) + "\n")
    assert tally.unnamed == []
    assert sum(tally.kills.values()) == KILLS
    assert [pid for pid in tally.pids if psutil.pid_exists(pid)] == []
    assert after == before
    assert tally.partial_texts or len(TEXTS) > KILLS
    assert tally.shown == stored(paths, list(tally.shown))


def stored(paths: Paths, run_ids: list[str]) -> dict[str, str]:
    """The text that each run left in the store."""
    store = TraceStore(paths.database)
    try:
        return {
            run_id: "".join(
                record.event.text
                for record in store.records(run_id)
                if isinstance(record.event, AnswerDelta)
            )
            for run_id in run_ids
        }
    finally:
        store.close()
