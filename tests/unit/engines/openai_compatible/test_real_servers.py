"""Against servers of others that run here: a tool call, its result, an answer."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import aclosing, contextmanager
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from workbench.app.near_http import get_page
from workbench.engines.api import (
    CallInMessage,
    EngineEvent,
    Finished,
    LoadOptions,
    Message,
    Request,
    SamplingOptions,
    TextDelta,
    ToolCall,
    ToolDefinition,
)
from workbench.engines.host import EngineHost
from workbench.engines.openai_compatible.connection import Connection, connection_text
from workbench.engines.registry import engine_for

MODELS = Path(__file__).parents[3] / "models" / "tiny-agent"
ADD = ToolDefinition(
    "add",
    "Add two numbers",
    {
        "type": "object",
        "properties": {"a": {"type": "number"}, "b": {"type": "number"}},
        "required": ["a", "b"],
    },
)
# The server is used once before it is told of: to delete one that never was, waits for ever.
LLAMA_CPP = """
import sys, os, xllamacpp
p = xllamacpp.CommonParams()
p.model.path = sys.argv[1]
p.hostnames, p.port, p.n_ctx, p.n_parallel, p.verbosity = ["127.0.0.1"], 0, 4096, 4, -1
p.cpuparams.n_threads = p.cpuparams_batch.n_threads = 1
server = xllamacpp.Server(p)
server.handle_chat_completions({"messages": [{"role": "user", "content": "hello"}],
                                "max_tokens": 2})
print("ADDRESS", server.listening_address, flush=True)
sys.stdin.read()
os._exit(0)
"""


@contextmanager
def running(words: list[str], **settings: str) -> Iterator[subprocess.Popen[str]]:
    """A program of this machine, until the end of the block."""
    process = subprocess.Popen(
        words,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, **settings},
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@contextmanager
def llama_cpp(_folder: Path) -> Iterator[Connection]:
    words = [sys.executable, "-c", LLAMA_CPP, str(MODELS / "agent.gguf")]
    with running(words) as process:
        assert process.stdout is not None
        line = ""
        while not line.startswith("ADDRESS"):
            line = process.stdout.readline()
            assert line, "the server ended"
        yield Connection(f"{line.split()[1]}/v1", "agent", kind="llama-cpp")


@contextmanager
def mlx(folder: Path) -> Iterator[Connection]:
    (folder / "hub").mkdir()
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    model = str(MODELS / "agent-hf")
    words = [sys.executable, "-m", "mlx_lm", "server", "--model", model, "--port", str(port)]
    with running([*words, "--log-level", "ERROR"], HF_HOME=str(folder), HF_HUB_OFFLINE="1"):
        yield Connection(f"http://127.0.0.1:{port}/v1", model, kind="mlx")


def wait_until_up(connection: Connection) -> None:
    """Ask until it answers; the test's own limit ends a wait that is in vain."""
    pause = threading.Event()
    while get_page(connection.host, connection.port, "/health") is None:
        pause.wait(0.2)


@pytest.fixture(
    params=[
        pytest.param(
            (llama_cpp, "xllamacpp"),
            id="llama.cpp",
        ),
        pytest.param((mlx, "mlx_lm"), id="mlx"),
    ]
)
async def host(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[EngineHost]:
    start: Callable[[Path], object]
    start, library = request.param
    if find_spec(library) is None:
        pytest.skip(f"{library} is not installed")
    path = tmp_path / "real.connection.json"
    with start(tmp_path) as connection:  # type: ignore[attr-defined]
        path.write_text(connection_text(connection))
        await asyncio.to_thread(wait_until_up, connection)
        spec = replace(engine_for(path), own_process=False)
        found = await EngineHost.start(spec, path, LoadOptions(), mode="thread")
        yield found
        await found.close()


async def answer(host: EngineHost, *messages: Message) -> list[EngineEvent]:
    sampling = SamplingOptions(temperature=0.0, max_new_tokens=96)
    request = Request(messages, tools=(ADD,), sampling=sampling)
    async with asyncio.timeout(120), aclosing(host.generate(request)) as events:
        return [event async for event in events]


async def test_that_a_tool_is_called_and_its_result_becomes_the_answer(
    host: EngineHost,
) -> None:
    asked = Message("user", "add 12 and 30")

    first = await answer(host, asked)

    (call,) = [event for event in first if isinstance(event, ToolCall)]
    assert call.name == "add"
    assert json.loads(call.arguments) == {"a": 12, "b": 30}
    last = first[-1]
    assert isinstance(last, Finished)
    assert last.reason == "tool_calls"
    assert last.stats.prompt_tokens > 0

    made = CallInMessage(call.id, call.name, call.arguments)
    second = await answer(
        host,
        asked,
        Message("assistant", "", (made,)),
        Message("tool", "42", call_id=call.id, name="add"),
    )

    text = "".join(event.text for event in second if isinstance(event, TextDelta))
    assert "42" in text
    assert isinstance(second[-1], Finished)
    assert second[-1].reason == "stop"


async def test_that_a_long_answer_is_stopped(host: EngineHost) -> None:
    request = Request(
        (Message("user", "hello"),),
        sampling=SamplingOptions(temperature=1.0, max_new_tokens=2000, min_p=0.0),
    )
    async with asyncio.timeout(60), aclosing(host.generate(request)) as events:
        async for event in events:
            if isinstance(event, TextDelta):
                break

    assert isinstance((await answer(host, Message("user", "add 1 and 2")))[-1], Finished)
