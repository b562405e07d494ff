"""The bundled starter model on this machine: it calls tools, and a kill loses nothing."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import aclosing
from pathlib import Path
from subprocess import CompletedProcess

import psutil
import pytest

from workbench.agents.documents import AgentDocument, AgentModel, Limits, ModelOptions
from workbench.agents.files import write_agent
from workbench.app.run import Run
from workbench.app.terminal import harmless
from workbench.app.workbench import Workbench as Bench
from workbench.app.workbench import open_workbench
from workbench.base.paths import Paths
from workbench.traces.events import AnswerDelta
from workbench.traces.store import TraceStore

Workbench = Callable[..., CompletedProcess[str]]
needs_kill = pytest.mark.skipif(
    not hasattr(signal, "SIGKILL"), reason="this system cannot kill so"
)
# Almost every token is as likely as any other, so that the real model talks for long.
RAMBLER = AgentDocument(
    name="rambler",
    title="Rambler",
    model=AgentModel(
        id="starter",
        options=ModelOptions(
            temperature=5.0,
            top_p=1.0,
            top_k=0,
            min_p=0.0,
            repeat_penalty=1.0,
            max_output_tokens=2000,
            context_tokens=4096,
        ),
    ),
    limits=Limits(max_seconds=300.0, max_tokens=100_000),
)
ATTEMPTS = 6  # now and then it has ended before the kill
ENDED = {"answered", "token_limit", "step_limit"}


def test_that_the_starter_calculates(workbench: Workbench) -> None:
    done = workbench("run", "starter", "--input", "What is 12 * 7?", "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["tool_calls"][0]["name"] == "calculator"
    assert report["tool_calls"][0]["result"] == "84"
    assert "84" in report["answer"]


def test_that_the_starter_says_the_time_its_tool_gave(workbench: Workbench) -> None:
    done = workbench("run", "starter", "--input", "What time is it in Tokyo?", "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    (call,) = report["tool_calls"]
    assert call["name"] == "current_time"
    assert "Asia/Tokyo" in call["result"]
    assert call["result"] in report["answer"]


def test_that_the_self_test_passes(workbench: Workbench) -> None:
    done = workbench("--self-test")
    assert done.returncode == 0, done.stderr
    assert "self-test passed" in done.stdout


@needs_kill
async def test_that_a_killed_engine_costs_one_answer_of_the_starter(data: Path) -> None:
    async with open_workbench(Paths(data, data / "cache")) as bench:
        for _attempt in range(ATTEMPTS):
            run, shown = await begin(bench)
            if not run.finished:
                break
        (loaded,) = bench.loading.snapshot
        assert loaded.pid is not None
        os.kill(loaded.pid, signal.SIGKILL)
        end = await asyncio.wait_for(run.wait(), 30)
        assert end.end == "failed"
        assert end.hint
        assert end.answer.startswith(shown)
        assert any(notice.key == "crash.starter" for notice in bench.notices.items)
        again = await bench.runs.start(
            "starter", "hello", conversation_id=run.conversation_id, model_id="starter"
        )
        assert (await asyncio.wait_for(again.wait(), 90)).end in ENDED
        turns = await bench.conversations.turns(run.conversation_id)
    assert [turn.run_id for turn in turns] == [run.run_id, again.run_id]
    assert turns[0].end == end


async def begin(bench: Bench) -> tuple[Run, str]:
    """A run of the rambler, and what it has said so far."""
    run = await bench.runs.start(RAMBLER, "Tell me everything.")
    shown = ""
    async with asyncio.timeout(90), aclosing(run.events()) as batches:
        async for batch in batches:
            for record in batch:
                if isinstance(record.event, AnswerDelta):
                    shown += record.event.text
            if len(shown) > 40:
                break
    return run, shown


@needs_kill
def test_that_a_killed_program_goes_on_with_the_starter(
    data: Path, environment: dict[str, str], workbench: Workbench
) -> None:
    (data / "agents" / "rambler.yaml").write_text(write_agent(RAMBLER))
    for _attempt in range(ATTEMPTS):
        shown = talk_and_kill(environment)
        again = workbench("run", "rambler", "--input", "hello", "--json")
        assert json.loads(again.stdout)["answer"], again.stderr
        if "1 unfinished run" in again.stderr:
            break
    store = TraceStore(data / "workbench.sqlite")
    try:
        assert store.recovery is None
        newest, cut = store.runs(limit=2)
    finally:
        store.close()
    assert newest.user_text == "hello"
    assert newest.end in ENDED
    assert (cut.user_text, cut.end) == ("Tell me everything.", "interrupted")
    assert cut.answer
    assert harmless(cut.answer)[:100] in shown


def talk_and_kill(environment: dict[str, str]) -> str:
    """A chat that is killed in the middle of an answer; returns what it showed."""
    talk = subprocess.Popen(
        [sys.executable, "-m", "workbench", "chat", "--agent", "rambler"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert talk.stdin is not None
    assert talk.stdout is not None
    with talk:
        talk.stdin.write(b"Tell me everything.\n" * 20)
        talk.stdin.flush()
        shown = b""
        while len(shown.rpartition(b"\n> ")[2]) < 400:
            block = os.read(talk.stdout.fileno(), 4096)
            assert block, shown
            shown += block
        workers = psutil.Process(talk.pid).children(recursive=True)
        talk.kill()
        shown += talk.stdout.read()
    assert workers
    gone, _alive = psutil.wait_procs(workers, timeout=10)
    assert len(gone) == len(workers)
    return shown.decode(errors="replace")
