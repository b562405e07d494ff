"""P1, P2: what the engine adds to a bare loop over the same library.

Usage: python tests/benchmarks/bench_engine_overhead.py [--tokens 384] [--answers 6]

Prints one JSON line per setting. Ratios are speeds: 1.0 means that nothing is added. Both sides
write in turns, a token each; the control is every other token of the bare loop against the
rest.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Generator

from engine_workloads import BareLoop, as_in_a_worker, ask, finish_all, open_engine, words
from measuring import report

from workbench.engines.api import (
    Failed,
    Finished,
    PromptReady,
    Request,
    SamplingOptions,
)
from workbench.engines.llama_cpp.engine import LlamaEngine

PROMPT = words(64, 1)
SKIPPED = 8
TIMED = 512


def whole_answer(engine: LlamaEngine, temperature: float, tokens: int) -> Request:
    """A request with a seed that does not end the answer early."""
    for seed in range(1, 200):
        sampling = SamplingOptions(temperature=temperature, max_new_tokens=tokens, seed=seed)
        request = ask(PROMPT, tokens, sampling=sampling)
        ends, _ = finish_all(engine, {"try": request})
        if ends["try"].stats.new_tokens == tokens:
            return request
    raise RuntimeError("every answer ends early")


def side_by_side(
    engine: LlamaEngine,
    bare: BareLoop,
    request: Request,
    greedy: bool,
    ours_s: list[float],
    bare_s: list[float],
) -> None:
    """Let both write an answer in turns, a token each, and note what each token took.

    A machine changes its speed from second to second; so two tokens that are compared are
    milliseconds apart. Both sequences share one context, so their length costs both the same.
    """
    other = both_started(engine, bare, request, greedy)
    tokens = request.sampling.max_new_tokens - 2 * SKIPPED
    in_turns(engine, other, tokens, ours_s, bare_s)
    other.close()
    finish(engine)


def both_started(
    engine: LlamaEngine, bare: BareLoop, request: Request, greedy: bool
) -> Generator[int, None, None]:
    """Let both read the prompt and write a few tokens; returns the bare side."""
    engine.submit("it", request)
    while not any(isinstance(event, PromptReady) for _, event in engine.step()):
        pass
    other = bare.tokens(PROMPT, request.sampling.max_new_tokens, greedy)
    for _ in range(SKIPPED):
        next(other)
    return other


def in_turns(
    engine: LlamaEngine,
    other: Generator[int, None, None],
    tokens: int,
    ours_s: list[float],
    bare_s: list[float],
) -> None:
    """Let both write so many tokens in turns, and note what each took."""
    for number in range(tokens):
        for first in (True, False) if number % 2 else (False, True):
            began_s = time.perf_counter()
            if first:
                if any(isinstance(event, Finished | Failed) for _, event in engine.step()):
                    raise RuntimeError("the answer ended early")
            else:
                next(other)
            (ours_s if first else bare_s).append(time.perf_counter() - began_s)


def finish(engine: LlamaEngine) -> None:
    """Let the engine write its answer to the end."""
    while not any(isinstance(event, Finished) for _, event in engine.step()):
        pass


def steadiness(times_s: list[float]) -> float:
    """The same side beside itself: 1 where the machine kept its speed.

    Each half has as many tokens that came after a token of the other side as after one of
    their own, which finds its context still in the processor's cache.
    """
    halves: tuple[list[float], list[float]] = ([], [])
    for number, time_s in enumerate(times_s):
        halves[number // 2 % 2].append(time_s)
    return statistics.median(halves[0]) / statistics.median(halves[1])


def overhead(threads: int, tokens: int, answers: int) -> None:
    """P1 with this many threads, greedy and with the default sampler."""
    engine = open_engine("toy", "Q8_0", threads=threads, context_tokens=2048)
    bare = BareLoop(engine)
    for greedy in (True, False):
        temperature = 0.0 if greedy else 0.7
        request = whole_answer(engine, temperature, tokens)

        ours_s: list[float] = []
        bare_s: list[float] = []
        for _ in range(answers):
            side_by_side(engine, bare, request, greedy, ours_s, bare_s)
        ours, other = statistics.median(ours_s), statistics.median(bare_s)
        control = steadiness(bare_s)
        sampler = "greedy" if greedy else "default sampler"
        report(
            "P1",
            f"engine beside a bare loop, {sampler}, {threads} thread{'s' * (threads > 1)}",
            {
                "speed_ratio": other / ours,
                "added_us_per_token": (ours - other) * 1e6,
                "bare_us_per_token": other * 1e6,
            },
            goals={
                "speed_ratio": ">= 0.98" if threads == 1 else ">= 0.95",
                "added_us_per_token": "<= 100",
            },
            control=control,
            noise_limit=0.01,
        )
    engine.close()


def length_scaling(tokens: int) -> None:
    """P2: the last 512 tokens of a long answer against the first 512.

    Both write in turns, each in a context of its own; only both ends are timed.
    """
    options = {"threads": 1, "context_tokens": tokens + 512, "max_sequences": 2}
    engine, beside_it = (open_engine("toy", "Q8_0", **options) for _ in range(2))
    bare = BareLoop(beside_it)
    other = both_started(engine, bare, ask(PROMPT, tokens), greedy=True)
    first: tuple[list[float], list[float]] = ([], [])
    last: tuple[list[float], list[float]] = ([], [])
    in_turns(engine, other, TIMED, *first)
    for _ in range(tokens - 2 * (TIMED + SKIPPED)):
        engine.step()
        next(other)
    in_turns(engine, other, TIMED, *last)
    other.close()
    finish(engine)
    ours, beside = (
        statistics.median(last[side]) / statistics.median(first[side]) for side in (0, 1)
    )
    control = 1.0
    for times_s in (first[1], last[1]):
        control *= steadiness(times_s)
    report(
        "P2",
        f"one answer of {tokens} tokens, the last {TIMED} beside the first {TIMED}",
        {"ours_growth": ours, "bare_growth": beside, "growth_ratio": ours / beside},
        goals={"growth_ratio": "<= 1.05"},
        control=control,
        noise_limit=0.03,
    )
    engine.close()
    beside_it.close()


def main() -> None:
    """Run both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tokens", type=int, default=384)
    parser.add_argument("--answers", type=int, default=6)
    parser.add_argument("--long", type=int, default=8192)
    parser.add_argument("--threads", type=int, nargs="*", default=[1, 2])
    arguments = parser.parse_args()
    for threads in arguments.threads:
        overhead(threads, arguments.tokens, arguments.answers)
    length_scaling(arguments.long)


if __name__ == "__main__":
    as_in_a_worker()
    main()
