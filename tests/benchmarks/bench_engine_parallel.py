"""P5: several agents side by side, against the bare loop with the same batches.

Usage: python tests/benchmarks/bench_engine_parallel.py [--threads 2] [--written 128]

Prints one JSON line per number of agents. The gain is what so many agents write together over
what one writes alone; the bare loop stands for the library's own batched benchmark. The control
is the bare loop against itself.
"""

from __future__ import annotations

import argparse
import time

from engine_workloads import BareLoop, as_in_a_worker, ask, finish_all, open_engine, words
from measuring import paired, report

PROMPT_TOKENS = 256


def main() -> None:
    """Measure 1, 2, 4 and 8 agents."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--written", type=int, default=128)
    arguments = parser.parse_args()
    engine = open_engine(
        "small", "Q4_K_M", threads=arguments.threads, context_tokens=1024, kv_cells=4096,
        cache_bytes=0,
    )  # fmt: skip  # nothing is kept: each prompt is new, and kept ones would take cells
    bare = BareLoop(engine)
    fairness = 1.0
    seeds = iter(range(1000, 100_000))

    def fresh(agents: int) -> list[str]:
        return [words(PROMPT_TOKENS, next(seeds)) for _ in range(agents)]

    def ours_s(agents: int) -> float:
        nonlocal fairness
        requests = {str(n): ask(p, arguments.written) for n, p in enumerate(fresh(agents))}
        started_s = time.perf_counter()
        ends, _ = finish_all(engine, requests)
        duration_s = time.perf_counter() - started_s
        totals_s = [end.stats.total_s for end in ends.values()]
        fairness = max(totals_s) / min(totals_s)
        return duration_s

    def bare_s(agents: int) -> float:
        return bare.write_side_by_side(fresh(agents), arguments.written)

    alone: tuple[float, float] = (1.0, 1.0)
    for agents in (1, 2, 4, 8):
        found = paired(
            lambda agents=agents: ours_s(agents),  # type: ignore[misc]
            lambda agents=agents: bare_s(agents),  # type: ignore[misc]
            4 if agents < 8 else 2,
            8 if agents < 8 else 4,
            quiet=0.02,
        )
        ours, other = found.ours, found.other
        if agents == 1:
            alone = (ours, other)
        gain, bare_gain = agents * alone[0] / ours, agents * alone[1] / other
        report(
            "P5",
            f"{agents} agents side by side, {arguments.threads} threads",
            {
                "speed_ratio": 1.0 / found.ratio,
                "gain": gain,
                "bare_gain": bare_gain,
                "gain_ratio": gain / bare_gain,
                "fairness": fairness,
                "seconds": ours,
            },
            goals={"gain_ratio": ">= 0.9", "fairness": "<= 1.3"},
            control=found.control,
            noise_limit=0.05,
        )
    engine.close()


if __name__ == "__main__":
    as_in_a_worker()
    main()
