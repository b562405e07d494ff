"""What every engine keeps, in a process and in a thread.

A new engine adds a row to ``ROWS`` and is held to all of it.
"""

from __future__ import annotations

import asyncio
import atexit
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import ExitStack, aclosing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import pytest

from tests.servers.scripted import Scripted, running_server
from workbench.base.errors import EngineCrashed, EngineUnavailable, ModelLoadError
from workbench.base.paths import resource
from workbench.engines.api import (
    BrokenToolCall,
    EngineEvent,
    Failed,
    Finished,
    LoadOptions,
    Message,
    PromptReady,
    Request,
    SamplingOptions,
    TextDelta,
    ToolCall,
    ToolDefinition,
)
from workbench.engines.host import EngineHost
from workbench.engines.registry import ENGINES, EngineSpec
from workbench.engines.sandbox import NO_THREAD, possible
from workbench.policy.network import Attempt

Mode = Literal["process", "thread"]
Start = Callable[..., Awaitable[EngineHost]]
TOOLS = (ToolDefinition("add", "", {"type": "object", "properties": {}}),)
RECORDINGS = {
    "format": 1,
    "name": "Recorded",
    "recordings": [
        {"match": "^call", "tool_calls": [{"name": "add", "arguments": {"a": 1}}]},
        {"match": "^abort", "text": "x ", "repeat": 9, "fault": "abort", "fault_at": 3},
        {"match": "^exit", "text": "x ", "repeat": 9, "fault": "exit", "fault_at": 3},
        {"match": "^hang", "text": "x ", "repeat": 9, "fault": "hang", "fault_at": 3},
        {"match": "^error", "text": "x ", "repeat": 9, "fault": "error", "fault_at": 3},
        {"match": "^long", "text": "word ", "repeat": 1000000},
        {"match": "^say", "pieces": ["One", " two", " three."]},
    ],
}


@dataclass(frozen=True)
class Row:
    """One engine: its key, and how to make a model for it."""

    key: str
    make_model: Callable[[Path], Path]


def recording(folder: Path) -> Path:
    path = folder / "recorded.replay.json"
    path.write_text(json.dumps(RECORDINGS))
    return path


def starter(folder: Path) -> Path:
    return resource("models") / "starter" / "starter.gguf"


def tiny_agent(name: str) -> Callable[[Path], Path]:
    return lambda _folder: Path(__file__).parents[2] / "models" / "tiny-agent" / name


def server(folder: Path) -> Path:
    return honest_server().connection(folder)


@cache
def honest_server() -> Scripted:
    """A server that does what it is asked; it ends with the tests."""
    stack = ExitStack()
    atexit.register(stack.close)
    return stack.enter_context(running_server())


ROWS = (
    Row("replay", recording),
    Row("llama-cpp", starter),
    Row("server", server),
    Row("mlx", tiny_agent("agent-hf")),
    Row("onnx-genai", tiny_agent("agent-og")),
    Row("openvino", tiny_agent("agent-ov")),
    Row("foundry-local", tiny_agent("agent-og")),
)
MODES: tuple[Mode, ...] = ("process", "thread")


def spec_of(key: str) -> EngineSpec:
    return next(spec for spec in ENGINES if spec.key == key)


def ask(text: str, new_tokens: int = 64, **fields: object) -> Request:
    sampling = SamplingOptions(max_new_tokens=new_tokens, temperature=0.0)
    return Request((Message("user", text),), sampling=sampling, **fields)  # type: ignore[arg-type]


async def all_of(host: EngineHost, request: Request) -> list[EngineEvent]:
    async with asyncio.timeout(30), aclosing(host.generate(request)) as events:
        return [event async for event in events]


async def first_text(host: EngineHost, request: Request) -> None:
    """Read until the first text, then close the request."""
    async with asyncio.timeout(30), aclosing(host.generate(request)) as events:
        async for event in events:
            if isinstance(event, TextDelta):
                return


def text_of(events: list[EngineEvent]) -> str:
    return "".join(event.text for event in events if isinstance(event, TextDelta))


@pytest.fixture(params=ROWS, ids=lambda row: row.key)
def row(request: pytest.FixtureRequest) -> Row:
    found = request.param
    assert isinstance(found, Row)
    if not spec_of(found.key).installed:
        pytest.skip(f"{found.key} is not installed")
    return found


@pytest.fixture(params=MODES)
def mode(request: pytest.FixtureRequest) -> Mode:
    return "process" if request.param == "process" else "thread"


@pytest.fixture
async def start(tmp_path: Path) -> AsyncIterator[Start]:
    hosts: list[EngineHost] = []

    async def start_host(row: Row, mode: Mode, tokens_per_s: float = 0) -> EngineHost:
        options = LoadOptions(
            context_tokens=512, threads=1, extra={"tokens_per_s": tokens_per_s}
        )
        host = await EngineHost.start(
            spec_of(row.key), row.make_model(tmp_path), options, mode=mode
        )
        hosts.append(host)
        return host

    yield start_host
    for host in hosts:
        await host.close()


async def test_that_events_come_in_order(start: Start, row: Row, mode: Mode) -> None:
    host = await start(row, mode)

    events = await all_of(host, ask("say", 3))

    assert host.alive
    assert host.info.model_name
    held = mode == "process" or spec_of(row.key).own_process
    assert host.info.sandbox == (possible() if held else NO_THREAD)
    assert isinstance(events[0], PromptReady)
    assert isinstance(events[-1], Finished)
    assert sum(isinstance(event, Finished | Failed) for event in events) == 1
    assert events[-1].stats.prompt_tokens == events[0].prompt_tokens
    assert sum(event.tokens for event in events if isinstance(event, TextDelta)) <= 3


async def test_that_many_requests_run_side_by_side(start: Start, row: Row, mode: Mode) -> None:
    host = await start(row, mode)
    alone = text_of(await all_of(host, ask("say", 5)))

    together = await asyncio.gather(*(all_of(host, ask("say", 5)) for _ in range(12)))

    assert [text_of(events) for events in together] == [alone] * 12


async def test_that_a_closed_request_stops_and_the_next_one_runs(
    start: Start, row: Row, mode: Mode
) -> None:
    host = await start(row, mode)

    await first_text(host, ask("long", 400))

    assert isinstance((await all_of(host, ask("say", 3)))[-1], Finished)
    assert host.alive


async def test_that_closing_ends_what_runs(start: Start, row: Row, mode: Mode) -> None:
    host = await start(row, mode)
    async with asyncio.timeout(30), aclosing(host.generate(ask("long", 400))) as events:
        await anext(events)
        await host.close()
        rest = [event async for event in events]

    assert isinstance(rest[-1], Finished | Failed)
    assert await host.closed() is None
    assert not host.alive
    refused = await all_of(host, ask("say"))
    assert isinstance(refused[-1], Failed)


async def test_that_a_cancelled_reader_cancels_the_request(start: Start, mode: Mode) -> None:
    host = await start(ROWS[0], mode, tokens_per_s=20)
    reader = asyncio.create_task(all_of(host, ask("long", 100_000)))
    await first_text(host, ask("say"))

    reader.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reader

    await all_of(host, ask("say"))
    assert not host._ending


async def test_that_recorded_calls_arrive_as_calls(start: Start, mode: Mode) -> None:
    host = await start(ROWS[0], mode)

    events = await all_of(host, ask("call", tools=TOOLS))

    calls = [event for event in events if isinstance(event, ToolCall)]
    assert [(call.name, call.arguments) for call in calls] == [("add", '{"a": 1}')]
    assert isinstance(events[-1], Finished)
    assert events[-1].reason == "tool_calls"


async def test_that_a_call_cut_by_the_token_limit_is_broken(start: Start, mode: Mode) -> None:
    host = await start(ROWS[0], mode)

    events = await all_of(host, ask("call", 8, tools=TOOLS))

    assert not any(isinstance(event, ToolCall) for event in events)
    (broken,) = [event for event in events if isinstance(event, BrokenToolCall)]
    assert "cut off" in broken.problem
    assert isinstance(events[-1], Finished)
    assert events[-1].reason == "length"


async def test_that_an_error_in_a_step_fails_the_request_only(start: Start, mode: Mode) -> None:
    host = await start(ROWS[0], mode)

    events = await all_of(host, ask("error"))

    assert text_of(events) == "x x x "
    assert isinstance(events[-1], Failed)
    assert "rehearsed" in events[-1].error.message
    assert isinstance((await all_of(host, ask("say")))[-1], Finished)


@pytest.mark.parametrize(("fault", "cause"), [("abort", "SIGABRT"), ("exit", "exit code 3")])
async def test_that_a_crash_surfaces_after_the_text(
    start: Start, fault: str, cause: str
) -> None:
    if sys.platform == "win32" and fault == "abort":
        cause = "exit code 3"
    host = await start(ROWS[0], "process")

    events = await all_of(host, ask(fault))

    assert text_of(events) == "x x x "
    assert isinstance(events[-1], Failed)
    assert isinstance(events[-1].error, EngineCrashed)
    assert cause in events[-1].error.message
    assert await host.closed() is events[-1].error
    assert not host.alive


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
async def test_that_a_killed_worker_is_told_as_out_of_memory(start: Start) -> None:
    host = await start(ROWS[0], "process", tokens_per_s=20)
    async with asyncio.timeout(30), aclosing(host.generate(ask("long"))) as events:
        await anext(events)
        assert host.pid is not None
        os.kill(host.pid, signal.SIGKILL)
        rest = [event async for event in events]

    assert isinstance(rest[-1], Failed)
    assert "out of memory" in rest[-1].error.message


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
async def test_that_a_stopped_worker_is_killed_after_a_cancel(start: Start) -> None:
    host = await start(ROWS[0], "process", tokens_per_s=20)
    async with asyncio.timeout(30), aclosing(host.generate(ask("long"))) as events:
        await anext(events)
        assert host.pid is not None
        os.kill(host.pid, signal.SIGSTOP)

    error = await asyncio.wait_for(host.closed(), 10)

    assert isinstance(error, EngineCrashed)
    assert "did not answer" in error.message


async def test_that_a_hanging_engine_is_given_up(start: Start, mode: Mode) -> None:
    host = await start(ROWS[0], mode)
    reader = asyncio.create_task(all_of(host, ask("hang")))
    # A second request gets no answer any more once the engine hangs.
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(all_of(host, ask("long", 1_000_000)), 0.5)
    reader.cancel()

    error = await asyncio.wait_for(host.closed(), 10)

    assert isinstance(error, EngineCrashed)
    await asyncio.gather(reader, return_exceptions=True)


async def test_that_a_refused_model_says_why(tmp_path: Path, mode: Mode) -> None:
    path = tmp_path / "broken.replay.json"
    path.write_text('{"format": 2}')

    with pytest.raises(ModelLoadError, match="format"):
        await EngineHost.start(spec_of("replay"), path, LoadOptions(), mode=mode)


async def test_that_a_missing_library_says_so(tmp_path: Path, mode: Mode) -> None:
    spec = EngineSpec("none", "None", "workbench_missing_engine", (".none",), "Install it.")

    with pytest.raises(EngineUnavailable, match="not installed") as caught:
        await EngineHost.start(spec, tmp_path / "a.none", LoadOptions(), mode=mode)
    assert caught.value.hint == "Install it."


async def test_that_a_worker_that_dies_while_loading_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "dying_engine.py").write_text(
        "import os, sys\n"
        "def load(path, options):\n"
        "    print('the last words', file=sys.stderr, flush=True)\n"
        "    os._exit(7)\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    spec = EngineSpec("dying", "Dying", "dying_engine", (".none",), "")

    with pytest.raises(EngineCrashed, match=r"exit code 7.*the last words"):
        await EngineHost.start(spec, tmp_path / "a.none", LoadOptions())


async def test_that_a_load_that_never_ends_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "waiting_engine.py").write_text(
        "import threading\ndef load(path, options):\n    threading.Event().wait()\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr("workbench.engines.host.LOAD_PATIENCE_S", 0.5)
    spec = EngineSpec("waiting", "Waiting", "waiting_engine", (".none",), "")

    with pytest.raises(EngineCrashed, match=r"a\.none.*given up") as caught:
        await asyncio.wait_for(EngineHost.start(spec, tmp_path / "a.none", LoadOptions()), 20)
    assert caught.value.hint


@pytest.mark.parametrize("place", ["import", "load"])
async def test_that_a_worker_cannot_reach_another_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    call = "socket.create_connection(('192.0.2.1', 80), timeout=1)"
    (tmp_path / "calling_engine.py").write_text(
        "import socket\n"
        + (f"{call}\n" if place == "import" else "")
        + f"def load(path, options):\n    {call}\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    spec = EngineSpec("calling", "Calling", "calling_engine", (".none",), "")
    attempts: list[Attempt] = []

    with pytest.raises(ModelLoadError, match=r"192\.0\.2\.1 was refused"):
        await EngineHost.start(
            spec, tmp_path / "a.none", LoadOptions(), on_attempt=attempts.append
        )

    assert [attempt.target for attempt in attempts] == ["192.0.2.1"]


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
async def test_that_a_worker_ends_when_its_input_ends() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "workbench.engines.worker",
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin is not None
    process.stdin.close()

    assert await asyncio.wait_for(process.wait(), 20) == 0
