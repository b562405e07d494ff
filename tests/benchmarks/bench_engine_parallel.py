"""P5: several agents side by side, against the bare loop with the same batches.

Usage: python tests/benchmarks/bench_engine_parallel.py [--threads 2] [--written 128]

Prints one JSON line per number of agents.
"""

from __future__ import annotations

import argparse
import time

from engine_workloads import (
    BareLoop,
    ask,
    finish_all,
    open_engine,
    paired,
    quiet,
    report,
    words,
)

PROMPT_TOKENS = 256


def main() -> None:
    """Measure 1, 2, 4 and 8 agents."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--written", type=int, default=128)
    arguments = parser.parse_args()
    engine = open_engine(
        "small", "Q4_K_M", threads=arguments.threads, context_tokens=1024, cache_bytes=1 << 28
    )
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

    _, control = quiet(lambda: bare_s(1), 3)
    alone: tuple[float, float] = (1.0, 1.0)
    for agents in (1, 2, 4, 8):
        ratio, ours, other = paired(
            lambda agents=agents: ours_s(agents),  # type: ignore[misc]
            lambda agents=agents: bare_s(agents),  # type: ignore[misc]
            2 if agents < 8 else 1,
        )
        if agents == 1:
            alone = (ours, other)
        report(
            "engine_parallel",
            control,
            agents=agents,
            threads=arguments.threads,
            speed_ratio=1.0 / ratio,
            gain=agents * alone[0] / ours,
            bare_gain=agents * alone[1] / other,
            fairness=fairness,
            seconds=ours,
        )
    engine.close()


if __name__ == "__main__":
    main()
