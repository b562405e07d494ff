"""The same agent with the same prompt on every engine: a tool call, its result, an answer.

The agent is a file in the library, and its run goes the way of ``workbench run``. The engines
run in threads, which spares the start of six worker processes; the contract test runs every
engine in both. The models are one trained network in four formats.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.engines.openai_compatible.connection import Connection
from workbench.traces.events import (
    AnswerDelta,
    ModelCallStarted,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)

TINY = Path(__file__).parents[1] / "models" / "tiny-agent"
FILE, TEXT = "alpha/beta.md", "robot river"
AGENT = """\
name: reader
displayName: Reader
model:
  options: {temperature: 0.0, maxOutputTokens: 80, additionalProperties: {n_ctx: 1024}}
tools:
- {kind: function, name: read_file}
metadata: {workbench: {grants: {folders: [%s]}}}
"""
# The server is used once before it is told of: to delete one that never was, waits for ever.
SERVER = """
import sys, os, xllamacpp
p = xllamacpp.CommonParams()
p.model.path = sys.argv[1]
p.hostnames, p.port, p.n_ctx, p.n_parallel, p.verbosity = ["127.0.0.1"], 0, 4096, 2, -1
p.cpuparams.n_threads = p.cpuparams_batch.n_threads = 1
server = xllamacpp.Server(p)
server.handle_chat_completions({"messages": [{"role": "user", "content": "hello"}],
                                "max_tokens": 2})
print("ADDRESS", server.listening_address, flush=True)
sys.stdin.read()
os._exit(0)
"""


@dataclass(frozen=True)
class Row:
    """One engine, the library it needs, and the tiny model in its format."""

    engine: str
    library: str
    model: str


ROWS = (
    Row("llama-cpp", "llama_cpp", "agent.gguf"),
    Row("mlx", "mlx_lm", "agent-hf"),
    Row("onnx-genai", "onnxruntime_genai", "agent-og"),
    Row("openvino", "openvino_genai", "agent-ov"),
    Row("foundry-local", "foundry_local_sdk", "agent-og"),
    Row("server", "xllamacpp", "agent.gguf"),
)


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Workbench]:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    paths.make()
    (tmp_path / "documents" / FILE).parent.mkdir(parents=True)
    (tmp_path / "documents" / FILE).write_text(TEXT)
    folder = json.dumps(str(tmp_path / "documents"))
    (paths.data / "agents").mkdir(exist_ok=True)
    (paths.data / "agents" / "reader.yaml").write_text(AGENT % folder)
    async with open_workbench(paths) as opened:
        opened.settings.change(engine_threads=1, engine_mode="thread")
        yield opened


@contextmanager
def serving(path: Path) -> Iterator[str]:
    """llama.cpp's own server with this model, until the end of the block; its address."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None
        line = ""
        while not line.startswith("ADDRESS"):
            line = process.stdout.readline()
            assert line, "the server ended"
        yield line.split()[1]
    finally:
        process.kill()
        process.communicate()


async def run_of(bench: Workbench, model_id: str) -> tuple[list[TraceEvent], str, str]:
    """The trace of the agent's run, how it ended, and its answer."""
    run = await bench.runs.start("reader", f"read {FILE}", model_id=model_id)
    end = await asyncio.wait_for(run.wait(), 120)
    return [record.event for record in run.records], f"{end.end} {end.message}", end.answer


async def ask(bench: Workbench, row: Row) -> tuple[list[TraceEvent], str, str]:
    """Let the model of this row answer."""
    if row.engine == "server":
        with serving(TINY / row.model) as address:
            bench.connections.add(Connection(f"{address}/v1", "agent", kind="llama-cpp"))
            await bench.models.refresh()
            return await run_of(bench, "agent")
    if row.engine == "foundry-local":
        bench.settings.change(onnx_engine="foundry-local")
    copy = shutil.copytree if (TINY / row.model).is_dir() else shutil.copyfile
    copy(TINY / row.model, bench.paths.models / row.model)
    await bench.models.refresh()
    found = await run_of(bench, Path(row.model).stem)
    load = bench.models.measured.load_of(Path(row.model).stem)
    assert load is not None
    assert load.engine == row.engine
    return found


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.engine)
async def test_that_an_agent_calls_its_tool_and_answers_with_the_result(
    bench: Workbench, row: Row
) -> None:
    if find_spec(row.library) is None:
        pytest.skip(f"{row.library} is not installed")

    events, end, answer = await ask(bench, row)

    assert end == "answered "
    assert {e.engine for e in events if isinstance(e, ModelCallStarted)} == {row.engine}
    (call,) = [event for event in events if isinstance(event, ToolCallStarted)]
    (result,) = [event for event in events if isinstance(event, ToolCallFinished)]
    assert (call.name, json.loads(call.arguments)) == ("read_file", {"path": FILE})
    assert call.repaired == ""
    assert (result.span_id, result.result, result.failed) == (call.span_id, TEXT, False)
    assert answer == f"The result is: {TEXT}"
    shown = "".join(event.text for event in events if isinstance(event, AnswerDelta))
    assert shown.strip() == answer
    after = events[events.index(result) :]
    assert any(isinstance(event, AnswerDelta) for event in after)
