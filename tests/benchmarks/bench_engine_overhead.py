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

from engine_workloads import BareLoop, ask, finish_all, open_engine, words
from measuring import paired, report

from workbench.engines.api import (
    EngineEvent,
    Failed,
    Finished,
    PromptReady,
    Request,
    SamplingOptions,
)
from workbench.engines.llama_cpp.engine import LlamaEngine

PROMPT = words(64, 1)
SKIPPED = 8


def written(engine: LlamaEngine, request: Request) -> list[float]:
    """The times after each step of one answer, from its first token on.

    A token that ends inside a character brings no text, so steps are counted, not pieces.
    """
    engine.submit("it", request)
    times_s: list[float] = []
    events: list[tuple[str, EngineEvent]] = []
    while not any(isinstance(event, Finished | Failed) for _, event in events):
        events = engine.step()
        times_s.append(time.perf_counter())
    tokens = _checked(events, request)
    return times_s[-tokens:]


def _checked(events: list[tuple[str, EngineEvent]], request: Request) -> int:
    """The number of tokens of an answer that has its full length."""
    for _, event in events:
        if isinstance(event, Failed):
            raise event.error
        if isinstance(event, Finished):
            if event.stats.new_tokens < request.sampling.max_new_tokens:
                raise RuntimeError(f"only {event.stats.new_tokens} tokens were written")
            return event.stats.new_tokens
    raise RuntimeError("the answer has no end")


def per_token(times_s: list[float], skipped: int = 8) -> float:
    """Seconds per token after the first few."""
    return (times_s[-1] - times_s[skipped]) / (len(times_s) - 1 - skipped)


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
    engine.submit("it", request)
    while not any(isinstance(event, PromptReady) for _, event in engine.step()):
        pass
    tokens = request.sampling.max_new_tokens - SKIPPED
    other = bare.tokens(PROMPT, tokens + SKIPPED, greedy)
    for _ in range(SKIPPED):
        next(other)
    for number in range(tokens - SKIPPED):
        for first in (True, False) if number % 2 else (False, True):
            began_s = time.perf_counter()
            if first:
                engine.step()
            else:
                next(other)
            (ours_s if first else bare_s).append(time.perf_counter() - began_s)
    other.close()
    while not any(isinstance(event, Finished) for _, event in engine.step()):
        pass


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
        control = statistics.median(bare_s[::2]) / statistics.median(bare_s[1::2])
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
    found = paired(ours_growth, bare_growth, pairs)
    report(
        "P2",
        f"one answer of {tokens} tokens, the last 512 beside the first 512",
        {
            "ours_growth": found.ours,
            "bare_growth": found.other,
            "growth_ratio": found.ratio,
        },
        goals={"growth_ratio": "<= 1.05"},
        control=bare_before / found.other,
        noise_limit=0.05,
    )
    engine.close()


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
    length_scaling(arguments.long, 1)


if __name__ == "__main__":
    main()
