"""Loaded models with real workers: crash loops, quarantine, and what is said of them (R6)."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import aclosing
from functools import partial
from pathlib import Path

import pytest

from workbench.app.loaded import CRASH_WINDOW_S, CRASHES, Host
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import EngineCrashed, ModelError
from workbench.base.paths import Paths, resource
from workbench.engines.api import (
    Failed,
    Finished,
    LoadOptions,
    Message,
    Request,
    SamplingOptions,
)
from workbench.models.gguf import read_header
from workbench.models.store import InstalledModel
from workbench.policy.network import Attempt

RECORDING = {
    "format": 1,
    "name": "Crasher",
    "recordings": [{"text": "x ", "repeat": 9, "fault": "abort", "fault_at": 3}],
}
HELLO = Request((Message("user", "Hi"),), sampling=SamplingOptions(max_new_tokens=4))


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A data folder with a model that aborts when it writes and one that does at load."""
    found = Paths(tmp_path / "data", tmp_path / "cache")
    found.make()
    (found.models / "writer.replay.json").write_text(json.dumps(RECORDING))
    starter = resource("models") / "starter" / "starter.gguf"
    tokens = read_header(starter).metadata["tokenizer.ggml.tokens"]
    one, other = (len(text).to_bytes(8, "little") + text.encode() for text in tokens[:2])
    whole = starter.read_bytes()
    at = whole.index(one, whole.index(b"tokenizer.ggml.tokens"))
    (found.models / "loader.gguf").write_bytes(whole[:at] + other + whole[at + len(one) :])
    return found


@pytest.fixture
async def bench(paths: Paths) -> AsyncIterator[Workbench]:
    async with open_workbench(paths) as opened:
        yield opened


async def ask(bench: Workbench, model_id: str) -> Finished | Failed:
    async with asyncio.timeout(60), aclosing(bench.loading.generate(model_id, HELLO)) as events:
        last = [event async for event in events][-1]
    assert isinstance(last, Finished | Failed)
    return last


async def crash(tried: list[str], model: InstalledModel, _options: LoadOptions) -> Host:
    """A start of an engine that aborts."""
    tried.append(model.id)
    raise EngineCrashed("the worker died")


async def test_that_a_model_that_always_aborts_is_left_alone(bench: Workbench) -> None:
    for _ in range(CRASHES):
        last = await ask(bench, "writer")
        assert isinstance(last, Failed)
        assert isinstance(last.error, EngineCrashed)
    with pytest.raises(ModelError, match="crashed 3 times") as caught:
        await ask(bench, "writer")
    assert "models panel" in caught.value.hint
    (loaded,) = bench.loading.snapshot
    assert (loaded.state, loaded.pid, loaded.crashes) == ("failed", None, CRASHES)
    assert bench.notices.items[-1].level == "warning"
    assert isinstance(await ask(bench, "starter"), Finished)

    await bench.loading.load("writer")
    assert isinstance(await ask(bench, "writer"), Failed)


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
async def test_that_a_model_whose_idle_worker_was_killed_answers_the_next_message(
    bench: Workbench,
) -> None:
    host = await bench.loading.use("starter")
    assert host.pid is not None
    os.kill(host.pid, signal.SIGKILL)
    async with asyncio.timeout(60):
        while host.alive:  # noqa: ASYNC110 - nothing tells of a process's end
            await asyncio.sleep(0.005)

    assert isinstance(await ask(bench, "starter"), Finished)

    (loaded,) = bench.loading.snapshot
    assert loaded.crashes == 1
    assert loaded.pid not in (None, host.pid)


async def test_that_a_model_that_aborts_at_load_is_left_alone(bench: Workbench) -> None:
    for _ in range(CRASHES):
        with pytest.raises(EngineCrashed, match=r"loader\.gguf"):
            await ask(bench, "loader")
    with pytest.raises(ModelError, match="crashed 3 times"):
        await ask(bench, "loader")
    (loaded,) = bench.loading.snapshot
    assert "loader.gguf" in loaded.error
    assert loaded.hint


async def test_that_the_program_starts_without_the_model_that_crashed(paths: Paths) -> None:
    async with open_workbench(paths) as first:
        for _ in range(CRASHES):
            await ask(first, "writer")
    async with open_workbench(paths) as second:
        assert second.loading.snapshot == ()
        assert second.models.get("writer").problem == ""
        assert isinstance(await ask(second, "starter"), Finished)


async def test_that_crashes_count_over_programs(paths: Paths) -> None:
    tried: list[str] = []
    abort = partial(crash, tried)
    for _ in range(CRASHES):
        async with open_workbench(paths, start_host=abort) as command:
            assert command.loading.load_notes.of("starter").quarantined is False
            with pytest.raises(EngineCrashed):
                await ask(command, "starter")
    begun = len(tried)
    async with open_workbench(paths, start_host=abort) as command:
        with pytest.raises(ModelError, match="crashed 3 times"):
            await ask(command, "starter")
        assert len(tried) == begun == CRASHES + 1, "only the first is tried with less, too"
        with pytest.raises(EngineCrashed):
            await command.loading.load("starter")
        assert len(command.loading.load_notes.of("starter").crashes_s) == 1


@pytest.fixture
def gone_pid() -> int:
    """The number of a program that has ended."""
    gone = subprocess.Popen([sys.executable, "-c", "pass"])
    gone.wait(60)
    return gone.pid


async def test_that_a_model_that_ends_the_program_is_left_alone(
    paths: Paths, gone_pid: int
) -> None:
    """In a thread nobody is left to count the crash: the next program does."""
    async with open_workbench(paths) as bench:
        bench.settings.change(engine_mode="thread")
    for number in range(CRASHES):
        async with open_workbench(paths) as bench:
            assert bench.loading.load_notes.of("writer").quarantined is False
            await bench.loading.use("writer")
            note = bench.loading.load_notes.of("writer")
            assert (note.risk_pid, len(note.crashes_s)) == (os.getpid(), number)
        assert bench.loading.load_notes.of("writer").risk_pid == 0
        bench.loading.load_notes.change("writer", risk_pid=gone_pid, risk_s=time.time())
    async with open_workbench(paths) as bench:
        with pytest.raises(ModelError, match="crashed 3 times"):
            await bench.loading.use("writer")
        assert bench.loading.load_notes.of("writer").quarantined
        assert isinstance(await ask(bench, "starter"), Finished)
        assert bench.loading.load_notes.of("starter").risk_pid == 0
        await bench.loading.load("writer")


async def test_that_crashes_of_long_ago_do_not_count(paths: Paths) -> None:
    tried: list[str] = []
    async with open_workbench(paths, start_host=partial(crash, tried)) as bench:
        for ago_s in (CRASH_WINDOW_S + 60, CRASH_WINDOW_S + 30, -3600):
            bench.loading.load_notes.add_crash("starter", time.time() - ago_s)
        with pytest.raises(EngineCrashed):
            await ask(bench, "starter")
    assert tried


async def test_that_a_conversation_shows_its_own_context(bench: Workbench) -> None:
    loaded = await bench.loading.load("starter", context_tokens=1024)
    assert loaded.info is not None
    predicted = await bench.models.fit("starter", 1024)
    assert loaded.info.kv_bytes == predicted.kv_bytes
    request = Request(
        HELLO.messages, sampling=SamplingOptions(max_new_tokens=8), conversation_id="c1"
    )
    async with (
        asyncio.timeout(60),
        aclosing(bench.loading.generate("starter", request, 1024)) as events,
    ):
        last = [event async for event in events][-1]
    assert isinstance(last, Finished)
    told: asyncio.Event = asyncio.Event()

    def look(_: object) -> None:
        if bench.loading.snapshot[0].usage.conversation_tokens:
            told.set()

    unlisten = bench.loading.listen(look)
    await asyncio.wait_for(told.wait(), 20)
    unlisten()
    usage = bench.loading.snapshot[0].usage
    assert usage.context_tokens == 1024
    assert list(usage.conversation_tokens) == ["c1"]
    assert 0 < usage.context_used_tokens <= last.stats.prompt_tokens + last.stats.new_tokens


async def test_that_a_refused_connection_of_a_worker_is_told(bench: Workbench) -> None:
    bench.guard.refused(Attempt("socket.connect", "192.0.2.1"))
    await asyncio.sleep(0)
    notice = bench.notices.items[-1]
    assert notice.title == "A connection was refused"
    assert "192.0.2.1" in notice.reason
    assert bench.guard.attempts == 1
