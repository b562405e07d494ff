"""P7: what holding a tool call to its schema costs a token, with 150 000 to choose from.

Usage: python tests/benchmarks/bench_mask_cost.py [--rounds 20] [--threads 1]

Prints one JSON line per way. Ours on llama.cpp's grammar checks the one token that was chosen
freely, and masks the likeliest only if that one is refused; by itself the library would mask
all tokens each time; llguidance, which holds MLX in the same way, does that fast. The model is
random, so each token of a call is made the likeliest in turn. It has six layers: any real model
with as many tokens takes several times as long to decode, and the share of the mask is as much
smaller.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))
from engine_workloads import model_file
from measuring import report

from workbench.engines.api import LoadOptions, SamplingOptions, ToolDefinition
from workbench.engines.constrain import Constraint, constraint_for
from workbench.engines.dialects import hermes_dialect
from workbench.engines.llama_cpp.engine import LlamaEngine, load
from workbench.engines.llama_cpp.sampling import ConstrainedSampler, Sampler

GOAL = {"share_of_decode": "<= 0.03"}
SCHEMA = {
    "type": "object",
    "properties": {
        "city": {"type": "string"},
        "days": {"type": "integer"},
        "unit": {"enum": ["celsius", "fahrenheit"]},
        "places": {"type": "array", "items": {"type": "string"}},
        "note": {"type": "string"},
    },
    "required": ["city", "days", "places"],
}
CALL = (
    '<tool_call>\n{"name": "weather", "arguments": {"city": "the old town of Aberystwyth", '
    '"days": 12, "unit": "celsius", "places": ["harbour wall", "castle", "long beach"], '
    '"note": "with wind and rain by the hour, please"}}\n</tool_call>'
)
KINDS = {
    "greedy": SamplingOptions(temperature=0.0),
    "sampled": SamplingOptions(seed=1),
    "sampled with a repeat penalty": SamplingOptions(seed=1, repeat_penalty=1.1),
}
FORCED = 1000.0


class Bench:
    """The model, the grammar, and the logits of one decoded token to play with."""

    def __init__(self, engine: LlamaEngine) -> None:
        import numpy as np

        self._context: Any = engine._context
        self._model: Any = engine._model
        tool = ToolDefinition("weather", "Tells the weather.", SCHEMA)
        held = constraint_for(hermes_dialect(), [tool], "required")
        assert held is not None
        self.held: Constraint = held
        self.tokens: list[int] = self._model.tokenize(CALL)
        (self.unfit,) = self._model.tokenize("\x07", special=False)
        self.decode()
        pointer = self._model.lib.llama_get_logits_ith(self._context.handle, 0)
        self.logits: Any = np.ctypeslib.as_array(pointer, (self._model.vocab_size,))

    def decode(self) -> float:
        """Seconds of one token through the model."""
        self._context.remove(0, 0)
        self._context.begin_batch()
        self._context.add_one(0, 0, self.tokens[0])
        began_s = time.perf_counter()
        self._context.decode()
        self._model.lib.llama_synchronize(self._context.handle)
        return time.perf_counter() - began_s

    def free(self, options: SamplingOptions) -> Sampler:
        """A sampler that holds nothing."""
        return Sampler(self._context, options, [])

    def checking(self, options: SamplingOptions) -> Sampler:
        """Ours."""
        return ConstrainedSampler(self._context, options, [], self.held.grammar)

    def masking(self, options: SamplingOptions) -> Sampler:
        """One that masks all tokens at each."""
        return Masking(self._context, options, [], self.held.grammar)

    def write_s(
        self, make: Callable[[SamplingOptions], Sampler], kind: str, *, refused: bool = False
    ) -> float:
        """Seconds a token of the call takes to be chosen.

        With ``refused`` a token that does not fit is the likeliest each time, before it.
        """
        sampler = make(KINDS[kind])
        spent_s = 0.0
        try:
            for token in self.tokens:
                before, self.logits[token] = float(self.logits[token]), FORCED
                self.logits[self.unfit] = 2 * FORCED if refused else -FORCED
                began_s = time.perf_counter()
                chosen = sampler.sample(0)
                spent_s += time.perf_counter() - began_s
                self.logits[token] = before
                assert chosen == token, (self._model.piece(chosen), self._model.piece(token))
        finally:
            sampler.close()
        return spent_s / len(self.tokens)


class Masking(ConstrainedSampler):
    """The grammar over the whole vocabulary first: what is not done, for comparison."""

    def sample(self, place: int) -> int:
        """Choose among what the grammar allows."""
        self._candidates.fill(place)
        token = self._candidates.choose(self._grammar, self.chain)
        self._lib.llama_sampler_accept(self._grammar, token)
        self._lib.llama_sampler_accept(self.chain, token)
        return token


def best_s(rounds: int, *works: Callable[[], float]) -> list[float]:
    """The best of some rounds of each, in turns: others on the machine only ever add to it."""
    found = [float("inf")] * len(works)
    for _ in range(rounds + 1):
        found = [min(best, work()) for best, work in zip(found, works, strict=True)]
    return found


def llguidance_s(bench: Bench, rounds: int) -> dict[str, float]:
    """Seconds a token for a mask of all tokens, and for a check of one."""
    import llguidance

    from workbench.engines import gbnf

    lib, model = bench._model.lib, bench._model

    class Words:
        """The vocabulary as llguidance asks for it."""

        eos_token_id = int(lib.llama_vocab_eos(model.vocab))
        bos_token_id = None
        tokens = tuple(model.piece(token) for token in range(model.vocab_size))
        special_token_ids = (eos_token_id,)

        def __call__(self, text: bytes) -> list[int]:
            return list(model.tokenize(text.decode(), special=False))

    began_s = time.perf_counter()
    words = llguidance.LLTokenizer(llguidance.TokenizerWrapper(Words()))
    made_s = time.perf_counter() - began_s
    grammar = llguidance.LLMatcher.grammar_from_lark(gbnf.lark(bench.held))
    rule_out = on_mlx(model.vocab_size)
    spent: dict[str, list[float]] = {"mask_us": [], "check_us": []}
    for _ in range(rounds):
        for key, masks in (("mask_us", True), ("check_us", False)):
            matcher = llguidance.LLMatcher(words, grammar)
            began_s = time.perf_counter()
            for token in bench.tokens:
                if masks:
                    rule_out(matcher.compute_bitmask())
                else:
                    assert matcher.validate_tokens([token]) == 1
                matcher.consume_token(token)
            spent[key].append((time.perf_counter() - began_s) / len(bench.tokens))
    found = {key: min(values) for key, values in spent.items()}
    return {**found, "tokenizer_s": made_s}


def on_mlx(count: int) -> Callable[[bytes], None]:
    """Rules tokens out as MLX does; nothing where it is not installed."""
    if find_spec("mlx") is None:
        return lambda _bits: None
    import mlx.core as mx

    from workbench.engines.mlx_batch.mask import _only

    scores = mx.random.normal((1, count))
    mx.eval(scores)
    return lambda bits: mx.eval(_only(scores, bits))


def tell(case: str, cost_s: float, decode_s: float, **more: float) -> None:
    """One line about one way, judged only where the program goes it."""
    report(
        "P7",
        f"mask: {case}",
        {
            "mask_us_per_token": cost_s * 1e6,
            "decode_us_per_token": decode_s * 1e6,
            "share_of_decode": cost_s / decode_s,
            **more,
        },
        goals={} if "not used" in case or "refused" in case else GOAL,
    )


def main() -> None:
    """Measure each way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    options = LoadOptions(context_tokens=512, threads=arguments.threads, batch_tokens=64)
    engine = load(model_file("wide", "Q8_0"), options)
    bench, rounds = Bench(engine), arguments.rounds
    (decode_s,) = best_s(rounds, bench.decode)
    for kind in KINDS:
        free_s, ours_s, again_s = best_s(
            rounds,
            partial(bench.write_s, bench.free, kind),
            partial(bench.write_s, bench.checking, kind),
            partial(bench.write_s, bench.checking, kind, refused=True),
        )
        sampler_us = free_s * 1e6
        tell(f"llama.cpp, the chosen token is checked, {kind}", ours_s - free_s, decode_s,
             free_sampler_us=sampler_us)  # fmt: skip
        tell(f"llama.cpp, the chosen token is refused, {kind}", again_s - free_s, decode_s)
    free_s, all_s = best_s(
        max(1, rounds // 10),
        partial(bench.write_s, bench.free, "greedy"),
        partial(bench.write_s, bench.masking, "greedy"),
    )
    tell("llama.cpp, all tokens are masked, not used", all_s - free_s, decode_s)
    found = llguidance_s(bench, rounds)
    tell("llguidance for MLX, the chosen token is refused", found["mask_us"], decode_s,
         tokenizer_s=found["tokenizer_s"])  # fmt: skip
    tell("llguidance for MLX, the chosen token is checked", found["check_us"], decode_s)
    engine.close()


if __name__ == "__main__":
    main()
