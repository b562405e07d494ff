"""What the local server adds to the engine, with 1, 8 and 32 programs that ask at a time.

Usage: python tests/benchmarks/bench_server.py [--clients 1 8 32] [--tokens 96] [--pairs 3]

The same model is loaded twice with the same options: once here, asked through its host as the
program does, and once in ``workbench serve``, asked over streams of ``/v1/completions`` with
every token an event of its own and every request a trace. Both do the same in turns. What the
clients here cost counts as the server's, too.

``--paced RATE`` takes an engine that writes so many tokens a second for each client by the
clock, as one on a graphics card does: it takes no processor, so what the server adds shows on
a busy machine, too.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import aclosing
from pathlib import Path

import psutil
from engine_workloads import model_file, words
from measuring import paired, report

from workbench.app.local_server import KEYS
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.base.settings_store import SettingsStore
from workbench.engines.api import (
    Failed,
    Finished,
    LoadOptions,
    Request,
    SamplingOptions,
)
from workbench.engines.host import EngineHost
from workbench.engines.registry import engine_for
from workbench.policy.api_keys import ApiKeys

ROOT = Path(__file__).resolve().parents[2]
PROMPT_TOKENS = 64


def requests_of(clients: int, tokens: int, turn: int) -> list[Request]:
    """What is asked: other prompts for each client and each turn, so nothing is cached."""
    sampling = SamplingOptions(temperature=0.0, max_new_tokens=tokens)
    return [
        Request((), prompt=words(PROMPT_TOKENS, 1000 * turn + n), sampling=sampling)
        for n in range(clients)
    ]


class Direct:
    """The engine through its host."""

    def __init__(self, host: EngineHost) -> None:
        self._host = host
        self.tokens = 0
        self.cpu_s = 0.0

    async def run(self, requests: list[Request]) -> float:
        began_s, cpu_s = time.perf_counter(), time.process_time()
        found = await asyncio.gather(*(self._one(request) for request in requests))
        self.cpu_s += time.process_time() - cpu_s
        self.tokens += sum(found)
        return (time.perf_counter() - began_s) / max(1, sum(found))

    async def _one(self, request: Request) -> int:
        async with aclosing(self._host.generate(request)) as events:
            async for event in events:
                if isinstance(event, Failed):
                    raise event.error
                if isinstance(event, Finished):
                    return event.stats.new_tokens
        raise RuntimeError("the answer broke off")


class Served:
    """The engine through the server."""

    def __init__(self, port: int, secret: str, model: str, pid: int) -> None:
        self._port, self._secret, self._model = port, secret, model
        self._process = psutil.Process(pid)
        self.tokens = 0
        self.cpu_s = self.client_s = 0.0

    async def run(self, requests: list[Request]) -> float:
        before, client_s = self._cpu_s(), time.process_time()
        began_s = time.perf_counter()
        found = await asyncio.gather(*(self._one(request) for request in requests))
        took_s = time.perf_counter() - began_s
        self.cpu_s += self._cpu_s() - before
        self.client_s += time.process_time() - client_s
        self.tokens += sum(found)
        return took_s / max(1, sum(found))

    def _cpu_s(self) -> float:
        times = self._process.cpu_times()
        return float(times.user + times.system)

    async def _one(self, request: Request) -> int:
        body = json.dumps(
            {
                "model": self._model,
                "prompt": request.prompt,
                "max_tokens": request.sampling.max_new_tokens,
                "temperature": 0,
                "stream": True,
                "stream_options": {"include_usage": True},
            }
        ).encode()
        head = (
            f"POST /v1/completions HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\n"
            f"Authorization: Bearer {self._secret}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        writer.write(head.encode() + body)
        raw = await reader.read()
        writer.close()
        last = raw.rpartition(b'"completion_tokens": ')[2]
        if not raw.startswith(b"HTTP/1.1 200") or b"[DONE]" not in raw:
            raise RuntimeError(raw[-300:].decode())
        return int(last.partition(b",")[0])


async def options_of(paths: Paths) -> tuple[str, Path, LoadOptions]:
    """The model in this folder, and what the program loads it with."""
    async with open_workbench(paths) as bench:
        return await _options(bench)


async def _options(bench: Workbench) -> tuple[str, Path, LoadOptions]:
    model = next(model for model in bench.models.models if model.source != "bundled")
    options = await asyncio.to_thread(bench.models.load_options, model, 2048)
    return model.id, model.path, options


def compare(
    runner: asyncio.Runner,
    direct: Direct,
    served: Served,
    clients: int,
    arguments: argparse.Namespace,
) -> None:
    """One line for so many clients."""
    turns = {"direct": 0, "served": 0}
    direct.tokens = served.tokens = 0
    direct.cpu_s = served.cpu_s = served.client_s = 0.0

    def turn(name: str, side: Direct | Served) -> float:
        turns[name] += 1
        requests = requests_of(clients, arguments.tokens, turns[name])
        return runner.run(side.run(requests))

    pairs = paired(
        lambda: turn("served", served),
        lambda: turn("direct", direct),
        arguments.pairs,
        arguments.most,
    )
    us = 1e6
    report(
        "server",
        f"{clients} clients, {_engine(arguments)}",
        {
            "overhead_percent": (pairs.ratio - 1.0) * 100.0,
            "direct_tokens_per_s": 1.0 / pairs.other,
            "served_tokens_per_s": 1.0 / pairs.ours,
            "token_us": pairs.other * us,
            "direct_cpu_us_per_token": direct.cpu_s / direct.tokens * us,
            "server_cpu_us_per_token": served.cpu_s / served.tokens * us,
            "client_cpu_us_per_token": served.client_s / served.tokens * us,
        },
        goals={"overhead_percent": "<= 3"},
        control=pairs.control,
    )


def paced(rate: float) -> str:
    """A recording that never ends, at this many tokens a second for each request."""
    recordings = [{"text": "word ", "repeat": 1_000_000}]
    said = {"format": 1, "name": "Paced", "tokens_per_s": rate, "recordings": recordings}
    return json.dumps(said)


def _engine(arguments: argparse.Namespace) -> str:
    if arguments.paced:
        return f"an engine of {arguments.paced:g} tok/s for each"
    return f"{arguments.size} model, {arguments.threads} threads"


def start_server(folder: Path) -> tuple[subprocess.Popen[str], int]:
    """``workbench serve`` on a free port."""
    environment = {**os.environ, "WORKBENCH_DATA": str(folder), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-m", "workbench", "serve", "--port", "0", "--json"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    if process.stdout is None:
        raise RuntimeError("no output")
    told = json.loads(process.stdout.readline())
    return process, int(told["url"].rpartition(":")[2].partition("/")[0])


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, nargs="*", default=[1, 8, 32])
    parser.add_argument("--tokens", type=int, default=96)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--most", type=int, default=8)
    parser.add_argument("--size", default="small")
    parser.add_argument("--kind", default="Q4_K_M")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--paced", type=float, default=0.0)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as place, asyncio.Runner() as runner:
        folder = Path(place)
        (folder / "models").mkdir()
        if arguments.paced:
            (folder / "models" / "paced.replay.json").write_text(paced(arguments.paced))
        else:
            file = model_file(arguments.size, arguments.kind)
            (folder / "models" / file.name).symlink_to(file)
        SettingsStore(folder / "settings.json").change(engine_threads=arguments.threads)
        _key, secret = ApiKeys(folder / KEYS).create("bench")
        os.environ["WORKBENCH_DATA"] = str(folder)
        model_id, path, options = runner.run(options_of(Paths(folder, folder / "cache")))
        host = runner.run(EngineHost.start(engine_for(path), path, options))
        process, port = start_server(folder)
        try:
            served, direct = Served(port, secret, model_id, process.pid), Direct(host)
            for side in (served, direct):  # both load and warm up
                runner.run(side.run(requests_of(1, 8, 99)))
            for clients in arguments.clients:
                compare(runner, direct, served, clients, arguments)
        finally:
            process.terminate()
            process.wait(30)
            runner.run(host.close())


if __name__ == "__main__":
    main()
