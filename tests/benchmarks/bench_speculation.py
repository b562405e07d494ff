"""P6: guessing ahead, on against off, and whether the answers stay what they are.

Usage: python tests/benchmarks/bench_speculation.py [--threads 2] [--written 384] [--pairs 3]

A model with random weights cannot rewrite a file, so the token that the sampler chose is
replaced by that of a script: a file of 200 lines written again with five edits, the JSON result
of a tool told again, and prose that repeats nothing. All else is real: each step decodes,
samples, guesses and cuts back as it would for a model that wrote this. The first line tells
what can be reached at all on this machine: how many tokens of one stream a step may hold, and
what such a step costs in steps of one token. Identity is measured with the sampler itself.
Prints one JSON line per case; the control is the side without guesses against itself.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from bench_tool_decoding import STARTER, read_cases
from engine_workloads import as_in_a_worker, ask, finish_all, model_file, words
from measuring import Pairs, paired, report

from workbench.engines.api import LoadOptions, Request, SamplingOptions, ToolCall
from workbench.engines.llama_cpp import speculate
from workbench.engines.llama_cpp.engine import LlamaEngine, load
from workbench.engines.llama_cpp.prompts import Prompt
from workbench.engines.llama_cpp.sampling import Sampler
from workbench.engines.speculation import LENGTHS, Worth

ROUNDS = 6
PROMPTS = 40


class ScriptedSampler(Sampler):
    """Chooses as always, and then says what the script wants."""

    script: list[int]
    at = 0

    def sample(self, place: int) -> int:
        """The next token of the script, after the work of choosing one."""
        super().sample(place)
        self.at += 1
        return self.script[self.at - 1]


def follow(engine: LlamaEngine, script: list[int]) -> None:
    """Let every request of the engine write this."""

    def sampler(request: Request, prompt: Prompt) -> Sampler:
        found = ScriptedSampler(engine._context, request.sampling, prompt.tokens)
        found.script = script
        return found

    engine._sampler = sampler  # type: ignore[method-assign]


def edited_file() -> tuple[str, str]:
    """A file of 200 lines, and itself with five of them changed."""
    lines = [words(4, number) + "\n" for number in range(200)]
    edited = list(lines)
    for number in (7, 16, 33, 40, 61):
        edited[number] = words(5, 9000 + number) + "\n"
    return "".join(lines), "".join(edited)


def tool_result() -> tuple[str, str]:
    """The JSON a tool gave, and an answer that tells it with a few words of its own."""
    source = random.Random(3)
    rows = [
        {
            "name": words(2, 100 + n).strip(),
            "count": source.randrange(10_000),
            "open": n % 2 == 0,
        }
        for n in range(30)
    ]
    told = json.dumps(rows, indent=1)
    return f"result {told}", f"{words(12, 77)}: {told}{words(12, 78)}"


def prose() -> tuple[str, str]:
    """A prompt, and an answer in which hardly three tokens come again."""
    return words(300, 5), words(1200, 6)


CASES: dict[str, tuple[Callable[[], tuple[str, str]], str]] = {
    "a file of 200 lines is rewritten with 5 edits": (edited_file, ">= 1.3"),
    "the JSON result of a tool is told again": (tool_result, ">= 1.0"),
    "free prose": (prose, ">= 0.98"),
}


def steps(engine: LlamaEngine, prompt: str) -> dict[int, float]:
    """Seconds of a step by the tokens of one stream in it; the best of some."""
    context, tokens = engine._context, engine._model.tokenize(prompt)
    context.remove(0, 0)
    for start in range(0, len(tokens), 256):
        context.begin_batch()
        context.add(0, start, tokens[start : start + 256], True)
        context.decode()
    found: dict[int, float] = {}
    for _ in range(ROUNDS):
        for count in (1, *(length + 1 for length in LENGTHS)):
            context.begin_batch()
            for offset in range(count):
                context.add_one(0, len(tokens) + offset, tokens[offset])
            began_s = time.perf_counter()
            context.decode()
            took_s = time.perf_counter() - began_s
            context.remove(0, len(tokens))
            found[count] = min(took_s, found.get(count, took_s))
    context.remove(0, 0)
    return found


def measure(
    on: LlamaEngine, off: LlamaEngine, prompt: str, script: str, written: int, pairs: int
) -> tuple[Pairs, float, float]:
    """Seconds with guesses and without, and what share was guessed and right."""
    tokens = on._model.tokenize(script)[:written]
    shares = 0.0, 0.0

    def run_s(engine: LlamaEngine) -> float:
        nonlocal shares
        follow(engine, tokens)
        ends, _ = finish_all(engine, {"it": ask(prompt, len(tokens))})
        stats = ends["it"].stats
        if engine is on:
            right = stats.accepted_tokens
            shares = right / stats.new_tokens, right / max(1, stats.guessed_tokens)
        return stats.total_s - stats.first_token_s

    found = paired(lambda: run_s(on), lambda: run_s(off), pairs, 2 * pairs, quiet=0.02)
    return found, *shares


def identity(case: str, path: Path, requests: Sequence[Request], options: LoadOptions) -> None:
    """How many answers are the same with guesses as without."""
    texts: list[list[str]] = []
    guessed = 0
    for kind in ("off", "repeats"):
        engine = load(path, replace(options, speculation=kind))
        texts.append([])
        for request in requests:
            text: list[str] = []
            engine.submit("it", request)
            ended = False
            while not ended:
                for _, event in engine.step():
                    if isinstance(event, ToolCall):
                        text.append(f"{event.name} {event.arguments}\n")
                    text.append(getattr(event, "text", ""))
                    stats = getattr(event, "stats", None)
                    guessed += stats.guessed_tokens if stats else 0
                    ended = stats is not None
            texts[-1].append("".join(text))
        engine.close()
    same = sum(left == right for left, right in zip(*texts, strict=True)) / len(requests)
    report(
        "P6",
        f"the same {len(requests)} answers with guesses, {case}",
        {"identical": same, "guessed_tokens": guessed},
        goals={"identical": ">= 0.99"},
    )


def identities(options: LoadOptions) -> None:
    """With weights that mean something, and with random ones.

    Where two tokens are all but equally likely, the order in which a batch of another size adds
    its numbers decides between them; random weights make that common.
    """
    greedy = SamplingOptions(temperature=0.0, max_new_tokens=96)
    asked = [replace(case.request, sampling=greedy) for case in read_cases(PROMPTS)]
    identity("the starter model's tool calls", STARTER / "starter.gguf", asked, options)
    repeats = [ask(words(40, number) * 2, 64) for number in range(PROMPTS)]
    identity("a random model that repeats itself", model_file("toy", "Q8_0"), repeats, options)


def main() -> None:
    """Measure all cases."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--written", type=int, default=384)
    parser.add_argument("--pairs", type=int, default=3)
    arguments = parser.parse_args()
    options = LoadOptions(
        context_tokens=4096, threads=arguments.threads, max_sequences=1, batch_tokens=256
    )
    path = model_file("small", "Q4_K_M")
    on = load(path, replace(options, speculation="repeats"))
    off = load(path, options)
    costs = steps(on, words(600, 1))
    gains = {count: count * costs[1] / seconds for count, seconds in costs.items()}
    best = max(gains, key=lambda count: gains[count])
    report(
        "P6",
        f"what can be reached: all guesses right, {arguments.threads} threads",
        {
            "upper_bound": gains[best],
            "at_tokens": best,
            **{f"step_of_{count}": costs[count] / costs[1] for count in (2, 4, 9, 17, 25)},
        },
    )
    for case, (make, goal) in CASES.items():
        prompt, script = make()
        found, share, right = measure(
            on, off, prompt, script, arguments.written, arguments.pairs
        )
        report(
            "P6",
            f"{case}, {arguments.threads} threads",
            {
                "speed_ratio": 1.0 / found.ratio,
                "upper_bound": gains[best],
                "guessed_share": share,
                "guesses_right": right,
                "seconds": found.ours,
            },
            goals={"speed_ratio": goal},
            control=found.control,
            noise_limit=0.05,
        )
    on.close()
    off.close()
    # Every guess is taken here, whether it pays or not: this is about what is written.
    always = patch.object(speculate, "best_count", lambda *values: min(4, values[4]))
    with always, patch.object(Worth, "on", lambda *_: True):
        identities(replace(options, context_tokens=1024, max_sequences=8))


if __name__ == "__main__":
    as_in_a_worker()
    main()
