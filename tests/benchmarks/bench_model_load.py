"""P11: from the click that loads a model to its first token, beside llama.cpp's own server.

Usage: python tests/benchmarks/bench_model_load.py [--size half] [--pairs 7]

The file is in the page cache. Our side starts a worker process, which loads the model and
writes one token; the other is a process that starts ``xllamacpp``'s server with the same
context, threads and batch and asks it for one. Prints one JSON line. Needs the ``bench`` extra.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import time
from contextlib import aclosing
from pathlib import Path

from engine_workloads import ask, model_file
from measuring import paired, report

from workbench.engines.api import Finished, LoadOptions
from workbench.engines.host import EngineHost
from workbench.engines.registry import ENGINES

CONTEXT_TOKENS, THREADS, BATCH_TOKENS = 4096, 2, 512
PROMPT = "abc def"
SPEC = next(spec for spec in ENGINES if spec.key == "llama-cpp")

PEER = """
import json, os, sys
import xllamacpp

params = xllamacpp.CommonParams()
told = json.loads(sys.argv[1])
params.model.path = told["path"]
params.hostnames, params.port = ["127.0.0.1"], 0
params.n_ctx, params.n_parallel = told["context"], 1
params.cpuparams.n_threads = params.cpuparams_batch.n_threads = told["threads"]
params.n_batch = params.n_ubatch = told["batch"]
params.verbosity = -1
server = xllamacpp.Server(params)
asked = {"prompt": told["prompt"], "max_tokens": 1, "temperature": 0}
answer = server.handle_completions(asked)
assert answer["usage"]["completion_tokens"] == 1
print("FIRST", flush=True)
os._exit(0)
"""


async def ours_once(path: Path) -> float:
    """Seconds until the first token; the worker is ended afterwards."""
    options = LoadOptions(
        context_tokens=CONTEXT_TOKENS, threads=THREADS, batch_tokens=BATCH_TOKENS
    )
    began_s = time.perf_counter()
    host = await EngineHost.start(SPEC, path, options)
    async with aclosing(host.generate(ask(PROMPT, 1))) as events:
        last = [event async for event in events][-1]
    took_s = time.perf_counter() - began_s
    assert isinstance(last, Finished)
    await host.close()
    return took_s


def peer_once(path: Path) -> float:
    """The same of the server, with the start of its process."""
    told = {
        "path": str(path),
        "context": CONTEXT_TOKENS,
        "threads": THREADS,
        "batch": BATCH_TOKENS,
        "prompt": PROMPT,
    }
    began_s = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", PEER, json.dumps(told)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        found = any(line.strip() == "FIRST" for line in process.stdout)
        took_s = time.perf_counter() - began_s
    assert found
    return took_s


def main() -> None:
    """Alternate both sides."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="half")
    parser.add_argument("--pairs", type=int, default=7)
    arguments = parser.parse_args()
    path = model_file(arguments.size, "Q4_K_M")
    path.read_bytes()
    peer_once(path)
    found = paired(
        lambda: asyncio.run(ours_once(path)),
        lambda: peer_once(path),
        arguments.pairs,
        3 * arguments.pairs,
        quiet=0.05,
    )
    report(
        "P11",
        f"load to the first token, {path.stat().st_size / 1e6:.0f} MB",
        {"ours_s": found.ours, "peer_s": found.other, "load_ratio": found.ratio},
        goals={"load_ratio": "<= 1.1"},
        control=found.control,
        noise_limit=0.1,
    )


if __name__ == "__main__":
    main()
