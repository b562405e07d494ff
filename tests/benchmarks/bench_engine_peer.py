"""P1, P5: the engine beside llama.cpp's own server, same file and number of threads.

Usage: python tests/benchmarks/bench_engine_peer.py [--threads 2] [--agents 4 8] [--prompts 64]

Prints one JSON line per workload; warm is the same once more, with all prompts known. Ratios
are the peer's seconds over ours: above 1.0 we are faster. A third side is the least code on our
library that does the same, with what the prompts share read once: ``most_gain`` is what it
comes to beside the peer, so what this processor and the library allow. Each side runs in a
process of its own, in turns, with the environment that it has as a product; the control is
every other turn of our side over the rest. Needs the ``bench`` extra.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from engine_workloads import BareLoop, ask, finish_all, model_file, open_engine, words
from measuring import report

from workbench.engines.llama_cpp.engine import LlamaEngine
from workbench.engines.worker_environment import worker_environment

SHARED_TOKENS, OWN_TOKENS, NEW_TOKENS = 600, 64, 48
STREAM_TOKENS = 192
CONTEXT_TOKENS = 1024
ROOM_TOKENS = 512
BATCH_TOKENS = 512
PAIRS = {1: 6, 4: 4, 8: 4}
SIDES = ("ours", "bare", "peer")
GOALS = {
    1: {"tokens_per_s_gain": ">= 1.2"},
    4: {"seconds_gain": ">= 3", "warm_seconds_gain": ">= 1.2"},
    8: {"seconds_gain": ">= 4", "warm_seconds_gain": ">= 1.2"},
}


def prompts_of(agents: int) -> list[str]:
    """Prompts that begin alike."""
    shared = words(SHARED_TOKENS, 5)
    return [shared + words(OWN_TOKENS, 100 + number) for number in range(agents)]


def opened(threads: int, prompt: int) -> LlamaEngine:
    """The engine with room for one such stream, or for agents where ``prompt`` is 0."""
    context = prompt + ROOM_TOKENS if prompt else CONTEXT_TOKENS
    return open_engine(
        "small", "Q4_K_M", threads=threads, context_tokens=context, max_sequences=8
    )


def run_ours(threads: int, agents: int, prompt: int) -> dict[str, float]:
    """Our side: one stream, or several agents from cold."""
    engine = opened(threads, prompt)
    finish_all(engine, {"warm": ask(words(32, 9), 4)})
    if prompt:
        ends, _ = finish_all(engine, {"it": ask(words(prompt, 1), STREAM_TOKENS)})
        stats = ends["it"].stats
        figures = {
            "prompt_tokens_per_s": stats.prompt_tokens_per_s,
            "tokens_per_s": stats.tokens_per_s,
        }
    else:
        requests = {str(n): ask(p, NEW_TOKENS) for n, p in enumerate(prompts_of(agents))}
        figures = {}
        for name in ("seconds", "warm_seconds"):
            started_s = time.perf_counter()
            ends, _ = finish_all(engine, requests)
            figures[name] = time.perf_counter() - started_s
            assert all(end.stats.new_tokens == NEW_TOKENS for end in ends.values())
    engine.close()
    return figures


def run_bare(threads: int, agents: int, prompt: int) -> dict[str, float]:
    """The least code on our library: no queue, no events, no text."""
    engine = opened(threads, prompt)
    bare = BareLoop(engine)
    bare.write(words(32, 9), 4)
    if prompt:
        times_s = bare.write_long(words(prompt, 1), STREAM_TOKENS, BATCH_TOKENS)
        figures = {"tokens_per_s": (len(times_s) - 1) / (times_s[-1] - times_s[0])}
    else:
        figures = {"seconds": bare.write_sharing(prompts_of(agents), NEW_TOKENS, BATCH_TOKENS)}
    engine.close()
    return figures


def run_peer(threads: int, agents: int, prompt: int) -> dict[str, float]:
    """The server in this process, with as many slots as agents."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(model_file("small", "Q4_K_M"))
    params.hostnames, params.port = ["127.0.0.1"], 0
    each = prompt + ROOM_TOKENS if prompt else CONTEXT_TOKENS
    params.n_ctx, params.n_parallel = each * agents, agents
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = threads
    params.n_batch = params.n_ubatch = BATCH_TOKENS
    params.verbosity = -1
    server = xllamacpp.Server(params)

    def complete(prompt: str, new_tokens: int) -> dict[str, Any]:
        answer: dict[str, Any] = server.handle_completions(
            {"prompt": prompt, "max_tokens": new_tokens, "temperature": 0, "ignore_eos": True}
        )
        return answer

    complete(words(32, 9), 4)
    if prompt:
        timings = complete(words(prompt, 1), STREAM_TOKENS)["timings"]
        return {
            "prompt_tokens_per_s": timings["prompt_per_second"],
            "tokens_per_s": timings["predicted_per_second"],
        }
    figures = {}
    for name in ("seconds", "warm_seconds"):
        started_s = time.perf_counter()
        with ThreadPoolExecutor(agents) as pool:
            answers = list(pool.map(lambda p: complete(p, NEW_TOKENS), prompts_of(agents)))
        figures[name] = time.perf_counter() - started_s
        assert all(answer["usage"]["completion_tokens"] == NEW_TOKENS for answer in answers)
    return figures


def side(name: str, threads: int, agents: int, prompt: int) -> dict[str, float]:
    """Run one side in a fresh process; ours has the environment of a worker."""
    environment = os.environ if name == "peer" else worker_environment(os.environ)
    done = subprocess.run(
        [sys.executable, __file__, "--side", name, "--threads", str(threads),
         "--agents", str(agents), "--prompts", str(prompt)],
        check=True, capture_output=True, text=True, timeout=300, env=environment,
    )  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def compare(threads: int, agents: int, prompt: int, pairs: int) -> None:
    """One workload on all sides, in turns; ``prompt`` is 0 where agents share theirs."""
    found: dict[str, list[dict[str, float]]] = {name: [] for name in SIDES}
    for index in range(pairs):
        for name in SIDES if index % 2 == 0 else reversed(SIDES):
            found[name].append(side(name, threads, agents, prompt))
    ours, bare, peer = (found[name] for name in SIDES)
    figures: dict[str, Any] = {}
    for key in ours[0]:
        left = statistics.median(turn[key] for turn in ours)
        right = statistics.median(turn[key] for turn in peer)
        figures[f"ours_{key}"], figures[f"peer_{key}"] = left, right
        figures[f"{key}_gain"] = right / left if "seconds" in key else left / right
        if key in bare[0]:
            least = statistics.median(turn[key] for turn in bare)
            figures["most_gain"] = right / least if "seconds" in key else least / right
    first = "seconds" if agents > 1 else "tokens_per_s"
    what = f"1 agent behind {prompt:,} tokens" if prompt else f"{agents} agents"
    report(
        "P1" if prompt else "P5",
        f"beside xllamacpp, {what}, {threads} threads",
        figures,
        goals=GOALS.get(agents, {}),
        control=halves(ours, first),
        noise_limit=0.1,
    )


def halves(found: list[dict[str, float]], key: str) -> float:
    """The turns of one side against each other: every other one over the rest."""
    values = [each[key] for each in found]
    return statistics.median(values[::2]) / statistics.median(values[1::2])


def main() -> None:
    """Compare, or run one side."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--agents", type=int, nargs="*", default=[4, 8])
    parser.add_argument("--prompts", type=int, nargs="*", default=[64, 512, 2048])
    parser.add_argument("--side", choices=SIDES)
    arguments = parser.parse_args()
    if arguments.side:
        run = {"ours": run_ours, "bare": run_bare, "peer": run_peer}[arguments.side]
        found = run(arguments.threads, arguments.agents[0], arguments.prompts[0])
        print(json.dumps(found), flush=True)
        return
    model_file("small", "Q4_K_M")
    for prompt in arguments.prompts:
        compare(arguments.threads, 1, prompt, PAIRS[1])
    for agents in arguments.agents:
        compare(arguments.threads, agents, 0, PAIRS.get(agents, 2))


if __name__ == "__main__":
    main()
