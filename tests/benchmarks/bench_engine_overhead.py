"""P1, P2: what the engine adds to a bare loop over the same library.

Usage: python tests/benchmarks/bench_engine_overhead.py [--tokens 512] [--pairs 7] [--long 8192]

Prints one JSON line per setting. Ratios are speeds: 1.0 means that nothing is added. The
control is the bare loop against itself.
With one thread the processor time per token is compared too, which other programs on the
machine disturb far less than the clock.
"""

from __future__ import annotations

import argparse
import time

from engine_workloads import BareLoop, ask, open_engine, words
from measuring import control_of, paired, report

from workbench.engines.api import Request, SamplingOptions, TextDelta
from workbench.engines.llama_cpp.engine import LlamaEngine

PROMPT = words(64, 1)


def written(engine: LlamaEngine, request: Request) -> list[float]:
    """The times at which the pieces of one answer came."""
    engine.submit("it", request)
    times_s: list[float] = []
    while events := engine.step():
        now_s = time.perf_counter()
        times_s += [now_s for _, event in events if isinstance(event, TextDelta)]
    return times_s


def per_token(times_s: list[float], skipped: int = 8) -> float:
    """Seconds per token after the first few."""
    return (times_s[-1] - times_s[skipped]) / (len(times_s) - 1 - skipped)


def overhead(threads: int, tokens: int, pairs: int) -> None:
    """P1 with this many threads, greedy and with the default sampler."""
    engine = open_engine("toy", "Q8_0", threads=threads, context_tokens=2048)
    bare = BareLoop(engine)
    for greedy in (True, False):
        temperature = 0.0 if greedy else 0.7
        sampling = SamplingOptions(temperature=temperature, max_new_tokens=tokens, seed=1)
        request = ask(PROMPT, tokens, sampling=sampling)

        cpu_ours_s: list[float] = []
        cpu_bare_s: list[float] = []

        def ours_s(request: Request = request, spent_s: list[float] = cpu_ours_s) -> float:
            before_s = time.process_time()
            times_s = written(engine, request)
            spent_s.append(time.process_time() - before_s)
            return per_token(times_s)

        def bare_s(greedy: bool = greedy, spent_s: list[float] = cpu_bare_s) -> float:
            before_s = time.process_time()
            times_s = bare.write(PROMPT, tokens, greedy)
            spent_s.append(time.process_time() - before_s)
            return per_token(times_s)

        bare_s()
        control = control_of(bare_s, 4)
        ratio, ours, other = paired(ours_s, bare_s, pairs)
        sampler = "greedy" if greedy else "default sampler"
        report(
            "P1",
            f"engine beside a bare loop, {sampler}, {threads} thread{'s' * (threads > 1)}",
            {
                "speed_ratio": 1.0 / ratio,
                "added_us_per_token": (ours - other) * 1e6,
                "bare_us_per_token": other * 1e6,
                "added_cpu_us_per_token": (min(cpu_ours_s) - min(cpu_bare_s)) / tokens * 1e6,
            },
            goals={
                "speed_ratio": ">= 0.98" if threads == 1 else ">= 0.95",
                "added_us_per_token": "<= 100",
            },
            control=control,
        )
    engine.close()


def length_scaling(tokens: int, pairs: int) -> None:
    """P2: the last 512 tokens of a long answer against the first 512."""
    context = tokens + 512
    engine = open_engine("toy", "Q8_0", threads=1, context_tokens=context, max_sequences=2)
    bare = BareLoop(engine)

    def growth(times_s: list[float]) -> float:
        return per_token(times_s[-512:]) / per_token(times_s[:512])

    def ours_growth() -> float:
        return growth(written(engine, ask(PROMPT, tokens)))

    def bare_growth() -> float:
        return growth(bare.write(PROMPT, tokens))

    bare_before = bare_growth()
    ratio, ours, other = paired(ours_growth, bare_growth, pairs)
    report(
        "P2",
        f"one answer of {tokens} tokens, the last 512 beside the first 512",
        {"ours_growth": ours, "bare_growth": other, "growth_ratio": ratio},
        goals={"growth_ratio": "<= 1.05"},
        control=bare_before / other,
        noise_limit=0.05,
    )
    engine.close()


def main() -> None:
    """Run both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tokens", type=int, default=512)
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument("--long", type=int, default=8192)
    parser.add_argument("--threads", type=int, nargs="*", default=[1, 2])
    arguments = parser.parse_args()
    for threads in arguments.threads:
        overhead(threads, arguments.tokens, arguments.pairs)
    length_scaling(arguments.long, 1)


if __name__ == "__main__":
    main()
